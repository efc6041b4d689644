/** A row of a Markdown table; numbers with two digits. */
export function row(...cells: (string | number)[]): void {
  console.log(`| ${cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(2) : cell)).join(' | ')} |`);
}

/** The head of a Markdown table. */
export function head(...cells: string[]): void {
  console.log();
  row(...cells);
  row(...cells.map(() => '---'));
}

/** White space and what cannot be seen, made visible. */
export function visible(text: string): string {
  return text
    .replaceAll('\n', '⏎')
    .replaceAll(' ', '␣')
    .replace(/[\u0000-\u001f\u0080-\u00a0\u200b-\u200f\u2028-\u202f\u2060\ue000-\uf8ff\ufeff\ufffd]/g, (sign) => `‹${sign.charCodeAt(0).toString(16)}›`);
}
