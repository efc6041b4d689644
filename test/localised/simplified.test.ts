import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activate, codeOf, show, untilDiagnostics } from '../integration/documents';

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
});
