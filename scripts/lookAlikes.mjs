// Writes src/garble/data/radicals.txt and src/garble/data/invisibleNames.txt from the Unicode Character Database.
//   node scripts/lookAlikes.mjs [folder]     default: /usr/share/unicode (Debian package unicode-data)
// radicals.txt: pairs of a radical (U+2E80-2FD5) and the unified ideograph that EquivalentUnifiedIdeograph.txt gives, where
// GB 2312 or Big5 has it; then, after a blank, those of the pairs that do not look alike in running text (⺡ 水 as a component).
// invisibleNames.txt: code point in hexadecimal, a space, its name, one a line. Unicode licence (Unicode-3.0).
import { readFileSync, writeFileSync } from 'node:fs';

const folder = process.argv[2] ?? '/usr/share/unicode';
const read = (name) => readFileSync(`${folder}/${name}`, 'utf8').split('\n');
const version = /-([\d.]+)\.txt/.exec(read('EquivalentUnifiedIdeograph.txt')[0])?.[1];

const levels = readFileSync(new URL('../src/text/data/hanLevels.txt', import.meta.url), 'latin1');
const level = (code) => (code >= 0x4e00 && code <= 0x9fff ? levels.charCodeAt(code - 0x4e00) - 0x30 : 0);

// Chinese fonts draw these radicals as the character on the right, whatever the table says.
const CHINESE = new Map([[0x2fad, 0x9752]]);
// Of the supplement, the forms that are whole characters; its other forms are components, as they look inside one.
const WHOLE = new Set([0x2e81, 0x2e93, 0x2e9f, 0x2ea0, 0x2ec4, 0x2ed1, 0x2ed8, 0x2edd, 0x2ee3, 0x2ee4, 0x2ef1]);

const names = new Map(read('UnicodeData.txt').map((line) => [Number.parseInt(line, 16), line.split(';')[1]]));
const alike = [];
const components = [];
for (const line of read('EquivalentUnifiedIdeograph.txt')) {
  const match = /^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)/.exec(line);
  if (!match) continue;
  const [first, last, target] = [match[1], match[2] ?? match[1], match[3]].map((each) => Number.parseInt(each, 16));
  for (let code = first; code <= last && code < 0x2fe0; code++) {
    const to = CHINESE.get(code) ?? target;
    if (level(to) === 0) continue;
    const whole = code >= 0x2f00 || WHOLE.has(code) || / [CJ]?-?SIMPLIFIED /.test(names.get(code));
    (whole ? alike : components).push(String.fromCodePoint(code, to));
  }
}
writeFileSync(new URL('../src/garble/data/radicals.txt', import.meta.url), `${alike.join('')} ${components.join('')}`);

const INVISIBLE = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x2800, 0x2800],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffc],
  [0xe0001, 0xe0001],
  [0xe0020, 0xe007f],
  [0xe0100, 0xe01ef],
];
const aliases = new Map();
for (const line of read('NameAliases.txt')) {
  const [code, alias, type] = line.split('#')[0].split(';');
  if (type?.trim() === 'control' && !aliases.has(Number.parseInt(code, 16)))
    aliases.set(Number.parseInt(code, 16), alias);
}
const rows = [];
for (const [first, last] of INVISIBLE)
  for (let code = first; code <= last; code++) {
    const name = names.get(code);
    const shown = name === '<control>' ? (aliases.get(code) ?? 'CONTROL') : name;
    // The long series are named by number in the rule.
    if (shown && !(code >= 0xe0000) && !(code >= 0xfe00 && code <= 0xfe0f))
      rows.push(`${code.toString(16).toUpperCase().padStart(4, '0')} ${shown}`);
  }
writeFileSync(new URL('../src/garble/data/invisibleNames.txt', import.meta.url), `${rows.join('\n')}\n`);
console.log(`Unicode ${version}: ${alike.length} radicals, ${components.length} components, ${rows.length} names`);
