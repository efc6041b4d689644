import { contains, type Span } from '../text/span';
import { DETAILS, type Fix, type Kind, type Severity } from './finding';
import { editsOf, type Replacement } from './replacement';
import type { Candidate } from './rule';
import { snapshotOf } from './snapshot';

/**
 * A finding of a document, live: it moves with the text. All that moves is where it starts and ends, since its replacements are kept as the
 * rule gave them; fixes are made when somebody asks, for a text may have ten thousand findings, and a reader opens three.
 */
export class LiveFinding {
  // Declared, not defined: to define fields before they are set takes four times as long, and there are thousands of findings.
  declare readonly kind: Kind;
  declare readonly start: number;
  declare readonly end: number;
  declare readonly text: string;
  declare readonly severity: Severity;
  declare readonly certain: boolean;
  readonly #replacements: readonly Replacement[];

  /**
   * A candidate as the finding that it becomes.
   * @param text that it covers
   */
  constructor(kind: Kind, candidate: Candidate, certain: boolean, severity: Severity, text: string) {
    this.kind = kind;
    this.start = candidate.start;
    this.end = candidate.end;
    this.text = text;
    this.severity = severity;
    this.certain = certain;
    this.#replacements = candidate.replacements;
    for (const key of DETAILS.get(kind) as readonly string[]) {
      const detail = (candidate as Details)[key];
      if (detail !== undefined) (this as Details)[key] = detail;
    }
  }

  /** Made anew each time, in offsets of the text as it stands. */
  get fixes(): readonly Fix[] {
    return this.#replacements.map((replacement) => ({ edits: editsOf(this, replacement) }));
  }

  /** Whether one edit of the best fix covers `inner`. The edits of a whole document are thousands. */
  replaces(inner: Span): boolean {
    const best = this.#replacements[0];
    if (best === undefined) return false;
    if (typeof best === 'string') return contains(this, inner);
    const [start, end] = [inner.start - this.start, inner.end - this.start];
    let low = 0;
    let high = best.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((best[middle] as Span).start <= start) low = middle + 1;
      else high = middle;
    }
    return low > 0 && contains(best[low - 1] as Span, { start, end });
  }

  /** All that a finding says, fixes included. */
  toJSON(): object {
    return snapshotOf(this);
  }
}

type Details = Record<string, unknown>;
