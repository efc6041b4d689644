import { resolve } from 'node:path';
import { eventually } from '../host/eventually';
import type { Host } from '../host/host';
import { obtainHost } from '../host/obtain';
import { commandTitle } from './commandTitle';
import { Editor } from './editor';
import { probeFolder } from './probe';

const extension = resolve(process.env.TUIQIAO_EXTENSION ?? '.');
const damaged = '# 通知\n\n全厂职工比学赶帮，作⻓期打算。鍔炲叕鍘呴€氱煡\n';
const repaired = '# 通知\n\n全厂职工比学赶帮，作长期打算。办公厅通知\n';

suite('repairing', () => {
  let host: Host;
  let editor: Editor;

  suiteSetup(async function () {
    this.timeout(600_000); // may install
    host = await obtainHost({ extensions: [probeFolder] });
  });
  suiteTeardown(() => host?.dispose());
  teardown(() => editor?.close());

  test('the preview shows both texts, and repairs in one step when it is told to', async () => {
    editor = await Editor.open(host, { extension, files: { 'a.md': damaged } });
    await editor.untilSquiggles('error', (count) => count > 0);
    await editor.run(commandTitle(extension, 'tuiqiao.fixPreview'));
    await editor.page.locator('.monaco-diff-editor').waitFor();
    await editor.untilText(repaired); // the right side is the active one
    const button = editor.page.locator('.editor-actions .codicon-check, .title-actions .codicon-check').first();
    await button.click();
    await editor.untilText(repaired);
    await editor.until('the diff is closed', ({ uri }) => uri.startsWith('file:'));
    await editor.undo();
    await editor.untilText(damaged);
  });

  test('a click on the code of a problem opens its section of the rules, rendered', async () => {
    editor = await Editor.open(host, { extension, files: { 'a.md': damaged } });
    await editor.untilSquiggles('error', (count) => count > 0);
    await editor.hover('鍔炲叕');
    await editor.page.locator('.monaco-hover a', { hasText: 'mojibake' }).first().click();
    await eventually(
      'the section is shown',
      async () => {
        const headings = await Promise.all(
          editor.page.frames().map((frame) =>
            frame
              .locator('h2', { hasText: 'mojibake' })
              .count()
              .catch(() => 0),
          ),
        );
        return headings.includes(1);
      },
      { told: () => editor.page.locator('.tab.active').allInnerTexts() },
    );
  });
});
