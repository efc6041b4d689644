import assert from 'node:assert/strict';
import { characterEntities } from 'character-entities';
import { decodeHTMLStrict } from 'entities';
import { referencedCharacter } from '../../../src/garble/characters/characterReferences';

/** What the library makes of a reference; undefined where it leaves it as it is. */
function decoded(reference: string): string | undefined {
  const whole = `&${reference};`;
  const text = decodeHTMLStrict(whole);
  return text === whole ? undefined : text;
}

suite('character references', () => {
  test('by name: all of the HTML standard, as entities reads them', () => {
    const names = Object.keys(characterEntities);
    assert.equal(names.length, 2125);
    for (const name of names) assert.equal(referencedCharacter(name), decoded(name), name);
    assert.equal(referencedCharacter('ldquo'), '“');
    assert.equal(referencedCharacter('NotEqualTilde'), '\u2242\u0338');
  });

  test('by number: every code point and what is none, as entities reads them', () => {
    for (let code = 0; code <= 0x110010; code += code < 0x300 || (code > 0xd700 && code < 0xe100) ? 1 : 0xfb) {
      assert.equal(referencedCharacter(`#${code}`), decoded(`#${code}`), `${code}`);
      assert.equal(referencedCharacter(`#x${code.toString(16)}`), decoded(`#x${code.toString(16)}`), `${code}`);
    }
    assert.equal(referencedCharacter('#128'), '€');
    assert.equal(referencedCharacter('#99999999999999999999999'), '\ufffd');
  });

  test('nothing else', () => {
    for (const reference of ['', '#', '#x', '#xg', '#1a', 'LDQUO', 'ldquo;', 'notit', 'constructor', '办公室', '# 1']) {
      assert.equal(referencedCharacter(reference), undefined, reference);
    }
  });
});
