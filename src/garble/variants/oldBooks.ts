import type { Span } from '../../text/span';

// Old books have spellings of their own, which are no mixture of scripts: 于 and 於, 叶 and 葉, 迹 and 跡 stand there side by side.

/** Words of the old written language: 2 % and more of its Han, next to none of today's. */
export const CLASSICAL = '曰矣吾哉兮焉豈汝乎';

const CLASSICAL_SHARE = 0.008;
/** Couplets for each Han; one has ten and more. */
const COUPLET_SHARE = 0.02;
/** Of either, what any text may hold by chance. */
const FEWEST = 5;

/** Whether a document is classical prose or verse: from its Han, its couplets and its characters of CLASSICAL. */
export function isOldBook(han: number, couplets: number, classical: number): boolean {
  return couplets > Math.max(FEWEST, han * COUPLET_SHARE) || classical > Math.max(FEWEST, han * CLASSICAL_SHARE);
}

/** Whether a line is two halves of one length, as verse is: 床前明月光，疑是地上霜。 */
export function isCouplet(text: string, { start, end }: Span): boolean {
  const half = (end - start) >> 1;
  if (half < 5 || half > 8 || (end - start) % 2 === 1) return false;
  return text.charAt(start + half - 1) === '，' && '。？！；'.includes(text.charAt(end - 1));
}
