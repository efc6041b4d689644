import { isHan } from '../text/han';
import type { Phrase } from './phrase';

/** Phrases with the letters they are typed by. Loads pinyin-pro, which knows words and so reads 行, 重 and 为 rightly; not for the hot path. */
export async function withPinyin(phrases: readonly Phrase[]): Promise<Phrase[]> {
  if (phrases.every(({ pinyin }) => pinyin !== undefined)) return [...phrases];
  const { pinyin } = await import('pinyin-pro');
  return phrases.map((phrase) => {
    if (phrase.pinyin !== undefined) return phrase;
    let han = 0;
    for (const character of phrase.text) if (isHan(character.charCodeAt(0))) han++;
    const syllables = pinyin(phrase.text, { toneType: 'none', type: 'array', nonZh: 'removed', v: true });
    // A character that it does not know would shift all that follow.
    const complete = syllables.length === han && syllables.every((syllable) => /^[a-z]+$/.test(syllable));
    return complete && han > 0 ? { ...phrase, pinyin: syllables.join(' ') } : phrase;
  });
}
