import * as vscode from 'vscode';
import { nameOf, readFile } from './documents/reading';
import { originalOf, TEXT_SCHEME, textUri } from './documents/sourcePlaces';
import { localise } from './workbench/localise';

/** 作为文本打开: a Word document as read-only text, with its automatic numbers. Nothing is written. */
export function registerOpenAsText(): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri) {
      const file = await readFile(originalOf(uri));
      if (typeof file === 'string') throw new Error(file);
      return file.text;
    },
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(TEXT_SCHEME, provider),
    vscode.commands.registerCommand('tuiqiao.openAsText', async (clicked?: unknown) => {
      const uri = clicked instanceof vscode.Uri ? clicked : await chooseDocument();
      if (!uri) return;
      const file = await readFile(uri);
      if (typeof file === 'string') {
        void vscode.window.showErrorMessage(file);
        return;
      }
      const shown = textUri(uri);
      // It may be open from before, and the file another since.
      changed.fire(shown);
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(shown), { preview: false });
      if (file.summary) {
        void vscode.window.showInformationMessage(
          localise('{path}: {summary}', { path: nameOf(uri), summary: file.summary }),
        );
      }
    }),
  );
}

async function chooseDocument(): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: localise('Open as Text'),
    filters: { Word: ['docx', 'docm', 'doc', 'wps'] },
  });
  return picked?.[0];
}
