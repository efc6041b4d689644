import assert from 'node:assert/strict';
import { wordsOf } from '../../../scripts/wordsOf';
import words from '../../../src/garble/data/lexicon.txt';
import { check } from '../../../src/garble/index';
import { EMPTY_LEXICON, PHRASEBOOK_WORDS } from '../../../src/garble/lexicon';
import { loadBuiltin } from '../../../src/phrases/builtin';

suite('the words of the phrasebook', () => {
  test('are those of the built-in book as it stands', () => {
    assert.equal(words, wordsOf(loadBuiltin()), 'run scripts/lexicon.ts');
  });

  test('in both scripts', () => {
    for (const word of ['三服务', '三服務', '协调有方', '協調有方']) assert.ok(PHRASEBOOK_WORDS.has(word), word);
    for (const word of ['服', '三服', '务三', '']) assert.ok(!PHRASEBOOK_WORDS.has(word), word);
  });

  test('rank what may have been lost', () => {
    const guesses = (text: string, lexicon = PHRASEBOOK_WORDS) =>
      check(text, { lexicon }).flatMap(({ fixes }) => fixes.map(({ edits }) => edits[0]?.text))[0];
    assert.equal(guesses('要做到忠诚有魂、协调有\ufffd、服务有情。'), '方');
    assert.equal(guesses('要做到忠誠有魂、協調有\ufffd、服務有情。'), '方');
    assert.notEqual(guesses('要做到忠诚有魂、协调有\ufffd、服务有情。', EMPTY_LEXICON), '方');
  });
});
