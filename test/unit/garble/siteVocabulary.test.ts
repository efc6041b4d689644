import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foldPattern } from '../../../src/garble/page/foldedLine';
import { siteVocabulary } from '../../../src/garble/page/siteVocabulary';

suite("a site's vocabulary", () => {
  test('all that a phrase matches holds one of the words that are looked for first', () => {
    const phrases = siteVocabulary().SIGNS.filter(({ ownWords }) => ownWords !== undefined);
    assert.ok(phrases.length > 5);
    for (const { pattern, ownWords } of phrases) {
      const words = ownWords?.split(' ').map(foldPattern) ?? [];
      fc.assert(
        fc.property(fc.stringMatching(pattern), (line) => {
          assert.ok(
            words.some((word) => line.includes(word)),
            `${pattern.source}: ${line}`,
          );
          assert.ok(words.every((word) => siteVocabulary().OWN_WORDS.has(word)));
        }),
      );
    }
  });
});
