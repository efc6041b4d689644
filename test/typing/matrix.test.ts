import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Host } from '../host/host';
import { obtainHost } from '../host/obtain';
import { oldest } from '../host/pins';
import { Editor } from './editor';
import { allCases, FACTORS, selection } from './matrix/cases';
import { expectationOf } from './matrix/expectation';
import { play } from './matrix/play';
import { type Outcome, table } from './matrix/table';
import { probeFolder } from './probe';
import { Stagehand, stagehandFolder } from './stagehand';

const extension = resolve(process.env.TUIQIAO_EXTENSION ?? '.');
const version = process.env.TUIQIAO_VSCODE_VERSION ?? oldest;
const whole = process.env.TUIQIAO_TYPING === 'all';

/** Called an experiment before 1.102, and off unless one sets it before 1.101. */
const editContextSetting =
  Number(version.split('.')[1]) > 101 ? 'editor.editContext' : 'editor.experimentalEditContextEnabled';
const every = allCases();
/** A case that failed is played once more; the table says so. */
const AGAIN = 1;
/** What `npm test` has time for. */
const MOST = 60;
const chosen = whole ? every : selection(every, MOST);

suite(`typing matrix (${chosen.length} of ${every.length} cases)`, () => {
  const outcomes: Outcome[] = [];
  let host: Host;

  suiteSetup(async function () {
    this.timeout(600_000); // may install
    host = await obtainHost({ version, extensions: [probeFolder, stagehandFolder] });
  });
  suiteTeardown(async () => {
    await host?.dispose();
    const text = table(`VS Code ${version}`, outcomes);
    console.log(`\n${text}\n`);
    await mkdir('out', { recursive: true });
    await writeFile(join('out', `typing-${version}.md`), `${text}\n`);
  });

  for (const editContext of FACTORS.editContext) {
    suite(`EditContext ${editContext}`, () => {
      let editor: Editor;
      let stagehand: Stagehand;

      suiteSetup(async function () {
        this.timeout(300_000);
        editor = await Editor.open(host, {
          extension,
          files: { 'draft.md': '讲话稿\n', 'draft.txt': '讲话稿\n' },
          settings: {
            [editContextSetting]: editContext === 'on',
            // Where no list is up, Tab is a tab.
            'editor.insertSpaces': false,
            'editor.detectIndentation': false,
          },
        });
        // The setting is not enough: what it is called differs from version to version.
        const element = editContext === 'on' ? '.native-edit-context' : 'textarea.inputarea';
        await editor.page
          .locator(`.editor-group-container ${element}`)
          .first()
          .waitFor({ state: 'attached', timeout: 10_000 });
        stagehand = await Stagehand.connect(editor);
      });
      suiteTeardown(() => editor?.close());

      // Scenes that differ in settings follow each other as seldom as can be.
      const own = chosen
        .filter((each) => each.editContext === editContext)
        .sort((a, b) => FACTORS.place.indexOf(a.place) - FACTORS.place.indexOf(b.place));
      for (const each of own) {
        const { file, place, input, action } = each;
        const expected = expectationOf(each).list ? 'a list' : 'no list';
        test(`${file}, ${place}, ${input}, ${action}: ${expected}`, async () => {
          // On a machine that is slower than the typist, VS Code drops a list whose answer comes after the next key.
          const failures: string[] = [];
          for (;;) {
            try {
              await play(each, editor, stagehand);
              outcomes.push({ each, failures, passed: true });
              return;
            } catch (error) {
              failures.push(String(error instanceof Error ? error.message : error).split('\n')[0] ?? '');
              if (failures.length <= AGAIN) continue;
              outcomes.push({ each, failures, passed: false });
              throw error;
            }
          }
        });
      }
    });
  }
});
