import { REPLACEMENT } from '../../text/codec';
import { codePage, type DoubleBytePage, NO_CODE } from '../../text/codePage';
import { Cue, cueTable } from './cues';
import { isBesideLoss, isIsland, readIslands } from './islands';
import { deeper } from './layers';
import { page } from './pages';
import { alternating } from './pairReading';
import { isPromising, isPromisingOutOfStep, isPromisingStream } from './pairs';
import type { Reading } from './reading';
import { singleByte } from './singleByte';
import { isDecisive, readUtf8, startOf } from './utf8Reading';
import { readBytesAsUtf16, readSwapped } from './utf16';

/** Layers of garbling that are undone; more are not seen in the wild. */
const DEEPEST = 3;

/**
 * Looks for a garble at `offset`.
 * @param from the start, and `limit` the end, of the prose that holds it
 * @returns the readings that explain it, best first; empty where it is no garble, or none that can be read
 */
export function search(text: string, offset: number, from: number, limit: number, depth = 1): Reading[] {
  const cue = cueTable()[text.charCodeAt(offset)] as number;
  const readings: Reading[] = [];
  const below = (inner: string, start: number): Reading[] => search(inner, start, 0, inner.length, depth + 1);
  const add = (reading: Reading | undefined): void => {
    if (!reading) return;
    readings.push(reading);
    if (depth < DEEPEST) for (const inner of deeper(reading, text, from, limit, below)) readings.push(inner);
  };
  if ((cue & Cue.Utf8AsGbk) !== 0 && isWorthTrying(text, offset, limit)) {
    const lead = (page('gbk').codes[text.charCodeAt(offset)] as number) >> 8;
    // Only what was Latin-1 before can begin with a character that calls for no search: 芒 is â.
    add(readUtf8(text, lead === 0xc2 ? startOf(text, offset, from, limit, 'gbk', 30) : offset, from, limit, 'gbk'));
  }
  if (readings.some(isDecisive)) return readings.sort((a, b) => b.gain - a.gain);
  if (isIsland(text.charCodeAt(offset)) && isBesideLoss(text, offset, from, limit)) {
    const islands = readIslands(text, offset, from, limit);
    if (islands) readings.push(islands);
  }
  if ((cue & Cue.SingleByte) !== 0) {
    for (const reading of singleByte({ text, offset, from, limit })) add(reading);
    if (readings.some(isDecisive)) return readings.sort((a, b) => b.gain - a.gain);
    readings.push(...readBytesAsUtf16(text, offset, from, limit));
  }
  // A letter of Latin-1 is no unit of swapped Chinese, others are: İ is 、.
  if ((cue & Cue.SingleByte) === 0 || text.charCodeAt(offset) > 0xff)
    readings.push(...readSwapped(text, offset, from, limit));
  if ((cue & Cue.ShiftJis) !== 0)
    for (const reading of doubleByte(text, offset, from, limit, 'shift_jis', ['gbk'])) add(reading);
  if ((cue & Cue.EucKr) !== 0)
    for (const reading of doubleByte(text, offset, from, limit, 'euc-kr', ['gbk'])) add(reading);
  if ((cue & Cue.Big5) !== 0)
    for (const reading of doubleByte(text, offset, from, limit, 'big5', ['gbk'])) add(reading);
  if ((cue & Cue.Gbk) !== 0) for (const reading of doubleByte(text, offset, from, limit, 'gbk', ['big5'])) add(reading);
  if (readings.length === 0 && (cue & Cue.OneOff) !== 0) add(oneOff(text, offset, from, limit));
  return readings.sort((a, b) => b.gain - a.gain);
}

/** The cheap test that clears nearly every clean character: does the next unit go on with what this one began? */
function isWorthTrying(text: string, offset: number, limit: number): boolean {
  if (offset + 1 >= limit) return false;
  const unit = text.charCodeAt(offset + 1);
  const code = page('gbk').codes[unit] as number;
  if (code === NO_CODE) return unit === REPLACEMENT;
  const byte = code > 0xff ? code >> 8 : code;
  return (byte >= 0x80 && byte <= 0xbf) || byte === 0x3f || byte >= 0xe0 || byte === 0xc2 || byte === 0xc3;
}

/** Units after a loss in which a garble may run out of step. */
const BEHIND_LOSS = 40;

/** Garbles of one double-byte page that were read as another, or UTF-8 read as one. */
function doubleByte(
  text: string,
  offset: number,
  from: number,
  limit: number,
  readAs: DoubleBytePage,
  actuals: readonly DoubleBytePage[],
): Reading[] {
  const readings: Reading[] = [];
  let start = offset;
  while (start > from && offset - start < 8 && text.charCodeAt(start - 1) === REPLACEMENT) start--;
  if (readAs !== 'gbk') {
    const reading = readWhole(text, start, offset, from, limit, readAs);
    if (reading) readings.push(reading);
    if (reading && isDecisive(reading)) return readings;
  }
  for (const actual of actuals) {
    const table = page(readAs);
    const { units } = codePage(actual);
    const place = { text, offset, from, limit };
    let start = Math.max(from, offset - 6);
    // Where some characters take one byte and some two, a glance does not tell where they begin.
    const isWorth = (readAs === 'shift_jis' ? isPromisingStream : isPromising)(
      text,
      offset,
      from,
      limit,
      table,
      units,
      actual,
    );
    if (!isWorth) {
      // A loss may have put everything after it one byte out of step.
      let mark = offset - 1;
      const least = Math.max(from, offset - BEHIND_LOSS);
      while (mark >= least && text.charCodeAt(mark) !== REPLACEMENT) mark--;
      if (mark < least) continue;
      if (!isPromisingOutOfStep(text, offset, limit, table, units, actual)) continue;
      start = Math.max(from, mark - 6);
    }
    const found = alternating(place, start, readAs, actual);
    if (found) readings.push(found);
  }
  return readings;
}

/** UTF-8 around `offset`, from where it begins: a garble may open with many characters that are ordinary in its page. */
function readWhole(
  text: string,
  start: number,
  offset: number,
  from: number,
  limit: number,
  readAs: DoubleBytePage,
): Reading | undefined {
  let begin = start < offset ? start : startOf(text, offset, from, limit, readAs);
  const reading = readUtf8(text, begin, from, limit, readAs);
  if (!reading || reading.exact < 2) return reading;
  for (;;) {
    const earlier = startOf(text, begin, from, limit, readAs);
    if (earlier === begin) break;
    begin = earlier;
  }
  return begin === reading.start ? reading : readUtf8(text, begin, from, limit, readAs);
}

/** GBK that lost a byte, so that every pair after it is one byte out of step. */
function oneOff(text: string, offset: number, from: number, limit: number): Reading | undefined {
  if (!isPromisingOutOfStep(text, offset, limit, page('gbk'), codePage('gbk').units, 'gbk')) return undefined;
  return alternating({ text, offset, from, limit }, Math.max(from, offset - 4), 'gbk', 'gbk');
}
