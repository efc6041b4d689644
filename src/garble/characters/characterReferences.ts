import { codePage } from '../../text/codePage';
import rows from '../data/characterReferences.txt';
import { lazily } from '../lazily';

const named = lazily(() => {
  const characters = new Map<string, string>();
  for (const row of rows.trimEnd().split('\n')) {
    const [codes = '', ...names] = row.split(' ');
    const character = String.fromCodePoint(...codes.split('-').map((code) => Number.parseInt(code, 16)));
    for (const name of names) characters.set(name, character);
  }
  return characters;
});

/**
 * What a character reference of HTML stands for, as browsers read it: `ldquo`, `#8220` and `#x201c` are “.
 * @param reference what stands between & and ;
 * @returns undefined where it is none
 */
export function referencedCharacter(reference: string): string | undefined {
  const [, decimal, hexadecimal] = /^#(?:(\d+)|[xX]([\da-fA-F]+))$/.exec(reference) ?? [];
  if (decimal) return numbered(Number.parseInt(decimal, 10));
  if (hexadecimal) return numbered(Number.parseInt(hexadecimal, 16));
  return named().get(reference);
}

/** https://html.spec.whatwg.org/#numeric-character-reference-end-state: what is no character is U+FFFD, C1 is windows-1252. */
function numbered(code: number): string {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
  if (code >= 0x80 && code <= 0x9f) return String.fromCharCode(codePage('windows-1252').units[code] || code);
  return String.fromCodePoint(code);
}
