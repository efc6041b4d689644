// ASCII signs as mark-up and program text use them, by UTF-16 unit, and how to walk over them. Offsets are half-open, `end` is a
// line's end: nothing here looks further.

export const TAB = 0x09;
export const SPACE = 0x20;
export const EXCLAMATION = 0x21;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const DOLLAR = 0x24;
export const PERCENT = 0x25;
export const AMPERSAND = 0x26;
export const APOSTROPHE = 0x27;
export const LEFT_PAREN = 0x28;
export const RIGHT_PAREN = 0x29;
export const STAR = 0x2a;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const DASH = 0x2d;
export const DOT = 0x2e;
export const SLASH = 0x2f;
export const COLON = 0x3a;
export const SEMICOLON = 0x3b;
export const LESS = 0x3c;
export const EQUALS = 0x3d;
export const GREATER = 0x3e;
export const QUESTION = 0x3f;
export const AT = 0x40;
export const LEFT_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const RIGHT_BRACKET = 0x5d;
export const UNDERSCORE = 0x5f;
export const BACKTICK = 0x60;
export const LEFT_BRACE = 0x7b;
export const BAR = 0x7c;
export const RIGHT_BRACE = 0x7d;
export const TILDE = 0x7e;

export function isSpace(unit: number): boolean {
  return unit === SPACE || unit === TAB;
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

export function isLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

export function isPunctuation(unit: number): boolean {
  return unit > SPACE && unit < 0x7f && !isLetter(unit) && !isDigit(unit);
}

/** Where blanks and tabs from `start` on end. */
export function skipSpaces(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && isSpace(text.charCodeAt(i))) i++;
  return i;
}

/** Whether there is nothing but blanks and tabs. */
export function isBlank(text: string, start: number, end: number): boolean {
  return skipSpaces(text, start, end) === end;
}

/** How often the unit at `start` is repeated. */
export function runLength(text: string, start: number, end: number): number {
  const unit = text.charCodeAt(start);
  let i = start;
  while (i < end && text.charCodeAt(i) === unit) i++;
  return i - start;
}

/** As String.indexOf, but no further than `end`: past a line's end the search would cost the whole document each time. */
export function find(text: string, needle: string, from: number, end: number): number {
  const at = text.slice(from, end).indexOf(needle);
  return at < 0 ? -1 : from + at;
}
