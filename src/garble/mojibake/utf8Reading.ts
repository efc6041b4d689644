import { REPLACEMENT } from '../../text/codec';
import { NO_CODE } from '../../text/codePage';
import { isHan } from '../../text/han';
import { bridge } from './bridge';
import { BLANK, gainOf } from './gain';
import { type Page, page, type ReadAs } from './pages';
import { exactPiece, misread, type Piece, type Reading, readingOf } from './reading';
import { simpleGap } from './simpleGap';
import { exactRun, isLikely } from './utf8';

const QUESTION = 0x3f;
/** Units of a garble that are read at once: a longer one is a document, and each finding of it stands for itself. */
const LONGEST = 16384;

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
    exact += gap.known;
    at = gap.end;
    previous = gap.text.charCodeAt(gap.text.length - 1);
  }
  const last = pieces.at(-1);
  if (!last) return undefined;
  let original = '';
  for (const piece of pieces) original += piece.text;
  const gain = gainOf(text, start, last.end, original, from, limit);
  return readingOf(misread('utf-8', readAs), pieces, start, last.end, original, gain);
}

/** Units within which a whole number of characters must end. */
const AHEAD = 12;

/** The first unit, at most `reach` before `offset`, from which bytes are whole characters of UTF-8 up to `offset` and beyond. */
export function startOf(text: string, offset: number, from: number, limit: number, readAs: ReadAs, reach = 8): number {
  const table = page(readAs);
  const end = Math.min(limit, offset + AHEAD);
  const first = firstOf(exactRun(text, offset, end, table).text);
  let latin = -1;
  for (let start = Math.max(from, offset - reach); start < offset; start++) {
    const code = table.codes[text.charCodeAt(start)] as number;
    const byte = code > 0xff ? code >> 8 : code;
    if (code === NO_CODE || byte < 0xc2 || byte > 0xf4) continue;
    const run = exactRun(text, start, end, table);
    if (run.end <= offset) continue;
    if (!table.doubleByte || mayBeginHan(run.text, text.slice(start, run.end))) return start;
    if (latin < 0 && first < HAN && mayBeginLatin(run.text)) latin = start;
  }
  return latin < 0 ? offset : latin;
}

/** The first code point that takes three bytes. */
const HAN = 0x800;

function firstOf(text: string): number {
  return text === '' ? 0 : (text.codePointAt(0) as number);
}

function mayBeginHan(original: string, garble: string): boolean {
  const first = firstOf(original);
  if (first < HAN || !isLikely(first)) return false;
  // An ASCII sign that the garble does not show would be the second half of a clean character.
  return original.length === 1 || original.charCodeAt(1) >= 0x80 || garble.includes(original.charAt(1));
}

/** Clean Han are characters of two bytes by chance, one or two of them; a garble of a garble holds them in rows. */
function mayBeginLatin(original: string): boolean {
  const second = original.length > 1 ? original.charCodeAt(1) : BLANK;
  return firstOf(original) < HAN && second >= 0x80 && second < HAN;
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
