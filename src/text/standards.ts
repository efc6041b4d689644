import { HONG_KONG_CHARACTERS, HONG_KONG_WORDS, OPENCC_CHARACTERS, OPENCC_WORDS } from './data/traditionalStandards';

/** Whose forms Traditional text is written in: Taiwan's (裡 群 為), Hong Kong's (裏 羣 為), or OpenCC's own (裏 羣 爲). */
export type Standard = 'tw' | 'hk' | 'opencc';

/** How Taiwan's forms become those of another standard. */
export interface StandardTables {
  readonly size: number;
  write(text: string): string;
}

/**
 * @param characters pairs without a separator
 * @param words Taiwan's form and the other one of the same length, separated by spaces
 */
export function tablesOf(characters: string, words: string): StandardTables {
  const others = new Map<string, string>();
  for (let at = 0; at < characters.length; at += 2) others.set(characters.charAt(at), characters.charAt(at + 1));
  let longest = 1;
  for (const pair of words === '' ? [] : words.split(' ')) {
    const length = pair.length / 2;
    others.set(pair.slice(0, length), pair.slice(length));
    longest = Math.max(longest, length);
  }
  return {
    size: others.size,
    write(text) {
      let written = '';
      for (let at = 0; at < text.length; ) {
        let length = Math.min(longest, text.length - at);
        while (length > 1 && !others.has(text.slice(at, at + length))) length--;
        const part = text.slice(at, at + length);
        written += others.get(part) ?? part;
        at += length;
      }
      return written;
    },
  };
}

const tables: { hk?: StandardTables; opencc?: StandardTables } = {};

/** Traditional text in Taiwan's forms, written in those of `standard`. The length stays what it is. */
export function inStandard(text: string, standard: Standard): string {
  switch (standard) {
    case 'tw':
      return text;
    case 'hk':
      tables.hk ??= tablesOf(HONG_KONG_CHARACTERS, HONG_KONG_WORDS);
      return tables.hk.write(text);
    case 'opencc':
      tables.opencc ??= tablesOf(OPENCC_CHARACTERS, OPENCC_WORDS);
      return tables.opencc.write(text);
  }
}
