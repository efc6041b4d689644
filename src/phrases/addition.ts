import type { Finding } from '../garble';
import { readBook } from './book/book';
import { bookKey, type Merge, mergePhrases } from './book/bookFile';
import { mend } from './damaged';
import type { Phrase } from './phrase';
import { withPinyin } from './pinyin';
import type { Problem } from './problem';

/** A phrase that is not taken in, and the damage or the contradiction that speaks against it. */
export interface Refusal {
  readonly text: string;
  readonly because: Finding | Pick<Problem, 'field' | 'code' | 'values'>;
}

export interface Addition extends Merge {
  readonly refused: readonly Refusal[];
}

/**
 * What a book holds when phrases have been put into it: repaired, with the letters they are typed by, merged with those it has.
 * What a book would not read back is refused, so that a book that is written is always valid.
 * @param book the valid phrases of the book
 */
export async function addPhrases(book: readonly Phrase[], more: readonly Phrase[]): Promise<Addition> {
  const refused: Refusal[] = [];
  const clean: Phrase[] = [];
  for (const phrase of more) {
    const mended = mend(phrase);
    if ('phrase' in mended) clean.push(mended.phrase);
    else refused.push({ text: phrase.text, because: mended.refusedFor });
  }
  const typed = await withPinyin(clean);
  const merge = mergePhrases(book, typed);
  const { problems } = await readBook({ version: 1, phrases: merge.phrases });
  if (problems.length === 0) return { ...merge, refused };
  const faults = new Map<string, Problem>();
  for (const problem of problems) faults.set(bookKey(merge.phrases[problem.entry] as Phrase), problem);
  const valid = typed.filter((phrase) => {
    const because = faults.get(bookKey(phrase));
    if (because) refused.push({ text: phrase.text, because });
    return !because;
  });
  return { ...mergePhrases(book, valid), refused };
}
