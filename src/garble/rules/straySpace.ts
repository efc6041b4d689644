// Spaces between Han: 需要加班的任务 多，   政 府 公 文
//
// Cause: text that was taken out of a PDF or a scanned page, a forum's page, or a slip of the thumb.
// A space may also part what belongs apart: names, dates, the words of a heading, a row of a table. So a space is a stray one in a
// clause of running text that goes on behind it, and every line of single characters with a space between each two.
//
// Fires
//   工作中要有自己 的思考，不能人云亦云，更不能照抄照搬别人的东西。
//   各单位要进一步加 强对重点工作的督促检查，发现问题及时纠正。
//   政 府 工 作 报 告
//   各单位要按照规定的时限要求上报情况，遇有重大事项，并应即报送 。
// Silent
//   总　则
//   张　三　　李　四
//   第三条 为了加强管理，规范行为，根据有关法律、行政法规，制定本办法。
//   甲 乙 丙 丁
//   会议由市政府办公室主任 王小明主持，各科室负责人参加，一共二十人。
//   我们要坚持稳中求进 以进促稳，切实把各项重点工作抓紧抓好抓出成效。
import { CharacterClass, characterClasses, isHan } from '../../text/han';
import type { Span } from '../../text/span';
import type { TextEdit } from '../finding';
import { AKIN, bond, TIED } from '../marks/bond';
import { isChinese } from '../marks/neighbours';
import { DELETION } from '../replacement';
import type { Paragraph, Rule, Sink } from '../rule';

const IDEOGRAPHIC_SPACE = 0x3000;
const TAB = 0x09;
const NO_BREAK_SPACE = 0xa0;
/** Fewer spaced-out characters are the two of 总 则, or a short name. */
const FEWEST_SPACED = 4;
const FEWEST_CERTAIN = 6;
const WIDEST_GAP = 3;
/** Running text: so many units, and two marks at least. */
const SHORTEST_PROSE = 30;
const SHORTEST_CLAUSE = 6;
const MOST_SPACES = 3;
/** A clause reaches no further than this from its space. */
const REACH = 60;
/** What of the line says whether it is running text. */
const WINDOW = 150;
const MARKS = '，。；：！？、,.;:!?';
const PAUSES = '，。；：、！？';
/** No word of a clause begins with these, and with those none ends. */
const CLINGS_LEFT = '的地得了着过和与及或而也都就';
const CLINGS_RIGHT = '的和与及或在把被将对向从为于由';
const TAKES_OBJECT = /[把被将使让][^的]{1,4}$/;
const ROLES =
  /(?:记者|通讯员|摄影|作者|编辑|总理|主席|主任|书记|[部局省市县区院校所处科]长|同志|先生|女士|代表|委员|教授|博士)$/;
const DATE = /[\d〇零一二三四五六七八九十][年月日号]$/;
/** What stands side by side one by one. */
const SERIES = [
  '甲乙丙丁戊己庚辛壬癸',
  '子丑寅卯辰巳午未申酉戌亥',
  '〇零一二三四五六七八九十百千',
  '东南西北中上下左右',
  '金木水火土',
  '赵钱孙李周吴郑王',
  '日一二三四五六',
  '春夏秋冬',
  '年月日时分',
];

export const rule: Rule<'stray-space'> = {
  kind: 'stray-space',
  triggers: (unit) => unit === 0x20 || unit === NO_BREAK_SPACE,
  at(paragraph, offset, within, sink) {
    const { text } = paragraph;
    if (offset === within.start || !isHan(text.charCodeAt(offset - 1))) return offset + 1;
    const end = spacesEnd(text, offset, within.end);
    if (end >= within.end) return end;
    const next = text.charCodeAt(end);
    if (!isHan(next)) {
      if (PAUSES.includes(text.charAt(end)) && isProse(paragraph, offset)) remove({ start: offset, end }, true, sink);
      return end;
    }
    if (DATE.test(text.slice(Math.max(within.start, offset - 2), offset))) return end;
    const spaced = spacedRun(text, offset - 1, end - offset, within);
    if (spaced) {
      if (spaced.characters >= FEWEST_SPACED) spacedOut(paragraph, spaced, end - offset, sink);
      return spaced.end;
    }
    if (followsArticle(text, offset, within)) return end;
    if (end - offset > 1 || !isProse(paragraph, offset) || spaces(paragraph, offset) > MOST_SPACES) return end;
    const certain = verdict(clauseAround(text, offset, within), offset, end, text);
    if (certain !== undefined) remove({ start: offset, end }, certain, sink);
    return end;
  },
};

function remove({ start, end }: Span, certain: boolean, sink: Sink<'stray-space'>): void {
  sink.found({ start, end, certain, replacements: DELETION });
}

function spacesEnd(text: string, from: number, limit: number): number {
  let end = from;
  while (end < limit && isSpace(text.charCodeAt(end))) end++;
  return end;
}

function isSpace(unit: number): boolean {
  return unit !== IDEOGRAPHIC_SPACE && unit !== TAB && characterClasses()[unit] === CharacterClass.Space;
}

interface SpacedRun extends Span {
  readonly characters: number;
}

/** The run of single Han from `start` on with gaps of `gap` spaces; undefined where the second already has a neighbour. */
function spacedRun(text: string, start: number, gap: number, within: Span): SpacedRun | undefined {
  if (gap > WIDEST_GAP) return undefined;
  let i = start;
  let characters = 1;
  for (;;) {
    const next = spacesEnd(text, i + 1, within.end);
    const character = text.charCodeAt(next);
    if (next - i - 1 !== gap || next >= within.end || !(isHan(character) || (characters > 1 && isChinese(character))))
      break;
    i = next;
    characters++;
  }
  // The last character found may be a word's first: 报 告全文.
  if (i + 1 < within.end && isHan(text.charCodeAt(i + 1))) {
    i -= gap + 1;
    characters--;
  }
  return characters >= 3 ? { start, end: i + 1, characters } : undefined;
}

function spacedOut(paragraph: Paragraph, run: SpacedRun, gap: number, sink: Sink<'stray-space'>): void {
  const { text, start, end } = paragraph;
  if (SERIES.some((series) => isOf(series, text, run, gap))) return;
  const wholeLine = text.slice(start, run.start).trim() === '' && text.slice(run.end, end).trim() === '';
  const alone = wholeLine || !isHan(text.charCodeAt(run.start - 1));
  if (!alone && run.characters < FEWEST_CERTAIN) return;
  if (!wholeLine && isJustified(text.slice(start, run.start), text.slice(run.end, end))) return;
  const certain = run.characters >= FEWEST_CERTAIN && gap === 1;
  const replacements = withoutGaps(run.characters, gap);
  if (wholeLine) sink.found({ start: run.start, end: run.end, certain, replacements, wholeLine });
  else sink.found({ start: run.start, end: run.end, certain, replacements });
}

/** The replacements of short runs, by gap and number of characters: a page may be spaced out throughout, and then has thousands. */
const CLOSED_UP: (readonly (readonly TextEdit[])[] | undefined)[][] = Array.from({ length: WIDEST_GAP + 1 }, () => []);
const LONGEST_SHARED = 64;

/** What closes a run of so many characters up. */
function withoutGaps(characters: number, gap: number): readonly (readonly TextEdit[])[] {
  const known = CLOSED_UP[gap]?.[characters];
  if (known) return known;
  const edits: TextEdit[] = [];
  for (let i = 1; i < characters; i++) {
    const end = i * (gap + 1);
    edits.push({ start: end - gap, end, text: '' });
  }
  const replacements = [edits];
  if (characters <= LONGEST_SHARED) (CLOSED_UP[gap] as (typeof replacements)[])[characters] = replacements;
  return replacements;
}

/** Whether every character of a run is one of the series. */
function isOf(series: string, text: string, run: SpacedRun, gap: number): boolean {
  for (let i = run.start; i < run.end; i += gap + 1) if (!series.includes(text.charAt(i))) return false;
  return true;
}

/** Whether a title is spread over a column, and a name or a value stands in the next: 法 官 助 理　　赵某某. */
function isJustified(before: string, after: string): boolean {
  return before.trim() === '' && /^\s/.test(after) && !/[，。；]/.test(after);
}

/** Whether what stands around `offset` is running text: long enough, and with marks. */
function isProse({ text, start, end }: Paragraph, offset: number): boolean {
  if (end - start < SHORTEST_PROSE) return false;
  const stop = Math.min(end, offset + WINDOW);
  let marks = 0;
  for (let i = Math.max(start, offset - WINDOW); i < stop && marks < 2; i++)
    if (isMark(text, i) && isChinese(text.charCodeAt(i - 1))) marks++;
  return marks === 2;
}

function isMark(text: string, at: number): boolean {
  const type = characterClasses()[text.charCodeAt(at)] as CharacterClass;
  // Most characters are neither, and to make a string of each would take longer.
  if (type !== CharacterClass.CjkPunctuation && type !== CharacterClass.AsciiPunctuation) return false;
  return MARKS.includes(text.charAt(at));
}

/** How many spaces after Han stand around `offset`, at most one more than matters. */
function spaces({ text, start, end }: Paragraph, offset: number): number {
  let count = 0;
  for (let i = Math.max(start + 1, offset - WINDOW); i < Math.min(end, offset + WINDOW) && count <= MOST_SPACES; i++) {
    const unit = text.charCodeAt(i);
    if ((isSpace(unit) || unit === IDEOGRAPHIC_SPACE) && isHan(text.charCodeAt(i - 1))) count++;
  }
  return count;
}

function clauseAround(text: string, offset: number, within: Span): Span {
  let start = offset;
  let end = offset;
  while (start > within.start && start > offset - REACH && isInClause(text.charCodeAt(start - 1))) start--;
  while (end < within.end && end < offset + REACH && isInClause(text.charCodeAt(end))) end++;
  return { start, end };
}

function isInClause(unit: number): boolean {
  const type = characterClasses()[unit];
  return type === CharacterClass.Han || isSpace(unit);
}

const PHRASE = 4;

/** 第三条 为了…: the space behind the number of an article belongs to it. */
const ARTICLE = /^\s*第[一二三四五六七八九十百千零〇]+[条條章节節款项項][\s　]+/;

const ARTICLE_NUMERALS = '一二三四五六七八九十百千零〇';
const ARTICLE_PARTS = '条條章节節款项項';

/** Whether nothing but 第三条 stands in the clause before `offset`: the blank behind it is right, and statutes have one in each line. */
function followsArticle(text: string, offset: number, within: Span): boolean {
  if (!ARTICLE_PARTS.includes(text.charAt(offset - 1))) return false;
  const last = offset - 2;
  const least = Math.max(within.start, offset - REACH);
  let i = last;
  while (i > least && ARTICLE_NUMERALS.includes(text.charAt(i))) i--;
  if (i === last || i < within.start || text.charAt(i) !== '第') return false;
  return i === within.start || !isInClause(text.charCodeAt(i - 1));
}

/** 新华社北京3月5日电, 本报讯: a report begins behind it. */
const DATELINE = /(?:电|電|讯|訊|消息|报道|報道|報導)$/;

/** Of these no word begins but 的确 and 的士. */
const PARTICLES = /^(?:的(?![确確士])|[们們吗嗎呢吧])/;

/** Whether one side cannot end, or begin, a clause. What begins like 和 may be 和谐, what ends like 与 may be 参与, and 使 is in 使命. */
function clings(left: string, right: string): boolean {
  const isTied = (text: string, at: number) => bond(text.charCodeAt(at), text.charCodeAt(at + 1)) >= AKIN;
  if (PARTICLES.test(right)) return true;
  if (CLINGS_LEFT.includes(right.charAt(0)) && !isTied(right, 0)) return true;
  if (CLINGS_RIGHT.includes(left.charAt(left.length - 1)) && !isTied(left, left.length - 2)) return true;
  const object = left.search(TAKES_OBJECT);
  return object >= 0 && !isTied(left, object);
}

/** Certain, probable, or (undefined) no stray space at all. */
function verdict(clause: Span, start: number, end: number, text: string): boolean | undefined {
  const whole = text.slice(clause.start, start);
  const left = whole.replace(ARTICLE, '');
  const right = text.slice(end, clause.end);
  if (/[\s\u00a0]/.test(left) || /[\s\u00a0]/.test(right)) return undefined; // several spaces: a list
  if (
    left.length + right.length < SHORTEST_CLAUSE ||
    ROLES.test(left) ||
    /^第[一二三四五六七八九十百千零〇]+[条條章节節款项項]$/.test(left)
  )
    return undefined;
  if (DATELINE.test(left)) return undefined;
  if (clings(left, right)) return true;
  const tied = bond(text.charCodeAt(start - 1), text.charCodeAt(end));
  if (tied >= TIED) return true;
  // 稳中求进 以进促稳: two phrases side by side.
  const phrases = left.length === PHRASE || right.length === PHRASE || Math.abs(left.length - right.length) <= 2;
  if (phrases && tied < AKIN) return undefined;
  if (right.length === 1 && left.length >= SHORTEST_CLAUSE) return true;
  return tied >= AKIN || (left.length > 3 && right.length > 1) ? false : undefined;
}
