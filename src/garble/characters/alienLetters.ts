import { CharacterClass, classOf } from '../../text/han';
import type { Span } from '../../text/span';
import { lookAlike } from './confusables';

/** A word, and the letters in it that are Cyrillic or Greek and should be Latin. */
export interface AlienLetters {
  /** Where the word ends. */
  readonly end: number;
  readonly alien: readonly { readonly start: number; readonly plain: string }[];
  readonly certain: boolean;
}

const LONGEST_WORD = 24;

/** Looks at the word around `offset`, at most LONGEST_WORD letters on each side. */
export function alienLetters(text: string, offset: number, within: Span): AlienLetters {
  let start = offset;
  while (start > within.start && offset - start < LONGEST_WORD && isLetter(text.charCodeAt(start - 1))) start--;
  let end = offset + 1;
  while (end < within.end && end - offset < LONGEST_WORD && isLetter(text.charCodeAt(end))) end++;
  const alien: { start: number; plain: string }[] = [];
  let latin = 0;
  let greek = false;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    const known = unit < 0x80 ? undefined : lookAlike(text.charAt(i));
    if (unit < 0x80) latin++;
    else if (known?.block === 'other-script') {
      alien.push({ start: i, plain: known.text });
      greek ||= unit < 0x400;
    } else return { end, alien: [], certain: false };
  }
  // Δx and μm are formulas: one letter beside another says nothing, least of all a Greek one.
  if (latin < (greek ? 3 : 2) || alien.length > latin) return { end, alien: [], certain: false };
  return { end, alien, certain: latin > 2 };
}

/** Latin, Greek and Cyrillic letters. */
function isLetter(unit: number): boolean {
  return classOf(unit) === CharacterClass.Latin || (unit >= 0x370 && unit <= 0x52f);
}
