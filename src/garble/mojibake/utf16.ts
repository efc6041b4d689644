import { NO_CODE } from '../../text/codePage';
import { isHan } from '../../text/han';
import type { Span } from '../../text/span';
import { chinese, isForeign } from '../language';
import { BLANK } from './gain';
import { endOfLine, startOfLine } from './lineEnds';
import { page } from './pages';
import { exactPiece, misread, type Reading } from './reading';
import { edgeOfSwapped, swap, swappedPart } from './swapped';

// UTF-16 taken for what it is not: its two bytes swapped (鹒汑 for 办公), its bytes read as Latin-1 (\u009eRlQ for 办公), or
// bytes of ASCII taken for it (桔獩 for This).

const LONGEST = 16384;
/** Characters that must be read: no byte shows that the reading is right. */
const LEAST = 4;
/** Nats a character that the original must not exceed, and nats a unit that ordinary Chinese does not reach. */
const READABLE = 9.5;
const ODD = 11;
/** Units before the cue at which the garble may begin, and units that are weighed. */
const BEHIND = 8;
const FAR_BEHIND = 48;
const WEIGHED = 60;
/** Units of ASCII in pairs, and what of them must be letters and spaces. */
const LEAST_ASCII = 5;
const MOST_LETTERS = 0.9;

/** The readings around `offset` as UTF-16 in the other byte order, and as pairs of ASCII. */
export function readSwapped(text: string, offset: number, from: number, limit: number): Reading[] {
  const found: Reading[] = [];
  const fits = (at: number): boolean => mayStand(swap(text.charCodeAt(at)));
  const swapped = stretch(offset, from, limit, FAR_BEHIND, fits);
  if (swapped.end - swapped.start >= LEAST) {
    const line = { text, from, limit, lineStart: startOfLine(text, from), lineEnd: endOfLine(text, limit) };
    const span = swappedPart(line, swapped);
    if (span && span.end - span.start >= LEAST && isOdd(text, span)) {
      const original = mapped(text, span, (unit) => String.fromCharCode(swap(unit)));
      if (isReadable(original))
        found.push(readingOf(text, span, original, edgeOfSwapped(line, span, fits), 'utf-16le', 'utf-16be'));
    }
  }
  const ascii = stretch(offset, from, limit, BEHIND, (at) => isTwoAscii(text.charCodeAt(at)));
  if (ascii.end - ascii.start >= LEAST_ASCII && isOdd(text, ascii)) {
    const original = mapped(text, ascii, (unit) => String.fromCharCode(unit & 0xff, unit >> 8));
    const letters = original.match(/[a-z ]/gi)?.length ?? 0;
    if (letters >= MOST_LETTERS * original.length && original.includes(' ') && /[a-z]{3}/.test(original))
      found.push(readingOf(text, ascii, original, 0, 'ascii', 'utf-16le'));
  }
  return found;
}

/** The readings around `offset` as UTF-16 whose bytes were read as Latin-1. */
export function readBytesAsUtf16(text: string, offset: number, from: number, limit: number): Reading[] {
  const found: Reading[] = [];
  for (const actual of ['utf-16le', 'utf-16be'] as const) {
    for (const phase of [offset, offset - 1]) {
      if (phase < from) continue;
      let start = phase;
      while (start - 2 >= from && phase - start < LONGEST && mayStand(pairAt(text, start - 2, actual))) start -= 2;
      let end = phase;
      while (end + 1 < limit && end - start < LONGEST && mayStand(pairAt(text, end, actual))) end += 2;
      if (end - start < 2 * LEAST) continue;
      let original = '';
      for (let at = start; at < end; at += 2) original += String.fromCharCode(pairAt(text, at, actual));
      // Two letters at an edge may be clean, if they are no frequent character that the line begins or ends with.
      const isClear =
        (isHigh(text, start) || (start === startOfLine(text, from) && isFrequent(original, 0))) &&
        (isHigh(text, end - 2) || (end === endOfLine(text, limit) && isFrequent(original, original.length - 1)));
      const edge = isClear && !goesOn(text, start, end, from, limit) ? Number.POSITIVE_INFINITY : 0;
      if (isReadable(original)) found.push(readingOf(text, { start, end }, original, edge, actual, 'iso-8859-1'));
    }
  }
  return found;
}

/** The unit that two bytes at `at` are; 0 where they are no bytes of Latin-1. */
function pairAt(text: string, at: number, order: 'utf-16le' | 'utf-16be'): number {
  const { codes } = page('iso-8859-1');
  const first = codes[text.charCodeAt(at)] as number;
  const second = codes[text.charCodeAt(at + 1)] as number;
  if (first === NO_CODE || second === NO_CODE) return 0;
  return order === 'utf-16le' ? (second << 8) | first : (first << 8) | second;
}

/** The places around `offset` for which `fits` holds. */
function stretch(offset: number, from: number, limit: number, behind: number, fits: (at: number) => boolean): Span {
  let end = offset;
  while (end < limit && end - offset < LONGEST && fits(end)) end++;
  let start = offset;
  if (end > offset) while (start > from && offset - start < behind && fits(start - 1)) start--;
  return { start, end };
}

/** Whether the span is no ordinary Chinese as it stands. */
function isOdd(text: string, { start, end }: Span): boolean {
  const weighed = Math.min(end, start + WEIGHED);
  return chinese().textCost(text, BLANK, BLANK, start, weighed) >= ODD * (weighed - start);
}

/** Whether bytes stand beside the reading that it leaves out: it may be in the wrong order, and a byte out of step. */
function goesOn(text: string, start: number, end: number, from: number, limit: number): boolean {
  const isByte = (at: number): boolean => {
    const unit = text.charCodeAt(at);
    return unit < 0x20 || (unit > 0x7e && unit < 0x100);
  };
  for (let at = Math.max(from, start - 2); at < start; at++) if (isByte(at)) return true;
  for (let at = end; at < Math.min(limit, end + 2); at++) if (isByte(at)) return true;
  return false;
}

/** Nats that a frequent character costs at most. */
const FREQUENT = 10;

function isFrequent(text: string, at: number): boolean {
  return (chinese().unigrams[text.charCodeAt(at)] as number) <= FREQUENT;
}

/** Whether one of two units is no ASCII, or none that is written. */
function isHigh(text: string, at: number): boolean {
  const isWritten = (unit: number): boolean => unit >= 0x20 && unit < 0x7f;
  return !isWritten(text.charCodeAt(at)) || !isWritten(text.charCodeAt(at + 1));
}

function isChinese(unit: number): boolean {
  if (unit < 0x2010 || (unit >= 0xd800 && unit < 0xf900)) return false;
  if (isHan(unit)) return (chinese().unigrams[unit] as number) < 15;
  return !isForeign(unit);
}

/** Digits and letters stand in Chinese text as well. */
function mayStand(unit: number): boolean {
  return (unit >= 0x20 && unit < 0x7f) || isChinese(unit);
}

function isTwoAscii(unit: number): boolean {
  const high = unit >> 8;
  const low = unit & 0xff;
  return high >= 0x20 && high < 0x7f && low >= 0x20 && low < 0x7f;
}

function mapped(text: string, { start, end }: Span, to: (unit: number) => string): string {
  let out = '';
  for (let i = start; i < end; i++) out += to(text.charCodeAt(i));
  return out;
}

function isReadable(original: string): boolean {
  const weighed = Math.min(original.length, WEIGHED);
  return chinese().textCost(original, BLANK, BLANK, 0, weighed) <= READABLE * weighed;
}

function readingOf(
  text: string,
  { start, end }: Span,
  original: string,
  edge: number,
  actual: string,
  readAs: string,
): Reading {
  const language = chinese();
  const weighed = Math.min(end, start + 3 * WEIGHED);
  const part = Math.ceil((original.length * (weighed - start)) / (end - start));
  return {
    chain: misread(actual, readAs),
    pieces: [{ ...exactPiece(start, end, original), edge }],
    start,
    end,
    text: original,
    exact: original.length,
    guessed: 0,
    lost: 0,
    gain: language.textCost(text, BLANK, BLANK, start, weighed) - language.textCost(original, BLANK, BLANK, 0, part),
  };
}
