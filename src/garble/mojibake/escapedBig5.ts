import { codePage } from '../../text/codePage';
import { CharacterClass, classOf, isHan } from '../../text/han';
import { chinese } from '../language';
import { exactPiece, misread, type Reading } from './reading';

// The second byte of 許, 功, 蓋 and some hundred more is 0x5C in Big5. A program that takes it for a backslash writes one more
// behind it, and that is left when the bytes are read rightly: 許\功\蓋\.

const BACKSLASH = 0x5c;
/** How far around it other backslashes are looked at. */
const REACH = 160;
/** Nats by which the pair across a backslash must be more expected than its second character is by itself. */
const KNOWN_PAIR = 1.5;
/** What is certain of several, and offered of one. */
const GAIN_OF_MANY = 60;
const GAIN_OF_ONE = 20;

/**
 * Reads the backslash at `offset` as left over from Big5. One alone must part a known pair of characters, several must all stand
 * so; a path or a formula has others.
 */
export function escapedBig5(text: string, offset: number, from: number, limit: number): Reading | undefined {
  if (!isEscape(text, offset, from, limit)) return undefined;
  let count = 0;
  for (let i = Math.max(from, offset - REACH); i < Math.min(limit, offset + REACH); i++) {
    if (text.charCodeAt(i) !== BACKSLASH) continue;
    if (!isEscape(text, i, from, limit)) return undefined;
    count++;
  }
  const character = text.charCodeAt(offset - 1);
  const next = offset + 1 < limit ? text.charCodeAt(offset + 1) : 0;
  const language = chinese();
  const isPair = isHan(next) && language.cost(character, next) + KNOWN_PAIR < (language.unigrams[next] as number);
  if (count < 2 && !isPair) return undefined;
  const original = text.charAt(offset - 1);
  return {
    chain: misread('big5', 'ascii'),
    pieces: [exactPiece(offset - 1, offset + 1, original)],
    start: offset - 1,
    end: offset + 1,
    text: original,
    exact: count,
    guessed: 0,
    lost: 0,
    gain: count < 2 ? GAIN_OF_ONE : GAIN_OF_MANY,
  };
}

/** Whether a backslash stands behind such a character, and not before what it may escape. */
function isEscape(text: string, offset: number, from: number, limit: number): boolean {
  if (offset <= from) return false;
  const code = codePage('big5').codes[text.charCodeAt(offset - 1)] as number;
  if (code <= 0xff || (code & 0xff) !== BACKSLASH) return false;
  if (offset + 1 >= limit) return true;
  const type = classOf(text.charCodeAt(offset + 1));
  return type === CharacterClass.Han || type === CharacterClass.CjkPunctuation || type === CharacterClass.FullWidth;
}
