// lost-character: a character is gone and only a mark of the loss is left.
// Cause: bytes that a decoder could not read (U+FFFD), that an encoder could not write (`?`), U+FFFD read once more as GBK
// (锟斤拷), memory that was never written to (烫烫烫, 屯屯屯, 葺葺葺). On a page whose every paragraph begins with ?? these were indents.
//
// Fires
//   贯彻有关事��的通知
//   贯彻落?党中央精神
//   通知锟斤拷锟斤拷转发
//   姓名：烫烫烫烫屯屯屯
// Silent
//   曹锟、张锟介绍说
//   你去吗?我去
//   “锟斤拷”是怎么来的乱码
//   “烫烫烫！”他喊道。
import { codePage } from '../../text/codePage';
import { CharacterClass, classOf, isCommonHan, isHan } from '../../text/han';
import { balanceOf, scriptOfBalance } from '../../text/script';
import { charactersBetween } from '../characters/between';
import { chinese } from '../language';
import type { Lexicon } from '../lexicon';
import { isCue } from '../mojibake/cues';
import { swallowed } from '../mojibake/swallowed';
import { perParagraph } from '../perParagraph';
import type { DocumentEvidence, Paragraph, Rule, Sink } from '../rule';

const REPLACEMENT = 0xfffd;
const QUESTION = 0x3f;
const FULL_QUESTION = 0xff1f;
const KUN = 0x951f; // 锟
/** What 0xCC, 0xCD and 0xDD, with which debug builds fill memory, are in GBK. */
const FILL = '烫屯葺';

const BLANK = 0x20;
/** Guesses that are offered. */
const OFFERED = 5;

export const rule: Rule<'lost-character'> = {
  kind: 'lost-character',
  scope: 'paragraph',
  triggers: (unit) =>
    unit === REPLACEMENT ||
    unit === QUESTION ||
    unit === FULL_QUESTION ||
    unit === KUN ||
    FILL.includes(String.fromCharCode(unit)),

  at(paragraph, offset, within, sink) {
    const unit = paragraph.text.charCodeAt(offset);
    if (unit === REPLACEMENT) return replacement(paragraph, offset, within.start, within.end, sink);
    if ((unit === QUESTION || unit === FULL_QUESTION) && isFirst(paragraph, offset))
      return indent(paragraph, offset, within.end, sink);
    if (unit === FULL_QUESTION) return offset + 1;
    if (unit === QUESTION) return question(paragraph, offset, within.start, within.end, sink);
    return unit === KUN ? kunJinKao(paragraph, offset, within.end, sink) : memory(paragraph, offset, within.end, sink);
  },

  settle: (candidates, document) =>
    candidates.filter(({ evidence }) => evidence !== INDENT || document.ask('indents', hasLostIndents)),
};

type Report = Sink<'lost-character'>;

function report(sink: Report, start: number, end: number, guesses: readonly string[]): number {
  sink.found({ start, end, certain: false, replacements: guesses });
  return end;
}

function replacement(paragraph: Paragraph, offset: number, from: number, limit: number, sink: Report): number {
  const { text } = paragraph;
  let end = offset + 1;
  while (end < limit && text.charCodeAt(end) === REPLACEMENT) end++;
  const before = offset > from ? text.charCodeAt(offset - 1) : BLANK;
  const after = end < limit ? text.charCodeAt(end) : BLANK;
  // Beside a garble the mark is part of it, and the rule for mojibake knows more: so is the rest of a run that one has claimed.
  if (isCue(before) || isCue(after) || before === REPLACEMENT) return end;
  if (isMentioned(paragraph, offset, end)) return end;
  const marks = end - offset;
  // GBK that was written back from a broken reading: the character's last byte took the sign after it along.
  const ate = marks === 1 && after === QUESTION;
  if (ate) end++;
  // One, two or three marks stand for one character, by decoder; more for several, which nobody can guess.
  if (marks > 3 || isAmongLosses(text, offset, end, from, limit)) return report(sink, offset, end, []);
  const next = end < limit ? text.charCodeAt(end) : BLANK;
  const rest = ate ? swallowed(text, from, end, limit) : '';
  return report(
    sink,
    offset,
    end,
    guessesBetween(paragraph, offset, end, from, limit, rest === '' ? next : BLANK).map((guess) => guess + rest),
  );
}

/** Characters around a loss, and marks among them with which there is nothing left to guess from. */
const AROUND = 10;
const MOST_MARKS = 4;

function isAmongLosses(text: string, offset: number, end: number, from: number, limit: number): boolean {
  let marks = 0;
  for (let i = Math.max(from, offset - AROUND); i < Math.min(limit, end + AROUND); i++)
    if ((i < offset || i >= end) && text.charCodeAt(i) === REPLACEMENT) marks++;
  return marks >= MOST_MARKS;
}

/** Texts about encodings show the sign itself: alone between marks, or where the line speaks of it. */
function isMentioned(paragraph: Paragraph, from: number, to: number): boolean {
  const { text, start, end } = paragraph;
  if (/[“"'‘「『（(`]/.test(text.charAt(from - 1)) && /[”"'’」』）)`]/.test(text.charAt(to))) return true;
  return mentions(paragraph) && ENCODINGS.test(text.slice(Math.max(start, from - REACH), Math.min(end, to + REACH)));
}

/** How far around a sign its line is read. */
const REACH = 200;
const ENCODINGS = /U\+FFFD|乱码|亂碼|编码|編碼|替换字符|替換字元|取代字元|replacement character|mojibake|UTF-?8|GBK/i;

/** Whether a line speaks of encodings anywhere: hardly any does, so that the places in it need no looking at. */
const mentions = perParagraph(({ text, start, end }: Paragraph) => ENCODINGS.test(text.slice(start, end)));

function question(paragraph: Paragraph, offset: number, from: number, limit: number, sink: Report): number {
  const { text } = paragraph;
  let end = offset + 1;
  while (end < limit && text.charCodeAt(end) === QUESTION) end++;
  const before = offset > from ? text.charCodeAt(offset - 1) : BLANK;
  const after = end < limit ? text.charCodeAt(end) : BLANK;
  const lost = end - offset;
  if (!isCommonHan(before) || !isCommonHan(after) || lost > 8) return end;
  if (isQuestion(text, offset, from) || isMentioned(paragraph, offset, end)) return end;
  if (lost > 1) return report(sink, offset, end, []);
  const guesses = guessesBetween(paragraph, offset, end, from, limit, after);
  const [best] = guesses;
  // A mark in its place is what it is itself.
  if (best === undefined || !isHan(best.charCodeAt(0))) return end;
  // A real question mark is far more frequent than a lost character: both pairs must be known ones.
  const language = chinese();
  const unit = best.charCodeAt(0);
  return language.cost(before, unit) < 6.5 && language.cost(unit, after) < 6.5
    ? report(sink, offset, end, guesses)
    : end;
}

/** What paragraphs begin with whose two ideographic spaces no encoder could write: ??第一, and ？？第一 where marks were widened. */
const INDENT = 'indent';
/** One paragraph may be somebody's surprise. */
const FEWEST_INDENTS = 3;
const LONGEST_INDENT = 4;

function indent(paragraph: Paragraph, offset: number, limit: number, sink: Report): number {
  const { text } = paragraph;
  let end = offset + 1;
  while (end < limit && text.charCodeAt(end) === text.charCodeAt(offset)) end++;
  const marks = end - offset;
  if (marks < 2 || marks > LONGEST_INDENT || end === limit || !isHan(text.charCodeAt(end))) return end;
  // A line without a mark is a word somebody threw in.
  if (!/[，。；：、]/.test(text.slice(end, paragraph.end))) return end;
  sink.count(INDENT);
  sink.found({ start: offset, end, certain: false, replacements: ['\u3000\u3000'], evidence: INDENT });
  return end;
}

/** Where some paragraphs still have theirs, none was lost. */
function hasLostIndents(document: DocumentEvidence): boolean {
  return document.count('lost-character', INDENT) >= FEWEST_INDENTS && document.count('hard-wrap', 'indented') === 0;
}

/** Whether nothing but white space stands before it in its line. */
function isFirst({ text, start }: Paragraph, offset: number): boolean {
  let i = offset;
  while (i > start && classOf(text.charCodeAt(i - 1)) === CharacterClass.Space) i--;
  return i === start;
}

/** Whether the clause before the sign asks something. */
function isQuestion(text: string, offset: number, from: number): boolean {
  let start = offset;
  while (start > from && offset - start < 40 && isHan(text.charCodeAt(start - 1))) start--;
  const clause = text.slice(start, offset);
  return /[吗嗎呢么麼吧啊呀哪谁誰何几幾否岂豈孰]|什|怎|多少|是不是|有没有|有沒有|能不能|会不会|會不會|可不可|要不要|好不好|对不对|對不對|难道|難道|莫非|如何|为何|為何|[^么]+不[^么]$/.test(
    clause,
  );
}

/** 锟斤拷: U+FFFD twice, written as UTF-8 and read as GBK. */
function kunJinKao(paragraph: Paragraph, offset: number, limit: number, sink: Report): number {
  const { text } = paragraph;
  let end = offset;
  while (end + 3 <= limit && text.startsWith('锟斤拷', end)) end += 3;
  const whole = end - offset;
  // An odd number of marks: 0xBD pairs with the first byte of what follows, which is so lost too.
  if (end + 1 < limit && isBroken(text, end)) {
    const from = Math.max(paragraph.start, offset - 8);
    const to = Math.min(limit - 1, end + 9);
    let others = whole;
    for (let i = from; i < to; i++)
      if (i !== end && (text.charCodeAt(i) === REPLACEMENT || isBroken(text, i))) others++;
    if (others > 0) end += 2;
  }
  if (end === offset) return offset + 1;
  return isMentioned(paragraph, offset, end) ? end : report(sink, offset, end, []);
}

/** Whether 锟 stands at `offset` with a character whose first byte is 0xBD behind it; 曹锟、 is a name. */
function isBroken(text: string, offset: number): boolean {
  return (
    text.charCodeAt(offset) === KUN && (codePage('gbk').codes[text.charCodeAt(offset + 1)] as number) >> 8 === 0xbd
  );
}

/** Three or more of what unwritten memory looks like. */
function memory(paragraph: Paragraph, offset: number, limit: number, sink: Report): number {
  const { text } = paragraph;
  let end = offset;
  while (end < limit && FILL.includes(text.charAt(end))) end++;
  const run = text.slice(offset, end);
  if (run.length < 3 || isMentioned(paragraph, offset, end)) return end;
  // 烫烫烫 is also what one cries out; the others are never said thrice.
  const mayBeSpeech = !/[屯葺]/.test(run) && (run.length === 3 || /[，。！!～…的]/.test(text.charAt(end)));
  return mayBeSpeech ? end : report(sink, offset, end, []);
}

/** What may stand between the neighbours, best first. */
function guessesBetween(
  { text, lexicon }: Paragraph,
  start: number,
  end: number,
  from: number,
  limit: number,
  next: number,
): string[] {
  const previous = start > from ? text.charCodeAt(start - 1) : BLANK;
  if (!isHan(previous) && !isHan(next)) return [];
  const left = text.slice(Math.max(from, start - 3), start);
  const right = text.slice(end, Math.min(limit, end + 3));
  const script = scriptOfBalance(balanceOf(text, Math.max(from, start - 100), Math.min(limit, end + 100)));
  const own = script === 'unknown' ? 'simplified' : script;
  const units = charactersBetween(previous, next, own, OFFERED, wordsAcross(lexicon, left, right));
  return Array.from(units, (unit) => String.fromCharCode(unit));
}

/**
 * Nats for a word that a guess completes, by its length. Of two characters the counts of pairs know more, and set phrases of four hardly
 * come about by chance. (Every second report, one character lost: the first guess is right for 278 of 600 U+FFFD, for 275 without words;
 * with nats for pairs too it was 223.)
 */
const nats = (length: number): number => 3 * (2 * length - 5);
/** The shortest word that counts. */
const SHORTEST = 3;

const NO_WORDS: ReadonlyMap<number, number> = new Map();

/** What known words would stand in the gap, by the character that is lost (folded): nats for the longest of them. */
function wordsAcross(lexicon: Lexicon, left: string, right: string): ReadonlyMap<number, number> {
  const mayBe = (before: string, after: string): boolean => lexicon.mayStandBetween?.(before, after) ?? true;
  // At nearly all places none stands: two characters on either side tell.
  const [first, inside, last] = [mayBe('', right), mayBe(left, right), mayBe(left, '')];
  if (!first && !inside && !last) return NO_WORDS;
  const bonus = new Map<number, number>();
  // From the shortest word to the longest, so that the longest stays.
  for (let length = SHORTEST; length <= left.length + 1 + right.length; length++) {
    for (let before = Math.max(0, length - 1 - right.length); before <= Math.min(left.length, length - 1); before++) {
      if (!(before === 0 ? first : before === length - 1 ? last : inside)) continue;
      const characters = lexicon.between(left.slice(left.length - before), right.slice(0, length - 1 - before));
      for (let i = 0; i < characters.length; i++) bonus.set(characters.charCodeAt(i), nats(length));
    }
  }
  return bonus;
}
