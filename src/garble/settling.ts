import { arrange } from '../text/span';
import { Anchored, copyOfFixes } from './anchored';
import type { CheckedText } from './checkedText';
import { Facts } from './facts';
import type { Finding, Kind } from './finding';
import { type Level, levelOf, mayBeCertain } from './levels';
import { nest, nestAcross } from './nesting';
import { type Passage, passagesOf, type Settled } from './passage';
import type { Profile } from './profile';
import type { Candidate, DocumentEvidence, Rule, Scope } from './rule';
import { RULES } from './rules';
import { kindBit } from './scan';

export type Levels = Partial<Readonly<Record<Kind, Level>>>;

/** One kind as the document has it: at which levels, seen how far, settled by which answers. */
interface Ruling {
  readonly rule: Rule;
  readonly bit: number;
  readonly mayBeCertain: boolean;
  readonly probable: Level;
  readonly certain: Level;
  readonly isOff: boolean;
  scope: Scope;
  facts: Facts;
}

/**
 * Makes findings of the candidates of a document when the document has had its say, and keeps them by passages: one is settled anew when
 * a line of it changed, when the document changes its mind about a kind it holds, or when a rule of document scope does about it.
 */
export class Settling {
  readonly #levels: Levels;
  readonly #isOnce: boolean;
  #rulings: Ruling[] = [];
  #profile: Profile | undefined;

  /**
   * @param levels that override the profile's
   * @param isOnce whether findings() is called once and no edit follows: then the findings take over the fixes of the candidates
   */
  constructor(levels: Levels, isOnce: boolean) {
    this.#levels = levels;
    this.#isOnce = isOnce;
  }

  /** The document's findings, sorted and nested. They belong to the passages and move with them. */
  findings(text: CheckedText, document: DocumentEvidence): Finding[] {
    const stale = this.#reconsider(document);
    const passages = passagesOf(text.lines);
    const compared = this.#compare(passages, document);
    let next = 0;
    for (const passage of passages) {
      const { kinds, settled, start, end } = passage;
      if (kinds === 0) continue;
      const first = next;
      while (next < compared.length && (compared[next] as Candidate).start < end) next++;
      if (settled && (kinds & stale) === 0 && isSame(settled.compared, compared, first, next))
        settled.findings.moveTo(start);
      else passage.settled = this.#settle(passage, compared.slice(first, next), text);
    }
    return nestAcross(passages);
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
      const scope = scopeIn(document, ruling.rule);
      if (ruling.scope === scope && ruling.facts.hold()) continue;
      ruling.scope = scope;
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
      scope: scopeIn(document, rule),
      facts: new Facts(document),
    };
  }

  /** What rules of document scope leave of their candidates, sorted by start. */
  #compare(passages: readonly Passage[], document: DocumentEvidence): readonly Candidate[] {
    let kinds = 0;
    const candidates = new Map<Kind, Candidate[]>();
    for (const { rule, bit, scope, isOff } of this.#rulings) {
      if (scope === 'paragraph' || isOff) continue;
      kinds |= bit;
      candidates.set(rule.kind, []);
    }
    for (const passage of passages)
      if ((passage.kinds & kinds) !== 0)
        for (const candidate of candidatesOf(passage, kinds)) candidates.get(candidate.kind)?.push(candidate);
    const settled: Candidate[] = [];
    for (const { rule } of this.#rulings) {
      const own = candidates.get(rule.kind);
      if (!own || own.length === 0) continue;
      for (const each of rule.settle?.(own, document) ?? own) settled.push(each);
    }
    arrange(settled, (a, b) => a.start - b.start);
    return settled;
  }

  /** @param compared what rules of document scope left of the passage's candidates */
  #settle(passage: Passage, compared: readonly Candidate[], text: CheckedText): Settled {
    const { kinds, start, end } = passage;
    const candidates = candidatesOf(passage);
    const findings: Finding[] = [];
    let reachesOut = false;
    for (const ruling of this.#rulings) {
      const { rule, bit, scope, isOff } = ruling;
      if ((kinds & bit) === 0 || isOff) continue;
      let own: readonly Candidate[] = (scope === 'paragraph' ? candidates : compared).filter(
        ({ kind }) => kind === rule.kind,
      );
      if (rule.settle && scope === 'paragraph') own = rule.settle(own, ruling.facts);
      for (const candidate of own) {
        const certain = ruling.mayBeCertain && candidate.certain && candidate.fixes.length > 0;
        const level = certain ? ruling.certain : ruling.probable;
        if (level === 'off') continue;
        findings.push(findingOf(candidate, certain, level, text, this.#isOnce));
        if (candidate.start < start || candidate.end > end) reachesOut = true;
      }
    }
    return { compared, findings: new Anchored(findings, start), nested: nest(findings), reachesOut };
  }
}

/** The candidates of a passage, or those of its lines that hold some of `kinds`, where they lie now. */
function candidatesOf({ lines }: Passage, kinds = ALL_KINDS): Candidate[] {
  const candidates: Candidate[] = [];
  for (const line of lines)
    if ((line.scan.kinds & kinds) !== 0 && line.candidates)
      for (const candidate of line.candidates.moveTo(line.start)) candidates.push(candidate);
  return candidates;
}

const ALL_KINDS = -1;

function scopeIn(document: DocumentEvidence, { scope = 'document', settle }: Rule): Scope {
  if (!settle) return 'paragraph';
  return typeof scope === 'function' ? scope(document) : scope;
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
  certain: boolean,
  severity: Finding['severity'],
  text: CheckedText,
  isOnce: boolean,
): Finding {
  const { kind, start, end, fixes } = candidate;
  const finding: Record<string, unknown> = {
    kind,
    start,
    end,
    text: text.slice(start, end),
    severity,
    certain,
    fixes: isOnce ? fixes : copyOfFixes(fixes),
  };
  for (const key in candidate) if (!COMMON.has(key)) finding[key] = candidate[key as keyof Candidate];
  return finding as unknown as Finding;
}
