import * as vscode from 'vscode';
import type { Diagnostics } from './diagnostics';
import { canCheck } from './diagnostics';
import { localise } from './localise';

/** 检查当前文档: checks the active document, whatever its language, and says what there is. */
export function registerCheckCommand(diagnostics: Diagnostics): vscode.Disposable {
  return vscode.commands.registerCommand('tuiqiao.check', async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (!canCheck(document)) {
      await vscode.window.showInformationMessage(localise('Open a text first; the check looks at the active editor.'));
      return;
    }
    const findings = diagnostics.publish(document);
    if (findings.length === 0) {
      await vscode.window.showInformationMessage(localise('No damage found.'));
      return;
    }
    const certain = findings.filter((finding) => finding.certain).length;
    const show = localise('Show Problems');
    const fix = localise('Fix Document');
    const picked = await vscode.window.showInformationMessage(
      localise('{n} found, {certain} of them certain.', { n: findings.length, certain }),
      ...(certain > 0 ? [fix] : []),
      show,
    );
    if (picked === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
    if (picked === fix) await vscode.commands.executeCommand('tuiqiao.fix', document.uri);
  });
}
