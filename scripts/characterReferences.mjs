// Writes src/garble/data/characterReferences.txt: a line a character, its code points in hexadecimal, then the names that HTML has for it.
// Source: the named character references of the HTML standard (https://html.spec.whatwg.org/multipage/named-characters.html) as
// character-entities has them (Titus Wormer, MIT licence); test/unit/garble/characterReferences.test.ts compares them with entities.
import { writeFileSync } from 'node:fs';
import { characterEntities } from 'character-entities';

/** @type {Map<string, string[]>} */
const names = new Map();
for (const [name, character] of Object.entries(characterEntities)) {
  const codes = Array.from(character, (each) => each.codePointAt(0)?.toString(16)).join('-');
  names.set(codes, [...(names.get(codes) ?? []), name]);
}
const order = (/** @type {string} */ codes) => Number.parseInt(codes, 16);
const lines = [...names].sort(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1));
const text = lines.map(([codes, all]) => `${codes} ${all.sort().join(' ')}\n`).join('');
writeFileSync(new URL('../src/garble/data/characterReferences.txt', import.meta.url), text);
