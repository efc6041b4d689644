import { codePage, type DoubleBytePage, NO_CODE, REPLACEMENT } from '../../text/codec';
import { isHan } from '../../text/han';
import type { Misreading } from '../finding';
import { bridge } from './bridge';
import { readDoubleByte, type Way } from './doubleByte';
import { edgeOf } from './edges';
import { chinese } from './language';
import { type Page, page, type ReadAs } from './pages';
import { withGuesses } from './pairGuesses';
import { readStraight } from './pairs';
import { exactPiece, type Piece, type Reading } from './reading';
import { simpleGap } from './simpleGap';
import { exactRun, isLikely } from './utf8';

const QUESTION = 0x3f;
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

/** Units of the window that says whether there is a garble, of those that find the way past a hindrance, and of a whole reading. */
const FIRST_WINDOW = 48;
const NEXT_WINDOW = 24;
const LONGEST = 16384;

/**
 * Reads a window as clean text and garbles in turn; the first garble is the reading. Where that reaches the window's end, it
 * goes on pair by pair, with further windows where it hits on something else.
 */
export function alternating(
  place: Place,
  start: number,
  readAs: ReadAs,
  actual: DoubleBytePage,
  longest = LONGEST,
): Reading | undefined {
  const { text, offset, from, limit } = place;
  const table = page(readAs);
  const { units } = codePage(actual);
  const oneOff = readAs === actual;
  const read = (at: number, width: number, last: Piece | undefined): Way | undefined => {
    const end = Math.min(limit, at + width);
    const inside = last !== undefined && last.end === at;
    const previous = inside ? lastOf(last.text) : at > from ? text.charCodeAt(at - 1) : BLANK;
    const next = end < limit ? text.charCodeAt(end) : BLANK;
    return readDoubleByte(text, { start: at, end, table, actual, previous, next, oneOff, inside });
  };
  let at = start;
  let width = FIRST_WINDOW + Math.max(0, offset - start - 6);
  let way = read(at, width, undefined);
  // The garble may have begun before the window, with what looks like ordinary text.
  for (let i = 0; i < 3 && at > from && way?.pieces[0]?.start === at; i++) {
    width += at - Math.max(from, at - NEXT_WINDOW);
    at = Math.max(from, at - NEXT_WINDOW);
    way = read(at, width, undefined);
  }
  const begin = at;
  const all: Piece[] = [];
  while (way && way.pieces.length > 0) {
    if (way.cut < 0 || at + width >= limit || (all.length === 0 && longest <= FIRST_WINDOW)) {
      all.push(...way.pieces);
      break;
    }
    for (const piece of way.pieces) if (piece.end <= way.cut) all.push(piece);
    const resume =
      way.pieces.find((piece) => piece.start < (way as Way).cut && piece.end > (way as Way).cut)?.start ?? way.cut;
    const last = all.at(-1);
    const before =
      last && last.end === resume ? lastOf(last.text) : resume > from ? text.charCodeAt(resume - 1) : BLANK;
    const stretch = readStraight(text, resume, limit, table, actual, units, before, longest);
    if (stretch.end > resume) {
      all.push(exactPiece(resume, stretch.end, stretch.text));
      at = stretch.end;
      width = NEXT_WINDOW;
    } else {
      // What hinders lies farther ahead than the window reaches.
      if (resume === at) width *= 2;
      if (width > WIDEST) break;
      at = resume;
    }
    if (at >= limit || at - begin >= longest) break;
    way = read(at, width, all.at(-1));
  }
  return readingOf(place, adjoining(joined(all), offset), readAs, actual);
}

const WIDEST = 400;

function lastOf(text: string): number {
  return text.charCodeAt(text.length - 1);
}

function readingOf(
  { text, from, limit }: Place,
  found: readonly Piece[],
  readAs: ReadAs,
  actual: DoubleBytePage,
): Reading | undefined {
  const table = page(readAs);
  const pieces = found.map((piece) =>
    piece.lost > 0 ? piece : { ...piece, edge: edgeOf(text, piece, table, actual, from, limit) },
  );
  const first = pieces[0];
  const last = pieces.at(-1);
  if (!first || !last) return undefined;
  const mended = mend(text, pieces);
  return {
    chain: [{ actual, readAs: readAs === actual ? 'gbk-out-of-step' : readAs }],
    pieces,
    start: first.start,
    end: last.end,
    text: mended,
    exact: pieces.reduce((sum, piece) => sum + outsideAscii(piece.text) - piece.lost, 0),
    lost: pieces.reduce((sum, piece) => sum + piece.lost, 0),
    gain: gainOf(text, first.start, last.end, mended, from, limit),
  };
}

function outsideAscii(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) count++;
  return count;
}

/** Exact pieces that touch are one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  for (let i = 0; i < pieces.length; ) {
    const first = pieces[i] as Piece;
    const texts = [first.text];
    let end = first.end;
    for (i++; first.lost === 0 && pieces[i]?.lost === 0 && pieces[i]?.start === end; i++) {
      texts.push((pieces[i] as Piece).text);
      end = (pieces[i] as Piece).end;
    }
    found.push(texts.length === 1 ? first : exactPiece(first.start, end, texts.join('')));
  }
  return found;
}

/** The reading with what was lost of pairs guessed. */
export function withAllGuesses(reading: Reading, text: string): Reading {
  if (!reading.pieces.some(({ gaps }) => gaps)) return reading;
  const [{ actual, readAs }] = reading.chain as [Misreading];
  const table = page(readAs === 'gbk-out-of-step' ? 'gbk' : (readAs as ReadAs));
  const { units } = codePage(actual as DoubleBytePage);
  const pieces = reading.pieces.map((piece) => withGuesses(piece, text, table, units));
  return { ...reading, pieces, text: mend(text, pieces) };
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
      pieces.push(exactPiece(at, run.end, run.text));
      exact += run.characters;
      previous = run.text.charCodeAt(run.text.length - 1);
    }
    at = run.end;
    if (run.capped && run.characters > 0) continue;
    if (exact === 0 && !mayBeginWithLoss(text, at, run.failedAt, limit, table)) break;
    const gap = simpleGap(text, at, limit, table, previous) ?? bridge(text, at, run.failedAt, limit, table, previous);
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

/** The first unit, at most `reach` before `offset`, from which bytes are whole characters of UTF-8 up to `offset` and beyond. */
export function startOf(text: string, offset: number, from: number, limit: number, readAs: ReadAs, reach = 8): number {
  const table = page(readAs);
  for (let start = Math.max(from, offset - reach); start < offset; start++) {
    const code = table.codes[text.charCodeAt(start)] as number;
    const byte = code > 0xff ? code >> 8 : code;
    if (code === NO_CODE || byte < 0xc2 || byte > 0xf4) continue;
    const run = exactRun(text, start, Math.min(limit, offset + 6), table);
    if (run.end > offset && (!table.doubleByte || mayBegin(run.text))) return start;
  }
  return offset;
}

/** Clean Han are characters of two bytes by chance, one or two of them; a garble of a garble holds them in rows. */
function mayBegin(text: string): boolean {
  const first = text.codePointAt(0) as number;
  const second = text.length > 1 ? text.charCodeAt(1) : 0x20;
  // An ASCII sign would be the second half of a clean character.
  return first >= 0x800 ? isLikely(first) && (text.length === 1 || second >= 0x80) : second >= 0x80 && second < 0x800;
}

/** Bytes are not valid UTF-8 of Chinese by chance: no other reading need be tried. */
export function isDecisive({ chain, exact, lost, gain }: Reading): boolean {
  return chain[0]?.actual === 'utf-8' && exact >= 4 && exact >= 2 * lost && gain >= 40;
}

/**
 * Whether a garble may begin with a loss: either that left a mark, or what follows is sound. Pages of two bytes other than
 * GBK leave a mark wherever they lose something.
 */
function mayBeginWithLoss(text: string, at: number, failedAt: number, limit: number, table: Page): boolean {
  for (let i = at; i < Math.min(limit, failedAt + 2); i++) {
    const unit = text.charCodeAt(i);
    if (unit === REPLACEMENT || (unit === QUESTION && table.doubleByte)) return true;
  }
  if (table.doubleByte && table.name !== 'gbk') return false;
  for (let i = at + 1; i < Math.min(limit, at + 6); i++) {
    const { text: next } = exactRun(text, i, Math.min(limit, i + 8), table, false);
    if (next !== '' && isHan(next.charCodeAt(next.length - 1))) return true;
  }
  return false;
}

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
