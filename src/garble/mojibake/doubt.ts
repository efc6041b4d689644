import { DOUBLE_BYTE_PAGES } from '../../text/codePage';
import type { Misreading } from '../finding';
import { chinese, isForeign } from '../language';
import type { Piece, Reading } from './reading';

// How far a reading is to be trusted. Nats throughout.

/** By how much a reading must beat the text as it stands: garbles are rare, so the evidence must be strong. */
export const LEAST_GAIN = 16;
/** What suffices where the document holds several findings of the same chain. */
export const LEAST_GAIN_IN_COMPANY = 8;

/** What tells a garble from clean text. */
export enum Sort {
  /** UTF-8 in any page: a run of bytes is not valid by chance. */
  Utf8,
  /** Pairs that were read as letters: two accented letters and one Han are hard to confuse. */
  Letters,
  /** The same, where accented letters and signs alone stand in a row, as in no language that uses them. */
  Accents,
  /** Pairs of one page with Han read as another: no byte tells, only what they say. */
  Pairs,
  OutOfStep,
  /** What is left of GBK in UTF-8. */
  Islands,
  Utf16,
  /** ASCII in pairs. */
  Ascii,
  /** A backslash that Big5 left. */
  Escape,
}

interface Demands {
  /** What a reading must gain, and the whole characters that it must give back, to be offered. */
  readonly gain: number;
  readonly exact: number;
  /** How many pairs of its characters Chinese texts must be known to hold. */
  readonly known: number;
  /** The same to be beyond doubt, and by how much the second reading must be behind. */
  readonly certainGain: number;
  readonly certainExact: number;
  readonly lead: number;
}

const NEVER = Number.POSITIVE_INFINITY;
const DEMANDS: Readonly<Record<Sort, Demands>> = {
  [Sort.Utf8]: { gain: LEAST_GAIN_IN_COMPANY, exact: 0, known: 0, certainGain: 30, certainExact: 2, lead: 6 },
  [Sort.Letters]: { gain: LEAST_GAIN, exact: 2, known: 0, certainGain: 60, certainExact: 4, lead: 12 },
  [Sort.Accents]: { gain: LEAST_GAIN, exact: 2, known: 0, certainGain: 34, certainExact: 4, lead: 10 },
  [Sort.Pairs]: { gain: 22, exact: 3, known: 0, certainGain: 60, certainExact: 6, lead: 12 },
  [Sort.OutOfStep]: { gain: 22, exact: 3, known: 2, certainGain: NEVER, certainExact: NEVER, lead: NEVER },
  [Sort.Islands]: {
    gain: LEAST_GAIN,
    exact: 2,
    known: 0,
    certainGain: NEVER,
    certainExact: NEVER,
    lead: NEVER,
  },
  [Sort.Utf16]: { gain: 22, exact: 4, known: 0, certainGain: 60, certainExact: 6, lead: 12 },
  [Sort.Ascii]: { gain: 22, exact: 8, known: 0, certainGain: NEVER, certainExact: NEVER, lead: NEVER },
  [Sort.Escape]: { gain: LEAST_GAIN, exact: 1, known: 0, certainGain: 60, certainExact: 2, lead: 0 },
};

/** What to demand of a reading, by the decoding that was undone first. */
export function sortOf({ actual, readAs }: Misreading): Sort {
  if (readAs === 'utf-8') return Sort.Islands;
  if (readAs === 'ascii') return Sort.Escape;
  if (actual === 'utf-8') return Sort.Utf8;
  if (actual === 'ascii') return Sort.Ascii;
  if (actual.startsWith('utf-16')) return Sort.Utf16;
  if (readAs === 'gbk-out-of-step') return Sort.OutOfStep;
  return (DOUBLE_BYTE_PAGES as readonly string[]).includes(readAs) ? Sort.Pairs : Sort.Letters;
}

/** Characters that may be guessed where nothing else is left. */
const MOST_GUESSES = 4;
/** What a character costs that ordinary Chinese does not exceed, and what it hardly ever comes near. */
const READABLE = 10.5;
const WELL_READABLE = 9;
/** Nats by which a known pair is more expected than its second character is by itself. */
const KNOWN = 1;
/** UTF-16 units of a reading that are weighed. */
const WEIGHED = 100;

/** Whether the reading is worth offering. */
export function isTrusted(reading: Reading, text: string): boolean {
  const { chain, exact, guessed, lost, gain, start, end } = reading;
  if (!chain[0]) return false;
  const sort = sortOf(chain[0]);
  const demands = DEMANDS[sort];
  if (gain < demands.gain || exact < demands.exact || exact + lost === 0) return false;
  if (sort === Sort.Islands || sort === Sort.Ascii || sort === Sort.Escape) return true;
  if (!isReadable(reading) || (demands.known > 0 && knownPairs(reading.text) < demands.known)) return false;
  // Lone characters of clean text happen to be others that are more frequent: 睿 is 和.
  if (sort === Sort.Pairs && !reading.pieces.some(({ known }) => known >= (lost > 0 ? 2 : demands.exact))) return false;
  if (sort !== Sort.Utf8) return lost <= exact;
  if (guessed > MOST_GUESSES + 2 * exact) return false;
  // An ASCII sign that the garble does not show would be the second half of a clean character: 想 ends in z in Shift_JIS.
  if (exact < 2 && hidesAscii(reading.text, text.slice(start, end))) return false;
  // Next to nothing but guesses must at least show that something was lost.
  return exact >= 2 || lost === 0 || /[\ufffd?]/.test(text.slice(start, end));
}

/** Whether the original ends in an ASCII sign that the garble does not show. */
export function hidesAscii(original: string, garble: string): boolean {
  const last = original.at(-1) as string;
  return last < '\x80' && !garble.includes(last);
}

/** Whether the reading is about as expected as Chinese is: by what a character of it costs, at most. */
export function isReadable({ text }: Reading, most = READABLE): boolean {
  return costPerUnit(text) <= most;
}

let weighedHead = '';
let weighedCost = 0;

/** Nats a unit of the text's head; Infinity where it is no Chinese. One text is asked about several times in a row, the longer the later. */
function costPerUnit(text: string): number {
  const head = text.length > WEIGHED ? text.slice(0, WEIGHED) : text;
  if (head !== weighedHead) {
    weighedHead = head;
    // What one layer more of garbling leaves is full of other characters.
    let foreign = 0;
    for (let i = 0; i < head.length; i++) if (isForeign(head.charCodeAt(i))) foreign++;
    weighedCost =
      foreign * 4 > head.length ? Number.POSITIVE_INFINITY : chinese().textCost(head, 0x20, 0x20) / (head.length + 1);
  }
  return weighedCost;
}

/** How many pairs of characters, of those that are weighed, Chinese texts are known to hold; 高高高 and 尺高尺高 are one pair each. */
function knownPairs(text: string): number {
  const language = chinese();
  const end = Math.min(text.length, WEIGHED);
  let known = 0;
  for (let i = 1; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (i > 1 && unit === text.charCodeAt(i - 2)) continue;
    if (language.cost(text.charCodeAt(i - 1), unit) + KNOWN < (language.unigrams[unit] as number)) known++;
  }
  return known;
}

/**
 * Whether everything that is exact in a sound reading is right: strong evidence, and no second reading near.
 * @param rival the second reading, if it is readable
 * @param bare whether its letters are all accented, and stand apart from others
 */
export function isBeyondDoubt(best: Reading, rival: Reading | undefined, bare: boolean): boolean {
  if (!best.chain[0]) return false;
  const own = sortOf(best.chain[0]);
  const sort = own === Sort.Letters && bare ? Sort.Accents : own;
  const { certainGain, certainExact, lead } = DEMANDS[sort];
  if (sort !== Sort.Escape && !isReadable(best, WELL_READABLE)) return false;
  // Between pairs nothing shows where one begins: after a loss they may be one byte out of step.
  if (best.lost > 0 && (sort !== Sort.Utf8 || best.exact < 3 * best.lost)) return false;
  return best.exact >= certainExact && best.gain >= certainGain && best.gain - (rival?.gain ?? 0) >= lead;
}

/** From 0 at no margin to 1 at a large one. */
function sureness(margin: number, scale: number): number {
  return margin <= 0 ? 0 : 1 - Math.exp(-margin / scale);
}

/** How sure the reading is of its piece `first`, in [0, 1]: from its margin to the text as it stands, and to the readable second one. */
export function confidenceOf(reading: Reading, first: Piece, rival: Reading | undefined): number {
  const behind = Math.max(LEAST_GAIN_IN_COMPANY, rival?.gain ?? 0);
  const exact = first.lost === 0 ? sureness(reading.gain - behind, 8) : sureness(first.margin, 2);
  return Math.round(exact * 1000) / 1000; // engines differ in the last bit of Math.exp
}
