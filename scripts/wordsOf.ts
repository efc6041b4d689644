import type { Phrase } from '../src/phrases';
import { foldText } from '../src/text/script';

/** Longer stretches of Han are sentences: nothing is scored by them. */
const LONGEST = 8;

/**
 * The words of a book: every stretch of 2 to 8 Han in what it offers, folded so that both scripts are one, sorted, one space between two.
 */
export function wordsOf(phrases: readonly Phrase[]): string {
  const words = new Set<string>();
  for (const { text, members = [], expansion = '', variants = [] } of phrases)
    for (const wording of [text, expansion, ...members, ...variants])
      for (const [word] of wording.matchAll(/\p{Script=Han}+/gu))
        if (word.length >= 2 && word.length <= LONGEST) words.add(foldText(word));
  return [...words].sort().join(' ');
}
