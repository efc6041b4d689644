import { foldingTable, type Script, scriptOfUnit } from '../../text/script';
import { chinese, type Language, LN_BACK_OFF } from '../language';

const IDEOGRAPHIC_SPACE = 0x3000;
/** The most characters that can be asked for. */
const MOST = 32;
/** Sums that are the same differ by less, in whatever order they were added up. */
const ROUNDING = 1e-6;

/** Characters that are known beside a character, in order of what they cost at least. */
interface Neighbours {
  readonly units: Uint16Array;
  readonly costs: Float64Array;
  /** What the cheapest costs beside the character itself; 0 where there is none. */
  readonly least: number;
}

/**
 * What may stand between two characters. A character that is known beside neither neighbour costs its own rarity and the same for all:
 * so only the known neighbours are looked at, and of the others the most frequent, each until none can be among the best any more.
 */
class Gaps {
  readonly #language: Language;
  /** The guessable characters that are known after a character, or before it; by the character, folded. */
  readonly #after = new Map<number, number[]>();
  readonly #before = new Map<number, number[]>();
  /** The same in order, where they were wanted: most never are. */
  readonly #sortedAfter = new Map<number, Neighbours>();
  readonly #sortedBefore = new Map<number, Neighbours>();
  /** The guessable characters, the most frequent first. */
  readonly #byFrequency: Uint16Array;
  /** The guessable characters that fold to a character. */
  readonly #variants = new Map<number, number[]>();
  /** By unit, the last search that looked at it. */
  readonly #seen = new Uint32Array(0x10000);
  // The search that is going on: its number, what it asks for, and the best so far, the best first.
  #search = 0;
  #previous = 0;
  #next = 0;
  #script: Script = 'unknown';
  #most = 0;
  #count = 0;
  readonly #units = new Uint16Array(MOST);
  readonly #costs = new Float64Array(MOST);

  constructor(language: Language) {
    this.#language = language;
    const { guessable, unigrams } = language;
    const rarity = (unit: number) => unigrams[unit] as number;
    this.#byFrequency = guessable.slice().sort((a, b) => rarity(a) - rarity(b) || a - b);
    const folding = foldingTable();
    const variants = this.#variants;
    for (const unit of guessable) push(variants, folding[unit] as number, unit);
    language.forEachPair((first, second) => {
      for (const unit of variants.get(second) ?? []) push(this.#after, first, unit);
      for (const unit of variants.get(first) ?? []) push(this.#before, second, unit);
    });
  }

  /** By what they cost after `first`. */
  #knownAfter(first: number): Neighbours {
    let found = this.#sortedAfter.get(first);
    if (!found) {
      found = sorted(
        this.#after.get(first) ?? [],
        (unit) => this.#language.cost(first, unit),
        () => 0,
      );
      this.#sortedAfter.set(first, found);
    }
    return found;
  }

  /** By what they cost where they are not known after what stands before them. */
  #knownBefore(second: number): Neighbours {
    const { unigrams } = this.#language;
    let found = this.#sortedBefore.get(second);
    if (!found) {
      found = sorted(
        this.#before.get(second) ?? [],
        (unit) => this.#language.cost(unit, second),
        (unit) => (unigrams[unit] as number) - LN_BACK_OFF,
      );
      this.#sortedBefore.set(second, found);
    }
    return found;
  }

  best(previous: number, next: number, script: Script, most: number, bonus: ReadonlyMap<number, number>): Uint16Array {
    const language = this.#language;
    this.#search++;
    this.#previous = previous;
    this.#next = next;
    this.#script = script;
    this.#most = Math.min(most, MOST);
    this.#count = 0;
    for (const [folded, nats] of bonus) for (const unit of this.#variants.get(folded) ?? []) this.#consider(unit, nats);
    // None of the others has a bonus.
    const after = this.#knownAfter(language.contextOf(previous));
    const before = this.#knownBefore(language.contextOf(next));
    // Before what is not Chinese the characters may all cost the same.
    const least = Math.min(before.least, language.cost(before.units[0] ?? IDEOGRAPHIC_SPACE, next));
    for (let i = 0; i < after.units.length && !this.#isBeaten((after.costs[i] as number) + least); i++)
      this.#weigh(after.units[i] as number, after.costs[i] as number);
    // What was not looked at is beaten by now, or not known after `previous`.
    for (let i = 0; i < before.units.length && !this.#isBeaten(before.costs[i] as number); i++)
      this.#consider(before.units[i] as number);
    this.#consider(IDEOGRAPHIC_SPACE);
    for (const unit of this.#byFrequency) if (!this.#consider(unit)) break;
    return this.#units.slice(0, this.#count);
  }

  /** As #weigh(), for a character of which it is not known what it costs after the one before. */
  #consider(unit: number, bonus = 0): boolean {
    return this.#weigh(unit, this.#language.cost(this.#previous, unit) - bonus);
  }

  /**
   * Puts a character where it belongs among the best, unless this search has looked at it.
   * @param first what it costs after the one before, less its bonus
   * @returns false where it is not among the best, and would not be if it were of the script
   */
  #weigh(unit: number, first: number): boolean {
    if (this.#seen[unit] === this.#search) return true;
    this.#seen[unit] = this.#search;
    const cost = first + this.#language.cost(unit, this.#next);
    const units = this.#units;
    const costs = this.#costs;
    if (this.#count === this.#most && this.#isWorse(cost, unit, this.#most - 1)) return false;
    const own = scriptOfUnit(unit);
    if (own !== 'unknown' && own !== this.#script) return true;
    let i = this.#count < this.#most ? this.#count++ : this.#most - 1;
    for (; i > 0 && !this.#isWorse(cost, unit, i - 1); i--) {
      units[i] = units[i - 1] as number;
      costs[i] = costs[i - 1] as number;
    }
    units[i] = unit;
    costs[i] = cost;
    return true;
  }

  /** Whether what costs so much at least is not among the best. */
  #isBeaten(cost: number): boolean {
    return this.#count === this.#most && cost > (this.#costs[this.#most - 1] as number) + ROUNDING;
  }

  /** Of characters that cost the same the higher code point is worse. */
  #isWorse(cost: number, unit: number, index: number): boolean {
    const other = this.#costs[index] as number;
    return cost > other || (cost === other && unit > (this.#units[index] as number));
  }
}

/** @param beside what each costs beside the character; `atLeast` what it costs on its other side, at least */
function sorted(
  units: readonly number[],
  beside: (unit: number) => number,
  atLeast: (unit: number) => number,
): Neighbours {
  const all = units.map((unit) => ({ unit, cost: beside(unit) + atLeast(unit) }));
  all.sort((a, b) => a.cost - b.cost || a.unit - b.unit);
  return {
    units: Uint16Array.from(all, ({ unit }) => unit),
    costs: Float64Array.from(all, ({ cost }) => cost),
    least: units.length === 0 ? 0 : Math.min(...units.map(beside)),
  };
}

function push(lists: Map<number, number[]>, key: number, unit: number): void {
  const list = lists.get(key);
  if (list) list.push(unit);
  else lists.set(key, [unit]);
}

let gaps: Gaps | undefined;

const NO_BONUS: ReadonlyMap<number, number> = new Map();

/**
 * The `most` characters (32 at most) of a script that fit best between two units, the best first; of equal ones the lower code point.
 * @param bonus nats by which a character is cheaper than its neighbours make it, by the character, folded
 */
export function charactersBetween(
  previous: number,
  next: number,
  script: Script,
  most: number,
  bonus = NO_BONUS,
): Uint16Array {
  gaps ??= new Gaps(chinese());
  return gaps.best(previous, next, script, most, bonus);
}
