import { codePage, decode, type Encoding } from '../../text/codec';
import { decoded, type Escape, hasHan, isChinese, sticky } from './escape';

/** RFC 2045: =XX, without the soft line breaks that end a line. */
export function quotedPrintable(text: string, offset: number, limit: number): Escape | undefined {
  const run = sticky(/(?:=[0-9A-F]{2}){3,}/y, text, offset, limit);
  return run === undefined
    ? undefined
    : decoded(run.match(/[0-9A-F]{2}/g) ?? [], offset + run.length, 'quoted-printable');
}

/** RFC 2047: =?charset?B|Q?text?=, several with white space between them are one. */
export function mimeWord(text: string, offset: number, limit: number): Escape | undefined {
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
export function hz(text: string, offset: number, limit: number): Escape | undefined {
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
export function utf7(text: string, offset: number, limit: number): Escape | undefined {
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
