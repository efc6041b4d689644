// Writes src/text/data/hanLevels.txt: one ASCII character for each of U+4E00..U+9FFF, '0' + gb + 3 * big5, where
// gb and big5 are 1 for the first (common) level, 2 for the second, 0 for a character that the standard lacks.
// GB 2312-80 puts the common characters in rows 16-55 (lead bytes B0-D7), the others in rows 56-87 (D8-F7);
// Big5 puts them in A440-C67E and C940-F9D5. Source: the WHATWG indexes as Node decodes them; these areas are the same in every decoder.
import { writeFileSync } from 'node:fs';

const FIRST = 0x4e00;
const LAST = 0x9fff;
const levels = new Uint8Array(LAST - FIRST + 1);

function mark(encoding, leads, trails, value) {
  const decoder = new TextDecoder(encoding);
  for (let lead = leads[0]; lead <= leads[1]; lead++) {
    for (const [low, high] of trails) {
      for (let trail = low; trail <= high; trail++) {
        const character = decoder.decode(Uint8Array.of(lead, trail));
        const code = character.codePointAt(0);
        if (character.length === 1 && code >= FIRST && code <= LAST) levels[code - FIRST] += value;
      }
    }
  }
}

mark('gb18030', [0xb0, 0xd7], [[0xa1, 0xfe]], 1);
mark('gb18030', [0xd8, 0xf7], [[0xa1, 0xfe]], 2);
mark(
  'big5',
  [0xa4, 0xc6],
  [
    [0x40, 0x7e],
    [0xa1, 0xfe],
  ],
  3,
);
mark(
  'big5',
  [0xc9, 0xf9],
  [
    [0x40, 0x7e],
    [0xa1, 0xfe],
  ],
  6,
);

const text = String.fromCharCode(...levels.map((level) => 0x30 + level));
writeFileSync(new URL('../src/text/data/hanLevels.txt', import.meta.url), text);
