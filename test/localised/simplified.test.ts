import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../host/eventually';
import { activate, codeOf, show, untilDiagnostics, workspaceFile } from '../integration/documents';

suite('in a window whose language is zh-cn', () => {
  suiteSetup(activate);

  test('the manifest speaks Chinese', () => {
    assert.equal(vscode.env.language, 'zh-cn');
    const { contributes } = vscode.extensions.getExtension('tuiqiao.tuiqiao')?.packageJSON ?? {};
    const check = contributes.commands.find(({ command }: { command: string }) => command === 'tuiqiao.check');
    assert.equal(check.title.value ?? check.title, '检查当前文档'); // VS Code keeps the English title beside it
  });

  test('and so do the messages', async () => {
    const { document } = await show('全(quán)厂(chǎng)职(zhí)工(gōng)。\n');
    const diagnostics = await untilDiagnostics(document, (all) => all.length > 0);
    const gloss = diagnostics.find((each) => codeOf(each) === 'pinyin-gloss');
    assert.match(gloss?.message ?? '', /拼音/);
  });

  test('the editor knows the format of a phrasebook, and explains it in Chinese', async () => {
    const entry = { text: '团结', kind: 'no-such-kind', theme: '团队和谐', explanation: '', sources: [] };
    const book = JSON.stringify({ version: 1, phrases: [entry] }, undefined, 2);
    const document = await vscode.workspace.openTextDocument(await workspaceFile('团队.phrasebook.json', book));
    await vscode.window.showTextDocument(document);
    const [wrong] = await eventually('the JSON of the book is validated', async () => {
      const found = vscode.languages.getDiagnostics(document.uri);
      return found.length > 0 && found;
    });
    assert.equal(document.getText(wrong?.range), '"no-such-kind"');
    const text = await eventually('the key is explained', async () => {
      const at = document.positionAt(book.indexOf('kind') + 1);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        at,
      );
      const shown = hovers.flatMap(({ contents }) =>
        contents.map((each) => (typeof each === 'string' ? each : each.value)),
      );
      return shown.length > 0 && shown.join('\n');
    });
    assert.match(text, /短语的形式/);
  });
});
