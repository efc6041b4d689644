import { foldingTable } from '../../text/script';

/** Marks that stand for one another: of each pair the second stands for both. */
const MARKS = ['「“', '」”', '『‘', '』’', ',，', ';；', ':：', '?？', '!！'];

let table: Uint16Array | undefined;

/** `table[unit]` is the unit that stands for it, whatever the script and the kind of punctuation: 128 KB, built at first use. */
export function comparableTable(): Uint16Array {
  if (table === undefined) {
    table = foldingTable().slice();
    for (const pair of MARKS) table[pair.charCodeAt(0)] = pair.charCodeAt(1);
  }
  return table;
}

/** `text` in one script and with one kind of punctuation, unit by unit. */
export function comparable(text: string): string {
  const units = comparableTable();
  let folded = '';
  let kept = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const to = units[unit] as number;
    if (to === unit) continue;
    folded += text.slice(kept, i) + String.fromCharCode(to);
    kept = i + 1;
  }
  return folded + text.slice(kept);
}
