import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { encode } from '../../src/text/codec';
import { activate, apply, codeOf, quickFixes, untilDiagnostics, untilText, workspaceFile } from './documents';

// Long enough to be spoken of as a whole.
const paragraph =
  '全厂职工要发扬光荣传统，比学赶帮，争取更大成绩。各车间要把计划落到班组，把责任落到人头，遇事多商量，有难处早报告。';
const text = `关于做好今年工作的通知\n\n${`${paragraph}\n\n`.repeat(6)}`;

/** The first quick fix at the first finding of a kind. */
async function firstFix(document: vscode.TextDocument, kind: string): Promise<vscode.CodeAction> {
  const all = await untilDiagnostics(document, (each) => each.some((one) => codeOf(one) === kind));
  const diagnostic = all.find((each) => codeOf(each) === kind);
  assert.ok(diagnostic);
  const [first] = await quickFixes(document, new vscode.Range(diagnostic.range.start, diagnostic.range.start));
  assert.ok(first);
  return first;
}

suite('reopening in the right encoding', () => {
  suiteSetup(activate);

  test('UTF-8 opened as GBK: the first quick fix reads the file anew', async () => {
    const uri = await workspaceFile('utf8.md', text);
    const document = await vscode.workspace.openTextDocument(uri, { encoding: 'gbk' });
    await vscode.window.showTextDocument(document);
    assert.notEqual(document.getText(), text);
    const fix = await firstFix(document, 'mojibake');
    assert.match(fix.title, /UTF-8/);
    assert.equal(fix.isPreferred, true);
    await apply(fix);
    await untilText(document, text);
    assert.equal(document.encoding, 'utf8');
    assert.equal(document.isDirty, false);
  });

  test('GB 18030 opened as UTF-8, where only U+FFFD is left', async () => {
    const uri = await workspaceFile('gb18030.txt', encode(text, 'gb18030') ?? '');
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    assert.ok(document.getText().includes('\ufffd'));
    const fix = await firstFix(document, 'lost-character');
    assert.match(fix.title, /GB18030/);
    await apply(fix);
    await untilText(document, text);
  });

  test('Big5 opened as UTF-8, by the command', async () => {
    const traditional = '全廠職工要發揚光榮傳統，爭取更大成績。各車間要把計畫落到班組，把責任落到人頭。\n'.repeat(3);
    const uri = await workspaceFile('big5.txt', encode(traditional, 'big5') ?? '');
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('tuiqiao.reopen');
    await untilText(document, traditional);
  });

  test('a document with unsaved changes is left alone', async () => {
    const uri = await workspaceFile('dirty.txt', encode(text, 'gb18030') ?? '');
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '新'));
    const before = document.getText();
    await vscode.commands.executeCommand('tuiqiao.reopen');
    assert.equal(document.getText(), before);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('a garble that is so stored is mended, not reopened', async () => {
    const garbled = new TextDecoder('gbk').decode(new TextEncoder().encode(text));
    const uri = await workspaceFile('stored.md', garbled);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const all = await untilDiagnostics(document, (each) => each.some((one) => codeOf(one) === 'mojibake'));
    const diagnostic = all.find((each) => codeOf(each) === 'mojibake');
    assert.ok(diagnostic && !/reopen/.test(diagnostic.message), diagnostic?.message);
    const fixes = await quickFixes(document, new vscode.Range(diagnostic.range.start, diagnostic.range.start));
    assert.ok(fixes.every(({ command }) => command?.command !== 'tuiqiao.reopen'));
  });
});
