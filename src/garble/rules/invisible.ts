// Characters that nobody sees: zero-width spaces, direction marks, fillers, controls, a byte order mark inside the text.
//
// Cause: copying from the web, from PDF and from word processors; line breaks that those write in their own way (VT, U+2028);
// marks set on purpose to trace a copy.
//
// Fires
//   现将<U+200B>有关事项通知如下
//   各位<U+FEFF>代表
//   第一条<U+000B>第二条
// Silent
//   <U+FEFF>各位代表  ← a byte order mark, as the first character
//   全家👨<U+200D>👩<U+200D>👧福
//   　　各位代表

import { CharacterClass, classOf } from '../../text/han';
import type { Span } from '../../text/span';
import { isHighSurrogate, isLowSurrogate } from '../../text/surrogates';
import { invisibleName, isInvisible, isInvisibleLead } from '../characters/invisibleNames';
import { DELETION, type Replacement } from '../replacement';
import { type Candidate, type Paragraph, type Rule, withCertainty } from '../rule';

/** What the document decides about a candidate. */
interface Evidence {
  /** Marks of emphasis stand beside it; Markdown needs it there between Han and punctuation. */
  readonly emphasis: boolean;
  /** It closes what may be a right-to-left embedding. */
  readonly closes: boolean;
}

/** What an invisible character does, a bit each. */
const JOINER = 1;
/** Direction marks and embeddings; those that turn the text around may have been what made it readable. */
const DIRECTION = 2;
const TURNING = 4;
const CLOSING = 8;
/** A line break of another system. */
const BREAK = 16;
/** A filler that shows as a blank of some width, and a sign that stands for something that is lost. */
const FILLER = 32;
const LOST = 64;
const WORK: ReadonlyMap<number, number> = new Map([
  [0x200c, JOINER],
  [0x200d, JOINER],
  [0x61c, DIRECTION],
  [0x200e, DIRECTION],
  [0x200f, DIRECTION],
  [0x202a, DIRECTION],
  [0x202b, DIRECTION | TURNING],
  [0x202c, DIRECTION | CLOSING],
  [0x202d, DIRECTION],
  [0x202e, DIRECTION | TURNING],
  [0x2066, DIRECTION],
  [0x2067, DIRECTION | TURNING],
  [0x2068, DIRECTION],
  [0x2069, DIRECTION | CLOSING],
  [0x0b, BREAK],
  [0x0c, BREAK],
  [0x85, BREAK],
  [0x2028, BREAK],
  [0x2029, BREAK],
  [0x115f, FILLER],
  [0x1160, FILLER],
  [0x2800, FILLER],
  [0x3164, FILLER],
  [0xffa0, FILLER],
  [0xfff9, LOST],
  [0xfffa, LOST],
  [0xfffb, LOST],
  [0xfffc, LOST],
]);

/** The bits of a code point; 0 for most, such as the zero-width space. */
function workOf(codePoint: number): number {
  return WORK.get(codePoint) ?? 0;
}

const REACH = 40;

/** Shared by all candidates of a sort. */
const ORDINARY: Evidence = { emphasis: false, closes: false };
const EMPHASIS: Evidence = { emphasis: true, closes: false };
const CLOSES: Evidence = { emphasis: false, closes: true };

export const rule: Rule<'invisible'> = {
  kind: 'invisible',
  scope: 'paragraph',
  triggers: (unit) => isInvisible(unit) || isInvisibleLead(unit),
  at(paragraph, offset, within, sink) {
    const { text } = paragraph;
    const codePoint = codePointAt(text, offset, within.end);
    const width = codePoint > 0xffff ? 2 : 1;
    if (!isInvisible(codePoint)) return offset + width;
    let end = offset + width;
    while (end + width <= within.end && codePointAt(text, end, within.end) === codePoint) end += width;
    let start = offset;
    const left = neighbour(text, offset, paragraph.start, -1);
    const right = neighbour(text, end, paragraph.end, 1);
    if (codePoint === 0xfeff && offset === 0) start += width;
    if (isSelector(codePoint) && takesSelector(text, offset, paragraph.start)) start += width;
    const work = workOf(codePoint);
    if (start === end || belongs(text, codePoint, work, start, end, paragraph, left, right)) return end;
    if ((work & TURNING) !== 0) sink.count('turning', 1);
    const emphasis =
      codePoint === 0x200b && (isEmphasis(text.charCodeAt(start - 1)) || isEmphasis(text.charCodeAt(end)));
    const evidence = emphasis ? EMPHASIS : (work & CLOSING) !== 0 ? CLOSES : ORDINARY;
    sink.found({
      start,
      end,
      certain: isCertain(codePoint, work, left, right),
      replacements: (work & BREAK) === 0 ? DELETION : replacementOfBreak(text, start, end, paragraph),
      codePoint,
      name: invisibleName(codePoint),
      evidence,
    });
    return end;
  },
  settle(candidates, document) {
    const markdown = document.languageId === 'markdown';
    const turned = document.count('invisible', 'turning') > 0;
    // A page with a zero-width space in each word has thousands of these.
    if (candidates.every(({ evidence }) => evidence === ORDINARY)) return candidates;
    const settled: Candidate<'invisible'>[] = [];
    for (const candidate of candidates) {
      const { emphasis, closes } = candidate.evidence as Evidence;
      if (emphasis && markdown) continue;
      settled.push(withCertainty(candidate, candidate.certain && !emphasis && !(closes && turned)));
    }
    return settled;
  },
};

function codePointAt(text: string, offset: number, limit: number): number {
  const unit = text.charCodeAt(offset);
  if (!isHighSurrogate(unit) || offset + 1 >= limit) return unit;
  return text.codePointAt(offset) as number;
}

/** The unit next to the run on one side, other invisible ones skipped; -1 at the line's edge. */
function neighbour(text: string, from: number, limit: number, step: 1 | -1): number {
  let i = step > 0 ? from : from - 1;
  for (let count = 0; count < REACH && (step > 0 ? i < limit : i >= limit); count++, i += step) {
    const unit = text.charCodeAt(i);
    // Most neighbours are Han, and to know that is cheaper.
    if (isHan(unit) || !isInvisible(unit)) return unit;
  }
  return -1;
}

/** Whether the character has work to do where it stands. */
function belongs(
  text: string,
  codePoint: number,
  work: number,
  start: number,
  end: number,
  line: Span,
  left: number,
  right: number,
): boolean {
  // Beside Latin-1 signs and controls this is a byte of mojibake.
  if (codePoint >= 0x80 && codePoint <= 0xad && isLatin1(left) && isLatin1(right)) return true;
  if (codePoint === 0xad) return isLatin(left) && isLatin(right);
  if (isComplex(left) || isComplex(right)) return true;
  if ((work & JOINER) !== 0) return codePoint === 0x200d && joinsSigns(text, start, end, line);
  if ((work & DIRECTION) !== 0)
    return holdsRightToLeft(text, Math.max(line.start, start - REACH), Math.min(line.end, end + REACH));
  if (codePoint >= 0x2061 && codePoint <= 0x2064) return !isChinese(left) && !isChinese(right);
  if (codePoint === 0x2800) return isBraille(left) || isBraille(right);
  if ((work & FILLER) !== 0) return isHangul(left) || isHangul(right);
  // The flags of England, Scotland and Wales are spelt in tags.
  if (codePoint >= 0xe0020 && codePoint <= 0xe007f) return spellsFlag(text, start, line.start);
  return codePoint === 0x34f && !isChinese(left) && !isChinese(right);
}

function isCertain(codePoint: number, work: number, left: number, right: number): boolean {
  if (codePoint >= 0x80 && codePoint <= 0x9f) return false;
  // An escape opens a terminal sequence or ISO 2022 text, of which more than itself is left.
  if (codePoint === 0x1b || (work & TURNING) !== 0) return false;
  if (codePoint >= 0x1c && codePoint <= 0x1f) return isChinese(left) || isChinese(right);
  const atEdge = left < 0 || right < 0;
  if ((work & LOST) !== 0) return codePoint === 0xfffc && atEdge;
  if ((work & FILLER) !== 0) return !atEdge && isChinese(left) && isChinese(right);
  if ((work & BREAK) !== 0) return atEdge || !isHan(left) || !isHan(right);
  return true;
}

/** What stands for a foreign line break: one of the text's own inside a line, else nothing. */
function replacementOfBreak(text: string, start: number, end: number, line: Paragraph): readonly Replacement[] {
  if (start === line.start || end === line.end) return DELETION;
  return [text.slice(line.end, line.end + line.terminator) || '\n'];
}

function isSelector(codePoint: number): boolean {
  return (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0100 && codePoint <= 0xe01ef);
}

/** Whether the character before is one that takes a variation selector: Han, a sign, a keycap's digit, not a letter. */
function takesSelector(text: string, offset: number, floor: number): boolean {
  if (offset <= floor) return false;
  const unit = text.charCodeAt(offset - 1);
  if (isInvisible(unit) || (isLowSurrogate(unit) && isInvisible(text.codePointAt(offset - 2) ?? 0))) return false;
  switch (classOf(unit)) {
    case CharacterClass.Han:
    case CharacterClass.CjkPunctuation:
    case CharacterClass.FullWidth:
    case CharacterClass.Digit:
      return true;
    case CharacterClass.Other:
      return unit >= 0xa9;
    default:
      return unit === 0x23 || unit === 0x2a;
  }
}

const PICTOGRAPH = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier})/u;

/** Whether the joiner stands between two signs of a sequence: 👩‍💻, ❤️‍🔥. */
function joinsSigns(text: string, start: number, end: number, line: Span): boolean {
  if (end - start > 1 || end >= line.end) return false;
  let before = start - 1;
  if (text.charCodeAt(before) === 0xfe0f) before--;
  if (isLowSurrogate(text.charCodeAt(before))) before--;
  return (
    before >= line.start && PICTOGRAPH.test(text.slice(before, before + 2)) && PICTOGRAPH.test(text.slice(end, end + 2))
  );
}

function spellsFlag(text: string, start: number, floor: number): boolean {
  const before = text.slice(Math.max(floor, start - 16), start);
  return /\u{1F3F4}[\u{E0020}-\u{E007F}]*$/u.test(before);
}

function holdsRightToLeft(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (
      (unit >= 0x590 && unit <= 0x8ff && unit !== 0x61c) ||
      (unit >= 0xfb1d && unit <= 0xfdff) ||
      (unit >= 0xfe70 && unit <= 0xfefc)
    )
      return true;
  }
  return false;
}

/** Scripts in which joiners and zero-width spaces are spelling: Arabic, the scripts of India and South-East Asia, Mongolian. */
function isComplex(unit: number): boolean {
  return (
    (unit >= 0x600 && unit <= 0x1cff && unit !== 0x61c && !(unit >= 0x10a0 && unit <= 0x137f)) ||
    (unit >= 0xa800 && unit <= 0xabff)
  );
}

function isChinese(unit: number): boolean {
  const type = unit < 0 ? CharacterClass.Other : classOf(unit);
  return type === CharacterClass.Han || type === CharacterClass.CjkPunctuation || type === CharacterClass.FullWidth;
}

function isHan(unit: number): boolean {
  return unit >= 0 && classOf(unit) === CharacterClass.Han;
}

function isLatin(unit: number): boolean {
  return unit >= 0 && classOf(unit) === CharacterClass.Latin;
}

function isLatin1(unit: number): boolean {
  return unit >= 0x80 && unit <= 0xff;
}

function isHangul(unit: number): boolean {
  return unit >= 0 && classOf(unit) === CharacterClass.Hangul && (workOf(unit) & FILLER) === 0;
}

function isBraille(unit: number): boolean {
  return unit > 0x2800 && unit <= 0x28ff;
}

function isEmphasis(unit: number): boolean {
  return unit === 0x2a || unit === 0x5f || unit === 0x7e || unit === 0x60;
}
