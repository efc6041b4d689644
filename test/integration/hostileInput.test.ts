import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activate, show, untilDiagnostics, workspaceFile } from './documents';

/** Checks the active document, and measures how long the extension host answers nothing else. */
async function assertChecksWithin(milliseconds: number): Promise<void> {
  const start = performance.now();
  await vscode.commands.executeCommand('tuiqiao.check');
  const taken = performance.now() - start;
  assert.ok(taken < milliseconds, `${Math.round(taken)} ms`);
}

suite('hostile input', () => {
  suiteSetup(activate);
  teardown(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  test('an empty document', async () => {
    await show('');
    await assertChecksWithin(2000);
  });

  test('a lone surrogate, and NUL', async () => {
    const { document } = await show('全厂\ud800职工\u0000。\udc00全(quán)厂(chǎng)职(zhí)工(gōng)\n');
    await untilDiagnostics(document, (all) => all.length >= 4);
    await vscode.commands.executeCommand('tuiqiao.fix');
  });

  test('a binary file', async () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, at) => (at * 7919 + (at >> 3)) & 0xff);
    const uri = await workspaceFile('picture.txt', bytes);
    const document = await vscode.workspace.openTextDocument(uri).then(
      (opened) => opened,
      () => undefined, // VS Code may refuse it
    );
    if (!document) return;
    await vscode.window.showTextDocument(document).then(undefined, () => undefined);
    await assertChecksWithin(10_000);
  });

  test('a line of 10 MB', async function () {
    this.timeout(60_000);
    const content = '全厂职工团结、务实、进取、创新，发扬光荣传统。'.repeat(Math.ceil(10_000_000 / 69));
    const uri = await workspaceFile('line.txt', content);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await assertChecksWithin(20_000);
    const caret = new vscode.Position(0, 1_000_007);
    const start = performance.now();
    await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, caret);
    await vscode.commands.executeCommand('vscode.executeCompletionItemProvider', document.uri, caret);
    assert.ok(performance.now() - start < 10_000);
  });
});
