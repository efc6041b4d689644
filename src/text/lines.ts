import type { Span } from './span';

/** A line of a text: `[start, end)` without its terminator, which is `terminator` UTF-16 units long (0 at the end of the text). */
export interface Line extends Span {
  readonly terminator: 0 | 1 | 2;
}

/**
 * The lines from `from` (a line's start) on, ended by LF, CRLF or CR as in VS Code's text model. A text has at least one line.
 */
export function* lines(text: string, from = 0): Generator<Line> {
  let start = from;
  for (;;) {
    const line = lineAt(text, start);
    yield line;
    if (line.terminator === 0) return;
    start = line.end + line.terminator;
  }
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
