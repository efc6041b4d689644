import {
  AT,
  BACKSLASH,
  BACKTICK,
  COLON,
  DOLLAR,
  HASH,
  LEFT_BRACE,
  LEFT_BRACKET,
  LEFT_PAREN,
  LESS,
  QUOTE,
  RIGHT_BRACE,
  RIGHT_BRACKET,
  RIGHT_PAREN,
  SLASH,
  STAR,
} from '../ascii';
import type { Span } from '../span';
import type { ProseScanner } from './scanner';
import { urlEnd, urlStart } from './url';

// The prose of Typst: mark-up, also the content blocks inside code. Masked are comments, raw text, math, labels, references and code.
// The state is a stack of what is open, innermost last; what closes it is its own name:
//   `]` a content block (mark-up) · `)` `}` code in brackets · `/` comment (nests) · `$` math · backticks: raw text, three or more
// A `#` expression outside brackets ends with its line.

const DEEPEST = 100;
/** After these the rest of the line is code. */
const STATEMENTS = new Set([
  'let',
  'set',
  'show',
  'import',
  'include',
  'if',
  'else',
  'for',
  'while',
  'return',
  'context',
]);

export const typst: ProseScanner = {
  initial: '',
  place: (state) => (state === '' || state.endsWith(']') ? 'text' : 'code'),
  line: (text, { start, end }, state, into) => new TypstLine(text, start, end, state, into).read(),
};

class TypstLine {
  #i: number;
  #from: number;
  /** Whether the line's rest is code that no bracket holds. */
  #statement = false;
  /** How deep the stack was where the statement began. */
  #statementDepth = 0;

  constructor(
    private readonly text: string,
    start: number,
    private readonly end: number,
    private stack: string,
    private readonly into: Span[],
  ) {
    this.#i = start;
    this.#from = start;
  }

  read(): string {
    while (this.#i < this.end) {
      const top = this.stack.charAt(this.stack.length - 1);
      if (top === '`') this.#raw();
      else if (top === '/') this.#comment();
      else if (top === '$') this.#math();
      else if (top === ')' || top === '}' || (this.#statement && this.stack.length === this.#statementDepth))
        this.#code();
      else this.#markup();
    }
    if (this.end > this.#from) this.into.push({ start: this.#from, end: this.end });
    return this.stack;
  }

  #mask(start: number, end: number): void {
    if (start > this.#from) this.into.push({ start: this.#from, end: start });
    this.#from = this.#i = end;
  }

  #push(closer: string): void {
    if (this.stack.length < DEEPEST) this.stack += closer;
  }

  #pop(count = 1): void {
    this.stack = this.stack.slice(0, -count);
  }

  /** Passes the bracket at `i`, which closes what is open. In `#f(…)[…]` the content block behind it belongs to the call. */
  #close(i: number): void {
    this.#pop();
    this.#mask(i, i + 1);
    if (i + 1 === this.end || this.text.charCodeAt(i + 1) !== LEFT_BRACKET) return;
    this.#push(']');
    this.#mask(i + 1, i + 2);
  }

  #raw(): void {
    const marks = /`+$/.exec(this.stack)?.[0] as string;
    const close = this.text.slice(this.#i, this.end).indexOf(marks);
    if (close < 0) {
      this.#mask(this.#i, this.end);
      return;
    }
    this.#pop(marks.length);
    this.#mask(this.#i, this.#i + close + marks.length);
  }

  #comment(): void {
    for (let i = this.#i; i < this.end; i++) {
      const open = this.text.startsWith('/*', i);
      if (!open && !this.text.startsWith('*/', i)) continue;
      if (open) this.#push('/');
      else this.#pop();
      this.#mask(this.#i, i + 2);
      return;
    }
    this.#mask(this.#i, this.end);
  }

  #math(): void {
    for (let i = this.#i; i < this.end; i++) {
      const unit = this.text.charCodeAt(i);
      if (unit === BACKSLASH) i++;
      else if (unit === DOLLAR) {
        this.#pop();
        this.#mask(this.#i, i + 1);
        return;
      }
    }
    this.#mask(this.#i, this.end);
  }

  #code(): void {
    const { text } = this;
    const i = this.#i;
    switch (text.charCodeAt(i)) {
      case QUOTE:
        this.#mask(i, this.#stringEnd(i + 1));
        return;
      case LEFT_BRACKET:
        this.#push(']');
        this.#mask(i, i + 1);
        return;
      case LEFT_PAREN:
        this.#push(')');
        this.#mask(i, i + 1);
        return;
      case LEFT_BRACE:
        this.#push('}');
        this.#mask(i, i + 1);
        return;
      case RIGHT_PAREN:
      case RIGHT_BRACE:
        if (!this.#statement || this.stack.length > this.#statementDepth) {
          this.#close(i);
          return;
        }
        this.#mask(i, i + 1);
        return;
      case RIGHT_BRACKET: // a statement inside a content block ends with the block
        if (this.#statement && this.stack.endsWith(']')) {
          this.#statement = false;
          return;
        }
        this.#mask(i, i + 1);
        return;
      default:
        if (!this.#opensVerbatim(i)) this.#mask(i, i + 1);
    }
  }

  #markup(): void {
    const { text } = this;
    const i = this.#i;
    switch (text.charCodeAt(i)) {
      case BACKSLASH:
        this.#i = Math.min(this.end, i + 2);
        return;
      case RIGHT_BRACKET:
        if (this.stack.endsWith(']')) {
          this.#close(i);
          return;
        }
        break;
      case HASH:
        this.#expression(i);
        return;
      case AT: // @reference
      case LESS: {
        // <label>
        const mark = /^(?:@[\w:.-]+|<[\w:.-]+>)/.exec(text.slice(i, Math.min(this.end, i + 100)));
        if (mark) {
          this.#mask(i, i + mark[0].length);
          return;
        }
        break;
      }
      case COLON: {
        const scheme = urlStart(text, i, this.#from);
        if (scheme >= 0) {
          this.#mask(scheme, urlEnd(text, i + 3, this.end));
          return;
        }
        break;
      }
      default:
        if (this.#opensVerbatim(i)) return;
    }
    this.#i = i + 1;
  }

  /** Comments, raw text and math begin alike in mark-up and in code. */
  #opensVerbatim(i: number): boolean {
    const { text } = this;
    const unit = text.charCodeAt(i);
    if (unit === SLASH && text.charCodeAt(i + 1) === SLASH) {
      this.#mask(i, this.end);
      return true;
    }
    if (unit === SLASH && text.charCodeAt(i + 1) === STAR) {
      this.#push('/');
      this.#mask(i, i + 2);
      return true;
    }
    if (unit === DOLLAR) {
      this.#push('$');
      this.#mask(i, i + 1);
      return true;
    }
    if (unit !== BACKTICK) return false;
    let length = 1;
    while (i + length < this.end && length < 20 && text.charCodeAt(i + length) === BACKTICK) length++;
    // Two are an empty text; one, and three or more, may run over lines.
    if (length !== 2) this.#push('`'.repeat(length));
    this.#mask(i, i + length);
    return true;
  }

  /** `#name`, `#name.field(…)`, `#let …`, `#(…)`, `#{…}`, `#[…]`, `#"…"`. */
  #expression(i: number): void {
    const { text, end } = this;
    const name = /^[\p{L}_][\p{L}\p{N}_.-]*/u.exec(text.slice(i + 1, Math.min(end, i + 80)))?.[0] ?? '';
    const word = /^[A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z][A-Za-z0-9_-]*)*/.exec(name)?.[0] ?? '';
    const after = i + 1 + word.length;
    if (STATEMENTS.has(word)) {
      this.#statement = true;
      this.#statementDepth = this.stack.length;
      this.#mask(i, after);
      return;
    }
    const next = after < end ? text.charCodeAt(after) : 0;
    if (next === LEFT_PAREN || (word === '' && next === LEFT_BRACE)) {
      this.#push(next === LEFT_PAREN ? ')' : '}');
      this.#mask(i, after + 1);
      return;
    }
    if (next === LEFT_BRACKET) {
      this.#push(']');
      this.#mask(i, after + 1);
      return;
    }
    if (word === '' && next === QUOTE) {
      this.#mask(i, this.#stringEnd(after + 1));
      return;
    }
    this.#mask(i, Math.max(after, i + 1));
  }

  #stringEnd(from: number): number {
    for (let i = from; i < this.end; i++) {
      const unit = this.text.charCodeAt(i);
      if (unit === BACKSLASH) i++;
      else if (unit === QUOTE) return i + 1;
    }
    return this.end;
  }
}
