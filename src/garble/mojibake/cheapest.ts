import { chinese, LN_BACK_OFF } from '../language';
import { successors } from '../successors';
import { type GapCharacters, lowerBound } from './gapCharacters';

/** The most that can be asked for. */
const MOST = 16;
/** It is not known what follows a gap. */
export const ANYTHING = -1;

/**
 * The cheapest characters in a gap, the cheapest first; of equal ones the lower code. One that is not known after what stands before
 * it costs its own rarity: so only the known ones are looked at, and of the others the most frequent, until none can be among the cheapest.
 */
class Cheapest {
  // With room for one that is one too many.
  readonly units = new Uint16Array(MOST + 1);
  readonly costs = new Float64Array(MOST + 1);
  count = 0;
  readonly #language = chinese();
  readonly #successors = successors();
  // What the search that is going on was asked for.
  #most = 0;
  #limit = 0;
  #next = ANYTHING;
  #codes: Uint16Array | undefined;
  #penalty: Penalty | undefined;

  /**
   * @param previous the character before the gap
   * @param base nats that come to what each of them costs
   * @param limit what a character must cost less than, all together
   * @param most how many are wanted, 16 at most
   * @param next the character behind the gap, which costs something too; or ANYTHING
   */
  find(
    characters: GapCharacters,
    previous: number,
    base: number,
    limit: number,
    most: number,
    next: number,
    penalty?: Penalty,
  ): void {
    const { units, byRarity, others, codes, mask, value } = characters;
    const language = this.#language;
    this.count = 0;
    this.#most = most;
    this.#limit = limit;
    this.#next = next;
    this.#codes = codes;
    this.#penalty = penalty;
    const known = this.#successors;
    const [first, last] = [units[0] ?? 0, units[units.length - 1] ?? -1];
    const end = known.endAfter(previous);
    for (let i = known.firstAfter(previous, first); i < end; i++) {
      const unit = known.units[i] as number;
      if (unit > last) break;
      const code = codes ? (codes[unit] as number) : unit;
      if ((code & mask) !== value || units[lowerBound(units, unit)] !== unit) continue;
      this.costs[this.count] = base + (known.costs[i] as number);
      this.#place(unit);
    }
    for (let i = 0; i < others.length; i++) {
      const unit = others[i] as number;
      this.costs[this.count] = base + language.cost(previous, unit);
      this.#place(unit);
    }
    for (let i = 0; i < byRarity.length; i++) {
      const unit = byRarity[i] as number;
      const cost = base + ((language.unigrams[unit] as number) - LN_BACK_OFF);
      if (cost >= limit || (this.count === most && cost > (this.costs[most - 1] as number))) break;
      this.costs[this.count] = cost;
      this.#place(unit);
    }
  }

  /**
   * Puts a character where it belongs, unless it stands there for less, as one that is known. What it costs, without what is behind it,
   * stands behind the last: as an argument it would be an object of its own.
   */
  #place(unit: number): void {
    const { units, costs, count } = this;
    let cost = costs[count] as number;
    if (this.#next !== ANYTHING) cost += this.#language.cost(unit, this.#next);
    if (this.#penalty) cost += this.#penalty(unit);
    if (cost >= this.#limit) return;
    let i = count;
    while (i > 0 && (cost < (costs[i - 1] as number) || (cost === costs[i - 1] && this.#isLower(unit, i - 1)))) i--;
    if (i === this.#most) return;
    for (let j = 0; j < i; j++) if (units[j] === unit) return;
    for (let j = count; j > i; j--) {
      units[j] = units[j - 1] as number;
      costs[j] = costs[j - 1] as number;
    }
    units[i] = unit;
    costs[i] = cost;
    if (count < this.#most) this.count = count + 1;
  }

  #isLower(unit: number, index: number): boolean {
    const other = this.units[index] as number;
    const codes = this.#codes;
    return codes ? (codes[unit] as number) < (codes[other] as number) : unit < other;
  }
}

/** Nats, none below 0, that a character costs besides. */
export type Penalty = (unit: number) => number;

let shared: Cheapest | undefined;

/** One for all searches: what it holds is only good until the next. */
export function cheapest(): Cheapest {
  shared ??= new Cheapest();
  return shared;
}
