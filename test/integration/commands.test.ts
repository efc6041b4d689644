import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activate, codeOf, show, untilDiagnostics, untilText } from './documents';

suite('commands', () => {
  suiteSetup(activate);

  test('every command of the manifest is registered', async () => {
    const manifest = vscode.extensions.getExtension('tuiqiao.tuiqiao')?.packageJSON;
    const contributed: string[] = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.ok(contributed.length > 0);
    assert.deepEqual(
      contributed.filter((command) => !registered.has(command)),
      [],
    );
  });

  test('tuiqiao.check checks the document on the screen', async () => {
    const { document } = await show('全(quán)厂(chǎng)职(zhí)工(gōng)。\n');
    await vscode.commands.executeCommand('tuiqiao.check');
    await untilDiagnostics(document, (all) => all.filter((each) => codeOf(each) === 'pinyin-gloss').length === 4);
  });

  test('tuiqiao.fix mends what is certain', async () => {
    const { document } = await show(
      '全廠(chǎng)職(zhí)工發(fā)揚(yáng)光榮(róng)傳(chuán)統(tǒng)&ldquo;比學(xué)趕(gǎn)幫(bāng)&rdquo;,爭(zhēng)取更大成績(jì)。\n',
    );
    await vscode.commands.executeCommand('tuiqiao.fix');
    await untilText(document, '全廠職工發揚光榮傳統“比學趕幫”,爭取更大成績。\n');
  });
});
