import { numbersBelow, picked, SortedKeys } from '../matching/sortedKeys';
import { CommonText } from './commonText';
import { DEEPEST, LINE_END, pooledTable, sortPlaces } from './sortedPlaces';

/**
 * What documents have in common: stretches of their text, one a line, in their own script. Each stands whole in at least two of
 * the documents, so that no passage that one document alone says is in it, not even where others say each piece of it. What a
 * document says twice itself does not count; from a single document nothing is learnt. Two versions of a document are two documents.
 */
export interface Sequences {
  readonly said: string;
}

/** A slice of reading: so many units. */
const SLICE = 200_000;

/** Every place of a text, sorted by what follows it up to the line's end, comparable, and at most DEEPEST units. */
export class Places {
  readonly units: Uint16Array;
  readonly keys: SortedKeys;

  private constructor(units: Uint16Array, keys: SortedKeys) {
    this.units = units;
    this.keys = keys;
  }

  /** @returns to be run to its end; stops for breath where there is much to do */
  static *read(text: string): Generator<void, Places> {
    const { length } = text;
    const units = new Uint16Array(length + 1);
    const ends = new Uint32Array(length);
    const table = pooledTable();
    for (let i = length - 1, end = length; i >= 0; i--) {
      const unit = table[text.charCodeAt(i)] as number;
      units[i] = unit;
      if (unit === LINE_END) end = i;
      ends[i] = Math.min(end, i + DEEPEST);
      if (i % SLICE === 0) yield;
    }
    const places = numbersBelow(length);
    yield* sortPlaces(units, places);
    const sortedEnds = picked(ends, places);
    yield;
    return new Places(units, new SortedKeys(units, places, sortedEnds, places, true));
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
