import type { Phrase } from './phrase';

/** What can be wrong with an entry of a book. The sentence for it is made in messages/. */
export type ProblemCode =
  | 'not-json' // { reason }: the file is no JSON
  | 'not-a-book' // the file is not { "version": 1, "phrases": [...] }
  | 'version' // { version }: made by a newer version
  | 'missing-field'
  | 'unknown-field'
  | 'wrong-type' // { expected }: a JSON type
  | 'not-allowed' // { value, allowed }: not one of a fixed list
  | 'too-short' // { least }
  | 'too-long' // { most }
  | 'too-few' // { least }: items of a list
  | 'too-many' // { most }
  | 'too-small' // { least }: a number
  | 'too-large' // { most }
  | 'wrong-form' // { form }: a pattern that the string must match
  | 'stray-member' // { member }: stands neither in the text nor in the expansion
  | 'no-gap' // a frame without ${1}
  | 'syllables'; // { syllables, han }: pinyin does not have one syllable a Han

/** One thing wrong with one entry, which is left out while the rest loads. `entry` is -1 for the file itself. */
export interface Problem {
  readonly entry: number;
  readonly text?: string;
  /** Path of the field inside the entry, such as `sources/0/title`; empty for the entry itself. */
  readonly field: string;
  readonly code: ProblemCode;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface Book {
  readonly phrases: Phrase[];
  readonly problems: Problem[];
}
