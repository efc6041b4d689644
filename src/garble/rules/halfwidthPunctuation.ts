// ASCII punctuation where Chinese text has its own: 会议强调,要落实.
//
// Cause: typed with the wrong input mode, or narrowed by a converter.
// What decides is the neighbour: the mark belongs to the Chinese text on its left, or joins Latin or digits to Chinese on its right.
// Tags, references, quotes, glosses and Markdown's emphasis between the mark and its neighbour are looked through.
//
// Fires:  会议强调,要落实.   (一)加强领导   他说:"好"
// Silent: 9:30   3:1   1.团结   12,000   文件.txt   字符集(Charset)   e.g. this
import { CharacterClass, classOf, isHan } from '../../text/han';
import type { Paragraph, Rule } from '../rule';

const FULL_WIDTH: ReadonlyMap<number, string> = new Map(
  [...',，.。:：;；?？!！(（)）'.matchAll(/(.)(.)/gu)].map(([, half, full]) => [(half as string).charCodeAt(0), full as string]),
);
const COMMA = 0x2c;
const DOT = 0x2e;
const COLON = 0x3a;
const OPEN = 0x28;
const CLOSE = 0x29;
const QUOTE = 0x22;
/** How far a neighbour is looked for through tags and the like. */
const REACH = 200;

export const rule: Rule<'halfwidth-punctuation'> = {
  kind: 'halfwidth-punctuation',
  triggers: (unit) => FULL_WIDTH.has(unit) || unit === QUOTE,
  at(paragraph, offset, _within, sink) {
    const { text, end: lineEnd } = paragraph;
    const unit = text.charCodeAt(offset);
    if (unit === QUOTE) return offset + 1; // paragraph() pairs them
    const verdict = unit === OPEN || unit === CLOSE ? bracket(paragraph, offset) : mark(paragraph, offset, unit);
    if (verdict !== undefined) {
      // One space after a half-width mark is part of the half-width habit: a full-width mark brings its own.
      const space = unit !== OPEN && text.charCodeAt(offset + 1) === 0x20 && offset + 1 < lineEnd && isChinese(text.charCodeAt(offset + 2));
      const end = offset + (space ? 2 : 1);
      sink.found({
        start: offset,
        end: offset + 1,
        certain: verdict,
        fixes: [{ edits: [{ start: offset, end: space ? end : offset + 1, text: FULL_WIDTH.get(unit) as string }] }],
      });
    }
    return offset + 1;
  },
  paragraph(paragraph, sink) {
    for (const [open, close] of straightQuotePairs(paragraph)) {
      for (const [at, text] of [
        [open, '“'],
        [close, '”'],
      ] as const) {
        sink.found({ start: at, end: at + 1, certain: true, fixes: [{ edits: [{ start: at, end: at + 1, text }] }] });
      }
    }
  },
};

/** Whether the mark should be full-width: certain, probable, or (undefined) not at all. */
function mark(paragraph: Paragraph, offset: number, unit: number): boolean | undefined {
  const { text, start, end } = paragraph;
  const next = text.charCodeAt(offset + 1);
  const previous = text.charCodeAt(offset - 1);
  if (offset > start && isSameRun(previous, unit)) return undefined;
  if (offset + 1 < end && (isSameRun(next, unit) || (unit === COLON && next === 0x2f))) return undefined;
  const left = neighbour(text, offset, start);
  const right = offset + 1 < end ? next : 0;
  if (isChinese(left)) {
    if (unit === DOT) {
      if (offset + 1 < end && !isChinese(right) && !isSpace(right) && !isCloser(right)) return undefined;
      return isOrdinal(text, offset, start) ? undefined : true;
    }
    return true;
  }
  if (unit === DOT || unit === 0x21 /* ![image] */) return undefined;
  // 增长5%,比去年 · GDP,人均: joins what is no Chinese to what is.
  if (!isChinese(right) || !(isDigit(left) || isLatin(left) || left === 0x25)) return undefined;
  return unit === COMMA ? false : undefined;
}

/** A bracket is full-width where what it holds is Chinese: (一), (试行). (Charset) and (2022) stay. */
function bracket({ text, start, end }: Paragraph, offset: number): boolean | undefined {
  const opening = text.charCodeAt(offset) === OPEN;
  const line = opening ? text.slice(offset + 1, Math.min(end, offset + REACH)) : text.slice(Math.max(start, offset - REACH), offset);
  const partner = opening ? line.indexOf(')') : line.lastIndexOf('(');
  if (partner < 0) return undefined;
  const inside = opening ? line.slice(0, partner) : line.slice(partner + 1);
  if (/[()]/.test(inside) || inside === '') return undefined;
  return isChinese(inside.charCodeAt(0)) && isChinese(inside.charCodeAt(inside.length - 1)) ? true : undefined;
}

/** Straight quotes of a line in pairs, where each pair touches Chinese; nothing where their number is odd. */
function straightQuotePairs({ text, start, end, prose }: Paragraph): [number, number][] {
  if (!text.slice(start, end).includes('"')) return [];
  const at: number[] = [];
  for (const span of prose) {
    for (let i = text.indexOf('"', span.start); i >= 0 && i < span.end; i = text.indexOf('"', i + 1)) at.push(i);
    if (text.slice(span.start, span.end).includes('<')) return []; // attributes of tags hold quotes of their own
  }
  if (at.length % 2 === 1) return [];
  const pairs: [number, number][] = [];
  for (let i = 0; i < at.length; i += 2) {
    const [open, close] = [at[i] as number, at[i + 1] as number];
    if (close > open + 1 && isChinese(text.charCodeAt(open + 1)) && isChinese(text.charCodeAt(close - 1))) pairs.push([open, close]);
  }
  return pairs;
}

/** The unit that the mark at `offset` follows, looking back through tags, references, quotes, brackets and emphasis. 0: none. */
function neighbour(text: string, offset: number, floor: number): number {
  const stop = Math.max(floor, offset - REACH);
  let i = offset - 1;
  while (i >= stop) {
    const unit = text.charCodeAt(i);
    if (unit === 0x3e) {
      const open = text.lastIndexOf('<', i);
      if (open < stop) return unit;
      i = open - 1;
    } else if (unit === CLOSE) {
      const open = text.lastIndexOf('(', i);
      if (open < stop) return unit;
      i = open - 1;
    } else if (unit === 0x3b && i < offset - 1 + 1) {
      const open = text.lastIndexOf('&', i);
      if (open < stop || i - open > 10) return unit;
      i = open - 1;
    } else if (unit === QUOTE || unit === 0x27 || unit === 0x2a || unit === 0x5f || unit === 0x7e || unit === 0x5d) i--;
    else return unit;
  }
  return 0;
}

/** `一.` at a line's start numbers a heading: another rule's business. */
function isOrdinal(text: string, offset: number, start: number): boolean {
  const head = text.slice(start, offset).trim();
  return head.length > 0 && head.length <= 3 && /^[一二三四五六七八九十]+$/.test(head);
}

function isSameRun(unit: number, other: number): boolean {
  return unit === other || unit === 0x2e;
}

function isChinese(unit: number): boolean {
  return isHan(unit) || classOf(unit) === CharacterClass.CjkPunctuation;
}

function isSpace(unit: number): boolean {
  return classOf(unit) === CharacterClass.Space;
}

function isDigit(unit: number): boolean {
  return classOf(unit) === CharacterClass.Digit;
}

function isLatin(unit: number): boolean {
  return classOf(unit) === CharacterClass.Latin;
}

function isCloser(unit: number): boolean {
  return unit === QUOTE || unit === 0x27 || unit === CLOSE || unit === 0x3c || unit === 0x26;
}
