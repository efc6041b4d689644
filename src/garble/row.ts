/** Items that are set one by one in a place; more of them are joined to a new array. */
const FEW = 1000;

/**
 * Puts `by` in the place of items `[from, to)`. Most edits change few of thousands, so it works in place; where they are very many, a new
 * array is made.
 * @returns the array that holds them now
 */
export function splice<T>(items: T[], from: number, to: number, by: readonly T[]): T[] {
  if (by.length > FEW) return items.slice(0, from).concat(by, items.slice(to));
  if (by.length !== to - from) items.splice(from, to - from, ...by);
  else for (let i = 0; i < by.length; i++) items[from + i] = by[i] as T;
  return items;
}

/** What stands in many lists, in one row that is kept: of lists that are the very same at both ends, nothing is copied again. */
export class Row<T> {
  #lists: readonly (readonly T[])[] = [];
  #items: T[] = [];

  /** The items of the lists, which must not be changed. The array is the row's own; it may be the one it was, changed. */
  of(lists: readonly (readonly T[])[]): T[] {
    const old = this.#lists;
    this.#lists = lists;
    const fewest = Math.min(old.length, lists.length);
    let head = 0;
    let start = 0;
    while (head < fewest && old[head] === lists[head]) start += (lists[head++] as readonly T[]).length;
    let tail = 0;
    let end = this.#items.length;
    while (tail < fewest - head && old.at(-1 - tail) === lists.at(-1 - tail)) {
      tail++;
      end -= (old.at(-tail) as readonly T[]).length;
    }
    this.#items = splice(this.#items, start, end, flat(lists, head, lists.length - tail));
    return this.#items;
  }
}

/** The items of lists `[from, to)`. */
function flat<T>(lists: readonly (readonly T[])[], from: number, to: number): T[] {
  let length = 0;
  for (let i = from; i < to; i++) length += (lists[i] as readonly T[]).length;
  // With every key: an array that grows by push() would leave the collector three times its size.
  const items = new Array<T>(length);
  let count = 0;
  for (let i = from; i < to; i++) for (const item of lists[i] as readonly T[]) items[count++] = item;
  return items;
}
