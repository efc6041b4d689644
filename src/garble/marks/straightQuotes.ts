import { GREATER, isDigit, isLetter, LESS, QUOTE, SLASH, UNDERSCORE } from '../../text/ascii';
import { lineText } from '../perParagraph';
import type { Paragraph } from '../rule';
import { isChinese } from './neighbours';

const NO_PAIRS: readonly [number, number][] = [];

/** Straight quotes of a line in pairs, where each pair touches Chinese; nothing where their number is odd. */
export function straightQuotePairs(paragraph: Paragraph): readonly [number, number][] {
  const { text, start, end, prose } = paragraph;
  if (!lineText(paragraph).includes('"')) return NO_PAIRS;
  const at: number[] = [];
  for (const span of prose) {
    let tag = false; // attributes of tags have quotes of their own
    for (let i = span.start; i < span.end; i++) {
      const unit = text.charCodeAt(i);
      if (unit === LESS) tag = isTagName(text.charCodeAt(i + 1));
      else if (unit === GREATER) tag = false;
      else if (unit === QUOTE && !tag) at.push(i);
    }
  }
  if (at.length % 2 === 1) return [];
  const pairs: [number, number][] = [];
  for (let i = 0; i < at.length; i += 2) {
    const [open, close] = [at[i] as number, at[i + 1] as number];
    if (close === open + 1) continue;
    // a="值", f("参数"): program text.
    if (open > start && '=('.includes(text.charAt(open - 1)) && isLatinBefore(text, open - 1, start)) continue;
    const inner = Number(isChinese(text.charCodeAt(open + 1))) + Number(isChinese(text.charCodeAt(close - 1)));
    const outer =
      (open === start || isChinese(text.charCodeAt(open - 1))) &&
      (close + 1 >= end || isChinese(text.charCodeAt(close + 1)));
    if (inner === 2 || (inner === 1 && outer)) pairs.push([open, close]);
  }
  return pairs;
}

function isLatinBefore(text: string, at: number, start: number): boolean {
  const unit = at > start ? text.charCodeAt(at - 1) : 0;
  return isLetter(unit) || isDigit(unit) || unit === UNDERSCORE;
}

/** `<b`, `</`, `<1`: what begins like a tag, not a comparison. */
function isTagName(unit: number): boolean {
  return isLetter(unit) || isDigit(unit) || unit === SLASH;
}
