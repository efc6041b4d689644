import { DOUBLE_BYTE_PAGES, NO_CODE, REPLACEMENT } from '../../text/codec';
import { isHan } from '../../text/han';
import { isUtf8Cue } from './cues';
import { COMMON_MARKS, chinese, isForeign } from './language';
import { page, type ReadAs } from './pages';
import type { Piece, Reading } from './reading';

// How far a reading is to be trusted. Nats throughout.

/** By how much a reading must beat the text as it stands: garbles are rare, so the evidence must be strong. */
export const LEAST_GAIN = 16;
/** What suffices where the document holds several findings of the same chain. */
export const LEAST_GAIN_IN_COMPANY = 8;
/** Where no byte tells a garble from clean text, as between two double-byte pages, it takes more. */
const LEAST_GAIN_OF_PAIRS = 22;
const LEAST_PAIRS = 3;
/** With this much the fix is beyond doubt, if no byte is lost. */
const CERTAIN_GAIN = 30;
const CERTAIN_GAIN_OF_PAIRS = 60;
/** By how much the second reading must be behind. */
const CERTAIN_LEAD = 6;
const CERTAIN_LEAD_OF_PAIRS = 12;
/** How clear it must be where a garble of pairs begins and ends, where its page holds Han itself. */
const CERTAIN_EDGE = 7;
const CERTAIN_PAIRS = 4;
const CERTAIN_PAIRS_IN_HAN = 6;
/** Characters that may be guessed where nothing else is left. */
const MOST_GUESSES = 4;
/** What a character costs that ordinary Chinese does not exceed, and what it hardly ever comes near. */
const READABLE = 10.5;
const WELL_READABLE = 9;
/** A character that hardly any text holds. */
const HARDLY_EVER = 16;
/** UTF-16 units of a reading that are weighed. */
const WEIGHED = 100;

/** Whether the reading is worth offering. */
export function isTrusted(reading: Reading, text: string): boolean {
  if (!isStrong(reading) || !isReadable(reading)) return false;
  // Next to nothing but guesses must at least show that something was lost.
  return reading.exact >= 2 || reading.lost === 0 || /[\ufffd?]/.test(text.slice(reading.start, reading.end));
}

function isStrong({ chain, exact, guessed, gain, lost }: Reading): boolean {
  const [misreading] = chain;
  if (misreading?.actual === 'utf-8')
    return gain >= LEAST_GAIN_IN_COMPANY && exact + guessed > 0 && guessed <= MOST_GUESSES + 2 * exact;
  if (lost > exact) return false;
  // Two Latin letters and two Han are as hard to confuse as bytes are.
  if (misreading && !holdsHan(misreading.readAs)) return gain >= LEAST_GAIN && exact >= 2;
  return gain >= LEAST_GAIN_OF_PAIRS && exact >= LEAST_PAIRS;
}

function holdsHan(readAs: string): boolean {
  return (DOUBLE_BYTE_PAGES as readonly string[]).includes(readAs) || readAs === 'gbk-out-of-step';
}

/** Whether the reading is about as expected as Chinese is. */
export function isReadable({ text }: Reading, most = READABLE): boolean {
  const end = Math.min(text.length, WEIGHED);
  // What one layer more of garbling leaves is full of other characters.
  let foreign = 0;
  for (let i = 0; i < end; i++) if (isForeign(text.charCodeAt(i))) foreign++;
  return foreign * 4 <= end && chinese().textCost(text, 0x20, 0x20, 0, end) <= most * (end + 1);
}

/**
 * Whether what the reading is made of leaves no doubt, apart from how much of it there is: nothing strange came out,
 * nothing of the garble is left beside it, and it is clear where it begins and ends.
 * @param from the start, and `limit` the end, of the prose that holds it
 */
export function isSound(reading: Reading, text: string, from: number, limit: number): boolean {
  const [misreading] = reading.chain;
  if (!misreading || misreading.readAs === 'gbk-out-of-step') return false;
  const utf8 = misreading.actual === 'utf-8';
  // Shift_JIS has some kanji twice, so that its bytes are a guess.
  if (!utf8 && misreading.readAs === 'shift_jis') return false;
  if (misreading.readAs === 'byte-fallback') return true;
  for (const { text: original, lost } of reading.pieces)
    if (lost === 0 && !isOrdinary(original, !utf8 && holdsHan(misreading.readAs))) return false;
  if (isGarbled(reading.text) || endsInSign(reading, text)) return false;
  if (goesOn(reading, misreading.readAs as ReadAs, text, from, limit)) return false;
  return utf8 || !holdsHan(misreading.readAs) || reading.pieces.every(({ edge }) => edge >= CERTAIN_EDGE);
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
function endsInSign({ end, text: original, chain, lost }: Reading, text: string): boolean {
  if (chain[0]?.actual !== 'utf-8' || holdsHan(chain[0].readAs)) return false;
  if (lost > 0) return true;
  const isSign = QUIET.includes(text.charAt(end - 1));
  return isSign && (chinese().unigrams[original.charCodeAt(original.length - 1)] as number) > COMMON;
}

/** What a common character costs at most. */
const COMMON = 12.5;

/** Whether something beside the reading looks as if it was of the same garble. */
function goesOn({ start, end }: Reading, readAs: ReadAs, text: string, from: number, limit: number): boolean {
  const before = start > from ? text.charCodeAt(start - 1) : 0x20;
  const after = end < limit ? text.charCodeAt(end) : 0x20;
  if (before === REPLACEMENT || after === REPLACEMENT) return true;
  const { doubleByte, codes } = page(readAs);
  if (doubleByte) return isUtf8Cue(before) || isUtf8Cue(after);
  const isHigh = (unit: number): boolean =>
    unit > 0x7f && codes[unit] !== NO_CODE && !QUIET.includes(String.fromCharCode(unit));
  if (isHigh(before) || isHigh(after)) return true;
  // The second byte of a pair may be a letter.
  return before >= 0x40 && before < 0x7f && start - 2 >= from && isHigh(text.charCodeAt(start - 2));
}

/** Signs of single-byte pages that stand beside a garble in clean text. */
const QUIET = '“”‘’…—–·×';

/** Whether everything that is exact in the reading is right: sound, strong evidence, and no second reading near. */
export function isBeyondDoubt(best: Reading, second: Reading | undefined): boolean {
  if (!isReadable(best, WELL_READABLE)) return false;
  const misreading = best.chain[0];
  const utf8 = misreading?.actual === 'utf-8';
  const rival = second && isReadable(second) ? second.gain : 0;
  // Between pairs nothing shows where one begins: after a loss they may be one byte out of step.
  if (best.lost > 0 && (!utf8 || best.exact < 3 * best.lost)) return false;
  // A run of bytes that happens to be valid UTF-8 is far rarer than one that happens to be valid GBK.
  if (utf8) return best.exact >= 2 && best.gain >= CERTAIN_GAIN && best.gain - rival >= CERTAIN_LEAD;
  const least = misreading && holdsHan(misreading.readAs) ? CERTAIN_PAIRS_IN_HAN : CERTAIN_PAIRS;
  return best.exact >= least && best.gain >= CERTAIN_GAIN_OF_PAIRS && best.gain - rival >= CERTAIN_LEAD_OF_PAIRS;
}

/** From 0 at no margin to 1 at a large one. */
function sureness(margin: number, scale: number): number {
  return margin <= 0 ? 0 : 1 - Math.exp(-margin / scale);
}

/** How sure the reading is of its piece `first`, in [0, 1]. */
export function confidenceOf(reading: Reading, first: Piece): number {
  const exact = first.lost === 0 ? sureness(reading.gain - LEAST_GAIN_IN_COMPANY, 8) : sureness(first.margin, 2);
  return Math.round(exact * 1000) / 1000; // engines differ in the last bit of Math.exp
}
