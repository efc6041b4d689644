import { foldingTable } from '../text/script';
import { chinese } from './language';
import { lazily } from './lazily';

/** By character, the plausible characters that are known to follow it: they alone cost less there than their own rarity says. */
export class Successors {
  /** All of them, by what they follow, and of that in ascending order. */
  readonly units: Uint16Array;
  /** What each costs there: looked up pair by pair it would take several times as long. */
  readonly costs: Float64Array;
  /** Where those after a character begin; they end where those after the next one do. */
  readonly #starts = new Uint32Array(0x10001);

  constructor() {
    const language = chinese();
    const folding = foldingTable();
    const variants = new Map<number, number[]>();
    for (const unit of language.plausible) {
      const own = variants.get(folding[unit] as number);
      if (own) own.push(unit);
      else variants.set(folding[unit] as number, [unit]);
    }
    const starts = this.#starts;
    language.forEachPair((first, second) => {
      starts[first + 1] = (starts[first + 1] as number) + (variants.get(second)?.length ?? 0);
    });
    for (let i = 0; i < 0x10000; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
    this.units = new Uint16Array(starts[0x10000] as number);
    const taken = new Uint16Array(0x10000);
    language.forEachPair((first, second) => {
      for (const unit of variants.get(second) ?? []) {
        this.units[(starts[first] as number) + (taken[first] as number)] = unit;
        taken[first] = (taken[first] as number) + 1;
      }
    });
    this.costs = new Float64Array(this.units.length);
    for (let first = 0; first < 0x10000; first++) {
      const [start, end] = [starts[first] as number, starts[first + 1] as number];
      if (end - start > 1) this.units.subarray(start, end).sort();
      for (let i = start; i < end; i++) this.costs[i] = language.cost(first, this.units[i] as number);
    }
  }

  /** The index in `units` of the first that follows `unit` and is not below `least`. */
  firstAfter(unit: number, least = 0): number {
    const context = chinese().contextOf(unit);
    let low = this.#starts[context] as number;
    let high = this.#starts[context + 1] as number;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.units[middle] as number) < least) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The index behind the last that follows `unit`. */
  endAfter(unit: number): number {
    return this.#starts[chinese().contextOf(unit) + 1] as number;
  }
}

export const successors = lazily(() => new Successors());
