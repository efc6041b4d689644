// Strings that forum software scatters over a page to spoil copying: `7 Y: y7 F0 n; t, y. r6 w! G7 w7 O`.
//
// Cause: Discuz! puts, at line ends and starts, 5 to 15 times chr(32..59) + space + chr(63..126), in hidden elements that copying
// takes along. Such a run never holds `<`, `=`, `>`. White space collapses: the pair of two spaces and a sign keeps one space,
// or none at the line's start; and two runs may stand end to end.
//
// Fires
//   7 Y: y7 F0 n; t, y. r6 w! G7 w7 O
//   各项工作取得新进展。! G7 w7 O3 k, p# T" ]
//   5 Q$ u* k; Y& _" J! @% i一是抓学习，强素质。
// Silent
//   f(v, w, x, y, z) {  ← the same separator again and again
//   选项为A B C D E F六个
//   答案：1 C2 D3 B4 A5 D
import { CharacterClass, classOf } from '../../text/han';
import type { Span } from '../../text/span';
import { lineText } from '../perParagraph';
import { DELETION, type Replacement } from '../replacement';
import { type Paragraph, type Rule, withCertainty } from '../rule';

const SPACE = 0x20;
const WIDEST_INDENT = 8;
const FEWEST_PAIRS = 5;
/** Of five random signs out of 28 at least four differ in 97 of 100 runs; the separators of code are one or two. */
const DISTINCT_SHARE = 0.6;

/** The key to an exercise: 1 C2 D3 B4 A5 D. */
const ANSWERS = /^(?:\d? [A-FTX?✓])+$/;

interface Run extends Span {
  readonly pairs: number;
  /** How many different signs stand first in its pairs. */
  readonly distinct: number;
}

export const rule: Rule<'anti-copy-noise'> = {
  kind: 'anti-copy-noise',
  scope: 'paragraph',
  paragraph(paragraph, sink) {
    const { text, start, prose } = paragraph;
    if (prose.length === 0) return;
    // The whole line: in Markdown a run may open with a list's mark or hold a pair of backticks.
    const line = lineText(paragraph);
    let from = 0;
    for (;;) {
      const inLine = nextRun(line, from);
      if (!inLine) return;
      from = inLine.end;
      if (inLine.pairs < FEWEST_PAIRS || inLine.distinct < 3) continue;
      const run = { start: start + inLine.start, end: start + inLine.end };
      if (!standsApart(text, run, paragraph) || ANSWERS.test(line.slice(inLine.start, inLine.end))) continue;
      const strong = inLine.distinct >= Math.max(4, inLine.pairs * DISTINCT_SHARE);
      if (isQuoted(run, prose)) continue;
      if (strong) sink.count('run');
      sink.found({
        start: run.start,
        end: run.end,
        certain: strong,
        replacements: removal(text, run, paragraph),
        evidence: strong,
      });
    }
  },
  settle(candidates, document) {
    // A run that is not random enough by itself is noise all the same on a page full of it.
    const page = document.ask('page', (asked) => asked.count('anti-copy-noise', 'run') >= 2);
    return candidates.filter((candidate) => candidate.evidence || page).map((each) => withCertainty(each, true));
  },
};

/** Whether no part of a run is prose: then an author shows it as code. Noise that holds a pair of backticks lies on both sides of them. */
function isQuoted(run: Span, prose: readonly Span[]): boolean {
  return !prose.some((span) => span.start < run.end && run.start < span.end);
}

/** What goes with a run: on a line of its own the line's terminator too, the one before it where the line is the last. */
function removal(text: string, { start, end }: Span, line: Paragraph): readonly Replacement[] {
  if (start > line.start || end < line.end) return DELETION;
  if (line.terminator > 0) return [[{ start: 0, end: end - start + line.terminator, text: '' }]];
  let before = 0;
  if (text.charCodeAt(start - 1) === 0x0a) before++;
  if (text.charCodeAt(start - 1 - before) === 0x0d) before++;
  return [[{ start: -before, end: end - start, text: '' }]];
}

/** The next run of pairs in `line` from `from` on, of any length; found by the space inside its first pair. */
function nextRun(line: string, from: number): Run | undefined {
  for (let space = line.indexOf(' ', from); space >= 0; space = line.indexOf(' ', space + 1)) {
    if (!isSecond(line.charCodeAt(space + 1))) continue;
    const first = space > from && isFirst(line.charCodeAt(space - 1)) ? space - 1 : space;
    // A lone sign at the line's start is a pair whose two spaces were trimmed away.
    const start = first === 1 && from === 0 && isSecond(line.charCodeAt(0)) ? 0 : first;
    return growRun(line, start, first);
  }
  return undefined;
}

function growRun(line: string, start: number, first: number): Run {
  // The signs are those from chr(32) to chr(59): a bit each.
  let seen = 0;
  let pairs = start < first ? 1 : 0;
  let i = first;
  for (;;) {
    const sign = line.charCodeAt(i);
    if (isFirst(sign) && line.charCodeAt(i + 1) === SPACE && isSecond(line.charCodeAt(i + 2))) i += 3;
    else if (sign === SPACE && isSecond(line.charCodeAt(i + 1))) i += 2;
    else break;
    seen |= 1 << (sign - SPACE);
    pairs++;
  }
  let distinct = 0;
  for (let rest = seen; rest !== 0; rest &= rest - 1) distinct++;
  return { start, end: i, pairs, distinct };
}

/** Whether what the run is glued to is a line's edge or Chinese text: inside code and English it is something else. */
function standsApart(text: string, run: Span, line: Span): boolean {
  const before = text.charCodeAt(run.start - 1);
  // The indent of the line may stand between.
  let end = run.end;
  while (run.start === line.start && end < line.end && end < run.end + WIDEST_INDENT && isBlank(text.charCodeAt(end)))
    end++;
  const after = text.charCodeAt(end);
  const left =
    run.start === line.start ||
    isChinese(before) ||
    (isPunctuation(before) && isChinese(text.charCodeAt(run.start - 2)));
  return left && (run.end === line.end || isChinese(after) || isPunctuation(after));
}

function isBlank(unit: number): boolean {
  return classOf(unit) === CharacterClass.Space;
}

function isChinese(unit: number): boolean {
  const type = classOf(unit);
  return type === CharacterClass.Han || type === CharacterClass.CjkPunctuation;
}

function isPunctuation(unit: number): boolean {
  return classOf(unit) === CharacterClass.AsciiPunctuation;
}

function isFirst(unit: number): boolean {
  return unit >= 0x20 && unit <= 0x3b;
}

function isSecond(unit: number): boolean {
  return unit >= 0x3f && unit <= 0x7e;
}
