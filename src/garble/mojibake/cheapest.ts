import { chinese, LN_BACK_OFF } from '../language';
import { successors } from '../successors';
import { type GapCharacters, lowerBound } from './lostBytes';

const IDEOGRAPHIC_SPACE = 0x3000;
/** The most that can be asked for. */
const MOST = 16;

/**
 * The cheapest characters in a gap, the cheapest first; of equal ones the lower code point. One that is not known after what stands before
 * it costs its own rarity: so only the known ones are looked at, and of the others the most frequent, until none can be among the cheapest.
 */
class Cheapest {
  readonly units = new Uint16Array(MOST);
  readonly costs = new Float64Array(MOST);
  count = 0;
  readonly #language = chinese();
  readonly #successors = successors();
  /** By unit, the last search that looked at it. */
  readonly #seen = new Uint32Array(0x10000);
  #search = 0;
  // What the search that is going on was asked for.
  #most = 0;
  #limit = 0;
  #extra: ((unit: number) => number) | undefined;

  /**
   * @param previous the character before the gap
   * @param base nats that come to what each of them costs
   * @param limit what a character must cost less than, all together
   * @param most how many are wanted, 16 at most
   * @param extra nats, none below 0, that a character costs besides
   */
  find(
    characters: GapCharacters,
    previous: number,
    base: number,
    limit: number,
    most: number,
    extra?: (unit: number) => number,
  ): void {
    const { units, byRarity, mask, value } = characters;
    const language = this.#language;
    const seen = this.#seen;
    const search = ++this.#search;
    this.count = 0;
    this.#most = most;
    this.#limit = limit;
    this.#extra = extra;
    const { length } = units;
    if (length === 0) return;
    const known = this.#successors;
    const [first, last] = [units[0] as number, units[length - 1] as number];
    const end = known.endAfter(previous);
    for (let i = known.firstAfter(previous, first); i < end; i++) {
      const unit = known.units[i] as number;
      if (unit > last) break;
      if ((unit & mask) === value && units[lowerBound(units, unit)] === unit)
        this.#consider(unit, base + (known.costs[i] as number));
    }
    // Of another class than the rest: what it costs is no matter of rarity.
    if (first <= IDEOGRAPHIC_SPACE && units[lowerBound(units, IDEOGRAPHIC_SPACE)] === IDEOGRAPHIC_SPACE)
      this.#consider(IDEOGRAPHIC_SPACE, base + language.cost(previous, IDEOGRAPHIC_SPACE));
    for (let i = 0; i < length; i++) {
      const unit = byRarity[i] as number;
      if (seen[unit] === search) continue;
      const cost = base + ((language.unigrams[unit] as number) - LN_BACK_OFF);
      if (cost >= limit || (this.count === most && cost > (this.costs[most - 1] as number))) break;
      this.#consider(unit, cost);
    }
  }

  #consider(unit: number, cost: number): void {
    if (this.#seen[unit] === this.#search) return;
    this.#seen[unit] = this.#search;
    const whole = this.#extra ? cost + this.#extra(unit) : cost;
    if (whole >= this.#limit) return;
    const { units, costs } = this;
    let i = this.count;
    if (i === this.#most) {
      if (!this.#isBefore(whole, unit, i - 1)) return;
      i--;
    } else this.count++;
    for (; i > 0 && this.#isBefore(whole, unit, i - 1); i--) {
      units[i] = units[i - 1] as number;
      costs[i] = costs[i - 1] as number;
    }
    units[i] = unit;
    costs[i] = whole;
  }

  #isBefore(cost: number, unit: number, index: number): boolean {
    const other = this.costs[index] as number;
    return cost < other || (cost === other && unit < (this.units[index] as number));
  }
}

let shared: Cheapest | undefined;

/** One for all searches, since its tables are large: what it holds is only good until the next. */
export function cheapest(): Cheapest {
  shared ??= new Cheapest();
  return shared;
}
