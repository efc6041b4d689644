import { scriptOf } from '../../text/script';
import { POLITICAL_THEME } from '../phrase';
import type { Headword, PhraseList } from '../phraseList';
import { FormOf, type Forms, prefixLength, Trait } from './forms';
import { Key, LONGEST_KEY, SEPARATOR } from './key';
import { Numbers } from './numbers';
import { numbersBelow, picked, SortedKeys } from './sortedKeys';

/** How many forms a phrase is likely to have, and how many units a form. */
const FORMS_EACH = 1.2;
const UNITS_EACH = 10;
const FEWEST = 16;
/** A slice of reading: so many phrases. */
const SLICE = 2000;

/**
 * Reads all texts of all phrases into keys and sorts them. Linear but for the sorting.
 * @returns to be run to its end; stops for breath
 */
export function* readForms(phrases: PhraseList): Generator<void, Forms> {
  const reader = new FormsReader(phrases.length);
  for (let from = 0; from < phrases.length; from += SLICE) {
    // A loop of its own: one that may stop is compiled late.
    reader.read(phrases, from, Math.min(from + SLICE, phrases.length));
    yield;
  }
  return yield* reader.forms(phrases);
}

class FormsReader {
  readonly #phraseOf: Numbers;
  readonly #kindOf: Numbers;
  readonly #starts: Numbers;
  readonly #ends: Numbers;
  readonly #memberStarts: Numbers;
  readonly #memberForms: Numbers;
  readonly #traits: Uint8Array;
  readonly #themes = new Map<string, number>();
  readonly #themeOf: Uint32Array;
  readonly #unkeyed: number[] = [];
  #pool: Uint16Array;
  #used = 0;
  readonly #key = new Key();

  constructor(phrases: number) {
    const likely = Math.ceil(phrases * FORMS_EACH) + FEWEST;
    this.#phraseOf = new Numbers(likely);
    this.#kindOf = new Numbers(likely);
    this.#starts = new Numbers(likely);
    this.#ends = new Numbers(likely);
    this.#memberStarts = new Numbers(likely);
    this.#memberForms = new Numbers(likely);
    this.#traits = new Uint8Array(phrases);
    this.#themeOf = new Uint32Array(phrases);
    this.#pool = new Uint16Array(likely * UNITS_EACH);
  }

  /** Reads the phrases `[from, to)`, which follow those read before. */
  read(phrases: PhraseList, from: number, to: number): void {
    for (let at = from; at < to; at++) this.#readPhrase(at, phrases.head(at));
  }

  *forms(phrases: PhraseList): Generator<void, Forms> {
    const starts = this.#starts.done();
    const ends = this.#ends.done();
    const owners = this.#memberForms.done();
    const pool = this.#pool.subarray(0, this.#used);
    const heads = yield* headsOf(pool, starts, ends);
    const members = yield* SortedKeys.sorting(pool, this.#memberStarts.done(), picked(ends, owners), owners);
    return {
      phrases,
      traits: this.#traits,
      themes: this.#themes,
      themeOf: this.#themeOf,
      unkeyed: this.#unkeyed,
      pool,
      phraseOf: this.#phraseOf.done(),
      kindOf: new Uint8Array(this.#kindOf.done()),
      starts,
      ends,
      heads,
      members,
    };
  }

  #readPhrase(at: number, head: Headword): void {
    // Each field is read once: it may be made by that.
    const { text, kind, theme, members, traditional, expansion, variants, complete } = head;
    const key = this.#key;
    const isFrame = kind === 'frame';
    this.#traits[at] = traitsOf(text, theme, isFrame, complete !== false, traditional !== undefined);
    this.#themeOf[at] = numberOf(this.#themes, theme);
    key.readPhrase(text);
    const length = isFrame ? prefixLength(key) : key.length;
    if (length === 0 || length > LONGEST_KEY) this.#unkeyed.push(at);
    if (length > LONGEST_KEY) return;
    this.#add(at, FormOf.Text, length);
    if (isFrame) return;
    this.#addMembers(text, members);
    const [from, to] = [this.#used - length, this.#used];
    if (
      traditional !== undefined &&
      !key.readPhrase(traditional.text).equals(this.#pool, from, to) &&
      key.length <= LONGEST_KEY
    )
      this.#add(at, FormOf.Traditional, key.length);
    if (expansion !== undefined && members !== undefined && isList(expansion, members)) {
      key.readPhrase(expansion);
      if (key.length <= LONGEST_KEY) {
        this.#add(at, FormOf.Expansion, key.length);
        this.#addMembers(expansion, members);
      }
    }
    if (variants === undefined) return;
    for (const variant of variants)
      if (key.readPhrase(variant).length <= LONGEST_KEY) this.#add(at, FormOf.Variant, key.length);
  }

  /** Adds the beginning of the key as a form. */
  #add(phrase: number, kind: FormOf, length: number): void {
    const used = this.#used;
    if (used + length > this.#pool.length) {
      const larger = new Uint16Array(Math.ceil((used + length) * 1.5));
      larger.set(this.#pool);
      this.#pool = larger;
    }
    const { units } = this.#key;
    const pool = this.#pool;
    for (let i = 0; i < length; i++) pool[used + i] = units[i] as number;
    this.#phraseOf.push(phrase);
    this.#kindOf.push(kind);
    this.#starts.push(used);
    this.#ends.push(used + length);
    this.#used = used + length;
  }

  /** Adds the later members of the form that was added last, whose key is the key of `text`. */
  #addMembers(text: string, members: readonly string[] | undefined): void {
    const start = this.#used - this.#key.length;
    for (const offset of memberOffsets(text, this.#key, members)) {
      this.#memberStarts.push(start + offset);
      this.#memberForms.push(this.#starts.length - 1);
    }
  }
}

/** Forms without a key (a frame that opens with a gap) are found by letters only. */
function headsOf(pool: Uint16Array, starts: Uint32Array, ends: Uint32Array): Generator<void, SortedKeys> {
  const all = numbersBelow(starts.length);
  if (all.every((form) => starts[form] !== ends[form])) return SortedKeys.sorting(pool, starts, ends, all);
  const owners = all.filter((form) => starts[form] !== ends[form]);
  return SortedKeys.sorting(pool, picked(starts, owners), picked(ends, owners), owners);
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
