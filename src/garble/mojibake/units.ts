/** Arguments that a call can be given: an engine's stack is bounded. */
const MOST = 8192;

/** The first `length` units of a buffer as text. */
export function textOf(buffer: Uint16Array, length: number): string {
  if (length === 0) return '';
  // As an array-like argument list: spreading would make a list of it first.
  const part = (from: number, to: number): string =>
    String.fromCharCode.apply(null, buffer.subarray(from, to) as unknown as number[]);
  if (length <= MOST) return part(0, length);
  let text = '';
  for (let at = 0; at < length; at += MOST) text += part(at, Math.min(length, at + MOST));
  return text;
}
