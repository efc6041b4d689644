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
}

/** The longest text between two marks of which one is turned round. */
export const LONGEST_TURNED = 24;
const DOUBLE = '“';
const ENDS = '。！？!?；;';

/** Of an even number of “ and ” in a line, those of one pair that face the wrong way: “错“ ”错” ”错“. */
export function reversedQuotes(
  text: string,
  start: number,
  end: number,
  found: readonly Mark[],
): (ReversedMark & { pair: number[] })[] {
  const quotes = found.filter((mark) => mark.pair === DOUBLE);
  if (quotes.length % 2 === 1 || quotes.length === 0) return [];
  const wrong = quotes.flatMap((mark, index) => (mark.opening === (index % 2 === 0) ? [] : [index]));
  const place = (wrong[0] ?? 0) >> 1;
  if (wrong.length === 0 || wrong.length > 2 || (wrong.at(-1) as number) >> 1 !== place) return [];
  const open = quotes[place * 2] as Mark;
  const close = quotes[place * 2 + 1] as Mark;
  const inner = text.slice(open.at + 1, close.at);
  if (inner === '' || inner.length > LONGEST_TURNED || [...inner].some((character) => ENDS.includes(character)))
    return [];
  // What follows a colon opens a quotation, so both are openers, and both lack their partner.
  if ('：，、（:,('.includes(inner.slice(-1))) return [];
  // ”甲“: the line may begin and end inside a quotation.
  const both = wrong.length === 2;
  if (both && !(/[。！？：…]\s*$/.test(text.slice(Math.max(start, end - 4), end)) && /^[^的和与與、，,]/.test(inner)))
    return [];
  if (
    both &&
    text.charCodeAt(start - 1) === 0x0a &&
    isChinese(text.charCodeAt(start - 2)) &&
    !ENDS.includes(text.charAt(start - 2))
  )
    return [];
  const ends = [open.at, close.at];
  return wrong.map((index) => ({
    at: (quotes[index] as Mark).at,
    text: index % 2 === 0 ? '“' : '”',
    certain: !both && quotes.length === 2,
    pair: ends,
  }));
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
