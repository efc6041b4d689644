// Looking past what stands between a mark and the text that it belongs to: tags, references, quotes, glosses, Markdown's emphasis.
import {
  AMPERSAND,
  APOSTROPHE,
  BACKSLASH,
  COLON,
  GREATER,
  LEFT_PAREN,
  LESS,
  QUOTE,
  RIGHT_BRACKET,
  RIGHT_PAREN,
  SEMICOLON,
  STAR,
  TILDE,
  UNDERSCORE,
} from '../../text/ascii';
import { CharacterClass, characterClasses } from '../../text/han';
import { perParagraph } from '../perParagraph';
import type { Paragraph } from '../rule';

/** How far a neighbour is looked for. */
const REACH = 200;
/** `&CounterClockwiseContourIntegral;` is the longest reference; those of prose are short. */
const LONGEST_REFERENCE = 10;

/** Whether the unit is Han or a mark of Chinese text. */
export function isChinese(unit: number): boolean {
  const type = characterClasses()[unit];
  return type === CharacterClass.Han || type === CharacterClass.CjkPunctuation;
}

/**
 * The unit that the mark at `offset` follows, looking back through tags, references, quotes, brackets and emphasis.
 * @returns 0 where there is none before `floor`
 */
export function unitBefore(text: string, offset: number, floor: number): number {
  const stop = Math.max(floor, offset - REACH);
  let i = offset - 1;
  while (i >= stop) {
    const unit = text.charCodeAt(i);
    let open = i;
    if (unit === GREATER) open = lastOf(text, LESS, i, stop);
    else if (unit === RIGHT_PAREN) open = lastOf(text, LEFT_PAREN, i, stop);
    else if (unit === SEMICOLON) open = lastOf(text, AMPERSAND, i, Math.max(stop, i - LONGEST_REFERENCE));
    else if (!isTransparent(unit)) return unit;
    if (open < 0) return unit;
    i = open - 1;
  }
  return 0;
}

const holdsAddress = perParagraph(({ text, start, end }: Paragraph): boolean => {
  const line = text.slice(start, end);
  return line.includes('://') || line.includes(':\\');
});

/** Whether `offset` lies in a URL or a Windows path: those may hold Han and ASCII marks side by side. */
export function insideAddress(paragraph: Paragraph, offset: number): boolean {
  const { text, start } = paragraph;
  if (!holdsAddress(paragraph)) return false;
  const stop = Math.max(start, offset - REACH);
  for (let i = offset - 1; i >= stop; i--) {
    const type = characterClasses()[text.charCodeAt(i)];
    if (type === CharacterClass.Space || type === CharacterClass.CjkPunctuation) return false;
    if (text.charCodeAt(i) === COLON && (text.startsWith('//', i + 1) || text.charCodeAt(i + 1) === BACKSLASH))
      return true;
  }
  return false;
}

function isTransparent(unit: number): boolean {
  return (
    unit === QUOTE ||
    unit === APOSTROPHE ||
    unit === STAR ||
    unit === UNDERSCORE ||
    unit === TILDE ||
    unit === RIGHT_BRACKET
  );
}

function lastOf(text: string, wanted: number, from: number, stop: number): number {
  for (let i = from - 1; i >= stop; i--) if (text.charCodeAt(i) === wanted) return i;
  return -1;
}
