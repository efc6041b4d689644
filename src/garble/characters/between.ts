import { foldingTable, type Script, scriptOfUnit } from '../../text/script';
import { chinese, type Language, LN_BACK_OFF, TOO_RARE_TO_GUESS } from '../language';
import { successors } from '../successors';
import { SparseCosts } from './sparseCosts';

const BLANK = 0x20;
const IDEOGRAPHIC_SPACE = 0x3000;
/** The most characters that can be asked for. */
const MOST = 32;
/** Sums that are the same differ by less, in whatever order they were added up. */
const ROUNDING = 1e-6;

/** Guessable characters that are known after another, the cheapest first. */
interface Followers {
  readonly units: Uint16Array;
  readonly costs: Float64Array;
  /** The numbers of their classes. */
  readonly classes: Uint16Array;
}

/** Guessable characters that are known before a unit. */
interface Leaders {
  /** What the unit costs after them, by their classes. */
  readonly byClass: SparseCosts;
  /** In order of what they cost where they are not known after what stands before them, the unit behind them included. */
  readonly units: Uint16Array;
  readonly costs: Float64Array;
}

/**
 * What may stand between two characters. One that is known beside neither costs its own rarity and the same for all: so only those that
 * are known beside one or the other are looked at, and of the rest the most frequent, each until none can be among the best any more.
 * Hardly any is known beside both: a bit tells, which is read sooner than what the pair costs.
 */
class Gaps {
  readonly #language: Language;
  /** The guessable characters, the most frequent first. */
  readonly #byFrequency: Uint16Array;
  /** The guessable characters that fold to a character: they are one class. */
  readonly #variants = new Map<number, number[]>();
  /** By the character that they fold to, the numbers of the classes. */
  readonly #numbers = new Map<number, number>();
  /** By the character, folded: those that are known before it, folded too. */
  readonly #before = new Map<number, number[]>();
  /** The lists that were wanted: most never are. By the character, folded; and by the unit, or the group of what is no Chinese. */
  readonly #followers = new Map<number, Followers>();
  readonly #leaders = new Map<number, Leaders>();
  readonly #noLeaders: Leaders;
  /** Of Chinese, and known before nothing. */
  readonly #stranger: number;
  // The search that is going on: the script that it asks for, and the best so far, the best first.
  #script: Script = 'unknown';
  #most = 0;
  #count = 0;
  /** What none of the best costs more than. */
  #limit = 0;
  readonly #units = new Uint16Array(MOST);
  readonly #costs = new Float64Array(MOST);

  constructor(language: Language) {
    this.#language = language;
    const { guessable, plausible, unigrams } = language;
    const rarity = (unit: number) => unigrams[unit] as number;
    this.#byFrequency = guessable
      .filter((unit) => unit !== IDEOGRAPHIC_SPACE)
      .sort((a, b) => rarity(a) - rarity(b) || a - b);
    const folding = foldingTable();
    for (const unit of guessable) push(this.#variants, folding[unit] as number, unit);
    for (const folded of this.#variants.keys()) this.#numbers.set(folded, this.#numbers.size);
    this.#noLeaders = { byClass: new SparseCosts(new Map(), this.#numbers.size), ...inOrder([]) };
    const leaders = new Set<number>();
    language.forEachPair((first, second) => {
      leaders.add(first);
      if (this.#variants.has(first)) push(this.#before, second, first);
    });
    this.#stranger = plausible.find((unit) => !leaders.has(language.contextOf(unit))) as number;
  }

  #followersOf(previous: number): Followers {
    const context = this.#language.contextOf(previous);
    let found = this.#followers.get(context);
    if (!found) {
      const { unigrams } = this.#language;
      const known = successors();
      const all: Weighed[] = [];
      for (let i = known.firstAfter(context); i < known.endAfter(context); i++) {
        const unit = known.units[i] as number;
        if ((unigrams[unit] as number) < TOO_RARE_TO_GUESS) all.push({ unit, cost: known.costs[i] as number });
      }
      const folding = foldingTable();
      const { units, costs } = inOrder(all);
      const classes = units.map((unit) => this.#numbers.get(folding[unit] as number) as number);
      found = { units, costs, classes };
      this.#followers.set(context, found);
    }
    return found;
  }

  #leadersOf(next: number): Leaders {
    const language = this.#language;
    const context = language.contextOf(next);
    const known = this.#before.get(context);
    if (!known) return this.#noLeaders;
    const key = context === BLANK ? (language.groups[next] as number) : next;
    let found = this.#leaders.get(key);
    if (!found) {
      // All of a class cost the unit behind them the same.
      const costs = known.map((folded): [number, number] => {
        const [one] = this.#variants.get(folded) as [number];
        return [this.#numbers.get(folded) as number, language.cost(one, next)];
      });
      const byClass = new SparseCosts(new Map(costs), this.#numbers.size);
      const all = known.flatMap((folded) => this.#variants.get(folded) as number[]);
      const own = (unit: number): number => (language.unigrams[unit] as number) - LN_BACK_OFF;
      found = { byClass, ...inOrder(all.map((unit) => ({ unit, cost: own(unit) + language.cost(unit, next) }))) };
      this.#leaders.set(key, found);
    }
    return found;
  }

  best(previous: number, next: number, script: Script, most: number, bonus: ReadonlyMap<number, number>): number[] {
    const language = this.#language;
    this.#script = script;
    this.#most = Math.min(most, MOST);
    this.#count = 0;
    this.#limit = Number.POSITIVE_INFINITY;
    for (const [folded, nats] of bonus)
      for (const unit of this.#variants.get(folded) ?? [])
        this.#offer(unit, language.cost(previous, unit) - nats + language.cost(unit, next));
    const space = language.cost(previous, IDEOGRAPHIC_SPACE) + language.cost(IDEOGRAPHIC_SPACE, next);
    this.#offer(IDEOGRAPHIC_SPACE, space);
    // Whoever was offered for less by then stays as it was.
    const { units, costs, classes } = this.#followersOf(previous);
    const before = this.#leadersOf(next);
    const otherwise = language.cost(this.#stranger, next);
    const { byClass } = before;
    const least = Math.min(byClass.least, otherwise);
    for (let i = 0; i < units.length && (costs[i] as number) + least <= this.#limit; i++) {
      const number = classes[i] as number;
      const cost = (costs[i] as number) + (byClass.has(number) ? byClass.get(number) : otherwise);
      if (cost <= this.#limit) this.#offer(units[i] as number, cost);
    }
    for (let i = 0; i < before.units.length && (before.costs[i] as number) <= this.#limit; i++)
      this.#offer(before.units[i] as number, before.costs[i] as number);
    for (const unit of this.#byFrequency) {
      const cost = (language.unigrams[unit] as number) - LN_BACK_OFF + otherwise;
      if (cost > this.#limit) break;
      this.#offer(unit, cost);
    }
    const best = new Array<number>(this.#count);
    for (let i = 0; i < best.length; i++) best[i] = this.#units[i] as number;
    return best;
  }

  /** Puts a character where it belongs among the best, unless it stands there for less. */
  #offer(unit: number, cost: number): void {
    const units = this.#units;
    const costs = this.#costs;
    if (cost > this.#limit || (this.#count === this.#most && !this.#isBetter(cost, unit, this.#most - 1))) return;
    const own = scriptOfUnit(unit);
    if (own !== 'unknown' && own !== this.#script) return;
    for (let i = 0; i < this.#count; i++) if (units[i] === unit) return;
    let i = this.#count < this.#most ? this.#count++ : this.#most - 1;
    for (; i > 0 && this.#isBetter(cost, unit, i - 1); i--) {
      units[i] = units[i - 1] as number;
      costs[i] = costs[i - 1] as number;
    }
    units[i] = unit;
    costs[i] = cost;
    if (this.#count === this.#most) this.#limit = (costs[this.#most - 1] as number) + ROUNDING;
  }

  /** Of characters that cost the same the lower code point is better. */
  #isBetter(cost: number, unit: number, index: number): boolean {
    const other = this.#costs[index] as number;
    return cost < other || (cost === other && unit < (this.#units[index] as number));
  }
}

interface Weighed {
  readonly unit: number;
  readonly cost: number;
}

/** The cheapest first; of equal ones the lower code point. */
function inOrder(all: Weighed[]): { units: Uint16Array; costs: Float64Array } {
  all.sort((a, b) => a.cost - b.cost || a.unit - b.unit);
  return { units: Uint16Array.from(all, ({ unit }) => unit), costs: Float64Array.from(all, ({ cost }) => cost) };
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
): number[] {
  gaps ??= new Gaps(chinese());
  return gaps.best(previous, next, script, most, bonus);
}
