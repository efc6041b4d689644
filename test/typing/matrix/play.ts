import assert from 'node:assert/strict';
import type { Editor } from '../editor';
import type { Stagehand } from '../stagehand';
import type { Case } from './cases';
import { expectationOf } from './expectation';
import { documentOf, inputOf, sceneOf } from './scene';

/** As long as a list takes to come where it comes, several times over. */
const QUIET = 600;

/** Plays a case with keys in a real editor, and fails where the screen or the whole document is not as expected. */
export async function play(each: Case, editor: Editor, stagehand: Stagehand): Promise<void> {
  const { list, texts } = expectationOf(each);
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
      }
      await editor.undo();
      break;
  }
  await editor.until(`the text is ${texts.map((text) => JSON.stringify(text)).join(' or ')}`, ({ text }) =>
    texts.includes(text),
  );
  await editor.untilNoSuggestions();
  assert.ok(texts.includes(await editor.text()), 'the text changed afterwards');
}
