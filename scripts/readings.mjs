// Writes src/text/data/readings.txt: for each toned Mandarin syllable one line, the syllable and the characters that are read so.
// Characters: those of GB 2312 and Big5. Source: pinyin-pro (MIT), its full list of readings of each character.
import { readFileSync, writeFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';

const levels = readFileSync(new URL('../src/text/data/hanLevels.txt', import.meta.url), 'utf8');
const bySyllable = new Map();
for (let i = 0; i < levels.length; i++) {
  if (levels[i] === '0') continue;
  const character = String.fromCharCode(0x4e00 + i);
  for (const syllable of pinyin(character, { multiple: true, type: 'array' })) {
    if (syllable === character) continue; // no reading known
    const key = syllable.normalize('NFC');
    bySyllable.set(key, (bySyllable.get(key) ?? '') + character);
  }
}
const lines = [...bySyllable]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([syllable, characters]) => `${syllable} ${characters}`);
writeFileSync(new URL('../src/text/data/readings.txt', import.meta.url), `${lines.join('\n')}\n`);
