import * as vscode from 'vscode';
import { scriptOf } from '../text/script';
import type { DocumentChecks } from './documents/checks';
import { isOurs, PROSE_SELECTOR } from './documents/documents';
import type { Library } from './library/library';
import { phraseAt } from './library/phraseAt';
import { phraseMarkdown } from './workbench/phraseMarkdown';
import { settings } from './workbench/settings';

/** Explains the longest phrase under the pointer. Han runs have no words, so the range is always our own. */
export function registerHover(library: Library, checks: DocumentChecks): vscode.Disposable {
  return vscode.languages.registerHoverProvider(PROSE_SELECTOR, {
    async provideHover(document, position) {
      if (!isOurs(document)) return undefined;
      const book = await library.book();
      const found = phraseAt(book, document, position);
      if (!found) return undefined;
      const { match, range, around } = found;
      if (!(await checks.of(document)).isProse(document.offsetAt(range.end))) return undefined;
      const own = scriptOf(around.slice(match.start, match.end));
      const script = own === 'unknown' ? scriptOf(around) : own;
      return new vscode.Hover(
        phraseMarkdown(
          match.phrase,
          { script, standard: settings.traditional(document) },
          book.otherwise(match.phrase),
        ),
        range,
      );
    },
  });
}
