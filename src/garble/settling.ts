import { Anchored, copyOfFixes } from './anchored';
import { type CheckedLine, endOf, type Settled } from './checkedLine';
import type { CheckedText } from './checkedText';
import { Facts } from './facts';
import type { Finding, Kind } from './finding';
import { type Level, levelOf, mayBeCertain } from './levels';
import { LineNesting, nest } from './nesting';
import type { Profile } from './profile';
import type { Candidate, DocumentEvidence, Rule } from './rule';
import { RULES } from './rules';
import { isCompared, kindBit } from './scan';

export type Levels = Partial<Readonly<Record<Kind, Level>>>;

/** One kind as the document has it: at which levels, and settled by which answers. */
interface Ruling {
  readonly rule: Rule;
  readonly bit: number;
  readonly mayBeCertain: boolean;
  readonly probable: Level;
  readonly certain: Level;
  readonly isOff: boolean;
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
    const compared = this.#compare(text.lines, document);
    const nesting = new LineNesting();
    let next = 0;
    for (const line of text.lines) {
      if (line.scan.kinds === 0) continue;
      const first = next;
      const end = endOf(line);
      while (next < compared.length && (compared[next] as Candidate).start < end) next++;
      if (!line.settled || (line.scan.kinds & stale) !== 0 || !isSame(line.settled.compared, compared, first, next))
        line.settled = this.#settle(line, compared.slice(first, next), text);
      line.settled.findings.moveTo(line.start);
      nesting.add(line, line.settled);
    }
    return nesting.findings;
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
    const probable = level ?? levelOf(kind, document.profile, false);
    const certain = level ?? levelOf(kind, document.profile, true);
    return {
      rule,
      bit: kindBit(kind),
      mayBeCertain: mayBeCertain(kind),
      probable,
      certain,
      isOff: probable === 'off' && certain === 'off',
      facts: new Facts(document),
    };
  }

  /** What the rules of document scope leave of their candidates, sorted by start. */
  #compare(lines: readonly CheckedLine[], document: DocumentEvidence): readonly Candidate[] {
    const candidates = new Map<Kind, Candidate[]>();
    for (const { rule, isOff } of this.#rulings) if (isCompared(rule) && !isOff) candidates.set(rule.kind, []);
    for (const line of lines) {
      if (!line.compared) continue;
      for (const candidate of line.compared.moveTo(line.start)) candidates.get(candidate.kind)?.push(candidate);
    }
    const settled: Candidate[] = [];
    for (const { rule } of this.#rulings) {
      const own = candidates.get(rule.kind);
      if (!own || own.length === 0) continue;
      for (const each of rule.settle?.(own, document) ?? own) settled.push(each);
    }
    return settled.sort((a, b) => a.start - b.start);
  }

  /** @param compared what the rules of document scope left of the line's candidates */
  #settle(line: CheckedLine, compared: readonly Candidate[], text: CheckedText): Settled {
    const moved = line.start - line.scannedAt;
    const findings: Finding[] = [];
    let reachesOut = false;
    for (const ruling of this.#rulings) {
      const { rule, bit, isOff } = ruling;
      if ((line.scan.kinds & bit) === 0 || isOff) continue;
      const done = isCompared(rule);
      let own = ofKind(rule.kind, done ? compared : line.scan.candidates);
      if (!done && rule.settle) own = rule.settle(own, ruling.facts);
      for (const candidate of own) {
        const certain = ruling.mayBeCertain && candidate.certain && candidate.fixes.length > 0;
        const level = certain ? ruling.certain : ruling.probable;
        if (level === 'off') continue;
        const finding = findingOf(candidate, done ? 0 : moved, certain, level, text);
        if (finding.start < line.start || finding.end > endOf(line)) reachesOut = true;
        findings.push(finding);
      }
    }
    const nested = findings.length > 1 ? nest(findings) : findings;
    return { compared, findings: new Anchored(findings, line.start), nested, reachesOut };
  }
}

function ofKind(kind: Kind, candidates: readonly Candidate[]): readonly Candidate[] {
  const own: Candidate[] = [];
  for (const candidate of candidates) if (candidate.kind === kind) own.push(candidate);
  return own.length === candidates.length ? candidates : own;
}

/** Whether `[from, to)` of `others` are the very candidates that `candidates` are. */
function isSame(candidates: readonly Candidate[], others: readonly Candidate[], from: number, to: number): boolean {
  if (candidates.length !== to - from) return false;
  for (let i = 0; i < candidates.length; i++) if (candidates[i] !== others[from + i]) return false;
  return true;
}

/** What every finding has, and what no finding has. The other keys are the kind's own. */
const COMMON = new Set(['kind', 'start', 'end', 'text', 'severity', 'certain', 'fixes', 'evidence']);

/**
 * A candidate as the finding that it becomes. A spread would do; but objects of so many shapes are copied several times faster by hand, and
 * there are thousands of them.
 */
function findingOf(
  candidate: Candidate,
  moved: number,
  certain: boolean,
  severity: Finding['severity'],
  text: CheckedText,
): Finding {
  const start = candidate.start + moved;
  const end = candidate.end + moved;
  const finding: Record<string, unknown> = {
    kind: candidate.kind,
    start,
    end,
    text: text.slice(start, end),
    severity,
    certain,
    fixes: copyOfFixes(candidate.fixes, moved),
  };
  for (const key in candidate) if (!COMMON.has(key)) finding[key] = candidate[key as keyof Candidate];
  return finding as unknown as Finding;
}
