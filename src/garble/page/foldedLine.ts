import { isHan } from '../../text/han';
import { isSyllable } from '../../text/readings';
import { foldingTable } from '../../text/script';
import type { Span } from '../../text/span';
import { lazily } from '../lazily';

/**
 * A copy of a line for matching phrases: one script (text/script.ts), half-width lower-case ASCII and punctuation, white space
 * collapsed, injected pinyin glosses and zero-width characters gone. `offsets` leads back to the text.
 */
export interface FoldedLine {
  readonly text: string;
  /** The offset of each folded unit, and behind the last one the offset where the folded part ends. */
  readonly offsets: readonly number[];
}

const SPACE = 0x20;
const OPEN = 0x28;
const CLOSE = 0x29;
const LONGEST_GLOSS = 9;
/** What stands for a masked part (code, a URL), so that no phrase is found across it. */
const MASKED = 0xfffc;

/** Punctuation that pages use for one purpose; full-width ASCII is folded by arithmetic. */
const PUNCTUATION: readonly (readonly [from: string, to: string])[] = [
  ['›»→▶▸≫', '>'],
  ['丨│┃¦', '|'],
  ['【〖［', '['],
  ['】〗］', ']'],
  ['—–―‐', '-'],
  ['•●▪■◆○◇◎・‧', '·'],
  ['∶︰', ':'],
];
const DROPPED = '\u200b\u200c\u200d\u2060\ufeff\u00ad';

const foldTable = lazily(() => {
  const table = foldingTable().slice();
  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = unit - 0xfee0;
  for (const [from, to] of PUNCTUATION) for (const sign of from) table[sign.charCodeAt(0)] = to.charCodeAt(0);
  for (const blank of '\t\u00a0\u3000\u2002\u2003\u2009') table[blank.charCodeAt(0)] = SPACE;
  for (let unit = 0x41; unit <= 0x5a; unit++) {
    table[unit] = unit + 0x20;
    table[unit + 0xfee0] = unit + 0x20;
  }
  for (const sign of DROPPED) table[sign.charCodeAt(0)] = 0;
  return table;
});

/** One unit as foldLine() writes it; 0 where it drops it. */
export function foldUnit(unit: number): number {
  return foldTable()[unit] as number;
}

/** A pattern's source in folded form, so that it may be written in ordinary Simplified characters. */
export function foldPattern(source: string): string {
  const folds = foldingTable();
  return source.replace(/[\u0300-\uffff]/g, (sign) => String.fromCharCode(folds[sign.charCodeAt(0)] as number));
}

/**
 * Folds `[start, end)` of a text, some hundred units at most, leading and trailing blanks left out.
 * @param prose the prose spans of the line; what lies between them is masked
 */
export function foldLine(text: string, { start, end }: Span, prose: readonly Span[]): FoldedLine {
  const fold = foldTable();
  const units: number[] = [];
  const offsets: number[] = [];
  let blank = -1;
  let last = start;
  const put = (unit: number, offset: number) => {
    if (blank >= 0 && units.length > 0) {
      units.push(SPACE);
      offsets.push(blank);
    }
    blank = -1;
    units.push(unit);
    offsets.push(offset);
  };
  let index = 0;
  let masked = false;
  for (let i = start; i < end; i++) {
    while (index < prose.length && (prose[index] as Span).end <= i) index++;
    const span = prose[index];
    if (!span || i < span.start) {
      if (!masked) put(MASKED, i);
      masked = true;
      last = i + 1;
      continue;
    }
    masked = false;
    const unit = text.charCodeAt(i);
    const to = fold[unit] as number;
    if (to === 0) continue;
    if (to === SPACE) {
      if (blank < 0) blank = i;
      continue;
    }
    if (unit === OPEN) {
      const close = glossEnd(text, i, end);
      if (close > 0) {
        i = close - 1;
        last = close;
        continue;
      }
    }
    put(to, i);
    last = i + 1;
  }
  offsets.push(last);
  // In one go: a string that grows by a unit at a time is made of as many parts.
  return { text: String.fromCharCode(...units), offsets };
}

/** The end of `(syllable)` behind a Han or behind another gloss; -1 where the parenthesis holds something else. */
function glossEnd(text: string, open: number, end: number): number {
  const before = text.charCodeAt(open - 1);
  if (!isHan(before) && before !== CLOSE) return -1;
  const stop = Math.min(end, open + LONGEST_GLOSS);
  for (let i = open + 1; i < stop; i++) {
    const unit = text.charCodeAt(i);
    if (unit === CLOSE) return i > open + 1 && isSyllable(text.slice(open + 1, i)) ? i + 1 : -1;
    const letter =
      (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xe0 && unit <= 0x1dc) || (unit >= 0x300 && unit <= 0x30c);
    if (!letter) return -1;
  }
  return -1;
}

/** The part of the text that `[from, to)` of the folded copy stands for; a gloss behind it belongs to it. */
export function unfold(line: FoldedLine, from: number, to: number): Span {
  return { start: line.offsets[from] as number, end: line.offsets[to] as number };
}
