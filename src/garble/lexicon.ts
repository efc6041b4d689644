import { foldText } from '../text/script';
import words from './data/lexicon.txt';
import { lazily } from './lazily';

/** The words that scoring may lean on, of 2 to 16 Han and without punctuation. Both scripts are one. */
export interface Lexicon {
  /** Whether `word` is known. */
  has(word: string): boolean;
  /** The characters (folded, each once) that make a known word where they stand between `before` and `after`. */
  between(before: string, after: string): string;
}

/** A lexicon of words in either script. */
export function lexiconOf(words: Iterable<string>): Lexicon {
  const known = new Set<string>();
  const gaps = new Map<string, string>();
  for (const each of words) {
    const word = foldText(each);
    if (known.has(word)) continue;
    known.add(word);
    for (let i = 0; i < word.length; i++) {
      const gap = gapOf(word.slice(0, i), word.slice(i + 1));
      const characters = gaps.get(gap) ?? '';
      if (!characters.includes(word.charAt(i))) gaps.set(gap, characters + word.charAt(i));
    }
  }
  return {
    has: (word) => known.has(foldText(word)),
    between: (before, after) => gaps.get(gapOf(foldText(before), foldText(after))) ?? '',
  };
}

function gapOf(before: string, after: string): string {
  return `${before} ${after}`;
}

const builtin = lazily(() => lexiconOf(words.split(' ')));

/** The words of the built-in phrasebook, of 2 to 8 Han: a table that scripts/lexicon.ts writes. */
export const PHRASEBOOK_WORDS: Lexicon = {
  has: (word) => builtin().has(word),
  between: (before, after) => builtin().between(before, after),
};

/** Knows nothing: scoring then rests on the characters alone. */
export const EMPTY_LEXICON: Lexicon = { has: () => false, between: () => '' };
