// Which marks of a line stand in pairs: brackets, quotation marks, title marks. Two rules read it: `unpaired` and `punctuation`.
import { isHanNumeral } from '../text/hanNumerals';
import { isChinese } from './neighbours';
import type { Paragraph } from './rule';

/** A mark whose partner is not in its line. */
export interface LoneMark {
  readonly at: number;
  readonly opening: boolean;
  readonly partner: string;
  /** Whether it opens the line, as each paragraph of a long quotation does. */
  readonly head: boolean;
}

/** A quotation mark that faces the wrong way. */
export interface ReversedMark {
  readonly at: number;
  /** What should stand there. */
  readonly text: string;
  readonly certain: boolean;
}

export interface Pairing {
  readonly lone: readonly LoneMark[];
  readonly reversed: readonly ReversedMark[];
  /** The mark of a quotation that opens the line and ends with it: it may continue one of the line before. */
  readonly whole: number | undefined;
}

/** Opening and closing marks, a pair a column; half-width and full-width brackets answer each other. */
const PAIRS = ['“”', '‘’', '「」', '『』', '《》', '〈〉', '【】', '〔〕', '〖〗', '（）', '()', '［］', '[]', '｛｝', '{}'];
/** The column that stands for a half-width pair. */
const SAME: Readonly<Record<string, string>> = { '()': '（）', '[]': '［］', '{}': '｛｝' };
const DOUBLE = '“';
const SINGLE_CLOSE = '’';
const ENDS = '。！？!?；;';
/** A line with more lone marks is no prose: a drawing, a list of emoticons. */
const MOST_LONE = 8;
/** The longest text between two marks of which one is turned round. */
const LONGEST_TURNED = 24;

interface Mark {
  readonly at: number;
  readonly opening: boolean;
  /** The opening full-width mark of its pair. */
  readonly pair: string;
  readonly partner: string;
}

let marks: Uint8Array | undefined;

/** 0: no mark; else the pair's number, doubled, odd for the opening mark. */
function markTable(): Uint8Array {
  if (!marks) {
    marks = new Uint8Array(0x10000);
    for (const [index, pair] of PAIRS.entries()) {
      marks[pair.charCodeAt(0)] = index * 2 + 1;
      marks[pair.charCodeAt(1)] = index * 2 + 2;
    }
  }
  return marks;
}

const NOTHING: Pairing = { lone: [], reversed: [], whole: undefined };

/** Pairs the marks of a line. */
export function pairMarks(paragraph: Paragraph): Pairing {
  const { text, start, end, prose } = paragraph;
  const found = marksOf(paragraph);
  if (found.length === 0) return NOTHING;
  const { lone, enumerated } = unmatched(text, start, found);
  const whole = wholeQuotation(text, paragraph, found);
  if (lone.length === 0) return whole === undefined ? NOTHING : { ...NOTHING, whole };
  if (lone.length > MOST_LONE) return NOTHING;

  const reversed = reversedQuotes(text, start, end, found);
  const turned = new Set(reversed.flatMap((mark) => mark.pair));
  const hidden = hiddenPairs(paragraph);
  const masked = prose.length !== 1 || prose[0]?.start !== start || prose[0].end !== end;
  const straight = text.slice(start, end).includes('"');
  return {
    lone: lone
      .filter(({ at, pair, opening }) => {
        if (turned.has(at) || hidden.has(pair)) return false;
        if ((pair === '“' || pair === '‘') && straight) return false;
        if (enumerated && pair === '（' && !opening) return false;
        if (text.charCodeAt(at) > 0x7f) return true;
        // Half-width brackets belong to code and formulas as well, and [text] to a link.
        return !(masked && pair === '［') && isChinese(text.charCodeAt(opening ? at + 1 : at - 1));
      })
      .map(({ at, opening, partner }) => ({ at, opening, partner, head: opening && isHead(text, start, at) })),
    reversed,
    whole,
  };
}

function marksOf({ text, prose }: Paragraph): Mark[] {
  const table = markTable();
  const found: Mark[] = [];
  for (const span of prose) {
    for (let i = span.start; i < span.end; i++) {
      const code = table[text.charCodeAt(i)] as number;
      if (code === 0) continue;
      const pair = PAIRS[(code - 1) >> 1] as string;
      const opening = code % 2 === 1;
      if (isOrdinary(text, i, opening)) continue;
      found.push({ at: i, opening, pair: (SAME[pair] ?? pair).charAt(0), partner: pair.charAt(opening ? 1 : 0) });
    }
  }
  return found;
}

/** An apostrophe, or the mouth of a :-) */
function isOrdinary(text: string, at: number, opening: boolean): boolean {
  const before = text.charCodeAt(at - 1);
  if (text.charAt(at) === SINGLE_CLOSE) return before < 0x250 && before > 0x2f;
  if (text.charCodeAt(at) > 0x7f) return false;
  const eyes = before === 0x2d ? text.charCodeAt(at - 2) : before;
  return !opening && (eyes === 0x3a || eyes === 0x3b || eyes === 0x3d) && !isChinese(text.charCodeAt(at - 1));
}

/** Marks that a stack leaves over. What numbers an item, `1）`, is none, and makes every other lone `）` of the line doubtful. */
function unmatched(text: string, start: number, found: readonly Mark[]): { lone: Mark[]; enumerated: boolean } {
  const open: Mark[] = [];
  const lone: Mark[] = [];
  let enumerated = false;
  for (const mark of found) {
    if (mark.opening) {
      open.push(mark);
      continue;
    }
    // Marks nest a few levels deep; a long stack is hostile.
    let index = open.length - 1;
    while (index >= 0 && index >= open.length - 8 && (open[index] as Mark).pair !== mark.pair) index--;
    if (index >= 0 && (open[index] as Mark).pair === mark.pair) lone.push(...open.splice(index).slice(1));
    else if (mark.pair === '（' && isEnumerator(text, start, mark.at)) enumerated = true;
    else lone.push(mark);
  }
  lone.push(...open);
  return { lone: lone.sort((a, b) => a.at - b.at), enumerated };
}

function isEnumerator(text: string, start: number, close: number): boolean {
  const head = text.slice(Math.max(start, close - 4), close);
  let length = 0;
  while (length < 3 && length < head.length && isOrdinal(head.charAt(head.length - 1 - length))) length++;
  if (length === 0) return false;
  const before = head.charAt(head.length - 1 - length);
  return before === '' || !isOrdinal(before);
}

function isOrdinal(character: string): boolean {
  return /^[0-9a-zA-Z①-⑳ⅠⅡⅢⅣⅤ]$/.test(character) || isHanNumeral(character);
}

/** Pairs with a mark inside what is masked: `（见 <https://…）>`. */
function hiddenPairs({ text, start, end, prose }: Paragraph): Set<string> {
  const table = markTable();
  const hidden = new Set<string>();
  let from = start;
  for (const span of [...prose, { start: end, end }]) {
    for (let i = from; i < span.start; i++) {
      const code = table[text.charCodeAt(i)] as number;
      const pair = code === 0 ? undefined : (PAIRS[(code - 1) >> 1] as string);
      if (pair) hidden.add((SAME[pair] ?? pair).charAt(0));
    }
    from = span.end;
  }
  return hidden;
}

/** Of an even number of “ and ” in a line, those of one pair that face the wrong way: “错“ ”错” ”错“. */
function reversedQuotes(text: string, start: number, end: number, found: readonly Mark[]): (ReversedMark & { pair: number[] })[] {
  const quotes = found.filter((mark) => mark.pair === DOUBLE);
  if (quotes.length % 2 === 1 || quotes.length === 0) return [];
  const wrong = quotes.flatMap((mark, index) => (mark.opening === (index % 2 === 0) ? [] : [index]));
  const pair = (wrong[0] ?? 0) >> 1;
  if (wrong.length === 0 || wrong.length > 2 || (wrong.at(-1) as number) >> 1 !== pair) return [];
  const open = quotes[pair * 2] as Mark;
  const close = quotes[pair * 2 + 1] as Mark;
  const inner = text.slice(open.at + 1, close.at);
  if (inner === '' || inner.length > LONGEST_TURNED || [...inner].some((character) => ENDS.includes(character))) return [];
  // What follows a colon opens a quotation, so both are openers, and both lack their partner.
  if ('：，、（:,('.includes(inner.slice(-1))) return [];
  // ”甲“: the line may begin and end inside a quotation.
  const both = wrong.length === 2;
  if (both && !(/[。！？：…]\s*$/.test(text.slice(Math.max(start, end - 4), end)) && /^[^的和与與、，,]/.test(inner))) return [];
  if (both && text.charCodeAt(start - 1) === 0x0a && isChinese(text.charCodeAt(start - 2)) && !ENDS.includes(text.charAt(start - 2))) return [];
  const ends = [open.at, close.at];
  return wrong.map((index) => ({
    at: (quotes[index] as Mark).at,
    text: index % 2 === 0 ? '“' : '”',
    certain: !both && quotes.length === 2,
    pair: ends,
  }));
}

function wholeQuotation(text: string, { start, end }: Paragraph, found: readonly Mark[]): number | undefined {
  const first = found[0] as Mark;
  const last = found.at(-1) as Mark;
  if (!isQuote(first) || !first.opening || last.opening || last.pair !== first.pair) return undefined;
  return isHead(text, start, first.at) && end - last.at <= 2 ? first.at : undefined;
}

function isQuote({ pair }: Mark): boolean {
  return pair === '“' || pair === '「' || pair === '『' || pair === '‘';
}

function isHead(text: string, start: number, at: number): boolean {
  return at - start <= 8 && text.slice(start, at).trim() === '';
}
