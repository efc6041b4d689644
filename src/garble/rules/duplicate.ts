// Words, clauses and headings that stand twice: 进一步进一步, 就不会有…，就不会有….
//
// Cause: a hand that lost its place, a paste over a selection, a page that prints its title again.
// Repeating is also a figure of speech and of grammar, so nothing here is ever certain: verbs repeat (研究研究), so do measure words
// (一批一批), and two phrases may meet in the same words (告诉我们我们).
//
// Fires
//   要进一步进一步加强管理。
//   各项工作要认真抓好落实，各项工作要认真抓好落实。
//   就不会有畅通的网络，就不会有畅通的网络。
// Silent
//   认真学习学习习近平总书记的讲话。
//   工作作风要天天抓、层层抓。
//   团结团结再团结，符合中国国情。
import { CharacterClass, characterClasses, hanIn } from '../../text/han';
import { foldingTable } from '../../text/script';
import type { Span } from '../../text/span';
import { lazily } from '../lazily';
import { mayRepeat } from '../marks/repetition';
import { DELETION, replacing } from '../replacement';
import type { Candidate, Paragraph, Rule, Sink } from '../rule';

const SHORTEST_WORD = 2;
const LONGEST_WORD = 6;
/** In Han; shorter ones are said twice on purpose: 不敢当，不敢当. */
const SHORTEST_CLAUSE = 6;
const SHORTEST_HEADING = 8;
const LONGEST_HEADING = 60;
/** Blanks that one of two equal lines may have and the other not. */
const BLANKS = 12;
/** A page prints its title again near its beginning. */
const PAGE_HEAD = 1000;
const CLAUSE_ENDS = '，。；！？：、,;!?:';
const SENTENCE_ENDS = '。！？!?';

const CLAUSE_END = 1;
const SENTENCE_END = 2;
const FIRST_HAN = 0x2e80;

/** By unit: what a Han is folded to, which of the two ends a mark is, 0 for all else. One look-up a character tells what it may repeat. */
const signTable = lazily(() => {
  const table = foldingTable().slice();
  const classes = characterClasses();
  // Halves of pairs count as Han; most are emoji, which people repeat.
  for (let unit = 0; unit < table.length; unit++)
    if (classes[unit] !== CharacterClass.Han || (unit & 0xf800) === 0xd800) table[unit] = 0;
  for (const mark of CLAUSE_ENDS) table[mark.charCodeAt(0)] = SENTENCE_ENDS.includes(mark) ? SENTENCE_END : CLAUSE_END;
  return table;
});

interface Evidence {
  readonly heading?: string;
}

export const rule: Rule<'duplicate'> = {
  kind: 'duplicate',
  paragraph(paragraph, sink) {
    for (const span of paragraph.prose) repeats(paragraph.text, span, sink);
    if (!sameAsBefore(paragraph, sink)) heading(paragraph, sink);
  },
  settle(candidates) {
    const seen = new Set<string>();
    const settled: Candidate<'duplicate'>[] = [];
    for (const candidate of candidates) {
      const { heading } = (candidate.evidence ?? {}) as Evidence;
      if (heading === undefined) settled.push(candidate);
      else if (candidate.start > PAGE_HEAD) continue;
      else if (seen.has(heading)) settled.push(candidate);
      else seen.add(heading);
    }
    return settled;
  },
};

const NEVER = -2;
const LOW_BITS = 0x3ff;
/**
 * By the low bits of a folded Han, where one with these was seen last. Kept between lines and texts: an offset that is stale, or ahead, only
 * makes that wordRepeatedAt() looks at the text itself where it need not.
 */
const lastSeen = new Int32Array(LOW_BITS + 1);
/** By length, how many units in a row equal the one so far before them; kept between lines. */
const runs = new Uint8Array(LONGEST_WORD + 1);

/**
 * Finds immediate repeats of 2 to 6 Han; clauses that equal the one before them, and sentences of several clauses likewise. This loop sees
 * every character, so one that was not among the six before it, as nearly none is, is passed by with one look.
 */
function repeats(text: string, span: Span, sink: Sink<'duplicate'>): void {
  const signs = signTable();
  /** Where the last repeated word ended, and the last unit that went into `runs`. */
  let anew = span.start;
  let counted = NEVER;
  // Of the clause, and the sentence, before the current one; -1: none. The end of either is one unit before the next one begins.
  let clauseBefore = -1;
  let sentenceBefore = -1;
  let clause = span.start;
  let sentence = span.start;
  for (let i = span.start; i < span.end; i++) {
    const sign = signs[text.charCodeAt(i)] as number;
    if (sign >= FIRST_HAN) {
      const distance = i - (lastSeen[sign & LOW_BITS] as number);
      lastSeen[sign & LOW_BITS] = i;
      if (distance > LONGEST_WORD) continue;
      const length = wordRepeatedAt(text, i, sign, anew, counted === i - 1);
      counted = i;
      if (length === 0) continue;
      word(text, i + 1 - length, i + 1, span, sink);
      anew = i + 1;
      counted = NEVER;
    } else if (sign !== 0) {
      if (clauseBefore >= 0 && isRepeat(text, clauseBefore, clause, i)) repeat(clause, i, sink);
      clauseBefore = clause;
      if (sign === SENTENCE_END) {
        if (sentenceBefore >= 0 && sentence !== clause && isRepeat(text, sentenceBefore, sentence, i))
          repeat(sentence, i, sink);
        sentenceBefore = sentence;
        sentence = i + 1;
      }
      clause = i + 1;
    }
  }
}

/**
 * Counts on the runs by what stands at `at`.
 * @param anew where the units begin that it may equal
 * @param goesOn whether the runs counted the unit before, too; else they are all over
 * @returns the length of a word that is repeated once `at` is read; 0 where none is
 */
function wordRepeatedAt(text: string, at: number, sign: number, anew: number, goesOn: boolean): number {
  const signs = signTable();
  for (let length = SHORTEST_WORD; length <= LONGEST_WORD; length++) {
    const same = at - length >= anew && signs[text.charCodeAt(at - length)] === sign;
    runs[length] = same ? (goesOn ? (runs[length] as number) : 0) + 1 : 0;
    if (runs[length] === length) return length;
  }
  return 0;
}

/** The word `[start, end)` stands before itself, too. */
function word(text: string, start: number, end: number, within: Span, sink: Sink<'duplicate'>): void {
  if (!mayRepeat(text, { start: 2 * start - end, end }, within))
    sink.found({ start, end, certain: false, replacements: DELETION });
}

/** Whether `[start, end)` is what stands between `before` and the mark in front of it. */
function isRepeat(text: string, before: number, start: number, end: number): boolean {
  const length = end - start;
  if (length < SHORTEST_CLAUSE || start - 1 - before !== length) return false;
  const classes = characterClasses();
  let han = 0;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(start + i);
    if (text.charCodeAt(before + i) !== unit) return false;
    if (classes[unit] === CharacterClass.Han) han++;
  }
  return han >= SHORTEST_CLAUSE;
}

/** Of two equal clauses the second goes, and the mark between them. */
function repeat(start: number, end: number, sink: Sink<'duplicate'>): void {
  const replacements = [replacing(start, [{ start: start - 1, end, text: '' }])];
  sink.found({ start, end, certain: false, replacements });
}

/** Finds a line that equals the one before it, or before a blank one. */
function sameAsBefore({ text, start, end, terminator, prose }: Paragraph, sink: Sink<'duplicate'>): boolean {
  let last = start;
  if (text.charCodeAt(last - 1) === 0x0a) last--;
  if (text.charCodeAt(last - 1) === 0x0d) last--;
  if (last === start || end - start < SHORTEST_HEADING || prose.length !== 1) return false;
  if (!mayEndAlike(text, last, { start, end })) return false;
  const line = text.slice(start, end).trim();
  if (line.length < SHORTEST_HEADING) return false;
  // The line before may have other blanks around it, and no more.
  const from = Math.max(0, last - line.length - BLANKS);
  const before = text.slice(from, last);
  const tail = before.trimEnd();
  if (!tail.endsWith(line)) return false;
  // A blank line may stand between, as between paragraphs of Markdown; what lies farther off is rechecked by no edit.
  if (before.slice(tail.length).split(/\r?\n|\r/).length > 2) return false;
  const head = tail.slice(0, -line.length).split(/[\n\r]/);
  if (head.at(-1)?.trim() !== '') return false;
  if (tail.length === line.length && from > 0 && !'\n\r'.includes(text.charAt(from - 1))) return false;
  if (hanIn(line) < SHORTEST_HEADING || hanIn(line) * 2 < line.length) return false;
  const at = start + text.slice(start, end).indexOf(line);
  const edit = terminator > 0 ? { start, end: end + terminator, text: '' } : { start: last, end, text: '' };
  sink.found({ start: at, end: at + line.length, certain: false, replacements: [replacing(at, [edit])] });
  return true;
}

/**
 * Whether a line that ends at `before` and `[start, end)` may be the same but for blanks: a look at their ends that most do not pass.
 */
function mayEndAlike(text: string, before: number, { start, end }: Span): boolean {
  const classes = characterClasses();
  let [a, b] = [before, end];
  while (b > start && isSpaceOrBreak(classes[text.charCodeAt(b - 1)] as CharacterClass)) b--;
  while (before - a < BLANKS && isSpaceOrBreak(classes[text.charCodeAt(a - 1)] as CharacterClass)) a--;
  // Among the others are blanks that are trimmed away as well.
  for (let i = 1; i <= SHORTEST_HEADING; i++) {
    if (classes[text.charCodeAt(b - i)] === CharacterClass.Other) return true;
    if (text.charCodeAt(a - i) !== text.charCodeAt(b - i))
      return classes[text.charCodeAt(a - i)] === CharacterClass.Other;
  }
  return true;
}

function isSpaceOrBreak(type: CharacterClass): boolean {
  return type === CharacterClass.Space || type === CharacterClass.LineBreak;
}

/** Notes a line that may be a title, for settle() to find again. */
function heading({ text, start, end, terminator, prose }: Paragraph, sink: Sink<'duplicate'>): void {
  if (end - start > LONGEST_HEADING || prose.length !== 1) return;
  const line = text.slice(start, end).trim();
  if (
    line.length < SHORTEST_HEADING ||
    /[，。！？；：,!?;:|│]/.test(line) ||
    /^[#\s]*[（(第一二三四五六七八九十\d*+-]/.test(line)
  )
    return;
  if (hanIn(line) < SHORTEST_HEADING) return;
  const at = start + text.slice(start, end).indexOf(line);
  if (at < (prose[0] as Span).start || at + line.length > (prose[0] as Span).end) return;
  sink.found({
    start: at,
    end: at + line.length,
    certain: false,
    replacements: [replacing(at, [{ start, end: end + terminator, text: '' }])],
    evidence: { heading: line } satisfies Evidence,
  });
}
