import { decode, type Encoding, REPLACEMENT } from '../text/codec';
import { big5Level, CharacterClass, classOf, gb2312Level } from '../text/han';

/** A file's bytes read as text. */
export interface DecodedText {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  /** Whether the bytes begin with a byte order mark. */
  readonly bom: boolean;
}

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];
/** UTF-32 begins with the mark of UTF-16 and a NUL character. Nobody stores prose in it. */
const UTF_32 = [0xff, 0xfe, 0, 0];

/** Enough to tell; a line of 10 MB need not be read twice. */
const SAMPLE = 65_536;
/** A cut or bitten UTF-8 file still is one: as long as at most this share of its non-ASCII characters is broken. */
const BROKEN_UTF8 = 0.05;
/** A text hardly holds control characters; a program, an image or an archive is full of them. */
const CONTROLS = 0.02;
/** UTF-8 of so few characters may be an accident: 通知 in GBK is two Arabic and Hebrew points in UTF-8. */
const FEW = 40;

/**
 * Decodes a file: by its byte order mark, as UTF-8 where it is valid or nearly so, else as the one of UTF-8, GB 18030, Big5
 * and UTF-16 that gives the most common characters.
 * @returns undefined for a binary file
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  if (UTF_32.every((byte, index) => bytes[index] === byte)) return undefined;
  for (const [encoding, mark] of MARKS) {
    if (mark.every((byte, index) => bytes[index] === byte)) {
      return { text: decode(bytes.subarray(mark.length), encoding), encoding, bom: true };
    }
  }
  const utf8 = decode(bytes, 'utf-8');
  if (brokenShare(utf8) <= BROKEN_UTF8 && !isBinary(utf8.slice(0, SAMPLE))) {
    const gb18030 = looksAccidental(utf8) ? decode(bytes, 'gb18030') : '';
    if (isCommonChinese(gb18030)) return { text: gb18030, encoding: 'gb18030', bom: false };
    return { text: utf8, encoding: 'utf-8', bom: false };
  }
  const encoding = likeliest(bytes.subarray(0, SAMPLE));
  return encoding && { text: decode(bytes, encoding), encoding, bom: false };
}

const CANDIDATES: readonly Encoding[] = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'];

/** The reading with the most common characters, of equals the first; undefined where none reads like a text. */
function likeliest(sample: Uint8Array): Encoding | undefined {
  let best: Encoding | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const encoding of CANDIDATES) {
    const text = decode(sample, encoding);
    const score = isBinary(text) ? Number.NEGATIVE_INFINITY : commonness(text, encoding);
    if (score > most) {
      best = encoding;
      most = score;
    }
  }
  // Programs and images pass for UTF-16, and for little else, but not with common characters.
  return best?.startsWith('utf-16') && most <= 0 ? undefined : best;
}

/** C1 controls do not count: UTF-8 read as Latin-1 is full of them, and that is a text to repair. */
function isBinary(text: string): boolean {
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 && !TEXT_CONTROLS.includes(unit)) controls++;
  }
  return controls > text.length * CONTROLS;
}

/** Backspace to carriage return, and the escape of coloured logs. */
const TEXT_CONTROLS = [0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b];

/** How many of the characters beyond ASCII are U+FFFD. */
function brokenShare(text: string): number {
  let broken = 0;
  let beyond = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    beyond++;
    if (unit === REPLACEMENT) broken++;
  }
  return beyond === 0 ? 0 : broken / beyond;
}

/** Whether valid UTF-8 holds, beyond ASCII, nothing but a few two-byte characters that words of no language are made of. */
function looksAccidental(text: string): boolean {
  const beyond = text.match(/[^\0-\x7f]/g);
  if (!beyond || beyond.length > FEW || beyond.some((character) => character > '\u07ff')) return false;
  return UNLIKELY.test(text) || SCRIPTS.filter((script) => script.test(text)).length > 1;
}

/** A combining mark without a letter, phonetic letters, Cyrillic beyond what Slavs write. */
const UNLIKELY = /(?<![\p{L}\p{M}])\p{M}|[\u0250-\u02ff\u0460-\u052f]/u;
const SCRIPTS = [
  /[\u00c0-\u024f]/,
  /\p{Script=Greek}/u,
  /\p{Script=Cyrillic}/u,
  /[\u0530-\u058f]/,
  /[\u0590-\u05ff]/,
  /[\u0600-\u07ff]/,
];

/** Whether all that is not ASCII is in the first level of GB 2312, or Chinese punctuation. */
function isCommonChinese(text: string): boolean {
  let han = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (gb2312Level(unit) === 1) han++;
    else if (unit >= 0x80 && classOf(unit) !== CharacterClass.CjkPunctuation) return false;
  }
  return han > 0;
}

/**
 * Common characters count for, rare, broken and private ones against. Every double-byte reading has as many characters as the
 * other; UTF-8 has three bytes a character, so its characters weigh more.
 */
function commonness(text: string, encoding: Encoding): number {
  let score = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      // In UTF-16 these took two bytes, which another reading may have counted for a Han.
      if (encoding.startsWith('utf-16')) score += 1;
      continue;
    }
    score += weightOf(unit, encoding);
  }
  return encoding === 'utf-8' ? score * 1.5 : score;
}

function weightOf(unit: number, encoding: Encoding): number {
  if (unit === REPLACEMENT || (unit >= 0xe000 && unit <= 0xf8ff)) return -10;
  switch (classOf(unit)) {
    case CharacterClass.Han:
      return weightOfHan(unit, encoding);
    case CharacterClass.CjkPunctuation:
    case CharacterClass.Space:
      return 1;
    case CharacterClass.Control:
      return -5;
    default:
      return -2;
  }
}

/** What is common in a code page is what its own standard put first; GBK holds Traditional text too, the UTFs hold everything. */
function weightOfHan(unit: number, encoding: Encoding): number {
  if (encoding === 'big5') return BY_LEVEL[big5Level(unit)];
  const level = gb2312Level(unit);
  if (level === 1) return 2;
  if (big5Level(unit) === 1) return encoding === 'gb18030' ? 1 : 2;
  return BY_LEVEL[level];
}

/** Not in the standard, common, less common. */
const BY_LEVEL = [-1, 2, 0] as const;
