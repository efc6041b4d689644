import { foldText } from '../text/script';
import { SortedKeys } from './matching/sortedKeys';

/**
 * What documents have in common: stretches of their text, one a line, in their own script. Each stands whole in at least two of
 * the documents, so that no passage that one document alone says is in it, not even where others say each piece of it. What a
 * document says twice itself does not count; from a single document nothing is learnt. Two versions of a document are two documents.
 */
export interface Sequences {
  readonly said: string;
}

/** A stretch of fewer units than this may be said by chance. */
const SHORTEST = 4;
/** What two documents share beyond this is two stretches. */
const LONGEST = 40;
/** So much of a stretch may stand in the next one too: what goes before is what tells what follows. */
const OVERLAP = 10;
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

/**
 * What documents have in common. Linear.
 * @param documents the paragraphs of each
 */
export function readSequences(documents: readonly (readonly string[])[]): Sequences {
  const text = documents.map((paragraphs) => paragraphs.join('\n')).join('\n');
  const shared = sharedLengths(comparable(text), documents);
  const stretches: string[] = [];
  let end = 0;
  for (let from = 0; from < text.length; ) {
    const length = shared[from] as number;
    // What reaches no further than the stretch before is part of it.
    if (length < SHORTEST || from + length <= end) {
      from++;
      continue;
    }
    end = from + length;
    stretches.push(text.slice(from, end));
    from = Math.max(from + 1, end - OVERLAP);
  }
  return { said: stretches.join('\n') };
}

const NONE = -1;
const SEVERAL = -2;

/**
 * For each place, how many units from there on, up to the line's end, stand in another document too. Unit by unit: the places at
 * which the same units stand are one class, and a class that only one document knows is looked at no further.
 */
function sharedLengths(text: string, documents: readonly (readonly string[])[]): Uint8Array {
  const shared = new Uint8Array(text.length);
  const owner = ownersOf(text.length, documents);
  const classes = new Int32Array(text.length);
  let places = Int32Array.from({ length: text.length }, (_, place) => place);
  for (let length = 1; length <= LONGEST && places.length > 0; length++) {
    const table = new Classes(places.length);
    /** The one document that knows a class, or SEVERAL. */
    const known: number[] = [];
    let alive = 0;
    for (const place of places) {
      const unit = text.charCodeAt(place + length - 1);
      if (unit === LINE_BREAK || Number.isNaN(unit)) continue;
      const group = table.classOf(classes[place] as number, unit);
      const document = owner[place] as number;
      const before = known[group] ?? NONE;
      known[group] = before === NONE || before === document ? document : SEVERAL;
      classes[place] = group;
      places[alive++] = place;
    }
    places = places.subarray(0, alive).filter((place) => known[classes[place] as number] === SEVERAL);
    for (const place of places) shared[place] = length;
  }
  return shared;
}

/** Which document each unit belongs to. */
function ownersOf(length: number, documents: readonly (readonly string[])[]): Int32Array {
  const owner = new Int32Array(length);
  let end = 0;
  for (const [number, paragraphs] of documents.entries()) {
    const start = end;
    for (const paragraph of paragraphs) end += paragraph.length + 1;
    // An empty document still has its separator.
    if (paragraphs.length === 0) end++;
    owner.fill(number, start, end);
  }
  return owner;
}

/** Numbers for pairs of a class and the unit that follows it: a table with open addressing. */
class Classes {
  readonly #keys: Float64Array;
  readonly #numbers: Int32Array;
  #count = 0;

  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, most * 2)));
    this.#keys = new Float64Array(size);
    this.#numbers = new Int32Array(size).fill(NONE);
  }

  classOf(before: number, unit: number): number {
    const key = before * 0x10000 + unit;
    const mask = this.#numbers.length - 1;
    const hash = Math.imul(Math.imul(before, 0x9e3779b1) ^ unit, 0x85ebca6b);
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (this.#numbers[slot] !== NONE && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    if (this.#numbers[slot] === NONE) {
      this.#keys[slot] = key;
      this.#numbers[slot] = this.#count++;
    }
    return this.#numbers[slot] as number;
  }
}
