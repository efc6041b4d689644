import type { DoubleBytePage } from '../../text/codec';
import { readDoubleByte } from './doubleByte';
import { chinese } from './language';
import { page, type ReadAs } from './pages';
import type { Piece, Reading } from './reading';
import { bridge, exactRun } from './utf8';

/** What stands beside the edge of a line. */
export const BLANK = 0x20;
/** Units whose cost is compared at the head of a long garble; the rest of one needs no comparing. */
const COMPARED = 320;

/** Where a search stands: the unit that called for it, and the prose around it. */
export interface Place {
  readonly text: string;
  readonly offset: number;
  readonly from: number;
  readonly limit: number;
}

/**
 * Reads a window as clean text and garbles in turn; the first garble is the reading. Where it reaches the window's end,
 * the window grows eightfold, up to `widest`.
 */
export function alternating(
  place: Place,
  start: number,
  readAs: ReadAs,
  actual: DoubleBytePage,
  width: number,
  widest = 4096,
): Reading | undefined {
  const { text, offset, from, limit } = place;
  const end = Math.min(limit, start + width);
  const [before, after] = neighbours(text, start, end, from, limit);
  const outOfStep = readAs === actual;
  const found = readDoubleByte(text, start, end, page(readAs), actual, before, after, outOfStep);
  if (!found || found.pieces.length === 0) return undefined;
  const pieces = adjoining(found.pieces, offset);
  const last = pieces.at(-1);
  if (!last) return undefined;
  if (last.end > end - 6 && end < limit && width < widest)
    return alternating(place, start, readAs, actual, width * 8, widest);
  const first = pieces[0] as Piece;
  const mended = mend(text, pieces);
  return {
    chain: [{ actual, readAs: outOfStep ? 'gbk-out-of-step' : readAs }],
    pieces,
    start: first.start,
    end: last.end,
    text: mended,
    exact: found.exact,
    lost: pieces.reduce((sum, piece) => sum + piece.lost, 0),
    gain: gainOf(text, first.start, last.end, mended, from, limit),
  };
}

/** The pieces that only a few clean units part from the one at `offset`. */
function adjoining(pieces: readonly Piece[], offset: number): Piece[] {
  let kept: Piece[] = [];
  for (const piece of pieces) {
    const last = kept.at(-1);
    if (last && piece.start - last.end > 3) {
      if (last.end > offset) break;
      kept = [];
    }
    kept.push(piece);
  }
  const [first] = kept;
  return first && first.start <= offset && (kept.at(-1) as Piece).end > offset ? kept : [];
}

/** The pieces' range with every piece read. */
function mend(text: string, pieces: readonly Piece[]): string {
  let mended = '';
  let at = pieces[0]?.start ?? 0;
  for (const piece of pieces) {
    mended += text.slice(at, piece.start) + piece.text;
    at = piece.end;
  }
  return mended;
}

/**
 * Reads the units from `start` on as UTF-8 that was read as `readAs`: exact runs, and between them places where bytes are
 * missing and have to be guessed.
 */
export function readUtf8(
  text: string,
  start: number,
  from: number,
  limit: number,
  readAs: ReadAs,
): Reading | undefined {
  const table = page(readAs);
  const pieces: Piece[] = [];
  let at = start;
  let previous = start > from ? text.charCodeAt(start - 1) : BLANK;
  let exact = 0;
  let lost = 0;
  let gaps = 0;
  // Only GBK loses so little that a search for the losses is worth it.
  const patience = readAs === 'gbk' || !table.doubleByte ? 16 : 3;
  while (at < limit && at - start < LONGEST) {
    const run = exactRun(text, at, limit, table, at === start);
    if (run.characters > 0) {
      pieces.push({ start: at, end: run.end, text: run.text, lost: 0, others: [], margin: Number.POSITIVE_INFINITY });
      exact += run.characters;
      previous = run.text.charCodeAt(run.text.length - 1);
    }
    at = run.end;
    if (run.capped && run.characters > 0) continue;
    const gap = bridge(text, at, run.failedAt, limit, table, previous);
    // Where little is left but losses there is nothing to build on.
    if (!gap || (++gaps > patience && gaps * 2 > exact)) break;
    pieces.push(gap);
    lost += gap.lost;
    at = gap.end;
    previous = gap.text.charCodeAt(gap.text.length - 1);
  }
  const last = pieces.at(-1);
  if (!last) return undefined;
  const original = pieces.map((piece) => piece.text).join('');
  return {
    chain: [{ actual: 'utf-8', readAs }],
    pieces,
    start,
    end: last.end,
    text: original,
    exact,
    lost,
    gain: gainOf(text, start, last.end, original, from, limit),
  };
}

/** Units of one reading; a longer garble is read in several. */
const LONGEST = 16384;

export function neighbours(
  text: string,
  start: number,
  end: number,
  from: number,
  to: number,
): [previous: number, next: number] {
  return [start > from ? text.charCodeAt(start - 1) : BLANK, end < to ? text.charCodeAt(end) : BLANK];
}

export function gainOf(text: string, start: number, end: number, original: string, from: number, to: number): number {
  const language = chinese();
  const [before, after] = neighbours(text, start, end, from, to);
  const length = end - start;
  if (length <= COMPARED)
    return language.textCost(text.slice(start, end), before, after) - language.textCost(original, before, after);
  const head = Math.floor((original.length * COMPARED) / length);
  return (
    language.textCost(text.slice(start, start + COMPARED), before, BLANK) -
    language.textCost(original.slice(0, head), before, BLANK)
  );
}
