// What a careful editor would want to see in a text of each kind, and nothing else. Beside each text stands its list,
// `line:column severity kind grade "text" -> "fix"`: written by hand, to be changed by hand.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DocumentCheck, type Profile } from '../../src/garble/index';
import { expectedRows, findingRow } from '../support/findingRow';

const FOLDER = 'test/golden/texts';

/** The text, its language and the profile that it must be recognised as. */
const TEXTS: readonly [name: string, languageId: string, profile: Profile][] = [
  ['readme.md', 'markdown', 'technical'],
  ['novel.txt', 'plaintext', 'literary'],
  ['statute.txt', 'plaintext', 'official'],
  ['press-taiwan.txt', 'plaintext', 'press'],
  ['press-hongkong.txt', 'plaintext', 'press'],
  ['scraped.md', 'markdown', 'scraped'],
];

suite('golden: kinds of text', () => {
  for (const [name, languageId, profile] of TEXTS) {
    test(name, () => {
      const text = readFileSync(join(FOLDER, name), 'utf8');
      const check = new DocumentCheck(text, { languageId });
      assert.equal(check.profile, profile);
      assert.deepEqual(
        check.findings().map((finding) => findingRow(text, finding)),
        expectedRows(join(FOLDER, `${name}.findings`)),
      );
    });
  }

  test('every text has its list, and the other way round', () => {
    const names = readdirSync(FOLDER);
    assert.deepEqual(names.sort(), TEXTS.flatMap(([name]) => [name, `${name}.findings`]).sort());
  });
});
