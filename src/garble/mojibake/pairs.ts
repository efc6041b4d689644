import { type DoubleBytePage, NO_CODE } from '../../text/codePage';
import { CharacterClass, classOf, isHan } from '../../text/han';
import { scriptOfUnit } from '../../text/script';
import { textOfUnits } from '../../text/units';
import { chinese, isForeign } from '../language';
import { cleanPenalties } from './cleanPenalty';
import type { Page } from './pages';

/** Nats for what a garbled Chinese text hardly held: kana, Cyrillic, private use. */
const FOREIGN = 9;
/** And for a sign that Chinese text may hold: ⑶, №, →. */
const SIGN = 5;
/** Nats for Traditional in what was GBK: possible, and rare. */
const OTHER_SCRIPT = 4;

const tables = new Map<DoubleBytePage, Uint8Array>();

/** By unit, what reading a pair as it costs beyond what the language says. */
export function pairPenalties(actual: DoubleBytePage): Uint8Array {
  let found = tables.get(actual);
  if (!found) {
    found = new Uint8Array(0x10000);
    for (let unit = 0; unit < 0x10000; unit++) found[unit] = penaltyOf(unit, actual);
    tables.set(actual, found);
  }
  return found;
}

function penaltyOf(unit: number, actual: DoubleBytePage): number {
  if (isNoChinese(unit)) return isForeign(unit) ? FOREIGN : SIGN;
  return actual === 'gbk' && scriptOfUnit(unit) === 'traditional' ? OTHER_SCRIPT : 0;
}

function isNoChinese(unit: number): boolean {
  return (
    !isHan(unit) &&
    unit !== 0x3000 &&
    classOf(unit) !== CharacterClass.CjkPunctuation &&
    classOf(unit) !== CharacterClass.FullWidth
  );
}

/** A stretch that was read pair by pair, without looking for another way through. */
export interface Straight {
  readonly end: number;
  readonly text: string;
  /** Characters outside ASCII. */
  readonly exact: number;
  /** The nats by which it beats the garble. */
  readonly gain: number;
}

/** Nats by which the evidence may fall before the stretch is cut where it was strongest. */
const PATIENCE = 9;
const LONGEST_STRAIGHT = 16384;
const NOTHING = -1;

const original = new Uint16Array(2 * LONGEST_STRAIGHT);

/**
 * Reads the units from `start` on, where a unit and a character begin, as pairs of `actual` as long as that goes on to make
 * more sense than the garble does; ends where it made the most.
 * @param units the table of `actual`
 */
export function readStraight(
  text: string,
  start: number,
  limit: number,
  table: Page,
  actual: DoubleBytePage,
  units: Uint16Array,
  before: number,
  longest = LONGEST_STRAIGHT,
): Straight {
  const language = chinese();
  const { codes, alternatives } = table;
  const penalties = cleanPenalties(table, actual, false);
  const pairPenalty = pairPenalties(actual);
  const stop = Math.min(limit, start + Math.min(longest, LONGEST_STRAIGHT));
  let pending = NOTHING;
  let gain = 0;
  let garbled = before;
  let last = before;
  let length = 0;
  let exact = 0;
  const best = { end: start, length: 0, exact: 0, gain: 0 };
  scan: for (let i = start; i < stop; i++) {
    const unit = text.charCodeAt(i);
    const code = codes[unit] as number;
    if (code === NO_CODE || (alternatives !== undefined && alternatives[unit] !== 0)) break;
    gain += language.cost(garbled, unit) + (penalties[unit] as number);
    garbled = unit;
    let byte = code > 0xff ? code >> 8 : code;
    for (let second = code <= 0xff; ; second = true) {
      if (pending === NOTHING) {
        if (byte < 0x80) {
          gain -= language.cost(last, byte);
          original[length++] = last = byte;
        } else pending = byte;
      } else {
        const character = byte < 0x40 ? 0 : (units[(pending << 8) | byte] as number);
        if (character === 0) break scan;
        gain -= language.cost(last, character) + (pairPenalty[character] as number);
        original[length++] = last = character;
        exact++;
        pending = NOTHING;
      }
      if (second) break;
      byte = code & 0xff;
    }
    if (pending !== NOTHING) continue;
    if (gain > best.gain) {
      best.end = i + 1;
      best.length = length;
      best.exact = exact;
      best.gain = gain;
    } else if (gain < best.gain - PATIENCE) break;
  }
  return { end: best.end, exact: best.exact, gain: best.gain, text: textOfUnits(original, best.length) };
}

/** The least that some units in a row gain, read pair by pair, for a search to be worth it. */
const PROMISING = 9;
/** How far the test looks. */
const BEHIND = 6;
const AHEAD = 8;

/** The cheap test before a search: whether some units around `offset` make more sense as pairs of `actual`. */
export function isPromising(
  text: string,
  offset: number,
  from: number,
  limit: number,
  table: Page,
  units: Uint16Array,
  actual: DoubleBytePage,
): boolean {
  const language = chinese();
  const pairPenalty = pairPenalties(actual);
  let gain = 0;
  let before = 0x20;
  let last = 0x20;
  for (let i = Math.max(from, offset - BEHIND); i < Math.min(limit, offset + AHEAD); i++) {
    const unit = text.charCodeAt(i);
    const code = table.codes[unit] as number;
    const character = code > 0xff && code !== NO_CODE ? (units[code] as number) : 0;
    if (character === 0) gain = 0;
    else gain += language.cost(before, unit) - language.cost(last, character) - (pairPenalty[character] as number);
    if (gain < 0) gain = 0;
    if (gain >= PROMISING) return true;
    before = unit;
    last = gain > 0 ? character : unit;
  }
  return false;
}

/** The same where some characters take one byte and some two, so that nothing shows where a pair begins. */
export function isPromisingStream(
  text: string,
  offset: number,
  from: number,
  limit: number,
  table: Page,
  units: Uint16Array,
  actual: DoubleBytePage,
): boolean {
  const language = chinese();
  const pairPenalty = pairPenalties(actual);
  const start = Math.max(from, offset - BEHIND);
  const end = Math.min(limit, offset + 2 * AHEAD);
  for (let skipped = 0; skipped < 2; skipped++) {
    let gain = 0;
    let clean = 0;
    let before = 0x20;
    let last = 0x20;
    let pending = skipped === 0 ? NOTHING : 0;
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i);
      const code = table.codes[unit] as number;
      clean += language.cost(before, unit);
      before = unit;
      if (code === NO_CODE || code < 0x80) {
        gain = 0;
        clean = 0;
        pending = NOTHING;
        last = unit;
        continue;
      }
      let byte = code > 0xff ? code >> 8 : code;
      for (let second = code <= 0xff; ; second = true) {
        if (pending === NOTHING) pending = byte;
        else {
          const character = pending === 0 || byte < 0x40 ? 0 : (units[(pending << 8) | byte] as number);
          if (character === 0) gain = 0;
          else gain = Math.max(0, gain + clean - language.cost(last, character) - (pairPenalty[character] as number));
          if (gain >= PROMISING) return true;
          clean = 0;
          last = character === 0 ? 0x20 : character;
          pending = NOTHING;
        }
        if (second) break;
        byte = code & 0xff;
      }
    }
  }
  return false;
}

/** The same for pairs that are one byte out of step: whether second bytes and the first bytes that follow them make more sense. */
export function isPromisingOutOfStep(
  text: string,
  offset: number,
  limit: number,
  table: Page,
  units: Uint16Array,
  actual: DoubleBytePage,
): boolean {
  const language = chinese();
  const pairPenalty = pairPenalties(actual);
  let gain = 0;
  let best = 0;
  let pending = NOTHING;
  let last = 0x20;
  for (let i = offset; i < Math.min(limit, offset + AHEAD); i++) {
    const unit = text.charCodeAt(i);
    const code = table.codes[unit] as number;
    if (code === NO_CODE || code <= 0xff) break;
    gain += language.cost(i > offset ? text.charCodeAt(i - 1) : 0x20, unit);
    if (pending !== NOTHING) {
      const character = units[(pending << 8) | (code >> 8)] as number;
      if (character === 0) gain = Math.min(gain, 0);
      else gain -= language.cost(last, character) + (pairPenalty[character] as number);
      last = character === 0 ? 0x20 : character;
    }
    pending = code & 0xff;
    best = Math.max(best, gain - PROMISING);
  }
  return best >= PROMISING;
}
