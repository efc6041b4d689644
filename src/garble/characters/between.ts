import { foldingTable, type Script, scriptOfUnit } from '../../text/script';
import { chinese, type Language } from '../language';

/** A character that may stand in a gap, and what it costs there in nats; see language.ts. */
export interface Fitting {
  readonly unit: number;
  readonly cost: number;
}

const IDEOGRAPHIC_SPACE = 0x3000;

/** Characters that are known beside a character, the likeliest first, and what they cost there. */
interface Neighbours {
  readonly units: Uint16Array;
  readonly costs: Float64Array;
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
  #search = 0;
  /** Of the search that is going on, the best first. */
  readonly #best: Fitting[] = [];

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

  #knownAfter(first: number): Neighbours {
    let found = this.#sortedAfter.get(first);
    if (!found) {
      found = neighbours(this.#after.get(first) ?? [], (unit) => this.#language.cost(first, unit));
      this.#sortedAfter.set(first, found);
    }
    return found;
  }

  #knownBefore(second: number): Neighbours {
    let found = this.#sortedBefore.get(second);
    if (!found) {
      found = neighbours(this.#before.get(second) ?? [], (unit) => this.#language.cost(unit, second));
      this.#sortedBefore.set(second, found);
    }
    return found;
  }

  best(previous: number, next: number, script: Script, most: number, bonus: ReadonlyMap<number, number>): Fitting[] {
    const language = this.#language;
    this.#search++;
    this.#best.length = 0;
    const consider = (unit: number, nats: number): boolean => this.#consider(unit, previous, next, script, most, nats);
    for (const [folded, nats] of bonus) for (const unit of this.#variants.get(folded) ?? []) consider(unit, nats);
    // None of the others has a bonus, and on its other side each costs what the likeliest there does, or more.
    const after = this.#knownAfter(language.contextOf(previous));
    const before = this.#knownBefore(language.contextOf(next));
    const [first] = before.units;
    const leastAfter = first === undefined ? 0 : language.cost(first, next);
    for (let i = 0; i < after.units.length; i++) {
      if (this.#isBeaten((after.costs[i] as number) + leastAfter, most)) break;
      consider(after.units[i] as number, 0);
    }
    const leastBefore = Math.min(after.costs[0] ?? 0, language.unigrams[this.#byFrequency[0] as number] as number);
    for (let i = 0; i < before.units.length; i++) {
      if (this.#isBeaten((before.costs[i] as number) + leastBefore, most)) break;
      consider(before.units[i] as number, 0);
    }
    consider(IDEOGRAPHIC_SPACE, 0);
    for (const unit of this.#byFrequency) if (!consider(unit, 0)) break;
    return this.#best.slice();
  }

  #isBeaten(cost: number, most: number): boolean {
    const best = this.#best;
    return best.length >= most && cost > (best[most - 1] as Fitting).cost;
  }

  /** Puts a character where it belongs among the best; whether it belongs there, or would in the other script. */
  #consider(unit: number, previous: number, next: number, script: Script, most: number, nats: number): boolean {
    if (this.#seen[unit] === this.#search) return true;
    this.#seen[unit] = this.#search;
    const language = this.#language;
    const best = this.#best;
    const cost = language.cost(previous, unit) + language.cost(unit, next) - nats;
    if (best.length >= most && isWorse(cost, unit, best[most - 1] as Fitting)) return false;
    const own = scriptOfUnit(unit);
    if (own !== 'unknown' && own !== script) return true;
    let i = Math.min(best.length, most - 1);
    for (; i > 0 && !isWorse(cost, unit, best[i - 1] as Fitting); i--) best[i] = best[i - 1] as Fitting;
    best[i] = { unit, cost };
    return true;
  }
}

/** Of characters that cost the same the higher code point is worse. */
function isWorse(cost: number, unit: number, than: Fitting): boolean {
  return cost > than.cost || (cost === than.cost && unit > than.unit);
}

function neighbours(units: readonly number[], costOf: (unit: number) => number): Neighbours {
  const sorted = units.map((unit) => ({ unit, cost: costOf(unit) })).sort((a, b) => a.cost - b.cost || a.unit - b.unit);
  return {
    units: Uint16Array.from(sorted, ({ unit }) => unit),
    costs: Float64Array.from(sorted, ({ cost }) => cost),
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
 * The `most` characters of a script that fit best between two units, the best first; of equal ones the lower code point.
 * @param bonus nats by which a character is cheaper than its neighbours make it, by the character, folded
 */
export function charactersBetween(
  previous: number,
  next: number,
  script: Script,
  most: number,
  bonus = NO_BONUS,
): Fitting[] {
  gaps ??= new Gaps(chinese());
  return gaps.best(previous, next, script, most, bonus);
}
