import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activate, apply, codeActions, codeOf, show, untilDiagnostics, untilText } from './documents';

// The injection touches Traditional characters that GB 2312 lacks, and those without exception.
const damaged =
  '全廠(chǎng)職(zhí)工發(fā)揚(yáng)光榮(róng)傳(chuán)統(tǒng)&ldquo;比學(xué)趕(gǎn)幫(bāng)&rdquo;,爭(zhēng)取更大成績(jì)。\n';
/** With the certain damage mended: the comma is layout and stays. */
const mended = '全廠職工發揚光榮傳統“比學趕幫”,爭取更大成績。\n';

/** Shows the damaged text and gives the first finding of a kind. */
async function find(kind: string) {
  const { document } = await show(damaged);
  const diagnostics = await untilDiagnostics(document, (all) => all.some((each) => codeOf(each) === kind));
  const diagnostic = diagnostics.find((each) => codeOf(each) === kind);
  assert.ok(diagnostic);
  return { document, diagnostic };
}

suite('code actions', () => {
  suiteSetup(activate);

  test('a quick fix mends its finding', async () => {
    const { document, diagnostic } = await find('pinyin-gloss');
    const actions = await codeActions(document, diagnostic.range, vscode.CodeActionKind.QuickFix);
    const preferred = actions.find(({ isPreferred }) => isPreferred);
    assert.ok(preferred, actions.map(({ title }) => title).join(' | '));
    await apply(preferred);
    await untilText(document, damaged.replace('(chǎng)', ''));
  });

  test('fix all of a kind mends that kind and no other', async () => {
    const { document, diagnostic } = await find('pinyin-gloss');
    const actions = await codeActions(document, diagnostic.range, vscode.CodeActionKind.QuickFix);
    const all = actions.find(({ title }) => title.includes('12'));
    assert.ok(all, actions.map(({ title }) => title).join(' | '));
    await apply(all);
    await untilText(document, '全廠職工發揚光榮傳統&ldquo;比學趕幫&rdquo;,爭取更大成績。\n');
  });

  test('source.fixAll.tuiqiao mends certain damage and leaves the layout', async () => {
    const { document } = await find('pinyin-gloss');
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const actions = await codeActions(document, whole, vscode.CodeActionKind.SourceFixAll.append('tuiqiao'));
    assert.equal(actions.length, 1);
    for (const action of actions) await apply(action);
    await untilText(document, mended);
  });

  test('it runs on save where the user asks for it', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder.uri, 'on-save.md');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('全廠職工。\n'));
    const settings = vscode.workspace.getConfiguration('editor', { languageId: 'markdown' });
    await settings.update('codeActionsOnSave', { 'source.fixAll.tuiqiao': 'explicit' });
    try {
      const document = await vscode.workspace.openTextDocument(file);
      const editor = await vscode.window.showTextDocument(document);
      await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), damaged));
      assert.equal(await document.save(), true);
      const written = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      assert.equal(written, `全廠職工。\n${mended}`);
    } finally {
      await settings.update('codeActionsOnSave', undefined);
    }
  });
});
