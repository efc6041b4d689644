import * as vscode from 'vscode';
import type { DocumentChecks } from './documents/checks';
import type { Diagnostics } from './documents/diagnostics';
import { canCheck } from './documents/diagnostics';
import { misreadAmong, offerReopening } from './documents/misreading';
import { workspaceEdit } from './documents/ranges';
import { engine } from './workbench/engine';
import { localise } from './workbench/localise';

/** 修复当前文档: mends what is certain damage in one undoable step, and says what is left for the writer to decide. */
export function registerFixCommand(checks: DocumentChecks, diagnostics: Diagnostics): vscode.Disposable {
  return vscode.commands.registerCommand('tuiqiao.fix', async (uri?: vscode.Uri) => {
    const document =
      uri instanceof vscode.Uri
        ? await vscode.workspace.openTextDocument(uri)
        : vscode.window.activeTextEditor?.document;
    if (!canCheck(document)) {
      void vscode.window.showInformationMessage(localise('Open a text first; the repair works on the active editor.'));
      return;
    }
    const { repair } = await engine();
    const check = await checks.of(document);
    const encoding = misreadAmong(document, check.findings());
    if (encoding !== undefined) {
      offerReopening(document, encoding);
      return;
    }
    const { edits, applied, left } = repair(document.getText(), {
      ...checks.options(document),
      profile: check.profile,
    });
    if (edits.length > 0 && !(await vscode.workspace.applyEdit(workspaceEdit(document, edits)))) {
      void vscode.window.showWarningMessage(
        localise('VS Code did not accept the repair; the document may be read-only. Nothing was changed.'),
      );
      return;
    }
    await diagnostics.publish(document);
    void vscode.window.showInformationMessage(
      applied.length === 0 && left.length === 0
        ? localise('No damage found.')
        : localise('{n} fixed; {m} left to look at.', { n: applied.length, m: left.length }),
    );
  });
}
