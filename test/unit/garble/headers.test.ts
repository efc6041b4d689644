// The head of a rule's file says what it finds and what it does not: these words are run here, so that they cannot lie.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, RULES } from '../../../src/garble/index';
import { only } from '../../support/only';

const FOLDER = 'src/garble/rules';

/** An example as it is written: `⏎` for a line break, `<U+200B>` for what cannot be seen; what follows `  ← ` is its reason. */
function example(line: string): string {
  return line
    .replace(/^\/\/ {3}/, '')
    .replace(/ {2}← .*$/, '')
    .replaceAll('⏎', '\n')
    .replace(/<U\+([0-9A-F]{4,5})>/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}

function examples(header: readonly string[], title: string): string[] {
  const from = header.indexOf(`// ${title}`) + 1;
  assert.ok(from > 0, `no “${title}”`);
  const end = header.findIndex((line, index) => index >= from && !line.startsWith('//   '));
  return header.slice(from, end < 0 ? undefined : end).map(example);
}

suite('headers of the rules', () => {
  const names = readdirSync(FOLDER).filter((name) => name !== 'index.ts');

  for (const name of names) {
    const lines = readFileSync(join(FOLDER, name), 'utf8').split('\n');
    const header = lines.slice(
      0,
      lines.findIndex((line) => !line.startsWith('//')),
    );
    const kind = RULES.map((rule) => rule.kind).find(
      (each) => each.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()) === name.replace('.ts', ''),
    );

    test(name, () => {
      assert.ok(kind, 'no rule of this name');
      assert.ok(
        header.some((line) => line.startsWith('// Cause: ')),
        'no cause',
      );
      const [fires, silent] = [examples(header, 'Fires'), examples(header, 'Silent')];
      assert.ok(fires.length >= 3 && silent.length >= 3, 'three examples each');
      const found = (text: string) =>
        check(text, { profile: 'official', levels: only(kind) }).some((finding) => finding.kind === kind);
      assert.deepEqual(
        { silentThough: fires.filter((text) => !found(text)), firesThough: silent.filter(found) },
        { silentThough: [], firesThough: [] },
      );
    });
  }

  test('every rule has its file', () => assert.equal(names.length, RULES.length));
});
