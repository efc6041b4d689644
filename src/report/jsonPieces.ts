/** Pieces are at least so long: a write to a pipe is a system call. */
const PIECE = 1 << 16;
/**
 * A value as JSON with two blanks of indent, in pieces: the findings of a few large files are more than one string can hold.
 * @param value of plain objects, arrays and what JSON has besides
 * @param levels what lies deeper is small enough for one string
 */
export function* jsonPieces(value: unknown, levels: number): Generator<string> {
  let piece = '';
  for (const part of partsOf(value, levels, 0)) {
    piece += part;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}\n`;
}

function* partsOf(value: unknown, levels: number, depth: number): Generator<string> {
  const entries = depth < levels && typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const isArray = Array.isArray(value);
  if (entries.length === 0) {
    yield JSON.stringify(value, null, 2).replaceAll('\n', `\n${'  '.repeat(depth)}`);
    return;
  }
  let separator = isArray ? '[' : '{';
  for (const [key, item] of entries) {
    if (item === undefined) continue;
    yield `${separator}\n${'  '.repeat(depth + 1)}`;
    if (!isArray) yield `${JSON.stringify(key)}: `;
    yield* partsOf(item, levels, depth + 1);
    separator = ',';
  }
  yield `\n${'  '.repeat(depth)}${isArray ? ']' : '}'}`;
}
