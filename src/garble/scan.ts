import { arrange, outermostFirst, type Span } from '../text/span';
import { AnchoredCandidates } from './anchored';
import { Claims } from './claims';
import { counterOf } from './counters';
import { KINDS, type Kind } from './finding';
import { STATUTE_HEADS } from './profile';
import type { Candidate, Paragraph, Rule, Sink } from './rule';
import { RULES } from './rules';
import { Tally } from './tally';
import {
  AT_RULES,
  CLASSICAL,
  DIGIT,
  HAN,
  LATIN,
  LITERARY,
  PAIRED,
  PLAIN_SORT,
  RULE_BITS,
  SIMPLIFIED,
  SLIP,
  TRADITIONAL,
  unitTable,
} from './unitTable';

/** What one rule saw in a line: candidates sorted by start, of equal starts the longest first. Their spans are their own. */
export class Sighting extends AnchoredCandidates {
  /** Its kind, as kindBit() has it. */
  readonly bit: number;

  constructor(bit: number, candidates: readonly Candidate[], anchor: number) {
    super(candidates, anchor);
    this.bit = bit;
  }
}

/** What the scan of one line saw, or of several in a row. */
export interface ScanResult {
  /** One for each rule that saw something. */
  readonly sightings: readonly Sighting[];
  /** Their kinds, as kindBit() has them. */
  readonly kinds: number;
  /** What the rules counted: by turns the number of a counter and by how much. */
  readonly counts: readonly number[];
  /** Indexed by Tally. */
  readonly tally: readonly number[];
}

/** A bit for each kind, so that a set of kinds is a number. */
const KIND_BITS = new Map<Kind, number>(KINDS.map((kind, index) => [kind, 1 << index]));

export function kindBit(kind: Kind): number {
  return KIND_BITS.get(kind) as number;
}

const PARAGRAPH_RULES = RULES.filter((rule) => rule.paragraph);

/** Shared by all results in which nothing was seen, or nothing counted; never written to. */
const NOTHING_SEEN: readonly Sighting[] = [];
const NOTHING_COUNTED: readonly number[] = [];

/** A sink that notes which rule speaks. */
class RuleSink implements Sink<Kind> {
  readonly bit: number;
  /** What the rule found since the last take. */
  #candidates: Candidate[] = [];
  readonly #kind: Kind;
  readonly #scan: LineScan;
  /** By name. */
  readonly #counters = new Map<string, number>();

  constructor(rule: Rule, scan: LineScan) {
    this.#kind = rule.kind;
    this.bit = kindBit(rule.kind);
    this.#scan = scan;
  }

  /** What the rule made is kept as it is: to copy objects of so many shapes would take longer than most rules do. */
  found(candidate: Candidate): void {
    const scan = this.#scan;
    if (scan.claims.hold(candidate.start, candidate.end)) return;
    if ((scan.kinds & this.bit) !== 0) {
      this.#candidates.push(candidate);
      return;
    }
    scan.kinds |= this.bit;
    this.#candidates = [candidate];
  }

  sighting(anchor: number): Sighting {
    const found = this.#candidates;
    this.#candidates = [];
    arrange(found, outermostFirst);
    // What grows by push() has room for many more, and thousands of lines keep theirs.
    return new Sighting(this.bit, found.length > 1 ? found.slice() : found, anchor);
  }

  count(name: string, by = 1): void {
    const scan = this.#scan;
    let counter = this.#counters.get(name);
    if (counter === undefined) {
      counter = counterOf(this.#kind, name);
      this.#counters.set(name, counter);
    }
    const { counts, countsLength } = scan;
    // A line counts two or three things, and many lines the same ones.
    for (let i = 0; i < countsLength; i += 2)
      if (counts[i] === counter) {
        counts[i + 1] = (counts[i + 1] as number) + by;
        return;
      }
    counts[countsLength] = counter;
    counts[countsLength + 1] = by;
    scan.countsLength = countsLength + 2;
  }
}

/**
 * Scans lines one after another: a table look-up a character, and the rules where the table says so; and hands out what was seen in them
 * since it was last asked.
 */
export class LineScan {
  kinds = 0;
  /** By turns the number of a counter and by how much; what lies beyond the length was handed out. */
  readonly counts: number[] = [];
  countsLength = 0;
  readonly claims = new Claims();
  readonly #sinks = RULES.map((rule) => new RuleSink(rule, this));
  readonly #atSinks = AT_RULES.map((rule) => this.#sinks[RULES.indexOf(rule)] as RuleSink);
  readonly #paragraphSinks = PARAGRAPH_RULES.map((rule) => this.#sinks[RULES.indexOf(rule)] as RuleSink);
  /** By rule: the offset from which it wants to be called again. */
  readonly #resume = new Float64Array(AT_RULES.length);
  /** Of the last line, and of all since the last take. */
  readonly #tally = new Array<number>(Tally.Length).fill(0);
  readonly #sums = new Array<number>(Tally.Length).fill(0);

  /**
   * @param paragraph with the claims of this scan
   * @returns what the line counts, indexed by Tally; good until the next line
   */
  line(paragraph: Paragraph): readonly number[] {
    this.claims.clear();
    for (let bit = 0; bit < this.#resume.length; bit++) this.#resume[bit] = 0;
    const tally = this.#count(paragraph);
    for (let index = 0; index < Tally.Length; index++)
      this.#sums[index] = (this.#sums[index] as number) + (tally[index] as number);
    for (let index = 0; index < PARAGRAPH_RULES.length; index++)
      (PARAGRAPH_RULES[index] as Rule).paragraph?.(paragraph, this.#paragraphSinks[index] as RuleSink, tally);
    return tally;
  }

  /**
   * What was seen in the lines since the last take, all of them together.
   * @param anchor where the first of them starts, in the text that they were scanned in
   */
  take(anchor: number): ScanResult {
    const { kinds, countsLength } = this;
    const result: ScanResult = {
      sightings: kinds === 0 ? NOTHING_SEEN : this.#sightings(anchor),
      kinds,
      counts: countsLength === 0 ? NOTHING_COUNTED : this.counts.slice(0, countsLength),
      tally: this.#sums.slice(),
    };
    this.kinds = 0;
    this.countsLength = 0;
    this.#sums.fill(0);
    return result;
  }

  #sightings(anchor: number): readonly Sighting[] {
    const sightings: Sighting[] = [];
    for (const sink of this.#sinks) if ((this.kinds & sink.bit) !== 0) sightings.push(sink.sighting(anchor));
    return sightings.slice();
  }

  /** Looks at every unit of the line's prose, and calls the rules that want to be called there. */
  #count(paragraph: Paragraph): number[] {
    const { text, start, end, prose, claims } = paragraph;
    const { sorts, infos } = unitTable();
    let han = 0;
    let latin = 0;
    let literary = 0;
    let classical = 0;
    let simplified = 0;
    let traditional = 0;
    let seen = 0;
    let length = 0;
    for (const span of prose) {
      const spanEnd = span.end;
      length += spanEnd - span.start;
      for (let i = span.start; i < spanEnd; i++) {
        const sort = sorts[text.charCodeAt(i)] as number;
        if (sort === PLAIN_SORT) {
          han++;
          continue;
        }
        const info = infos[sort] as number;
        seen |= info;
        han += (info >>> HAN) & 1;
        latin += (info >>> LATIN) & 1;
        literary += (info >>> LITERARY) & 1;
        classical += info >>> CLASSICAL;
        simplified += (info >>> SIMPLIFIED) & 1;
        traditional += (info >>> TRADITIONAL) & 1;
        if ((info & RULE_BITS) !== 0 && !claims.hold(i)) this.#call(paragraph, span, i, info & RULE_BITS);
      }
    }
    const article =
      length > 2 &&
      text.charCodeAt(start) === STATUTE_HEADS.mark &&
      STATUTE_HEADS.pattern.test(text.slice(start, start + 16));
    const tally = this.#tally;
    tally[Tally.Han] = han;
    tally[Tally.Latin] = latin;
    tally[Tally.Masked] = end - start - length;
    tally[Tally.Literary] = literary;
    tally[Tally.Classical] = classical;
    tally[Tally.Simplified] = simplified;
    tally[Tally.Traditional] = traditional;
    tally[Tally.Articles] = article ? 1 : 0;
    tally[Tally.Paired] = (seen >>> PAIRED) & 1;
    tally[Tally.Digits] = (seen >>> DIGIT) & 1;
    tally[Tally.Slips] = (seen >>> SLIP) & 1;
    return tally;
  }

  #call(paragraph: Paragraph, span: Span, offset: number, mask: number): void {
    const resume = this.#resume;
    for (let rest = mask; rest !== 0; rest &= rest - 1) {
      const bit = 31 - Math.clz32(rest & -rest);
      if (offset < (resume[bit] as number)) continue;
      const rule = AT_RULES[bit] as Rule;
      resume[bit] = (rule.at as NonNullable<Rule['at']>)(paragraph, offset, span, this.#atSinks[bit] as RuleSink);
    }
  }
}

/** Kept between checks: its sinks are dear. Who checks a text while another is being checked gets one more. */
let idle: LineScan | undefined;

/** Lends `work` a scan from which everything was taken; so must it leave it. */
export function withLineScan(work: (scan: LineScan) => void): void {
  const scan = idle ?? new LineScan();
  idle = undefined;
  work(scan);
  idle = scan;
}
