import type { Phrase } from '../phrase';
import { FormOf, type Forms } from './forms';
import { Key } from './key';
import type { Range } from './sortedKeys';

/** The entries whose text is that of `phrase`, script and punctuation apart: those of other books, `phrase` itself left out. In the order of the books. */
export function equalsOf({ heads, kindOf, phraseOf, phrases }: Forms, phrase: Phrase): Phrase[] {
  if (phrase.kind === 'frame') return [];
  const key = new Key().readPhrase(phrase.text);
  const range: Range = { low: 0, high: 0 };
  if (!heads.find(range, key.units, 0, key.length)) return [];
  const found: number[] = [];
  for (let at = range.low; at < range.high && heads.lengthAt(at) === key.length; at++) {
    const form = heads.owner(at);
    if (kindOf[form] === FormOf.Text) found.push(phraseOf[form] as number);
  }
  return found
    .sort((a, b) => a - b)
    .filter((at) => phrases.head(at).kind !== 'frame')
    .map((at) => phrases.phrase(at))
    .filter((other) => other !== phrase);
}
