import type { ProseScanner, ProseState } from './prose';
import type { Span } from './span';

// The prose of a Markdown document (CommonMark 0.31.2, GitHub's math and front matter), in one linear pass.
// A full parser would be the better judge, but mdast-util-from-markdown runs at 1.3 MB/s and is quadratic on some input;
// it is the oracle of the tests instead. Where the two differ, this scanner takes less for code than CommonMark would.

/** States: what is open at a line's start. The rest of the string is what closes it. */
const OPEN = {
  start: '^', // the first line: front matter may begin
  text: '', // inside a paragraph, a list, a heading …
  blank: ' ', // after a blank line outside lists: an indented line is code
  list: '-', // inside a list: an indented line is the item's text
  frontMatter: 'y',
  fence: '`',
  comment: '!',
  raw: 'r', // <pre>, <script>, <style>, <textarea>: up to their end tag
  html: '<', // an HTML block: up to the next blank line
  math: '$',
} as const;

/** Block-level tags that begin an HTML block (CommonMark 4.6, condition 6). */
const BLOCK_TAGS = new Set(
  `address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset
  figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav
  noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul`.split(/\s+/),
);
const RAW_TAGS = new Set(['pre', 'script', 'style', 'textarea']);

/** CommonMark's own limit for a label, and more than any real destination. */
const LONGEST_LABEL = 1000;
const LONGEST_DESTINATION = 4000;

const TAB = 0x09;
const SPACE = 0x20;
const DOLLAR = 0x24;
const LEFT_PAREN = 0x28;
const RIGHT_PAREN = 0x29;
const COLON = 0x3a;
const LESS = 0x3c;
const GREATER = 0x3e;
const LEFT_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const RIGHT_BRACKET = 0x5d;
const BACKTICK = 0x60;
const TILDE = 0x7e;

export const markdown: ProseScanner = {
  initial: OPEN.start,
  line(text, line, state, into) {
    const kind = state.charAt(0);
    const closer = state.slice(1);
    const { start, end } = line;
    const first = skipBlanks(text, start, end);

    switch (kind) {
      case OPEN.frontMatter:
        return isFence(text, start, end, closer) || (closer === '---' && isFence(text, start, end, '...')) ? OPEN.blank : state;
      case OPEN.fence:
        return closesFence(text, first, end, closer) ? OPEN.text : state;
      case OPEN.math:
        return isFence(text, first, end, '$$') ? OPEN.text : state;
      case OPEN.comment: {
        const close = find(text, '-->', start, end);
        if (close < 0) return state;
        return inline(text, close + 3, end, into) ?? OPEN.text;
      }
      case OPEN.raw:
        return within(text, start, end).toLowerCase().includes(`</${closer}`) ? OPEN.text : state;
      case OPEN.html:
        return first === end ? OPEN.blank : state;
    }

    if (kind === OPEN.start) {
      for (const mark of ['---', '+++']) if (isFence(text, start, end, mark)) return OPEN.frontMatter + mark;
    }
    if (first === end) return kind === OPEN.list ? OPEN.list : OPEN.blank;

    const indent = indentOf(text, start, first);
    const content = skipQuoteMarks(text, first, end);
    const fence = fenceAt(text, content, end);
    if (fence) return OPEN.fence + fence;
    if ((kind === OPEN.blank || kind === OPEN.start) && indent >= 4) return OPEN.blank;
    if (isFence(text, content, end, '$$')) return OPEN.math;
    const html = htmlBlock(text, content, end);
    if (html !== undefined) return html;
    if (isReferenceDefinition(text, content, end)) return OPEN.text;

    const next = inline(text, start, end, into);
    if (next !== undefined) return next;
    return isListItem(text, content, end) || (kind === OPEN.list && indent > 0) ? OPEN.list : OPEN.text;
  },
};

/**
 * Appends what is prose of `[start, end)`: not code spans, link destinations, URLs, autolinks, math, comments.
 * @returns the next line's state where a comment stays open
 */
function inline(text: string, start: number, end: number, into: Span[]): ProseState | undefined {
  let from = start;
  const mask = (maskStart: number, maskEnd: number) => {
    if (maskStart > from) into.push({ start: from, end: maskStart });
    from = maskEnd;
  };
  // What is known to have no closer is not looked for again, or a hostile line would cost its square.
  let lastRuns: Map<number, number> | undefined;
  let dollarClosed = true;
  let destinationFrom = start;
  let i = start;
  while (i < end) {
    switch (text.charCodeAt(i)) {
      case BACKSLASH:
        i += 2;
        continue;
      case BACKTICK: {
        const length = runLength(text, i, end);
        lastRuns ??= lastBacktickRuns(text, i, end);
        if ((lastRuns.get(length) as number) <= i) i += length;
        else {
          const close = closingRun(text, i + length, length);
          mask(i, close + length);
          i = close + length;
        }
        continue;
      }
      case DOLLAR: {
        const close = dollarClosed ? closingDollar(text, i, end) : -1;
        if (close < 0) dollarClosed = false;
        else {
          mask(i, close);
          i = close;
          continue;
        }
        break;
      }
      case LESS: {
        if (text.startsWith('<!--', i)) {
          const close = find(text, '-->', i + 4, end);
          if (close >= 0) {
            mask(i, close + 3);
            i = close + 3;
            continue;
          }
          mask(i, end);
          return OPEN.comment;
        }
        const close = autolinkEnd(text, i, end);
        if (close > 0) {
          mask(i, close);
          i = close;
          continue;
        }
        break;
      }
      case RIGHT_BRACKET: {
        if (text.charCodeAt(i + 1) === LEFT_PAREN) {
          const close = i < destinationFrom ? -1 : destinationEnd(text, i + 1, end);
          if (close > 0) {
            mask(i + 1, close);
            i = close;
            continue;
          }
          if (i >= destinationFrom) destinationFrom = i + LONGEST_DESTINATION;
        } else if (text.charCodeAt(i + 1) === LEFT_BRACKET) {
          const close = find(text, ']', i + 2, Math.min(end, i + LONGEST_LABEL));
          if (close > 0) {
            mask(i + 1, close + 1);
            i = close + 1;
            continue;
          }
        }
        break;
      }
      case COLON: {
        // `scheme://…` outside angle brackets, as GitHub links it.
        if (text.startsWith('://', i)) {
          const schemeStart = backOverLetters(text, i, from);
          if (schemeStart < i) {
            const close = urlEnd(text, i + 3, end);
            mask(schemeStart, close);
            i = close;
            continue;
          }
        }
        break;
      }
    }
    i++;
  }
  if (end > from) into.push({ start: from, end });
  return undefined;
}

/** As String.indexOf, but no further than `end`: past a line's end the search would cost the whole document each time. */
function find(text: string, needle: string, from: number, end: number): number {
  const at = text.slice(from, end).indexOf(needle);
  return at < 0 ? -1 : from + at;
}

function within(text: string, start: number, end: number): string {
  return text.slice(start, end);
}

function skipBlanks(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && (text.charCodeAt(i) === SPACE || text.charCodeAt(i) === TAB)) i++;
  return i;
}

/** Columns of white space, a tab going to the next multiple of four (CommonMark 2.2). */
function indentOf(text: string, start: number, first: number): number {
  let column = 0;
  for (let i = start; i < first; i++) column += text.charCodeAt(i) === TAB ? 4 - (column % 4) : 1;
  return column;
}

function skipQuoteMarks(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && text.charCodeAt(i) === GREATER) i = skipBlanks(text, i + 1, end);
  return i;
}

/** Whether the line from `start` is `mark` and nothing but blanks after it. */
function isFence(text: string, start: number, end: number, mark: string): boolean {
  return text.startsWith(mark, start) && skipBlanks(text, start + mark.length, end) === end;
}

function runLength(text: string, start: number, end: number): number {
  const unit = text.charCodeAt(start);
  let i = start;
  while (i < end && text.charCodeAt(i) === unit) i++;
  return i - start;
}

/** The opening code fence at `start`, also after a list marker: three or more backticks or tildes. */
function fenceAt(text: string, start: number, end: number): string | undefined {
  const at = skipListMarker(text, start, end);
  const unit = text.charCodeAt(at);
  if (unit !== BACKTICK && unit !== TILDE) return undefined;
  const length = runLength(text, at, end);
  if (length < 3) return undefined;
  // The info string of a backtick fence holds no backtick, or it would be a code span.
  if (unit === BACKTICK && within(text, at + length, end).includes('`')) return undefined;
  return text.slice(at, at + length);
}

function closesFence(text: string, first: number, end: number, opener: string): boolean {
  const at = skipQuoteMarks(text, first, end);
  if (text.charCodeAt(at) !== opener.charCodeAt(0)) return false;
  const length = runLength(text, at, end);
  return length >= opener.length && skipBlanks(text, at + length, end) === end;
}

function skipListMarker(text: string, start: number, end: number): number {
  let i = start;
  const unit = text.charCodeAt(i);
  if (unit === 0x2a || unit === 0x2b || unit === 0x2d) i++;
  else {
    while (i < end && i - start < 9 && isDigit(text.charCodeAt(i))) i++;
    if (i === start || (text.charCodeAt(i) !== 0x2e && text.charCodeAt(i) !== RIGHT_PAREN)) return start;
    i++;
  }
  const after = skipBlanks(text, i, end);
  return after > i ? after : start;
}

function isListItem(text: string, start: number, end: number): boolean {
  return skipListMarker(text, start, end) > start;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

/** The state after a line that begins an HTML block; undefined where it begins none. */
function htmlBlock(text: string, start: number, end: number): ProseState | undefined {
  if (text.charCodeAt(start) !== LESS) return undefined;
  if (text.startsWith('<!--', start)) {
    if (find(text, '-->', start + 4, end) >= 0) return undefined; // a comment on one line: inline() masks it and keeps what follows
    return OPEN.comment;
  }
  let i = start + 1;
  if (text.charCodeAt(i) === 0x2f) i++;
  const nameStart = i;
  while (i < end && (isAsciiLetter(text.charCodeAt(i)) || isDigit(text.charCodeAt(i)))) i++;
  const name = text.slice(nameStart, i).toLowerCase();
  const after = i === end ? SPACE : text.charCodeAt(i);
  if (after !== SPACE && after !== TAB && after !== GREATER && after !== 0x2f) return undefined;
  if (RAW_TAGS.has(name) && nameStart === start + 1) {
    return within(text, i, end).toLowerCase().includes(`</${name}`) ? OPEN.text : OPEN.raw + name;
  }
  return BLOCK_TAGS.has(name) ? OPEN.html : undefined;
}

/** `[label]: destination`, which holds no prose. A Chinese gloss such as `[1]: 见附件` is text and stays. */
function isReferenceDefinition(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start) !== LEFT_BRACKET) return false;
  const close = find(text, ']:', start, Math.min(end, start + LONGEST_LABEL));
  if (close < 0) return false;
  const destination = skipBlanks(text, close + 2, end);
  return destination < end && text.charCodeAt(destination) < 0x80;
}

/** Where the last run of each length stands in `[start, end)`. */
function lastBacktickRuns(text: string, start: number, end: number): Map<number, number> {
  const runs = new Map<number, number>();
  for (let i = start; i < end; ) {
    if (text.charCodeAt(i) === BACKTICK) {
      const length = runLength(text, i, end);
      runs.set(length, i);
      i += length;
    } else i++;
  }
  return runs;
}

/** The next run of `length` backticks, which lastBacktickRuns says is there. */
function closingRun(text: string, from: number, length: number): number {
  let i = text.indexOf('`', from);
  for (;;) {
    const run = runLength(text, i, text.length);
    if (run === length) return i;
    i = text.indexOf('`', i + run);
  }
}

/** The end of `$…$` or `$$…$$` that starts at `start`; -1 where it is a plain dollar sign (no blank inside the signs, no digit after). */
function closingDollar(text: string, start: number, end: number): number {
  const double = text.charCodeAt(start + 1) === DOLLAR;
  const inner = start + (double ? 2 : 1);
  if (inner >= end || (!double && isBlank(text.charCodeAt(inner)))) return -1;
  for (let i = inner; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === BACKSLASH) i++;
    else if (unit === DOLLAR) {
      if (double) return text.charCodeAt(i + 1) === DOLLAR ? i + 2 : -1;
      if (i > inner && !isBlank(text.charCodeAt(i - 1)) && !isDigit(text.charCodeAt(i + 1))) return i + 1;
      return -1;
    }
  }
  return -1;
}

function isBlank(unit: number): boolean {
  return unit === SPACE || unit === TAB;
}

/** The end of `<scheme:…>` or `<name@host>`; -1 where the `<` begins something else (a tag, a comparison). */
function autolinkEnd(text: string, start: number, end: number): number {
  let sign = false;
  for (let i = start + 1; i < end && i - start < 2000; i++) {
    const unit = text.charCodeAt(i);
    if (unit === GREATER) return sign && isAsciiLetter(text.charCodeAt(start + 1)) ? i + 1 : -1;
    if (unit <= SPACE || unit === LESS) return -1;
    if (unit === COLON || unit === 0x40) sign = true;
  }
  return -1;
}

/** The end of `(destination "title")` that starts at `open`; -1 where the parenthesis holds no destination. */
function destinationEnd(text: string, open: number, end: number): number {
  let depth = 0;
  for (let i = open; i < end && i - open < LONGEST_DESTINATION; i++) {
    const unit = text.charCodeAt(i);
    if (unit === BACKSLASH) i++;
    else if (unit === LEFT_PAREN) depth++;
    else if (unit === RIGHT_PAREN && --depth === 0) return i + 1;
  }
  return -1;
}

function backOverLetters(text: string, from: number, floor: number): number {
  let i = from;
  while (i > floor && from - i < 20 && isAsciiLetter(text.charCodeAt(i - 1))) i--;
  return i;
}

/** URLs end at white space, at CJK text and punctuation, at quotes and angle brackets. */
function urlEnd(text: string, from: number, end: number): number {
  let i = from;
  while (i < end) {
    const unit = text.charCodeAt(i);
    if (unit <= SPACE || unit >= 0x2000 || unit === LESS || unit === GREATER || unit === 0x22 || unit === BACKTICK) break;
    if (unit === RIGHT_PAREN || unit === RIGHT_BRACKET) break;
    i++;
  }
  return i;
}
