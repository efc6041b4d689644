import type { Line } from '../lines';
import type { Span } from '../span';

/**
 * What the scanner knows at a line's start: open fence, front matter, comment … An opaque string, compared by value,
 * so that a re-scan after an edit can stop where the state is what it was.
 */
export type ProseState = string;

/** What a line is made of: running text, verbatim code, or the data at a document's head. */
export type Place = 'text' | 'code' | 'metadata';

/** Finds the prose of a document line by line. */
export interface ProseScanner {
  /** The state at the document's start. */
  readonly initial: ProseState;
  /** What the line is that starts in `state`. Where it is missing, everything is text. */
  place?(state: ProseState): Place;
  /**
   * Appends the line's prose spans (absolute, sorted, not empty) to `into`. A pure function of the line, the state and,
   * at most, the next line: DocumentCheck scans an edited line and the one before it again, and on as long as the state differs.
   * @returns the state at the next line's start
   */
  line(text: string, line: Line, state: ProseState, into: Span[]): ProseState;
}
