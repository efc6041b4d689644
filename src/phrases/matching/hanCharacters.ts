import { isHan } from '../../text/han';

/** The Han that stand in many texts. */
export class HanCharacters {
  /** By UTF-16 unit: whether it is known, surrogates apart. A book holds some thousand Han, each hundreds of times. */
  readonly #seen = new Uint8Array(0x10000);
  readonly #found = new Set<string>();

  add(text: string): void {
    const seen = this.#seen;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (seen[unit] === 1) continue;
      const character = String.fromCodePoint(text.codePointAt(i) as number);
      if (isHan(unit)) this.#found.add(character);
      if ((unit & 0xf800) !== 0xd800) seen[unit] = 1;
      else i += character.length - 1;
    }
  }

  /** By UTF-16 units. */
  sorted(): string[] {
    return [...this.#found].sort();
  }
}
