import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { eventually } from '../host/eventually';
import type { Host } from '../host/host';
import { obtainHost } from '../host/obtain';
import { Editor } from './editor';
import { probeFolder } from './probe';

const extension = resolve(process.env.TUIQIAO_EXTENSION ?? '.');

// A forum page: noise that the page hides, a gloss, an entity that was escaped twice.
const html =
  '<html><body><!--StartFragment--><p>全厂职工<font class="jammer">7 Y: y7 F0 n; t, y. r6 w</font><br>发扬光荣传统<span style="display:none">转载请注明</span>。</p><p>比学赶帮&amp;hellip;&amp;hellip;</p><!--EndFragment--></body></html>';
const plain = '全厂职工7 Y: y7 F0 n; t, y. r6 w\n发扬光荣传统转载请注明。\n比学赶帮&hellip;&hellip;';
/** With what the page hid gone too. */
const clean = '全厂职工\n发扬光荣传统。\n比学赶帮……';
const cleanText = '全厂职工\n发扬光荣传统转载请注明。\n比学赶帮……';

suite('paste and clean', () => {
  let host: Host;
  let editor: Editor;

  suiteSetup(async function () {
    this.timeout(600_000); // may install
    host = await obtainHost({ extensions: [probeFolder] });
  });
  suiteTeardown(() => host?.dispose());
  teardown(() => editor?.close());

  /** Opens a document with the page on the clipboard, as a browser puts it there: the mark-up beside the text. */
  async function open(language = 'md'): Promise<void> {
    editor = await Editor.open(host, { extension, files: { [`draft.${language}`]: '前。后。\n' } });
    await editor.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await editor.page.evaluate(
      ([markup, text]) => {
        const copy = (event: ClipboardEvent) => {
          event.clipboardData?.setData('text/html', markup as string);
          event.clipboardData?.setData('text/plain', text as string);
          event.preventDefault();
          event.stopImmediatePropagation();
        };
        document.addEventListener('copy', copy, { capture: true, once: true });
        document.execCommand('copy');
      },
      [html, plain],
    );
    await editor.placeCaretAfter('前。');
  }

  const untilReported = () =>
    eventually('the status line says how much was cleaned', async () =>
      /\d+ cleaned\./.test(await editor.page.locator('.part.statusbar').innerText()),
    );

  test('the keys clean the text, and one undo brings it back', async () => {
    await open();
    await editor.press('Control+Alt+V');
    await editor.untilText(`前。${cleanText}后。\n`);
    await untilReported();
    await editor.undo();
    await editor.untilText('前。后。\n');
  });

  test('the paste menu pastes what the page showed, say how much was cleaned, and one undo brings it back', async () => {
    await open();
    await editor.press('Control+V');
    await editor.untilText(`前。${plain}后。\n`);
    await editor.page.locator('.post-edit-widget').waitFor();
    await editor.press('Control+.');
    const choice = editor.page.locator('.action-widget .monaco-list-row', { hasText: 'Paste and Clean' });
    await choice.waitFor();
    await editor.press('ArrowDown'); // a pointer is blocked for as long as the menu is new
    await eventually('the choice has the focus', async () => (await choice.getAttribute('class'))?.includes('focused'));
    await editor.press('Enter');
    await editor.untilText(`前。${clean}后。\n`);
    await untilReported();
    await editor.undo();
    await editor.untilText('前。后。\n');
  });

  test('pasting as always changes nothing', async () => {
    await open('txt');
    await editor.press('Control+V');
    await editor.untilText(`前。${plain}后。\n`);
    assert.ok(!(await editor.page.locator('.part.statusbar').innerText()).includes('cleaned'));
  });
});
