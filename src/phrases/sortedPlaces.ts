/** What ends a line, and with it the key of every place in it. */
export const LINE_END = 0;
/** How far two places are compared. */
export const DEEPEST = 40;
const SMALL = 12;
/** A slice of sorting: so many places. */
const SLICE = 20_000;

/**
 * Sorts places of a pool in place by what stands from each on, up to the line's end and at most DEEPEST units; of equal ones the
 * first in the pool goes first. By the first unit, then by three-way radix quicksort: no unit of a key is looked at twice in vain.
 * @param pool each line of which ends in LINE_END
 * @returns to be run to its end; stops for breath
 */
export function* sortPlaces(pool: Uint16Array, places: Uint32Array): Generator<void, void> {
  const ends = new Uint32Array(0x10001);
  const given = places.slice();
  for (let at = 0; at < given.length; at++) (ends[(pool[given[at] as number] as number) + 1] as number)++;
  for (let unit = 1; unit < ends.length; unit++) (ends[unit] as number) += ends[unit - 1] as number;
  yield;
  for (let at = 0; at < given.length; at++) {
    const place = given[at] as number;
    places[(ends[pool[place] as number] as number)++] = place;
  }
  yield;
  let done = 0;
  for (let unit = 0, low = 0; unit < 0x10000; unit++) {
    const high = ends[unit] as number;
    if (high - low > 1) sort(pool, places, low, high, 1);
    low = high;
    if (high - done < SLICE) continue;
    done = high;
    yield;
  }
}

function sort(pool: Uint16Array, places: Uint32Array, low: number, high: number, depth: number): void {
  while (high - low > SMALL) {
    if (depth === DEEPEST) break;
    const pivot = pool[(places[(low + high) >>> 1] as number) + depth] as number;
    let less = low;
    let greater = high;
    for (let at = low; at < greater; ) {
      const place = places[at] as number;
      const unit = pool[place + depth] as number;
      if (unit < pivot) {
        places[at++] = places[less] as number;
        places[less++] = place;
      } else if (unit > pivot) {
        places[at] = places[--greater] as number;
        places[greater] = place;
      } else at++;
    }
    if (pivot === LINE_END) places.subarray(less, greater).sort();
    else sort(pool, places, less, greater, depth + 1);
    sort(pool, places, low, less, depth);
    low = greater;
  }
  if (depth === DEEPEST) {
    places.subarray(low, high).sort();
    return;
  }
  for (let at = low + 1; at < high; at++) {
    const place = places[at] as number;
    let to = at;
    for (; to > low && follows(pool, places[to - 1] as number, place, depth); to--)
      places[to] = places[to - 1] as number;
    places[to] = place;
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
