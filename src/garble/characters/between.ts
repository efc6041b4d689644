import { foldingTable, type Script, scriptOfUnit } from '../../text/script';
import { chinese, type Language } from '../language';

/** A character that may stand in a gap, and what it costs there in nats; see language.ts. */
export interface Fitting {
  readonly unit: number;
  readonly cost: number;
}

const IDEOGRAPHIC_SPACE = 0x3000;

/**
 * What may stand between two characters. A character that is known beside neither neighbour costs its own rarity and the same for all:
 * so only the known neighbours are looked at, and of the others the most frequent, until none can be among the best any more.
 */
class Gaps {
  readonly #language: Language;
  /** The guessable characters that are known after a character, or before it; by the character, folded. */
  readonly #after = new Map<number, number[]>();
  readonly #before = new Map<number, number[]>();
  /** The guessable characters, the most frequent first. */
  readonly #byFrequency: readonly number[];
  /** The guessable characters that fold to a character. */
  readonly #variants = new Map<number, number[]>();
  /** By unit, the last search that looked at it. */
  readonly #seen = new Uint32Array(0x10000);
  #search = 0;

  constructor(language: Language) {
    this.#language = language;
    const { guessable, unigrams } = language;
    const rarity = (unit: number) => unigrams[unit] as number;
    this.#byFrequency = [...guessable].sort((a, b) => rarity(a) - rarity(b) || a - b);
    const folding = foldingTable();
    const variants = this.#variants;
    for (const unit of guessable) push(variants, folding[unit] as number, unit);
    language.forEachPair((first, second) => {
      for (const unit of variants.get(second) ?? []) push(this.#after, first, unit);
      for (const unit of variants.get(first) ?? []) push(this.#before, second, unit);
    });
  }

  best(previous: number, next: number, script: Script, most: number, bonus: ReadonlyMap<number, number>): Fitting[] {
    const language = this.#language;
    const folding = foldingTable();
    const best: Fitting[] = [];
    this.#search++;
    const consider = (unit: number): boolean => {
      if (this.#seen[unit] === this.#search) return true;
      this.#seen[unit] = this.#search;
      const cost =
        language.cost(previous, unit) + language.cost(unit, next) - (bonus.get(folding[unit] as number) ?? 0);
      const worst = best.length < most ? undefined : best[most - 1];
      if (worst && (cost > worst.cost || (cost === worst.cost && unit > worst.unit))) return false;
      const own = scriptOfUnit(unit);
      if (own !== 'unknown' && own !== script) return true;
      let i = best.length;
      while (i > 0 && isWorse(best[i - 1] as Fitting, cost, unit)) i--;
      best.splice(i, 0, { unit, cost });
      if (best.length > most) best.length = most;
      return true;
    };
    for (const folded of bonus.keys()) for (const unit of this.#variants.get(folded) ?? []) consider(unit);
    for (const unit of this.#after.get(language.contextOf(previous)) ?? []) consider(unit);
    for (const unit of this.#before.get(language.contextOf(next)) ?? []) consider(unit);
    consider(IDEOGRAPHIC_SPACE);
    for (const unit of this.#byFrequency) if (!consider(unit)) break;
    return best;
  }
}

function isWorse(a: Fitting, cost: number, unit: number): boolean {
  return a.cost > cost || (a.cost === cost && a.unit > unit);
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
