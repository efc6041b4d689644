import * as vscode from 'vscode';
import { openPlace, placeOf } from './documents/sourcePlaces';
import { localise } from './workbench/localise';
import { OPEN_SOURCE, type SourceLink } from './workbench/phraseMarkdown';

/** Opens the document that a phrase was drawn from, with the passage selected. */
export function registerOpenSource(): vscode.Disposable {
  return vscode.commands.registerCommand(OPEN_SOURCE, async (link: unknown) => {
    if (!isSourceLink(link)) return;
    const uri = placeOf(link);
    if (uri && /^https?$/.test(uri.scheme)) {
      await vscode.env.openExternal(uri);
      return;
    }
    if (!(await openPlace(link, link.text === undefined ? {} : { text: link.text })))
      void vscode.window.showWarningMessage(localise('The source cannot be opened: {uri}', { uri: link.uri }));
  });
}

function isSourceLink(value: unknown): value is SourceLink {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, start, end, text } = value as Record<string, unknown>;
  return (
    typeof uri === 'string' &&
    (text === undefined || typeof text === 'string') &&
    [start, end].every((offset) => offset === undefined || typeof offset === 'number')
  );
}
