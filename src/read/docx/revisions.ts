import type { Attributes } from '../markup';

type Sort = 'insertion' | 'deletion' | 'move';

/**
 * Counts tracked changes as a reader would: Word writes one for every run, so what the same person did without untouched text
 * in between is one.
 */
export class Revisions {
  readonly #counts = { insertion: 0, deletion: 0, move: 0 };
  #last = '';
  #depth = 0;

  get insertions(): number {
    return this.#counts.insertion;
  }

  get deletions(): number {
    return this.#counts.deletion;
  }

  get moves(): number {
    return this.#counts.move;
  }

  begin(isMove: boolean, attributes: Attributes): void {
    this.#depth++;
    // A move is counted where it left.
    if (!isMove) this.#count('insertion', attributes);
  }

  end(): void {
    this.#depth--;
  }

  deleted(isMove: boolean, attributes: Attributes): void {
    this.#count(isMove ? 'move' : 'deletion', attributes);
  }

  /** Text that stays; outside an insertion it parts the revisions. */
  text(): void {
    if (this.#depth === 0) this.#last = '';
  }

  #count(sort: Sort, attributes: Attributes): void {
    const revision = `${sort} ${attributes.get('author') ?? ''}`;
    if (revision !== this.#last) this.#counts[sort]++;
    this.#last = revision;
  }
}
