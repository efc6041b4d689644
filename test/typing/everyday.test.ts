import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Host } from '../host/host';
import { obtainHost } from '../host/obtain';
import { commandTitle } from './commandTitle';
import { Editor, type EditorRequest } from './editor';
import { probeFolder } from './probe';

const extension = resolve(process.env.TUIQIAO_EXTENSION ?? '.');
const phrase = '团结、务实、进取、创新';

suite('typing', () => {
  let host: Host;
  let editor: Editor;

  suiteSetup(async function () {
    this.timeout(600_000); // may install
    host = await obtainHost({ extensions: [probeFolder] });
  });
  suiteTeardown(() => host?.dispose());
  teardown(() => editor?.close());

  const open = async (request: Omit<EditorRequest, 'extension'>) => {
    editor = await Editor.open(host, { extension, ...request });
  };

  test('团结 composed in the middle of a Markdown sentence brings the list, and Tab takes the phrase', async () => {
    await open({ files: { 'draft.md': '# 讲话稿\n\n全厂职工要发扬光荣传统，争取更大成绩。\n' } });
    await editor.placeCaretAfter('光荣传统，');
    await editor.compose('tuanjie', '团结');
    await editor.choose(phrase);
    await editor.press('Tab');
    await editor.untilText(`# 讲话稿\n\n全厂职工要发扬光荣传统，${phrase}争取更大成绩。\n`);
    await editor.untilNoSuggestions();
  });

  test('Enter stays a line break while the list is up, and Escape closes it', async () => {
    await open({ files: { 'draft.txt': '我们要' } });
    await editor.placeCaretAfter('我们要');
    await editor.type('，');
    await editor.compose('tuanjie', '团结');
    await editor.untilSuggested(phrase);
    await editor.press('Enter');
    await editor.untilText('我们要，团结\n');
    await editor.compose('tuanjie', '团结');
    await editor.untilSuggested(phrase);
    await editor.press('Escape');
    await editor.untilNoSuggestions();
    await editor.untilText('我们要，团结\n团结');
  });

  test('undo takes back the phrase and leaves what was typed', async () => {
    await open({ files: { 'draft.md': '我们要，\n' } });
    await editor.placeCaretAfter('我们要，');
    await editor.compose('tuanjie', '团结');
    await editor.choose(phrase);
    await editor.press('Tab');
    await editor.untilText(`我们要，${phrase}\n`);
    await editor.undo();
    await editor.untilText('我们要，团结\n');
  });

  test('a hover explains the phrase', async () => {
    await open({ files: { 'draft.md': `全厂职工${phrase}，争取更大成绩。\n` } });
    assert.match(await editor.hover('务实'), new RegExp(phrase));
  });

  test('the check from the palette shows the damage of the sample, and the fix leaves none of it', async () => {
    const sample = await readFile(join('media', 'samples', 'damaged.md'), 'utf8');
    await open({ files: { 'damaged.md': sample }, settings: { 'tuiqiao.check.run': 'never' } });
    assert.deepEqual(await editor.diagnostics(), []);

    await editor.run(commandTitle(extension, 'tuiqiao.check'));
    await editor.untilSquiggles('warning', (count) => count > 0);
    const damage = ['pinyin-gloss', 'anti-copy-noise', 'html-entity'];
    const found = (await editor.diagnostics()).map(({ code }) => code);
    for (const kind of damage) assert.ok(found.includes(kind), `${kind} among ${found}`);

    await editor.run(commandTitle(extension, 'tuiqiao.fix'));
    await editor.until('none of the damage is left', ({ text, diagnostics }) => {
      return text !== sample && !diagnostics.some(({ code }) => damage.includes(code));
    });
    await editor.undo();
    await editor.untilText(sample); // one step
  });
});
