import { votingTable } from '../../text/script';
import { lazily } from '../lazily';
import type { Paragraph } from '../rule';
import { Tally } from '../tally';
import { isExchanged } from './conversion';
import { isJapanese, toSimplified, toTraditional } from './counterparts';

/** A character of the other script. */
export interface Intruder {
  readonly offset: number;
  /** What may stand in its place, likeliest first. */
  readonly texts: readonly string[];
  /** The script of the line, in which it is wrong. */
  readonly script: 'simplified' | 'traditional';
  readonly weight: 'sure' | 'likely' | 'doubtful';
}

/** So many characters of the other script in a row are a slip; more are a passage that is quoted. */
const SLIP_RUN = 2;
const LONGEST_RUN = 4;
const STRAIGHT_QUOTE = 0x22;
/** How far to look for the marks that set a quotation apart. */
const QUOTE_REACH = 40;

enum Side {
  None,
  Opening,
  Closing,
}

/** By unit, what it is of the marks that set a quotation apart. */
const sideTable = lazily(() => {
  const table = new Uint8Array(0x10000);
  for (const mark of '“‘「『《〈（(【[〔') table[mark.charCodeAt(0)] = Side.Opening;
  for (const mark of '”’」』》〉）)】]〕') table[mark.charCodeAt(0)] = Side.Closing;
  return table;
});

/**
 * Characters that only the other script writes, in a line that is not all in the other script, from left to right. What is set apart
 * by quotation marks or brackets is quoted, and a long run is a passage.
 * @param tally of the line
 */
export function intruders(paragraph: Paragraph, tally: readonly number[], found: (intruder: Intruder) => void): void {
  const { text, prose, start, end, claims } = paragraph;
  const votes = votingTable();
  const { simplified, traditional } = votesOutsideQuotes(paragraph, tally);
  // A garble is made of such runs: they share one list.
  const run = new Array<number>(LONGEST_RUN).fill(0);
  let length = 0;
  let last = start - 1;
  let runVote = 0;
  let before = start;
  const flush = (after: number): void => {
    const script = runVote > 0 ? 'traditional' : 'simplified';
    const majority = runVote > 0 ? traditional >= simplified : simplified >= traditional;
    if (!majority || length > LONGEST_RUN || length === 0) return;
    // In a text that is garbled throughout everything is claimed.
    let unclaimed = 0;
    while (unclaimed < length && claims.hold(run[unclaimed] as number)) unclaimed++;
    if (unclaimed === length) return;
    const first = run[0] as number;
    if (isSetApart(text, before, first, last + 1, after)) return;
    if (runVote > 0 && isJapanese(text, first, last, start, end)) return;
    for (let i = unclaimed; i < length; i++) {
      const offset = run[i] as number;
      if (claims.hold(offset)) continue;
      const mended = runVote > 0 ? toTraditional(text, offset, start, end) : toSimplified(text, offset);
      if (!mended) continue;
      const accepted = mended.accepted || isExchanged(text, offset);
      const weight = accepted ? 'doubtful' : mended.sure && length <= SLIP_RUN ? 'sure' : 'likely';
      found({ offset, texts: mended.texts, script, weight });
    }
  };
  for (const span of prose)
    for (let i = span.start; i < span.end; i++) {
      const vote = votes[text.charCodeAt(i)] as number;
      if (vote === 0) continue;
      if (vote !== runVote) {
        flush(i);
        before = last + 1;
        length = 0;
        runVote = vote;
      }
      // A run that is too long needs no list of its members.
      if (length < LONGEST_RUN) run[length] = i;
      length++;
      last = i;
    }
  flush(end);
}

/** The votes of a line for either script, without what stands in quotation marks and brackets: names of papers, shop signs. */
function votesOutsideQuotes(
  { text, prose }: Paragraph,
  tally: readonly number[],
): { simplified: number; traditional: number } {
  if (tally[Tally.Paired] === 0)
    return { simplified: tally[Tally.Simplified] as number, traditional: tally[Tally.Traditional] as number };
  const votes = votingTable();
  const sides = sideTable();
  let simplified = 0;
  let traditional = 0;
  let depth = 0;
  for (const { start, end } of prose)
    for (let i = start; i < end; i++) {
      const vote = votes[text.charCodeAt(i)] as number;
      if (vote === 0) {
        const side = sides[text.charCodeAt(i)] as Side;
        if (side === Side.Opening) depth++;
        else if (side === Side.Closing && depth > 0) depth--;
      } else if (depth > 0) continue;
      else if (vote > 0) simplified++;
      else traditional++;
    }
  return { simplified, traditional };
}

/** Whether an opening mark stands between `before` and `first`, and a closing one between `last` and `after`. */
function isSetApart(text: string, before: number, first: number, last: number, after: number): boolean {
  const sides = sideTable();
  let opened = false;
  for (let i = first - 1; i >= before && i >= first - QUOTE_REACH && !opened; i--) {
    const unit = text.charCodeAt(i);
    if (sides[unit] === Side.Closing) return false;
    opened = sides[unit] === Side.Opening || unit === STRAIGHT_QUOTE;
  }
  if (!opened) return false;
  for (let i = last; i < after && i < last + QUOTE_REACH; i++) {
    const unit = text.charCodeAt(i);
    if (sides[unit] === Side.Opening) return false;
    if (sides[unit] === Side.Closing || unit === STRAIGHT_QUOTE) return true;
  }
  return false;
}
