import { CommonText } from './commonText';
import { numbersBelow, SortedKeys } from './matching/sortedKeys';

/**
 * What documents have in common: stretches of their text, one a line, in their own script. Each stands whole in at least two of
 * the documents, so that no passage that one document alone says is in it, not even where others say each piece of it. What a
 * document says twice itself does not count; from a single document nothing is learnt. Two versions of a document are two documents.
 */
export interface Sequences {
  readonly said: string;
}

/** How far two places are compared. */
const DEEPEST = 40;
const LINE_BREAK = 0x0a;

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
    const starts = numbersBelow(length);
    this.keys = new SortedKeys(this.units, starts, ends, starts);
  }
}

/**
 * What documents have in common.
 * @param documents the paragraphs of each
 */
export function readSequences(documents: readonly (readonly string[])[]): Sequences {
  const common = new CommonText();
  const named = documents.map((paragraphs, number) => [String(number), paragraphs] as const);
  for (const _ of common.revise([], named));
  return { said: common.said(named.map(([id]) => id)) };
}
