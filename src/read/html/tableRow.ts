/** A cell with more text than this is a piece of a page that was laid out as a table, not an entry. */
const LONGEST_ENTRY = 40;

/**
 * The lines of a table's row: one, its cells parted by tabs. A cell whose own lines are an article keeps them: old pages put
 * everything into one table.
 * @param cells the lines of each cell
 */
export function linesOfRow(cells: readonly (readonly string[])[]): string[] {
  const lines: string[] = [];
  let line = '';
  for (const [index, cell] of cells.entries()) {
    if (index > 0) line += '\t';
    const [first = '', ...rest] = isEntry(cell) ? [cell.join(' ')] : cell;
    line += first;
    for (const next of rest) {
      lines.push(line);
      line = next;
    }
  }
  lines.push(line);
  if (cells.length === 1) return [...(cells[0] as readonly string[])];
  // Empty cells at the end are the page's margin; a row of them is nothing.
  return lines.map(withoutTabsAtEnd).filter((each) => each !== '');
}

function withoutTabsAtEnd(line: string): string {
  let end = line.length;
  while (end > 0 && line.charCodeAt(end - 1) === 0x09) end--;
  return line.slice(0, end);
}

function isEntry(lines: readonly string[]): boolean {
  if (lines.length < 2) return true;
  const length = lines.reduce((sum, line) => sum + line.length + 1, 0);
  return length <= LONGEST_ENTRY && !lines.some((line) => line.includes('\t') || /[。！？；!?;]$/.test(line));
}
