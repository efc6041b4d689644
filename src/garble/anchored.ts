import type { Candidate } from './rule';

/** What moves with the text: candidates, and the findings made of them. */
type Movable = Pick<Candidate, 'start' | 'end' | 'fixes'>;

/**
 * Candidates or findings of one line. They are moved when they are asked for, not with every edit before them, and in place: a document
 * has thousands, and most of them lie behind the caret. So they must share no span with anything else.
 */
export class Anchored<T extends Movable> {
  readonly #items: readonly T[];
  /** Where the line started when the items got their offsets. */
  #anchor: number;

  constructor(items: readonly T[], anchor: number) {
    this.#items = items;
    this.#anchor = anchor;
  }

  /** The items as they lie now that the line starts at `start`. */
  at(start: number): readonly T[] {
    const by = start - this.#anchor;
    if (by !== 0) {
      this.#anchor = start;
      for (const item of this.#items) {
        move(item, by);
        for (const { edits } of item.fixes) for (const edit of edits) move(edit, by);
      }
    }
    return this.#items;
  }
}

function move(span: { start: number; end: number }, by: number): void {
  span.start += by;
  span.end += by;
}
