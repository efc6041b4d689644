import {
  APOSTROPHE,
  AT,
  BACKTICK,
  COLON,
  DASH,
  DOT,
  EQUALS,
  EXCLAMATION,
  find,
  GREATER,
  isDigit,
  isLetter,
  LESS,
  PLUS,
  QUESTION,
  QUOTE,
  SLASH,
  SPACE,
  skipSpaces,
  UNDERSCORE,
} from '../../ascii';

/** No tag is longer, and no link in angle brackets. */
const LONGEST_TAG = 2000;

/** The end of `<scheme:…>` or `<name@host>`; -1 where the `<` begins something else (a tag, a comparison). */
export function autolinkEnd(text: string, start: number, end: number): number {
  let sign = 0;
  const stop = Math.min(end, start + LONGEST_TAG);
  for (let i = start + 1; i < stop; i++) {
    const unit = text.charCodeAt(i);
    if (unit === GREATER) return sign > 0 ? i + 1 : -1;
    if (unit <= SPACE || unit === LESS) return -1;
    if (sign > 0) continue;
    // A scheme is 2 to 32 letters, digits, `+`, `.`, `-`; a mail address has its `@`.
    if (unit === COLON) {
      if (i - start < 3 || i - start > 33 || !isLetter(text.charCodeAt(start + 1))) return -1;
      sign = unit;
    } else if (unit === AT && i > start + 1) sign = unit;
    else if (!isLetter(unit) && !isDigit(unit) && unit !== PLUS && unit !== DOT && unit !== DASH && unit !== UNDERSCORE)
      return -1;
  }
  return -1;
}

/** The end of `<!NAME …>` or `<? … ?>`; -1 where it is none. */
export function declarationEnd(text: string, start: number, end: number): number {
  const sign = text.charCodeAt(start + 1);
  const question = sign === QUESTION;
  if (!question && !(sign === EXCLAMATION && isLetter(text.charCodeAt(start + 2)))) return -1;
  const close = find(text, question ? '?>' : '>', start + 2, Math.min(end, start + LONGEST_TAG));
  return close < 0 ? -1 : close + (question ? 2 : 1);
}

/** The end of the open or closing tag at `start` (CommonMark 6.6), where it ends in this line; -1 where it is none. */
export function htmlTagEnd(text: string, start: number, end: number): number {
  const stop = Math.min(end, start + LONGEST_TAG);
  let i = start + 1;
  const closing = text.charCodeAt(i) === SLASH;
  if (closing) i++;
  if (i >= stop || !isLetter(text.charCodeAt(i))) return -1;
  while (i < stop && isNameUnit(text.charCodeAt(i))) i++;
  for (;;) {
    const blank = skipSpaces(text, i, stop);
    if (blank >= stop) return -1;
    const unit = text.charCodeAt(blank);
    if (unit === GREATER) return blank + 1;
    if (unit === SLASH) return !closing && text.charCodeAt(blank + 1) === GREATER && blank + 1 < stop ? blank + 2 : -1;
    if (closing || blank === i || !isAttributeStart(unit)) return -1;
    i = blank + 1;
    while (i < stop && isAttributeUnit(text.charCodeAt(i))) i++;
    const equals = skipSpaces(text, i, stop);
    if (equals >= stop || text.charCodeAt(equals) !== EQUALS) continue;
    i = skipSpaces(text, equals + 1, stop);
    const quote = text.charCodeAt(i);
    if (quote === QUOTE || quote === APOSTROPHE) {
      i++;
      while (i < stop && text.charCodeAt(i) !== quote) i++;
      if (i >= stop) return -1;
      i++;
    } else {
      const value = i;
      while (i < stop && isUnquotedUnit(text.charCodeAt(i))) i++;
      if (i === value) return -1;
    }
  }
}

function isNameUnit(unit: number): boolean {
  return isLetter(unit) || isDigit(unit) || unit === DASH;
}

function isAttributeStart(unit: number): boolean {
  return isLetter(unit) || unit === UNDERSCORE || unit === COLON;
}

function isAttributeUnit(unit: number): boolean {
  return isAttributeStart(unit) || isDigit(unit) || unit === DOT || unit === DASH;
}

function isUnquotedUnit(unit: number): boolean {
  return (
    unit > SPACE &&
    unit !== QUOTE &&
    unit !== APOSTROPHE &&
    unit !== EQUALS &&
    unit !== LESS &&
    unit !== GREATER &&
    unit !== BACKTICK
  );
}
