import table from './data/readings.txt';

let byCharacter: Map<string, readonly string[]> | undefined;
let toneless: Set<string> | undefined;

function load(): void {
  const readings = new Map<string, string[]>();
  toneless = new Set();
  for (const line of table.split('\n')) {
    const space = line.indexOf(' ');
    if (space < 0) continue;
    const syllable = line.slice(0, space);
    toneless.add(withoutTone(syllable));
    for (const character of line.slice(space + 1)) {
      const known = readings.get(character);
      if (known) known.push(syllable);
      else readings.set(character, [syllable]);
    }
  }
  byCharacter = readings;
}

/** All Mandarin readings of a character, with tone marks (NFC), in no order; empty where none is known. Source: pinyin-pro. */
export function readingsOf(character: string): readonly string[] {
  if (!byCharacter) load();
  return byCharacter?.get(character) ?? [];
}

/** Whether the letters are a Mandarin syllable. ü may be written v. */
export function isSyllable(letters: string): boolean {
  if (!toneless) load();
  return toneless?.has(withoutTone(letters)) ?? false;
}

/** The syllable in ASCII letters: tone marks dropped, ü as v. */
export function withoutTone(syllable: string): string {
  return syllable
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/[\u0300-\u036f]/g, '');
}

/** Whether a vowel bears one of the four tone marks. */
export function hasTone(syllable: string): boolean {
  return /[\u0300\u0301\u0304\u030c]/.test(syllable.normalize('NFD'));
}
