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

  test('tuiqiao.fix mends Simplified text as well, and one undo brings it back', async () => {
    const damaged = '全厂职工作⻓期打算，\u200b争取更大成绩。鍔炲叕鍘呴€氱煡\n';
    const { document } = await show(damaged);
    await vscode.commands.executeCommand('tuiqiao.fix');
    await untilText(document, '全厂职工作长期打算，争取更大成绩。办公厅通知\n');
    await vscode.commands.executeCommand('undo');
    await untilText(document, damaged);
  });

  test('the kind of text is chosen for one document, and decides what is found', async () => {
    const { document } = await show('全厂职工&ldquo;比学赶帮&rdquo;，争取更大成绩。\n', 'plaintext');
    await untilDiagnostics(document, (all) => all.length === 2);
    const running = vscode.commands.executeCommand('tuiqiao.chooseProfile');
    // 自动 is the first choice; then 公文稿, 网摘, and 技术文档, where entities are legal.
    for (let step = 0; step < 3; step++) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    }
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await running;
    await untilDiagnostics(document, (all) => all.length === 0);
  });
});
