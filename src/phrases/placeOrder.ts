import { commonLength, follows, LINE_END, pooledTable, sortPlaces } from './sortedPlaces';

/** A stretch of fewer units than this may be said by chance. */
const SHORTEST = 4;
/** A slice of work: so many places. */
const SLICE = 50_000;
const LEAST_POOL = 0x1000;

/** A text in the pool. */
export interface PooledText {
  /** By which its places know it; below 65,536. */
  readonly number: number;
  /** Where it begins in the pool. */
  start: number;
  readonly length: number;
}

/**
 * All places of several texts, sorted by what follows them, and what each has in common with another text: that is what it has in
 * common with the nearest place of another text above or below it. So where places come or go, only the neighbours up to the next
 * two texts need a new count, and what a change costs follows the length of the text that changed (and, copied as a whole, the list
 * of places: 4 bytes each).
 */
export class PlaceOrder {
  /** The comparable units of all texts, each line closed by LINE_END. */
  #pool = new Uint16Array(LEAST_POOL);
  #used = 0;
  /** By place: the number of its text, and how many units from there on stand in another text too. */
  #owners = new Uint16Array(LEAST_POOL);
  #shared = new Uint8Array(LEAST_POOL);
  /** The places, sorted. */
  #order = new Uint32Array(0);
  /** Room for #countRun(). */
  #lengths = new Uint8Array(LEAST_POOL);
  #aboves = new Uint8Array(LEAST_POOL);
  readonly #onShare: (number: number) => void;

  /** @param onShare told of each text some place of which shares more or less than before */
  constructor(onShare: (number: number) => void) {
    this.#onShare = onShare;
  }

  /** How many units from a place on, up to the line's end, stand in another text too; 0 where they are fewer than SHORTEST. */
  sharedAt(place: number): number {
    return this.#shared[place] as number;
  }

  /** Puts a text into the pool. Its places have no order before revise(). */
  append(number: number, text: string): PooledText {
    const start = this.#used;
    this.#reserve(start + text.length + 1);
    const table = pooledTable();
    for (let i = 0; i < text.length; i++) this.#pool[start + i] = table[text.charCodeAt(i)] as number;
    this.#used = start + text.length + 1;
    this.#pool[this.#used - 1] = LINE_END;
    this.#owners.fill(number, start, this.#used);
    this.#shared.fill(0, start, this.#used);
    return { number, start, length: text.length };
  }

  /**
   * Takes the places of texts out of the order and brings those of others into it, and counts anew what is shared.
   * @param come were appended last, one after the other
   * @returns to be run to its end; stops for breath
   */
  *revise(gone: readonly PooledText[], come: readonly PooledText[]): Generator<void, void> {
    const added = come.length === 0 ? new Uint32Array(0) : this.#placesIn((come[0] as PooledText).start, this.#used);
    yield;
    yield* sortPlaces(this.#pool, added);
    const removed = yield* this.#positionsOf(gone);
    const touched = yield* this.#merge(removed, added);
    yield* this.#count(touched);
  }

  /** Moves the texts that are left together, once half of the pool is what others left behind. */
  compact(texts: readonly PooledText[]): void {
    const live = texts.reduce((sum, { length }) => sum + length + 1, 0);
    if (this.#used < 2 * live + LEAST_POOL) return;
    // In the order in which they stand, so that equal places stay in theirs.
    const sorted = [...texts].sort((a, b) => a.start - b.start);
    const moves = new Int32Array(0x10000);
    let to = 0;
    for (const { number, start, length } of sorted) {
      moves[number] = to - start;
      to += length + 1;
    }
    this.#order = this.#order.map((place) => place + (moves[this.#owners[place] as number] as number));
    for (const text of sorted) {
      const { number, start, length } = text;
      text.start = start + (moves[number] as number);
      for (const each of [this.#pool, this.#owners, this.#shared])
        each.copyWithin(text.start, start, start + length + 1);
    }
    this.#used = to;
  }

  #reserve(length: number): void {
    if (length <= this.#pool.length) return;
    this.#pool = grown(this.#pool, length);
    this.#owners = grown(this.#owners, length);
    this.#shared = grown(this.#shared, length);
  }

  /** The places from which at least SHORTEST units of a line are left, from first to last. */
  #placesIn(start: number, end: number): Uint32Array {
    const places = new Uint32Array(end - start);
    let first = places.length;
    let lineEnd = end;
    for (let place = end - 1; place >= start; place--) {
      if (this.#pool[place] === LINE_END) lineEnd = place;
      if (lineEnd - place >= SHORTEST) places[--first] = place;
    }
    return places.subarray(first);
  }

  /** Where in the order, below `from`, a place belongs. */
  #positionOf(place: number, from: number): number {
    let step = 1;
    let low = from;
    while (low + step <= this.#order.length && follows(this.#pool, place, this.#order[low + step - 1] as number)) {
      low += step;
      step *= 2;
    }
    let high = Math.min(this.#order.length, low + step - 1);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (follows(this.#pool, place, this.#order[middle] as number)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where in the order the places of texts stand, from first to last. */
  *#positionsOf(texts: readonly PooledText[]): Generator<void, Uint32Array> {
    const all = texts.map(({ start, length }) => this.#placesIn(start, start + length + 1));
    const positions = new Uint32Array(all.reduce((sum, { length }) => sum + length, 0));
    let count = 0;
    for (const places of all) {
      for (let i = 0; i < places.length; i++) positions[count++] = this.#positionOf(places[i] as number, 0);
      yield;
    }
    return positions.sort();
  }

  /**
   * Takes the places at `removed` out of the order and brings `added`, sorted, into it.
   * @returns the positions at which the order differs: where one came, or before which one went
   */
  *#merge(removed: Uint32Array, added: Uint32Array): Generator<void, readonly number[]> {
    const order = this.#order;
    const merged = new Uint32Array(order.length - removed.length + added.length);
    const touched: number[] = [];
    let count = 0;
    let from = 0;
    let breath = SLICE;
    const placeOf = (at: number): number =>
      at < added.length ? this.#positionOf(added[at] as number, from) : Number.POSITIVE_INFINITY;
    let coming = placeOf(0);
    for (let out = 0, at = 0; out < removed.length || at < added.length; ) {
      const going = removed[out] ?? order.length;
      const comes = coming <= going;
      const to = comes ? coming : going;
      if (to > from) merged.set(order.subarray(from, to), count);
      count += to - from;
      from = to;
      if (touched.at(-1) !== count) touched.push(count);
      if (comes) {
        merged[count++] = added[at++] as number;
        coming = placeOf(at);
      } else {
        from++;
        out++;
      }
      if (count < breath) continue;
      breath = count + SLICE;
      yield;
    }
    merged.set(order.subarray(from), count);
    this.#order = merged;
    return touched;
  }

  /** Counts anew what the places around the touched positions share with other texts. */
  *#count(touched: readonly number[]): Generator<void, void> {
    let counted = 0;
    let breath = SLICE;
    for (const position of touched) {
      for (let at = Math.max(counted, position - 1); at <= position + 1 && at < this.#order.length; at++)
        if (at >= counted) counted = this.#countRun(at);
      if (counted < breath) continue;
      breath = counted + SLICE;
      yield;
    }
  }

  /** Counts for all neighbours of the same text around a position. @returns the position behind them */
  #countRun(position: number): number {
    const owner = this.#ownerAt(position);
    let low = position;
    while (this.#lengthAbove(low) >= SHORTEST && this.#ownerAt(low - 1) === owner) low--;
    // By position from `low` on: what the place has in common with the one above it, and with the one above all of them.
    let above = this.#lengthAbove(low);
    let high = low;
    let length = above;
    do {
      this.#reserveRun(high - low + 2);
      above = Math.min(above, length);
      this.#lengths[high - low] = length;
      this.#aboves[high - low] = above;
      length = this.#lengthAbove(++high);
    } while (length >= SHORTEST && this.#ownerAt(high) === owner);
    let below = length;
    for (let at = high - 1; at >= low; at--) {
      this.#share(this.#order[at] as number, Math.max(this.#aboves[at - low] as number, below));
      below = Math.min(below, this.#lengths[at - low] as number);
    }
    return high;
  }

  #reserveRun(length: number): void {
    if (length <= this.#lengths.length) return;
    this.#lengths = grown(this.#lengths, length);
    this.#aboves = grown(this.#aboves, length);
  }

  /** What a place has in common with the one above it; nothing at both ends of the order. */
  #lengthAbove(at: number): number {
    if (at === 0 || at === this.#order.length) return 0;
    return commonLength(this.#pool, this.#order[at - 1] as number, this.#order[at] as number);
  }

  #ownerAt(position: number): number {
    return this.#owners[this.#order[position] as number] as number;
  }

  #share(place: number, length: number): void {
    const shared = length < SHORTEST ? 0 : length;
    if (this.#shared[place] === shared) return;
    this.#shared[place] = shared;
    this.#onShare(this.#owners[place] as number);
  }
}

/** The same numbers, with room for at least `length`. */
function grown<T extends Uint16Array | Uint8Array>(from: T, length: number): T {
  const to = new (from.constructor as new (length: number) => T)(Math.max(length, from.length * 2));
  to.set(from);
  return to;
}
