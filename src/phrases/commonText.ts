import { comparableTable } from './comparable';
import { commonLength, follows, LINE_END, sortPlaces } from './sortedPlaces';

/** A stretch of fewer units than this may be said by chance. */
const SHORTEST = 4;
/** So much of a stretch may stand in the next one too: what goes before is what tells what follows. */
const OVERLAP = 10;
/** A slice of work: so many places. */
const SLICE = 50_000;
const LEAST_POOL = 0x1000;
const LINE_BREAK = 0x0a;

/** What several documents say, as CommonText knows one of them. */
interface Member {
  /** Its number in the table of owners. */
  readonly number: number;
  readonly text: string;
  /** Where its text begins in the pool. */
  start: number;
  /** What it has in common with others, a stretch a line; undefined where that is to be read anew. */
  stretches: string | undefined;
}

/**
 * What documents have in common, kept up to date as documents come and go: see Sequences.
 *
 * All places of all documents stand sorted by what follows them. What a place has in common with another document is what it has in
 * common with the nearest place of another document above or below it. So where places come or go, only the neighbours up to the
 * next two documents need a new count, and what a change costs follows the length of the document that changed (and, copied as a
 * whole, the list of places: 4 bytes each).
 */
export class CommonText {
  /** The comparable units of all documents, each line closed by LINE_END. */
  #pool = new Uint16Array(LEAST_POOL);
  #used = 0;
  /** By place: the number of its document, and how many units from there on stand in another document too. */
  #owners = new Uint16Array(LEAST_POOL);
  #shared = new Uint8Array(LEAST_POOL);
  /** The places, sorted. */
  #order = new Uint32Array(0);
  /** Room for #countRun(). */
  #lengths = new Uint8Array(LEAST_POOL);
  #aboves = new Uint8Array(LEAST_POOL);
  readonly #members = new Map<string, Member>();
  readonly #byNumber: (Member | undefined)[] = [];
  readonly #free: number[] = [];

  /** Whether the document is taken in. */
  has(id: string): boolean {
    return this.#members.has(id);
  }

  /** The documents that are taken in. */
  ids(): Iterable<string> {
    return this.#members.keys();
  }

  /**
   * Takes documents out and others in.
   * @param gone what is not known is passed over
   * @param come the paragraphs of each document; one that is known already is not looked at
   * @returns to be run to its end; stops for breath where there is much to do
   */
  *revise(gone: Iterable<string>, come: Iterable<readonly [string, readonly string[]]>): Generator<void, void> {
    const leaving: Member[] = [];
    for (const id of gone) {
      const member = this.#members.get(id);
      if (member && this.#members.delete(id)) leaving.push(member);
    }
    const start = this.#used;
    let breath = start + SLICE;
    for (const [id, paragraphs] of come) {
      if (!this.#members.has(id)) this.#append(id, paragraphs.join('\n'));
      if (this.#used < breath) continue;
      breath = this.#used + SLICE;
      yield;
    }
    const added = this.#placesIn(start, this.#used);
    yield;
    yield* sortPlaces(this.#pool, added);
    const removed = yield* this.#positionsOf(leaving);
    const touched = yield* this.#merge(removed, added);
    for (const { number } of leaving) {
      this.#byNumber[number] = undefined;
      this.#free.push(number);
    }
    yield* this.#count(touched);
    yield* this.#readStretches();
    this.#compact();
  }

  /**
   * What documents have in common.
   * @param ids in the order in which they are to be read; all that are taken in, each once
   */
  said(ids: Iterable<string>): string {
    const all: string[] = [];
    for (const id of ids) {
      const stretches = this.#members.get(id)?.stretches;
      if (stretches) all.push(stretches);
    }
    return all.join('\n');
  }

  #append(id: string, text: string): void {
    const number = this.#free.pop() ?? this.#byNumber.length;
    const start = this.#used;
    this.#reserve(start + text.length + 1);
    const table = comparableTable();
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      this.#pool[start + i] = unit === LINE_BREAK ? LINE_END : (table[unit] as number);
    }
    this.#used = start + text.length + 1;
    this.#pool[this.#used - 1] = LINE_END;
    this.#owners.fill(number, start, this.#used);
    this.#shared.fill(0, start, this.#used);
    const member = { number, text, start, stretches: undefined };
    this.#byNumber[number] = member;
    this.#members.set(id, member);
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

  /** Where in the order the places of documents stand, from first to last. */
  *#positionsOf(members: readonly Member[]): Generator<void, Uint32Array> {
    const all = members.map(({ start, text }) => this.#placesIn(start, start + text.length + 1));
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

  /** Counts anew what the places around the touched positions share with other documents. */
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

  /** Counts for all neighbours of the same document around a position. @returns the position behind them */
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
    const member = this.#byNumber[this.#owners[place] as number];
    if (member) member.stretches = undefined;
  }

  /** Reads anew what the documents have in common whose places share something else than before. */
  *#readStretches(): Generator<void, void> {
    let read = 0;
    for (const member of this.#members.values()) {
      if (member.stretches !== undefined) continue;
      member.stretches = this.#stretchesOf(member);
      read += member.text.length;
      if (read < SLICE) continue;
      read = 0;
      yield;
    }
  }

  #stretchesOf({ text, start }: Member): string {
    const stretches: string[] = [];
    let end = 0;
    for (let from = 0; from < text.length; ) {
      const length = this.#shared[start + from] as number;
      // What reaches no further than the stretch before is part of it.
      if (length === 0 || from + length <= end) {
        from++;
        continue;
      }
      end = from + length;
      stretches.push(text.slice(from, end));
      from = Math.max(from + 1, end - OVERLAP);
    }
    return stretches.join('\n');
  }

  /** Moves the texts together once half of the pool is what documents left behind that are gone. */
  #compact(): void {
    let live = 0;
    for (const { text } of this.#members.values()) live += text.length + 1;
    if (this.#used < 2 * live + LEAST_POOL) return;
    // In the order in which they stand, so that equal places stay in theirs.
    const members = [...this.#members.values()].sort((a, b) => a.start - b.start);
    const moves = new Int32Array(this.#byNumber.length);
    let to = 0;
    for (const { number, text, start } of members) {
      moves[number] = to - start;
      to += text.length + 1;
    }
    this.#order = this.#order.map((place) => place + (moves[this.#owners[place] as number] as number));
    for (const member of members) {
      const { number, text, start } = member;
      member.start = start + (moves[number] as number);
      for (const each of [this.#pool, this.#owners, this.#shared])
        each.copyWithin(member.start, start, start + text.length + 1);
    }
    this.#used = to;
  }
}

/** The same numbers, with room for at least `length`. */
function grown<T extends Uint16Array | Uint8Array>(from: T, length: number): T {
  const to = new (from.constructor as new (length: number) => T)(Math.max(length, from.length * 2));
  to.set(from);
  return to;
}
