// Marks that GB/T 15834-2011 would have otherwise: ，。 ……… “甲”、“乙” （一）、
//
// Cause: an edit that left two marks where one was, a habit, a quotation mark turned the wrong way round.
// What holds for any Chinese text (doubled marks, a mark that faces the wrong way, a paragraph without its last mark) is looked for
// in both scripts; what only the standard of the mainland says, in Simplified text alone.
//
// Fires
//   各项工作落实到位。。
//   发扬“甲”、“乙”两种精神。
//   （一）、加强领导
//   发出通知、公告、等。
//   发扬”久久为功“精神。
// Silent
//   好！！真的吗？！…………
//   坚持平等、等级分明
//   “甲”“乙”两种，第（一）、（二）项
//   他说：“我记得：‘好。’”
import { isHan } from '../../text/han';
import type { Span } from '../../text/span';
import { missingFinalMark } from '../marks/finalMark';
import { isChinese } from '../marks/neighbours';
import { pairMarks } from '../marks/pairing';
import { replacing } from '../replacement';
import { type Candidate, type Paragraph, type Rule, type Sink, withCertainty } from '../rule';

const ELLIPSIS = 0x2026;
const PAUSE = 0x3001;
const STOP = 0x3002;
const COMMA = 0xff0c;
const MARKS = '。；：，、';
const FULL: Readonly<Record<string, string>> = { ',': '，', '.': '。', ';': '；', ':': '：' };
/** 等 is no word by itself after these and before those. */
const BEFORE_ETC = '平高相均同何上下中初优優头頭特劣甲乙丙丁一二三四五六七八九十几幾某此该該各';
const AFTER_ETC = '级級待于於候同额額比距式效边邊闲閒量差高分身价價次外腰角温溫速值到我他她你着著有号號第';
/** After the last two characters of an item and a line break: two more that end so, and what joins them. */
const PARALLEL = /^(.+)\n\p{Script=Han}{1,3}\1(?:和|与|及|以及|、)\p{Script=Han}{1,3}\1(?!\p{Script=Han})/u;
const REACH = 24;

/** Of a pair that is `swapped` the document says whether it may be the end of one quotation and the beginning of the next. */
type Sort = 'mainland' | 'any' | 'between' | 'swapped';
type What = 'between-marks' | 'superfluous' | 'missing-final' | 'other';

const TRIGGERS = new Set(Array.from(`${MARKS}…”》`, (mark) => mark.charCodeAt(0)));

export const rule: Rule<'punctuation'> = {
  kind: 'punctuation',
  scope: 'paragraph',
  triggers: (unit) => TRIGGERS.has(unit),
  at(paragraph, offset, within, sink) {
    const unit = paragraph.text.charCodeAt(offset);
    if (unit === ELLIPSIS) return ellipsis(paragraph.text, offset, within, sink);
    if (unit === 0x201d || unit === 0x300b) return afterCloser(paragraph.text, offset, within, sink);
    return mark(paragraph, offset, within, sink);
  },
  paragraph(paragraph, sink, tally) {
    const { lone, reversed } = pairMarks(paragraph, tally);
    if (lone.some(({ partner }) => partner === '”' || partner === '“')) sink.count('open');
    for (const { at, text, certain, swapped } of reversed) {
      report('other', { start: at, end: at + 1 }, text, { certain, sort: swapped ? 'swapped' : 'any' }, sink);
    }
    const end = missingFinalMark(paragraph);
    if (end !== undefined) {
      sink.found({
        start: end - 1,
        end,
        what: 'missing-final',
        certain: false,
        replacements: [[{ start: 1, end: 1, text: '。' }]],
        evidence: 'any',
      });
    }
  },
  settle(candidates, document) {
    const { script, profile } = document;
    const balanced = document.ask('balanced', (asked) => asked.count('punctuation', 'open') === 0);
    const settled: Candidate<'punctuation'>[] = [];
    for (const candidate of candidates) {
      const { evidence } = candidate;
      if (evidence === 'swapped') settled.push(balanced ? withCertainty(candidate, true) : candidate);
      else if (evidence !== 'any' && script === 'traditional') continue;
      // A matter of style, in a text of somebody else's.
      else if (evidence !== 'between' || profile !== 'scraped') settled.push(candidate);
    }
    return settled;
  },
};

interface How {
  readonly certain: boolean;
  readonly sort: Sort;
  readonly mark?: string;
}

/** Reports that the span should read `text`. */
function report(what: What, span: Span, text: string, { certain, sort, mark }: How, sink: Sink<'punctuation'>): void {
  const { start, end } = span;
  const replacements = [text];
  if (mark === undefined) sink.found({ start, end, what, certain, replacements, evidence: sort });
  else sink.found({ start, end, what, certain, replacements, evidence: sort, mark });
}

/** Reports that `mark`, which follows the span, should go. */
function superfluous(span: Span, mark: string, how: Omit<How, 'mark'>, sink: Sink<'punctuation'>): void {
  const { start, end } = span;
  const { certain, sort: evidence } = how;
  const replacements = [replacing(start, [{ start: end, end: end + mark.length, text: '' }])];
  sink.found({ start, end, what: 'superfluous', mark, certain, replacements, evidence });
}

function mark(paragraph: Paragraph, offset: number, within: Span, sink: Sink<'punctuation'>): number {
  const { text, start } = paragraph;
  let end = offset + 1;
  while (end < within.end && isMark(text.charCodeAt(end))) end++;
  const half =
    offset > within.start + 1 && isHalf(text.charCodeAt(offset - 1)) && isChinese(text.charCodeAt(offset - 2));
  const begin = half ? offset - 1 : offset;
  if (end - begin > 1) {
    if (end < within.end && '-)(DP'.includes(text.charAt(end))) return end; // ：:-)
    doubled(text, { start: begin, end }, sink);
    return end;
  }
  const unit = text.charCodeAt(offset);
  if (unit === PAUSE) enumeration(text, offset, start, within, sink);
  else if (unit === COMMA) list(text, offset, within, sink);
  return end;
}

function isMark(unit: number): boolean {
  if (unit < 0x80) return isHalf(unit);
  return unit === PAUSE || unit === STOP || unit === COMMA || unit === 0xff1a || unit === 0xff1b;
}

function isHalf(unit: number): boolean {
  return unit === 0x2c || unit === 0x2e || unit === 0x3a || unit === 0x3b;
}

/** ，， and 。。 keep one; 。。。 is an ellipsis; of two different marks the stronger stays, as a proposal. */
function doubled(text: string, span: Span, sink: Sink<'punctuation'>): void {
  const run = [...text.slice(span.start, span.end)].map((character) => FULL[character] ?? character);
  const same = run.every((character) => character === run[0]);
  if (same && run.length > 2) {
    if (run[0] === '。') report('other', span, '……', { certain: false, sort: 'any' }, sink);
    else if (run.length < 6) report('other', span, run[0] as string, { certain: false, sort: 'any' }, sink);
    return;
  }
  if (run.length > 2) return;
  const strongest = [...MARKS].find((character) => run.includes(character)) as string;
  report('other', span, strongest, { certain: same, sort: 'any' }, sink);
}

/** After 、: `、等` and `（一）、`. */
function enumeration(text: string, offset: number, lineStart: number, within: Span, sink: Sink<'punctuation'>): void {
  const next = text.charAt(offset + 1);
  if (next === '等' && offset + 1 < within.end) {
    const after = offset + 2 < within.end ? text.charAt(offset + 2) : '';
    if (AFTER_ETC.includes(after) && after !== '') return;
    const certain = after === '' || '。，；）)'.includes(after);
    if (certain || '多单单位部部门几两三四五六七八九十人方'.includes(after)) {
      report('other', { start: offset, end: offset + 2 }, '等', { certain, sort: 'mainland' }, sink);
    }
    return;
  }
  if (offset - lineStart > 8) return;
  const head = text.slice(lineStart, offset);
  if (!/^[\s　#]*(?:[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|[①-⑳])$/.test(head)) return;
  if (next === '（' || next === '(' || /[①-⑳]/.test(next)) return; // （一）、（二）项
  const ordinal = head.trimStart();
  superfluous({ start: offset - ordinal.length, end: offset }, '、', { certain: true, sort: 'mainland' }, sink);
}

/** 经济利益，政治利益和文化利益: the comma parts what 和 joins. */
function list(text: string, offset: number, within: Span, sink: Sink<'punctuation'>): void {
  if (offset - within.start < 2) return;
  const first = text.charCodeAt(offset - 2);
  const second = text.charCodeAt(offset - 1);
  // The next item ends with the same two Han, after one to three of its own.
  let i = offset + 2;
  while (i < offset + 5 && (text.charCodeAt(i) !== first || text.charCodeAt(i + 1) !== second)) i++;
  if (i === offset + 5 || !isHan(first) || !isHan(second)) return;
  const tail = text.slice(offset - 2, offset);
  const rest = text.slice(offset + 1, Math.min(within.end, offset + 1 + REACH));
  const parallel = PARALLEL.test(`${tail}\n${rest}`);
  if (parallel) report('other', { start: offset, end: offset + 1 }, '、', { certain: false, sort: 'any' }, sink);
}

function ellipsis(text: string, offset: number, within: Span, sink: Sink<'punctuation'>): number {
  let end = offset + 1;
  while (end < within.end && text.charCodeAt(end) === ELLIPSIS) end++;
  const length = end - offset;
  const chinese = offset > within.start && isChinese(text.charCodeAt(offset - 1));
  const span = { start: offset, end };
  if (!chinese) return end;
  if (length === 3 || length === 5) report('other', span, '……', { certain: false, sort: 'any' }, sink);
  else if (length === 1 && (end === within.end || isChinese(text.charCodeAt(end)))) {
    report('other', span, '……', { certain: false, sort: 'any' }, sink);
  }
  const next = end < within.end ? text.charAt(end) : '';
  if (next === '、' || next === '，' || next === '；')
    superfluous(span, next, { certain: false, sort: 'mainland' }, sink);
  else if (next === '等' && (end + 1 === within.end || !isHan(text.charCodeAt(end + 1)))) {
    superfluous(span, '等', { certain: false, sort: 'mainland' }, sink);
  } else if (text.charAt(offset - 1) === '等' && length === 2 && !BEFORE_ETC.includes(text.charAt(offset - 2))) {
    if (text.slice(Math.max(within.start, offset - REACH), offset).includes('、')) {
      superfluous({ start: offset - 1, end: offset }, '……', { certain: false, sort: 'mainland' }, sink);
    }
  }
  return end;
}

/** After ” and 》: ”、“ and 》、《; the full stop that stands inside and outside. */
function afterCloser(text: string, offset: number, within: Span, sink: Sink<'punctuation'>): number {
  if (offset + 2 < within.end && text.charAt(offset + 1) === '、') {
    const pair = `${text.charAt(offset)}${text.charAt(offset + 2)}`;
    if (pair === '”“' || pair === '》《') {
      const mark = pair === '”“' ? '“”' : '《》';
      report(
        'between-marks',
        { start: offset + 1, end: offset + 2 },
        '',
        { certain: false, sort: 'between', mark },
        sink,
      );
    }
  } else if (text.charCodeAt(offset) === 0x201d && text.charAt(offset + 1) === '。' && offset + 1 < within.end) {
    const inner = text.charAt(offset - 1);
    if (inner === '。' || inner === '！' || inner === '？') {
      superfluous({ start: offset - 1, end: offset + 1 }, '。', { certain: false, sort: 'mainland' }, sink);
    }
  }
  return offset + 1;
}
