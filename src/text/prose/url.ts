import {
  BACKTICK,
  COLON,
  DASH,
  DOT,
  GREATER,
  isDigit,
  isLetter,
  LEFT_BRACKET,
  LEFT_PAREN,
  LESS,
  PLUS,
  QUOTE,
  RIGHT_BRACKET,
  RIGHT_PAREN,
  SLASH,
  SPACE,
} from '../ascii';

// URLs in running text, as GitHub links them. Chinese text runs into them without a blank.

const LONGEST_SCHEME = 20;

/** Where the scheme of `scheme://…` starts whose colon stands at `colon`; -1 where it is no URL. */
export function urlStart(text: string, colon: number, floor: number): number {
  if (text.charCodeAt(colon) !== COLON || text.charCodeAt(colon + 1) !== SLASH || text.charCodeAt(colon + 2) !== SLASH)
    return -1;
  let i = colon;
  while (i > floor && colon - i < LONGEST_SCHEME && isSchemeUnit(text.charCodeAt(i - 1))) i--;
  while (i < colon && !isLetter(text.charCodeAt(i))) i++;
  return i < colon ? i : -1;
}

/**
 * The end of the URL whose authority starts at `from`: at white space, CJK text and punctuation, quotes, angle brackets and
 * a bracket that was opened before it. The marks of a sentence at its end are not part of it.
 */
export function urlEnd(text: string, from: number, end: number): number {
  let depth = 0;
  let i = from;
  for (; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (
      unit <= SPACE ||
      unit >= 0x2000 ||
      unit === QUOTE ||
      unit === LESS ||
      unit === GREATER ||
      unit === LEFT_BRACKET ||
      unit === RIGHT_BRACKET ||
      unit === BACKTICK
    )
      break;
    if (unit === LEFT_PAREN) depth++;
    else if (unit === RIGHT_PAREN && depth-- === 0) break;
  }
  while (i > from && ".,:;!?'*_~|(".includes(text.charAt(i - 1))) i--;
  return i;
}

function isSchemeUnit(unit: number): boolean {
  return isLetter(unit) || isDigit(unit) || unit === PLUS || unit === DASH || unit === DOT;
}
