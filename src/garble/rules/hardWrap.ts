// A sentence that goes on in the next line: 提高政治 / 站位。
//
// Cause: mail programs, PDF readers and old editors break lines at a fixed width.
// Each line on its own only says that its sentence goes on; whether lines were broken at a width the whole document says: broken lines
// are as wide as each other. Titles, lists, verse, addresses and signatures end without a mark as well, but at any width.
// On a page that is full of such breaks a sentence, too, may end where a line does. Whether its paragraph goes on is known where
// paragraphs are indented and the next line is not.
//
// Fires
//   各科室要把值班制度落到实处并由分管负责人每周检查⏎一次发现问题当场纠正并记入台账，月底由办公室汇总⏎后报主要负责人审阅再向全体职工通报，对连续三个月⏎没有差错的科室给予表扬并在年终考核时优先推荐评为⏎先进。
//   各单位要认真执行公文处理办法规定⏎的程序和时限，紧急公文随到随办，⏎不得积压拖延，确保政令畅通运转高⏎效，凡因拖延造成后果的，由单位负⏎责人承担责任。
//   各單位應將值班制度落實並由主管每週檢查⏎一次發現問題當場糾正並記入簿冊，月底由⏎秘書室彙整後陳報機關首長核閱再向全體同⏎仁公告周知，對連續三個月沒有差錯的單位⏎予以表揚。
// Silent
//   关于进一步加强机关作风建设的若干意见⏎各科室要认真学习，抓好落实。
//   大漠孤烟直⏎长河落日圆⏎萧关逢候骑⏎都护在燕然
//   各有关单位应当在每年三月底以前报送下列材料⏎一、年度总结；⏎二、年度计划。
import { CharacterClass, characterClasses, isHan } from '../../text/han';
import { lineAt } from '../../text/lines';
import type { Span } from '../../text/span';
import { AKIN, bond } from '../marks/bond';
import { DELETION } from '../replacement';
import { type Candidate, type DocumentEvidence, type Rule, withCertainty } from '../rule';

/** In half-width columns. */
const NARROWEST = 32;
const WIDEST = 240;
/** A mark that may not begin a line, or a word of Latin letters, shifts the break by as much. */
const TOLERANCE = 2;
/** Of the lines that end without a mark so many are as wide as each other; those of verse are of any width. */
const SHARE = 0.4;
const FEWEST_ALIKE = 3;
const FEWEST_CERTAIN = 4;
/** With so many the page is one of broken lines, and each line as wide as the others is broken. */
const FEWEST_WHOLE = 8;

/** By width in pairs of columns, what counts lines of it and what asks about them: names made once, since every edit asks again. */
const NAMES = Array.from({ length: (WIDEST >> 1) + 2 }, (_, width) => ({
  question: `alike ${width}`,
  width: `width:${width}`,
  bare: `bare:${width}`,
}));

// What a mark says of a line that it ends or begins, a bit each.
const GOES_ON = 1;
/** It ends a sentence, or a part of one, and so may end a paragraph. */
const ENDS = 2;
/** No line of a text begins with it: the line before goes on. */
const CONTINUES = 4;
/** Where it begins a line, that alone says that the line was broken. */
const ORPHAN = 8;
const OPENS = 16;
const MARKS: ReadonlyMap<number, number> = (
  [
    [GOES_ON, '，、,'],
    [ENDS, '。；：！？…—”’」』）》〉】〕％○;:!?.)"%'],
    [CONTINUES, '，。、；：！？．”’」』）》〉】〕％…'],
    [ORPHAN, '，。、；！？'],
    [OPENS, '“‘「『（《〈【〔"('],
  ] as const
).reduce((bits, [bit, marks]) => {
  for (let i = 0; i < marks.length; i++) bits.set(marks.charCodeAt(i), (bits.get(marks.charCodeAt(i)) ?? 0) | bit);
  return bits;
}, new Map<number, number>());
/** Of lines that are too short or too long to have been broken at a width. */
const NO_WIDTH = 0;
const IDEOGRAPHIC_SPACE = 0x3000;
const SENTENCE_MARK = /[，。；：、,;:]/;
const NUMBERED =
  /^(?:[一二三四五六七八九十]+[、.．是要]|[（(][一二三四五六七八九十\d]+[）)]|\d+[、.．)）]|[-•●◆■○·*①-⑳]|第[一二三四五六七八九十百零〇\d]+[章节節条條项項款，、]|[其附]件?[一二三四五六七八九十][、：:]|附件|附[:：])/;

interface Evidence {
  /** In pairs of columns. */
  readonly width: number;
  /** Whether the line before or behind is as wide, or the line itself has a mark and so is no heading. */
  readonly neighbour: boolean;
  /** Whether the line ends with a comma, or the next is indented, or neither has a mark: then the document has to be full of such breaks. */
  readonly weak: boolean;
  /** Why the next line may be a paragraph of its own: a sentence ends with this one, or the next begins with a mark or a digit. */
  readonly anew: 'sentence' | 'mark' | undefined;
  /** Whether two blanks end the line: in Markdown that is a break on purpose. */
  readonly markdownBreak: boolean;
  readonly orphan: boolean;
}

export const rule: Rule<'hard-wrap'> = {
  kind: 'hard-wrap',
  scope: 'paragraph',
  paragraph({ text, start, end, terminator, prose }, sink) {
    if (terminator === 0 || prose.at(-1)?.end !== end) return;
    let last = end;
    while (last > start && isBlank(text.charCodeAt(last - 1))) last--;
    if (last === start) return;
    const unit = text.charCodeAt(last - 1);
    const ending = saidBy(unit);
    const comma = (ending & GOES_ON) !== 0;
    if (text.charCodeAt(start) === IDEOGRAPHIC_SPACE) sink.count('indented');
    const units = last - start;
    // What cannot be as wide is looked at no further: verse is full of it. (A line that ends in Han counts, however wide.)
    if (!comma && !isHan(unit) && (units > WIDEST || 2 * units < NARROWEST || !mayEndLine(unit))) return;
    const nextStart = end + terminator;
    let first = nextStart;
    while (isBlank(text.charCodeAt(first))) first++;
    if (first === text.length || isBreak(text.charCodeAt(first)) || isIndent(text, nextStart, first)) return;
    const begins = text.charCodeAt(first);
    const broken = (saidBy(begins) & CONTINUES) !== 0 || (ending & OPENS) !== 0;
    if (!broken && !isHan(begins) && !mayBeginText(begins)) return;
    const goesOn = comma || isHan(unit);
    const anew = broken || (goesOn && isHan(begins)) ? undefined : goesOn ? 'mark' : 'sentence';
    const width = widthOf(text, start, last);
    if (!anew) sink.count('all');
    // ？？ stands for two characters that are lost.
    const orphan = (saidBy(begins) & ORPHAN) !== 0 && text.charCodeAt(first + 1) !== begins;
    const mayBreak = width >= NARROWEST && width <= WIDEST;
    if (!orphan && !mayBreak) return;
    const next = lineAt(text, nextStart);
    const line = text.slice(start, last);
    const below = text.slice(first, Math.min(next.end, first + WIDEST));
    // Columns and lists of names have gaps.
    if (/\S\s{2,}\S|\S\s\S+\s\S+\s\S/.test(line) || NUMBERED.test(below)) return;
    // A title, a note, a reply are shorter.
    if (anew && !isAlike(text, next, width)) return;
    const marked = SENTENCE_MARK.test(line) || SENTENCE_MARK.test(below);
    if (!anew && !broken && !comma && bond(unit, begins) >= AKIN) sink.count('torn');
    if (!anew && mayBreak) sink.count(nameOf(marked ? 'width' : 'bare', width >> 1));
    const evidence: Evidence = {
      width: mayBreak ? width >> 1 : NO_WIDTH,
      neighbour:
        anew !== undefined ||
        (SENTENCE_MARK.test(line) && !comma) ||
        isAlike(text, next, width) ||
        isAlike(text, lineBefore(text, start), width),
      weak: comma || !marked || first > next.start,
      anew,
      markdownBreak: end - last >= 2,
      orphan,
    };
    sink.found({ start: last, end: first, certain: false, replacements: DELETION, evidence });
  },
  settle(candidates, document) {
    const markdown = document.languageId === 'markdown';
    const indented = document.ask('indented', (asked) => asked.count('hard-wrap', 'indented') >= FEWEST_CERTAIN);
    // Items of a list may be as wide as each other, but none ends within a word.
    const torn = document.ask('torn', (asked) => asked.count('hard-wrap', 'torn') > 0);
    const settled: Candidate<'hard-wrap'>[] = [];
    for (const candidate of candidates) {
      const { width, neighbour, weak, anew, markdownBreak, orphan } = candidate.evidence as Evidence;
      if (markdown && markdownBreak) continue;
      const same = document.ask(nameOf('question', width), (asked) => brokenAlike(asked, width));
      if (same === 0 || (weak && (same < FEWEST_CERTAIN || !neighbour))) {
        if (orphan) settled.push(candidate);
        continue;
      }
      const full = same >= FEWEST_WHOLE;
      if (anew && (!full || (anew === 'sentence' && !indented))) continue;
      const certain = torn && (anew ? indented : same >= FEWEST_CERTAIN && (neighbour || full));
      settled.push(withCertainty(candidate, certain));
    }
    return settled;
  },
};

function saidBy(unit: number): number {
  return MARKS.get(unit) ?? 0;
}

/** Whether a text may end with a unit that is no Han and no comma: with a mark or a digit. Not with a letter: a blank may be lost. */
function mayEndLine(unit: number): boolean {
  return (saidBy(unit) & (ENDS | OPENS)) !== 0 || isDigit(unit);
}

function mayBeginText(unit: number): boolean {
  return (saidBy(unit) & OPENS) !== 0 || isDigit(unit);
}

/** Full-width digits, and letters with them, are digits too. */
function isDigit(unit: number): boolean {
  const type = characterClasses()[unit];
  return type === CharacterClass.Digit || type === CharacterClass.FullWidth;
}

/** How many lines break at about this width, counted no further than matters; 0 where they are too few. */
function brokenAlike(document: DocumentEvidence, width: number): number {
  const alike = (name: 'width' | 'bare'): number => {
    let sum = 0;
    for (let at = Math.max(0, width - 1); at <= width + 1; at++) sum += document.count('hard-wrap', nameOf(name, at));
    return sum;
  };
  // Lines without any mark are a list of titles, unless sentences are broken at the same width.
  const sentences = alike('width');
  const same = sentences < 2 ? sentences : sentences + alike('bare');
  return same < FEWEST_ALIKE || same < document.count('hard-wrap', 'all') * SHARE ? 0 : Math.min(same, FEWEST_WHOLE);
}

function nameOf(what: 'question' | 'width' | 'bare', width: number): string {
  return (NAMES[width] as Readonly<Record<typeof what, string>>)[what];
}

function isAlike(text: string, line: Span | undefined, width: number): boolean {
  if (!line || line.end - line.start > WIDEST) return false;
  return Math.abs(widthOf(text, line.start, line.end) - width) <= TOLERANCE;
}

/** The line before the one that starts at `start`, where it is not longer than a broken one can be. */
function lineBefore(text: string, start: number): Span | undefined {
  let end = start;
  if (text.charCodeAt(end - 1) === 0x0a) end--;
  if (text.charCodeAt(end - 1) === 0x0d) end--;
  if (end === start) return undefined;
  let first = end;
  while (first > 0 && end - first <= WIDEST && !isBreak(text.charCodeAt(first - 1))) first--;
  return { start: first, end };
}

/** Columns that the text takes up; counted no further than matters. */
function widthOf(text: string, start: number, end: number): number {
  const classes = characterClasses();
  let width = 0;
  for (let i = start; i < end && width <= WIDEST; i++) {
    const type = classes[text.charCodeAt(i)] as CharacterClass;
    width += type >= CharacterClass.CjkPunctuation || text.charCodeAt(i) === 0x3000 ? 2 : 1;
  }
  return width;
}

/** Whether `[from, to)` indents a paragraph: two ideographic spaces, or what is as wide; list text hangs deeper. */
function isIndent(text: string, from: number, to: number): boolean {
  if (from === to) return false;
  const space = text.slice(from, to);
  return space.includes('　') || space.includes('\t') || (space.length >= 2 && space.length <= 4);
}

function isBlank(unit: number): boolean {
  return characterClasses()[unit] === CharacterClass.Space;
}

function isBreak(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d;
}
