import { Anchored } from './anchored';
import { type CheckedLine, endOf } from './checkedLine';
import type { CheckedText } from './checkedText';
import { Facts } from './facts';
import type { Finding, Kind } from './finding';
import { type Level, levelOf, mayBeCertain } from './levels';
import { nest } from './nesting';
import type { Profile } from './profile';
import type { Candidate, DocumentEvidence, Rule } from './rule';
import { RULES } from './rules';
import { copyOfFixes, kindBit } from './scan';

export type Levels = Partial<Readonly<Record<Kind, Level>>>;

/** One kind as the document has it: at which levels, and settled by which answers. */
interface Ruling {
  readonly rule: Rule;
  readonly bit: number;
  readonly mayBeCertain: boolean;
  probable: Level;
  certain: Level;
  facts: Facts;
}

/**
 * Makes findings of the candidates of a document when the document has had its say, and keeps them line by line: a line is settled anew
 * when it was scanned anew, when the document changes its mind about a kind it holds, or when a rule of document scope does about it.
 */
export class Settling {
  readonly #levels: Levels;
  #rulings: Ruling[] = [];
  #profile: Profile | undefined;

  /** @param levels that override the profile's */
  constructor(levels: Levels) {
    this.#levels = levels;
  }

  /** The document's findings, sorted and nested. They belong to the lines and move with them. */
  findings(text: CheckedText, document: DocumentEvidence): Finding[] {
    const stale = this.#reconsider(document);
    const across = this.#acrossLines(text.lines, document);
    const findings: Finding[] = [];
    let next = 0;
    for (const line of text.lines) {
      if (!line.candidates) continue;
      const first = next;
      const end = endOf(line);
      while (next < across.length && (across[next] as Candidate).start < end) next++;
      if (!line.findings || (line.scan.kinds & stale) !== 0 || !isSame(line.across, across, first, next)) {
        line.across = across.slice(first, next);
        line.findings = new Anchored(this.#settle(line, text), line.start);
      }
      for (const finding of line.findings.at(line.start)) findings.push(finding);
    }
    return nest(findings);
  }

  /** The kinds about which the document has changed its mind, as a set of bits. */
  #reconsider(document: DocumentEvidence): number {
    const { profile } = document;
    let stale = 0;
    if (profile !== this.#profile) {
      this.#profile = profile;
      this.#rulings = (RULES as readonly Rule[]).map((rule) => this.#rulingOf(rule, document));
      for (const { bit } of this.#rulings) stale |= bit;
    }
    for (const ruling of this.#rulings) {
      if (ruling.facts.hold()) continue;
      ruling.facts = new Facts(document);
      stale |= ruling.bit;
    }
    return stale;
  }

  #rulingOf(rule: Rule, document: DocumentEvidence): Ruling {
    const { kind } = rule;
    const level = this.#levels[kind];
    return {
      rule,
      bit: kindBit(kind),
      mayBeCertain: mayBeCertain(kind),
      probable: level ?? levelOf(kind, document.profile, false),
      certain: level ?? levelOf(kind, document.profile, true),
      facts: new Facts(document),
    };
  }

  /** What the rules of document scope leave of their candidates, sorted by start. */
  #acrossLines(lines: readonly CheckedLine[], document: DocumentEvidence): readonly Candidate[] {
    const settled: Candidate[] = [];
    for (const { rule, bit, probable, certain } of this.#rulings) {
      if (rule.scope !== 'document' || (probable === 'off' && certain === 'off')) continue;
      const candidates: Candidate[] = [];
      for (const line of lines) {
        if ((line.scan.kinds & bit) === 0) continue;
        for (const candidate of line.candidates?.at(line.start) ?? [])
          if (candidate.kind === rule.kind) candidates.push(candidate);
      }
      if (candidates.length > 0) for (const each of rule.settle?.(candidates, document) ?? candidates) settled.push(each);
    }
    return settled.sort((a, b) => a.start - b.start);
  }

  /** The findings of one line. */
  #settle(line: CheckedLine, text: CheckedText): Finding[] {
    const candidates = line.candidates?.at(line.start) ?? [];
    const findings: Finding[] = [];
    for (const ruling of this.#rulings) {
      const { rule, bit, probable, certain } = ruling;
      if ((line.scan.kinds & bit) === 0 || (probable === 'off' && certain === 'off')) continue;
      let own = (rule.scope === 'document' ? line.across : candidates).filter(({ kind }) => kind === rule.kind);
      if (rule.settle && rule.scope !== 'document') own = rule.settle(own, ruling.facts) as Candidate[];
      for (const candidate of own) {
        const isCertain = ruling.mayBeCertain && candidate.certain && candidate.fixes.length > 0;
        const level = isCertain ? certain : probable;
        if (level !== 'off') findings.push(findingOf(candidate, isCertain, level, text));
      }
    }
    return findings;
  }
}

/** Whether `[from, to)` of `others` are the very candidates that `candidates` are. */
function isSame(candidates: readonly Candidate[], others: readonly Candidate[], from: number, to: number): boolean {
  if (candidates.length !== to - from) return false;
  for (let i = 0; i < candidates.length; i++) if (candidates[i] !== others[from + i]) return false;
  return true;
}

/** What every finding has, and what no finding has. The other keys are the kind's own. */
const COMMON = new Set(['kind', 'start', 'end', 'text', 'severity', 'certain', 'fixes', 'evidence']);

/** A spread would do; but objects of so many shapes are copied several times faster by hand, and there are thousands of them. */
function findingOf(candidate: Candidate, certain: boolean, severity: Finding['severity'], text: CheckedText): Finding {
  const { kind, start, end, fixes } = candidate;
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
