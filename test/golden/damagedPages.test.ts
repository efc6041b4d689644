// Pages as writers paste them: of a forum, WeChat, a PDF, OCR, a mail, Word, mirrors and document libraries. Beside each stand the
// text that an editor wants back (NAME.repaired.txt), compared whole with what `fix --layout` makes of it, and what is found in it
// (NAME.findings). What nothing can give back stays in the text, and is found.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, groupOf, repairWhere } from '../../src/garble/index';
import { expectedRows, findingRow } from '../support/findingRow';

const FOLDER = 'test/golden/damagedPages';

suite('golden: damaged pages', () => {
  const names = readdirSync(FOLDER).filter((name) => /^[A-Za-z]+\.txt$/.test(name));

  for (const name of names.map((each) => each.replace('.txt', ''))) {
    const text = readFileSync(join(FOLDER, `${name}.txt`), 'utf8');

    test(`${name}: given back whole`, () => {
      const { text: repaired } = repairWhere(text, ({ certain, kind }) => certain && groupOf(kind) !== 'wording');
      assert.equal(repaired, readFileSync(join(FOLDER, `${name}.repaired.txt`), 'utf8'));
    });

    test(`${name}: what is found`, () => {
      assert.deepEqual(
        check(text).map((finding) => findingRow(text, finding)),
        expectedRows(join(FOLDER, `${name}.findings`)),
      );
    });
  }

  test('there are a dozen, each with its text and its list', () => {
    assert.ok(names.length >= 12);
    assert.equal(readdirSync(FOLDER).length, names.length * 3);
  });
});
