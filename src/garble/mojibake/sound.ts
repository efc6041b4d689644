import { REPLACEMENT } from '../../text/codec';
import { NO_CODE } from '../../text/codePage';
import { CharacterClass, classOf, isHan } from '../../text/han';
import { COMMON_MARKS, chinese, isForeign } from '../language';
import { isUtf8Cue } from './cues';
import { hidesAscii, Sort, sortOf } from './doubt';
import { mayBeNormalised } from './normalised';
import { type Page, page, type ReadAs } from './pages';
import type { Reading } from './reading';

/** How clear it must be where a garble begins and ends, where no byte tells; nats. */
const CERTAIN_EDGE = 7;
/** And that what was read is more expected than the double of its character. */
const CERTAIN_DOUBLE = 10;
/** A character that hardly any text holds. */
const HARDLY_EVER = 16;

/**
 * Whether what the reading is made of leaves no doubt, apart from how much of it there is: nothing strange came out,
 * nothing of the garble is left beside it, and it is clear where it begins and ends.
 * @param from the start, and `limit` the end, of the prose that holds it
 */
export function isSound(reading: Reading, text: string, from: number, limit: number): boolean {
  const [misreading] = reading.chain;
  if (!misreading) return false;
  const { readAs } = misreading;
  const sort = sortOf(misreading);
  if (sort === Sort.Escape) return true;
  if (sort === Sort.OutOfStep || sort === Sort.Islands || sort === Sort.Ascii) return false;
  if (readAs === 'byte-fallback') return true;
  // Shift_JIS has some kanji twice, so that its bytes are a guess.
  if (sort === Sort.Pairs && readAs === 'shift_jis') return false;
  for (const { text: original, lost } of reading.pieces)
    if (lost === 0 && !isOrdinary(original, sort === Sort.Pairs)) return false;
  const isCut = sort === Sort.Pairs || sort === Sort.Utf16;
  if (isCut && reading.pieces.some(({ edge }) => edge < CERTAIN_EDGE)) return false;
  if (
    readAs === 'euc-kr' &&
    sort === Sort.Pairs &&
    reading.pieces.some((piece) => mayBeNormalised(piece, text, CERTAIN_DOUBLE))
  )
    return false;
  if (sort === Sort.Utf16) return true;
  if (isGarbled(reading.text)) return false;
  const table = page(readAs as ReadAs);
  if (table.doubleByte && hidesAscii(reading.text, text.slice(reading.start, reading.end))) return false;
  return (
    !(sort === Sort.Utf8 && !table.doubleByte && endsInSign(reading, text)) &&
    !goesOn(reading, table, text, from, limit)
  );
}

/** Whether the reading's garble is accented letters and signs throughout, with no letter beside it. Cyrillic and Greek have such words. */
export function isBare({ start, end, chain }: Reading, text: string, from: number, limit: number): boolean {
  if (chain[0]?.readAs === 'windows-1251' || chain[0]?.readAs === 'ibm437') return false;
  for (let i = start; i < end; i++) if (text.charCodeAt(i) < 0xa0) return false;
  const isLetter = (unit: number): boolean => classOf(unit) === CharacterClass.Latin;
  return !(start > from && isLetter(text.charCodeAt(start - 1))) && !(end < limit && isLetter(text.charCodeAt(end)));
}

/**
 * Whether the text holds no character that a wrong cut or a layer more would leave.
 * @param strict no signs either: pairs make them by chance
 */
function isOrdinary(text: string, strict: boolean): boolean {
  const { unigrams } = chinese();
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isForeign(unit) || (strict && unit > 0x7f && !isHan(unit) && !COMMON_MARKS.includes(String.fromCharCode(unit))))
      return false;
  }
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return isEdgeOrdinary(first) && isEdgeOrdinary(last);

  function isEdgeOrdinary(unit: number): boolean {
    return (unit >= 0xd83c && unit <= 0xd83e) || (unigrams[unit] as number) <= HARDLY_EVER || unit >= 0xdc00;
  }
}

/** Whether the text looks like UTF-8 read as GBK itself: one layer more than could be read. */
function isGarbled(text: string): boolean {
  let cues = 0;
  for (let i = 0; i < text.length; i++) if (isUtf8Cue(text.charCodeAt(i))) cues++;
  return cues * MOST_CUES > text.length;
}

/** Of so many characters one may be as rare as those of garbles. */
const MOST_CUES = 8;

/**
 * Whether the last character rests on a sign that clean text has too: “ is byte 0x93 of CP1252. Where a byte was dropped
 * without a trace the sign may not belong to it.
 */
function endsInSign({ end, text: original, lost }: Reading, text: string): boolean {
  if (lost > 0) return true;
  const isSign = QUIET.includes(text.charAt(end - 1));
  return isSign && (chinese().unigrams[original.charCodeAt(original.length - 1)] as number) > COMMON;
}

/** What a common character costs at most. */
const COMMON = 9.5;

/** Whether something beside the reading looks as if it was of the same garble. */
function goesOn(
  { start, end }: Reading,
  { doubleByte, codes }: Page,
  text: string,
  from: number,
  limit: number,
): boolean {
  const before = start > from ? text.charCodeAt(start - 1) : 0x20;
  const after = end < limit ? text.charCodeAt(end) : 0x20;
  if (before === REPLACEMENT || after === REPLACEMENT) return true;
  if (doubleByte) return isUtf8Cue(before) || isUtf8Cue(after);
  const isHigh = (unit: number): boolean =>
    unit > 0x7f && codes[unit] !== NO_CODE && !QUIET.includes(String.fromCharCode(unit));
  if (isHigh(before) || isHigh(after)) return true;
  // The second byte of a pair may be a letter.
  return before >= 0x40 && before < 0x7f && start - 2 >= from && isHigh(text.charCodeAt(start - 2));
}

/** Signs of single-byte pages that stand beside a garble in clean text. */
const QUIET = '“”‘’…—–·×';
