import { FOLDING, SIMPLIFIED_ONLY, TRADITIONAL_ONLY } from './data/scriptTable';

/** The script of a text: Simplified, Traditional, or no telling. */
export type Script = 'simplified' | 'traditional' | 'unknown';

let folding: Uint16Array | undefined;
let voting: Int8Array | undefined;

/** `table[unit]` is the unit that stands for it and its variants in both scripts: 128 KB, built at first use. */
export function foldingTable(): Uint16Array {
  if (folding === undefined) {
    // Uint16Array.from() would take ten times as long, which the first check waits for.
    folding = new Uint16Array(0x10000);
    for (let unit = 0; unit < 0x10000; unit++) folding[unit] = unit;
    for (let i = 0; i < FOLDING.length; i += 2) folding[FOLDING.charCodeAt(i)] = FOLDING.charCodeAt(i + 1);
  }
  return folding;
}

/** `table[unit]` is 1 where only Simplified writes the character, -1 where only Traditional does, else 0. */
export function votingTable(): Int8Array {
  if (voting === undefined) {
    voting = new Int8Array(0x10000);
    for (let i = 0; i < SIMPLIFIED_ONLY.length; i++) voting[SIMPLIFIED_ONLY.charCodeAt(i)] = 1;
    for (let i = 0; i < TRADITIONAL_ONLY.length; i++) voting[TRADITIONAL_ONLY.charCodeAt(i)] = -1;
  }
  return voting;
}

/**
 * The UTF-16 unit that stands for `unit` and its variants in both scripts; a Simplified character where the class has one.
 * For comparing, not for reading: 著 and 着 are one class, and so are 干, 幹 and 乾.
 */
export function fold(unit: number): number {
  return foldingTable()[unit] as number;
}

/** `text` with every unit folded; offsets stay what they were. */
export function foldText(text: string): string {
  const table = foldingTable();
  let folded = '';
  let kept = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const to = table[unit] as number;
    if (to === unit) continue;
    folded += text.slice(kept, i) + String.fromCharCode(to);
    kept = i + 1;
  }
  return kept === 0 ? text : folded + text.slice(kept);
}

/** The only script that writes this character; 'unknown' where both do, or neither. */
export function scriptOfUnit(unit: number): Script {
  const vote = votingTable()[unit] as number;
  return vote > 0 ? 'simplified' : vote < 0 ? 'traditional' : 'unknown';
}

/** How many more of the telling characters in `[start, end)` of `text` vote for Simplified than for Traditional; below 0 where fewer do. */
export function balanceOf(text: string, start = 0, end = text.length): number {
  const table = votingTable();
  let balance = 0;
  for (let i = start; i < end; i++) balance += table[text.charCodeAt(i)] as number;
  return balance;
}

/** The script that has the majority, by balanceOf(). */
export function scriptOfBalance(balance: number): Script {
  return balance > 0 ? 'simplified' : balance < 0 ? 'traditional' : 'unknown';
}

/** The script that most of the telling characters of `text` vote for; 'unknown' where none does, or as many for each. */
export function scriptOf(text: string): Script {
  return scriptOfBalance(balanceOf(text));
}
