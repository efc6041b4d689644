import { NO_CODE } from '../../text/codePage';
import { isHighSurrogate, isLowSurrogate } from '../../text/surrogates';
import { textOfUnits } from '../../text/units';
import type { Page } from './pages';

/** UTF-16 units of ASCII that may stand between two garbled characters of one span. */
const LONGEST_ASCII = 80;

/** What a run of units says when their bytes are read as UTF-8. */
export interface Run {
  /** Where the last whole character ended that also ended a unit. */
  end: number;
  text: string;
  /** Characters outside ASCII. */
  characters: number;
  /** Where the next byte fitted no more; `end` where nothing was left open. */
  failedAt: number;
  /** Whether it ended only because runs are kept short: the next one may go on from `end`. */
  capped: boolean;
}

const buffer = new Uint16Array(8192);

/**
 * Reads the units from `start` on as the bytes of `page`, and these as UTF-8, as far as they are exact.
 * Linear; at most 4,096 units.
 * @param mayBeLatin whether the original may begin with characters of two bytes, as where two layers of garbling lie
 */
export function exactRun(text: string, start: number, limit: number, page: Page, mayBeLatin = true): Run {
  const { codes, astral } = page;
  const isGbk = page.name === 'gbk';
  const end = Math.min(limit, start + 4096);
  let length = 0;
  let value = 0;
  let size = 0;
  let missing = 0;
  let synced = start;
  let syncedLength = 0;
  let ascii = 0;
  let characters = 0;
  let syncedCharacters = 0;
  let startedAt = start;
  let firstSize = 0;
  let half = false;
  let i = start;
  scan: for (; i < end; i++) {
    let code = codes[text.charCodeAt(i)] as number;
    if (code === NO_CODE) {
      code = astral?.get(text.codePointAt(i) as number) ?? NO_CODE;
      if (code === NO_CODE || i + 1 >= end) break;
      i++;
    } else if (code === 0x80 && missing === 1 && isGbk && isSecondOfSign(codes[text.charCodeAt(i + 1)])) {
      // € is two bytes in GB 18030: the last of this character, and the first of one that goes on.
      code = EURO_OF_GB18030;
    }
    let byte = code > 0xff ? code >> 8 : code;
    for (let second = code <= 0xff; ; second = true) {
      if (missing > 0) {
        if (byte < 0x80 || byte > 0xbf) break scan;
        value = (value << 6) | (byte & 0x3f);
        if (--missing === 0) {
          if (value < (LEAST[size] as number) || value > 0x10ffff) break scan;
          // CESU-8 writes the two surrogates of a character in three bytes each.
          half = isHighSurrogate(value);
          if (isLowSurrogate(value) && !isHighSurrogate(buffer[length - 1] ?? 0)) break scan;
          if (value > 0xffff) {
            buffer[length++] = 0xd7c0 + (value >> 10);
            buffer[length++] = 0xdc00 + (value & 0x3ff);
          } else buffer[length++] = value;
          characters++;
        }
      } else if (byte < 0x80) {
        if (++ascii > LONGEST_ASCII && synced < i - LONGEST_ASCII) break scan;
        buffer[length++] = byte;
      } else {
        size = byte >= 0xe0 ? (byte >= 0xf0 ? 4 : 3) : 2;
        if (byte < 0xc2 || byte > 0xf4) break scan;
        missing = size - 1;
        value = byte & (0x7f >> size);
        ascii = 0;
        startedAt = i;
        if (firstSize === 0) firstSize = size;
      }
      if (second) break;
      byte = code & 0xff;
    }
    if (missing > 0 || characters === syncedCharacters || half) continue;
    // Clean characters can be valid UTF-8 by chance (路 is · in GBK): a garble of Han does not end in what is no Chinese.
    if (page.doubleByte && (firstSize > 2 || !mayBeLatin) && !endsChinese(value, size, startedAt === i)) continue;
    synced = i + 1;
    syncedLength = length;
    syncedCharacters = characters;
  }
  return {
    end: synced,
    text: textOfUnits(buffer, syncedLength),
    characters: syncedCharacters,
    failedAt: missing > 0 || (i < end && codes[text.charCodeAt(i)] === NO_CODE) ? i : synced,
    capped: i === end && end < limit,
  };
}

function endsChinese(value: number, size: number, alone: boolean): boolean {
  if (size === 2) return !alone;
  return isLikely(value);
}

const EURO_OF_GB18030 = 0xa2e3;

/** Whether the code's first byte is the second of a sign or a kana in UTF-8, after E3: clean text hardly ever holds such. */
function isSecondOfSign(code: number | undefined): boolean {
  if (code === undefined || code === NO_CODE) return false;
  const byte = code > 0xff ? code >> 8 : code;
  return byte >= 0x80 && byte <= 0x83;
}

/** Whether a garble may begin or end with the character: clean ones are bytes of UTF-8 by chance, but hardly of these. */
export function isLikely(codePoint: number): boolean {
  if (codePoint > 0xffff) return codePoint >= 0x1f000 && codePoint < 0x1fb00;
  return (
    (codePoint >= 0x2010 && codePoint < 0x2800) ||
    // What a second layer of garbling leaves is rare Han, Bopomofo and private use.
    (codePoint >= 0x3000 && codePoint < 0x3130) ||
    (codePoint >= 0x4e00 && codePoint < 0xa000) ||
    codePoint >= 0xdc00
  );
}

const LEAST = [0, 0, 0x80, 0x800, 0x10000];

/** Whether the byte is one of a character of UTF-8, and not its first. */
export function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}
