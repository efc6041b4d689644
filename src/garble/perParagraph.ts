import type { Paragraph } from './rule';

/**
 * What several rules, or one at several places, ask of a paragraph: found once. Paragraphs are scanned one after another, so the last
 * answer is the only one worth keeping; a WeakMap of all of them is dear to the garbage collector.
 */
export function perParagraph<T>(find: (paragraph: Paragraph) => T): (paragraph: Paragraph) => T {
  let last: { readonly paragraph: Paragraph; readonly found: T } | undefined;
  return (paragraph) => {
    if (last?.paragraph !== paragraph) last = { paragraph, found: find(paragraph) };
    return last.found;
  };
}
