import type { Span } from '../text/span';

/**
 * Spans of a line, ascending, that a rule has claimed: damage that stays a finding whatever the document says, and whose characters look
 * wrong in many ways. Nothing else is looked for in them, and what is seen there is dropped.
 */
export class Claims {
  /** By turns the start and the end of a claim. */
  readonly #bounds: number[] = [];
  #end = 0;
  /** Whether any are taken: none is where the kind that claims is off, since nothing would be said of what it covers. */
  isOpen = true;

  /** Where the last one ends; 0 where there is none. */
  get end(): number {
    return this.#end;
  }

  /** Adds a span; one that starts before the end of the last is none. */
  add({ start, end }: Span): void {
    if (!this.isOpen || start < this.#end) return;
    this.#bounds.push(start, end);
    this.#end = end;
  }

  clear(): void {
    if (this.#end === 0) return;
    this.#bounds.length = 0;
    this.#end = 0;
  }

  /** Whether one of them holds `[start, end)`. */
  hold(start: number, end = start + 1): boolean {
    if (start >= this.#end) return false;
    const bounds = this.#bounds;
    let low = 0;
    let high = bounds.length >> 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((bounds[2 * middle] as number) <= start) low = middle + 1;
      else high = middle;
    }
    return low > 0 && end <= (bounds[2 * low - 1] as number);
  }
}
