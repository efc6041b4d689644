import type { CheckedLine } from './checkedLine';
import type { Kind } from './finding';
import { Tally } from './scan';

/** Sums over the lines of a document: what its lines saw, added up, and taken off again with a line that goes. */
export class Tallies {
  readonly #sums = new Float64Array(Tally.Length);
  readonly #counts = new Map<string, number>();
  #directives = 0;

  add(line: CheckedLine): void {
    this.#add(line, 1);
  }

  remove(line: CheckedLine): void {
    this.#add(line, -1);
  }

  sum(tally: Tally): number {
    return this.#sums[tally] as number;
  }

  count(kind: Kind, name: string): number {
    return this.#counts.get(`${kind}:${name}`) ?? 0;
  }

  /** How many lines hold a directive. */
  get directives(): number {
    return this.#directives;
  }

  #add({ scan, directive }: CheckedLine, sign: 1 | -1): void {
    for (let index = 0; index < Tally.Length; index++)
      this.#sums[index] = this.sum(index) + sign * (scan.tally[index] as number);
    if (directive) this.#directives += sign;
    if (scan.counts)
      for (const [key, value] of scan.counts) this.#counts.set(key, (this.#counts.get(key) ?? 0) + sign * value);
  }
}
