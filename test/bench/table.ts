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
    .replace(
      /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u00a0\ufffd]/gu,
      (sign) => `‹${(sign.codePointAt(0) as number).toString(16)}›`,
    );
}
