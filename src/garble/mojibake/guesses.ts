import type { Piece } from './reading';

/** What a guess knows of the place where it stands; a bit each. */
export enum State {
  None,
  /** The garble's bytes ended in the last character: what follows is clean. */
  Ended = 1,
  /** A loss was made good on the way. */
  Mended = 2,
  /** A dropped pair took the first byte of the next character too. */
  LeadMissing = 4,
}

/** Guesses that are kept beside the best: words of the phrasebook may rank them anew, and the last of them are not offered. */
const KEPT = 5;
/** Nats by which a guess may be worse than leaving everything as it is, and still be named beside a better one. */
export const NAMED = 20;

/** No guess. */
const NONE = -1;

/**
 * Ways to go on from a place where bytes are missing, each a character more than another guess, in a tree whose root is the place; and
 * by byte the cheapest that have come so far. A guess is a number, and what is known of it lies in tables: a search makes hundreds and
 * most of them are forgotten at once.
 */
export class Guesses {
  /** By guess. */
  costs = new Float64Array(0);
  /** The index of the next byte. */
  places = new Int32Array(0);
  /** The last character, as a code point. */
  characters = new Int32Array(0);
  /** Bytes that are missing. */
  lost = new Int32Array(0);
  states = new Uint8Array(0);
  /** Characters outside ASCII whose bytes are all there. */
  #known = new Int32Array(0);
  #parents = new Int32Array(0);
  /** The first guess on the way after the loss that ends where a unit does. */
  #synced = new Int32Array(0);
  // By such a guess: of the ways on to the end the cheapest, when it came and what it had lost.
  #leastCosts = new Float64Array(0);
  #leastOrders = new Int32Array(0);
  #leastLost = new Int32Array(0);
  #count = 0;
  /** By byte, `width` places for guesses, and how many are taken. */
  #lists = new Int32Array(0);
  #taken = new Uint8Array(0);
  #width = 0;
  /** The guesses in `#synced` that were finished. */
  #ends: number[] = [];
  #finished = 0;
  /** The cheapest way to the end on which nothing was mended. */
  #unmended = 0;

  /**
   * Begins anew.
   * @param width how many are kept at a byte
   * @param previous the character before the place
   * @param clean what it costs to leave everything as it is
   * @returns the guess that everything grows from
   */
  begin(bytes: number, width: number, previous: number, clean: number): number {
    const most = (bytes + 1) * width;
    if (most > this.costs.length) this.#reserve(2 * most);
    this.#taken.fill(0, 0, bytes + 1);
    this.#width = width;
    this.#count = 0;
    this.#ends = [];
    this.#finished = 0;
    this.#unmended = clean;
    this.add(NONE, 0, 0, previous, 0, 0, State.None, false);
    return 0;
  }

  #reserve(most: number): void {
    this.costs = new Float64Array(most);
    this.places = new Int32Array(most);
    this.characters = new Int32Array(most);
    this.lost = new Int32Array(most);
    this.states = new Uint8Array(most);
    this.#known = new Int32Array(most);
    this.#parents = new Int32Array(most);
    this.#synced = new Int32Array(most);
    this.#leastCosts = new Float64Array(most);
    this.#leastOrders = new Int32Array(most);
    this.#leastLost = new Int32Array(most);
    this.#lists = new Int32Array(most);
    this.#taken = new Uint8Array(most);
  }

  /** How many guesses go on at a byte. */
  countAt(byte: number): number {
    return this.#taken[byte] as number;
  }

  /** One of them; the cheapest is the first. */
  at(byte: number, index: number): number {
    return this.#lists[byte * this.#width + index] as number;
  }

  /** What a guess must cost less than to be kept there. */
  worst(byte: number): number {
    const taken = this.#taken[byte] as number;
    if (taken < this.#width) return Number.POSITIVE_INFINITY;
    return this.costs[this.#lists[byte * this.#width + taken - 1] as number] as number;
  }

  /**
   * Goes on from a guess; what it costs must be less than worst().
   * @param known 1 where all bytes of the character were there
   * @param mayMeet whether the loss lies behind, and a unit ends with the character
   */
  add(
    parent: number,
    place: number,
    cost: number,
    character: number,
    lost: number,
    known: number,
    state: State,
    mayMeet: boolean,
  ): void {
    const { costs } = this;
    const lists = this.#lists;
    const first = place * this.#width;
    const taken = this.#taken[place] as number;
    let i = taken;
    let guess: number;
    // What is pushed out has not been gone on from, since its byte is still to come: its number is free.
    if (taken === this.#width) guess = lists[first + --i] as number;
    else {
      guess = this.#count++;
      this.#taken[place] = taken + 1;
    }
    costs[guess] = cost;
    for (; i > 0 && (costs[lists[first + i - 1] as number] as number) > cost; i--)
      lists[first + i] = lists[first + i - 1] as number;
    lists[first + i] = guess;
    this.places[guess] = place;
    this.characters[guess] = character;
    this.lost[guess] = lost;
    this.states[guess] = state;
    this.#known[guess] = parent === NONE ? 0 : (this.#known[parent] as number) + known;
    this.#parents[guess] = parent;
    const synced = parent === NONE ? NONE : (this.#synced[parent] as number);
    this.#synced[guess] = synced === NONE && mayMeet ? guess : synced;
    this.#leastCosts[guess] = Number.POSITIVE_INFINITY;
  }

  /** Nothing that costs so much to the end would be named. */
  get hopeless(): number {
    return this.#unmended + NAMED;
  }

  /** Notes that what follows a guess is clean, and costs so much all together. */
  finish(guess: number, cost: number): void {
    if (((this.states[guess] as number) & State.Mended) === 0 && cost < this.#unmended) this.#unmended = cost;
    const synced = this.#synced[guess] as number;
    if (synced === NONE || cost >= (this.#leastCosts[synced] as number)) return;
    if (this.#leastCosts[synced] === Number.POSITIVE_INFINITY) this.#ends.push(synced);
    this.#leastCosts[synced] = cost;
    this.#leastOrders[synced] = this.#finished++;
    this.#leastLost[synced] = this.lost[guess] as number;
  }

  /**
   * The best of what was finished, as a piece, with the others that end where it does.
   * @param unitAt the unit that a byte is of
   * @returns undefined where leaving everything as it is is better
   */
  chosen(start: number, unitAt: (byte: number) => number): Piece | undefined {
    const best = this.#cheapestEnd();
    if (best === NONE || (this.#leastCosts[best] as number) >= this.#unmended) return undefined;
    const least = this.#leastCosts[best] as number;
    const text = this.#textOf(best);
    const others: string[] = [];
    let margin = Number.POSITIVE_INFINITY;
    while (others.length < KEPT) {
      const end = this.#cheapestEnd();
      if (end === NONE || (this.#leastCosts[end] as number) >= this.hopeless) break;
      if (this.places[end] !== this.places[best]) continue;
      const other = this.#textOf(end);
      if (other === text || others.includes(other)) continue;
      if (others.length === 0) margin = (this.#leastCosts[end] as number) - least;
      others.push(other);
    }
    const end = unitAt(this.places[best] as number);
    const [lost, known] = [this.#leastLost[best] as number, this.#known[best] as number];
    return { start, end, text, lost, known, others, margin, edge: Number.POSITIVE_INFINITY };
  }

  /** Takes the cheapest out of those that were finished, of equal ones the first; NONE where none is left. Only a few are ever wanted. */
  #cheapestEnd(): number {
    const ends = this.#ends;
    const costs = this.#leastCosts;
    const orders = this.#leastOrders;
    let least = 0;
    for (let i = 1; i < ends.length; i++) {
      const own = ends[i] as number;
      const other = ends[least] as number;
      const isCheaper = (costs[own] as number) < (costs[other] as number);
      const isEarlier = costs[own] === costs[other] && (orders[own] as number) < (orders[other] as number);
      if (isCheaper || isEarlier) least = i;
    }
    const last = ends.pop();
    if (last === undefined) return NONE;
    if (least === ends.length) return last;
    const found = ends[least] as number;
    ends[least] = last;
    return found;
  }

  #textOf(guess: number): string {
    let text = '';
    for (let each = guess; this.#parents[each] !== NONE; each = this.#parents[each] as number)
      text = String.fromCodePoint(this.characters[each] as number) + text;
    return text;
  }
}
