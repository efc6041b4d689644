/**
 * The sign that a lost byte took along: a decoder that writes `?` for a broken pair of GBK eats the ASCII after the byte.
 * Told by what follows: a list item or heading wants its line break, `*` its twin, a file name its dot.
 * @param end offset after the mark of the loss
 * @returns '' where nothing gives it away
 */
export function swallowed(text: string, from: number, end: number, limit: number): string {
  const following = text.slice(end, Math.min(limit, end + 8));
  if (/^(?:#{1,6} |[-+] |\d{1,2}[.、] |\* )/.test(following)) return '\n';
  if (/^\*(?!\*)/.test(following)) return '*';
  if (/^(?:md|txt|html?|json|js|ts|docx?|pdf)\b/.test(following)) return '.';
  if (following.startsWith('|')) return ' ';
  if (/^\s*[),\]}]/.test(following) && (text.slice(Math.max(from, end - 200), end).match(/"/g)?.length ?? 0) % 2 === 1)
    return '"';
  return '';
}
