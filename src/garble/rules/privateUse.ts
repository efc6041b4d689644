// Private-use characters: code points that mean something in one font or one old table only.
//
// Cause: GBK and GB 18030-2000 put 80 characters and some signs there before Unicode had them; Windows decodes GBK's blank cell
// A3A0 to U+E5E5; Word writes the bullets of Wingdings and Symbol as U+F0xx; Hong Kong kept its characters there before 2004;
// the rest are home-made characters and icons of fonts.
//
// Fires
//   <U+E844>然同意
//   <U+F06C>第一项工作
//   姓名：<U+E000>某
// Silent
//   □ ■ ●第一项
//   𠮷野家
//   今天👍很好

import { CharacterClass, classOf, isCommonHan } from '../../text/han';
import type { Span } from '../../text/span';
import { isLowSurrogate } from '../../text/surrogates';
import { meaningInBig5, meaningInGbk, meaningInSymbolFont } from '../characters/privateUse';
import type { Candidate, Paragraph, Rule } from '../rule';

interface Evidence {
  readonly inGbk: string | undefined;
  readonly inBig5: string | undefined;
  /** Whether the surroundings are sound: mojibake holds private-use characters of its own, and they are bytes to keep. */
  readonly sound: boolean;
  readonly length: number;
}

export const rule: Rule<'private-use'> = {
  kind: 'private-use',
  scope: 'paragraph',
  // The high surrogates from U+DB80 on lead into the planes 15 and 16, which are all private use.
  triggers: (unit) => (unit >= 0xe000 && unit <= 0xf8ff) || (unit >= 0xdb80 && unit <= 0xdbff),
  at(paragraph, offset, within, sink) {
    const { text } = paragraph;
    const width = text.charCodeAt(offset) < 0xe000 ? 2 : 1;
    if (width === 2 && !isLowSurrogate(text.charCodeAt(offset + 1))) return offset + 1;
    let end = Math.min(within.end, offset + width);
    while (end + width <= within.end && isSame(text, offset, end, width)) end += width;
    const unit = width === 1 ? text.charCodeAt(offset) : 0;
    const length = (end - offset) / width;
    const bullet = width === 1 ? meaningInSymbolFont(unit, isBullet(text, offset, end, paragraph)) : undefined;
    if (bullet) {
      const replacements = bullet.texts.map((each) => each.repeat(length));
      sink.found({ start: offset, end, certain: bullet.certain, replacements });
    } else {
      const evidence: Evidence = {
        inGbk: unit ? meaningInGbk(unit) : undefined,
        inBig5: unit ? meaningInBig5(unit) : undefined,
        sound: isSound(text, offset - 1, paragraph) && isSound(text, end, paragraph),
        length,
      };
      sink.found({ start: offset, end, certain: false, replacements: [], evidence });
    }
    return end;
  },
  settle(candidates, document) {
    return candidates.map((candidate): Candidate<'private-use'> => {
      const evidence = candidate.evidence as Evidence | undefined;
      if (!evidence) return candidate;
      // In a Traditional text a code point in Hong Kong's range may be either's; a Simplified one has nothing of Big5.
      const traditional = document.script === 'traditional';
      const { inGbk, inBig5 } = evidence;
      const meanings = traditional ? [inBig5, inGbk] : [inGbk];
      const texts = [...new Set(meanings.filter((each) => each !== undefined))];
      if (texts.length === 0) return candidate;
      return {
        ...candidate,
        certain: evidence.sound && !traditional && inGbk !== undefined,
        replacements: texts.map((each) => each.repeat(evidence.length)),
      };
    });
  },
};

/** Whether `width` units are the same at two places. */
function isSame(text: string, first: number, second: number, width: number): boolean {
  for (let i = 0; i < width; i++) if (text.charCodeAt(first + i) !== text.charCodeAt(second + i)) return false;
  return true;
}

/** Whether the character opens the line as a bullet does: nothing before it, and text or a space behind it. */
function isBullet(text: string, offset: number, end: number, line: Paragraph): boolean {
  if (end >= line.end || end - offset > 1 || offset - line.start > 16) return false;
  for (let i = line.start; i < offset; i++) if (classOf(text.charCodeAt(i)) !== CharacterClass.Space) return false;
  return true;
}

/** What sound Chinese text holds next to such a character: common Han, Chinese marks, digits, spaces, a line's edge. */
function isSound(text: string, offset: number, line: Span): boolean {
  if (offset < line.start || offset >= line.end) return true;
  const unit = text.charCodeAt(offset);
  switch (classOf(unit)) {
    case CharacterClass.Han:
      return isCommonHan(unit);
    case CharacterClass.CjkPunctuation:
    case CharacterClass.Space:
    case CharacterClass.Digit:
    case CharacterClass.AsciiPunctuation:
      return true;
    default:
      return unit >= 0xe000 && unit <= 0xf8ff;
  }
}
