import { foldText } from '../text/script';
import { SortedKeys } from './matching/sortedKeys';

/**
 * What documents say more than once: stretches of their text, one a line, in their own script. Nothing that stands in one
 * place only is in it, so that a passage of a confidential document is never offered in another.
 */
export interface Sequences {
  readonly said: string;
}

/** A stretch of fewer units than this may be said twice by chance. */
const SHORTEST = 4;
/** How far two places are compared. */
const DEEPEST = 40;
const LINE_BREAK = 0x0a;

const QUOTES: Readonly<Record<string, string>> = { '「': '“', '」': '”', '『': '‘', '』': '’' };
const HALF_WIDTH: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };

/** `text` in one script and with one kind of punctuation, unit by unit. */
export function comparable(text: string): string {
  return foldText(text).replace(/[「」『』,;:?!]/g, (unit) => QUOTES[unit] ?? (HALF_WIDTH[unit] as string));
}

/** Every place of a text, sorted by what follows it up to the line's end. */
export class Places {
  readonly units: Uint16Array;
  readonly keys: SortedKeys;

  /** @param text comparable */
  constructor(text: string) {
    const { length } = text;
    this.units = new Uint16Array(length);
    const ends = new Uint32Array(length);
    let end = length;
    for (let i = length - 1; i >= 0; i--) {
      const unit = text.charCodeAt(i);
      this.units[i] = unit;
      if (unit === LINE_BREAK) end = i;
      ends[i] = Math.min(end, i + DEEPEST);
    }
    const starts = Uint32Array.from({ length }, (_, i) => i);
    this.keys = new SortedKeys(this.units, starts, ends, starts);
  }
}

/** What some of the paragraphs have in common, or say twice themselves. Linear. */
export function readSequences(paragraphs: readonly string[]): Sequences {
  const text = paragraphs.join('\n');
  const said = saidTwice(comparable(text));
  const stretches: string[] = [];
  for (let from = 0; from < text.length; from++) {
    if (said[from] === 0) continue;
    let to = from;
    while (to < text.length && said[to] === 1) to++;
    stretches.push(text.slice(from, to));
    from = to;
  }
  return { said: stretches.join('\n') };
}

const FREE = -1;

/**
 * For each unit of `text`, 1 where it belongs to SHORTEST units of one line that stand elsewhere too. A stretch is said twice where
 * all its pieces of that length are, so that a table of the places of pieces tells what sorting all places would.
 */
function saidTwice(text: string): Uint8Array {
  const said = new Uint8Array(text.length);
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, text.length * 2)));
  const places = new Int32Array(size).fill(FREE);
  let line = 0;
  for (let end = 1; end <= text.length; end++) {
    if (text.charCodeAt(end - 1) === LINE_BREAK) line = end;
    const start = end - SHORTEST;
    if (start < line) continue;
    let slot = hashAt(text, start) & (size - 1);
    while (places[slot] !== FREE && !isSame(text, places[slot] as number, start)) slot = (slot + 1) & (size - 1);
    const first = places[slot] as number;
    if (first === FREE) places[slot] = start;
    else {
      said.fill(1, first, first + SHORTEST);
      said.fill(1, start, end);
    }
  }
  return said;
}

function isSame(text: string, a: number, b: number): boolean {
  for (let i = 0; i < SHORTEST; i++) if (text.charCodeAt(a + i) !== text.charCodeAt(b + i)) return false;
  return true;
}

/** FNV-1a over units, its upper bits folded in. */
function hashAt(text: string, start: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < start + SHORTEST; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}
