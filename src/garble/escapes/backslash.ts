import { codePage } from '../../text/codePage';
import { isHan } from '../../text/han';
import type { Reading } from './escape';

const BACKSLASH = 0x5c;
/** Units of the line around the sign that are looked at for others of its sort. */
const REACH = 200;

/**
 * The backslash that programs put after a character whose second byte in Big5 is 0x5C, which they take for one: 許\功\蓋\達.
 * One alone may be meant as a slash (成功\失敗); of two and more, each after such a character, none is.
 * @param offset of a backslash
 */
export function strayBackslash(text: string, offset: number, from: number, limit: number): Reading {
  if (!isStray(text, offset, from, limit)) return undefined;
  let others = 0;
  for (let i = Math.max(from, offset - REACH); i < Math.min(limit, offset + REACH); i++) {
    if (i === offset || text.charCodeAt(i) !== BACKSLASH) continue;
    // One that stands elsewhere belongs to a path, or to the notation of the whole.
    if (!isStray(text, i, from, limit)) return undefined;
    others++;
  }
  return others === 0 ? undefined : { start: offset, end: offset + 1, text: '', form: 'escape-sequence', plain: true };
}

function isStray(text: string, offset: number, from: number, limit: number): boolean {
  if (offset <= from || offset + 1 >= limit) return false;
  const before = text.charCodeAt(offset - 1);
  const next = text.charCodeAt(offset + 1);
  return (
    isHan(before) &&
    ((codePage('big5').codes[before] as number) & 0xff) === BACKSLASH &&
    (isHan(next) || (next >= 0x3001 && next < 0x3030) || next >= 0xff01)
  );
}
