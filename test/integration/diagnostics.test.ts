import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activate, codeOf, show, untilDiagnostics } from './documents';

/** UTF-8 read as GBK, as a wrong choice of encoding makes it. */
const garbled = (text: string) => new TextDecoder('gbk').decode(new TextEncoder().encode(text));

/** The kind is found at exactly this text, with this severity. */
async function assertFound(content: string, kind: string, texts: string[], severity: vscode.DiagnosticSeverity) {
  const { document } = await show(content);
  const found = (diagnostics: vscode.Diagnostic[]) => diagnostics.filter((each) => codeOf(each) === kind);
  const diagnostics = found(await untilDiagnostics(document, (all) => found(all).length === texts.length));
  assert.deepEqual(
    diagnostics.map(({ range }) => document.getText(range)),
    texts,
  );
  for (const { code, message, ...each } of diagnostics) {
    assert.equal(vscode.DiagnosticSeverity[each.severity], vscode.DiagnosticSeverity[severity]);
    assert.notEqual(message, '');
    assert.ok(
      typeof code === 'object' && code.target.toString().includes(kind),
      'the code leads to the page of the kind',
    );
  }
}

suite('diagnostics', () => {
  suiteSetup(activate);

  test('pinyin glosses', () =>
    assertFound(
      // Those that GB 2312 lacks, without exception: no writer glosses so.
      '全廠(chǎng)職(zhí)工發(fā)揚(yáng)光榮(róng)傳(chuán)統(tǒng)。\n',
      'pinyin-gloss',
      ['(chǎng)', '(zhí)', '(fā)', '(yáng)', '(róng)', '(chuán)', '(tǒng)'],
      vscode.DiagnosticSeverity.Warning,
    ));

  test('HTML entities', () =>
    assertFound(
      '全厂职工&ldquo;比学赶帮&rdquo;。\n',
      'html-entity',
      ['&ldquo;', '&rdquo;'],
      vscode.DiagnosticSeverity.Warning,
    ));

  test('mojibake is an error', async () => {
    const text = garbled('全厂职工发扬光荣传统');
    await assertFound(`各位同志：\n\n${text}\n`, 'mojibake', [text], vscode.DiagnosticSeverity.Error);
  });

  test('what is typed later is checked too, and what is mended is forgotten', async () => {
    const { document } = await show('全厂职工。\n');
    const insert = new vscode.WorkspaceEdit();
    insert.replace(document.uri, new vscode.Range(0, 0, 0, 4), '全(quán)厂(chǎng)职(zhí)工(gōng)');
    await vscode.workspace.applyEdit(insert);
    await untilDiagnostics(document, (all) => all.some((each) => codeOf(each) === 'pinyin-gloss'));
    const mend = new vscode.WorkspaceEdit();
    mend.replace(document.uri, new vscode.Range(0, 0, 1, 0), '全厂职工。\n');
    await vscode.workspace.applyEdit(mend);
    await untilDiagnostics(document, (all) => all.length === 0);
  });

  test('Markdown code is left alone', async () => {
    const { document } = await show('全(quán)厂(chǎng)职(zhí)工(gōng)。\n\n```\n全(quán)厂(chǎng)\n```\n');
    const diagnostics = await untilDiagnostics(document, (all) => all.length > 0);
    assert.deepEqual(
      diagnostics.map(({ range }) => range.start.line),
      [0, 0, 0, 0],
    );
  });
});
