// Signs, and gaps, where words were taken out of a text: 成为“快**”, 贯彻落实__精神, 马列主义、思想、邓小平理论.
//
// Cause: a site's word filter writes asterisks; document libraries replace names of persons by underscores, or delete them;
// copyists write □ or ×. What stood there is never proposed.
// A form has blanks too (姓名：____, ××省××局), Markdown has emphasis, statistics have footnote marks, verse has □ for a lost
// character: the sign must stand in a sentence, at the place of a word.
//
// Fires
//   既当“笔杆”、又当“快**”，任劳任怨。
//   深入学习__同志的讲话精神。
//   坚持马列主义、思想、邓小平理论，
// Silent
//   甲方：____
//   ××省××局关于××的通知
//   中奖者：张**、李**
import { CharacterClass, classOf, isHan } from '../../text/han';
import type { Span } from '../../text/span';
import { AFTER_NAME, GAP_EDGES, GAPS, SURNAMES, UNITS } from '../page/nameFormulas';
import type { Candidate, Paragraph, Rule, Sink } from '../rule';

const ASTERISK = '*';
const UNDERSCORE = '_';
const BOX = '□';
const TIMES = '×╳✕';
/** A filter writes a sign for each character of a word; longer runs are blanks to be filled in. */
const LONGEST_RUN = 6;
/** How far on the line other signs are looked for. */
const REACH = 150;
/** Prose with a lost character is longer than a line of verse, and than a check box's label. */
const SHORTEST_PROSE = 24;
/** More signs than this, and the document is a template. */
const MOST_TIMES = 2;

interface Evidence {
  readonly sign: string;
  /** Whether other runs of the sign stand nearby: emphasis that CommonMark does not close before Han is emphasis all the same. */
  readonly others: boolean;
}

const SIGNS = new Set(Array.from(`${ASTERISK}${UNDERSCORE}${BOX}${TIMES}`, (sign) => sign.charCodeAt(0)));

export const rule: Rule<'placeholder'> = {
  kind: 'placeholder',
  scope: 'paragraph',
  triggers: (unit) => SIGNS.has(unit) || GAP_EDGES.has(unit),
  at(paragraph, offset, within, sink) {
    const { text } = paragraph;
    const edges = GAP_EDGES.get(text.charCodeAt(offset));
    if (edges !== undefined && (offset === within.start || !edges.includes(text.charCodeAt(offset - 1))))
      return offset + 1;
    const sign = text.charAt(offset);
    if (edges !== undefined) {
      const end = gapEnd(text, offset, within, sign);
      if (end < 0) return offset + 1;
      report(paragraph, { start: offset, end }, sign, sink);
      return end;
    }
    const end = runEnd(text, offset, within.end);
    if (TIMES.includes(sign)) sink.count('times');
    // The run must begin here: inside a masked stretch or a longer mixed run it is something else.
    if (text.charAt(offset - 1) !== sign && standsForWord(paragraph, { start: offset, end }, sign))
      report(paragraph, { start: offset, end }, sign, sink);
    return end;
  },
  settle(candidates, document) {
    const template = document.count('placeholder', 'times') > MOST_TIMES;
    return candidates.filter((candidate: Candidate<'placeholder'>) => {
      const { sign, others } = candidate.evidence as Evidence;
      if ((sign === ASTERISK || sign === UNDERSCORE) && others && document.languageId === 'markdown') return false;
      if (TIMES.includes(sign)) return !template;
      // Verse and old texts keep □ for what the source has lost.
      return sign !== BOX || document.profile !== 'literary';
    });
  },
};

function report(paragraph: Paragraph, { start, end }: Span, sign: string, sink: Sink<'placeholder'>): void {
  const evidence: Evidence = { sign, others: isAmongOthers(paragraph, { start, end }, sign) };
  sink.found({ start, end, certain: false, replacements: [], evidence });
}

/** The end of the words that follow the gap in a formula whose name is gone; -1 where the formula is whole, or another text. */
function gapEnd(text: string, offset: number, within: Span, sign: string): number {
  for (const gap of GAPS) {
    if (gap.sign !== sign) continue;
    const head = text.slice(Math.max(within.start, offset - 8), offset);
    if (!gap.before.some((words) => head.endsWith(words))) continue;
    const after = gap.after.find((words) => text.startsWith(words, offset) && offset + words.length <= within.end);
    if (after !== undefined) return offset + 2;
  }
  return -1;
}

function runEnd(text: string, start: number, limit: number): number {
  const unit = text.charCodeAt(start);
  let i = start;
  while (i < limit && text.charCodeAt(i) === unit) i++;
  return i;
}

function standsForWord(line: Paragraph, run: Span, sign: string): boolean {
  const { text } = line;
  const length = run.end - run.start;
  if (length > LONGEST_RUN) return false;
  const before = run.start > line.start ? text.charAt(run.start - 1) : '';
  const after = run.end < line.end ? text.charAt(run.end) : '';
  if (!isText(before) || !isText(after) || !(isHanSign(before) || isHanSign(after))) return false;
  switch (sign) {
    case ASTERISK:
      return (
        length >= 2 && !isEmphasis(line, run) && !isProtectedName(text, run, line) && !hasFootnotes(around(line, run))
      );
    case UNDERSCORE:
      if (
        !isHanSign(after) ||
        UNITS.includes(after) ||
        before === '：' ||
        before === ':' ||
        before === '(' ||
        before === '（'
      )
        return false;
      if (isEmphasis(line, run) || hasBlanks(around(line, run))) return false;
      return length <= 2 || AFTER_NAME.some((word) => text.startsWith(word, run.end));
    case BOX:
      return (
        length >= 2 && isHanSign(before) && line.end - line.start >= SHORTEST_PROSE && !hasVerse(around(line, run))
      );
    default:
      return (
        length >= 2 &&
        ['思想', '精神', '主义', '主義', '重要讲话', '重要講話'].some((word) => text.startsWith(word, run.end))
      );
  }
}

/** Han, Chinese punctuation, ASCII punctuation of half-width text, or a line's edge. */
function isText(sign: string): boolean {
  if (sign === '') return true;
  const type = classOf(sign.charCodeAt(0));
  return type === CharacterClass.Han || type === CharacterClass.CjkPunctuation || ',;:!?.'.includes(sign);
}

function isHanSign(sign: string): boolean {
  return sign !== '' && isHan(sign.charCodeAt(0)) && sign !== BOX;
}

/**
 * Whether the run before or behind this one makes emphasis with it, by CommonMark's flanking rule:
 * a run before punctuation and behind a letter cannot open, one before a letter and behind punctuation cannot close.
 */
function isEmphasis(line: Paragraph, run: Span): boolean {
  const { text } = line;
  const sign = text.charAt(run.start);
  const length = run.end - run.start;
  const own = flanks(line, run);
  if (own.opens) {
    const next = text.slice(run.end, Math.min(line.end, run.end + REACH)).indexOf(sign);
    const start = run.end + next;
    const end = next < 0 ? start : runEnd(text, start, line.end);
    if (end - start === length && flanks(line, { start, end }).closes) return true;
  }
  if (own.closes) {
    const end = Math.max(line.start, run.start - REACH);
    const last = end + text.slice(end, run.start).lastIndexOf(sign) + 1;
    const start = last - length;
    const whole = last > end && start >= end && runEnd(text, start, last) === last && text.charAt(start - 1) !== sign;
    if (whole && flanks(line, { start, end: last }).opens) return true;
  }
  return false;
}

function flanks(line: Paragraph, { start, end }: Span): { opens: boolean; closes: boolean } {
  const before = start > line.start ? line.text.charAt(start - 1) : ' ';
  const after = end < line.end ? line.text.charAt(end) : ' ';
  const left = !isBlank(after) && (!isMark(after) || isBlank(before) || isMark(before));
  const right = !isBlank(before) && (!isMark(before) || isBlank(after) || isMark(after));
  if (line.text.charAt(start) === ASTERISK) return { opens: left, closes: right };
  return { opens: left && (!right || isMark(before)), closes: right && (!left || isMark(after)) };
}

function isBlank(sign: string): boolean {
  return sign === ' ' || sign === '\t' || sign === '\u3000' || sign === '\u00a0';
}

function isMark(sign: string): boolean {
  const type = classOf(sign.charCodeAt(0));
  return type === CharacterClass.AsciiPunctuation || type === CharacterClass.CjkPunctuation;
}

function isAmongOthers(line: Paragraph, run: Span, sign: string): boolean {
  const near = around(line, run);
  const first = near.indexOf(sign);
  return near.lastIndexOf(sign) - first >= run.end - run.start;
}

/** The line's part near a run: what decides stands there, and a line may be megabytes long. */
function around(line: Span & { readonly text: string }, run: Span): string {
  return line.text.slice(Math.max(line.start, run.start - REACH), Math.min(line.end, run.end + REACH));
}

function isProtectedName(text: string, run: Span, line: Span): boolean {
  if (isHanSign(text.charAt(run.end))) return false;
  let from = run.start;
  while (from > line.start && run.start - from < 3 && isHanSign(text.charAt(from - 1))) from--;
  return SURNAMES.has(text.slice(from, run.start));
}

/** Lone asterisks nearby are footnote or significance marks, and then the double ones are too. */
function hasFootnotes(near: string): boolean {
  return /(?<!\*)\*(?!\*)/.test(near);
}

/** A run too long for a word: the line is a form. */
function hasBlanks(near: string): boolean {
  return near.includes('_'.repeat(LONGEST_RUN + 1));
}

/** Short clauses of one or two lengths, as in verse and couplets. */
function hasVerse(near: string): boolean {
  const clauses = near.split(/[，。；、！？]/).filter((clause) => clause !== '');
  const lengths = new Set(clauses.map((clause) => clause.length));
  return clauses.length >= 2 && lengths.size <= 2 && Math.max(...lengths) <= 9;
}
