import type { Finding, Kind } from './finding';
import { type Level, levelOf, mayBeCertain } from './levels';
import { nest } from './nesting';
import type { Profile } from './profile';
import type { Candidate, DocumentEvidence, Rule } from './rule';
import { RULES } from './rules';
import { copyOfFixes } from './scan';

export type Levels = Partial<Readonly<Record<Kind, Level>>>;

/** The levels of a kind's probable and certain findings; undefined where it is off. */
type Grades = readonly [probable: Level, certain: Level] | undefined;

/** Where the candidates of a document are put, line by line, before the document has its say. */
export class Settling {
  readonly #kinds = new Map<Kind, { grades: Grades; candidates: Candidate[] }>();

  constructor(profile: Profile, asked: Levels) {
    for (const { kind } of RULES) {
      const level = asked[kind];
      const grades = [level ?? levelOf(kind, profile, false), level ?? levelOf(kind, profile, true)] as const;
      if (grades[0] !== 'off' || grades[1] !== 'off') this.#kinds.set(kind, { grades, candidates: [] });
    }
  }

  /** Candidates come in the order of the text. */
  add(candidate: Candidate): void {
    this.#kinds.get(candidate.kind)?.candidates.push(candidate);
  }

  /** The document's findings, sorted and nested. They share nothing with the candidates, which will move with the next edit. */
  findings(text: string, document: DocumentEvidence): Finding[] {
    const settled: Candidate[] = [];
    for (const rule of RULES as readonly Rule[]) {
      const { grades, candidates } = this.#kinds.get(rule.kind) ?? {};
      if (!grades || !candidates || candidates.length === 0) continue;
      const certainty = mayBeCertain(rule.kind);
      for (const candidate of rule.settle?.(candidates, document) ?? candidates) {
        const certain = certainty && candidate.certain && candidate.fixes.length > 0;
        if (grades[certain ? 1 : 0] !== 'off')
          settled.push(certain === candidate.certain ? candidate : { ...candidate, certain });
      }
    }
    return nest(settled).map((candidate) => {
      const { grades } = this.#kinds.get(candidate.kind) as { grades: NonNullable<Grades> };
      return findingOf(candidate, text, grades[candidate.certain ? 1 : 0] as Finding['severity']);
    });
  }
}

/** What every finding has, and what no finding has. The other keys are the kind's own. */
const COMMON = new Set(['kind', 'start', 'end', 'text', 'severity', 'certain', 'fixes', 'evidence']);

/** A spread would do; but objects of so many shapes are copied several times faster by hand, and there are thousands of them. */
function findingOf(candidate: Candidate, text: string, severity: Finding['severity']): Finding {
  const { kind, start, end, certain, fixes } = candidate;
  const finding: Record<string, unknown> = {
    kind,
    start,
    end,
    text: text.slice(start, end),
    severity,
    certain,
    fixes: copyOfFixes(fixes),
  };
  for (const key in candidate) if (!COMMON.has(key)) finding[key] = candidate[key as keyof Candidate];
  return finding as unknown as Finding;
}
