import type { Piece } from './reading';

/** One way to go on from a place where bytes are missing. */
export interface Guess {
  /** Index of the next byte. */
  readonly at: number;
  readonly cost: number;
  readonly previous: number;
  readonly text: string;
  readonly lost: number;
  /** Characters outside ASCII whose bytes are all there. */
  readonly known: number;
  /** Whether the garble's bytes ended in the last character: what follows is clean. */
  readonly ended: boolean;
  /** Whether a loss was made good on the way. */
  readonly mended: boolean;
  /** A dropped pair took the first byte of the next character too. */
  readonly leadMissing: boolean;
  /** The first byte after the loss that opens a unit, -1 before that; and how much of `text` and `known` was before it. */
  readonly syncedAt: number;
  readonly syncedLength: number;
  readonly syncedKnown: number;
}

/** By byte, the cheapest guesses that have come so far. */
export class Beams {
  readonly #lists: Guess[][];
  readonly #width: number;

  /** @param width how many are kept at a byte */
  constructor(bytes: number, width: number) {
    this.#lists = Array.from({ length: bytes }, () => []);
    this.#width = width;
  }

  /** The guesses that go on at a byte, the cheapest first. */
  at(byte: number): readonly Guess[] {
    return this.#lists[byte] as Guess[];
  }

  /** What a guess must cost less than to be kept there. */
  worst(byte: number): number {
    const list = this.#lists[byte] as Guess[];
    return list.length < this.#width ? Number.POSITIVE_INFINITY : (list[list.length - 1] as Guess).cost;
  }

  add(guess: Guess): void {
    const list = this.#lists[guess.at] as Guess[];
    let i = list.length;
    if (i === this.#width) i--;
    for (; i > 0 && (list[i - 1] as Guess).cost > guess.cost; i--) list[i] = list[i - 1] as Guess;
    list[i] = guess;
  }
}

/** Guesses that are offered beside the best. */
const OFFERED = 5;
/** Nats by which a guess may be worse than leaving everything as it is, and still be named beside a better one. */
const NAMED = 20;

/**
 * The best of the guesses, as a piece, with the others that end where it does.
 * @param clean what it costs to leave the units as they are
 * @param unitAt the unit that a byte is of
 * @returns undefined where leaving them is better
 */
export function chosen(
  finished: readonly Guess[],
  clean: number,
  start: number,
  unitAt: (byte: number) => number,
): Piece | undefined {
  let unmended = clean;
  for (const guess of finished) if (!guess.mended && guess.cost < unmended) unmended = guess.cost;
  const readings = finished
    .filter((guess) => guess.syncedAt >= 0 && guess.cost < unmended + NAMED)
    .sort((a, b) => a.cost - b.cost);
  const best = readings[0];
  if (!best || best.cost >= unmended) return undefined;
  const others: string[] = [];
  let margin = Number.POSITIVE_INFINITY;
  const bestText = best.text.slice(0, best.syncedLength);
  for (const guess of readings) {
    const other = guess.text.slice(0, guess.syncedLength);
    if (guess.syncedAt !== best.syncedAt || other === bestText || others.includes(other)) continue;
    if (others.length === 0) margin = guess.cost - best.cost;
    if (others.push(other) === OFFERED) break;
  }
  const end = unitAt(best.syncedAt);
  const { lost, syncedKnown: known } = best;
  return { start, end, text: bestText, lost, known, others, margin, edge: Number.POSITIVE_INFINITY };
}
