import type { EscapeForm } from '../finding';
import { decoded, type Escape, hasHan, sticky } from './escape';

/** Two at least, or \u{...}; U+0000-U+001F stay escaped, since they are no text. */
export function unicodeEscapes(text: string, offset: number, limit: number): Escape | undefined {
  const next = text.charAt(offset + 1);
  if (next !== 'u' && next !== 'U') return undefined;
  const run = sticky(/(?:\\u[0-9A-Fa-f]{4}|\\u\{[0-9A-Fa-f]{1,6}\}|\\U[0-9A-Fa-f]{8})+/y, text, offset, limit);
  if (run === undefined) return undefined;
  const codes = run.match(/[0-9A-Fa-f]{4,8}|(?<=\{)[0-9A-Fa-f]+/g) ?? [];
  if (
    codes.length < 2 ||
    codes.some((code) => Number.parseInt(code, 16) > 0x10ffff || Number.parseInt(code, 16) < 0x20)
  )
    return undefined;
  // Four digits are one UTF-16 unit: pairs of surrogates come together by themselves.
  const decoded = codes
    .map((code) =>
      code.length === 4
        ? String.fromCharCode(Number.parseInt(code, 16))
        : String.fromCodePoint(Number.parseInt(code, 16)),
    )
    .join('');
  return /[\ud800-\udfff]/u.test(decoded) || !hasHan(decoded) || isRangeOfPattern(text, offset + run.length)
    ? undefined
    : { end: offset + run.length, text: decoded, form: 'escape-sequence', plain: true };
}

/** `\u4e00-\u9fa5` names a range of characters; nobody wrote 一 and 龥. */
function isRangeOfPattern(text: string, end: number): boolean {
  return text.startsWith('-\\u', end) || text.startsWith(']', end);
}

/** A run of bytes, each in the notation of `pattern`, which ends in two hexadecimal digits. */
export function byteEscapes(
  text: string,
  offset: number,
  limit: number,
  pattern: RegExp,
  form: EscapeForm,
): Escape | undefined {
  const run = sticky(pattern, text, offset, limit);
  return run === undefined
    ? undefined
    : decoded(run.match(/[0-9A-Fa-f]{2}(?![0-9A-Fa-f])/g) ?? [], offset + run.length, form);
}
