import {
  APOSTROPHE,
  BACKSLASH,
  COLON,
  GREATER,
  isPunctuation,
  LEFT_BRACKET,
  LEFT_PAREN,
  LESS,
  QUOTE,
  RIGHT_BRACKET,
  RIGHT_PAREN,
  SPACE,
  skipSpaces,
} from '../../ascii';

/** CommonMark's own limit for a label, and more than any real destination. */
const LONGEST_LABEL = 999;
export const LONGEST_DESTINATION = 4000;

/** No end within reach: neither will there be one for what starts a little later. */
export const UNCLOSED = -2;

/** The end of `(destination "title")` that starts at `open`; negative where the parenthesis holds no destination. */
export function destinationEnd(text: string, open: number, end: number): number {
  const stop = Math.min(end, open + LONGEST_DESTINATION);
  let i = skipSpaces(text, open + 1, stop);
  i = bareDestinationEnd(text, i, stop);
  if (i < 0) return -1;
  if (i >= stop) return UNCLOSED;
  const after = skipSpaces(text, i, stop);
  if (after < stop && text.charCodeAt(after) === RIGHT_PAREN) return after + 1;
  if (after === i) return -1;
  const title = titleEnd(text, after, stop);
  if (title < 0) return -1;
  const close = skipSpaces(text, title, stop);
  return close < stop && text.charCodeAt(close) === RIGHT_PAREN ? close + 1 : -1;
}

/** The end of `<…>`, or of a run without blanks whose parentheses are balanced; -1 where it is no destination. */
function bareDestinationEnd(text: string, start: number, stop: number): number {
  if (text.charCodeAt(start) === LESS) {
    for (let i = start + 1; i < stop; i++) {
      const unit = text.charCodeAt(i);
      if (unit === BACKSLASH) i++;
      else if (unit === GREATER) return i + 1;
      else if (unit === LESS) return -1;
    }
    return -1;
  }
  let depth = 0;
  let i = start;
  for (; i < stop; i++) {
    const unit = text.charCodeAt(i);
    if (unit === BACKSLASH && i + 1 < stop && isPunctuation(text.charCodeAt(i + 1))) i++;
    else if (unit === LEFT_PAREN) {
      if (++depth > 32) return -1;
    } else if (unit === RIGHT_PAREN) {
      if (depth === 0) break;
      depth--;
    } else if (unit <= SPACE) break;
  }
  return depth === 0 ? i : -1;
}

function titleEnd(text: string, start: number, stop: number): number {
  const unit = text.charCodeAt(start);
  if (unit !== QUOTE && unit !== APOSTROPHE && unit !== LEFT_PAREN) return -1;
  const closer = unit === LEFT_PAREN ? RIGHT_PAREN : unit;
  for (let i = start + 1; i < stop; i++) {
    const each = text.charCodeAt(i);
    if (each === BACKSLASH) i++;
    else if (each === closer) return i + 1;
    else if (each === LEFT_PAREN && unit === LEFT_PAREN) return -1;
  }
  return -1;
}

/** The end of `[label]` that starts at `open`; -1 where it is none. */
export function labelEnd(text: string, open: number, end: number): number {
  const stop = Math.min(end, open + LONGEST_LABEL);
  for (let i = open + 1; i < stop; i++) {
    const unit = text.charCodeAt(i);
    if (unit === BACKSLASH) i++;
    else if (unit === RIGHT_BRACKET) return i + 1;
    else if (unit === LEFT_BRACKET) return -1;
  }
  return -1;
}

/** Whether the line from `start` is a link definition `[label]: destination "title"`, or its label alone. `[1]: 见附件` is text. */
export function definitionAt(text: string, start: number, end: number): 'whole' | 'label' | undefined {
  const label = labelEnd(text, start, end);
  if (label < 0 || text.charCodeAt(label) !== COLON || text.slice(start + 1, label - 1).trim() === '') return undefined;
  const destination = skipSpaces(text, label + 1, end);
  if (destination === end) return 'label';
  return isDestination(text, destination, end) ? 'whole' : undefined;
}

/** Whether the line from `start` is a destination, and a title if anything. */
export function isDestination(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start) >= 0x80) return false;
  let i = bareDestinationEnd(text, start, Math.min(end, start + LONGEST_DESTINATION));
  if (i <= start) return false;
  const title = skipSpaces(text, i, end);
  if (title > i && title < end) i = titleEnd(text, title, Math.min(end, title + LONGEST_DESTINATION));
  return i >= 0 && skipSpaces(text, i, end) === end;
}
