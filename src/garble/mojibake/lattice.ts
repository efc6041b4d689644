import { REPLACEMENT } from '../../text/codec';
import { type DoubleBytePage, NO_CODE } from '../../text/codePage';
import type { Page } from './pages';

// The places of a window, one a byte, each with a cell for every mode that a reading may be in there.

/**
 * What the place lies in. What the next character costs depends on the last one, so places that differ in where that came from
 * are kept apart, or the cheapest way would be lost where a garble begins and ends.
 */
export enum Mode {
  Clean,
  /** In clean text, the last character being of a garble; and the reverse. */
  Left,
  Entered,
  Garbled,
  /** The last character was read from the other code of its unit; or half of that code was, and the rest is to come. */
  ByOther,
  InsideOther,
}
export const MODES = 6;

export enum Step {
  None,
  Unit,
  Character,
  Ascii,
  /** A character of which only the second, or only the first byte is left. */
  SecondByte,
  FirstByte,
  /** U+FFFD stands for the first byte, for the second, or for both. */
  MarkAndByte,
  ByteAndMark,
  DroppedPair,
  Lost,
}

/** Where a window lies, of WIDEST units at most, and what it is read as. */
export interface Window {
  readonly start: number;
  readonly end: number;
  readonly table: Page;
  readonly actual: DoubleBytePage;
  readonly previous: number;
  readonly next: number;
  /** Whether the garble may start in the middle of a character of `actual`, so that all its pairs are one byte out of step. */
  readonly oneOff: boolean;
  /** Whether the garble has begun before the window. */
  readonly inside: boolean;
  /** Where the line's text begins, past its indent, and where it ends; -1 where that is not known. */
  readonly lineStart: number;
  readonly lineEnd: number;
}

/** The most units that a window holds. */
export const WIDEST = 400;
/** A unit has two bytes at most, and a step goes two places beyond the last. */
const PLACES = 2 * WIDEST + 3;

// Kept between calls: making them anew would cost more than most windows do.
export const bytes = new Int16Array(PLACES);
export const others = new Int16Array(PLACES);
export const unitOf = new Int32Array(PLACES);
export const costs = new Float64Array(MODES * PLACES);
export const lasts = new Uint16Array(MODES * PLACES);
export const steps = new Uint8Array(MODES * PLACES);
export const origins = new Int32Array(MODES * PLACES);

/** Goes to place `to` in `mode` from cell `origin`, if no cheaper way has led there. */
export function relax(to: number, mode: Mode, cost: number, last: number, step: Step, origin: number): void {
  const cell = MODES * to + mode;
  if (cost >= (costs[cell] as number)) return;
  costs[cell] = cost;
  lasts[cell] = last;
  steps[cell] = step;
  origins[cell] = origin;
}

export const MARK = -1;
export const NO_BYTE = -2;

/** Writes out the bytes of the units, each with the unit it is of. */
export function spell(text: string, { start, end, table }: Window): number {
  const { codes, alternatives } = table;
  let count = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    const code = codes[unit] as number;
    const other = alternatives?.[unit] ?? 0;
    others[count] = other === 0 ? NO_BYTE : other >> 8;
    unitOf[count] = i;
    if (code > 0xff && code !== NO_CODE) {
      bytes[count++] = code >> 8;
      others[count] = other === 0 ? NO_BYTE : other & 0xff;
      unitOf[count] = i;
      bytes[count++] = code & 0xff;
    } else bytes[count++] = code !== NO_CODE ? code : unit === REPLACEMENT ? MARK : NO_BYTE;
  }
  unitOf[count] = end;
  unitOf[count + 1] = end + 1;
  bytes[count] = NO_BYTE;
  others[count] = NO_BYTE;
  return count;
}

/** Whether a unit begins at the place. */
export function opens(at: number): boolean {
  return at === 0 || unitOf[at] !== unitOf[at - 1];
}

/** The place that a cell is of. */
export function placeOf(cell: number): number {
  return Math.floor(cell / MODES);
}
