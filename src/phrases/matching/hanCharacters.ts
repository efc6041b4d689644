import { isHan } from '../../text/han';

/** The Han that stand in many texts. */
export class HanCharacters {
  /** By UTF-16 unit: whether it is known. A book holds a few thousand Han a hundred times each. */
  readonly #seen = new Uint8Array(0x10000);
  readonly #found = new Set<string>();

  add(text: string): void {
    const seen = this.#seen;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (seen[unit] === 1) continue;
      const character = String.fromCodePoint(text.codePointAt(i) as number);
      // The half of a pair says nothing of the other one.
      if (character.length === 1) seen[unit] = 1;
      else i++;
      if (isHan(unit)) this.#found.add(character);
    }
  }

  /** By UTF-16 units. */
  sorted(): string[] {
    return [...this.#found].sort();
  }
}
