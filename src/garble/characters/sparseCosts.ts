/** Costs of some of many things that are numbered: a bit tells which have one, and the bits before it where it stands. */
export class SparseCosts {
  readonly #bits: Uint32Array;
  /** How many stand before the first of each 32. */
  readonly #ranks: Uint16Array;
  readonly #costs: Float64Array;
  /** The least of them; Infinity where there are none. */
  readonly least: number;

  /** @param costs by number, of `count` */
  constructor(costs: ReadonlyMap<number, number>, count: number) {
    const numbers = [...costs.keys()].sort((a, b) => a - b);
    this.#costs = Float64Array.from(numbers, (number) => costs.get(number) as number);
    this.least = Math.min(...this.#costs);
    this.#bits = new Uint32Array((count >> 5) + 1);
    this.#ranks = new Uint16Array(this.#bits.length);
    for (const number of numbers) this.#bits[number >> 5] = (this.#bits[number >> 5] as number) | (1 << (number & 31));
    for (let i = 1; i < this.#ranks.length; i++)
      this.#ranks[i] = (this.#ranks[i - 1] as number) + bitsIn(this.#bits[i - 1] as number);
  }

  has(number: number): boolean {
    return (((this.#bits[number >> 5] as number) >>> (number & 31)) & 1) !== 0;
  }

  /** The cost of a number that has one. */
  get(number: number): number {
    const before = (this.#bits[number >> 5] as number) & ((1 << (number & 31)) - 1);
    return this.#costs[(this.#ranks[number >> 5] as number) + bitsIn(before)] as number;
  }
}

/** How many bits of a number of 32 are set. */
function bitsIn(number: number): number {
  const pairs = number - ((number >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
