import type { Span } from './span';

/** A line of a text: `[start, end)` without its terminator, which is `terminator` UTF-16 units long (0 at the end of the text). */
export interface Line extends Span {
  readonly terminator: 0 | 1 | 2;
}

/**
 * The lines from `from` (a line's start) on, ended by LF, CRLF or CR as in VS Code's text model. A text has at least one line.
 */
export function* lines(text: string, from = 0): Generator<Line> {
  const reader = new LineReader(text);
  let start = from;
  for (;;) {
    const line = reader.at(start);
    yield line;
    if (line.terminator === 0) return;
    start = line.end + line.terminator;
  }
}

/**
 * Reads a text's lines from its beginning on. Line feeds are searched for, which is several times faster than to look at every unit; and so
 * are carriage returns, which most texts hold none of.
 */
export class LineReader {
  readonly #text: string;
  /** The first of either that no line has passed yet: where there are none, the text is searched once and not once a line. */
  #lineFeed = -1;
  #carriageReturn = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** The line that starts at `start`; lines must be asked for in ascending order. */
  at(start: number): Line {
    const text = this.#text;
    if (this.#carriageReturn < start) this.#carriageReturn = positionOf('\r', text, start);
    if (this.#lineFeed < start) this.#lineFeed = positionOf('\n', text, start);
    const end = Math.min(this.#lineFeed, this.#carriageReturn);
    if (end === text.length) return { start, end, terminator: 0 };
    return { start, end, terminator: end < this.#lineFeed && text.charCodeAt(end + 1) === 0x0a ? 2 : 1 };
  }
}

function positionOf(sign: string, text: string, from: number): number {
  const position = text.indexOf(sign, from);
  return position < 0 ? text.length : position;
}

/** The line that starts at `start`. */
export function lineAt(text: string, start: number): Line {
  const length = text.length;
  for (let i = start; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x0d) continue;
    if (unit === 0x0a) return { start, end: i, terminator: 1 };
    if (unit === 0x0d) return { start, end: i, terminator: text.charCodeAt(i + 1) === 0x0a ? 2 : 1 };
  }
  return { start, end: length, terminator: 0 };
}
