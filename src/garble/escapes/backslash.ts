import { codePage } from '../../text/codec';
import { isHan } from '../../text/han';
import type { Escape } from './escape';

const BACKSLASH = 0x5c;
/** Units of the line around the sign that are looked at for others of its sort. */
const REACH = 200;

/**
 * The backslash that programs put after a character whose second byte in Big5 is 0x5C, which they take for one: 許\功\\蓋\\.
 * @param offset of a backslash
 * @returns undefined where it may stand there by right, as in a path
 */
export function strayBackslash(text: string, offset: number, from: number, limit: number): Escape | undefined {
  if (!isStray(text, offset, from, limit)) return undefined;
  let others = 0;
  for (let i = Math.max(from, offset - REACH); i < Math.min(limit, offset + REACH); i++) {
    if (i === offset || text.charCodeAt(i) !== BACKSLASH) continue;
    // One that stands elsewhere belongs to a path, or to the notation of the whole.
    if (!isStray(text, i, from, limit)) return undefined;
    others++;
  }
  return { end: offset + 1, text: '', form: 'escape-sequence', plain: others > 0 };
}

function isStray(text: string, offset: number, from: number, limit: number): boolean {
  if (offset <= from || (trailOf(text.charCodeAt(offset - 1)) & 0xff) !== BACKSLASH) return false;
  const next = offset + 1 < limit ? text.charCodeAt(offset + 1) : 0x3002;
  return isHan(next) || (next >= 0x3001 && next < 0x3030) || next >= 0xff01 || next === 0x20;
}

function trailOf(unit: number): number {
  const code = codePage('big5').codes[unit] as number;
  return isHan(unit) && code !== 0xffff ? code : 0;
}
