// URLs in running text, as GitHub links them. Chinese text runs into them without a blank.

const SPACE = 0x20;
const COLON = 0x3a;
const SLASH = 0x2f;
const LONGEST_SCHEME = 20;

/** Where the scheme of `scheme://…` starts whose colon stands at `colon`; -1 where it is no URL. */
export function urlStart(text: string, colon: number, floor: number): number {
  if (text.charCodeAt(colon) !== COLON || text.charCodeAt(colon + 1) !== SLASH || text.charCodeAt(colon + 2) !== SLASH)
    return -1;
  let i = colon;
  while (i > floor && colon - i < LONGEST_SCHEME && isSchemeUnit(text.charCodeAt(i - 1))) i--;
  while (i < colon && !isAsciiLetter(text.charCodeAt(i))) i++;
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
      unit === 0x22 ||
      unit === 0x3c ||
      unit === 0x3e ||
      unit === 0x5b ||
      unit === 0x5d ||
      unit === 0x60
    )
      break;
    if (unit === 0x28) depth++;
    else if (unit === 0x29 && depth-- === 0) break;
  }
  while (i > from && ".,:;!?'*_~|(".includes(text.charAt(i - 1))) i--;
  return i;
}

function isSchemeUnit(unit: number): boolean {
  return isAsciiLetter(unit) || (unit >= 0x30 && unit <= 0x39) || unit === 0x2b || unit === 0x2d || unit === 0x2e;
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}
