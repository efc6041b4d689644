import { decode } from '../../text/codec';
import { isHan } from '../../text/han';
import type { EscapeForm } from '../finding';
import { chinese } from '../language';

/** What an escaped run stands for. */
export interface Original {
  readonly text: string;
  /** Whether the bytes can mean nothing else. */
  readonly plain: boolean;
}

/** A run in one of the notations, where it starts and ends, and what it stands for. */
export interface Escape extends Original {
  /** Whether it is an escape only in a text that holds others: one alone, or one that stands for a mark. */
  readonly weak?: true;
  readonly start: number;
  readonly end: number;
  readonly form: EscapeForm;
}

/**
 * What a notation's reader says of an offset: the run it read there, or, where that stands for no Chinese text, how far it has
 * read (so that nobody reads it again). Undefined: there is no such run.
 */
export type Reading = Escape | { readonly end: number; readonly text?: undefined } | undefined;

/** UTF-16 units of one escaped run; a longer one is several findings. */
export const LONGEST = 4000;

/** The number that the hexadecimal digits `[from, to)` write; -1 where one is none. */
export function hexadecimal(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = DIGITS.indexOf(text.charAt(i).toUpperCase());
    if (digit < 0 || i >= text.length) return -1;
    value = value * 16 + digit;
  }
  return value;
}

const DIGITS = '0123456789ABCDEF';

/** Bytes that do not say their encoding: UTF-8 where they are valid, else GBK where that makes sense. */
export function decodeBytes(bytes: Uint8Array): Original | undefined {
  const utf8 = decode(bytes, 'utf-8');
  if (!utf8.includes('\ufffd')) return hasHan(utf8) ? { text: utf8, plain: true } : undefined;
  if (bytes.length < 4) return undefined;
  const gbk = decode(bytes, 'gbk');
  return gbk.includes('\ufffd') || !hasHan(gbk) || !isChinese(gbk) ? undefined : { text: gbk, plain: gbk.length >= 4 };
}

/** The part of a run of bytes that begins and ends with whole characters of UTF-8, where the rest is cut off: at most 3 bytes on either side. */
export function wholeCharacters(bytes: Uint8Array): { readonly from: number; readonly to: number } {
  let from = 0;
  while (from < 3 && isTrail(bytes[from])) from++;
  let to = bytes.length;
  let lead = to - 1;
  while (lead > to - 4 && isTrail(bytes[lead])) lead--;
  const first = bytes[lead] ?? 0;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
  if (lead + length > to) to = lead;
  return { from, to: Math.max(from, to) };
}

function isTrail(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte < 0xc0;
}

/** Whether the text holds any Han. */
export function hasHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isHan(text.charCodeAt(i))) return true;
  return false;
}

/** Whether the text is nothing but Chinese marks, full-width signs and general punctuation. */
export function isMarks(text: string): boolean {
  return /^[\u2010-\u2027\u2030-\u203b\u3000-\u303f\uff00-\uff5e·]+$/.test(text);
}

/** Whether the text is about as expected as Chinese is; short names may hold rare characters. */
export function isChinese(text: string): boolean {
  return chinese().textCost(text, 0x20, 0x20) <= 11.5 * (text.length + 1);
}
