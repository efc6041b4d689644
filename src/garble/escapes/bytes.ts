import type { EscapeForm } from '../finding';
import { decodeBytes, hexadecimal, LONGEST, type Reading, wholeCharacters } from './escape';

/** Fewer bytes are no Han in UTF-8, and may be anything. */
const FEWEST = 3;
/** Of a run that was cut off so many whole characters show that it is UTF-8. */
const FEWEST_WHOLE = 3;

/** Bytes that are written one by one as `sign` and two hexadecimal digits, from `offset` on. */
export function byteRun(text: string, offset: number, limit: number, sign: string): { end: number; bytes: Uint8Array } {
  const bytes: number[] = [];
  const width = sign.length + 2;
  const stop = Math.min(limit, offset + LONGEST);
  let end = offset;
  while (end + width <= stop && text.startsWith(sign, end)) {
    const byte = hexadecimal(text, end + sign.length, end + width);
    if (byte < 0) break;
    bytes.push(byte);
    end += width;
  }
  return { end, bytes: Uint8Array.from(bytes) };
}

/** Whether a run of one byte at least begins there: for nearly no % it does. */
export function beginsByteRun(text: string, offset: number, limit: number, sign: string): boolean {
  const digits = offset + sign.length;
  return digits + 2 <= limit && text.startsWith(sign, offset) && hexadecimal(text, digits, digits + 2) >= 0;
}

/** %E5%8A%9E and \xe5\x8a\x9e, in UTF-8 or GBK. A character of which a part was cut off at either end stays as it is. */
export function byteEscapes(text: string, offset: number, limit: number, sign: string, form: EscapeForm): Reading {
  if (!beginsByteRun(text, offset, limit, sign)) return undefined;
  const { end, bytes } = byteRun(text, offset, limit, sign);
  if (bytes.length < FEWEST) return { end };
  const all = decodeBytes(bytes);
  if (all) return { start: offset, end, form, ...all };
  const { from, to } = wholeCharacters(bytes);
  const whole = to - from === bytes.length ? undefined : decodeBytes(bytes.subarray(from, to));
  if (!whole || whole.text.length < FEWEST_WHOLE) return { end };
  const width = sign.length + 2;
  return { start: offset + from * width, end: offset + to * width, form, ...whole };
}
