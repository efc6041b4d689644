import { arrange } from '../text/span';
import { AnchoredFindings, movedTo } from './anchored';
import type { CheckedText } from './checkedText';
import { Facts } from './facts';
import type { Kind } from './finding';
import { type Level, levelOf, mayBeCertain } from './levels';
import { LiveFinding } from './liveFinding';
import { absorbedBy, nest, nestAcross } from './nesting';
import { type Passage, regroup, type Settled, type SettledKind } from './passage';
import type { Profile } from './profile';
import { Row } from './row';
import type { Candidate, DocumentEvidence, Rule, Scope } from './rule';
import { RULES } from './rules';
import { kindBit } from './scan';

export type Levels = Partial<Readonly<Record<Kind, Level>>>;

/** One kind as the document has it: at which levels, seen how far, settled by which answers. */
interface Ruling {
  readonly rule: Rule;
  /** Its place among the rules. */
  readonly index: number;
  readonly bit: number;
  readonly mayBeCertain: boolean;
  readonly probable: Level;
  readonly certain: Level;
  readonly isOff: boolean;
  scope: Scope;
  facts: Facts;
}

/** What a rule of document scope left of its candidates, and which of them lie in a passage. */
interface Compared {
  /** Of its ruling. */
  readonly index: number;
  readonly candidates: readonly Candidate[];
  first: number;
  next: number;
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
  readonly #passages: Passage[] = [];
  readonly #row = new Row<LiveFinding>();

  /**
   * @param levels that override the profile's
   * @param isOnce whether findings() is called once and no edit follows
   */
  constructor(levels: Levels, isOnce: boolean) {
    this.#levels = levels;
    this.#isOnce = isOnce;
  }

  /** The document's findings, sorted and nested. They belong to the passages and move with them. */
  findings(text: CheckedText, document: DocumentEvidence): LiveFinding[] {
    const stale = this.#reconsider(document);
    const passages = regroup(text.lines, this.#passages);
    const compared: Compared[] = [];
    for (const ruling of this.#rulings)
      if (ruling.scope === 'document' && !ruling.isOff)
        compared.push({ index: ruling.index, candidates: compare(ruling, passages, document), first: 0, next: 0 });
    for (const passage of passages) {
      const { kinds, settled, start, end } = passage;
      if (kinds === 0) continue;
      let stands = settled !== undefined && (kinds & stale) === 0;
      for (const each of compared) {
        const { candidates, next } = each;
        each.first = next;
        while (each.next < candidates.length && (candidates[each.next] as Candidate).start < end) each.next++;
        if (stands && !isSame(settled?.kinds[each.index]?.compared ?? NONE, candidates, next, each.next))
          stands = false;
      }
      if (settled && stands) settled.findings.moveTo(start);
      else passage.settled = this.#settle(passage, compared, stale, text);
    }
    return this.#row.of(nestAcross(passages));
  }

  /** The kinds about which the document has changed its mind, as a set of bits. */
  #reconsider(document: DocumentEvidence): number {
    const { profile } = document;
    let stale = 0;
    if (profile !== this.#profile) {
      this.#profile = profile;
      this.#rulings = (RULES as readonly Rule[]).map((rule, index) => this.#rulingOf(rule, index, document));
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

  #rulingOf(rule: Rule, index: number, document: DocumentEvidence): Ruling {
    const { kind } = rule;
    const level = this.#levels[kind];
    const probable = level ?? levelOf(kind, document.profile, false);
    const certain = level ?? levelOf(kind, document.profile, true);
    return {
      rule,
      index,
      bit: kindBit(kind),
      mayBeCertain: mayBeCertain(kind),
      probable,
      certain,
      isOff: probable === 'off' && certain === 'off',
      scope: scopeIn(document, rule),
      facts: new Facts(document),
    };
  }

  /**
   * Settles the kinds of a passage that are not settled, or no more.
   * @param compared with what lies in the passage from `first` on and before `next`
   * @param stale the kinds about which the document has changed its mind
   */
  #settle(passage: Passage, compared: readonly Compared[], stale: number, text: CheckedText): Settled {
    const before = passage.settled;
    const { start, end } = passage;
    before?.findings.moveTo(start);
    const former = before ? [before] : passage.former;
    passage.former = NONE;
    const own = new Array<readonly Candidate[]>(this.#rulings.length).fill(NONE);
    for (const { index, candidates, first, next } of compared) own[index] = candidates.slice(first, next);
    const kinds: (SettledKind | undefined)[] = [];
    const findings: LiveFinding[] = [];
    for (const ruling of this.#rulings) {
      const { index } = ruling;
      const left = own[index] as readonly Candidate[];
      let settled = before?.kinds[index];
      if (!before || (ruling.bit & stale) !== 0 || !isSame(settled?.compared ?? NONE, left, 0, left.length))
        settled = this.#settleKind(
          passage,
          ruling,
          left,
          text,
          index > GARBLES ? kinds[GARBLES] : undefined,
          knownFindings(former, index),
        );
      kinds.push(settled);
      if (settled) for (const finding of settled.findings) findings.push(finding);
    }
    const reachesOut = findings.some((finding) => finding.start < start || finding.end > end);
    const nested = nest(findings.slice());
    return { kinds, findings: new AnchoredFindings(findings, start), nested, reachesOut };
  }

  #settleKind(
    passage: Passage,
    ruling: Ruling,
    compared: readonly Candidate[],
    text: CheckedText,
    garbles: SettledKind | undefined,
    known: ReadonlyMap<Candidate, LiveFinding> | undefined,
  ): SettledKind | undefined {
    const { rule, bit, scope, isOff } = ruling;
    if ((passage.kinds & bit) === 0 || isOff) return undefined;
    let candidates = compared;
    if (scope === 'paragraph') {
      const own: Candidate[] = [];
      addCandidates(passage, bit, own);
      candidates = rule.settle ? rule.settle(own, ruling.facts) : own;
    }
    const made: Candidate[] = [];
    const findings: LiveFinding[] = [];
    // For an edit what the garbles absorb is kept: they may go.
    const isAbsorbed = this.#isOnce && garbles ? absorbedBy(garbles.findings) : undefined;
    for (const candidate of candidates) {
      if (isAbsorbed?.(candidate)) continue;
      const certain = ruling.mayBeCertain && candidate.certain && candidate.replacements.length > 0;
      const level = certain ? ruling.certain : ruling.probable;
      if (level === 'off') continue;
      const before = known?.get(candidate);
      if (!this.#isOnce) made.push(candidate);
      if (before?.severity === level && before.certain === certain) findings.push(movedTo(before, candidate.start));
      else
        findings.push(
          new LiveFinding(rule.kind, candidate, certain, level, text.slice(candidate.start, candidate.end)),
        );
    }
    return { compared, candidates: made, findings };
  }
}

/** What a rule of document scope leaves of its candidates, sorted by start. */
function compare(
  { rule, bit }: Ruling,
  passages: readonly Passage[],
  document: DocumentEvidence,
): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const passage of passages) if ((passage.kinds & bit) !== 0) addCandidates(passage, bit, candidates);
  if (candidates.length === 0) return NONE;
  const settled = rule.settle?.(candidates, document) ?? candidates;
  const sorted = settled === candidates ? candidates : settled.slice();
  arrange(sorted, (a, b) => a.start - b.start);
  return sorted;
}

/** The findings that candidates of one kind had become. Most of a passage that is settled anew is what it was, and stays the very same. */
function knownFindings(former: readonly Settled[], index: number): ReadonlyMap<Candidate, LiveFinding> | undefined {
  let known: Map<Candidate, LiveFinding> | undefined;
  for (const { kinds } of former) {
    const { candidates = NONE, findings = NONE } = kinds[index] ?? {};
    for (let i = 0; i < candidates.length; i++) {
      known ??= new Map();
      known.set(candidates[i] as Candidate, findings[i] as LiveFinding);
    }
  }
  return known;
}

const NONE: readonly never[] = [];
/** Where the rules have the one for mojibake. */
const GARBLES = RULES.findIndex(({ kind }) => kind === 'mojibake');

/** Adds the candidates of a passage of the kind that `bit` is, where they lie now. */
function addCandidates({ lines }: Passage, bit: number, to: Candidate[]): void {
  for (const { scan, start } of lines) {
    if ((scan.kinds & bit) === 0) continue;
    for (const sighting of scan.sightings)
      if (sighting.bit === bit) for (const candidate of sighting.moveTo(start)) to.push(candidate);
  }
}

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
