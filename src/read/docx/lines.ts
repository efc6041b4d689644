/** A paragraph of a document, or a line of one of its tables: where its text stands. */
export interface Paragraph {
  readonly start: number;
  readonly end: number;
  /** Of a heading, from 1 on. */
  readonly level?: number;
}

interface Row {
  cells: number;
  /** Whether the cell has text yet. */
  isFilled: boolean;
}

/**
 * The lines of a document. A table's row is one line, its cells parted by tabs; further paragraphs of a cell are lines of their
 * own, for they are as long as they like.
 */
export class Lines {
  readonly #texts: string[] = [];
  readonly #paragraphs: Paragraph[] = [];
  readonly #rows: Row[] = [];
  #length = 0;
  /** The line of a table that is being filled. */
  #line = '';
  #level: number | undefined;

  get isInTable(): boolean {
    return this.#rows.length > 0;
  }

  paragraph(text: string, level: number | undefined): void {
    const row = this.#rows.at(-1);
    if (!row) {
      this.#push(text, level);
      return;
    }
    if (text === '') return;
    if (row.isFilled) this.#endLine();
    row.isFilled = true;
    this.#line += text;
    this.#level ??= level;
  }

  beginRow(): void {
    const outer = this.#rows.at(-1);
    if (outer?.isFilled) this.#endLine();
    if (outer) outer.isFilled = true;
    this.#rows.push({ cells: 0, isFilled: false });
  }

  beginCell(): void {
    const row = this.#rows.at(-1);
    if (!row) return;
    if (row.cells++ > 0) this.#line += '\t';
    row.isFilled = false;
  }

  endRow(): void {
    this.#rows.pop();
    if (this.#rows.length === 0) this.#endLine();
  }

  result(): { text: string; paragraphs: readonly Paragraph[] } {
    return { text: this.#texts.join('\n'), paragraphs: this.#paragraphs };
  }

  #endLine(): void {
    let end = this.#line.length;
    while (end > 0 && this.#line.charCodeAt(end - 1) === 0x09) end--;
    if (end > 0) this.#push(this.#line.slice(0, end), this.#level);
    this.#line = '';
    this.#level = undefined;
  }

  #push(text: string, level: number | undefined): void {
    this.#texts.push(text);
    this.#paragraphs.push({
      start: this.#length,
      end: this.#length + text.length,
      ...(level !== undefined && { level }),
    });
    this.#length += text.length + 1;
  }
}
