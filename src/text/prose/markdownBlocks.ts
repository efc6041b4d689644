import type { Span } from '../span';
import { definitionAt, htmlTagEnd, isDestination } from './markdownInlines';
import type { Place, ProseState } from './scanner';

// The block structure of Markdown, a line at a time: which containers (quotes, list items) a line is in and what it is there.
// A state is the containers, a bar, and the leaf block that is open at the line's end:
//   containers  `>` quote · `-N;` list item whose text stands N columns in · `~N;` the same, still without text
//   leaf        nothing · `p` paragraph · `d` paragraph that is all link definitions so far · `l` the same, its last line a label
//               without its destination · a fence's marks · `$` math
//               `hN` HTML block that ends by condition N (CommonMark 4.6)
//   and after `p`, what inlineProse() left open.

export const OPEN = { start: '^', frontMatter: 'y', text: '|' } as const;

/** What a line is. */
export interface Block {
  /** `text` holds prose from `start` on; `code` and `metadata` hold none; `mark` is a bare rule or a blank line. */
  readonly kind: 'text' | 'code' | 'metadata' | 'mark';
  readonly start: number;
  /** The state after the line. */
  readonly after: ProseState;
  /** What inlineProse() left open in the line before. */
  readonly open: string;
  /** Whether the text may go on in the next line. */
  readonly continues: boolean;
  /** Whether the line goes on with the paragraph of the line before. */
  readonly goesOn: boolean;
}

/** Deeper nesting is text: a state must stay short. */
const DEEPEST = 60;

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

/** A footnote: prose, and what is indented below it belongs to it. */
const FOOTNOTE = /^\[\^[^\]\s]{1,100}\]:/;

const TAB = 0x09;
const SPACE = 0x20;
const HASH = 0x23;
const DOLLAR = 0x24;
const STAR = 0x2a;
const PLUS = 0x2b;
const DASH = 0x2d;
const EQUALS = 0x3d;
const LESS = 0x3c;
const GREATER = 0x3e;
const LEFT_BRACKET = 0x5b;
const UNDERSCORE = 0x5f;
const BACKTICK = 0x60;
const TILDE = 0x7e;

export function place(state: ProseState): Place {
  if (state.startsWith(OPEN.frontMatter)) return 'metadata';
  const leaf = state.charCodeAt(state.indexOf('|') + 1);
  return leaf === BACKTICK || leaf === TILDE || leaf === DOLLAR ? 'code' : 'text';
}

/** What the line is, given the state at its start. */
export function blockOf(text: string, { start, end }: Span, state: ProseState): Block {
  if (state === OPEN.start) {
    const mark = text.substr(start, 3);
    if ((mark === '---' || mark === '+++') && isBlank(text, start + 3, end)) {
      return {
        kind: 'metadata',
        start: end,
        after: OPEN.frontMatter + mark,
        open: '',
        continues: false,
        goesOn: false,
      };
    }
    state = OPEN.text;
  } else if (state.startsWith(OPEN.frontMatter)) {
    const closer = state.slice(1);
    if (isFence(text, start, end, closer) || (closer === '---' && isFence(text, start, end, '...'))) {
      return { kind: 'metadata', start: end, after: OPEN.text, open: '', continues: false, goesOn: false };
    }
    if (closer === '+++' || looksLikeYaml(text, start, end)) {
      return { kind: 'metadata', start: end, after: state, open: '', continues: false, goesOn: false };
    }
    state = OPEN.text; // the dashes were a rule after all
  }
  // Nearly every line of Chinese prose: no container, and it begins like a text.
  if (start < end && text.charCodeAt(start) >= 0x2e80) {
    if (state === '|') return paragraph(start, '|', '', false);
    if (state.startsWith('|p')) return paragraph(start, '|', state.slice(2), true);
  }
  return new BlockLine(text, start, end).read(state);
}

function paragraph(start: number, containers: string, open: string, goesOn: boolean): Block {
  return { kind: 'text', start, after: `${containers}p`, open, continues: true, goesOn };
}

/** A cursor over one line that counts columns, a tab going to the next multiple of four. */
class BlockLine {
  #offset: number;
  #column = 0;
  /** Columns of a tab that a container has consumed a part of. */
  #rest = 0;

  constructor(
    private readonly text: string,
    start: number,
    private readonly end: number,
  ) {
    this.#offset = start;
  }

  read(state: ProseState): Block {
    const bar = state.indexOf('|');
    const { matched, all } = this.#matchContainers(state.slice(0, bar));
    const leaf = state.slice(bar + 1);
    const first = leaf.charCodeAt(0);
    let containers = matched;
    if (all) {
      if (first === BACKTICK || first === TILDE) return this.#verbatim(state, matched, this.#closesFence(leaf));
      if (first === DOLLAR) return this.#verbatim(state, matched, isFence(this.text, this.#first(), this.end, '$$'));
      if (first === 0x68 /* h */) {
        const condition = Number(leaf.slice(1));
        if (condition >= 6) {
          if (this.#blank()) return this.#result('mark', `${matched}|`);
          return this.#result('code', state);
        }
        return this.#result('code', this.#endsHtml(condition, this.#offset) ? `${matched}|` : state);
      }
    }
    const inDefinitions = first === 0x64 /* d */ || first === 0x6c; /* l */
    const inParagraph = first === 0x70 /* p */ || inDefinitions;
    let interrupts = all && inParagraph;
    let opened = false;
    for (;;) {
      const at = this.#first();
      if (at === this.end) break;
      const indent = this.#indent(at);
      if (indent >= 4) {
        if (inParagraph && !opened) break;
        return this.#result('code', `${filled(containers)}|`);
      }
      const unit = this.text.charCodeAt(at);
      if (unit === GREATER && containers.length < DEEPEST) {
        this.#advanceTo(at + 1);
        this.#skipColumns(1);
        containers = `${filled(containers)}>`;
      } else {
        const leafBlock = this.#leafStart(at, unit, filled(containers), interrupts, !all && inParagraph && !opened);
        if (leafBlock) return leafBlock;
        const item = containers.length < DEEPEST ? this.#listItem(at, unit, interrupts) : undefined;
        if (item === undefined) break;
        containers = filled(containers) + item;
      }
      opened = true;
      interrupts = false;
    }
    const at = this.#first();
    if (at === this.end) return this.#result('mark', `${containers}|`);
    // A paragraph goes on although the marks of its containers are missing.
    if (inParagraph && !opened && !all) containers = state.slice(0, bar);
    containers = filled(containers);
    let goesOn = inParagraph && !opened;
    if (goesOn && first === 0x6c && isDestination(this.text, at, this.end))
      return this.#result('code', `${containers}|d`);
    if ((!goesOn || inDefinitions) && this.text.charCodeAt(at) === LEFT_BRACKET) {
      if (FOOTNOTE.test(this.text.slice(at, Math.min(this.end, at + 110))))
        return paragraph(at, `${containers}-4;|`, '', false);
      const definition = definitionAt(this.text, at, this.end);
      if (definition) return this.#result('code', `${containers}|${definition === 'label' ? 'l' : 'd'}`);
    }
    goesOn &&= first === 0x70;
    return paragraph(at, `${containers}|`, goesOn ? leaf.slice(1) : '', goesOn);
  }

  /** The containers that the line goes on with, and whether it is all of them. */
  #matchContainers(containers: string): { matched: string; all: boolean } {
    let i = 0;
    while (i < containers.length) {
      const at = this.#first();
      if (containers.charCodeAt(i) === GREATER) {
        if (at === this.end || this.#indent(at) >= 4 || this.text.charCodeAt(at) !== GREATER) break;
        this.#advanceTo(at + 1);
        this.#skipColumns(1);
        i++;
        continue;
      }
      const close = containers.indexOf(';', i);
      const columns = Number(containers.slice(i + 1, close));
      if (at === this.end) {
        if (containers.charCodeAt(i) === TILDE) break;
        this.#advanceTo(at);
      } else if (this.#indent(at) >= columns) this.#skipColumns(columns);
      else break;
      i = close + 1;
    }
    return { matched: containers.slice(0, i), all: i === containers.length };
  }

  /** The block of one line, or the opening of one, that starts at `at`; undefined where it is a text or a container. */
  #leafStart(at: number, unit: number, containers: string, interrupts: boolean, lazy: boolean): Block | undefined {
    const { text, end } = this;
    const none = `${containers}|`;
    switch (unit) {
      case HASH: {
        const level = runLength(text, at, end);
        if (level > 6 || (at + level < end && !isSpace(text.charCodeAt(at + level)))) return undefined;
        const start = skipSpaces(text, at + level, end);
        return { kind: 'text', start, after: none, open: '', continues: false, goesOn: false };
      }
      case BACKTICK:
      case TILDE: {
        const length = runLength(text, at, end);
        // The info string of a backtick fence holds no backtick, or it would be a code span.
        if (length < 3 || (unit === BACKTICK && text.slice(at + length, end).includes('`'))) return undefined;
        return this.#result('code', none + text.slice(at, at + Math.min(length, 1000)));
      }
      case DOLLAR:
        return isFence(text, at, end, '$$') ? this.#result('code', `${none}$`) : undefined;
      case LESS: {
        const condition = htmlCondition(text, at, end, interrupts || lazy);
        if (condition === 0) return undefined;
        const closed = condition < 6 && this.#endsHtml(condition, at);
        // A comment on one line: inlineProse() masks it and keeps what follows.
        if (closed && condition === 2)
          return { kind: 'text', start: at, after: none, open: '', continues: false, goesOn: false };
        return this.#result('code', closed ? none : `${none}h${condition}`);
      }
      case EQUALS:
        return interrupts && isRun(text, at, end, EQUALS) ? this.#result('mark', none) : undefined;
      case DASH:
        if (interrupts && isRun(text, at, end, DASH)) return this.#result('mark', none);
        break;
      case 0x7c: // |
      case 0x3a: // the row under a table's head
        if (/^[|: -]*--[|: -]*$/.test(text.slice(at, Math.min(end, at + 500))))
          return this.#result('mark', `${containers}|p`);
        return undefined;
      case STAR:
      case UNDERSCORE:
        break;
      default:
        return undefined;
    }
    return isThematicBreak(text, at, end, unit) ? this.#result('mark', none) : undefined;
  }

  /** The container that a list marker at `at` opens, the cursor then standing behind it. */
  #listItem(at: number, unit: number, interrupts: boolean): string | undefined {
    const { text, end } = this;
    let i = at;
    if (unit === STAR || unit === PLUS || unit === DASH) i++;
    else {
      while (i < end && i - at < 9 && isDigit(text.charCodeAt(i))) i++;
      const mark = text.charCodeAt(i);
      if (i === at || i === end || (mark !== 0x2e && mark !== 0x29)) return undefined;
      if (interrupts && Number(text.slice(at, i)) !== 1) return undefined;
      i++;
    }
    if (i < end && !isSpace(text.charCodeAt(i))) return undefined;
    const content = skipSpaces(text, i, end);
    if (interrupts && content === end) return undefined;
    const markerOffset = this.#indent(at);
    this.#advanceTo(i);
    const spaces = this.#indent(content);
    const marker = i - at;
    // Five columns and more are one, and indented code after it.
    const padding = content === end || spaces >= 5 || spaces < 1 ? 1 : spaces;
    this.#skipColumns(padding);
    return `${content === end ? '~' : '-'}${markerOffset + marker + padding};`;
  }

  #verbatim(state: ProseState, containers: string, closed: boolean): Block {
    return this.#result('code', closed ? `${containers}|` : state);
  }

  #closesFence(opener: string): boolean {
    const at = this.#first();
    if (this.#indent(at) >= 4 || at === this.end || this.text.charCodeAt(at) !== opener.charCodeAt(0)) return false;
    const length = runLength(this.text, at, this.end);
    return length >= opener.length && isBlank(this.text, at + length, this.end);
  }

  #endsHtml(condition: number, from: number): boolean {
    const line = this.text.slice(from, this.end);
    // `<!-->` is a whole comment, but `<!-` of the opener is no closer of `<?`.
    if (condition === 1) return RAW_END.test(line);
    return line.indexOf(HTML_ENDS[condition] as string, condition === 2 && line.startsWith('<!--') ? 2 : 0) >= 0;
  }

  #result(kind: Block['kind'], after: ProseState): Block {
    return { kind, start: this.end, after, open: '', continues: false, goesOn: false };
  }

  #blank(): boolean {
    return this.#first() === this.end;
  }

  /** Where the line's next sign stands. */
  #first(): number {
    return skipSpaces(this.text, this.#offset, this.end);
  }

  /** Columns of white space between the cursor and `to`. */
  #indent(to: number): number {
    let column = this.#column;
    let i = this.#offset;
    let columns = 0;
    if (this.#rest > 0 && i < to) {
      columns = this.#rest;
      column += this.#rest;
      i++;
    }
    for (; i < to; i++) {
      const width = this.text.charCodeAt(i) === TAB ? 4 - (column % 4) : 1;
      columns += width;
      column += width;
    }
    return columns;
  }

  #advanceTo(offset: number): void {
    this.#column += this.#indent(offset);
    this.#offset = offset;
    this.#rest = 0;
  }

  /** Consumes up to `columns` of white space, of a tab only a part where that is enough. */
  #skipColumns(columns: number): void {
    while (columns > 0 && this.#offset < this.end) {
      const unit = this.text.charCodeAt(this.#offset);
      if (!isSpace(unit)) return;
      const width = this.#rest > 0 ? this.#rest : unit === TAB ? 4 - (this.#column % 4) : 1;
      const step = Math.min(width, columns);
      this.#column += step;
      columns -= step;
      this.#rest = width - step;
      if (this.#rest === 0) this.#offset++;
    }
  }
}

/** The containers, the last of which now holds something. */
function filled(containers: string): string {
  const at = containers.lastIndexOf('~');
  return at < 0 ? containers : containers.replaceAll('~', '-');
}

/** The condition by which a `<` at `at` begins an HTML block; 0 where it begins none. */
function htmlCondition(text: string, at: number, end: number, inParagraph: boolean): number {
  const next = text.charCodeAt(at + 1);
  if (next === 0x21 /* ! */) {
    if (text.startsWith('--', at + 2)) return 2;
    if (text.startsWith('[CDATA[', at + 2)) return 5;
    return isAsciiLetter(text.charCodeAt(at + 2)) ? 4 : 0;
  }
  if (next === 0x3f /* ? */) return 3;
  let i = at + 1;
  const closing = next === 0x2f;
  if (closing) i++;
  const nameStart = i;
  while (i < end && i - nameStart < 12 && (isAsciiLetter(text.charCodeAt(i)) || isDigit(text.charCodeAt(i)))) i++;
  const name = text.slice(nameStart, i).toLowerCase();
  const after = i === end ? SPACE : text.charCodeAt(i);
  const ends = isSpace(after) || after === GREATER;
  if (!closing && ends && RAW_TAGS.has(name)) return 1;
  if (BLOCK_TAGS.has(name) && (ends || (after === 0x2f && text.charCodeAt(i + 1) === GREATER))) return 6;
  // A line break alone on its line: the specification masks what follows up to a blank line; scraped pages are full of it.
  if (inParagraph || (!closing && RAW_TAGS.has(name)) || name === 'br') return 0;
  const close = htmlTagEnd(text, at, end);
  return close > 0 && isBlank(text, close, end) ? 7 : 0;
}

/** At a line's start of a YAML mapping stands a key, an item, a comment or what closes a collection; prose does not. */
function looksLikeYaml(text: string, start: number, end: number): boolean {
  if (isBlank(text, start, end) || isSpace(text.charCodeAt(start))) return true;
  return /^(?:[#\]}]|-(?:\s|$)|[^\s:，。、；：]{1,60}\s*:(?:\s|$))/.test(text.slice(start, Math.min(end, start + 80)));
}

function isThematicBreak(text: string, at: number, end: number, unit: number): boolean {
  let marks = 0;
  for (let i = at; i < end; i++) {
    const each = text.charCodeAt(i);
    if (each === unit) marks++;
    else if (!isSpace(each)) return false;
  }
  return marks >= 3;
}

/** Whether the line from `at` is a run of `unit` and blanks after it. */
function isRun(text: string, at: number, end: number, unit: number): boolean {
  let i = at;
  while (i < end && text.charCodeAt(i) === unit) i++;
  return isBlank(text, i, end);
}

/** Whether the line from `start` is `mark` and nothing but blanks after it. */
function isFence(text: string, start: number, end: number, mark: string): boolean {
  return text.startsWith(mark, start) && isBlank(text, start + mark.length, end);
}

function isBlank(text: string, start: number, end: number): boolean {
  return skipSpaces(text, start, end) === end;
}

function skipSpaces(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && isSpace(text.charCodeAt(i))) i++;
  return i;
}

function runLength(text: string, start: number, end: number): number {
  const unit = text.charCodeAt(start);
  let i = start;
  while (i < end && text.charCodeAt(i) === unit) i++;
  return i - start;
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
