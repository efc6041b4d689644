import { isBlank, isSpace, runLength } from '../../ascii';

// Lines that hold marks and nothing else.

/** `---`, `* * *`: three of `unit` or more, and blanks. */
export function isThematicBreak(text: string, at: number, end: number, unit: number): boolean {
  let marks = 0;
  for (let i = at; i < end; i++) {
    const each = text.charCodeAt(i);
    if (each === unit) marks++;
    else if (!isSpace(each)) return false;
  }
  return marks >= 3;
}

/** Whether the line from `at` is a run of `unit` and blanks after it. */
export function isRun(text: string, at: number, end: number, unit: number): boolean {
  return text.charCodeAt(at) === unit && isBlank(text, at + runLength(text, at, end), end);
}

/** Whether the line from `start` is `mark` and nothing but blanks after it. */
export function isFence(text: string, start: number, end: number, mark: string): boolean {
  return text.startsWith(mark, start) && isBlank(text, start + mark.length, end);
}
