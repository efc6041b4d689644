/** A half-open range `[start, end)` of UTF-16 offsets into a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether the two spans share at least one UTF-16 unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `outer` covers all of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Sorts in place, like Array.sort; but looks first whether there is anything to do, since what a scan finds is in order nearly always. */
export function arrange<T>(items: T[], compare: (a: T, b: T) => number): void {
  for (let i = 1; i < items.length; i++)
    if (compare(items[i - 1] as T, items[i] as T) > 0) {
      items.sort(compare);
      return;
    }
}

/** By start, of equal starts the longest first: what holds another comes before it. */
export function outermostFirst(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}
