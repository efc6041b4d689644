import * as vscode from 'vscode';
import { encodingName } from '../messages';
import type { DocumentChecks } from './documents/checks';
import { isOurs } from './documents/documents';
import { encodingId, encodingOfBytes, misreadAmong } from './documents/misreading';
import { localise } from './workbench/localise';

/** 按正确的编码重新打开: nothing is repaired and nothing written; VS Code reads the file anew. */
export function registerReopen(checks: DocumentChecks): vscode.Disposable {
  return vscode.commands.registerCommand('tuiqiao.reopen', async (uri?: vscode.Uri, encoding?: string) => {
    const document =
      uri instanceof vscode.Uri
        ? await vscode.workspace.openTextDocument(uri)
        : vscode.window.activeTextEditor?.document;
    if (!document || !isOurs(document)) {
      void vscode.window.showInformationMessage(localise('Open a text first; the check looks at the active editor.'));
      return;
    }
    if (document.isDirty) {
      void vscode.window.showWarningMessage(localise('Save the document before reopening it in another encoding.'));
      return;
    }
    const right =
      encoding ?? misreadAmong(document, await checks.findings(document)) ?? (await encodingOfBytes(document));
    const id = right === undefined ? undefined : encodingId(right);
    if (right === undefined || id === undefined) {
      void vscode.window.showInformationMessage(
        localise('Nothing says that this document was opened in the wrong encoding.'),
      );
      return;
    }
    const reopened = await vscode.workspace.openTextDocument(document.uri, { encoding: id });
    await vscode.window.showTextDocument(reopened, { preserveFocus: false });
    vscode.window.setStatusBarMessage(
      localise('Reopened as {encoding}.', { encoding: encodingName(right) }),
      STATUS_TIME,
    );
  });
}

const STATUS_TIME = 6000;
