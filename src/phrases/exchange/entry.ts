import { isHan } from '../../text/han';
import { guessKind } from '../guess';
import type { Phrase } from '../phrase';
import { themeOf } from '../themes';

const SHORTEST = 2;
const LONGEST = 200;
const LONGEST_LONG = 1000;

/** What a book allows for a short field; undefined where it is more, or nothing. */
export function short(text: string | undefined): string | undefined {
  return text === undefined || text.length === 0 || text.length > LONGEST ? undefined : text;
}

/** What a book allows for a long field: the beginning, where it is more. */
export function long(text: string | undefined): string | undefined {
  return text?.slice(0, LONGEST_LONG);
}

/** An entry from what a list says of it; undefined where its text is none. */
export function entryOf(text: string, more: Partial<Phrase> = {}): Phrase | undefined {
  const trimmed = text.trim();
  const { kind, theme, explanation, ...others } = more;
  if (trimmed.length < SHORTEST || trimmed.length > LONGEST) return undefined;
  // Whoever says what kind of phrase it is means one: 1+1>2.
  if (kind === undefined && !hasHan(trimmed)) return undefined;
  return {
    text: trimmed,
    kind: kind ?? guessKind(trimmed),
    theme: theme ?? themeOf(trimmed),
    explanation: long((explanation ?? '').trim()) ?? '',
    sources: [],
    ...others,
  };
}

function hasHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isHan(text.charCodeAt(i))) return true;
  return false;
}

/** Whether there is a syllable for each Han, as a book wants it. */
export function isPinyinOf(text: string, pinyin: string): boolean {
  let han = 0;
  for (const character of text) if (isHan(character.charCodeAt(0))) han++;
  return han > 0 && /^\p{L}+( \p{L}+)*$/u.test(pinyin) && pinyin.split(' ').length === han;
}
