import { grown, type NumberedText, PlacePool, type PooledText, SHORTEST } from './placePool';
import { commonLength, follows, sortPlaces } from './sortedPlaces';

/** A slice of work: so many places. */
const SLICE = 50_000;
const LEAST_RUN = 0x1000;

/**
 * All places of several texts, sorted by what follows them, and what each has in common with another text: that is what it has in
 * common with the nearest place of another text above or below it. So where places come or go, only the neighbours up to the next
 * two texts need a new count, and what a change costs follows the length of the text that changed (and, copied as a whole, the list
 * of places: 4 bytes each).
 */
export class PlaceOrder {
  readonly #pool = new PlacePool();
  /** The places, sorted. */
  #order: Uint32Array = new Uint32Array(0);
  /** The positions around which what is shared is still to be counted. */
  #touched: readonly number[] = [];
  /** Room for #countRun(). */
  #lengths = new Uint8Array(LEAST_RUN);
  #aboves = new Uint8Array(LEAST_RUN);
  readonly #onShare: (number: number) => void;

  /** @param onShare told of each text some place of which shares more or less than before */
  constructor(onShare: (number: number) => void) {
    this.#onShare = onShare;
  }

  /** How many units from a place on, up to the line's end, stand in another text too; 0 where they are fewer than SHORTEST. */
  sharedAt(place: number): number {
    return this.#pool.shared[place] as number;
  }

  /**
   * Takes the places of texts out of the order and brings those of others into it. Until `enter` is called all is as it was,
   * whatever fails and whoever gives up half-way; from then on the order is the new one, and count() is due.
   * @param enter told of the new texts when their places are in
   * @returns to be run to its end; stops for breath
   */
  *revise(
    gone: readonly PooledText[],
    come: Iterable<NumberedText>,
    enter: (texts: readonly PooledText[]) => void,
  ): Generator<void, void> {
    yield* this.count();
    const texts: PooledText[] = [];
    let end = this.#pool.used;
    let breath = end + SLICE;
    for (const each of come) {
      texts.push(this.#pool.write(each, end));
      end += each.text.length + 1;
      if (end < breath) continue;
      breath = end + SLICE;
      yield;
    }
    const added = this.#pool.placesIn(this.#pool.used, end);
    yield;
    yield* sortPlaces(this.#pool.units, added);
    const removed = yield* this.#positionsOf(gone);
    const { merged, touched } = yield* this.#merge(removed, added);
    this.#pool.used = end;
    this.#order = merged;
    this.#touched = touched;
    enter(texts);
  }

  /**
   * Counts anew what the places around the touched positions share with other texts.
   * @returns to be run to its end; stops for breath. Broken off, it is due from its beginning
   */
  *count(): Generator<void, void> {
    let counted = 0;
    let breath = SLICE;
    for (const position of this.#touched) {
      for (let at = Math.max(counted, position - 1); at <= position + 1 && at < this.#order.length; at++)
        if (at >= counted) counted = this.#countRun(at);
      if (counted < breath) continue;
      breath = counted + SLICE;
      yield;
    }
    this.#touched = [];
  }

  /** Moves the texts that are left together, once half of the pool is what others left behind. */
  compact(texts: readonly PooledText[]): void {
    if (this.#pool.isHalfUsed(texts)) this.#order = this.#pool.compact(texts, this.#order);
  }

  /** Where in the order, from `from` on, a place belongs; found fastest where it is about `step` further on. */
  #positionOf(place: number, from: number, step = 1): number {
    let low = from;
    while (
      low + step <= this.#order.length &&
      follows(this.#pool.units, place, this.#order[low + step - 1] as number)
    ) {
      low += step;
      step *= 2;
    }
    let high = Math.min(this.#order.length, low + step - 1);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (follows(this.#pool.units, place, this.#order[middle] as number)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where in the order the places of texts stand, from first to last. */
  *#positionsOf(texts: readonly PooledText[]): Generator<void, Uint32Array> {
    const all = texts.map(({ start, length }) => this.#pool.placesIn(start, start + length + 1));
    const positions = new Uint32Array(all.reduce((sum, { length }) => sum + length, 0));
    let count = 0;
    for (const places of all) {
      for (let i = 0; i < places.length; i++)
        positions[count++] = this.#positionOf(places[i] as number, 0, this.#order.length);
      yield;
    }
    return positions.sort();
  }

  /**
   * The order without the places at `removed` and with `added`, which are sorted.
   * @returns with the positions at which it differs: where one came, or before which one went
   */
  *#merge(
    removed: Uint32Array,
    added: Uint32Array,
  ): Generator<void, { merged: Uint32Array; touched: readonly number[] }> {
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
    return { merged, touched };
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
    return commonLength(this.#pool.units, this.#order[at - 1] as number, this.#order[at] as number);
  }

  #ownerAt(position: number): number {
    return this.#pool.owners[this.#order[position] as number] as number;
  }

  #share(place: number, length: number): void {
    const shared = length < SHORTEST ? 0 : length;
    if (this.#pool.shared[place] === shared) return;
    this.#pool.shared[place] = shared;
    this.#onShare(this.#pool.owners[place] as number);
  }
}
