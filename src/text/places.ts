import type { Span } from './span';

/** Line and column as editors show them: both count from 1, the column in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a span begins and ends; the end is the place behind it. */
export interface Located extends Place {
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where each line starts, for placeOf. Lines end with LF, CRLF or CR. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(i + 1) !== 0x0a)) starts.push(i + 1);
  }
  return starts;
}

/** The place of an offset, given the lineStarts of its text. */
export function placeOf(starts: readonly number[], offset: number): Place {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] as number) + 1 };
}

/** The places of a span, given the lineStarts of its text. */
export function locate(starts: readonly number[], { start, end }: Span): Located {
  const { line: endLine, column: endColumn } = placeOf(starts, end);
  return { ...placeOf(starts, start), endLine, endColumn };
}
