import { codePage, type DoubleBytePage, NO_CODE } from '../../text/codePage';
import { chinese } from '../language';
import { cleanPenalties } from './cleanPenalty';
import type { Page } from './pages';
import { pairPenalties } from './pairs';
import type { Piece } from './reading';

const BLANK = 0x20;

/**
 * How sure it is that a garble of pairs begins and ends just here, in nats: the least that it would cost to take its first or
 * last character for clean text, or the clean character beside it for part of the garble. Between two pages that both hold
 * Han nothing else tells.
 */
export function edgeOf(
  text: string,
  piece: Piece,
  table: Page,
  actual: DoubleBytePage,
  from: number,
  limit: number,
): number {
  const language = chinese();
  const { units } = codePage(actual);
  const at = (offset: number): number => (offset >= from && offset < limit ? text.charCodeAt(offset) : BLANK);
  const original = piece.text;
  const first = original.charCodeAt(0);
  const last = original.charCodeAt(original.length - 1);
  const before = at(piece.start - 1);
  const after = at(piece.end);
  const second = original.length > 1 ? original.charCodeAt(1) : after;
  const penultimate = original.length > 1 ? original.charCodeAt(original.length - 2) : before;
  const cost = (previous: number, unit: number): number => language.cost(previous, unit);
  const penalties = cleanPenalties(table, actual, false);
  const pairPenalty = pairPenalties(actual);
  const asClean = (previous: number, unit: number): number => cost(previous, unit) + (penalties[unit] as number);

  /** The character that one unit, or two of one byte each, would be; 0 where they are none. */
  const pairAt = (offset: number, width: 1 | 2): number => {
    const code = table.codes[at(offset)] as number;
    if (code === NO_CODE) return 0;
    if (width === 1) return code > 0xff ? (units[code] as number) : 0;
    const trail = table.codes[at(offset + 1)] as number;
    return code > 0xff || trail > 0xff ? 0 : (units[(code << 8) | trail] as number);
  };
  let least = Number.POSITIVE_INFINITY;
  for (const width of [1, 2] as const) {
    // What reads the same either way, as 。 in two pages, may belong to either side.
    if (pairAt(piece.start, width) === first && at(piece.start) !== first) {
      let clean = cost(at(piece.start + width - 1), second) - cost(before, first) - cost(first, second);
      let previous = before;
      for (let i = 0; i < width; i++) {
        clean += asClean(previous, at(piece.start + i));
        previous = at(piece.start + i);
      }
      least = Math.min(least, clean);
    }
    if (pairAt(piece.end - width, width) === last && at(piece.end - width) !== last) {
      let clean = asClean(penultimate, at(piece.end - width)) - cost(penultimate, last) - cost(last, after);
      let previous = at(piece.end - width);
      for (let i = 1; i < width; i++) {
        clean += asClean(previous, at(piece.end - width + i));
        previous = at(piece.end - width + i);
      }
      least = Math.min(least, clean + cost(previous, after));
    }
  }
  const earlier = pairAt(piece.start - 1, 1);
  if (earlier !== 0 && earlier !== before) {
    const beforeThat = at(piece.start - 2);
    const read = cost(beforeThat, earlier) + (pairPenalty[earlier] as number) + cost(earlier, first);
    least = Math.min(least, read - asClean(beforeThat, before) - cost(before, first));
  }
  const later = pairAt(piece.end, 1);
  if (later !== 0 && later !== after) {
    const afterThat = at(piece.end + 1);
    const read = cost(last, later) + (pairPenalty[later] as number) + cost(later, afterThat);
    least = Math.min(least, read - asClean(last, after) - cost(after, afterThat));
  }
  return least;
}
