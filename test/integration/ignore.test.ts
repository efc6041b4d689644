import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activate, apply, codeOf, quickFixes, show, untilDiagnostics, untilText } from './documents';

const damaged = '一、总体要求\n\n> 全(quán)厂(chǎng)职(zhí)工(gōng)发扬光荣传统。\n';

/** A quick fix at the first finding of the damaged text, by what its title says. */
async function fixAt(content: string, title: RegExp, language?: string) {
  const { document } = await show(content, language);
  const [first] = await untilDiagnostics(document, (all) => all.length > 0);
  assert.ok(first);
  const fixes = await quickFixes(document, first.range);
  return { document, fix: fixes.find((each) => title.test(each.title)), titles: fixes.map((each) => each.title) };
}

suite('leaving a finding', () => {
  suiteSetup(activate);

  test('here: a comment above the line, inside its quotation', async () => {
    const { document, fix, titles } = await fixAt(damaged, /^Ignore here$/);
    assert.ok(fix, titles.join(' | '));
    await apply(fix);
    await untilText(document, damaged.replace('> ', '> <!-- tuiqiao-disable-next-line pinyin-gloss -->\n> '));
    await untilDiagnostics(document, (all) => all.length === 0);
  });

  test('here is not offered in plain text, where the comment would be text', async () => {
    const { titles } = await fixAt(damaged.replace('> ', ''), /./, 'plaintext');
    assert.ok(!titles.includes('Ignore here'), titles.join(' | '));
  });

  test('the kind in the workspace, and it can be taken back', async () => {
    const { document, fix, titles } = await fixAt(damaged, /^Do not check “Injected pinyin”/);
    assert.ok(fix, titles.join(' | '));
    try {
      await apply(fix);
      await untilDiagnostics(document, (all) => !all.some((each) => codeOf(each) === 'pinyin-gloss'));
      const levels = vscode.workspace.getConfiguration('tuiqiao').inspect('levels')?.workspaceValue;
      assert.deepEqual(levels, { 'pinyin-gloss': 'off' });
    } finally {
      await vscode.workspace
        .getConfiguration('tuiqiao')
        .update('levels', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await untilDiagnostics(document, (all) => all.some((each) => codeOf(each) === 'pinyin-gloss'));
  });
});
