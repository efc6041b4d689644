import { isHan } from '../text/han';
import type { PhraseKind } from './phrase';

/** 三服务, 四个意识, “两个维护”, 五位一体; a number that counts what stands in it (一是) is none. */
const ABBREVIATION =
  /^[“「‘『]?[一二两兩三四五六七八九十百]+(?:个|個|大|项|項|新|支|条|條|种|種|位)?[^\s，、。]{1,5}[”」’』]?$/;

/** What kind of phrase a text probably is, from its form alone. */
export function guessKind(text: string): PhraseKind {
  const plain = text.replace(/[“”‘’「」『』]/g, '');
  if (ABBREVIATION.test(text) && han(text) <= 7) return 'numeric-abbreviation';
  if (/(?:就是|是一种|是一種|乃是|即是)/.test(plain) && han(plain) > 6) return 'definition';
  const members = plain.split('、');
  if (members.length > 1) return 'parallel-list';
  const clauses = plain.split(/[，；,;]/).filter((clause) => clause.trim() !== '');
  if (clauses.length > 1) return 'parallel-clause';
  if (/^[“「『].*[”」』]$/.test(text)) return 'quoted-slogan';
  if (han(plain) === 4 && plain.length === 4) return 'four-character';
  return 'collocation';
}

function han(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (isHan(text.charCodeAt(i))) count++;
  return count;
}
