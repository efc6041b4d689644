import * as vscode from 'vscode';
import { type DocumentChecks, isSure } from './documents/checks';
import { canCheck, type Diagnostics } from './documents/diagnostics';
import { PREVIEW_SCHEME } from './documents/documents';
import { misreadAmong, offerReopening } from './documents/misreading';
import { workspaceEdit } from './documents/ranges';
import { engine } from './workbench/engine';
import { localise } from './workbench/localise';

/**
 * 修复全部有把握的问题，先看改动: the document beside what it would become, and nothing is changed before the writer says so.
 * A diff and not VS Code's preview of refactorings: that one leaves all changes unticked, and shows them without their surroundings.
 */
export function registerFixPreview(checks: DocumentChecks, diagnostics: Diagnostics): vscode.Disposable {
  const previews = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const repaired = async (document: vscode.TextDocument) => {
    const { repairWhere } = await engine();
    const { profile } = await checks.of(document);
    return repairWhere(document.getText(), isSure, { ...checks.options(document), profile });
  };

  const apply = async (preview: vscode.Uri): Promise<void> => {
    const shown = previews.get(preview.toString());
    // The diff was closed: nobody looks at what would be taken over.
    if (shown === undefined) return;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(preview.query, true));
    await closeDiff(preview);
    const { text, edits } = await repaired(document);
    // What is applied is what was looked at.
    if (text !== shown) {
      void vscode.window.showWarningMessage(localise('The document has changed meanwhile. Nothing was repaired.'));
    } else if (!(await vscode.workspace.applyEdit(workspaceEdit(document, edits)))) {
      void vscode.window.showWarningMessage(
        localise('VS Code did not accept the repair; the document may be read-only. Nothing was changed.'),
      );
    } else {
      await vscode.window.showTextDocument(document);
      await diagnostics.publish(document);
    }
  };

  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(PREVIEW_SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => previews.get(uri.toString()) ?? '',
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => previews.delete(uri.toString())),
    // The notification goes away while the writer reads; the button above the diff stays.
    vscode.commands.registerCommand('tuiqiao.applyPreview', async () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      if (input instanceof vscode.TabInputTextDiff && input.modified.scheme === PREVIEW_SCHEME)
        await apply(input.modified);
    }),
    vscode.commands.registerCommand('tuiqiao.fixPreview', async (uri?: vscode.Uri) => {
      const document =
        uri instanceof vscode.Uri
          ? await vscode.workspace.openTextDocument(uri)
          : vscode.window.activeTextEditor?.document;
      if (!canCheck(document)) {
        void vscode.window.showInformationMessage(
          localise('Open a text first; the repair works on the active editor.'),
        );
        return;
      }
      const encoding = misreadAmong(document, await checks.findings(document));
      if (encoding !== undefined) {
        offerReopening(document, encoding);
        return;
      }
      const { text, applied } = await repaired(document);
      if (applied.length === 0) {
        void vscode.window.showInformationMessage(localise('Nothing here can be mended with certainty.'));
        return;
      }
      // The address keeps the path, and with it the language and the name on the tab.
      const preview = document.uri.with({ scheme: PREVIEW_SCHEME, query: document.uri.toString(), fragment: '' });
      previews.set(preview.toString(), text);
      changed.fire(preview);
      const values = { n: applied.length };
      await vscode.commands.executeCommand(
        'vscode.diff',
        document.uri,
        preview,
        localise('Repair: {n} places', values),
        { preview: true } satisfies vscode.TextDocumentShowOptions,
      );
      const accept = localise('Repair');
      const leave = localise('Leave As It Is');
      // Not awaited: the writer takes time to look.
      void vscode.window
        .showInformationMessage(localise('Repair these {n} places?', values), accept, leave)
        .then(async (picked) => {
          if (picked === accept) await apply(preview);
          else if (picked === leave) await closeDiff(preview);
        });
    }),
  );
}

async function closeDiff(preview: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.toString() === preview.toString(),
    );
  if (tabs.length > 0) await vscode.window.tabGroups.close(tabs);
}
