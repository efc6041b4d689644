import * as vscode from 'vscode';
import type { Diagnostics } from './documents/diagnostics';
import { canCheck } from './documents/diagnostics';
import { engine } from './workbench/engine';
import { localise } from './workbench/localise';

/** 检查当前文档: checks the active document, whatever its language, and says what there is. */
export function registerCheckCommand(diagnostics: Diagnostics): vscode.Disposable {
  return vscode.commands.registerCommand('tuiqiao.check', async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (!canCheck(document)) {
      void vscode.window.showInformationMessage(localise('Open a text first; the check looks at the active editor.'));
      return;
    }
    const findings = await diagnostics.publish(document);
    if (findings.length === 0) {
      void vscode.window.showInformationMessage(localise('No damage found.'));
      return;
    }
    const { isRepairable } = await engine();
    const certain = findings.filter(isRepairable).length;
    const show = localise('Show Problems');
    const fix = localise('Fix Document');
    // Not awaited: the command is done when the document is checked, not when the notification is closed.
    void vscode.window
      .showInformationMessage(
        localise('{n} found; {certain} of them can be repaired with certainty.', { n: findings.length, certain }),
        ...(certain > 0 ? [fix] : []),
        show,
      )
      .then((picked) => {
        if (picked === show) return vscode.commands.executeCommand('workbench.actions.view.problems');
        if (picked === fix) return vscode.commands.executeCommand('tuiqiao.fix', document.uri);
        return undefined;
      });
  });
}
