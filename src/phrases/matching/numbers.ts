/** A list of whole numbers that grows, 4 bytes each. */
export class Numbers {
  #items: Uint32Array;
  length = 0;

  /** @param likely how many there will be: to touch memory for the first time may cost more than to fill it */
  constructor(likely: number) {
    this.#items = new Uint32Array(likely);
  }

  push(value: number): void {
    if (this.length === this.#items.length) {
      const larger = new Uint32Array(Math.ceil(this.length * 1.5));
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.length++] = value;
  }

  done(): Uint32Array {
    return this.#items.subarray(0, this.length);
  }
}
