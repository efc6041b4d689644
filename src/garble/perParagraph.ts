import type { Span } from '../text/span';
import type { Paragraph } from './rule';

/**
 * What several rules, or one at several places, ask of a paragraph: found once. Paragraphs are scanned one after another, so the last
 * answer is the only one worth keeping; a WeakMap of all of them is dear to the garbage collector.
 */
export function perParagraph<T>(find: (paragraph: Paragraph) => T): (paragraph: Paragraph) => T {
  let last: Paragraph | undefined;
  let found: T | undefined;
  return (paragraph) => {
    if (last !== paragraph) {
      found = find(paragraph);
      last = paragraph;
    }
    return found as T;
  };
}

/** The text of the line, which several rules look through for single signs. */
export const lineText = perParagraph(({ text, start, end }) => text.slice(start, end));

/** The text of one of its spans, which nearly always is the whole line. */
export function spanText(paragraph: Paragraph, { start, end }: Span): string {
  const whole = start === paragraph.start && end === paragraph.end;
  return whole ? lineText(paragraph) : paragraph.text.slice(start, end);
}
