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
export const SHORTEST = 4;
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

  /** How many units the places at two positions of the order have in common. */
  common(a: number, b: number): number {
    const { keys, units } = this;
    const [one, other] = [keys.start(a), keys.start(b)];
    const most = Math.min(keys.lengthAt(a), keys.lengthAt(b));
    let length = 0;
    while (length < most && units[one + length] === units[other + length]) length++;
    return length;
  }
}

/** What some of the paragraphs have in common, or say twice themselves. */
export function readSequences(paragraphs: readonly string[]): Sequences {
  const text = paragraphs.join('\n');
  const places = new Places(comparable(text));
  const { keys } = places;
  // Positions next to each other in the order have most in common: one pass finds all that is said twice.
  const said = new Uint8Array(text.length);
  let before = 0;
  for (let at = 0; at < keys.size; at++) {
    const behind = at + 1 < keys.size ? places.common(at, at + 1) : 0;
    const length = Math.max(before, behind);
    if (length >= SHORTEST) said.fill(1, keys.start(at), keys.start(at) + length);
    before = behind;
  }
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
