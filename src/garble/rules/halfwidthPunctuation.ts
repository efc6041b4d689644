// ASCII punctuation where Chinese text has its own: 会议强调,要落实.
//
// Cause: typed with the wrong input mode, or narrowed by a converter.
// What decides is the neighbour: the mark belongs to the Chinese text on its left, or joins Latin or digits to Chinese on its right.
// Tags, references, quotes, glosses and Markdown's emphasis between the mark and its neighbour are looked through.
// A document that writes half-width brackets throughout and everything else full-width means it so, as many statutes do.
//
// Fires
//   会议强调,要落实.
//   (一)加强领导
//   他说:"好"
// Silent
//   9:30开会，比例为3:1，共12,000元。
//   1.团结  2.务实
//   见文件.txt和字符集(Charset)，开心:)
import {
  COLON,
  COMMA,
  DOT,
  EXCLAMATION,
  LEFT_BRACKET,
  LEFT_PAREN,
  LESS,
  PERCENT,
  QUESTION,
  QUOTE,
  RIGHT_BRACKET,
  RIGHT_PAREN,
} from '../../text/ascii';
import { CharacterClass, classOf } from '../../text/han';
import { insideAddress, isChinese, unitBefore } from '../marks/neighbours';
import { straightQuotePairs } from '../marks/straightQuotes';
import { isInName } from '../marks/transliteration';
import { perParagraph } from '../perParagraph';
import type { Replacement } from '../replacement';
import { type Candidate, type DocumentEvidence, type Paragraph, type Rule, type Sink, withCertainty } from '../rule';

const FULL_WIDTH: ReadonlyMap<number, string> = new Map(
  [...',，.。:：;；?？!！(（)）'.matchAll(/(.)(.)/gu)].map(([, half, full]) => [
    (half as string).charCodeAt(0),
    full as string,
  ]),
);
const CURLY = 0x201c;
const STOP = 0x3002;
const CORNER = 0x300c;
const FULL_OPEN = 0xff08;
const FULL_CLOSE = 0xff09;
/** How far a bracket's partner is looked for, and the extent of a clause. */
const REACH = 200;
/** From so many pairs on, without full-width ones beside them, half-width brackets are a habit and no slip. */
const HABIT = 4;
/** In Traditional text, where (一) is as usual as （一）, fewer. */
const HABIT_TRADITIONAL = 2;
/** What ends a file's name behind a bracket: 通知(终稿)v2.docx. */
const FILE_NAME = /^[\w-]{0,12}\.[A-Za-z]/;
const QUESTION_WORDS = /[吗嗎呢么麼什何谁誰哪怎几幾否岂豈孰焉]|多少|是不是|有没有|能不能|好不好/;

interface Evidence {
  readonly what: 'mark' | 'bracket' | 'open' | 'close' | 'dot';
  /** Of a dot: whether foreign names are what stands around it. */
  readonly name?: boolean;
}

/** Shared by all candidates of a sort. */
const MARK: Evidence = { what: 'mark' };
const BRACKET: Evidence = { what: 'bracket' };
const OPENING: Evidence = { what: 'open' };
const CLOSING: Evidence = { what: 'close' };

export const rule: Rule<'halfwidth-punctuation'> = {
  kind: 'halfwidth-punctuation',
  scope: 'paragraph',
  triggers: (unit) => FULL_WIDTH.has(unit) || unit === FULL_OPEN || unit === CORNER || unit === CURLY,
  at(paragraph, offset, _within, sink) {
    const { text, end } = paragraph;
    const unit = text.charCodeAt(offset);
    if (unit === FULL_OPEN || unit === CORNER || unit === CURLY) {
      sink.count(unit === FULL_OPEN ? 'full' : unit === CORNER ? 'corner' : 'curly');
      return offset + 1;
    }
    if (unit === LEFT_PAREN || unit === RIGHT_PAREN) bracket(paragraph, offset, sink);
    else mark(paragraph, offset, unit, end, sink);
    return offset + 1;
  },
  paragraph(paragraph, sink) {
    if (paragraph.text.charCodeAt(paragraph.end - 1) === STOP && paragraph.end > paragraph.start) sink.count('stop');
    for (const [open, close] of straightQuotePairs(paragraph)) {
      found(open, { text: '“', certain: true, evidence: OPENING }, sink);
      found(close, { text: '”', certain: true, evidence: CLOSING }, sink);
    }
  },
  settle(candidates, document) {
    const habit = document.ask('habit', writesHalfBrackets);
    const quotes = document.ask('quotes', quotesOf);
    const dots = document.ask('dots', (asked) => asked.count('halfwidth-punctuation', 'stop') === 0);
    const settled: Candidate<'halfwidth-punctuation'>[] = [];
    for (const candidate of candidates) {
      const { what, name } = candidate.evidence as Evidence;
      if (what === 'bracket' && habit) continue;
      if (what === 'open') settled.push(withText(candidate, quotes.charAt(0)));
      else if (what === 'close') settled.push(withText(candidate, quotes.charAt(1)));
      else if (what === 'dot' && name) settled.push({ ...withText(candidate, '·'), certain: false });
      else settled.push(what === 'dot' ? withCertainty(candidate, dots) : candidate);
    }
    return settled;
  },
};

/** By mark, the replacements that it is by itself: shared, for a text may have thousands. */
const ALONE: ReadonlyMap<string, readonly Replacement[]> = new Map(
  [...FULL_WIDTH.values(), '、', '“', '”'].map((mark) => [mark, [mark]]),
);

interface Wide {
  readonly text: string;
  readonly certain: boolean;
  readonly evidence: Evidence;
  /** Spaces that go with the mark: a full-width mark brings its own. */
  readonly before?: number;
  readonly after?: number;
}

function found(
  at: number,
  { text, certain, evidence, before = 0, after = 0 }: Wide,
  sink: Sink<'halfwidth-punctuation'>,
): void {
  const alone = before + after === 0 ? ALONE.get(text) : undefined;
  const replacements = alone ?? [[{ start: -before, end: 1 + after, text }]];
  sink.found({ start: at, end: at + 1, certain, replacements, evidence });
}

/** The quotation marks that the document uses elsewhere; where it uses none, those of its script. */
function quotesOf(document: DocumentEvidence): string {
  const corner = document.count('halfwidth-punctuation', 'corner');
  const curly = document.count('halfwidth-punctuation', 'curly');
  return corner > curly || (document.script === 'traditional' && curly === 0) ? '「」' : '“”';
}

function writesHalfBrackets(document: DocumentEvidence): boolean {
  const count = (name: string) => document.count('halfwidth-punctuation', name);
  const brackets = count('bracket');
  const habit = document.script === 'traditional' ? HABIT_TRADITIONAL : HABIT;
  return brackets >= habit && brackets > count('full') && brackets > count('mark');
}

function withText(candidate: Candidate<'halfwidth-punctuation'>, text: string): Candidate<'halfwidth-punctuation'> {
  return {
    ...candidate,
    replacements: candidate.replacements.map((each) =>
      typeof each === 'string' ? text : each.map((edit) => ({ ...edit, text })),
    ),
  };
}

function mark(
  paragraph: Paragraph,
  offset: number,
  unit: number,
  end: number,
  sink: Sink<'halfwidth-punctuation'>,
): void {
  const { text, start } = paragraph;
  const right = offset + 1 < end ? text.charCodeAt(offset + 1) : 0;
  if (offset > start && isSameRun(text.charCodeAt(offset - 1), unit)) return;
  if (right !== 0 && (isSameRun(right, unit) || (unit === COLON && right === 0x2f))) return;
  const left = unitBefore(text, offset, start);
  let certain = true;
  let evidence = MARK;
  if (isChinese(left)) {
    if (unit === DOT) {
      if (right !== 0 && !isChinese(right) && !isSpace(right) && !isCloser(right)) return;
      if (isOrdinal(text, offset, start)) return;
      if (isChinese(right)) evidence = { what: 'dot', name: isInName(text, offset) };
    } else if (unit === EXCLAMATION || unit === QUESTION) {
      if (right === LEFT_BRACKET || right === 0x3d || isWord(right)) return;
      // A question mark inside a clause that asks nothing may stand for a lost character.
      if (unit === QUESTION && isChinese(right))
        certain = QUESTION_WORDS.test(text.slice(Math.max(start, offset - 20), offset));
    } else if (unit === COMMA && isOrdinal(text, offset, start)) {
      // 一,加强领导 numbers a heading, and its mark is 、.
      found(offset, { text: '、', certain: false, evidence }, sink);
      return;
    } else if (unit !== COMMA && isEmoticon(text.slice(offset, Math.min(end, offset + 24)))) return;
  } else {
    // 增长5%,比去年: joins what is no Chinese to what is.
    if (unit !== COMMA || !isChinese(right) || !(isWord(left) || left === PERCENT)) return;
    certain = false;
  }
  if (insideAddress(paragraph, offset) || isReference(paragraph)) return;
  sink.count('mark');
  const space =
    right === 0x20 && offset + 2 < end && (isChinese(text.charCodeAt(offset + 2)) || text.startsWith('=?', offset + 2)); // a mail's word that was not decoded yet
  found(offset, { text: FULL_WIDTH.get(unit) as string, certain, evidence, after: Number(space) }, sink);
}

/** A bracket is full-width where what it holds is Chinese: (一), (试行). (Charset), (2022) and 通知(修订).docx stay. */
function bracket(paragraph: Paragraph, offset: number, sink: Sink<'halfwidth-punctuation'>): void {
  const { text, start, end } = paragraph;
  const unit = text.charCodeAt(offset);
  const partner = partnerOf(
    text,
    offset,
    unit === LEFT_PAREN ? Math.min(end, offset + REACH) : Math.max(start, offset - REACH),
  );
  if (partner < 0) return;
  const [open, close] = unit === LEFT_PAREN ? [offset, partner] : [partner, offset];
  if (close - open < 2 || !isChinese(text.charCodeAt(open + 1)) || !isChinese(text.charCodeAt(close - 1))) return;
  if (open > start && text.charCodeAt(open - 1) === RIGHT_BRACKET) return; // [text](目标)
  if (
    FILE_NAME.test(text.slice(close + 1, Math.min(end, close + 20))) ||
    insideAddress(paragraph, open) ||
    isReference(paragraph)
  )
    return;
  // （一) is no habit.
  const mixed = text.charCodeAt(partner) > 0x7f;
  if (unit === LEFT_PAREN && !mixed) sink.count('bracket');
  const before = unit === LEFT_PAREN && offset - 1 > start && isSpaceBetween(text, offset - 1, offset - 2);
  const after = unit === RIGHT_PAREN && offset + 2 < end && isSpaceBetween(text, offset + 1, offset + 2);
  const evidence = mixed ? MARK : BRACKET;
  const wide = FULL_WIDTH.get(unit) as string;
  found(offset, { text: wide, certain: true, evidence, before: Number(before), after: Number(after) }, sink);
}

/** The other bracket, of either width, of a pair that holds no bracket itself; -1 where there is none before `limit`. */
function partnerOf(text: string, offset: number, limit: number): number {
  const opening = text.charCodeAt(offset) === LEFT_PAREN;
  const step = opening ? 1 : -1;
  for (let i = offset + step; opening ? i < limit : i >= limit; i += step) {
    const unit = text.charCodeAt(i);
    const opens = unit === LEFT_PAREN || unit === FULL_OPEN;
    if (opens || unit === RIGHT_PAREN || unit === FULL_CLOSE) return opens === opening ? -1 : i;
  }
  return -1;
}

/** How far authors and title reach. */
const REFERENCE_HEAD = 240;

/** A bibliography after GB/T 7714, whose marks are half-width: 王力. 汉语史稿[M]. 北京: 中华书局, 1980. */
const isReference = perParagraph(({ text, start, end }: Paragraph): boolean =>
  /\[(?:[MJDCNRSPZAGK]|EB|DB|CP)(?:\/OL)?\](?:[.．,]|\/\/)/.test(
    text.slice(start, Math.min(end, start + REFERENCE_HEAD)),
  ),
);

/** `一.` at a line's start numbers a heading: another rule's business. */
function isOrdinal(text: string, offset: number, start: number): boolean {
  return offset - start <= 12 && /^\s*[一二三四五六七八九十]{1,3}$/.test(text.slice(start, offset));
}

/** `:)`, `;-)`, `:D` and `:smile:` */
function isEmoticon(from: string): boolean {
  return /^[:;]-?[)(DPp](?![A-Za-z0-9\p{Script=Han}])/u.test(from) || /^:[a-z0-9_+-]{2,20}:/.test(from);
}

function isSameRun(unit: number, other: number): boolean {
  return unit === other || unit === DOT;
}

function isSpaceBetween(text: string, space: number, outer: number): boolean {
  return text.charCodeAt(space) === 0x20 && isChinese(text.charCodeAt(outer));
}

function isSpace(unit: number): boolean {
  return classOf(unit) === CharacterClass.Space;
}

function isWord(unit: number): boolean {
  const type = classOf(unit);
  return type === CharacterClass.Digit || type === CharacterClass.Latin;
}

function isCloser(unit: number): boolean {
  return unit === QUOTE || unit === 0x27 || unit === RIGHT_PAREN || unit === LESS || unit === 0x26;
}
