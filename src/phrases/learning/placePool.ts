import { LINE_END, pooledTable } from './sortedPlaces';

/** A stretch of fewer units than this may be said by chance. */
export const SHORTEST = 4;
const LEAST_POOL = 0x1000;

/** A text in the pool. */
export interface PooledText {
  /** By which its places know it. */
  readonly number: number;
  /** Where it begins in the pool. */
  start: number;
  readonly length: number;
}

/** A text to be taken into the pool, and its number: small, and no other text's, not even one's that goes. */
export interface NumberedText {
  readonly number: number;
  readonly text: string;
}

/** The texts whose places are sorted, one behind the other. */
export class PlacePool {
  /** The comparable units of all texts, each line closed by LINE_END. */
  units = new Uint16Array(LEAST_POOL);
  used = 0;
  /** By place: the number of its text, and how many units from there on stand in another text too. */
  owners = new Uint32Array(LEAST_POOL);
  shared = new Uint8Array(LEAST_POOL);

  /** Writes a text into the pool, to `start` and on: it is behind all that is in use. */
  write({ number, text }: NumberedText, start: number): PooledText {
    const end = start + text.length;
    this.#reserve(end + 1);
    const table = pooledTable();
    for (let i = 0; i < text.length; i++) this.units[start + i] = table[text.charCodeAt(i)] as number;
    this.units[end] = LINE_END;
    this.owners.fill(number, start, end + 1);
    this.shared.fill(0, start, end + 1);
    return { number, start, length: text.length };
  }

  /** The places from which at least SHORTEST units of a line are left, from first to last. */
  placesIn(start: number, end: number): Uint32Array {
    const places = new Uint32Array(end - start);
    let first = places.length;
    let lineEnd = end;
    for (let place = end - 1; place >= start; place--) {
      if (this.units[place] === LINE_END) lineEnd = place;
      if (lineEnd - place >= SHORTEST) places[--first] = place;
    }
    return places.subarray(first);
  }

  /** Whether others than `texts` left half of the pool behind. */
  isHalfUsed(texts: readonly PooledText[]): boolean {
    return this.used >= 2 * texts.reduce((sum, { length }) => sum + length + 1, 0) + LEAST_POOL;
  }

  /**
   * Moves texts together, in the order in which they stand, so that equal places stay in theirs.
   * @param texts all that are in use
   * @param places all of theirs
   * @returns the same places after the move
   */
  compact(texts: readonly PooledText[], places: Uint32Array): Uint32Array {
    const sorted = [...texts].sort((a, b) => a.start - b.start);
    const moves = new Int32Array(1 + texts.reduce((most, { number }) => Math.max(most, number), 0));
    let to = 0;
    for (const { number, start, length } of sorted) {
      moves[number] = to - start;
      to += length + 1;
    }
    const moved = places.map((place) => place + (moves[this.owners[place] as number] as number));
    for (const text of sorted) {
      const { number, start, length } = text;
      text.start = start + (moves[number] as number);
      for (const each of [this.units, this.owners, this.shared]) each.copyWithin(text.start, start, start + length + 1);
    }
    this.used = to;
    return moved;
  }

  #reserve(length: number): void {
    if (length <= this.units.length) return;
    this.units = grown(this.units, length);
    this.owners = grown(this.owners, length);
    this.shared = grown(this.shared, length);
  }
}

/** The same numbers, with room for at least `length`. */
export function grown<T extends Uint32Array | Uint16Array | Uint8Array>(from: T, length: number): T {
  const to = new (from.constructor as new (length: number) => T)(Math.max(length, from.length * 2));
  to.set(from);
  return to;
}
