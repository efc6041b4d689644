import type { Line } from './lines';
import { lines } from './lines';
import { markdown } from './markdown';
import type { Span } from './span';

/**
 * What the scanner knows at a line's start: open fence, front matter, comment … An opaque string, compared by value,
 * so that a re-scan after an edit can stop where the state is what it was.
 */
export type ProseState = string;

/** Finds the prose of a document line by line. */
export interface ProseScanner {
  /** The state at the document's start. */
  readonly initial: ProseState;
  /**
   * Appends the line's prose spans (absolute, sorted, not empty) to `into`.
   * @returns the state at the next line's start
   */
  line(text: string, line: Line, state: ProseState, into: Span[]): ProseState;
}

const wholeLine: ProseScanner = {
  initial: '',
  line(_text, { start, end }, state, into) {
    if (end > start) into.push({ start, end });
    return state;
  },
};

const SCANNERS: ReadonlyMap<string, ProseScanner> = new Map([['markdown', markdown]]);

/** The scanner for a VS Code language id. Where none is known, everything is prose. */
export function proseScanner(languageId: string): ProseScanner {
  return SCANNERS.get(languageId) ?? wholeLine;
}

/** All prose spans of a text: absolute, sorted, none across a line's end. */
export function proseSpans(text: string, languageId: string): Span[] {
  const scanner = proseScanner(languageId);
  const spans: Span[] = [];
  let state = scanner.initial;
  for (const line of lines(text)) state = scanner.line(text, line, state, spans);
  return spans;
}
