import type { PhraseList } from '../phraseList';
import { ELLIPSIS, type Key, SEPARATOR } from './key';
import type { SortedKeys } from './sortedKeys';

/** Which of its texts a form of a phrase is. */
export enum FormOf {
  Text,
  /** `traditional.text`, where its key is not that of `text` (凭借, 憑藉). */
  Traditional,
  Expansion,
  Variant,
}

/** What may be done with a phrase, as bits. */
export enum Trait {
  Completes = 1,
  Frame = 2,
  Political = 4,
  /** Can be inserted into Simplified text, into Traditional text. */
  Simplified = 8,
  Traditional = 16,
}

/** Every wording under which a phrase is found, their keys in one pool. */
export interface Forms {
  readonly phrases: PhraseList;
  readonly traits: Uint8Array;
  /** The themes, and by phrase the number of its theme. */
  readonly themes: ReadonlyMap<string, number>;
  readonly themeOf: Uint32Array;
  /** Phrases that no key leads to: too long, or a frame that opens with a gap. Letters may find them. */
  readonly unkeyed: readonly number[];
  readonly pool: Uint16Array;
  /** By form: whose it is, which of its texts, and where its key stands in the pool. */
  readonly phraseOf: Uint32Array;
  readonly kindOf: Uint8Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** The whole keys. Frames: up to the first gap. */
  readonly heads: SortedKeys;
  /** What is left of a list's key from its second, third … member on. */
  readonly members: SortedKeys;
}

/** The length of a frame's key up to its first gap, without a separator before it. */
export function prefixLength(key: Key): number {
  let length = 0;
  while (length < key.length && key.units[length] !== ELLIPSIS) length++;
  while (length > 0 && key.units[length - 1] === SEPARATOR) length--;
  return length;
}
