// escape: characters that stand there in the notation of a program, a mail or an address.
// Cause: JSON, logs, mails and addresses that were copied as they are stored.
// Fires: \u529e\u516c\u5385 · =E5=8A=9E=E5=85=AC · %E5%8A%9E%E5%85%AC, %B0%EC%B9%AB (GBK) · =?GB2312?B?sOy5qw==?= · ~{0l9+~}.
// Also: 許\功\蓋\, which programs made of 許功蓋, whose second bytes in Big5 are backslashes.
// Must not: `\u4e00-\u9fa5` in a text about patterns · https://example.org/%E5%8A%9E · 增长5%、20%以上 · C:\users\x.
import { strayBackslash } from '../escapes/backslash';
import { type Escape, isChinese } from '../escapes/escape';
import { hz, mimeWord, quotedPrintable, utf7 } from '../escapes/mail';
import { byteEscapes, unicodeEscapes } from '../escapes/program';
import { isMentioned } from '../mention';
import type { Rule } from '../rule';

const BACKSLASH = 0x5c;
const PERCENT = 0x25;
const EQUALS = 0x3d;
const TILDE = 0x7e;
const PLUS = 0x2b;

export const rule: Rule<'escape'> = {
  kind: 'escape',
  triggers: (unit) => unit === BACKSLASH || unit === PERCENT || unit === EQUALS || unit === TILDE || unit === PLUS,

  at(paragraph, offset, within, sink) {
    const { text } = paragraph;
    const found = readAt(text, offset, within.end, within.start);
    if (!found) return offset + 1;
    if (isMentioned(text, offset, found.end, paragraph)) return found.end;
    const certain = found.plain && (found.text === '' || isChinese(found.text));
    sink.found({
      start: offset,
      end: found.end,
      certain,
      form: found.form,
      fixes: [{ edits: [{ start: offset, end: found.end, text: found.text }] }],
    });
    return found.end;
  },
};

function readAt(text: string, offset: number, limit: number, from: number): Escape | undefined {
  const before = offset > from ? text.charAt(offset - 1) : '';
  switch (text.charCodeAt(offset)) {
    case BACKSLASH:
      return before === '\\' || before === '['
        ? undefined
        : (unicodeEscapes(text, offset, limit) ??
            strayBackslash(text, offset, from, limit) ??
            byteEscapes(text, offset, limit, /(?:\\x[0-9A-Fa-f]{2}){3,}/y, 'escape-sequence'));
    case PERCENT:
      return isInAddress(text, offset, from)
        ? undefined
        : byteEscapes(text, offset, limit, /(?:%[0-9A-Fa-f]{2}){3,}/y, 'percent');
    case EQUALS:
      return (
        mimeWord(text, offset, limit) ??
        (isInAddress(text, offset, from) ? undefined : quotedPrintable(text, offset, limit))
      );
    case TILDE:
      return hz(text, offset, limit);
    default:
      return utf7(text, offset, limit);
  }
}

/** Whether the characters before `offset`, up to white space or Han, look like an address or a query. */
function isInAddress(text: string, offset: number, from: number): boolean {
  const least = Math.max(from, offset - 300);
  let start = offset;
  while (start > least && !isEdge(text.charCodeAt(start - 1))) start--;
  return /:\/\/|www\.|[?&]\w+=|^\/|\.(?:com|cn|org|net|htm)/i.test(text.slice(start, offset));
}

function isEdge(unit: number): boolean {
  return unit <= 0x20 || unit >= 0x2e80 || unit === 0x22 || unit === 0x28 || unit === 0x3c;
}
