// Ordinals of headings and lists that are out of order, or lost their mark: 一、二、二、四、   一增强… 二增强… 三增强…
//
// Cause: a paragraph that was moved, copied or filtered; a list whose 、 was dropped.
// Judged over the whole document, `一、` and `（一）` each for itself; 一是…二是 and 第一，…第二， within their paragraph.
// A jump that the numbers after it follow is no slip of the pen but a lost passage, which other kinds report.
//
// Fires
//   一、抓学习⏎二、抓作风⏎二、抓落实⏎四、抓检查
//   要做到：一是抓学习；二是抓作风；二是抓落实；四是抓检查。
//   一增强大局意识⏎二增强责任意识⏎三增强服务意识
// Silent
//   三、抓落实⏎四、抓检查  ← a part of a document
//   第一章⏎一、目的⏎二、范围⏎第二章⏎一、职责⏎二、分工
//   一要学习，二要实干，三要创新。
//   首先要学习，其次要实干，三是要创新。
import { HASH, STAR } from '../../text/ascii';
import { CharacterClass, classOf, isHan } from '../../text/han';
import { fromHanNumeral, isHanNumeral, toHanNumeral } from '../../text/hanNumerals';
import { spanText } from '../perParagraph';
import { type Replacement, replacing } from '../replacement';
import type { Candidate, Paragraph, Rule, Sink } from '../rule';

type Style = 'bare' | 'item' | 'bracket' | 'part';

interface Evidence {
  readonly style: Style;
  readonly value: number;
  /** What follows the numeral: of a bare one its word, of others enough to know a heading by that stands twice. */
  readonly word: string;
  /** Whether it is doubtful that the numeral heads anything, as in the middle of a line: it counts, and is never reported. */
  readonly glued?: true;
}

/** A bare numeral before these is a numeral with its measure word, or an ordinal that takes no mark. */
const AFTER_NUMERAL =
  '是要不有无能可应须需则来曰为看抓靠讲查比学干想做个名位件项条款章节级类种届次年月日号时分秒点周天季期度度代流等线面边旁方般切些起同直定旦贯致律向样并路带生世心体手身国省市县区镇乡村户家人口头脚步对双套份批组队班排连营团师军院校厂所部门间楼层栋座元角万亿千百十成倍米里亩斤吨克升台辆架艘只条张本页篇首句字行列';
const NONE: Evidence = { style: 'bare', value: 0, word: '' };
/** Shared by all candidates that have them: a statute has one in each line. */
const PART_HEAD: Evidence = { ...NONE, style: 'part' };
const NO_REPLACEMENTS: readonly Replacement[] = [];
const HEAD = 16;
const BYTE_ORDER_MARK = 0xfeff;
/** 第三条, 第二章: each counts anew. */
const PART = /^第\s?[一二三四五六七八九十百千零〇\d-]{1,8}\s?[条條章节節编編篇部]/;
/** The numerals of a paragraph's own list: 一是, 二要, 第三，. */
const INLINE =
  /(?<=^|[，。；：:;,\s“])(?:([一二三四五六七八九])([是要])(?=\p{Script=Han})|第([一二三四五六七八九])(，))/gu;
/** What ends a sentence before a heading that lost its line break, and the marks that end such a heading's number. */
const SENTENCE_ENDS = '。；：”　';
const NUMBER_ENDS = ['、', '）', ')'];
const OPENERS = '（(';
const NUMERALS = '一二三四五六七八九十';
const LONGEST_NUMERAL = 3;
const LOOK_AHEAD = 40;

export const rule: Rule<'heading-numbering'> = {
  kind: 'heading-numbering',
  paragraph(paragraph, sink) {
    heading(paragraph, sink);
    for (const span of paragraph.prose) {
      const prose = spanText(paragraph, span);
      glued(prose, span.start, sink);
      inline(prose, span.start, sink);
    }
  },
  settle(candidates) {
    const settled = candidates.filter((candidate) => candidate.evidence === undefined);
    const headings = candidates.filter((candidate) => candidate.evidence !== undefined);
    bareHeadings(headings, settled);
    orderedHeadings(headings, settled);
    return settled.sort((a, b) => a.start - b.start);
  },
};

/** Notes the numeral at the head of a line. */
function heading({ text, start, end, prose }: Paragraph, sink: Sink<'heading-numbering'>): void {
  let i = start;
  while (i < end && i < start + HEAD && isBeforeHeading(text.charCodeAt(i))) i++;
  if (text.charAt(i) === '第' && PART.test(text.slice(i, Math.min(end, i + HEAD)))) {
    sink.found({
      start: i,
      end: i + 1,
      certain: false,
      replacements: NO_REPLACEMENTS,
      evidence: PART_HEAD,
    });
    return;
  }
  const bracket = text.charAt(i) === '（' || text.charAt(i) === '(';
  if (bracket) i++;
  let last = i;
  while (last < end && last < i + 4 && isHanNumeral(text.charAt(last))) last++;
  const value = last > i ? fromHanNumeral(text.slice(i, last)) : undefined;
  if (value === undefined || last >= (prose[0]?.end ?? start) || i < (prose[0]?.start ?? end)) return;
  const mark = text.charAt(last);
  const next = last + 1 < end ? text.charAt(last + 1) : '';
  const word = (): string => text.slice(last + 1, Math.min(end, last + 9)).trim();
  const note = (evidence: Evidence) =>
    sink.found({ start: i, end: last, certain: false, replacements: NO_REPLACEMENTS, evidence });
  if (bracket) {
    if (mark === '）' || mark === ')') note({ style: 'bracket', value, word: word() });
  } else if (mark === '、') {
    // 三、四季度 and 一、三产业 begin sentences as well as 三、 and 一、 begin headings.
    const later = isHanNumeral(next) && (fromHanNumeral(next) as number) > value;
    note(later ? { style: 'item', value, word: word(), glued: true } : { style: 'item', value, word: word() });
  } else if (
    value <= 10 &&
    last === i + 1 &&
    isHan(mark.charCodeAt(0)) &&
    isHan(next.charCodeAt(0)) &&
    !AFTER_NUMERAL.includes(mark)
  ) {
    note({ style: 'bare', value, word: mark + next });
  }
}

function isBeforeHeading(unit: number): boolean {
  return unit === HASH || unit === STAR || unit === BYTE_ORDER_MARK || classOf(unit) === CharacterClass.Space;
}

/** Notes headings that lost their line break: `…成效。（三）深化改革`. Their marks are found much sooner than what stands before them. */
function glued(line: string, offset: number, sink: Sink<'heading-numbering'>): void {
  for (const mark of NUMBER_ENDS)
    for (let end = line.indexOf(mark); end >= 0; end = line.indexOf(mark, end + 1)) {
      let start = end;
      while (start > 0 && end - start <= LONGEST_NUMERAL && isNumeral(line, start - 1)) start--;
      if (start === end || end - start > LONGEST_NUMERAL) continue;
      const item = mark === '、';
      if (item ? isNumeral(line, end + 1) : !isOneOf(OPENERS, line, start - 1)) continue;
      if (!isOneOf(SENTENCE_ENDS, line, item ? start - 1 : start - 2)) continue;
      const value = fromHanNumeral(line.slice(start, end));
      const evidence: Evidence = { style: item ? 'item' : 'bracket', value: value ?? 0, word: '', glued: true };
      if (value !== undefined)
        sink.found({
          start: offset + start,
          end: offset + end,
          certain: false,
          replacements: NO_REPLACEMENTS,
          evidence,
        });
    }
}

function isNumeral(line: string, at: number): boolean {
  return isOneOf(NUMERALS, line, at);
}

function isOneOf(signs: string, line: string, at: number): boolean {
  return at >= 0 && at < line.length && signs.includes(line.charAt(at));
}

/** 一增强…, 二增强…, 三增强…: three at least, from 一 on, the same word each time. */
function bareHeadings(
  headings: readonly Candidate<'heading-numbering'>[],
  settled: Candidate<'heading-numbering'>[],
): void {
  let run: Candidate<'heading-numbering'>[] = [];
  const close = () => {
    if (run.length >= 3) {
      for (const candidate of run) {
        const { evidence: _, ...rest } = candidate;
        settled.push({
          ...rest,
          missingMark: true,
          certain: true,
          replacements: [replacing(rest.start, [{ start: rest.end, end: rest.end, text: '、' }])],
        });
      }
    }
    run = [];
  };
  for (const candidate of headings) {
    const { style, value, word } = candidate.evidence as Evidence;
    if (style !== 'bare') continue;
    const first = run[0]?.evidence as Evidence | undefined;
    if (value !== run.length + 1 || (first && first.word !== word)) close();
    if (value === run.length + 1) run.push(candidate);
  }
  close();
}

/** Checks `一、` and `（一）`, the latter anew under each `一、`. */
function orderedHeadings(
  headings: readonly Candidate<'heading-numbering'>[],
  settled: Candidate<'heading-numbering'>[],
): void {
  let item = NONE;
  let bracket = NONE;
  for (const [index, candidate] of headings.entries()) {
    const evidence = candidate.evidence as Evidence;
    const { style, value, glued } = evidence;
    if (style === 'bare') continue;
    if (style === 'part') {
      item = NONE;
      bracket = NONE;
      continue;
    }
    const before = style === 'item' ? item : bracket;
    let right = value;
    if (glued) {
      if (value !== before.value + 1) continue;
    } else if (before !== NONE && !(value === before.value && evidence.word === before.word)) {
      const after = following(headings, index, style);
      right = settle(value, before.value, after);
      if (right !== value) settled.push(misnumbered(candidate, right, after === right + 1));
    }
    if (style === 'item') {
      item = { ...evidence, value: right };
      bracket = NONE;
    } else bracket = { ...evidence, value: right };
  }
}

/** What the number should be, given the one before and the one after; itself where there is nothing to say. */
function settle(value: number, before: number, after: number | undefined): number {
  const expected = before + 1;
  if (value === expected || value === 1 || before < 1) return value;
  // 一 二 五 四, 一 二 二 四: both neighbours say so.
  if (after === expected + 1) return expected;
  // 一 二 二: the list's last number stands there already. What goes on with 三 counts on from the double.
  if (value === before && before > 1 && (after === undefined || after === 1)) return expected;
  // 一 二 三 五, and no more.
  if (value === expected + 1 && before > 1 && (after === undefined || after === 1)) return expected;
  return value;
}

/** The next number of the same style, up to one of a higher style. */
function following(
  headings: readonly Candidate<'heading-numbering'>[],
  index: number,
  style: Style,
): number | undefined {
  const limit = Math.min(headings.length, index + LOOK_AHEAD);
  for (let i = index + 1; i < limit; i++) {
    const evidence = (headings[i] as Candidate<'heading-numbering'>).evidence as Evidence;
    if (evidence.style === style && !evidence.glued) return evidence.value;
    if (evidence.style === 'part' || (style === 'bracket' && evidence.style === 'item')) return undefined;
  }
  return undefined;
}

function misnumbered(
  { evidence: _, ...candidate }: Candidate<'heading-numbering'>,
  value: number,
  certain: boolean,
): Candidate<'heading-numbering'> {
  return { ...candidate, certain, replacements: [toHanNumeral(value)] };
}

/** Checks 一是…二是…三是 and 第一，…第二， in one paragraph. */
function inline(line: string, offset: number, sink: Sink<'heading-numbering'>): void {
  if (!line.includes('二') || !(line.includes('二是') || line.includes('二要') || line.includes('第二，'))) return;
  const found = [...line.matchAll(INLINE)];
  for (const style of ['是', '要', '，']) {
    const items = found.filter((match) => (match[2] ?? match[4]) === style);
    const values = items.map((match) => fromHanNumeral((match[1] ?? match[3]) as string) as number);
    for (const [index, match] of items.entries()) {
      const before = values[index - 1];
      if (before === undefined) continue;
      const value = values[index] as number;
      const right = settle(value, before, values[index + 1]);
      if (right === value) continue;
      const at = offset + match.index + (match[3] ? 1 : 0);
      const certain = values[index + 1] === right + 1;
      values[index] = right;
      sink.found({ start: at, end: at + 1, certain, replacements: [toHanNumeral(right)] });
    }
  }
}
