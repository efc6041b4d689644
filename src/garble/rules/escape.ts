// escape: characters that stand there in the notation of a program, a mail or an address.
// Cause: JSON, logs, mails and addresses that were copied as they are stored.
// Fires: \u529e\u516c\u5385 · =E5=8A=9E=E5=85=AC · %E5%8A%9E%E5%85%AC, %B0%EC%B9%AB (GBK) · =?GB2312?B?sOy5qw==?= · ~{0l9+~}.
// Must not: `\u4e00-\u9fa5` in a text about patterns · https://example.org/%E5%8A%9E · 增长5%、20%以上 · C:\users\x.
import { codePage, decode, type Encoding } from '../../text/codec';
import { isHan } from '../../text/han';
import type { EscapeForm } from '../finding';
import { isMentioned } from '../mention';
import { chinese } from '../mojibake/language';
import type { Rule } from '../rule';

interface Escape {
  readonly end: number;
  readonly text: string;
  readonly form: EscapeForm;
  /** Whether the notation says itself which encoding it holds. */
  readonly plain: boolean;
}

const BACKSLASH = 0x5c;
const PERCENT = 0x25;
const EQUALS = 0x3d;
const TILDE = 0x7e;
const PLUS = 0x2b;

/** Characters of one escaped run; a longer one is several findings. */
const LONGEST = 4000;

export const rule: Rule<'escape'> = {
  kind: 'escape',
  triggers: (unit) => unit === BACKSLASH || unit === PERCENT || unit === EQUALS || unit === TILDE || unit === PLUS,

  at(paragraph, offset, within, sink) {
    const { text } = paragraph;
    const found = readAt(text, offset, within.end, within.start);
    if (!found) return offset + 1;
    if (isMentioned(text, offset, found.end, paragraph)) return found.end;
    const certain = found.plain && isChinese(found.text);
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

/** Two at least, or \u{...}; U+0000-U+001F stay escaped, since they are no text. */
function unicodeEscapes(text: string, offset: number, limit: number): Escape | undefined {
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

function byteEscapes(
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

function quotedPrintable(text: string, offset: number, limit: number): Escape | undefined {
  const run = sticky(/(?:=[0-9A-F]{2}){3,}/y, text, offset, limit);
  return run === undefined
    ? undefined
    : decoded(run.match(/[0-9A-F]{2}/g) ?? [], offset + run.length, 'quoted-printable');
}

/** Bytes that do not say their encoding: UTF-8 where they are valid, else GBK where that makes sense. */
function decoded(hexadecimal: readonly string[], end: number, form: EscapeForm): Escape | undefined {
  const bytes = Uint8Array.from(hexadecimal, (byte) => Number.parseInt(byte, 16));
  const utf8 = decode(bytes, 'utf-8');
  if (!utf8.includes('\ufffd')) return hasHan(utf8) ? { end, text: utf8, form, plain: true } : undefined;
  if (bytes.length < 4) return undefined;
  const gbk = decode(bytes, 'gbk');
  if (gbk.includes('\ufffd') || !hasHan(gbk)) return undefined;
  return isChinese(gbk) ? { end, text: gbk, form, plain: gbk.length >= 4 } : undefined;
}

/** RFC 2047: =?charset?B|Q?text?=, several with white space between them are one. */
function mimeWord(text: string, offset: number, limit: number): Escape | undefined {
  if (!text.startsWith('=?', offset)) return undefined;
  const run = sticky(
    /=\?[\w-]{3,16}\?[BQbq]\?[^?\s]{1,200}\?=(?:[ \t]*=\?[\w-]{3,16}\?[BQbq]\?[^?\s]{1,200}\?=)*/y,
    text,
    offset,
    limit,
  );
  if (run === undefined) return undefined;
  let original = '';
  for (const [, charset, mode, body] of run.matchAll(/=\?([\w-]+)\?([BQbq])\?([^?]*)\?=/g)) {
    const encoding = CHARSETS[(charset as string).toLowerCase()];
    const bytes = mode === 'B' || mode === 'b' ? base64(body as string) : qEncoded(body as string);
    if (!encoding || !bytes) return undefined;
    original += decode(bytes, encoding);
  }
  return original.includes('\ufffd') || !hasHan(original)
    ? undefined
    : { end: offset + run.length, text: original, form: 'mime-word', plain: true };
}

const CHARSETS: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  gb2312: 'gbk',
  gbk: 'gbk',
  gb18030: 'gb18030',
  big5: 'big5',
};

function qEncoded(body: string): Uint8Array | undefined {
  const bytes: number[] = [];
  for (let i = 0; i < body.length; i++) {
    const character = body.charAt(i);
    if (character !== '=') bytes.push(character === '_' ? 0x20 : character.charCodeAt(0));
    else {
      const code = body.slice(i + 1, i + 3);
      if (!/^[0-9A-Fa-f]{2}$/.test(code)) return undefined;
      bytes.push(Number.parseInt(code, 16));
      i += 2;
    }
  }
  return bytes.every((byte) => byte < 0x100) ? Uint8Array.from(bytes) : undefined;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(body: string): Uint8Array | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const character of body.replace(/=+$/, '')) {
    const value = BASE64.indexOf(character);
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes.push((bits >> count) & 0xff);
    }
  }
  return Uint8Array.from(bytes);
}

/** RFC 1843: `~{` and then GB 2312 in seven bits, two characters each, until `~}`. */
function hz(text: string, offset: number, limit: number): Escape | undefined {
  if (!text.startsWith('~{', offset)) return undefined;
  const run = sticky(/~\{((?:[!-w][!-~])+)~\}/y, text, offset, limit);
  if (run === undefined) return undefined;
  const body = run.slice(2, -2);
  const original = decode(
    Uint8Array.from(body, (character) => character.charCodeAt(0) | 0x80),
    'gbk',
  );
  return original.includes('\ufffd') || !hasHan(original)
    ? undefined
    : { end: offset + run.length, text: original, form: 'hz', plain: true };
}

/** RFC 2152: `+`, UTF-16 in Base64 without padding, `-`. Two Han at least, since a plus sign is common. */
function utf7(text: string, offset: number, limit: number): Escape | undefined {
  const run = sticky(/\+[A-Za-z0-9+/]{6,}-/y, text, offset, limit);
  const bytes = run === undefined ? undefined : base64(run.slice(1, -1));
  if (run === undefined || !bytes || bytes.length % 2 !== 0) return undefined;
  const original = decode(bytes, 'utf-16be');
  const isText = original.length >= 2 && [...original].every((character) => isChineseText(character));
  return isText && isChinese(original)
    ? { end: offset + run.length, text: original, form: 'escape-sequence', plain: true }
    : undefined;
}

function isChineseText(character: string): boolean {
  return character.length === 1 && codePage('gbk').codes[character.charCodeAt(0)] !== 0xffff;
}

function sticky(pattern: RegExp, text: string, offset: number, limit: number): string | undefined {
  // The bound keeps a hostile run of a whole file from being read again at each of its characters.
  const window = text.slice(offset, Math.min(limit, offset + LONGEST));
  pattern.lastIndex = 0;
  return pattern.exec(window)?.[0];
}

function hasHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isHan(text.charCodeAt(i))) return true;
  return false;
}

/** Whether the text is about as expected as Chinese is; short names may hold rare characters. */
function isChinese(text: string): boolean {
  return chinese().textCost(text, 0x20, 0x20) <= 11.5 * (text.length + 1);
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
