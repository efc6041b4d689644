import { codePage, type DoubleBytePage, NO_CODE } from '../../text/codePage';
import type { Misreading } from '../finding';
import { readDoubleByte } from './doubleByte';
import { edgeOf } from './edges';
import { BLANK, gainOf } from './gain';
import { WIDEST } from './lattice';
import { endOfLine, startOfLine } from './lineEnds';
import { undoNormalisation } from './normalised';
import { type Page, page, type ReadAs } from './pages';
import { withGuesses } from './pairGuesses';
import { readStraight } from './pairs';
import { exactPiece, misread, type Piece, type Reading, readingOf } from './reading';
import type { Way } from './way';

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
  const lineStart = startOfLine(text, from);
  const lineEnd = endOfLine(text, limit);
  const read = (at: number, width: number, last: Piece | undefined): Way | undefined => {
    const end = Math.min(limit, at + Math.min(width, WIDEST));
    const inside = last !== undefined && last.end === at;
    const previous = inside ? lastOf(last.text) : at > from ? text.charCodeAt(at - 1) : BLANK;
    const next = end < limit ? text.charCodeAt(end) : BLANK;
    return readDoubleByte(text, { start: at, end, table, actual, previous, next, oneOff, inside, lineStart, lineEnd });
  };
  let at = start;
  let width = FIRST_WINDOW + Math.max(0, offset - start - 6);
  let way = read(at, width, undefined);
  // The garble may have begun before the window, with what looks like ordinary text.
  for (let i = 0; i < 3 && at > from && way !== undefined && opensWithin(way, text, at, table, units); i++) {
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
  return around(place, adjoining(joined(all), offset), readAs, actual);
}

/** Whether the way is garbled from the window's start, or from behind what reads the same either way. */
function opensWithin(
  { pieces: [first] }: Way,
  text: string,
  start: number,
  { codes }: Page,
  units: Uint16Array,
): boolean {
  if (!first) return false;
  for (let i = start; i < first.start; i++) {
    const unit = text.charCodeAt(i);
    const code = codes[unit] as number;
    if (unit > 0x7f && (code === NO_CODE || units[code] !== unit)) return false;
  }
  return true;
}

function lastOf(text: string): number {
  return text.charCodeAt(text.length - 1);
}

function around(
  { text, from, limit }: Place,
  found: readonly Piece[],
  readAs: ReadAs,
  actual: DoubleBytePage,
): Reading | undefined {
  const table = page(readAs);
  const pieces = found.map((piece) =>
    piece.lost > 0 ? piece : { ...piece, edge: edgeOf(text, piece, table, actual, from, limit) },
  );
  if (readAs === 'euc-kr')
    for (const [index, piece] of pieces.entries()) if (piece.lost === 0) pieces[index] = undoNormalisation(piece, text);
  const first = pieces[0];
  const last = pieces.at(-1);
  if (!first || !last) return undefined;
  const mended = mend(text, pieces);
  const chain = misread(actual, readAs === actual ? 'gbk-out-of-step' : readAs);
  const gain = gainOf(text, first.start, last.end, mended, from, limit);
  return readingOf(chain, pieces, first.start, last.end, mended, gain);
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
  const pieces = reading.pieces.map((piece) => withGuesses(piece, text, table, codePage(actual as DoubleBytePage)));
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
