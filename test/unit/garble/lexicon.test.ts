import assert from 'node:assert/strict';
import { wordsOf } from '../../../scripts/wordsOf';
import words from '../../../src/garble/data/lexicon.txt';
import { check } from '../../../src/garble/index';
import { EMPTY_LEXICON, type Lexicon, lexiconOf, longestAt, PHRASEBOOK_WORDS } from '../../../src/garble/lexicon';
import { loadBuiltin } from '../../../src/phrases/builtin';
import { sameFindings } from '../../support/sameFindings';

suite('the words of the phrasebook', () => {
  test('are those of the built-in book as it stands', () => {
    assert.equal(words, wordsOf(loadBuiltin()), 'run scripts/lexicon.ts');
  });

  test('in both scripts', () => {
    for (const word of ['三服务', '三服務', '协调有方', '協調有方']) assert.ok(PHRASEBOOK_WORDS.has(word), word);
    for (const word of ['服', '三服', '务三', '']) assert.ok(!PHRASEBOOK_WORDS.has(word), word);
  });

  test('are found where a text holds them, the longest first', () => {
    const lexicon = lexiconOf(['团结', '团结务实', '务实', '實事求是']);
    const found = (text: string, start: number, end = text.length) =>
      text.slice(start, lexicon.longestAt(text, start, end));
    assert.equal(found('要团结务实', 1), '团结务实');
    assert.equal(found('要团结务实', 1, 4), '团结');
    assert.equal(found('要團結務實', 3), '務實');
    assert.equal(found('要团结务实', 0), '');
    assert.equal(found('要团', 1), '');
    assert.equal(found('实事求是', 0), '实事求是');
    assert.equal(EMPTY_LEXICON.longestAt('团结', 0, 2), 0);
  });

  test('are found as well in a lexicon that does not know how to find the longest', () => {
    const known = lexiconOf(['团结', '团结务实', '实事求是', '𠮷祥']);
    const plain: Lexicon = { has: (word) => known.has(word), between: (before, after) => known.between(before, after) };
    const text = '要团结务实，實事求是𠮷祥';
    for (let start = 0; start <= text.length; start++)
      for (let end = start; end <= text.length; end++)
        assert.equal(longestAt(plain, text, start, end), longestAt(known, text, start, end), `${start} to ${end}`);
    const lost = '要做到忠诚有魂、协调有\ufffd、服务有情。';
    const { has, between } = PHRASEBOOK_WORDS;
    sameFindings(check(lost, { lexicon: { has, between } }), check(lost));
  });

  test('make known characters in a gap', () => {
    const lexicon = lexiconOf(['团结务实', '团结紧张']);
    assert.equal(lexicon.between('团结', '实'), '务');
    assert.equal(lexicon.between('團結', '實'), '务');
    assert.equal(lexicon.between('', '结务实'), '团');
    assert.equal(lexicon.between('团结紧', ''), '张');
    assert.equal(lexicon.between('团结', '务实'), '');
    assert.equal(lexicon.between('', ''), '');
  });

  test('may stand in a gap wherever one does, with more on either side or less', () => {
    const lexicon = lexiconOf(['团结务实', '实事求是']);
    for (const word of ['团结务实', '實事求是'])
      for (let i = 0; i < word.length; i++) {
        const [before, after] = [word.slice(0, i), word.slice(i + 1)];
        assert.ok(lexicon.mayStandBetween(before, after), `${before}_${after}`);
        if (before === '') assert.ok(lexicon.mayStandBetween('', `${after}的`), `_${after}的`);
        else if (after === '') assert.ok(lexicon.mayStandBetween(`的${before}`, ''), `的${before}_`);
        else assert.ok(lexicon.mayStandBetween(`的${before.slice(-1)}`, `${after.charAt(0)}的`), `${before}_${after}`);
      }
    assert.ok(!lexicon.mayStandBetween('文化', '建设'));
  });

  test('rank what may have been lost', () => {
    const guesses = (text: string, lexicon: Lexicon = PHRASEBOOK_WORDS) =>
      check(text, { lexicon }).flatMap(({ fixes }) => fixes.map(({ edits }) => edits[0]?.text))[0];
    assert.equal(guesses('要做到忠诚有魂、协调有\ufffd、服务有情。'), '方');
    assert.equal(guesses('要做到忠誠有魂、協調有\ufffd、服務有情。'), '方');
    assert.notEqual(guesses('要做到忠诚有魂、协调有\ufffd、服务有情。', EMPTY_LEXICON), '方');
  });
});
