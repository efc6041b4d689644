import assert from 'node:assert/strict';
import type { Editor } from '../editor';
import type { Stagehand } from '../stagehand';
import type { Case } from './cases';
import { expectationOf } from './expectation';
import { documentOf, inputOf, sceneOf } from './scene';

/** As long as a list takes to come where it comes, several times over. */
const QUIET = 600;
/** A list that has not come by then does not come. */
const PATIENCE = 20_000;

/** Plays a case with keys in a real editor, and fails where the screen or the whole document is not as expected. */
export async function play(each: Case, editor: Editor, stagehand: Stagehand): Promise<void> {
  const { list, text } = expectationOf(each);
  const { keys, phrase } = inputOf(each);
  await stagehand.set(sceneOf(each));

  let typed = '';
  for (const { spelled, committed } of keys) {
    if (spelled === '') await editor.type(committed);
    else {
      await editor.spell(spelled);
      if (typed === '') assert.deepEqual(await editor.suggestions(), [], 'a list while composing');
      await editor.commit(committed);
    }
    typed += committed;
    await editor.untilText(documentOf(each, typed));
  }

  if (list) {
    await editor.untilSuggested(phrase, PATIENCE);
    await editor.choose(phrase);
  } else {
    assert.ok(await editor.staysQuiet(QUIET), `a list: ${JSON.stringify(await editor.suggestions())}`);
  }
  switch (each.action) {
    case 'Tab':
      await editor.press('Tab');
      break;
    case 'Enter':
      await editor.press('Enter');
      break;
    case '。':
      // As input methods on Windows deliver it: through a composition.
      await editor.compose('。', '。');
      break;
    case 'Esc':
      await editor.press('Escape');
      break;
    case 'undo':
      if (list) {
        await editor.press('Tab');
        await editor.untilText(documentOf(each, phrase));
        await editor.undo();
      } else {
        await undoAll(each, editor);
      }
      break;
  }
  await editor.untilText(text);
  await editor.untilNoSuggestions();
  assert.equal(await editor.text(), text, 'the text changed afterwards');
}

/** Undoes until nothing typed is left, and looks at every step: none may hold anything but typed or spelled characters. */
async function undoAll(each: Case, editor: Editor): Promise<void> {
  const [before = '', after = ''] = documentOf(each, '\0').split('\0');
  const typing = inputOf(each).keys.map(({ spelled, committed }) => spelled + committed);
  for (let text = await editor.text(); text.length > before.length + after.length; ) {
    await editor.undo();
    ({ text } = await editor.until('undo takes something back', (state) => state.text !== text));
    assert.ok(text.startsWith(before) && text.endsWith(after), text);
    const left = text.slice(before.length, text.length - after.length);
    for (const character of left) assert.ok(typing.join('').includes(character), text);
  }
}
