import assert from 'node:assert/strict';
import { check, type Profile } from '../../../src/garble';
import type { Phrase } from '../../../src/phrases';
import { loadBuiltin } from '../../../src/phrases/builtin';
import { sample } from '../../support/runs';

/** What the checker finds in the texts of an entry, each as the kind of text it is. */
function findingsIn(phrase: Phrase): string[] {
  const { traditional } = phrase;
  const fields: [string, string | undefined, Profile, boolean][] = [
    ['text', phrase.text, 'official', false],
    ['expansion', phrase.expansion, 'official', false],
    ...(phrase.variants ?? []).map((variant): [string, string, Profile, boolean] => [
      'variant',
      variant,
      'official',
      false,
    ]),
    ['explanation', phrase.explanation, 'official', true],
    ['usage', phrase.usage, 'official', true],
    ['traditional text', traditional?.text, 'press', false],
    ['traditional expansion', traditional?.expansion, 'press', false],
    ['traditional explanation', traditional?.explanation, 'press', true],
    ['traditional usage', traditional?.usage, 'press', true],
  ];
  return fields.flatMap(([name, text, profile, isSentence]) => {
    // The dots of a frame stand for words, not for an ellipsis.
    let gap = 0;
    const filled = (text ?? '').replaceAll('……', () => `${'甲乙丙丁戊己庚辛'.charAt(gap++ % 8)}事`);
    return check(filled, { profile })
      .filter((finding) => isSentence || !(finding.kind === 'punctuation' && finding.what === 'missing-final'))
      .map((finding) => `${phrase.text}, ${name}: ${finding.kind} “${finding.text}”`);
  });
}

suite('the built-in book, checked', () => {
  test('our own checker finds nothing in any text, hints included [law]', () => {
    assert.deepEqual(sample(loadBuiltin(), 30).flatMap(findingsIn), []);
  });
});
