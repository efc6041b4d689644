import schema from '../../../media/phrasebook.schema.json';
import type { Phrase, PhraseKind } from '../phrase';
import type { Headword, PhraseList, TraditionalHeadword } from '../phraseList';
import { DOUBT, type JsonBytes } from './jsonBytes';
import { type Notes, type Scan, schemaScan } from './schemaScan';

/** The fields of an entry of which a list remembers where they stand, in the order of FIELDS. */
enum Field {
  Text,
  Kind,
  Theme,
  Members,
  Expansion,
  Variants,
  Frame,
  Complete,
  Score,
  Pinyin,
  TraditionalText,
  TraditionalExpansion,
  TraditionalFrame,
}

const FIELDS = [
  'text',
  'kind',
  'theme',
  'members',
  'expansion',
  'variants',
  'frame',
  'complete',
  'score',
  'pinyin',
  'traditional/text',
  'traditional/expansion',
  'traditional/frame',
];
const slots = new Map(FIELDS.map((field, slot) => [field, slot]));
/** The fields with a choice: what is noted is which it is, not where. */
const isChoice = (slot: number): boolean => slot === Field.Kind || slot === Field.Complete;
const KINDS = schema.definitions.phrase.properties.kind.enum as readonly PhraseKind[];
/** A field that is not there. No field begins where its entry does. */
const ABSENT = 0;
const FURTHEST = 0xffff;
/** There is room for so many entries before one is read. */
const FIRST = 1024;

let scan: Scan | undefined;

/**
 * The phrases of a book as they stand in its file. Kept are its bytes and, in thirty more an entry, where the fields begin; a phrase is
 * made when it is asked for.
 */
export class StoredPhrases implements PhraseList, Notes {
  readonly #json: JsonBytes;
  #length = 0;
  /** By entry: where it begins. */
  #starts = new Uint32Array(FIRST);
  /** By entry and field: how far behind the beginning of the entry the value begins, or which of those allowed it is. */
  #notes = new Uint16Array(FIRST * FIELDS.length);
  /** By entry. */
  readonly #made = new Map<number, Phrase>();
  /** Those among them that stand in the file in a way that was in doubt. */
  readonly #added = new Set<number>();
  #isOutOfReach = false;

  constructor(json: JsonBytes) {
    this.#json = json;
    scan ??= schemaScan(schema.definitions.phrase, schema, slots);
  }

  get length(): number {
    return this.#length;
  }

  /**
   * Scans the entry at `at` as that behind the last one, which head(length) then gives, and keep() takes in.
   * @returns behind it; DOUBT where it is to be made and judged
   */
  scan(at: number): number {
    this.#begin(at);
    this.#clearNotes();
    this.#isOutOfReach = false;
    const end = (scan as Scan)(this.#json, at, this);
    return this.#isOutOfReach ? DOUBT : end;
  }

  note(slot: number, value: number): void {
    const offset = isChoice(slot) ? value : value - (this.#starts[this.#length] as number);
    if (offset > FURTHEST) this.#isOutOfReach = true;
    this.#notes[this.#length * FIELDS.length + slot] = offset;
  }

  /** Takes in the entry that was scanned last. */
  keep(): void {
    this.#length++;
  }

  /** Takes in the entry at `at`, which was made. */
  add(phrase: Phrase, at: number): void {
    this.#begin(at);
    this.#made.set(this.#length, phrase);
    this.#added.add(this.#length);
    this.#length++;
  }

  head(at: number): Headword {
    return this.#added.size > 0 && this.#added.has(at) ? this.phrase(at) : new StoredHead(this, at);
  }

  phrase(at: number): Phrase {
    let phrase = this.#made.get(at);
    if (phrase === undefined) {
      const start = this.#starts[at] as number;
      phrase = this.#json.parsed(start, this.#json.behindValue(start)) as Phrase;
      this.#made.set(at, phrase);
    }
    return phrase;
  }

  /** Where the value of a field begins, or which of those allowed it is; ABSENT where the entry does not have it. */
  noted(at: number, field: number): number {
    return this.#notes[at * FIELDS.length + field] as number;
  }

  stringOf(at: number, field: number): string | undefined {
    const offset = this.noted(at, field);
    return offset === ABSENT ? undefined : this.#json.stringAt((this.#starts[at] as number) + offset);
  }

  stringsOf(at: number, field: number): string[] | undefined {
    const offset = this.noted(at, field);
    if (offset === ABSENT) return undefined;
    return this.#json.stringsAt((this.#starts[at] as number) + offset);
  }

  numberOf(at: number, field: number): number | undefined {
    const offset = this.noted(at, field);
    if (offset === ABSENT) return undefined;
    const start = (this.#starts[at] as number) + offset;
    return this.#json.parsed(start, this.#json.behindValue(start)) as number;
  }

  #begin(at: number): void {
    if (this.#length === this.#starts.length) this.#grow(at);
    this.#starts[this.#length] = at;
  }

  #clearNotes(): void {
    const from = this.#length * FIELDS.length;
    for (let i = from; i < from + FIELDS.length; i++) this.#notes[i] = ABSENT;
  }

  /** Makes room for what the file holds, if all of it is like what was read: memory is dear where it is touched for the first time. */
  #grow(at: number): void {
    const length = this.#length;
    const likely = 1.02 * length * (this.#json.bytes.length / at);
    const room = Math.ceil(Math.max(likely, 1.5 * length));
    const starts = new Uint32Array(room);
    starts.set(this.#starts);
    this.#starts = starts;
    const notes = new Uint16Array(room * FIELDS.length);
    notes.set(this.#notes);
    this.#notes = notes;
  }
}

/** Reads each field where it is asked for. */
class StoredHead implements Headword {
  readonly #phrases: StoredPhrases;
  readonly #at: number;

  constructor(phrases: StoredPhrases, at: number) {
    this.#phrases = phrases;
    this.#at = at;
  }

  get text(): string {
    return this.#phrases.stringOf(this.#at, Field.Text) as string;
  }

  get kind(): PhraseKind {
    return KINDS[this.#phrases.noted(this.#at, Field.Kind) - 1] as PhraseKind;
  }

  get theme(): string {
    return this.#phrases.stringOf(this.#at, Field.Theme) as string;
  }

  get members(): readonly string[] | undefined {
    return this.#phrases.stringsOf(this.#at, Field.Members);
  }

  get expansion(): string | undefined {
    return this.#phrases.stringOf(this.#at, Field.Expansion);
  }

  get variants(): readonly string[] | undefined {
    return this.#phrases.stringsOf(this.#at, Field.Variants);
  }

  get frame(): string | undefined {
    return this.#phrases.stringOf(this.#at, Field.Frame);
  }

  get complete(): false | undefined {
    return this.#phrases.noted(this.#at, Field.Complete) === ABSENT ? undefined : false;
  }

  get score(): number | undefined {
    return this.#phrases.numberOf(this.#at, Field.Score);
  }

  get pinyin(): string | undefined {
    return this.#phrases.stringOf(this.#at, Field.Pinyin);
  }

  get traditional(): TraditionalHeadword | undefined {
    if (this.#phrases.noted(this.#at, Field.TraditionalText) === ABSENT) return undefined;
    return new StoredTraditional(this.#phrases, this.#at);
  }
}

class StoredTraditional implements TraditionalHeadword {
  readonly #phrases: StoredPhrases;
  readonly #at: number;

  constructor(phrases: StoredPhrases, at: number) {
    this.#phrases = phrases;
    this.#at = at;
  }

  get text(): string {
    return this.#phrases.stringOf(this.#at, Field.TraditionalText) as string;
  }

  get frame(): string | undefined {
    return this.#phrases.stringOf(this.#at, Field.TraditionalFrame);
  }

  get expansion(): string | undefined {
    return this.#phrases.stringOf(this.#at, Field.TraditionalExpansion);
  }
}
