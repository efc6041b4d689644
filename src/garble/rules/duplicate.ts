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
import { CharacterClass, characterClasses } from '../../text/han';
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

/** By unit: 1 where it ends a clause, 2 where it ends a sentence. */
const endTable = lazily(() => {
  const table = new Uint8Array(0x10000);
  for (const mark of CLAUSE_ENDS) table[mark.charCodeAt(0)] = SENTENCE_ENDS.includes(mark) ? 2 : 1;
  return table;
});

interface Evidence {
  readonly heading?: string;
}

export const rule: Rule<'duplicate'> = {
  kind: 'duplicate',
  paragraph(paragraph, sink) {
    for (const span of paragraph.prose) {
      words(paragraph.text, span, sink);
      clauses(paragraph.text, span, sink);
    }
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

/** By length; kept between lines. */
const runs = new Uint8Array(LONGEST_WORD + 1);

/** Finds immediate repeats of 2 to 6 Han: for each length the run of units that equal the one so far before them. */
function words(text: string, { start, end }: Span, sink: Sink<'duplicate'>): void {
  const folding = foldingTable();
  const classes = characterClasses();
  runs.fill(0);
  let running = false;
  // The six units before, folded, in variables: this loop sees every character. 0: none, or no Han.
  let [b1, b2, b3, b4, b5, b6] = [0, 0, 0, 0, 0, 0];
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    // Halves of pairs count as Han; most are emoji, which people repeat.
    const folded = classes[unit] === CharacterClass.Han && (unit & 0xf800) !== 0xd800 ? (folding[unit] as number) : 0;
    const same =
      folded !== 0 && (folded === b2 || folded === b3 || folded === b4 || folded === b5 || folded === b6)
        ? [folded === b2, folded === b3, folded === b4, folded === b5, folded === b6]
        : undefined;
    b6 = b5;
    b5 = b4;
    b4 = b3;
    b3 = b2;
    b2 = b1;
    b1 = folded;
    if (!same) {
      if (running) runs.fill(0);
      running = false;
      continue;
    }
    running = true;
    for (let length = SHORTEST_WORD; length <= LONGEST_WORD; length++) {
      runs[length] = same[length - SHORTEST_WORD] ? (runs[length] as number) + 1 : 0;
      if (runs[length] !== length) continue;
      const [from, to] = [i + 1 - length, i + 1];
      if (!mayRepeat(text, { start: from - length, end: to }, { start, end }))
        sink.found({ start: from, end: to, certain: false, replacements: DELETION });
      runs.fill(0);
      running = false;
      [b1, b2, b3, b4, b5, b6] = [0, 0, 0, 0, 0, 0];
      break;
    }
  }
}

/** Finds clauses that equal the one before them, and sentences of several clauses likewise. */
function clauses(text: string, { start, end }: Span, sink: Sink<'duplicate'>): void {
  const ends = endTable();
  // Of the clause, and the sentence, before the current one; -1: none. The end of either is one unit before the next one begins.
  let clauseBefore = -1;
  let sentenceBefore = -1;
  let clause = start;
  let sentence = start;
  for (let i = start; i < end; i++) {
    const type = ends[text.charCodeAt(i)] as number;
    if (type === 0) continue;
    if (clauseBefore >= 0 && isRepeat(text, clauseBefore, clause, i)) repeat(clause, i, sink);
    if (type === 2) {
      if (sentenceBefore >= 0 && sentence !== clause && isRepeat(text, sentenceBefore, sentence, i))
        repeat(sentence, i, sink);
      sentenceBefore = sentence;
      sentence = i + 1;
    }
    clauseBefore = clause;
    clause = i + 1;
  }
}

/** Whether `[start, end)` is what stands between `before` and the mark in front of it. */
function isRepeat(text: string, before: number, start: number, end: number): boolean {
  const length = end - start;
  if (length < SHORTEST_CLAUSE || start - 1 - before !== length) return false;
  let han = 0;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(start + i);
    if (text.charCodeAt(before + i) !== unit) return false;
    if (characterClasses()[unit] === CharacterClass.Han) han++;
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
  const line = text.slice(start, end).trim();
  if (last === start || line.length < SHORTEST_HEADING || prose.length !== 1) return false;
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

function hanIn(text: string): number {
  let han = 0;
  for (let i = 0; i < text.length; i++) if (characterClasses()[text.charCodeAt(i)] === CharacterClass.Han) han++;
  return han;
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
