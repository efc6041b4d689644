import type { Span } from '../text/span';
import type { Fix, TextEdit } from './finding';

/** What moves with the text: candidates, and the findings made of them. */
interface Movable extends Span {
  readonly fixes: readonly Fix[];
}

/**
 * Candidates or findings of one line. They are moved when they are wanted, not with every edit before them, and in place: a document
 * has thousands, and most of them lie behind the caret. So they must share no span with anything else.
 */
export class Anchored<T extends Movable> {
  /** As they lie since the last move. */
  readonly items: readonly T[];
  /** The items and their edits in one row, so that a move touches these and nothing in between. Made at the first. */
  #spans: readonly { start: number; end: number }[] | undefined;
  /** Where the line started when the items got their offsets. */
  #anchor: number;

  constructor(items: readonly T[], anchor: number) {
    this.items = items;
    this.#anchor = anchor;
  }

  /** Moves the items to where they lie now that the line starts at `start`. */
  moveTo(start: number): readonly T[] {
    const by = start - this.#anchor;
    if (by === 0) return this.items;
    this.#anchor = start;
    this.#spans ??= spansOf(this.items);
    for (const span of this.#spans) {
      span.start += by;
      span.end += by;
    }
    return this.items;
  }
}

function spansOf(items: readonly Movable[]): Span[] {
  const spans: Span[] = [];
  for (const item of items) {
    spans.push(item);
    for (const { edits } of item.fixes) for (const edit of edits) spans.push(edit);
  }
  return spans;
}

/** Fixes that share nothing with the original. */
export function copyOfFixes(fixes: readonly Fix[]): Fix[] {
  const copies: Fix[] = [];
  for (const { edits } of fixes) {
    const copy: TextEdit[] = [];
    for (const { start, end, text } of edits) copy.push({ start, end, text });
    copies.push({ edits: copy });
  }
  return copies;
}
