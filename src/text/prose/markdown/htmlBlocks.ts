import { EXCLAMATION, GREATER, isBlank, isDigit, isLetter, isSpace, QUESTION, SLASH, SPACE } from '../../ascii';
import { htmlTagEnd } from './tags';

// HTML blocks, by the seven conditions of CommonMark 4.6.

/** Block-level tags that begin an HTML block (condition 6). */
const BLOCK_TAGS = new Set(
  `address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset
  figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav
  noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul`.split(
    /\s+/,
  ),
);
const RAW_TAGS = new Set(['pre', 'script', 'style', 'textarea']);
const RAW_END = /<\/(?:pre|script|style|textarea)>/i;
/** What ends the HTML blocks of conditions 2 to 5; those of 6 and 7 end at a blank line. */
const HTML_ENDS: readonly string[] = ['', '', '-->', '?>', '>', ']]>'];

/** Blocks of this condition and above end at a blank line; those below where a line holds their end. */
export const ENDS_AT_BLANK = 6;
/** A comment: alone of all, what follows it on its line may be prose. */
export const HTML_COMMENT = 2;

/** The condition by which a `<` at `at` begins an HTML block; 0 where it begins none. */
export function htmlCondition(text: string, at: number, end: number, inParagraph: boolean): number {
  const next = text.charCodeAt(at + 1);
  if (next === EXCLAMATION) {
    if (text.startsWith('--', at + 2)) return 2;
    if (text.startsWith('[CDATA[', at + 2)) return 5;
    return isLetter(text.charCodeAt(at + 2)) ? 4 : 0;
  }
  if (next === QUESTION) return 3;
  let i = at + 1;
  const closing = next === SLASH;
  if (closing) i++;
  const nameStart = i;
  while (i < end && i - nameStart < 12 && (isLetter(text.charCodeAt(i)) || isDigit(text.charCodeAt(i)))) i++;
  const name = text.slice(nameStart, i).toLowerCase();
  const after = i === end ? SPACE : text.charCodeAt(i);
  const ends = isSpace(after) || after === GREATER;
  if (!closing && ends && RAW_TAGS.has(name)) return 1;
  if (BLOCK_TAGS.has(name) && (ends || (after === SLASH && text.charCodeAt(i + 1) === GREATER))) return 6;
  // A line break alone on its line: the specification masks what follows up to a blank line; scraped pages are full of it.
  if (inParagraph || (!closing && RAW_TAGS.has(name)) || name === 'br') return 0;
  const close = htmlTagEnd(text, at, end);
  return close > 0 && isBlank(text, close, end) ? 7 : 0;
}

/** Whether `[from, end)` holds what ends a block of a condition below `ENDS_AT_BLANK`. */
export function endsHtml(text: string, from: number, end: number, condition: number): boolean {
  const line = text.slice(from, end);
  if (condition === 1) return RAW_END.test(line);
  // `<!-->` is a whole comment, but `<!-` of the opener is no closer of `<?`.
  const after = condition === HTML_COMMENT && line.startsWith('<!--') ? 2 : 0;
  return line.indexOf(HTML_ENDS[condition] as string, after) >= 0;
}
