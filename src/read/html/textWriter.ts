import { CharacterClass, classOf } from '../../text/han';
import { numberGap } from '../numberFormat';

/** Collects lines as a browser would lay them out: white space collapses, and none is left at a line's ends. */
export class TextWriter {
  readonly #lines: string[] = [];
  #line = '';
  /** White space that counts only if something follows on the line. */
  #gap: '' | ' ' | '\n' = '';
  #verbatim = false;
  #number = '';
  /** The line's last unit: to ask the line itself would copy it each time. */
  #last = 0;

  text(data: string): void {
    for (const [piece] of data.matchAll(/[ \t\r\n\f]+|[^ \t\r\n\f]+/g)) {
      const first = piece.charCodeAt(0);
      if (first === 0x20 || (first >= 0x09 && first <= 0x0d)) {
        if (this.#line !== '' && this.#gap !== '\n') this.#gap = /[\r\n]/.test(piece) ? '\n' : ' ';
        continue;
      }
      this.#begin(piece);
      this.#line += this.#space(first) + piece;
      this.#last = piece.charCodeAt(piece.length - 1);
      this.#gap = '';
    }
  }

  /** Text of a `<pre>`: its white space is its own. */
  verbatim(data: string): void {
    const [first = '', ...rest] = data.split(/\r\n?|\n/);
    this.#append(first);
    for (const line of rest) {
      this.lineBreak();
      this.#append(line);
    }
  }

  /** Puts a number before what comes next, and nothing where nothing comes. */
  number(number: string): void {
    this.#number = number;
  }

  /** Ends the line, if there is one. */
  line(): void {
    if (!isBlank(this.#line)) this.lineBreak();
    this.#line = '';
    this.#gap = '';
    this.#verbatim = false;
  }

  /** Ends the line in any case. More than one empty line in a row is a matter of looks. */
  lineBreak(): void {
    const line = this.#verbatim ? plainSpaces(this.#line).trimEnd() : tidy(this.#line);
    if (line !== '' || this.#lines.at(-1) !== '') this.#lines.push(line);
    this.#line = '';
    this.#gap = '';
    this.#verbatim = false;
  }

  /** The lines so far, without empty ones at both ends. */
  lines(): string[] {
    this.line();
    const lines = [...this.#lines];
    while (lines.at(-1) === '') lines.pop();
    if (lines[0] === '') lines.shift();
    return lines;
  }

  /** Lines as they are. */
  add(lines: readonly string[]): void {
    this.line();
    for (const line of lines) this.#lines.push(line);
  }

  #append(text: string): void {
    if (text === '') return;
    this.#begin(text);
    this.#line += this.#gap === '' ? text : ` ${text}`;
    this.#last = text.charCodeAt(text.length - 1);
    this.#gap = '';
    this.#verbatim = true;
  }

  #begin(text: string): void {
    if (this.#number === '' || isBlank(text)) return;
    this.#line = this.#number + numberGap(this.#number, text.replace(/^[\s\u00a0]+/, ''));
    this.#number = '';
  }

  /** Between Han a line break in the mark-up is no space. */
  #space(next: number): string {
    if (this.#gap !== '\n') return this.#gap;
    return isWide(this.#last) && isWide(next) ? '' : ' ';
  }
}

function isWide(unit: number): boolean {
  switch (classOf(unit)) {
    case CharacterClass.Han:
    case CharacterClass.CjkPunctuation:
    case CharacterClass.FullWidth:
    case CharacterClass.Kana:
      return true;
    default:
      return unit === 0x3000;
  }
}

function isBlank(text: string): boolean {
  return !/[^\s\u00a0]/.test(text);
}

/** No-break spaces are there for looks; elsewhere than in an indent they are spaces. */
function plainSpaces(text: string): string {
  return text.replace(/\u00a0/g, ' ');
}

/** Spaces at the start that no browser drops are the indent of a paragraph: two Han wide, whatever they are made of. */
function tidy(line: string): string {
  let start = 0;
  let width = 0;
  for (; start < line.length; start++) {
    const unit = line.charCodeAt(start);
    if (unit === 0x3000 || unit === 0x2003) width += 2;
    else if (unit === 0xa0 || unit === 0x2002) width += 1;
    else if (unit !== 0x20) break;
  }
  return (width >= 2 ? '\u3000\u3000' : '') + plainSpaces(line.slice(start)).trimEnd();
}
