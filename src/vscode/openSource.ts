import * as vscode from 'vscode';
import { localise } from './localise';
import { OPEN_SOURCE, type SourceLink } from './phraseMarkdown';

/** Opens the document that a phrase was drawn from, with the passage selected. */
export function registerOpenSource(): vscode.Disposable {
  return vscode.commands.registerCommand(OPEN_SOURCE, async (link: unknown) => {
    if (!isSourceLink(link)) return;
    const uri = resolve(link.uri);
    if (uri && /^https?$/.test(uri.scheme)) {
      await vscode.env.openExternal(uri);
      return;
    }
    try {
      // A book is data from elsewhere: it opens documents and nothing else.
      if (!uri || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === undefined) throw new Error(link.uri);
      const document = await vscode.workspace.openTextDocument(uri);
      const editor = await vscode.window.showTextDocument(document, { preview: true });
      if (link.start === undefined) return;
      const range = new vscode.Range(document.positionAt(link.start), document.positionAt(link.end ?? link.start));
      editor.selection = new vscode.Selection(range.start, range.end);
      editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    } catch {
      void vscode.window.showWarningMessage(localise('The source cannot be opened: {uri}', { uri: link.uri }));
    }
  });
}

function isSourceLink(value: unknown): value is SourceLink {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, start, end } = value as Record<string, unknown>;
  return typeof uri === 'string' && [start, end].every((offset) => offset === undefined || typeof offset === 'number');
}

/** A URI, an absolute path, or a path relative to the first workspace folder. */
function resolve(uri: string): vscode.Uri | undefined {
  if (/^[a-z][a-z0-9+.-]+:/i.test(uri) && !/^[a-z]:[\\/]/i.test(uri)) return vscode.Uri.parse(uri);
  if (/^(?:\/|[a-z]:[\\/])/i.test(uri)) return vscode.Uri.file(uri);
  const folder = vscode.workspace.workspaceFolders?.[0];
  return folder && vscode.Uri.joinPath(folder.uri, uri);
}
