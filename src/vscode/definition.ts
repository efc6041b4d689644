import * as vscode from 'vscode';
import { isOurs, PROSE_SELECTOR } from './documents/documents';
import { locate } from './documents/sourcePlaces';
import type { Library } from './library/library';

/** A line may be 10 MB long; no phrase is longer than this. */
const REACH = 200;
/** More are for the hover to list. */
const MOST_PLACES = 20;

/** 查看出处 by F12 and Ctrl+click: the passages that a phrase was drawn from. */
export function registerDefinition(library: Library): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider(PROSE_SELECTOR, {
    async provideDefinition(document, position, token) {
      if (!isOurs(document)) return undefined;
      const book = await library.book();
      const from = Math.max(0, position.character - REACH);
      const text = document.lineAt(position.line).text.slice(from, position.character + REACH);
      const match = book.at(text, position.character - from);
      if (!match) return undefined;
      const originSelectionRange = new vscode.Range(position.line, from + match.start, position.line, from + match.end);
      const links: vscode.LocationLink[] = [];
      for (const source of match.phrase.sources.filter(({ uri }) => uri).slice(0, MOST_PLACES)) {
        if (token.isCancellationRequested) return undefined;
        try {
          const place = await locate(source, match.phrase.text);
          if (place) links.push({ originSelectionRange, targetUri: place.document.uri, targetRange: place.range });
        } catch {
          // The document is gone; the others may not be.
        }
      }
      return links;
    },
  });
}
