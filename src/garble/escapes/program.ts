import { hasHan, hexadecimal, isMarks, LONGEST, type Reading } from './escape';

const BACKSLASH = 0x5c;
const LAST_CODE_POINT = 0x10ffff;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** `\uXXXX`, `\u{X…}`, `\UXXXXXXXX`: two at least; U+0000-U+001F stay escaped, since they are no text. */
export function unicodeEscapes(text: string, offset: number, limit: number): Reading {
  const stop = Math.min(limit, offset + LONGEST);
  let end = offset;
  let original = '';
  let count = 0;
  let isText = true;
  while (end < stop) {
    const one = escapeAt(text, end, stop);
    if (!one) break;
    end = one.end;
    count++;
    if (one.code < 0x20 || one.code > LAST_CODE_POINT) isText = false;
    // Four digits are one UTF-16 unit: pairs of surrogates come together by themselves.
    else if (isText) original += one.code > 0xffff ? String.fromCodePoint(one.code) : String.fromCharCode(one.code);
  }
  if (count === 0) return undefined;
  // The last of a run that is longer than one finding may be half a character.
  const last = original.charCodeAt(original.length - 1);
  if (count > 1 && end + WIDTH > stop && (last & 0xfc00) === 0xd800) {
    end -= WIDTH;
    original = original.slice(0, -1);
  }
  if (!isText || LONE_SURROGATE.test(original) || isRangeOfPattern(text, end)) return { end };
  const read = { start: offset, end, text: original, form: 'escape-sequence', plain: true } as const;
  if (count > 1 && hasHan(original)) return read;
  return isMarks(original) || hasHan(original) ? { ...read, weak: true } : { end };
}

const WIDTH = '\\uXXXX'.length;

function escapeAt(text: string, offset: number, stop: number): { end: number; code: number } | undefined {
  if (text.charCodeAt(offset) !== BACKSLASH) return undefined;
  const sign = text.charAt(offset + 1);
  if (sign !== 'u' && sign !== 'U') return undefined;
  let from = offset + 2;
  let to = from + (sign === 'u' ? 4 : 8);
  let end = to;
  if (sign === 'u' && text.charAt(from) === '{') {
    from++;
    to = from;
    while (to < from + 6 && hexadecimal(text, to, to + 1) >= 0) to++;
    if (to === from || text.charAt(to) !== '}') return undefined;
    end = to + 1;
  }
  const code = end > stop ? -1 : hexadecimal(text, from, to);
  return code < 0 ? undefined : { end, code };
}

/** `\u4e00-\u9fa5` names a range of characters; nobody wrote 一 and 龥. */
function isRangeOfPattern(text: string, end: number): boolean {
  return text.startsWith('-\\u', end) || text.startsWith(']', end);
}
