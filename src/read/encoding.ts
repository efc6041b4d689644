import { decode, type Encoding } from '../text/codec';
import { big5Level, CharacterClass, classOf, gb2312Level } from '../text/han';

/** A file's bytes read as text. */
export interface DecodedText {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  /** Whether the bytes begin with a byte order mark. */
  readonly bom: boolean;
}

/** The share of ordinary characters that tells UTF-16 text from a program. */
const READABLE = 0.95;
const SAMPLE = 65_536;
/** A cut or bitten UTF-8 file still is one: as long as at most this share of its non-ASCII characters is broken. */
const BROKEN_UTF8 = 0.05;

/**
 * Decodes a file: by its byte order mark, as UTF-8 where it is valid or nearly so, else as the one of UTF-16, GB 18030 and Big5
 * that gives the most common characters.
 * @returns undefined for a binary file
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  for (const [encoding, mark] of MARKS) {
    if (mark.every((byte, index) => bytes[index] === byte)) {
      return { text: decode(bytes.subarray(mark.length), encoding), encoding, bom: true };
    }
  }
  const sample = bytes.subarray(0, SAMPLE);
  if (sample.includes(0)) {
    const encoding = utf16Of(sample);
    return encoding && { text: decode(bytes, encoding), encoding, bom: false };
  }
  const utf8 = decode(bytes, 'utf-8');
  if (brokenShare(utf8) <= BROKEN_UTF8) return { text: utf8, encoding: 'utf-8', bom: false };
  const candidates = (['gb18030', 'big5'] as const).map((encoding) => ({ encoding, score: commonness(decode(sample, encoding), encoding) }));
  const [gb18030, big5] = candidates as [(typeof candidates)[0], (typeof candidates)[0]];
  const encoding = big5.score > gb18030.score ? 'big5' : 'gb18030';
  return { text: decode(bytes, encoding), encoding, bom: false };
}

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The byte order of UTF-16 text, whose ASCII shows as NUL in every second place; undefined for a binary file. */
function utf16Of(sample: Uint8Array): Encoding | undefined {
  if (sample.length % 2 === 1) return undefined;
  let odd = 0;
  let even = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 1) odd++;
    else even++;
  }
  const encoding = odd >= even ? 'utf-16le' : 'utf-16be';
  const text = decode(sample, encoding);
  let readable = 0;
  for (let i = 0; i < text.length; i++) {
    const type = classOf(text.charCodeAt(i));
    if (type !== CharacterClass.Other && type !== CharacterClass.Control) readable++;
  }
  return readable >= text.length * READABLE ? encoding : undefined;
}

/** How many of the characters beyond ASCII are U+FFFD. */
function brokenShare(text: string): number {
  let broken = 0;
  let beyond = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    beyond++;
    if (unit === 0xfffd) broken++;
  }
  return beyond === 0 ? 0 : broken / beyond;
}

/** Common characters count for, broken and private ones against. */
function commonness(text: string, encoding: 'gb18030' | 'big5'): number {
  const level = encoding === 'big5' ? big5Level : gb2312Level;
  let score = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    if (unit === 0xfffd || (unit >= 0xe000 && unit <= 0xf8ff)) score -= 10;
    else if (level(unit) === 1) score += 2;
    else if (classOf(unit) === CharacterClass.CjkPunctuation) score += 1;
    else score -= 1;
  }
  return score;
}
