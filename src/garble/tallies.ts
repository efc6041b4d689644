import { counterOf } from './counters';
import type { Kind } from './finding';
import type { ScanResult } from './scan';
import type { Directive } from './suppression';
import { Tally } from './tally';

/** Sums over the lines of a document: what its lines saw, added up, and taken off again with a line that goes. */
export class Tallies {
  readonly #sums = new Float64Array(Tally.Length);
  /** By counter; where nothing was counted there may be none. */
  readonly #counts: number[] = [];
  #directives = 0;

  add(scan: ScanResult, directive: Directive | undefined): void {
    this.#add(scan, directive, 1);
  }

  remove(scan: ScanResult, directive: Directive | undefined): void {
    this.#add(scan, directive, -1);
  }

  sum(tally: Tally): number {
    return this.#sums[tally] as number;
  }

  count(kind: Kind, name: string): number {
    return this.#counts[counterOf(kind, name)] ?? 0;
  }

  /** How many lines hold a directive. */
  get directives(): number {
    return this.#directives;
  }

  #add(scan: ScanResult, directive: Directive | undefined, sign: 1 | -1): void {
    for (let index = 0; index < Tally.Length; index++)
      this.#sums[index] = this.sum(index) + sign * (scan.tally[index] as number);
    if (directive) this.#directives += sign;
    const { counts } = scan;
    for (let i = 0; i < counts.length; i += 2) {
      const counter = counts[i] as number;
      while (this.#counts.length <= counter) this.#counts.push(0);
      this.#counts[counter] = (this.#counts[counter] as number) + sign * (counts[i + 1] as number);
    }
  }
}
