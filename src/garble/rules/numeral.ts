// Numerals that GB/T 9704-2012 and GB/T 15835-2011 write otherwise, in Simplified text: 国办发[2022]11号, 二○二六年, 三、四天, 20-30%
//
// Cause: brackets and signs that the keyboard offers instead of 〔〕 and 〇, leading zeros out of a form, habit.
// 7.2.5 of GB/T 9704: the year stands in 〔〕, the number takes neither 第 nor leading zeros; 7.3.5.4: nor do month and day of a date.
// GB/T 15835: 〇 in years, no 、 in an approximation, the sign % after both ends of a range.
//
// Fires
//   国办发[2022]11号
//   二○二六年工作要点
//   用了三、四天时间
//   增长20-30%
// Silent
//   国办发〔2022〕11号
//   （2022）京01民终5号
//   二〇二六年三、四季度，增长20%—30%
//   依照第三、四条办理
import { CharacterClass, classOf, isHan } from '../../text/han';
import type { Span } from '../../text/span';
import type { Paragraph, Rule, Sink } from '../rule';

const OPENERS = '[［【（(〔';
const PERCENT = 0x25;
const PAUSE = 0x3001;
const ZERO = 0x30;
/** What stands for 〇 in a year: circles and letters that look like it, and 零, which counts and does not number. */
const ROUND = '○◯〇OoＯｏ0０';
const SPOKEN_ZERO = '零';
const DIGITS = '一二三四五六七八九';
/** The last word of an issuing office's code: 国办发, 财税函. */
const CODE = '发函办规通任复电';
const OFFICE = '告令字政党委厅局部院会处组府校';
const DOCUMENT_NUMBER = /^[[［【（(〔]((?:19|20)\d\d)[\]］】）)〕](第?)(0*)([1-9]\d{0,4})号/;
const DATE = /(\d{4}年)?(\d{1,2})月(?:(\d{1,2})日)?/;
/** Measures of an approximation; ordinals such as 三、四季度 are none. */
const MEASURE =
  /^(?:十?[天岁倍]|十?个(?:月|小时|人|星期|钟头|多月)|十?小时|十?分钟|[十百千万]?(?:公里|公斤|公顷|平方米|米|元|吨|斤|亩|户|人)(?!民|大|员|口)|[十百千]+[天年岁人个户名次])/;
const RANGE = /(?:^|[^\d.%％\-~～—–－至])(\d+(?:\.\d+)?)([-~～—–－])(\d+(?:\.\d+)?)$/;

type What = 'document-number' | 'year' | 'date' | 'approximation' | 'other';

const TRIGGERS = new Set(Array.from(`%、${OPENERS}${ROUND}${SPOKEN_ZERO}`, (sign) => sign.charCodeAt(0)));

export const rule: Rule<'numeral'> = {
  kind: 'numeral',
  scope: 'paragraph',
  triggers: (unit) => TRIGGERS.has(unit),
  at(paragraph, offset, within, sink) {
    const { text } = paragraph;
    const unit = text.charCodeAt(offset);
    if (unit === PERCENT) return percentRange(text, offset, within, sink);
    if (unit === PAUSE) return approximation(text, offset, within, sink);
    if (OPENERS.includes(text.charAt(offset))) return documentNumber(text, offset, within, sink);
    const end =
      isHanDigit(text, offset - 1) || isHanDigit(text, offset + 1) ? year(text, offset, within, sink) : offset;
    return end > offset ? end : unit === ZERO ? date(paragraph, offset, within, sink) : offset + 1;
  },
  settle(candidates, { script }) {
    return script === 'traditional' ? [] : candidates;
  },
};

function report(what: What, { start, end }: Span, text: string, certain: boolean, sink: Sink<'numeral'>): number {
  sink.found({ start, end, what, certain, replacements: [text] });
  return end;
}

/** 国办发[2022]第011号 → 〔2022〕11号 */
function documentNumber(text: string, offset: number, within: Span, sink: Sink<'numeral'>): number {
  if (offset === within.start || !isHan(text.charCodeAt(offset - 1))) return offset + 1;
  const match = DOCUMENT_NUMBER.exec(text.slice(offset, Math.min(within.end, offset + 16)));
  if (!match) return offset + 1;
  const code = text.charAt(offset - 1);
  if (!CODE.includes(code) && !OFFICE.includes(code)) return offset + 1;
  const right = `〔${match[1]}〕${match[4]}号`;
  if (match[0] === right) return offset + match[0].length;
  return report('document-number', { start: offset, end: offset + match[0].length }, right, CODE.includes(code), sink);
}

/** A year of four Han digits, or the 九○ of a decade, in which 〇 is another sign; the offset itself where there is none. */
function year(text: string, offset: number, within: Span, sink: Sink<'numeral'>): number {
  const isPart = (at: number) => DIGITS.includes(text.charAt(at)) || isZero(text.charAt(at));
  let start = offset;
  let end = offset + 1;
  while (start > within.start && offset - start < 4 && isPart(start - 1)) start--;
  while (end < within.end && end - start < 5 && isPart(end)) end++;
  const digits = text.slice(start, end);
  const right = [...digits].map((character) => (isZero(character) ? '〇' : character)).join('');
  const after = end < within.end ? text.charAt(end) : '';
  if (right === digits || !DIGITS.includes(digits.charAt(0)) || after !== '年') return offset;
  const full =
    digits.length === 4 &&
    '一二'.includes(digits.charAt(0)) &&
    [...digits].some((character) => DIGITS.includes(character));
  const decade = digits.length === 2 && text.charAt(end + 1) === '代';
  if (!full && !decade) return offset;
  const spoken = digits.includes(SPOKEN_ZERO);
  return report('year', { start, end: end + 1 }, `${right}年`, !spoken, sink);
}

/** A quick look that most offsets do not pass. */
function isHanDigit(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character > '\u2fff' ? DIGITS.includes(character) : false;
}

function isZero(character: string): boolean {
  return character === SPOKEN_ZERO || ROUND.includes(character);
}

/** 2026年01月05日 → 2026年1月5日; beyond doubt where it is all that the line holds, as under a document. */
function date(
  { text, start: lineStart, end: lineEnd }: Paragraph,
  offset: number,
  within: Span,
  sink: Sink<'numeral'>,
): number {
  const before = text.charAt(offset - 1);
  const after = text.charAt(offset + 2);
  if (offset === within.start || (before !== '年' && before !== '月') || (after !== '月' && after !== '日'))
    return offset + 1;
  if (classOf(text.charCodeAt(offset + 1)) !== CharacterClass.Digit) return offset + 1;
  const from = Math.max(within.start, offset - (before === '年' ? 5 : 8));
  const match = DATE.exec(text.slice(from, Math.min(within.end, offset + 8)));
  if (!match || !(match[1] || match[3])) return offset + 1;
  const start = from + match.index;
  const span = { start, end: start + match[0].length };
  const right = `${match[1] ?? ''}${Number(match[2])}月${match[3] ? `${Number(match[3])}日` : ''}`;
  if (span.end <= offset || right === match[0]) return offset + 1;
  const alone = text.slice(lineStart, start).trim() === '' && text.slice(span.end, lineEnd).trim() === '';
  return report('date', span, right, alone && match[1] !== undefined && match[3] !== undefined, sink);
}

/** 三、四天 → 三四天 */
function approximation(text: string, offset: number, within: Span, sink: Sink<'numeral'>): number {
  const next = offset + 1;
  if (!isHanDigit(text, next) || !isHanDigit(text, offset - 1)) return next;
  const from = DIGITS.indexOf(text.charAt(offset - 1));
  const to = DIGITS.indexOf(text.charAt(next));
  if (offset <= within.start + 1 || from < 0 || to !== from + 1 || offset + 2 >= within.end) return next;
  const before = text.charAt(offset - 2);
  const tens = before === '十';
  if (!tens && `第、前头期编章节条款项${DIGITS}`.includes(before)) return next;
  if (!MEASURE.test(text.slice(offset + 2, Math.min(within.end, offset + 8)))) return next;
  const span = { start: offset - 1, end: offset + 2 };
  const right = `${text.charAt(offset - 1)}${text.charAt(offset + 1)}`;
  return report('approximation', span, right, from > 0 && isHan(before.charCodeAt(0)), sink);
}

/** 20-30% → 20%—30% */
function percentRange(text: string, offset: number, within: Span, sink: Sink<'numeral'>): number {
  const from = Math.max(within.start, offset - 16);
  const match = RANGE.exec(text.slice(from, offset));
  if (!match) return offset + 1;
  const [, low = '', dash = '', high = ''] = match;
  const start = offset - low.length - dash.length - high.length;
  const joint = dash === '~' || dash === '～' ? '～' : '—';
  const certain =
    start > within.start && isHan(text.charCodeAt(start - 1)) && Number(low) < Number(high) && Number(high) <= 100;
  return report('other', { start, end: offset + 1 }, `${low}%${joint}${high}%`, certain, sink);
}
