import { commentScanner } from './comments';
import { latex } from './latex';
import { type Line, lines } from './lines';
import { markdown } from './markdown';
import type { Span } from './span';
import { typst } from './typst';
import { urlEnd, urlStart } from './url';

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

/** Everything but URLs. */
const plain: ProseScanner = {
  initial: '',
  line(text, { start, end }, state, into) {
    let from = start;
    if (end - start > 8 && text.slice(start, end).includes('://')) {
      for (let i = start; i < end; i++) {
        const scheme = urlStart(text, i, from);
        if (scheme < 0) continue;
        if (scheme > from) into.push({ start: from, end: scheme });
        from = urlEnd(text, i + 3, end);
        i = from - 1;
      }
    }
    if (end > from) into.push({ start: from, end });
    return state;
  },
};

const MARKDOWN = ['markdown', 'quarto', 'mdx', 'rmd', 'prompt', 'instructions', 'chatagent'];
const SCANNERS: ReadonlyMap<string, ProseScanner> = new Map([
  ...MARKDOWN.map((id) => [id, markdown] as const),
  ...['latex', 'tex', 'bibtex', 'doctex', 'latex-expl3'].map((id) => [id, latex] as const),
  ['typst', typst],
]);

/** The scanner for a VS Code language id. Where none is known, everything but URLs is prose. */
export function proseScanner(languageId: string): ProseScanner {
  return SCANNERS.get(languageId) ?? commentScanner(languageId) ?? plain;
}

/** All prose spans of a text: absolute, sorted, none across a line's end. */
export function proseSpans(text: string, languageId: string): Span[] {
  const scanner = proseScanner(languageId);
  const spans: Span[] = [];
  let state = scanner.initial;
  for (const line of lines(text)) state = scanner.line(text, line, state, spans);
  return spans;
}
