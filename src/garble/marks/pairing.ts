// Which marks of a line stand in pairs: brackets, quotation marks, title marks. Two rules read it: `unpaired` and `punctuation`.
import { isHanNumeral } from '../../text/hanNumerals';
import { arrange } from '../../text/span';
import { lineText, perParagraph } from '../perParagraph';
import type { Paragraph } from '../rule';
import { Tally } from '../tally';
import { isChinese } from './neighbours';
import { LONGEST_TURNED, type Mark, mismatched, type ReversedMark, reversedQuotes } from './quoteDirection';

/** A mark whose partner is not in its line. */
export interface LoneMark {
  readonly at: number;
  readonly opening: boolean;
  readonly partner: string;
  /** Whether it opens the line, as each paragraph of a long quotation does. */
  readonly head: boolean;
}

export interface Pairing {
  readonly lone: readonly LoneMark[];
  readonly reversed: readonly ReversedMark[];
  /** The mark of a quotation that opens the line and ends with it: it may continue one of the line before. */
  readonly whole: number | undefined;
}

/** Opening and closing marks, a pair a column; half-width and full-width brackets answer each other. */
const PAIRS = [
  '“”',
  '‘’',
  '「」',
  '『』',
  '《》',
  '〈〉',
  '【】',
  '〔〕',
  '〖〗',
  '（）',
  '()',
  '［］',
  '[]',
  '｛｝',
  '{}',
];
/** The column that stands for a half-width pair. */
const SAME: Readonly<Record<string, string>> = { '()': '（）', '[]': '［］', '{}': '｛｝' };
/** By pair, the one that stands for it. */
const COLUMNS = PAIRS.map((pair) => PAIRS.indexOf(SAME[pair] ?? pair));
const SINGLE_CLOSE = '’';
const OPENING_QUOTES = '“‘「『';
const CLOSING_QUOTES = '”’」』';
/** Blanks before the first mark of a line that may be a quotation. */
const DEEPEST_HEAD = 8;
/** A line with more lone marks is no prose: a drawing, a list of emoticons. */
const MOST_LONE = 8;

/** None of the marks lies between these: Han need no look-up. */
const LAST_BEFORE_HAN = 0x3017;
const FIRST_BEHIND_HAN = 0xff08;

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

/** The opening mark of the pair that stands for a mark's own, given the mark's number in the table. */
function openingOf(code: number): string {
  return (PAIRS[COLUMNS[(code - 1) >> 1] as number] as string).charAt(0);
}

/** Whether the unit is a mark that stands in pairs. */
export function isPairedMark(unit: number): boolean {
  return markTable()[unit] !== 0;
}

const NOTHING: Pairing = { lone: [], reversed: [], whole: undefined };

/**
 * Pairs the marks of a line.
 * @param tally of the line: most hold none
 */
export function pairMarks(paragraph: Paragraph, tally: readonly number[]): Pairing {
  return tally[Tally.Paired] === 0 ? NOTHING : paired(paragraph);
}

const paired = perParagraph(pair);

function pair(paragraph: Paragraph): Pairing {
  const { text, start, end, prose } = paragraph;
  if (isNested(paragraph) && !(endsInQuote(text, end) && beginsWithQuote(text, start, end))) return NOTHING;
  const found = marksOf(paragraph);
  if (found.length === 0) return NOTHING;
  const { lone, enumerated } = unmatched(text, start, found);
  const whole = wholeQuotation(text, paragraph, found);
  if (lone.length === 0) return whole === undefined ? NOTHING : { ...NOTHING, whole };
  if (lone.length > MOST_LONE) return NOTHING;

  if (/[\u2500-\u257f]/.test(lineText(paragraph))) return NOTHING; // the cell of a drawn table goes on in the next line
  const reversed = [...reversedQuotes(text, start, end, found), ...mismatched(lone)];
  const masked = prose.length !== 1 || prose[0]?.start !== start || prose[0].end !== end;
  // Half-width brackets belong to code and formulas as well, and [text] to a link.
  const inText = lone.filter(
    ({ at, pair, opening }) =>
      text.charCodeAt(at) > 0x7f ||
      (!(masked && pair === '［') && isChinese(text.charCodeAt(opening ? at + 1 : at - 1))),
  );
  if (inText.length === 0) return { lone: [], reversed, whole };
  const turned = new Set([...reversed.flatMap((mark) => mark.pair), ...intervals(text, lone)]);
  const hidden = hiddenPairs(paragraph);
  const straight = lineText(paragraph).includes('"');
  return {
    lone: inText
      .filter(({ at, pair, opening }) => {
        if (turned.has(at) || hidden.has(pair)) return false;
        if ((pair === '“' || pair === '‘') && straight) return false;
        return !(enumerated && pair === '（' && !opening);
      })
      .map(({ at, opening, partner }) => ({ at, opening, partner, head: opening && isHead(text, start, at) })),
    reversed,
    whole,
  };
}

/** How deep marks are followed without a list of them. */
const DEEPEST = 16;
const opened = new Uint8Array(DEEPEST);

/** Whether every mark of the line closes the last one that is open, as in nearly every line: then no list of them need be made. */
function isNested({ text, prose, claims }: Paragraph): boolean {
  const table = markTable();
  let depth = 0;
  for (const span of prose)
    for (let i = span.start; i < span.end; i++) {
      const unit = text.charCodeAt(i);
      if (unit > LAST_BEFORE_HAN && unit < FIRST_BEHIND_HAN) continue;
      const code = table[unit] as number;
      if (code === 0) continue;
      const opening = code % 2 === 1;
      if (isOrdinary(text, i, opening) || claims.hold(i)) continue;
      const column = COLUMNS[(code - 1) >> 1] as number;
      if (opening) {
        if (depth === DEEPEST) return false;
        opened[depth++] = column;
      } else if (depth === 0 || opened[--depth] !== column) return false;
    }
  return depth === 0;
}

/** Whether the line's first sign opens a quotation: it may be all of the line. */
function beginsWithQuote(text: string, start: number, end: number): boolean {
  const sign = text
    .slice(start, Math.min(end, start + DEEPEST_HEAD + 1))
    .trimStart()
    .charAt(0);
  return sign !== '' && OPENING_QUOTES.includes(sign);
}

/** Whether a quotation may end with the line: it may be all of it. */
function endsInQuote(text: string, end: number): boolean {
  return CLOSING_QUOTES.includes(text.charAt(end - 1)) || CLOSING_QUOTES.includes(text.charAt(end - 2));
}

function marksOf({ text, prose, claims }: Paragraph): Mark[] {
  const table = markTable();
  const found: Mark[] = [];
  for (const span of prose) {
    for (let i = span.start; i < span.end; i++) {
      const unit = text.charCodeAt(i);
      if (unit > LAST_BEFORE_HAN && unit < FIRST_BEHIND_HAN) continue;
      const code = table[unit] as number;
      if (code === 0) continue;
      const pair = PAIRS[(code - 1) >> 1] as string;
      const opening = code % 2 === 1;
      if (isOrdinary(text, i, opening) || claims.hold(i)) continue;
      found.push({ at: i, opening, pair: openingOf(code), partner: pair.charAt(opening ? 1 : 0) });
    }
  }
  return found;
}

/** An apostrophe, or the mouth of a :-) */
function isOrdinary(text: string, at: number, opening: boolean): boolean {
  const before = text.charCodeAt(at - 1);
  if (text.charAt(at) === SINGLE_CLOSE)
    return (before < 0x250 && before > 0x2f) || /^(?:\d\d|[A-Za-z])/.test(text.slice(at + 1, at + 3));
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
    if (index >= 0 && (open[index] as Mark).pair === mark.pair) {
      for (const left of open.splice(index).slice(1)) lone.push(left);
    } else if (mark.pair === '（' && isEnumerator(text, start, mark.at)) enumerated = true;
    else lone.push(mark);
  }
  for (const left of open) lone.push(left);
  arrange(lone, (a, b) => a.at - b.at);
  return { lone, enumerated };
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

/** Pairs with a mark inside what is masked, `（见 <https://…）>`, or claimed: ” is byte 0x9D of CP1252, and a guess may take one in. */
function hiddenPairs({ text, start, end, prose, claims }: Paragraph): Set<string> {
  const table = markTable();
  const hidden = new Set<string>();
  const hide = (at: number): void => {
    const code = table[text.charCodeAt(at)] as number;
    if (code !== 0) hidden.add(openingOf(code));
  };
  let from = start;
  for (const span of [...prose, { start: end, end }]) {
    for (let i = from; i < span.start; i++) hide(i);
    if (claims.end > span.start) for (let i = span.start; i < span.end; i++) if (claims.hold(i)) hide(i);
    from = span.end;
  }
  return hidden;
}

/** The marks of half-open intervals: （0，1］. */
function intervals(text: string, lone: readonly Mark[]): number[] {
  return lone.flatMap((close, index) => {
    const open = lone[index - 1];
    if (!open?.opening || close.opening || close.at - open.at > LONGEST_TURNED) return [];
    return /^[\d\s.,，、~～∞+−-]+$/.test(text.slice(open.at + 1, close.at)) ? [open.at, close.at] : [];
  });
}

function wholeQuotation(text: string, { start, end }: Paragraph, found: readonly Mark[]): number | undefined {
  const first = found[0] as Mark;
  const last = found.at(-1) as Mark;
  if (!isQuote(first) || !first.opening || last.opening || last.pair !== first.pair) return undefined;
  return isHead(text, start, first.at) && end - last.at <= 2 ? first.at : undefined;
}

function isQuote({ pair }: Mark): boolean {
  return OPENING_QUOTES.includes(pair);
}

function isHead(text: string, start: number, at: number): boolean {
  return at - start <= DEEPEST_HEAD && text.slice(start, at).trim() === '';
}
