import { fold, foldText } from '../text/script';
import words from './data/lexicon.txt';
import { lazily } from './lazily';

/** The words that scoring may lean on, of 2 to 16 Han and without punctuation. Both scripts are one. */
export interface Lexicon {
  /** Whether `word` is known. */
  has(word: string): boolean;
  /**
   * Where the longest known word, of 2 to 31 UTF-16 units, ends that begins at `start` of `text` and ends by `end`; `start` where
   * none does. Need not be there: it only saves asking has() for each of those lengths.
   */
  longestAt?(text: string, start: number, end: number): number;
  /** Whether a known word may begin with these two UTF-16 units. Need not be there: it only saves looking for one. */
  mayBegin?(first: number, second: number): boolean;
  /** The characters (folded, each once) that make a known word where they stand between `before` and `after`. */
  between(before: string, after: string): string;
  /**
   * Whether there may be any between these, or between the end of `before` and the beginning of `after`, where neither is empty or the
   * same one is. Need not be there: it only saves asking between() for each of those.
   */
  mayStandBetween?(before: string, after: string): boolean;
}

/** Slots of the tables that clear nearly all of what is no word, with a look at two characters; a power of two. */
const SLOTS = 1 << 14;

/** The shortest and the longest word that is looked for in a text, in UTF-16 units. */
const [SHORTEST, LONGEST] = [2, 31] as const;

/** As Lexicon.longestAt, for a lexicon that may be without. */
export function longestAt(lexicon: Lexicon, text: string, start: number, end: number): number {
  if (lexicon.longestAt) return lexicon.longestAt(text, start, end);
  for (let to = Math.min(end, start + LONGEST); to - start >= SHORTEST; to--)
    if (lexicon.has(text.slice(start, to))) return to;
  return start;
}

/** A lexicon of words in either script. */
export function lexiconOf(words: Iterable<string>): Required<Lexicon> {
  const known = new Set<string>();
  const gaps = new Map<string, string>();
  /** By the first two characters of words, their lengths, a bit each; words with other beginnings may share the slot. */
  const lengths = new Uint32Array(SLOTS);
  /** Whether a gap of some word has the slot of the characters beside it. */
  const isGap = new Uint8Array(SLOTS);
  for (const each of words) {
    const word = foldText(each);
    if (known.has(word)) continue;
    known.add(word);
    const head = slotOf(word.charCodeAt(0), word.charCodeAt(1));
    lengths[head] = (lengths[head] as number) | (1 << Math.min(word.length, LONGEST));
    for (let i = 0; i < word.length; i++) {
      const [before, after] = [word.slice(0, i), word.slice(i + 1)];
      const gap = gapOf(before, after);
      const characters = gaps.get(gap) ?? '';
      if (!characters.includes(word.charAt(i))) gaps.set(gap, characters + word.charAt(i));
      isGap[slotOfGap(before, after)] = 1;
    }
  }
  return {
    has: (word) => known.has(foldText(word)),
    longestAt(text, start, end) {
      if (end - start < SHORTEST) return start;
      let rest = lengths[slotOf(fold(text.charCodeAt(start)), fold(text.charCodeAt(start + 1)))] as number;
      if (end - start < LONGEST) rest &= (2 << (end - start)) - 1;
      for (; rest !== 0; rest &= ~(1 << (31 - Math.clz32(rest)))) {
        const to = start + 31 - Math.clz32(rest);
        if (known.has(foldText(text.slice(start, to)))) return to;
      }
      return start;
    },
    mayBegin: (first, second) => lengths[slotOf(fold(first), fold(second))] !== 0,
    between: (before, after) =>
      isGap[slotOfGap(before, after)] === 1 ? (gaps.get(gapOf(foldText(before), foldText(after))) ?? '') : '',
    mayStandBetween: (before, after) => isGap[slotOfGap(before, after)] === 1,
  };
}

function slotOf(first: number, second: number): number {
  return (Math.imul((first << 16) | second, 0x9e3779b1) >>> 18) & (SLOTS - 1);
}

/** The slot of the two characters that stand beside a gap, or, where it is the first or the last of a word, of those on its other side. */
function slotOfGap(before: string, after: string): number {
  if (before === '') return slotOf(foldedAt(after, 0), foldedAt(after, 1) + 1);
  const last = foldedAt(before, before.length - 1);
  if (after !== '') return slotOf(last, foldedAt(after, 0));
  return slotOf(last, before.length > 1 ? foldedAt(before, before.length - 2) + 2 : 0);
}

function foldedAt(text: string, index: number): number {
  return index < text.length ? fold(text.charCodeAt(index)) : 0;
}

function gapOf(before: string, after: string): string {
  return `${before} ${after}`;
}

const builtin = lazily(() => lexiconOf(words.split(' ')));

/** The words of the built-in phrasebook, of 2 to 8 Han: a table that scripts/lexicon.ts writes. */
export const PHRASEBOOK_WORDS: Required<Lexicon> = {
  has: (word) => builtin().has(word),
  longestAt: (text, start, end) => builtin().longestAt(text, start, end),
  mayBegin: (first, second) => builtin().mayBegin(first, second),
  between: (before, after) => builtin().between(before, after),
  mayStandBetween: (before, after) => builtin().mayStandBetween(before, after),
};

/** Knows nothing: scoring then rests on the characters alone. */
export const EMPTY_LEXICON: Required<Lexicon> = {
  has: () => false,
  longestAt: (_, start) => start,
  mayBegin: () => false,
  between: () => '',
  mayStandBetween: () => false,
};
