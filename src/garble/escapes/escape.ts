import { decode } from '../../text/codec';
import { isHan } from '../../text/han';
import type { EscapeForm } from '../finding';
import { chinese } from '../mojibake/language';

/** A run of escapes, and what it stands for. */
export interface Escape {
  readonly end: number;
  readonly text: string;
  readonly form: EscapeForm;
  /** Whether the notation says itself which encoding it holds. */
  readonly plain: boolean;
}

/** Characters of one escaped run; a longer one is several findings. */
const LONGEST = 4000;

/** What the pattern, which is sticky, matches at `offset`. */
export function sticky(pattern: RegExp, text: string, offset: number, limit: number): string | undefined {
  // The bound keeps a hostile run of a whole file from being read again at each of its characters.
  const window = text.slice(offset, Math.min(limit, offset + LONGEST));
  pattern.lastIndex = 0;
  return pattern.exec(window)?.[0];
}

/** Bytes that do not say their encoding: UTF-8 where they are valid, else GBK where that makes sense. */
export function decoded(hexadecimal: readonly string[], end: number, form: EscapeForm): Escape | undefined {
  const bytes = Uint8Array.from(hexadecimal, (byte) => Number.parseInt(byte, 16));
  const utf8 = decode(bytes, 'utf-8');
  if (!utf8.includes('\ufffd')) return hasHan(utf8) ? { end, text: utf8, form, plain: true } : undefined;
  if (bytes.length < 4) return undefined;
  const gbk = decode(bytes, 'gbk');
  if (gbk.includes('\ufffd') || !hasHan(gbk)) return undefined;
  return isChinese(gbk) ? { end, text: gbk, form, plain: gbk.length >= 4 } : undefined;
}

/** Whether the text holds any Han. */
export function hasHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isHan(text.charCodeAt(i))) return true;
  return false;
}

/** Whether the text is about as expected as Chinese is; short names may hold rare characters. */
export function isChinese(text: string): boolean {
  return chinese().textCost(text, 0x20, 0x20) <= 11.5 * (text.length + 1);
}
