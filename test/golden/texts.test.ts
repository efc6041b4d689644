// What a careful editor would want to see in a text of each kind, and nothing else. Beside each text stands its list,
// `line:column severity kind grade "text" -> "fix"`: written by hand, to be changed by hand.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DocumentCheck, type Finding, type Profile } from '../../src/garble/index';

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

function row(text: string, finding: Finding): string {
  const before = text.slice(0, finding.start).split('\n');
  const fix = finding.fixes[0]?.edits.map((edit) => edit.text).join('…');
  const place = `${before.length}:${(before.at(-1) as string).length + 1}`;
  const grade = finding.certain ? 'certain' : fix === undefined ? 'hopeless' : 'probable';
  return `${place} ${finding.severity} ${finding.kind} ${grade} ${shown(finding.text)}${fix === undefined ? '' : ` -> ${shown(fix)}`}`;
}

/** As JSON, with what cannot be seen as its code point. */
function shown(text: string): string {
  return JSON.stringify(text).replace(
    /[\u0080-\u00a0\u200b-\u200f\u2028-\u202f\u2060\ue000-\uf8ff\ufeff\ufffd]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

suite('golden: kinds of text', () => {
  for (const [name, languageId, profile] of TEXTS) {
    test(name, () => {
      const text = readFileSync(join(FOLDER, name), 'utf8');
      const expected = readFileSync(join(FOLDER, `${name}.findings`), 'utf8')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'));
      const check = new DocumentCheck(text, { languageId });
      assert.equal(check.profile, profile);
      assert.deepEqual(
        check.findings().map((finding) => row(text, finding)),
        expected,
      );
    });
  }

  test('every text has its list, and the other way round', () => {
    const names = readdirSync(FOLDER);
    assert.deepEqual(names.sort(), TEXTS.flatMap(([name]) => [name, `${name}.findings`]).sort());
  });
});
