import * as vscode from 'vscode';
import { scriptOf } from '../text/script';
import type { DocumentChecks } from './documents/checks';
import { isOurs, PROSE_SELECTOR } from './documents/documents';
import type { Library } from './library/library';
import { phraseMarkdown } from './workbench/phraseMarkdown';
import { settings } from './workbench/settings';

/** A line may be 10 MB long; no phrase is longer than this. */
const REACH = 200;

/** Explains the longest phrase under the pointer. Han runs have no words, so the range is always our own. */
export function registerHover(library: Library, checks: DocumentChecks): vscode.Disposable {
  return vscode.languages.registerHoverProvider(PROSE_SELECTOR, {
    async provideHover(document, position) {
      if (!isOurs(document)) return undefined;
      const book = await library.book();
      const from = Math.max(0, position.character - REACH);
      const text = document.lineAt(position.line).text.slice(from, position.character + REACH);
      const match = book.at(text, position.character - from);
      if (!match) return undefined;
      const range = new vscode.Range(position.line, from + match.start, position.line, from + match.end);
      if (!checks.of(document).isProse(document.offsetAt(range.end))) return undefined;
      const own = scriptOf(text.slice(match.start, match.end));
      const script = own === 'unknown' ? scriptOf(text) : own;
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
