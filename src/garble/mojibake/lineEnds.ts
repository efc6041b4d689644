import { CharacterClass, classOf } from '../../text/han';

// A garble that reaches to the ends of its line is likelier than one that stops a character short of them.

/** Where text begins in the line that opens at `from`, past its indent; -1 where `from` lies within a line. */
export function startOfLine(text: string, from: number): number {
  if (!isBreak(text, from - 1)) return -1;
  let start = from;
  while (classOf(text.charCodeAt(start)) === CharacterClass.Space) start++;
  return start;
}

/** `limit` where the line ends there; -1 where it goes on. */
export function endOfLine(text: string, limit: number): number {
  return isBreak(text, limit) ? limit : -1;
}

function isBreak(text: string, offset: number): boolean {
  return offset < 0 || offset >= text.length || classOf(text.charCodeAt(offset)) === CharacterClass.LineBreak;
}
