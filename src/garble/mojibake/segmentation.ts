const BLANK = 0x20;

/** Bytes cut into characters, the cheapest way from the left: from each place the ways on are offered, and of those to one place the cheapest stays. */
export class Segmentation {
  readonly #costs: Float64Array;
  /** By place: the last character before it, and of how many bytes that is. */
  readonly #lasts: Uint16Array;
  readonly #widths: Uint8Array;

  /** @param count bytes */
  constructor(count: number) {
    this.#costs = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
    this.#costs[0] = 0;
    this.#lasts = new Uint16Array(count + 1).fill(BLANK);
    this.#widths = new Uint8Array(count + 1);
  }

  /** The character before the place `at` on the cheapest way there. */
  lastAt(at: number): number {
    return this.#lasts[at] as number;
  }

  /** Offers to go on from `at` by a character of `width` bytes that costs `nats`. What goes beyond the end is none. */
  offer(at: number, width: number, nats: number, character: number): void {
    const to = at + width;
    if (to >= this.#costs.length) return;
    const cost = (this.#costs[at] as number) + nats;
    if (cost >= (this.#costs[to] as number)) return;
    this.#costs[to] = cost;
    this.#lasts[to] = character;
    this.#widths[to] = width;
  }

  /** Behind each character of the cheapest way to the end, from the left; undefined where there is no way. */
  cuts(): number[] | undefined {
    const cuts: number[] = [];
    for (let at = this.#costs.length - 1; at > 0; at -= this.#widths[at] as number) {
      if (this.#widths[at] === 0) return undefined;
      cuts.push(at);
    }
    return cuts.reverse();
  }
}
