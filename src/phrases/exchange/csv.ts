/** Rows as CSV (RFC 4180), with CRLF as spreadsheets write it. A cell that a spreadsheet would run as a formula gets a `'` before it. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

const FORMULA = /^[=+\-@\t]/;

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The rows of a CSV file, whose cells are parted by commas or by tabs: by what the first line has more of. Empty lines are left out. */
export function readCsv(text: string): string[][] {
  const source = text.startsWith('\ufeff') ? text.slice(1) : text;
  const first = /^[^\r\n]*/.exec(source)?.[0] ?? '';
  const separator = first.split('\t').length > first.split(',').length ? '\t' : ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const endRow = () => {
    if (row.some((each) => each !== '')) rows.push(row);
    row = [];
  };
  while (at < source.length) {
    let value: string;
    if (source.charAt(at) === '"') {
      [value, at] = quotedCell(source, at + 1);
    } else {
      const from = at;
      while (at < source.length && !isEnd(source.charAt(at), separator)) at++;
      value = source.slice(from, at).trim();
    }
    row.push(value.startsWith("'") && FORMULA.test(value.slice(1)) ? value.slice(1) : value);
    const end = source.charAt(at);
    if (end === separator) {
      at++;
      if (at === source.length) row.push('');
      continue;
    }
    endRow();
    at += source.startsWith('\r\n', at) ? 2 : 1;
  }
  endRow();
  return rows;
}

function isEnd(character: string, separator: string): boolean {
  return character === separator || character === '\n' || character === '\r';
}

/** What stands from `from` to the closing quotation mark, and the offset of the separator behind it. */
function quotedCell(source: string, from: number): [string, number] {
  const parts: string[] = [];
  let at = from;
  for (;;) {
    const close = source.indexOf('"', at);
    if (close < 0) return [parts.join('') + source.slice(at), source.length];
    parts.push(source.slice(at, close));
    at = close + 1;
    if (source.charAt(at) !== '"') break;
    parts.push('"');
    at++;
  }
  // What follows a closing mark belongs to no cell.
  while (at < source.length && !/[,\t\r\n]/.test(source.charAt(at))) at++;
  return [parts.join(''), at];
}
