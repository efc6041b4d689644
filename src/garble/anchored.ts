import type { Span } from '../text/span';
import type { Finding, Fix, TextEdit } from './finding';
import type { Candidate } from './rule';

/** What moves with the text: candidates, and the findings made of them. */
interface Movable extends Span {
  readonly fixes: readonly Fix[];
}

/** A span that is moved: elsewhere nobody changes one. */
type Moving = { -readonly [K in keyof Span]: Span[K] };

/**
 * What lies in one line or passage. It is moved when it is wanted, not with every edit before it, and in place: a document has thousands of
 * findings, and most of them lie behind the caret. So items must share no span with anything else.
 */
abstract class Anchored<T extends Movable> {
  /** As they lie since the last move. */
  readonly items: readonly T[];
  /** Their edits in one row, so that a move touches these and nothing in between. Made at the first. */
  #edits: readonly Span[] | undefined;
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
    this.#edits ??= editsOf(this.items);
    this.move(this.items, this.#edits, by);
    return this.items;
  }

  /** Each class has its own loops: engines run one several times faster where it meets objects of few shapes only. */
  protected abstract move(items: readonly Moving[], edits: readonly Moving[], by: number): void;
}

export class AnchoredCandidates extends Anchored<Candidate> {
  protected move(items: readonly Moving[], edits: readonly Moving[], by: number): void {
    for (const span of items) {
      span.start += by;
      span.end += by;
    }
    for (const span of edits) {
      span.start += by;
      span.end += by;
    }
  }
}

/** Those of one kind are to stand together: then they are moved fastest. */
export class AnchoredFindings extends Anchored<Finding> {
  protected move(items: readonly Moving[], edits: readonly Moving[], by: number): void {
    for (const span of items) {
      span.start += by;
      span.end += by;
    }
    for (const span of edits) {
      span.start += by;
      span.end += by;
    }
  }
}

/** The finding, moved to where it starts now. */
export function movedTo(finding: Finding, start: number): Finding {
  const by = start - finding.start;
  if (by === 0) return finding;
  const edits: readonly Moving[] = editsOf([finding]);
  for (const span of [finding as Moving, ...edits]) {
    span.start += by;
    span.end += by;
  }
  return finding;
}

function editsOf(items: readonly Movable[]): Span[] {
  const all: Span[] = [];
  for (const { fixes } of items) for (const { edits } of fixes) for (const edit of edits) all.push(edit);
  return all;
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
