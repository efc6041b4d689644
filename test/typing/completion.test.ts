import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import type { Host } from '../host/host';
import { obtainHost } from '../host/obtain';
import { Editor } from './editor';
import { probeFolder } from './probe';
import { Stagehand, stagehandFolder } from './stagehand';

const extension = resolve(process.env.TUIQIAO_EXTENSION ?? '.');
const unity = '团结、务实、进取、创新';
const loyalty = '忠诚有魂、参谋有道、协调有方、服务有力、督办有效';

suite('completion', () => {
  let host: Host;
  let editor: Editor;
  let stagehand: Stagehand;

  suiteSetup(async function () {
    this.timeout(600_000); // may install
    host = await obtainHost({ extensions: [probeFolder, stagehandFolder] });
    editor = await Editor.open(host, { extension, files: { 'draft.md': '讲话稿\n', 'draft.txt': '讲话稿\n' } });
    stagehand = await Stagehand.connect(editor);
  });
  suiteTeardown(async () => {
    await editor?.close();
    await host?.dispose();
  });

  /** Sets a document; `‸` is the caret and goes. */
  const show = (text: string, { file = 'draft.md', ghostText = false, delay = null as number | null } = {}) =>
    stagehand.set({
      file,
      text: text.replace('‸', ''),
      caret: text.indexOf('‸'),
      foreignWords: false,
      settings: { 'tuiqiao.completion.ghostText': ghostText, 'editor.quickSuggestionsDelay': delay },
    });

  test('what was picked comes first from then on', async () => {
    await show('我们要，‸\n');
    await editor.compose('tuanjie', '团结');
    const [first] = await editor.untilSuggested(unity);
    assert.notEqual(first?.label, unity);
    await editor.choose(unity);
    await editor.press('Tab');
    await editor.untilText(`我们要，${unity}\n`);
    await editor.press('Enter');
    await editor.compose('tuanjie', '团结');
    assert.deepEqual((await editor.untilSuggested(unity))[0], { label: unity, focused: true });
  });

  test('a request brings what one Han begins, and stays one while typing goes on', async () => {
    await show('全厂职工都‸努力工作。\n');
    await editor.compose('tuan', '团');
    assert.ok(await editor.staysQuiet());
    await editor.press('Alt+/');
    await editor.untilSuggested(unity);
    await editor.compose('jie', '结');
    await editor.choose(unity);
    await editor.press('Tab');
    await editor.untilText(`全厂职工都${unity}努力工作。\n`);
    // The next list is not a requested one.
    await editor.compose('tuan', '团');
    assert.ok(await editor.staysQuiet());
  });

  test('two letters bring a list on request', async () => {
    await show('我们‸', { file: 'draft.txt' });
    await editor.type('tj');
    assert.ok(await editor.staysQuiet());
    await editor.press('Alt+/');
    await editor.choose(unity);
    await editor.press('Tab');
    await editor.untilText(`我们${unity}`);
  });

  test('whoever types faster than the machine answers gets the list as well', async () => {
    const cases = [
      { file: 'draft.md', keys: [['t'], ['j'], ['w'], ['s']], phrase: unity },
      {
        file: 'draft.txt',
        keys: [
          ['忠', 'zhong'],
          ['诚', 'cheng'],
          ['有', 'you'],
        ],
        phrase: loyalty,
      },
    ] as const;
    for (const { file, keys, phrase } of cases) {
      await show('全厂职工发扬光荣传统‸\n', { file });
      await stagehand.hold(3_000);
      for (const [committed = '', spelled] of keys) {
        if (spelled === undefined) await editor.type(committed);
        else await editor.compose(spelled, committed);
      }
      await editor.untilSuggested(phrase);
      await editor.press('Escape');
    }
  });

  test('asked behind a letter that is being composed, and answered after its Han, the list comes as well', async () => {
    for (const { file, before } of [
      { file: 'draft.txt', before: '全厂职工发扬光荣传统' },
      { file: 'draft.md', before: `${'全厂职工发扬光荣传统'.repeat(110)}要` },
    ]) {
      // Long enough for the next letter to stand there when VS Code asks.
      await show(`${before}‸\n`, { file, delay: 400 });
      await editor.compose('zhong', '忠');
      await editor.compose('cheng', '诚');
      await editor.spell('y');
      await stagehand.hold(2_000);
      await editor.page.waitForTimeout(1_000);
      assert.deepEqual(await editor.suggestions(), []);
      await editor.commit('有');
      await editor.untilSuggested(loyalty);
      await editor.press('Escape');
    }
  });

  test('an answer that comes late brings no list for the letters of a composition', async () => {
    await show('全厂职工都‸\n');
    await stagehand.hold(2_000);
    await editor.compose('ma', '吗');
    await editor.spell('tjws');
    assert.ok(await editor.staysQuiet(4_000));
    await editor.commit('忠诚有');
    await editor.untilSuggested(loyalty);
  });

  test('a frame has its gaps, and one undo takes it back', async () => {
    await show('办公室要‸\n');
    await editor.compose('chongfenfahui', '充分发挥');
    await editor.choose('充分发挥……作用');
    await editor.press('Tab');
    await editor.untilText('办公室要充分发挥参谋助手作用\n');
    await editor.undo();
    await editor.untilText('办公室要充分发挥\n');
    await editor.press('Alt+/');
    await editor.choose('充分发挥……作用');
    await editor.press('Tab');
    await editor.compose('gugan', '骨干');
    await editor.untilText('办公室要充分发挥骨干作用\n');
    await editor.press('Tab'); // to the end
    await editor.compose('。', '。');
    await editor.untilText('办公室要充分发挥骨干作用。\n');
  });

  test('ghost text continues Han, waits for the input method, and Tab takes it', async () => {
    await show('我们要做到‸\n', { ghostText: true });
    await editor.spell('zhongcheng');
    assert.equal(await editor.ghostText(), '');
    await editor.commit('忠诚');
    await editor.untilSuggested(loyalty);
    await editor.press('Escape');
    await editor.untilNoSuggestions();
    await editor.compose('youhun', '有魂');
    await editor.untilSuggested(loyalty);
    await editor.press('Escape');
    await editor.untilGhostText('、参谋有道、协调有方、服务有力、督办有效');
    await editor.press('Tab');
    await editor.untilText(`我们要做到${loyalty}\n`);
    await editor.type('tjws');
    await editor.untilSuggested(unity);
    assert.equal(await editor.ghostText(), '');
  });

  test('there is no ghost text unless it is asked for', async () => {
    await show('我们要做到‸\n');
    await editor.compose('zhongchengyou', '忠诚有');
    await editor.untilSuggested(loyalty);
    await editor.press('Escape');
    await editor.untilNoSuggestions();
    await editor.page.waitForTimeout(500);
    assert.equal(await editor.ghostText(), '');
  });
});
