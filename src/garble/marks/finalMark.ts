// Whether a paragraph of running text ends without its last mark.

import { CharacterClass, characterClasses, isHan } from '../../text/han';
import { lineAt } from '../../text/lines';
import { isSurrogate } from '../../text/surrogates';
import type { Paragraph } from '../rule';

/** In UTF-16 units; a paragraph of one sentence is a title as likely as not. */
const SHORTEST_PARAGRAPH = 40;
const SHORTEST_SENTENCE = 8;
const LONGEST_SENTENCE = 300;
/** A heading that lost its line break. */
const HEADING =
  /^(?:第[一二三四五六七八九十百]{1,4}[章节節编編]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])/;
const FULL_STOPS = '。；！？';

/** The end of the paragraph's text where a full stop is missing there; undefined where nothing is. */
export function missingFinalMark({ text, start, end, terminator, prose }: Paragraph): number | undefined {
  if (end - start < SHORTEST_PARAGRAPH || prose.at(-1)?.end !== end) return undefined;
  let last = end;
  while (last > start && isBlank(text.charCodeAt(last - 1))) last--;
  // Half an emoji counts as Han; a sentence that ends in one needs no full stop.
  if (
    !isHan(text.charCodeAt(last - 1)) ||
    isSurrogate(text.charCodeAt(last - 1)) ||
    goesOn(text, end + terminator, terminator)
  )
    return undefined;
  // The last sentence is one, and not the first: no blank in it, as a signature or a caption has, and no bracket, as a source has.
  let han = 0;
  for (let i = last - 1; i >= start && i > last - LONGEST_SENTENCE; i--) {
    const unit = text.charCodeAt(i);
    if (isHan(unit)) han++;
    else if (isBlank(unit) || unit === 0x7c || unit === 0x2502) return undefined;
    else if (isFullStop(text, i))
      return han >= SHORTEST_SENTENCE && !HEADING.test(text.slice(i + 1, i + 8)) ? last : undefined;
  }
  return undefined;
}

/** 。 and the half-width dot that stands for it between Han or before a space. */
function isFullStop(text: string, at: number): boolean {
  if (FULL_STOPS.includes(text.charAt(at))) return true;
  return text.charAt(at) === '.' && isHan(text.charCodeAt(at - 1)) && isHan(text.charCodeAt(at + 1));
}

/** Whether the next line may be the rest of the sentence: it is not blank, not indented, and begins with no number. */
function goesOn(text: string, from: number, terminator: number): boolean {
  if (terminator === 0) return false;
  const next = lineAt(text, from);
  const head = text.slice(next.start, Math.min(next.end, next.start + 8));
  if (head.trim() === '' || /^[\s　]/.test(head)) return false;
  return !/^(?:[一二三四五六七八九十]+[、是要]|[（(][一二三四五六七八九十\d]+[)）]|第[一二三四五六七八九十百]+[章节節条條，])/.test(
    head,
  );
}

function isBlank(unit: number): boolean {
  return characterClasses()[unit] === CharacterClass.Space;
}
