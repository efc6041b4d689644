import { chinese } from '../../garble/language';

/** In nats; 人民, 社会 have 4 and more, 学技 of 科学技术 3.3. */
const INSIDE_WORD = 3.5;

/** How much likelier the character at `at` is behind the one before it than anywhere, in nats. */
function cohesion(folded: string, at: number): number {
  const language = chinese();
  const unit = folded.charCodeAt(at);
  return (language.unigrams[unit] as number) - language.cost(folded.charCodeAt(at - 1), unit);
}

/** Whether a cut at `at` would go through a word, as far as its two neighbours say: 人|民, 社|会. */
export function isInsideWord(folded: string, at: number): boolean {
  return at > 0 && at < folded.length && cohesion(folded, at) > INSIDE_WORD;
}

/** Whether four Han at `at` are two words of two, as far as their neighbours say: 经济发展, but not 脚踏实地. */
export function isOfTwoWords(folded: string, at: number): boolean {
  const [first, last] = [cohesion(folded, at + 1), cohesion(folded, at + 3)];
  return Math.min(first, last) > INSIDE_WORD && cohesion(folded, at + 2) < Math.min(first, last);
}
