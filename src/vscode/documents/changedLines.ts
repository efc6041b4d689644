/** One change of a document, as VS Code tells it: lines as they were before the event. */
export interface LineChange {
  readonly range: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
  readonly text: string;
}

/** Where a document differs from what it was: in lines `[first, last]`; those behind lie `added` lines further down than they did. */
export class ChangedLines {
  first = Number.POSITIVE_INFINITY;
  last = -1;
  added = 0;

  /** Takes over the changes of one event, in any order. */
  take(changes: readonly LineChange[]): void {
    let reach = this.last;
    let added = 0;
    for (const { range, text } of changes) {
      this.first = Math.min(this.first, range.start.line);
      reach = Math.max(reach, range.end.line);
      added += lineEnds(text) - (range.end.line - range.start.line);
    }
    this.last = reach + added;
    this.added += added;
  }

  /**
   * How many lines further down it lies now what lay in lines `[from, to]`; undefined where one of them was changed.
   */
  shiftOf(from: number, to: number): number | undefined {
    if (to < this.first) return 0;
    return from > this.last - this.added ? this.added : undefined;
  }
}

function lineEnds(text: string): number {
  return text.match(/\r\n|[\r\n]/g)?.length ?? 0;
}
