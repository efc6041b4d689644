import { REPLACEMENT } from '../../text/codec';
import { codePage, type DoubleBytePage, NO_CODE, SINGLE_BYTE_PAGES } from '../../text/codePage';
import { Cue, cueTable } from './cues';
import { page, type ReadAs } from './pages';
import { alternating, type Place } from './pairReading';
import { readStraight } from './pairs';
import type { Reading } from './reading';
import { isDecisive, readUtf8, startOf } from './utf8Reading';

/** Units by which the pages are compared. */
const SAMPLE = 48;
/** Nats by which reading pair by pair must win for the pages that came second to be left untried. */
const CLEAR = 24;
/** Nats without which nothing comes of it. */
const PROMISING = 4;
const PAGES: readonly ReadAs[] = [...SINGLE_BYTE_PAGES, 'byte-level-bpe'];

/** A page that has the units around a place, and where in it the garble may begin. */
interface Fit {
  readonly name: ReadAs;
  readonly first: number;
  /** Units outside ASCII in the sample. */
  readonly high: number;
  /** What tells the bytes of the sample from those of another page. */
  readonly hash: number;
}

/** The readings of a garble of a single-byte page: a run of accented letters, Cyrillic, Greek, boxes. */
export function singleByte(place: Place): Reading[] {
  const { text, offset, from, limit } = place;
  const start = startOfRun(place);
  const readings: Reading[] = [];
  const samples: { gain: number; first: number; name: ReadAs; actual: DoubleBytePage }[] = [];
  for (const { name, first, high } of fitting(text, start, offset, limit)) {
    const reading = readUtf8(text, startOf(text, offset, Math.max(from, offset - 3), limit, name), from, limit, name);
    if (reading && reading.exact >= 1) {
      readings.push(reading);
      if (isDecisive(reading)) return [reading];
    }
    if (name === 'byte-level-bpe' || high < 4) continue;
    for (const actual of ['gbk', 'big5'] as const)
      samples.push({ gain: sampled(text, first, limit, name, actual), first, name, actual });
  }
  samples.sort((a, b) => b.gain - a.gain);
  const [best, second] = samples;
  if (!best || best.gain < PROMISING) return readings;
  const tried = best.gain >= CLEAR ? (second && 2 * second.gain > best.gain ? 2 : 1) : 4;
  for (const { first, name, actual } of samples.slice(0, tried)) {
    // Only the best of the samples is read on to its end.
    const found = alternating(
      place,
      first,
      name,
      actual,
      name === best.name && actual === best.actual ? undefined : SAMPLE,
    );
    if (found) readings.push(found);
  }
  return readings;
}

/** What reading pair by pair gains, from the first unit or the second. */
function sampled(text: string, first: number, limit: number, name: ReadAs, actual: DoubleBytePage): number {
  const { units } = codePage(actual);
  const table = page(name);
  let best = 0;
  for (const start of [first, first + 1]) {
    const { gain } = readStraight(text, start, limit, table, actual, units, 0x20, SAMPLE);
    if (gain >= CLEAR) return gain;
    best = Math.max(best, gain);
  }
  return best;
}

function startOfRun({ text, offset, from }: Place): number {
  let start = offset;
  // A second byte may be ASCII: 四 in Big5 is 0xA5 0x7C.
  while (start > from && offset - start < 32) {
    if (isHigh(text.charCodeAt(start - 1))) start--;
    else if (
      start - 1 > from &&
      text.charCodeAt(start - 1) >= 0x40 &&
      text.charCodeAt(start - 1) < 0x7f &&
      isHigh(text.charCodeAt(start - 2))
    )
      start -= 2;
    else break;
  }
  return start;
}

function isHigh(unit: number): boolean {
  return ((cueTable()[unit] as number) & (Cue.SingleByte | Cue.Sign)) !== 0;
}

/** The pages that have the most of the units around a place, the one that has most of them first; pages that agree are one. */
function fitting(text: string, start: number, offset: number, limit: number): Fit[] {
  const fits: Fit[] = [];
  let most = 3;
  for (const name of PAGES) {
    const { codes } = page(name);
    // A clean ” before the garble is no part of a page that lacks it.
    let first = start;
    while (first < offset && codes[text.charCodeAt(first)] === NO_CODE) first++;
    const end = Math.min(limit, first + SAMPLE);
    let high = 0;
    let hash = first;
    for (let i = first; i < end; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0x80 || unit === REPLACEMENT) continue;
      const code = codes[unit] as number;
      if (code === NO_CODE) break;
      high++;
      hash = (Math.imul(hash, 31) + code) | 0;
    }
    most = Math.max(most, high - 2);
    if (high >= most && !fits.some((fit) => fit.hash === hash && fit.high === high))
      fits.push({ name, first, high, hash });
  }
  // Where Latin-1 breaks off at “, CP1252 goes on.
  return fits.filter(({ high }) => high >= most).sort((a, b) => b.high - a.high);
}
