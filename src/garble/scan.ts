import { CharacterClass, characterClasses } from '../text/han';
import { votingTable } from '../text/script';
import type { Span } from '../text/span';
import type { Kind } from './finding';
import { LITERARY_HAN } from './profile';
import type { Candidate, Paragraph, Rule, Sink } from './rule';
import { RULES } from './rules';

/** What one line contributes to the document's evidence, besides what the rules count. */
export const enum Tally {
  Han,
  Latin,
  Masked,
  Literary,
  Simplified,
  Traditional,
  Length,
}

/** What the scan of one line saw. Offsets are those of the paragraph it was given. */
export interface ScanResult {
  /** Sorted by start, then by the order of the rules. */
  readonly candidates: readonly Candidate[];
  /** The rules' tallies by `${kind}:${name}`; undefined where there are none, as nearly everywhere. */
  readonly counts: ReadonlyMap<string, number> | undefined;
  /** Indexed by Tally. */
  readonly tally: Uint32Array;
}

/** For each UTF-16 unit, one bit for each rule that wants to be called there. */
let dispatch: Uint32Array | undefined;

const AT_RULES = RULES.filter((rule) => rule.at);
const PARAGRAPH_RULES = RULES.filter((rule) => rule.paragraph);

function dispatchTable(): Uint32Array {
  if (!dispatch) {
    if (AT_RULES.length > 32) throw new Error('scan: more than 32 rules share one 32-bit table');
    dispatch = new Uint32Array(0x10000);
    for (const [bit, rule] of AT_RULES.entries()) {
      for (let unit = 0; unit < 0x10000; unit++) if (rule.triggers?.(unit)) dispatch[unit] = (dispatch[unit] as number) | (1 << bit);
    }
  }
  return dispatch;
}

let literary: Uint8Array | undefined;

function literaryTable(): Uint8Array {
  if (!literary) {
    literary = new Uint8Array(0x10000);
    for (const character of LITERARY_HAN) literary[character.charCodeAt(0)] = 1;
  }
  return literary;
}

/** A sink that notes which rule speaks. */
class RuleSink<K extends Kind> implements Sink<K> {
  constructor(
    private readonly rule: Rule<K>,
    private readonly candidates: Candidate[],
    private readonly counts: Map<string, number>,
  ) {}

  found(candidate: Omit<Candidate<K>, 'kind'>): void {
    this.candidates.push({ ...candidate, kind: this.rule.kind } as unknown as Candidate);
  }

  count(name: string, by = 1): void {
    const key = `${this.rule.kind}:${name}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + by);
  }
}

/** Scans one line: a table look-up a character, and the rules where the table says so. */
export function scanParagraph(paragraph: Paragraph): ScanResult {
  const { text, prose } = paragraph;
  const table = dispatchTable();
  const classes = characterClasses();
  const votes = votingTable();
  const literaryHan = literaryTable();
  const candidates: Candidate[] = [];
  const counts = new Map<string, number>();
  const tally = new Uint32Array(Tally.Length);
  let sinks: RuleSink<Kind>[] | undefined;
  const sinkOf = (bit: number) => {
    sinks ??= AT_RULES.map((rule) => new RuleSink(rule, candidates, counts));
    return sinks[bit] as RuleSink<Kind>;
  };

  let han = 0;
  let latin = 0;
  let literaryCount = 0;
  let simplified = 0;
  let traditional = 0;
  let length = 0;
  const resume = new Array<number>(AT_RULES.length).fill(0);
  for (const span of prose) {
    length += span.end - span.start;
    for (let i = span.start; i < span.end; i++) {
      const unit = text.charCodeAt(i);
      const type = classes[unit];
      if (type === CharacterClass.Han) {
        han++;
        literaryCount += literaryHan[unit] as number;
        const vote = votes[unit] as number;
        if (vote > 0) simplified++;
        else if (vote < 0) traditional++;
      } else if (type === CharacterClass.Latin) latin++;
      let mask = table[unit] as number;
      while (mask !== 0) {
        const bit = 31 - Math.clz32(mask);
        mask &= ~(1 << bit);
        if (i < (resume[bit] as number)) continue;
        const rule = AT_RULES[bit] as Rule;
        resume[bit] = (rule.at as NonNullable<Rule['at']>)(paragraph, i, span, sinkOf(bit));
      }
    }
  }
  for (const rule of PARAGRAPH_RULES) rule.paragraph?.(paragraph, new RuleSink(rule, candidates, counts));

  tally[Tally.Han] = han;
  tally[Tally.Latin] = latin;
  tally[Tally.Masked] = paragraph.end - paragraph.start - length;
  tally[Tally.Literary] = literaryCount;
  tally[Tally.Simplified] = simplified;
  tally[Tally.Traditional] = traditional;
  candidates.sort((a, b) => a.start - b.start || b.end - a.end);
  return { candidates, counts: counts.size > 0 ? counts : undefined, tally };
}

/** The candidate with every offset moved by `by`. */
export function shiftCandidate(candidate: Candidate, by: number): Candidate {
  if (by === 0) return candidate;
  const move = <T extends Span>(span: T): T => ({ ...span, start: span.start + by, end: span.end + by });
  return { ...move(candidate), fixes: candidate.fixes.map((fix) => ({ edits: fix.edits.map(move) })) };
}
