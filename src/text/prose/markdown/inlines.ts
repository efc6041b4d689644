import {
  BACKSLASH,
  BACKTICK,
  COLON,
  DOLLAR,
  find,
  LEFT_BRACE,
  LEFT_BRACKET,
  LEFT_PAREN,
  LESS,
  RIGHT_BRACE,
  RIGHT_BRACKET,
  runLength,
} from '../../ascii';
import type { Span } from '../../span';
import { urlEnd, urlStart } from '../url';
import { BacktickRuns, closingRun } from './codeSpans';
import { destinationEnd, LONGEST_DESTINATION, labelEnd, UNCLOSED } from './links';
import { closingDollar } from './math';
import { autolinkEnd, declarationEnd, htmlTagEnd } from './tags';

// What of a line of Markdown text is prose: not code spans, link destinations, URLs, autolinks, math, comments.

/** Left open at a line's end, to be closed in the next line. */
const COMMENT = '!';
const CODE = '`';

/**
 * Appends what is prose of `[start, end)`.
 * @param before whether the line goes on with a paragraph, and what its last line left open
 * @param next the paragraph's next line, where it has one: a code span may close there. One line and no more: an edit of a line
 *   has the line before it scanned again, and not the one before that
 * @returns what stays open
 */
export function inlineProse(
  text: string,
  start: number,
  end: number,
  before: { goesOn: boolean; open: string },
  next: () => Span | undefined,
  into: Span[],
): string {
  const { goesOn, open } = before;
  let from = start;
  let i = start;
  const mask = (maskStart: number, maskEnd: number) => {
    if (maskStart > from) into.push({ start: from, end: maskStart });
    from = maskEnd;
    i = maskEnd;
  };
  if (open !== '') {
    const close = open === COMMENT ? find(text, '-->', start, end) : closingRun(text, start, end, open.length);
    if (close >= 0) mask(start, close + (open === COMMENT ? 3 : open.length));
  }
  // What is known to have no closer is not looked for again, or a hostile line would cost its square.
  let runs: BacktickRuns | undefined;
  let nextRuns: BacktickRuns | null | undefined;
  let commentCloses = true;
  let destinationFrom = start;
  // A link's text may have begun in the line before.
  let brackets = goesOn ? 1 : 0;
  const anchor = anchorStart(text, start, end);
  while (i < end) {
    switch (text.charCodeAt(i)) {
      case BACKSLASH:
        i += 2;
        continue;
      case BACKTICK: {
        const length = runLength(text, i, end);
        runs ??= new BacktickRuns(text, i, end);
        const close = runs.after(i, length);
        if (close >= 0) mask(i, close + length);
        else {
          if (nextRuns === undefined) {
            const line = next();
            nextRuns = line ? new BacktickRuns(text, line.start, line.end) : null;
          }
          if (nextRuns?.has(length)) {
            mask(i, end);
            return CODE.repeat(length);
          }
          i += length;
        }
        continue;
      }
      case DOLLAR: {
        const close = closingDollar(text, i, end);
        if (close > 0) mask(i, close);
        else i += text.charCodeAt(i + 1) === DOLLAR ? 2 : 1;
        continue;
      }
      case LESS: {
        if (commentCloses && text.startsWith('<!--', i)) {
          // `<!-->` and `<!--->` are whole comments.
          const close = find(text, '-->', i + 2, end);
          if (close >= 0) {
            mask(i, close + 3);
            continue;
          }
          commentCloses = false;
          const line = next();
          if (line && find(text, '-->', line.start, line.end) >= 0) {
            mask(i, end);
            return COMMENT;
          }
        }
        const link = autolinkEnd(text, i, end);
        if (link > 0) mask(i, link);
        else {
          // A tag is prose, but what it holds is no Markdown.
          const tag = Math.max(htmlTagEnd(text, i, end), declarationEnd(text, i, end));
          i = tag > 0 ? tag : i + 1;
        }
        continue;
      }
      case LEFT_BRACKET:
        brackets++;
        break;
      case RIGHT_BRACKET: {
        if (brackets === 0) break;
        brackets--;
        if (i + 1 >= end) break;
        const unit = text.charCodeAt(i + 1);
        if (unit === LEFT_PAREN) {
          const close = i < destinationFrom ? -1 : destinationEnd(text, i + 1, end);
          if (close > 0) {
            mask(i + 1, close);
            continue;
          }
          if (close === UNCLOSED) destinationFrom = i + LONGEST_DESTINATION;
        } else if (unit === LEFT_BRACKET) {
          const close = labelEnd(text, i + 1, end);
          // `][甲](…)`: a link that follows something in brackets.
          if (close > i + 3 && text.charCodeAt(close) !== LEFT_PAREN) {
            mask(i + 1, close);
            continue;
          }
        }
        break;
      }
      case COLON: {
        const scheme = urlStart(text, i, from);
        if (scheme >= 0) {
          mask(scheme, urlEnd(text, i + 3, end));
          continue;
        }
        break;
      }
      case LEFT_BRACE:
        if (i === anchor) {
          mask(i, end);
          continue;
        }
        break;
    }
    i++;
  }
  if (end > from) into.push({ start: from, end });
  return '';
}

/** Where `{#anchor}` or `{.class}` stands at a heading's end; -1 where there is none. */
function anchorStart(text: string, start: number, end: number): number {
  if (text.charCodeAt(end - 1) !== RIGHT_BRACE) return -1;
  const floor = Math.max(start, end - 200);
  const at = text.slice(floor, end).search(/\{[#.][^{}\s]+\}$/);
  return at < 0 ? -1 : floor + at;
}
