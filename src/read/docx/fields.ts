/** The fields that are open: what a field shows is its result, not its code (`HYPERLINK "…"`). Fields nest. */
export class Fields {
  /** By field, whether its result has begun. */
  readonly #open: boolean[] = [];
  #codes = 0;

  /** Whether what comes is code. */
  get isCode(): boolean {
    return this.#codes > 0;
  }

  /** @param type of a `w:fldChar` */
  mark(type: string | undefined): void {
    if (type === 'begin') {
      this.#open.push(false);
      this.#codes++;
    } else if (type === 'separate' && this.#open.at(-1) === false) {
      this.#open[this.#open.length - 1] = true;
      this.#codes--;
    } else if (type === 'end' && this.#open.pop() === false) {
      this.#codes--;
    }
  }

  /** A code that never ends must not swallow the rest of the document. */
  endParagraph(): void {
    if (this.#codes > 0) this.#open.length = 0;
    this.#codes = 0;
  }
}
