/** The words that scoring may lean on. The phrasebook provides one; the default is a table generated from it. */
export interface Lexicon {
  /** Whether `word` (2 to 16 Han, no punctuation, either script) is a known word or phrase. */
  has(word: string): boolean;
}

/** Knows nothing: scoring then rests on the characters alone. */
export const EMPTY_LEXICON: Lexicon = { has: () => false };
