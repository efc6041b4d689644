import { scriptOf } from '../../text/script';
import { POLITICAL_THEME } from '../phrase';
import type { PhraseList } from '../phraseList';
import { ELLIPSIS, Key, LONGEST_KEY, SEPARATOR } from './key';
import { numbersBelow, picked, SortedKeys } from './sortedKeys';

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

/** A list of whole numbers that grows, 4 bytes each. */
class Numbers {
  #items: Uint32Array;
  length = 0;

  /** @param likely how many there will be: to touch memory for the first time may cost more than to fill it */
  constructor(likely: number) {
    this.#items = new Uint32Array(likely);
  }

  push(value: number): void {
    if (this.length === this.#items.length) {
      const larger = new Uint32Array(Math.ceil(this.length * 1.5));
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.length++] = value;
  }

  done(): Uint32Array {
    return this.#items.subarray(0, this.length);
  }
}

/** How many forms a phrase is likely to have, and how many units a form. */
const FORMS_EACH = 1.2;
const UNITS_EACH = 10;
const FEWEST = 16;

/** Reads all texts of all phrases into keys and sorts them. Linear but for the sorting. */
export function readForms(phrases: PhraseList): Forms {
  const likely = Math.ceil(phrases.length * FORMS_EACH) + FEWEST;
  const phraseOf = new Numbers(likely);
  const kindOf = new Numbers(likely);
  const starts = new Numbers(likely);
  const ends = new Numbers(likely);
  const memberStarts = new Numbers(likely);
  const memberForms = new Numbers(likely);
  const traits = new Uint8Array(phrases.length);
  const themes = new Map<string, number>();
  const themeOf = new Uint32Array(phrases.length);
  const unkeyed: number[] = [];
  let pool = new Uint16Array(likely * UNITS_EACH);
  let used = 0;
  const key = new Key();

  const add = (phrase: number, kind: FormOf, length: number): number => {
    if (used + length > pool.length) {
      const larger = new Uint16Array(Math.ceil((used + length) * 1.5));
      larger.set(pool);
      pool = larger;
    }
    for (let i = 0; i < length; i++) pool[used + i] = key.units[i] as number;
    phraseOf.push(phrase);
    kindOf.push(kind);
    starts.push(used);
    used += length;
    ends.push(used);
    return starts.length - 1;
  };

  for (let at = 0; at < phrases.length; at++) {
    // Each field is read once: it may be made by that.
    const { text, kind, theme, members, traditional, expansion, variants = [], complete } = phrases.head(at);
    const isFrame = kind === 'frame';
    traits[at] = traitsOf(text, theme, isFrame, complete !== false, traditional !== undefined);
    themeOf[at] = numberOf(themes, theme);
    key.readPhrase(text);
    const length = isFrame ? prefixLength(key) : key.length;
    if (length === 0 || length > LONGEST_KEY) unkeyed.push(at);
    if (length > LONGEST_KEY) continue;
    const form = add(at, FormOf.Text, length);
    if (isFrame) continue;
    for (const offset of memberOffsets(text, key, members)) {
      memberStarts.push(used - length + offset);
      memberForms.push(form);
    }
    const [from, to] = [used - length, used];
    if (
      traditional !== undefined &&
      !key.readPhrase(traditional.text).equals(pool, from, to) &&
      key.length <= LONGEST_KEY
    )
      add(at, FormOf.Traditional, key.length);
    if (expansion !== undefined && members !== undefined && isList(expansion, members)) {
      key.readPhrase(expansion);
      if (key.length <= LONGEST_KEY) {
        const offsets = memberOffsets(expansion, key, members);
        const expanded = add(at, FormOf.Expansion, key.length);
        for (const offset of offsets) {
          memberStarts.push(used - key.length + offset);
          memberForms.push(expanded);
        }
      }
    }
    for (const variant of variants)
      if (key.readPhrase(variant).length <= LONGEST_KEY) add(at, FormOf.Variant, key.length);
  }

  const allStarts = starts.done();
  const allEnds = ends.done();
  const owners = memberForms.done();
  const units = pool.subarray(0, used);
  return {
    phrases,
    traits,
    themes,
    themeOf,
    unkeyed,
    pool: units,
    phraseOf: phraseOf.done(),
    kindOf: Uint8Array.from(kindOf.done()),
    starts: allStarts,
    ends: allEnds,
    heads: heads(units, allStarts, allEnds),
    members: new SortedKeys(units, memberStarts.done(), picked(allEnds, owners), owners),
  };
}

/** Forms without a key (a frame that opens with a gap) are found by letters only. */
function heads(pool: Uint16Array, starts: Uint32Array, ends: Uint32Array): SortedKeys {
  const all = numbersBelow(starts.length);
  if (all.every((form) => starts[form] !== ends[form])) return new SortedKeys(pool, starts, ends, all);
  const owners = all.filter((form) => starts[form] !== ends[form]);
  return new SortedKeys(pool, picked(starts, owners), picked(ends, owners), owners);
}

function traitsOf(text: string, theme: string, isFrame: boolean, completes: boolean, hasTraditional: boolean): number {
  // A book may be in Traditional only, or have no Traditional forms: then its phrases stay out of the other script.
  const script = scriptOf(text);
  return (
    (completes ? Trait.Completes : 0) |
    (isFrame ? Trait.Frame : 0) |
    (theme === POLITICAL_THEME ? Trait.Political : 0) |
    (script === 'traditional' ? 0 : Trait.Simplified) |
    (hasTraditional || script !== 'simplified' ? Trait.Traditional : 0)
  );
}

/** The number of a name, a new one for a new name. */
function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}

/** The length of a frame's key up to its first gap, without a separator before it. */
export function prefixLength(key: Key): number {
  let length = 0;
  while (length < key.length && key.units[length] !== ELLIPSIS) length++;
  while (length > 0 && key.units[length - 1] === SEPARATOR) length--;
  return length;
}

/** Where in the key the second and later members begin: only behind a separator, where a writer begins anew. */
function memberOffsets(text: string, key: Key, members: readonly string[] | undefined): number[] {
  const offsets: number[] = [];
  if (members === undefined) {
    for (let i = 1; i < key.length; i++)
      if (key.units[i - 1] === SEPARATOR && text[key.starts[i - 1] as number] === '、') offsets.push(i);
    return offsets;
  }
  let from = 0;
  let unit = 0;
  for (const member of members) {
    const found = text.indexOf(member, from);
    if (found < 0) continue;
    while (unit < key.length && (key.starts[unit] as number) < found) unit++;
    if (unit > 0 && unit < key.length && key.units[unit - 1] === SEPARATOR) offsets.push(unit);
    from = found + member.length;
  }
  return offsets;
}

/** Whether an expansion is its members and nothing else: only such a text is worth completing and finding. */
function isList(expansion: string, members: readonly string[]): boolean {
  let at = 0;
  for (const member of members) {
    const found = expansion.indexOf(member, at);
    if (found < 0 || found > at + 2) return false;
    at = found + member.length;
  }
  return expansion.length <= at + 1;
}
