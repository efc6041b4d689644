import * as vscode from 'vscode';
import { isOurs, PROSE_SELECTOR } from './documents/documents';
import { locate } from './documents/sourcePlaces';
import type { Library } from './library/library';
import { phraseAt } from './library/phraseAt';

/** More are for the hover to list. */
const MOST_PLACES = 20;

/** 查看出处 by F12 and Ctrl+click: the passages that a phrase was drawn from. */
export function registerDefinition(library: Library): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider(PROSE_SELECTOR, {
    async provideDefinition(document, position, token) {
      if (!isOurs(document)) return undefined;
      const found = phraseAt(await library.book(), document, position);
      if (!found) return undefined;
      const { match, range: originSelectionRange } = found;
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
