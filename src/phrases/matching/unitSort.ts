/** Keys to sort by, a unit at a time. Items are the caller's numbers of them. */
export interface Keys {
  /** Writes into `units[low, high)` what the keys of `items[low, high)` have at `depth`: 0 to 65,536. */
  read(items: Uint32Array, low: number, high: number, depth: number, units: Uint32Array): void;
  /** The depth at which keys that agree down to `depth`, where they have `unit`, go on to be compared; DONE where they are equal. */
  next(depth: number, unit: number): number;
  /** Whether key `a` sorts after key `b`; they agree above `depth`. */
  follows(a: number, b: number, depth: number): boolean;
}

export const DONE = -1;

/** So few are sorted by insertion. */
const SMALL = 12;
/** From so many on, the middle unit is worth counting, and a count of all units is worth its tables. */
const MANY = 64;
const VERY_MANY = 0x10000;
const UNITS = 0x10001;
/** A slice of work: so many looks at a unit, about. */
const SLICE = 200_000;

/** What is known of the units of a part: nothing, all, or all and that the last pivot cut next to nothing off. */
enum Part {
  Unread,
  Read,
  Lopsided,
}

/**
 * Three-way radix quicksort: partitions by one unit, goes deeper in the middle part only, so that no unit of a key is looked at
 * twice in vain. Where a pivot was a bad one, the next is the exact middle: n keys cost at most n log n for each unit that they
 * have in common, however they are arranged. Nothing recurses: parts wait on a stack, the largest longest.
 * @param items sorted in place; equal ones in any order
 * @returns to be run to its end; stops for breath
 */
export function* sortByUnits(items: Uint32Array, keys: Keys): Generator<void, void> {
  const sort = new Sort(items, keys);
  let work = 0;
  while (!sort.isDone()) {
    work += sort.step();
    if (work < SLICE) continue;
    work = 0;
    yield;
  }
}

class Sort {
  readonly #items: Uint32Array;
  readonly #keys: Keys;
  /** By position: the unit that was read of the item there. */
  readonly #units: Uint32Array;
  /** Of each part its ends, its depth and what is known of it. */
  readonly #waiting: number[] = [];
  /** Where the units that equal the pivot begin and end. */
  #less = 0;
  #greater = 0;

  constructor(items: Uint32Array, keys: Keys) {
    this.#items = items;
    this.#keys = keys;
    this.#units = new Uint32Array(items.length);
    this.#wait(0, items.length, 0, Part.Unread);
  }

  isDone(): boolean {
    return this.#waiting.length === 0;
  }

  /** Takes the part that waits uppermost. @returns how many units were looked at, about */
  step(): number {
    const part = this.#waiting.pop() as Part;
    const depth = this.#waiting.pop() as number;
    const high = this.#waiting.pop() as number;
    const low = this.#waiting.pop() as number;
    const size = high - low;
    if (size <= SMALL) {
      insert(this.#items, low, high, depth, this.#keys);
      return size * SMALL;
    }
    if (part === Part.Unread) {
      this.#keys.read(this.#items, low, high, depth, this.#units);
      // Of very many, each pass is a step of its own.
      if (size >= VERY_MANY) this.#wait(low, high, depth, Part.Read);
      else this.#divide(low, high, depth, part);
      return 2 * size;
    }
    const isCounted = size >= VERY_MANY && (part === Part.Lopsided || !isAlike(this.#units, low, high));
    if (isCounted) this.#distribute(low, high, depth);
    else this.#divide(low, high, depth, part);
    return size;
  }

  #wait(low: number, high: number, depth: number, part: Part): void {
    if (high - low > 1 && depth !== DONE) this.#waiting.push(low, high, depth, part);
  }

  #distribute(low: number, high: number, depth: number): void {
    const ends = distribute(this.#items, this.#units, low, high);
    for (let unit = 0, from = low; unit < UNITS; unit++) {
      const to = ends[unit] as number;
      if (to > from + 1) this.#wait(from, to, this.#keys.next(depth, unit), Part.Unread);
      from = to;
    }
  }

  #divide(low: number, high: number, depth: number, part: Part): void {
    const pivot = pivotOf(this.#units, low, high, part);
    this.#partition(low, high, pivot);
    const less = this.#less;
    const greater = this.#greater;
    const deeper = this.#keys.next(depth, pivot);
    const most = Math.max(less - low, greater - less, high - greater);
    const known = Math.max(less - low, high - greater) > high - low - ((high - low) >>> 3) ? Part.Lopsided : Part.Read;
    // The largest goes lowest: what waits above it is at most half as much.
    for (const isLargest of [true, false]) {
      if ((less - low === most) === isLargest) this.#wait(low, less, depth, known);
      if ((high - greater === most) === isLargest) this.#wait(greater, high, depth, known);
      if ((greater - less === most) === isLargest) this.#wait(less, greater, deeper, Part.Unread);
    }
  }

  #partition(low: number, high: number, pivot: number): void {
    const items = this.#items;
    const units = this.#units;
    let less = low;
    let greater = high;
    for (let at = low; at < greater; ) {
      const unit = units[at] as number;
      const item = items[at] as number;
      if (unit < pivot) {
        units[at] = units[less] as number;
        items[at++] = items[less] as number;
        units[less] = unit;
        items[less++] = item;
      } else if (unit > pivot) {
        units[at] = units[--greater] as number;
        items[at] = items[greater] as number;
        units[greater] = unit;
        items[greater] = item;
      } else at++;
    }
    this.#less = less;
    this.#greater = greater;
  }
}

/** Whether one unit seems to be nearly all there is: partitioning by it takes less than counting. */
function isAlike(units: Uint32Array, low: number, high: number): boolean {
  const step = (high - low - 1) >>> 3;
  for (let at = low + step; at < high; at += step) if (units[at] !== units[low]) return false;
  return true;
}

/** Sorts by the units that were read, by counting them. @returns by unit, where those that have it end */
function distribute(items: Uint32Array, units: Uint32Array, low: number, high: number): Uint32Array {
  const ends = new Uint32Array(UNITS + 1);
  for (let at = low; at < high; at++) (ends[(units[at] as number) + 1] as number)++;
  let end = low;
  for (let unit = 0; unit <= UNITS; unit++) {
    end += ends[unit] as number;
    ends[unit] = end;
  }
  const given = items.slice(low, high);
  for (let at = low; at < high; at++) items[(ends[units[at] as number] as number)++] = given[at - low] as number;
  return ends;
}

function pivotOf(units: Uint32Array, low: number, high: number, part: Part): number {
  if (high - low < MANY) return units[(low + high) >>> 1] as number;
  if (part === Part.Lopsided) return middleOf(units, low, high);
  const step = (high - low - 1) >>> 3;
  return median(
    medianFrom(units, low, step),
    medianFrom(units, low + 3 * step, step),
    medianFrom(units, low + 6 * step, step),
  );
}

function medianFrom(units: Uint32Array, from: number, step: number): number {
  return median(units[from] as number, units[from + step] as number, units[from + 2 * step] as number);
}

function median(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/** The unit in the middle of the order, by counting first by its upper part and then by its lower one. */
function middleOf(units: Uint32Array, low: number, high: number): number {
  const uppers = new Uint32Array((UNITS >>> 8) + 1);
  for (let at = low; at < high; at++) (uppers[(units[at] as number) >>> 8] as number)++;
  let rest = (high - low) >>> 1;
  let upper = 0;
  for (; rest >= (uppers[upper] as number); upper++) rest -= uppers[upper] as number;
  const lowers = new Uint32Array(0x100);
  for (let at = low; at < high; at++) {
    const unit = units[at] as number;
    if (unit >>> 8 === upper) (lowers[unit & 0xff] as number)++;
  }
  let lower = 0;
  for (; rest >= (lowers[lower] as number); lower++) rest -= lowers[lower] as number;
  return (upper << 8) | lower;
}

function insert(items: Uint32Array, low: number, high: number, depth: number, keys: Keys): void {
  for (let at = low + 1; at < high; at++) {
    const item = items[at] as number;
    let to = at;
    for (; to > low && keys.follows(items[to - 1] as number, item, depth); to--) items[to] = items[to - 1] as number;
    items[to] = item;
  }
}
