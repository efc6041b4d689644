import { isSpace, skipSpaces, TAB } from '../../ascii';

/** A cursor over one line that counts columns, a tab going to the next multiple of four. */
export class Columns {
  #offset: number;
  #column = 0;
  /** Columns of a tab that a container has consumed a part of. */
  #rest = 0;

  /** @param end the end of the line that begins at `start` */
  constructor(
    readonly text: string,
    start: number,
    readonly end: number,
  ) {
    this.#offset = start;
  }

  get offset(): number {
    return this.#offset;
  }

  /** Whether the rest of the line is blank. */
  blank(): boolean {
    return this.first() === this.end;
  }

  /** Where the line's next sign stands. */
  first(): number {
    return skipSpaces(this.text, this.#offset, this.end);
  }

  /** Columns of white space between the cursor and `to`. */
  indent(to: number): number {
    let column = this.#column;
    let i = this.#offset;
    let columns = 0;
    if (this.#rest > 0 && i < to) {
      columns = this.#rest;
      column += this.#rest;
      i++;
    }
    for (; i < to; i++) {
      const width = this.text.charCodeAt(i) === TAB ? 4 - (column % 4) : 1;
      columns += width;
      column += width;
    }
    return columns;
  }

  /** Goes to an offset that white space stands before. */
  advanceTo(offset: number): void {
    this.#column += this.indent(offset);
    this.#offset = offset;
    this.#rest = 0;
  }

  /** Consumes up to `columns` of white space, of a tab only a part where that is enough. */
  skipColumns(columns: number): void {
    while (columns > 0 && this.#offset < this.end) {
      const unit = this.text.charCodeAt(this.#offset);
      if (!isSpace(unit)) return;
      const width = this.#rest > 0 ? this.#rest : unit === TAB ? 4 - (this.#column % 4) : 1;
      const step = Math.min(width, columns);
      this.#column += step;
      columns -= step;
      this.#rest = width - step;
      if (this.#rest === 0) this.#offset++;
    }
  }
}
