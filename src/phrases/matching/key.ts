import { foldingTable } from '../../text/script';

/** What every 、 ， ； ： · and every space becomes in a key; a run of them is one. */
export const SEPARATOR = 0x2c;
/** What every … becomes; a run of them is one. In the text of a frame it is a gap. */
export const ELLIPSIS = 0x2026;
/** Keys longer than this are not indexed: nobody completes them, and a look-up stays short. */
export const LONGEST_KEY = 256;

const DROPPED = 0;
const QUOTES = '“”‘’「」『』"\'＂＇〝〞﹁﹂﹃﹄';
const INVISIBLE = '\u200b\u200c\u200d\u2060\ufeff\u00ad';
const SEPARATORS = '、，,；;：:､﹑·•・ \t\u00a0\u3000';
const DASHES = '—–―－-‐‑';

let table: Uint16Array | undefined;

/** `table[unit]` is the unit of the key, 0 for what keys leave out: quotation marks and the invisible. */
function keyTable(): Uint16Array {
  if (table !== undefined) return table;
  table = foldingTable().slice();
  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = unit - 0xfee0;
  for (let unit = 0x41; unit <= 0x5a; unit++) {
    table[unit] = unit + 0x20;
    table[unit + 0xfee0] = unit + 0x20;
  }
  const rows = [
    [QUOTES, DROPPED],
    [INVISIBLE, DROPPED],
    [SEPARATORS, SEPARATOR],
    [DASHES, 0x2d],
    ['…⋯', ELLIPSIS],
  ] as const;
  for (const [units, to] of rows) for (let i = 0; i < units.length; i++) table[units.charCodeAt(i)] = to;
  return table;
}

export function isQuote(unit: number): boolean {
  return QUOTES.includes(String.fromCharCode(unit));
}

/**
 * The key of a text: its units in one script, without quotation marks, all separators alike. Two texts that differ only
 * in script and punctuation have equal keys. Each unit of the key remembers where in the text it came from.
 * One instance is filled again and again, so that a look-up allocates nothing.
 */
export class Key {
  units = new Uint16Array(64);
  /** `starts[i]`: the offset in the text of the first UTF-16 unit that became `units[i]`. */
  starts = new Uint32Array(64);
  /** `ends[i]`: the offset in the text behind the last UTF-16 unit that became `units[i]`. */
  ends = new Uint32Array(64);
  length = 0;

  /** Becomes the key of `text.slice(from, to)`; offsets stay those of `text`. A leading separator is left out. */
  read(text: string, from = 0, to = text.length): this {
    const fold = keyTable();
    if (this.units.length < to - from) this.#grow(to - from);
    const { units, starts, ends } = this;
    let length = 0;
    let last = 0;
    for (let i = from; i < to; i++) {
      const unit = fold[text.charCodeAt(i)] as number;
      if (unit === DROPPED) continue;
      if (unit === SEPARATOR || unit === ELLIPSIS) {
        if (length === 0 && unit === SEPARATOR) continue;
        if (last === unit) {
          ends[length - 1] = i + 1;
          continue;
        }
      }
      units[length] = unit;
      starts[length] = i;
      ends[length] = i + 1;
      last = unit;
      length++;
    }
    this.length = length;
    return this;
  }

  /** The same without a trailing separator: the key of a phrase, not of a text that goes on. */
  readPhrase(text: string): this {
    this.read(text);
    if (this.length > 0 && this.units[this.length - 1] === SEPARATOR) this.length--;
    return this;
  }

  /** Whether this key equals `pool.subarray(start, end)`. */
  equals(pool: Uint16Array, start: number, end: number): boolean {
    if (end - start !== this.length) return false;
    for (let i = 0; i < this.length; i++) if (this.units[i] !== pool[start + i]) return false;
    return true;
  }

  toString(): string {
    let text = '';
    for (let i = 0; i < this.length; i++) text += String.fromCharCode(this.units[i] as number);
    return text;
  }

  #grow(length: number): void {
    this.units = new Uint16Array(length * 2);
    this.starts = new Uint32Array(length * 2);
    this.ends = new Uint32Array(length * 2);
  }
}

const shared = new Key();

/** The key of a phrase as a string: equal for texts that differ only in script, punctuation and quotation marks. */
export function keyOf(text: string): string {
  return shared.readPhrase(text).toString();
}
