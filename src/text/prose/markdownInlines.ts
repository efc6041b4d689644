import type { Span } from '../span';
import { urlEnd, urlStart } from './url';

// What of a line of Markdown text is prose: not code spans, link destinations, URLs, autolinks, math, comments.

/** CommonMark's own limit for a label, and more than any real destination. */
const LONGEST_LABEL = 999;
const LONGEST_DESTINATION = 4000;
const LONGEST_TAG = 2000;

const TAB = 0x09;
const SPACE = 0x20;
const QUOTE = 0x22;
const DOLLAR = 0x24;
const APOSTROPHE = 0x27;
const LEFT_PAREN = 0x28;
const RIGHT_PAREN = 0x29;
const SLASH = 0x2f;
const COLON = 0x3a;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const LEFT_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const RIGHT_BRACKET = 0x5d;
const BACKTICK = 0x60;
const LEFT_BRACE = 0x7b;

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

/** As String.indexOf, but no further than `end`: past a line's end the search would cost the whole document each time. */
function find(text: string, needle: string, from: number, end: number): number {
  const at = text.slice(from, end).indexOf(needle);
  return at < 0 ? -1 : from + at;
}

function runLength(text: string, start: number, end: number): number {
  const unit = text.charCodeAt(start);
  let i = start;
  while (i < end && text.charCodeAt(i) === unit) i++;
  return i - start;
}

/** Where `{#anchor}` or `{.class}` stands at a heading's end; -1 where there is none. */
function anchorStart(text: string, start: number, end: number): number {
  if (text.charCodeAt(end - 1) !== 0x7d) return -1;
  const floor = Math.max(start, end - 200);
  const at = text.slice(floor, end).search(/\{[#.][^{}\s]+\}$/);
  return at < 0 ? -1 : floor + at;
}

/** The runs of backticks of a line, by length; asked for from left to right. */
class BacktickRuns {
  readonly #starts = new Map<number, { list: number[]; next: number }>();

  constructor(text: string, start: number, end: number) {
    for (let i = start; i < end; ) {
      if (text.charCodeAt(i) !== BACKTICK) {
        i++;
        continue;
      }
      const length = runLength(text, i, end);
      const known = this.#starts.get(length);
      if (known) known.list.push(i);
      else this.#starts.set(length, { list: [i], next: 0 });
      i += length;
    }
  }

  has(length: number): boolean {
    return this.#starts.has(length);
  }

  /** The first run of `length` that starts behind `offset`; -1 where there is none. */
  after(offset: number, length: number): number {
    const runs = this.#starts.get(length);
    if (!runs) return -1;
    while (runs.next < runs.list.length && (runs.list[runs.next] as number) <= offset) runs.next++;
    return runs.list[runs.next] ?? -1;
  }
}

function closingRun(text: string, start: number, end: number, length: number): number {
  for (let i = start; i < end; ) {
    if (text.charCodeAt(i) !== BACKTICK) i++;
    else {
      const run = runLength(text, i, end);
      if (run === length) return i;
      i += run;
    }
  }
  return -1;
}

/**
 * The end of `$…$` or `$$…$$` that starts at `start`; -1 where it is a plain dollar sign: a blank inside the signs, a digit after,
 * Han between them that no command such as \text takes.
 */
function closingDollar(text: string, start: number, end: number): number {
  const double = text.charCodeAt(start + 1) === DOLLAR;
  const inner = start + (double ? 2 : 1);
  if (inner >= end || (!double && isSpace(text.charCodeAt(inner)))) return -1;
  let command = false;
  let han = false;
  for (let i = inner; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === BACKSLASH) {
      command = true;
      i++;
    } else if (unit >= 0x2e80) han = true;
    else if (unit === DOLLAR) {
      if (han && !command) return -1;
      if (double) return i > inner && text.charCodeAt(i + 1) === DOLLAR && i + 1 < end ? i + 2 : -1;
      return !isSpace(text.charCodeAt(i - 1)) && !isDigit(text.charCodeAt(i + 1)) ? i + 1 : -1;
    }
  }
  return -1;
}

/** The end of `<scheme:…>` or `<name@host>`; -1 where the `<` begins something else (a tag, a comparison). */
function autolinkEnd(text: string, start: number, end: number): number {
  let sign = 0;
  const stop = Math.min(end, start + LONGEST_TAG);
  for (let i = start + 1; i < stop; i++) {
    const unit = text.charCodeAt(i);
    if (unit === GREATER) return sign > 0 ? i + 1 : -1;
    if (unit <= SPACE || unit === LESS) return -1;
    if (sign > 0) continue;
    // A scheme is 2 to 32 letters, digits, `+`, `.`, `-`; a mail address has its `@`.
    if (unit === COLON) {
      if (i - start < 3 || i - start > 33 || !isAsciiLetter(text.charCodeAt(start + 1))) return -1;
      sign = unit;
    } else if (unit === 0x40 && i > start + 1) sign = unit;
    else if (!isAsciiLetter(unit) && !isDigit(unit) && unit !== 0x2b && unit !== 0x2e && unit !== 0x2d && unit !== 0x5f)
      return -1;
  }
  return -1;
}

/** The end of `<!NAME …>` or `<? … ?>`; -1 where it is none. */
function declarationEnd(text: string, start: number, end: number): number {
  const sign = text.charCodeAt(start + 1);
  const question = sign === 0x3f;
  if (!question && !(sign === 0x21 && isAsciiLetter(text.charCodeAt(start + 2)))) return -1;
  const close = find(text, question ? '?>' : '>', start + 2, Math.min(end, start + LONGEST_TAG));
  return close < 0 ? -1 : close + (question ? 2 : 1);
}

/** The end of the open or closing tag at `start` (CommonMark 6.6), where it ends in this line; -1 where it is none. */
export function htmlTagEnd(text: string, start: number, end: number): number {
  const stop = Math.min(end, start + LONGEST_TAG);
  let i = start + 1;
  const closing = text.charCodeAt(i) === SLASH;
  if (closing) i++;
  if (i >= stop || !isAsciiLetter(text.charCodeAt(i))) return -1;
  while (i < stop && isNameUnit(text.charCodeAt(i))) i++;
  for (;;) {
    const blank = skipSpaces(text, i, stop);
    if (blank >= stop) return -1;
    const unit = text.charCodeAt(blank);
    if (unit === GREATER) return blank + 1;
    if (unit === SLASH) return !closing && text.charCodeAt(blank + 1) === GREATER && blank + 1 < stop ? blank + 2 : -1;
    if (closing || blank === i || !isAttributeStart(unit)) return -1;
    i = blank + 1;
    while (i < stop && isAttributeUnit(text.charCodeAt(i))) i++;
    const equals = skipSpaces(text, i, stop);
    if (equals >= stop || text.charCodeAt(equals) !== EQUALS) continue;
    i = skipSpaces(text, equals + 1, stop);
    const quote = text.charCodeAt(i);
    if (quote === QUOTE || quote === APOSTROPHE) {
      i++;
      while (i < stop && text.charCodeAt(i) !== quote) i++;
      if (i >= stop) return -1;
      i++;
    } else {
      const value = i;
      while (i < stop && isUnquotedUnit(text.charCodeAt(i))) i++;
      if (i === value) return -1;
    }
  }
}

/** No end within reach: neither will there be one for what starts a little later. */
const UNCLOSED = -2;

/** The end of `(destination "title")` that starts at `open`; negative where the parenthesis holds no destination. */
function destinationEnd(text: string, open: number, end: number): number {
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
    if (unit === BACKSLASH && i + 1 < stop && isAsciiPunctuation(text.charCodeAt(i + 1))) i++;
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
function labelEnd(text: string, open: number, end: number): number {
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

function skipSpaces(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && isSpace(text.charCodeAt(i))) i++;
  return i;
}

function isSpace(unit: number): boolean {
  return unit === SPACE || unit === TAB;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

function isNameUnit(unit: number): boolean {
  return isAsciiLetter(unit) || isDigit(unit) || unit === 0x2d;
}

function isAttributeStart(unit: number): boolean {
  return isAsciiLetter(unit) || unit === 0x5f || unit === COLON;
}

function isAttributeUnit(unit: number): boolean {
  return isAttributeStart(unit) || isDigit(unit) || unit === 0x2e || unit === 0x2d;
}

function isUnquotedUnit(unit: number): boolean {
  return (
    unit > SPACE &&
    unit !== QUOTE &&
    unit !== APOSTROPHE &&
    unit !== EQUALS &&
    unit !== LESS &&
    unit !== GREATER &&
    unit !== BACKTICK
  );
}

function isAsciiPunctuation(unit: number): boolean {
  return unit > SPACE && unit < 0x7f && !isAsciiLetter(unit) && !isDigit(unit);
}
