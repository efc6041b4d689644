import { BACKSLASH, DOLLAR, isDigit, isSpace } from '../../ascii';

/** Where CJK begins: no formula holds it but inside a command such as \text. */
const CJK = 0x2e80;

/**
 * The end of `$…$` or `$$…$$` that starts at `start`; -1 where it is a plain dollar sign: a blank inside the signs, a digit after,
 * Han between them that no command such as \text takes.
 */
export function closingDollar(text: string, start: number, end: number): number {
  const double = text.charCodeAt(start + 1) === DOLLAR;
  const inner = start + (double ? 2 : 1);
  if (inner >= end || (!double && isSpace(text.charCodeAt(inner)))) return -1;
  let command = false;
  let han = false;
  for (let i = inner; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === BACKSLASH) {
      command = true;
      i++;
    } else if (unit >= CJK) han = true;
    else if (unit === DOLLAR) {
      if (han && !command) return -1;
      if (double) return i > inner && text.charCodeAt(i + 1) === DOLLAR && i + 1 < end ? i + 2 : -1;
      return !isSpace(text.charCodeAt(i - 1)) && !isDigit(text.charCodeAt(i + 1)) ? i + 1 : -1;
    }
  }
  return -1;
}
