import { DONE, type Keys, sortByUnits } from '../matching/unitSort';
import { comparableTable } from './comparable';

/** What ends a line, and with it the key of every place in it. */
export const LINE_END = 0;
/** How far two places are compared. */
export const DEEPEST = 40;
/** Below what is compared, the two halves of the place itself: of equal ones the first in the pool goes first. */
const PLACE = DEEPEST + 1;

const LINE_BREAK = 0x0a;

let table: Uint16Array | undefined;

/** `table[unit]` is what stands for it in a pool: comparable; the line break is LINE_END, and U+0000, which ends no line, has its number. */
export function pooledTable(): Uint16Array {
  if (table === undefined) {
    table = comparableTable().slice();
    table[LINE_BREAK] = LINE_END;
    table[LINE_END] = LINE_BREAK;
  }
  return table;
}

/** A text's units as they stand in a pool. */
export function pooledUnits(text: string): Uint16Array {
  const table = pooledTable();
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = table[text.charCodeAt(i)] as number;
  return units;
}

/**
 * Sorts places of a pool in place by what stands from each on, up to the line's end and at most DEEPEST units; of equal ones the
 * first in the pool goes first.
 * @param pool each line of which ends in LINE_END
 * @returns to be run to its end; stops for breath
 */
export function sortPlaces(pool: Uint16Array, places: Uint32Array): Generator<void, void> {
  return sortByUnits(places, new PlaceKeys(pool));
}

class PlaceKeys implements Keys {
  readonly #pool: Uint16Array;

  constructor(pool: Uint16Array) {
    this.#pool = pool;
  }

  read(places: Uint32Array, low: number, high: number, depth: number, units: Uint32Array): void {
    const pool = this.#pool;
    if (depth < DEEPEST) for (let at = low; at < high; at++) units[at] = pool[(places[at] as number) + depth] as number;
    else if (depth < PLACE) for (let at = low; at < high; at++) units[at] = (places[at] as number) >>> 16;
    else for (let at = low; at < high; at++) units[at] = (places[at] as number) & 0xffff;
  }

  next(depth: number, unit: number): number {
    if (depth === PLACE) return DONE;
    return unit === LINE_END && depth < DEEPEST ? DEEPEST : depth + 1;
  }

  follows(a: number, b: number, depth: number): boolean {
    return follows(this.#pool, a, b, depth);
  }
}

/** Whether place `a` sorts after place `b`; they agree in their first `depth` units. */
export function follows(pool: Uint16Array, a: number, b: number, depth = 0): boolean {
  for (let at = depth; at < DEEPEST; at++) {
    const unit = pool[a + at] as number;
    const other = pool[b + at] as number;
    if (unit !== other) return unit > other;
    if (unit === LINE_END) break;
  }
  return a > b;
}

/** How many units two places have in common, up to the line's end and at most DEEPEST. */
export function commonLength(pool: Uint16Array, a: number, b: number): number {
  let length = 0;
  while (length < DEEPEST && pool[a + length] === pool[b + length] && pool[a + length] !== LINE_END) length++;
  return length;
}
