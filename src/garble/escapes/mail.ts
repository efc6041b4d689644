import { decode, type Encoding } from '../../text/codec';
import { codePage } from '../../text/codePage';
import { hasHan, isChinese, LONGEST, type Reading } from './escape';

/** =?charset?B|Q?text?=; several with white space between them are one. */
const ENCODED_WORDS =
  /=\?[\w-]{3,16}\?[BQbq]\?[^?\s]{1,200}\?=(?:[ \t]{0,8}=\?[\w-]{3,16}\?[BQbq]\?[^?\s]{1,200}\?=)*/y;

/** RFC 2047: the words of a header. */
export function encodedWords(text: string, offset: number, limit: number): Reading {
  if (!text.startsWith('=?', offset)) return undefined;
  ENCODED_WORDS.lastIndex = offset;
  const run = ENCODED_WORDS.exec(text)?.[0];
  if (run === undefined || offset + run.length > limit) return undefined;
  const end = offset + run.length;
  let original = '';
  let pending: { charset: string; bytes: number[] } | undefined;
  // A careless mailer cuts a character in two: words of one charset are read as one.
  for (const [, charset, mode, body] of run.matchAll(/=\?([\w-]+)\?([BQbq])\?([^?]*)\?=/g)) {
    const bytes = mode === 'B' || mode === 'b' ? base64(body as string) : qEncoded(body as string);
    if (!bytes) return { end };
    const name = (charset as string).toLowerCase();
    if (pending && pending.charset !== name) {
      original += decoded(pending) ?? '\ufffd';
      pending = undefined;
    }
    pending ??= { charset: name, bytes: [] };
    pending.bytes.push(...bytes);
  }
  if (pending) original += decoded(pending) ?? '\ufffd';
  return original.includes('\ufffd') || !hasHan(original)
    ? { end }
    : { start: offset, end, text: original, form: 'mime-word', plain: true };
}

function decoded({ charset, bytes }: { charset: string; bytes: readonly number[] }): string | undefined {
  const encoding = CHARSETS[charset];
  return encoding && decode(Uint8Array.from(bytes), encoding);
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
export function hz(text: string, offset: number, limit: number): Reading {
  if (!text.startsWith('~{', offset)) return undefined;
  const stop = Math.min(limit, offset + LONGEST);
  const bytes: number[] = [];
  let i = offset + 2;
  while (i + 1 < stop && isHzLead(text.charCodeAt(i)) && isHzTrail(text.charCodeAt(i + 1))) {
    bytes.push(text.charCodeAt(i) | 0x80, text.charCodeAt(i + 1) | 0x80);
    i += 2;
  }
  if (bytes.length === 0 || !text.startsWith('~}', i) || i + 2 > limit) return { end: i };
  const original = decode(Uint8Array.from(bytes), 'gbk');
  const end = i + 2;
  return original.includes('\ufffd') || !hasHan(original)
    ? { end }
    : { start: offset, end, text: original, form: 'hz', plain: true };
}

function isHzLead(unit: number): boolean {
  return unit >= 0x21 && unit <= 0x77;
}

function isHzTrail(unit: number): boolean {
  return unit >= 0x21 && unit <= 0x7e;
}

/** RFC 2152: `+`, UTF-16 in Base64 without padding, `-`. Two Han at least, since a plus sign is common. */
export function utf7(text: string, offset: number, limit: number): Reading {
  let end = offset + 1;
  const stop = Math.min(limit, offset + LONGEST);
  while (end < stop && BASE64.includes(text.charAt(end))) end++;
  if (end - offset <= 6 || end >= limit || text.charAt(end) !== '-') return { end };
  const bytes = base64(text.slice(offset + 1, end));
  if (!bytes || bytes.length % 2 !== 0) return { end };
  const original = decode(bytes, 'utf-16be');
  const isText = original.length >= 2 && [...original].every((character) => isInGbk(character));
  return isText && isChinese(original)
    ? { start: offset, end: end + 1, text: original, form: 'escape-sequence', plain: true }
    : { end };
}

function isInGbk(character: string): boolean {
  return character.length === 1 && codePage('gbk').codes[character.charCodeAt(0)] !== 0xffff;
}
