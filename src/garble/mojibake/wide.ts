import { NO_CODE } from '../../text/codec';
import { CharacterClass, classOf, isHan } from '../../text/han';
import { chinese } from './language';
import { page } from './pages';
import { exactPiece, type Reading } from './reading';

// UTF-16 taken for what it is not: its two bytes swapped (鹒汑 for 办公), its bytes as Latin-1 (\u009eRlQ for 办公), or bytes
// of ASCII taken for it (桔獩 for This).

const LONGEST = 16384;
/** Characters that must be read, and nats a character: the readings hold no byte that shows that they are right. */
const LEAST = 4;
const READABLE = 9.5;
/** Nats a unit that ordinary Chinese does not reach. */
const ODD = 11;
/** Units before the cue at which the garble may begin. */
const BEHIND = 8;
/** The least number of units of ASCII, and the share of them that must be letters and spaces. */
const LEAST_ASCII = 4;
const MOST_LETTERS = 0.9;
const BLANK = 0x20;

/** The readings of `offset` as UTF-16 in the wrong byte order, and as ASCII. */
export function readSwapped(text: string, offset: number, from: number, limit: number): Reading[] {
  const found: Reading[] = [];
  const around = stretch(text, offset, from, limit, (unit) => isChinese(swap(unit)));
  const swapped = around && strongest(text, around.start, around.end);
  if (swapped && swapped.end - swapped.start >= LEAST) {
    const original = mapped(text, swapped.start, swapped.end, (unit) => String.fromCharCode(swap(unit)));
    const reading = readingOf(text, swapped, original, 'utf-16le', 'utf-16be');
    if (isReadable(original)) found.push(reading);
  }
  const ascii = stretch(text, offset, from, limit, isTwoAscii);
  if (ascii && ascii.end - ascii.start >= LEAST_ASCII) {
    const original = mapped(text, ascii.start, ascii.end, (unit) => String.fromCharCode(unit & 0xff, unit >> 8));
    const letters = original.match(/[a-z ]/gi)?.length ?? 0;
    if (letters >= MOST_LETTERS * original.length && /[a-z]{3}/.test(original))
      found.push(readingOf(text, ascii, original, 'ascii', 'utf-16le'));
  }
  return found;
}

/** The readings of the bytes around `offset` as UTF-16, where they were read as Latin-1. */
export function readBytesAsWide(text: string, offset: number, from: number, limit: number): Reading[] {
  const { codes } = page('iso-8859-1');
  const found: Reading[] = [];
  for (const actual of ['utf-16le', 'utf-16be'] as const) {
    const pairAt = (at: number): number => {
      const first = codes[text.charCodeAt(at)] as number;
      const second = codes[text.charCodeAt(at + 1)] as number;
      if (first === NO_CODE || second === NO_CODE) return 0;
      return actual === 'utf-16le' ? (second << 8) | first : (first << 8) | second;
    };
    for (const phase of [offset, offset - 1]) {
      if (phase < from) continue;
      let start = phase;
      while (start - 2 >= from && phase - start < LONGEST && isChinese(pairAt(start - 2))) start -= 2;
      let end = phase;
      while (end + 1 < limit && end - start < LONGEST && isChinese(pairAt(end))) end += 2;
      if (end - start < 2 * LEAST) continue;
      let original = '';
      for (let at = start; at < end; at += 2) original += String.fromCharCode(pairAt(at));
      if (isReadable(original)) found.push(readingOf(text, { start, end }, original, actual, 'iso-8859-1'));
    }
  }
  return found;
}

/** The units around `offset` for which `fits` holds, if they are odd as they stand. */
function stretch(
  text: string,
  offset: number,
  from: number,
  limit: number,
  fits: (unit: number) => boolean,
): { start: number; end: number } | undefined {
  let end = offset;
  while (end < limit && end - offset < LONGEST && fits(text.charCodeAt(end))) end++;
  if (end === offset) return undefined;
  let start = offset;
  while (start > from && offset - start < BEHIND && fits(text.charCodeAt(start - 1))) start--;
  const weighed = Math.min(end, start + 60);
  const language = chinese();
  if (language.textCost(text, BLANK, BLANK, start, weighed) < ODD * (weighed - start)) return undefined;
  return { start, end };
}

/** The part of a stretch that gains the most: clean Han beside the garble are Han when their bytes are swapped, but rare ones. */
function strongest(text: string, from: number, to: number): { start: number; end: number } {
  const { unigrams } = chinese();
  let gain = 0;
  let begin = from;
  let best = { start: from, end: from };
  let most = 0;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    gain += (unigrams[unit] as number) - (unigrams[swap(unit)] as number);
    if (gain <= 0) {
      gain = 0;
      begin = i + 1;
    } else if (gain > most) {
      most = gain;
      best = { start: begin, end: i + 1 };
    }
  }
  return best;
}

function swap(unit: number): number {
  return ((unit & 0xff) << 8) | (unit >> 8);
}

function isChinese(unit: number): boolean {
  if (unit < 0x2010 || (unit >= 0xd800 && unit < 0xf900)) return false;
  const type = classOf(unit);
  return (
    (isHan(unit) && (chinese().unigrams[unit] as number) < 15) ||
    type === CharacterClass.CjkPunctuation ||
    type === CharacterClass.FullWidth ||
    unit === 0x3000
  );
}

function isTwoAscii(unit: number): boolean {
  const high = unit >> 8;
  const low = unit & 0xff;
  return high >= 0x20 && high < 0x7f && low >= 0x20 && low < 0x7f;
}

function mapped(text: string, start: number, end: number, to: (unit: number) => string): string {
  let out = '';
  for (let i = start; i < end; i++) out += to(text.charCodeAt(i));
  return out;
}

function isReadable(original: string): boolean {
  const weighed = Math.min(original.length, 60);
  return chinese().textCost(original, BLANK, BLANK, 0, weighed) <= READABLE * weighed;
}

function readingOf(
  text: string,
  { start, end }: { start: number; end: number },
  original: string,
  actual: string,
  readAs: string,
): Reading {
  const language = chinese();
  const weighed = Math.min(end, start + 200);
  const part = Math.ceil((original.length * (weighed - start)) / (end - start));
  return {
    chain: [{ actual, readAs }],
    pieces: [exactPiece(start, end, original)],
    start,
    end,
    text: original,
    exact: original.length,
    lost: 0,
    gain: language.textCost(text, BLANK, BLANK, start, weighed) - language.textCost(original, BLANK, BLANK, 0, part),
  };
}
