import { lines } from './lines';
import { commentScanner } from './prose/comments';
import { latex } from './prose/latex';
import { markdown } from './prose/markdown';
import type { ProseScanner } from './prose/scanner';
import { typst } from './prose/typst';
import { urlEnd, urlStart } from './prose/url';
import type { Span } from './span';

export type { Place, ProseScanner, ProseState } from './prose/scanner';

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
