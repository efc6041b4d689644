import assert from 'node:assert/strict';
import { CheckedText } from '../../../src/garble/checkedText';
import { CHECKED_KINDS } from '../../../src/garble/index';
import { PHRASEBOOK_WORDS } from '../../../src/garble/lexicon';
import { kindBit } from '../../../src/garble/scan';
import { Tallies } from '../../../src/garble/tallies';
import { sample, thorough } from '../../support/runs';
import { textsIn } from '../../support/shared';
import { garbledText } from '../../support/syntheticText';

suite('what the rules hand over', () => {
  test('is given once: each candidate is moved with its line [law]', () => {
    const texts = ['test/golden/texts', 'test/golden/damagedPages', 'media/samples'].flatMap((folder) =>
      textsIn(folder).map(([, text]) => text),
    );
    const seen = new WeakSet<object>();
    let kinds = 0;
    for (const text of sample([...texts, garbledText(15_000), '坚持马列主义、思想、邓小平理论，'], 9))
      for (const { scan } of new CheckedText(text, 'plaintext', PHRASEBOOK_WORDS, new Tallies(), true, false).lines)
        for (const { bit, items: candidates } of scan.sightings) {
          kinds |= bit;
          for (const candidate of candidates) {
            if (seen.has(candidate)) assert.fail(JSON.stringify(candidate));
            seen.add(candidate);
          }
        }
    const missing = CHECKED_KINDS.filter((kind) => (kinds & kindBit(kind)) === 0);
    assert.ok(missing.length <= thorough(0, CHECKED_KINDS.length - 1), `the texts show no ${missing}`);
  });
});
