// Quotation marks that face the wrong way: “错“ ”错” ”错“, and “错’.
import { isChinese } from './neighbours';

/** A mark of a pair, where it stands. */
export interface Mark {
  readonly at: number;
  readonly opening: boolean;
  /** The opening full-width mark of its pair. */
  readonly pair: string;
  readonly partner: string;
}

/** A quotation mark that faces the wrong way, or is single where its partner is double. */
export interface ReversedMark {
  readonly at: number;
  /** What should stand there. */
  readonly text: string;
  readonly certain: boolean;
  /** Whether both marks of the pair face the wrong way: certain where no quotation of the document is open. */
  readonly swapped?: boolean;
}

/** The longest text between two marks of which one is turned round. */
export const LONGEST_TURNED = 24;
const DOUBLE = '“';
const ENDS = '。！？!?；;';

/**
 * Of an even number of “ and ” in a line, those of one pair, or of all, that face the wrong way: “错“ ”错” ”错“; and of several pairs
 * where one mark of each stands right, so that they are pairs: “甲“、”乙”.
 */
export function reversedQuotes(
  text: string,
  start: number,
  end: number,
  found: readonly Mark[],
): (ReversedMark & { pair: number[] })[] {
  const quotes = found.filter((mark) => mark.pair === DOUBLE);
  if (quotes.length % 2 === 1 || quotes.length === 0) return [];
  const wrong = quotes.flatMap((mark, index) => (mark.opening === (index % 2 === 0) ? [] : [index]));
  const pairs = new Set(wrong.map((index) => index >> 1));
  const all = wrong.length === quotes.length;
  if (wrong.length === 0 || (!all && pairs.size > 1 && pairs.size < wrong.length)) return [];
  const both = wrong.length > pairs.size;
  if (both && mayContinue(text, start, end)) return [];
  const reversed: (ReversedMark & { pair: number[] })[] = [];
  for (const pair of pairs) {
    const index = 2 * pair;
    const open = quotes[index] as Mark;
    const close = quotes[index + 1] as Mark;
    if (!isInner(text.slice(open.at + 1, close.at), both)) return [];
    const how = { certain: !both && quotes.length === 2, swapped: both, pair: [open.at, close.at] };
    if (!open.opening) reversed.push({ at: open.at, text: '“', ...how });
    if (close.opening) reversed.push({ at: close.at, text: '”', ...how });
  }
  return reversed;
}

/** Whether a text may be what two marks that face away from it enclose, rather than what stands between two quotations. */
function isInner(inner: string, both: boolean): boolean {
  if (inner === '' || inner.length > LONGEST_TURNED || [...inner].some((character) => ENDS.includes(character)))
    return false;
  // What follows a colon opens a quotation, so both are openers, and both lack their partner.
  if ('：，、（:,('.includes(inner.slice(-1))) return false;
  return !both || /^[^的和与與、，,]/.test(inner);
}

/** ”甲“: the line may begin and end inside a quotation. */
function mayContinue(text: string, start: number, end: number): boolean {
  if (!/[。！？：…]\s*$/.test(text.slice(Math.max(start, end - 4), end))) return true;
  return (
    text.charCodeAt(start - 1) === 0x0a &&
    isChinese(text.charCodeAt(start - 2)) &&
    !ENDS.includes(text.charAt(start - 2))
  );
}

/** “六五’: one pair of double marks, one of which was typed single. */
export function mismatched(lone: readonly Mark[]): (ReversedMark & { pair: number[] })[] {
  return lone.flatMap((close, index) => {
    const open = lone[index - 1];
    if (!open?.opening || close.opening || close.at - open.at > LONGEST_TURNED) return [];
    const pair = [open.at, close.at];
    if (open.pair === '“' && close.pair === '‘') return [{ at: close.at, text: '”', certain: false, pair }];
    return open.pair === '‘' && close.pair === '“' ? [{ at: open.at, text: '“', certain: false, pair }] : [];
  });
}
