import * as vscode from 'vscode';
import { type Finding, repairWhere } from '../garble';
import { title } from '../messages';
import { overlaps } from '../text/span';
import { type DocumentChecks, isSure } from './checks';
import { canCheck } from './diagnostics';
import { localise } from './localise';
import { rangeOf } from './ranges';

/** 修复全部有把握的问题，先看改动: VS Code's own preview, where each change can be left out. */
export function registerFixPreview(checks: DocumentChecks): vscode.Disposable {
  return vscode.commands.registerCommand('tuiqiao.fixPreview', async (uri?: vscode.Uri) => {
    const document =
      uri instanceof vscode.Uri
        ? await vscode.workspace.openTextDocument(uri)
        : vscode.window.activeTextEditor?.document;
    if (!canCheck(document)) {
      void vscode.window.showInformationMessage(localise('Open a text first; the repair works on the active editor.'));
      return;
    }
    const { edits, applied } = repairWhere(document.getText(), isSure, {
      ...checks.options(document),
      profile: checks.of(document).profile,
    });
    if (edits.length === 0) {
      void vscode.window.showInformationMessage(localise('Nothing here can be mended with certainty.'));
      return;
    }
    const preview = new vscode.WorkspaceEdit();
    let next = 0;
    for (const edit of edits) {
      // Both are sorted; an edit is labelled by the kind it mends, so that the preview groups by kind.
      while (next + 1 < applied.length && (applied[next] as Finding).end < edit.start) next++;
      const finding = applied.slice(next, next + 8).find((each) => overlaps(each, edit)) ?? applied[next];
      const metadata = {
        label: finding ? title(finding.kind, localise) : localise('Tuiqiao'),
        needsConfirmation: true,
      };
      preview.replace(document.uri, rangeOf(document, edit), edit.text, metadata);
    }
    await vscode.workspace.applyEdit(preview);
  });
}
