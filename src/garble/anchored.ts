import type { Span } from '../text/span';
import type { LiveFinding } from './liveFinding';
import type { Candidate } from './rule';

/** A span that is moved: elsewhere nobody changes one. */
type Moving = { -readonly [K in keyof Span]: Span[K] };

/**
 * What lies in one line or passage. It is moved when it is wanted, not with every edit before it, and in place: a document has thousands of
 * findings, and most of them lie behind the caret.
 */
abstract class Anchored<T extends Span> {
  /** As they lie since the last move. */
  readonly items: readonly T[];
  /** Where the line or passage started when the items got their offsets. */
  #anchor: number;

  constructor(items: readonly T[], anchor: number) {
    this.items = items;
    this.#anchor = anchor;
  }

  /** Moves the items to where they lie now that the line or passage starts at `start`. */
  moveTo(start: number): readonly T[] {
    const by = start - this.#anchor;
    if (by === 0) return this.items;
    this.#anchor = start;
    this.move(this.items, by);
    return this.items;
  }

  /** Each class has its own loops: engines run one several times faster where it meets objects of few shapes only. */
  protected abstract move(items: readonly Moving[], by: number): void;
}

export class AnchoredCandidates extends Anchored<Candidate> {
  protected move(items: readonly Moving[], by: number): void {
    for (const span of items) {
      span.start += by;
      span.end += by;
    }
  }
}

/** Those of one kind are to stand together: then they are moved fastest. */
export class AnchoredFindings extends Anchored<LiveFinding> {
  protected move(items: readonly Moving[], by: number): void {
    for (const span of items) {
      span.start += by;
      span.end += by;
    }
  }
}

/** The finding, moved to where it starts now. */
export function movedTo(finding: LiveFinding, start: number): LiveFinding {
  const moving: Moving = finding;
  moving.end += start - moving.start;
  moving.start = start;
  return finding;
}
