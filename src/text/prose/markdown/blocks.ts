import {
  BACKTICK,
  BAR,
  COLON,
  DASH,
  DOLLAR,
  DOT,
  EQUALS,
  GREATER,
  HASH,
  isBlank,
  isDigit,
  isSpace,
  LEFT_BRACKET,
  LESS,
  PLUS,
  RIGHT_PAREN,
  runLength,
  STAR,
  skipSpaces,
  TILDE,
  UNDERSCORE,
} from '../../ascii';
import type { Span } from '../../span';
import type { Place, ProseState } from '../scanner';
import { Columns } from './columns';
import { frontMatterFence, frontMatterLine } from './frontMatter';
import { ENDS_AT_BLANK, endsHtml, HTML_COMMENT, htmlCondition } from './htmlBlocks';
import { definitionAt, isDestination } from './links';
import { isFence, isRun, isThematicBreak } from './marks';

// The block structure of Markdown, a line at a time: which containers (quotes, list items) a line is in and what it is there.
// A state is the containers, a bar, and the leaf block that is open at the line's end, if any:
//   containers  `>` quote · `-N;` list item whose text stands N columns in · `~N;` the same, still without text
//   leaf        one of Leaf; of a fence all its marks, behind `h` the number of the condition that ends it, and behind `p` what
//               inlineProse() left open.

export const OPEN = { start: '^', frontMatter: 'y', text: '|' } as const;

/** What a leaf block that is open begins with in a state. */
enum Leaf {
  Paragraph = 'p',
  /** A paragraph that is all link definitions so far. */
  Definitions = 'd',
  /** The same, its last line a label without its destination. */
  Label = 'l',
  Html = 'h',
  Math = '$',
  Backticks = '`',
  Tildes = '~',
}

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

/** A footnote: prose, and what is indented below it belongs to it. */
const FOOTNOTE = /^\[\^[^\]\s]{1,100}\]:/;

export function place(state: ProseState): Place {
  if (state.startsWith(OPEN.frontMatter)) return 'metadata';
  const leaf = state.charAt(state.indexOf('|') + 1);
  return leaf === Leaf.Backticks || leaf === Leaf.Tildes || leaf === Leaf.Math ? 'code' : 'text';
}

/** What the line is, given the state at its start. */
export function blockOf(text: string, { start, end }: Span, state: ProseState): Block {
  if (state === OPEN.start) {
    const fence = frontMatterFence(text, start, end);
    if (fence !== undefined) return metadata(end, OPEN.frontMatter + fence);
    state = OPEN.text;
  } else if (state.startsWith(OPEN.frontMatter)) {
    const is = frontMatterLine(text, start, end, state.slice(1));
    if (is !== 'prose') return metadata(end, is === 'end' ? OPEN.text : state);
    state = OPEN.text;
  }
  // Nearly every line of Chinese prose: no container, and it begins like a text.
  if (start < end && text.charCodeAt(start) >= 0x2e80) {
    if (state === '|') return paragraph(start, '|', '', false);
    if (state.startsWith('|p')) return paragraph(start, '|', state.slice(2), true);
  }
  return new BlockLine(text, start, end).read(state);
}

function metadata(start: number, after: ProseState): Block {
  return { kind: 'metadata', start, after, open: '', continues: false, goesOn: false };
}

function paragraph(start: number, containers: string, open: string, goesOn: boolean): Block {
  return { kind: 'text', start, after: containers + Leaf.Paragraph, open, continues: true, goesOn };
}

/** Reads one line. */
class BlockLine extends Columns {
  read(state: ProseState): Block {
    const bar = state.indexOf('|');
    const { matched, all } = this.#matchContainers(state.slice(0, bar));
    const leaf = state.slice(bar + 1);
    const first = leaf.charAt(0);
    let containers = matched;
    if (all) {
      if (first === Leaf.Backticks || first === Leaf.Tildes)
        return this.#verbatim(state, matched, this.#closesFence(leaf));
      if (first === Leaf.Math) return this.#verbatim(state, matched, isFence(this.text, this.first(), this.end, '$$'));
      if (first === Leaf.Html) {
        const condition = Number(leaf.slice(1));
        if (condition >= ENDS_AT_BLANK) {
          if (this.blank()) return this.#result('mark', `${matched}|`);
          return this.#result('code', state);
        }
        return this.#result('code', endsHtml(this.text, this.offset, this.end, condition) ? `${matched}|` : state);
      }
    }
    const inDefinitions = first === Leaf.Definitions || first === Leaf.Label;
    const inParagraph = first === Leaf.Paragraph || inDefinitions;
    let interrupts = all && inParagraph;
    let opened = false;
    for (;;) {
      const at = this.first();
      if (at === this.end) break;
      const indent = this.indent(at);
      if (indent >= 4) {
        if (inParagraph && !opened) break;
        return this.#result('code', `${filled(containers)}|`);
      }
      const unit = this.text.charCodeAt(at);
      if (unit === GREATER && containers.length < DEEPEST) {
        this.advanceTo(at + 1);
        this.skipColumns(1);
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
    const at = this.first();
    if (at === this.end) return this.#result('mark', `${containers}|`);
    // A paragraph goes on although the marks of its containers are missing.
    if (inParagraph && !opened && !all) containers = state.slice(0, bar);
    containers = filled(containers);
    let goesOn = inParagraph && !opened;
    if (goesOn && first === Leaf.Label && isDestination(this.text, at, this.end))
      return this.#result('code', `${containers}|${Leaf.Definitions}`);
    if ((!goesOn || inDefinitions) && this.text.charCodeAt(at) === LEFT_BRACKET) {
      if (FOOTNOTE.test(this.text.slice(at, Math.min(this.end, at + 110))))
        return paragraph(at, `${containers}-4;|`, '', false);
      const definition = definitionAt(this.text, at, this.end);
      if (definition)
        return this.#result('code', `${containers}|${definition === 'label' ? Leaf.Label : Leaf.Definitions}`);
    }
    goesOn &&= first === Leaf.Paragraph;
    return paragraph(at, `${containers}|`, goesOn ? leaf.slice(1) : '', goesOn);
  }

  /** The containers that the line goes on with, and whether it is all of them. */
  #matchContainers(containers: string): { matched: string; all: boolean } {
    let i = 0;
    while (i < containers.length) {
      const at = this.first();
      if (containers.charCodeAt(i) === GREATER) {
        if (at === this.end || this.indent(at) >= 4 || this.text.charCodeAt(at) !== GREATER) break;
        this.advanceTo(at + 1);
        this.skipColumns(1);
        i++;
        continue;
      }
      const close = containers.indexOf(';', i);
      const columns = Number(containers.slice(i + 1, close));
      if (at === this.end) {
        if (containers.charCodeAt(i) === TILDE) break;
        this.advanceTo(at);
      } else if (this.indent(at) >= columns) this.skipColumns(columns);
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
        return isFence(text, at, end, '$$') ? this.#result('code', none + Leaf.Math) : undefined;
      case LESS: {
        const condition = htmlCondition(text, at, end, interrupts || lazy);
        if (condition === 0) return undefined;
        const closed = condition < ENDS_AT_BLANK && endsHtml(text, at, end, condition);
        // A comment on one line: inlineProse() masks it and keeps what follows.
        if (closed && condition === HTML_COMMENT)
          return { kind: 'text', start: at, after: none, open: '', continues: false, goesOn: false };
        return this.#result('code', closed ? none : none + Leaf.Html + condition);
      }
      case EQUALS:
        return interrupts && isRun(text, at, end, EQUALS) ? this.#result('mark', none) : undefined;
      case DASH:
        if (interrupts && isRun(text, at, end, DASH)) return this.#result('mark', none);
        break;
      case BAR:
      case COLON: // the row under a table's head
        if (/^[|: -]*--[|: -]*$/.test(text.slice(at, Math.min(end, at + 500))))
          return this.#result('mark', `${containers}|${Leaf.Paragraph}`);
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
      if (i === at || i === end || (mark !== DOT && mark !== RIGHT_PAREN)) return undefined;
      if (interrupts && Number(text.slice(at, i)) !== 1) return undefined;
      i++;
    }
    if (i < end && !isSpace(text.charCodeAt(i))) return undefined;
    const content = skipSpaces(text, i, end);
    if (interrupts && content === end) return undefined;
    const markerOffset = this.indent(at);
    this.advanceTo(i);
    const spaces = this.indent(content);
    const marker = i - at;
    // Five columns and more are one, and indented code after it.
    const padding = content === end || spaces >= 5 || spaces < 1 ? 1 : spaces;
    this.skipColumns(padding);
    return `${content === end ? '~' : '-'}${markerOffset + marker + padding};`;
  }

  #verbatim(state: ProseState, containers: string, closed: boolean): Block {
    return this.#result('code', closed ? `${containers}|` : state);
  }

  #closesFence(opener: string): boolean {
    const at = this.first();
    if (this.indent(at) >= 4 || at === this.end || this.text.charCodeAt(at) !== opener.charCodeAt(0)) return false;
    const length = runLength(this.text, at, this.end);
    return length >= opener.length && isBlank(this.text, at + length, this.end);
  }

  #result(kind: Block['kind'], after: ProseState): Block {
    return { kind, start: this.end, after, open: '', continues: false, goesOn: false };
  }
}

/** The containers, the last of which now holds something. */
function filled(containers: string): string {
  const at = containers.lastIndexOf('~');
  return at < 0 ? containers : containers.replaceAll('~', '-');
}
