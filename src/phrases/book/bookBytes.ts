import { BACKSLASH, COLON, COMMA } from '../../text/ascii';
import type { Phrase } from '../phrase';
import { MadePhrases, type PhraseList } from '../phraseList';
import type { Problem } from '../problem';
import { type BookHead, entriesOf, headOf, readBookFile } from './book';
import { DOUBT, JsonBytes, LIST, LIST_END, OBJECT, OBJECT_END } from './jsonBytes';
import { isConsistent, problemsOf } from './judgement';
import { StoredPhrases } from './storedPhrases';

/** A book whose phrases are made when they are asked for. */
export interface StoredBook {
  readonly head: BookHead;
  readonly phrases: PhraseList;
  readonly problems: readonly Problem[];
}

/** So many entries are a slice of work: some milliseconds. */
const SLICE = 2000;
/** And so many that are made and judged, or stand before one that is. */
const DOUBTFUL_SLICE = 100;
const PHRASES = new TextEncoder().encode('"phrases"');
const BYTE_ORDER_MARK = new TextEncoder().encode('\ufeff');

/**
 * A book from the bytes of its file: the same phrases, problems and head as readBookFile() of the decoded text, in half the time.
 * The bytes are kept and must not be changed. Never throws.
 * @param breathe waited for again and again where there is much to do
 */
export async function readBookBytes(bytes: Uint8Array, breathe?: () => Promise<void>): Promise<StoredBook> {
  const scanned = await new BookScan(bytes, breathe).book();
  if (scanned) return scanned;
  // There is something to say of the file as a whole, or it is as nobody writes it.
  const { head, phrases, problems } = await readBookFile(new TextDecoder().decode(bytes));
  return { head, phrases: new MadePhrases(phrases), problems };
}

/** What the reading of entries stops for. */
enum Stop {
  ForBreath,
  InDoubt,
  AtTheEnd,
}

class BookScan {
  readonly #json: JsonBytes;
  readonly #breathe: (() => Promise<void>) | undefined;
  readonly #phrases: StoredPhrases;
  readonly #problems: Problem[] = [];
  /** Where the next entry begins, and its number in the file. */
  #entry = 0;
  #number = 0;

  constructor(bytes: Uint8Array, breathe: (() => Promise<void>) | undefined) {
    this.#json = new JsonBytes(bytes);
    this.#breathe = breathe;
    this.#phrases = new StoredPhrases(this.#json);
  }

  /** @returns undefined where the file as a whole is in doubt */
  async book(): Promise<StoredBook | undefined> {
    const json = this.#json;
    const { bytes } = json;
    const start = this.#behindMarks();
    let at = json.behindSpace(start);
    if (bytes[at] !== OBJECT) return undefined;
    /** Where the list of phrases begins and ends. */
    let list: readonly [number, number] | undefined;
    do {
      at = json.behindSpace(at + 1);
      const end = json.behindString(at);
      if (end === DOUBT || bytes.subarray(at, end).includes(BACKSLASH)) return undefined;
      const isList = json.has(PHRASES, at);
      at = json.behindSpace(end);
      if (bytes[at] !== COLON) return undefined;
      at = json.behindSpace(at + 1);
      if (isList) {
        if (list !== undefined || bytes[at] !== LIST) return undefined;
        const from = at;
        at = await this.#behindEntries(at);
        list = [from, at];
      } else at = json.behindValue(at);
      if (at === DOUBT) return undefined;
      at = json.behindSpace(at);
    } while (bytes[at] === COMMA);
    if (list === undefined || bytes[at] !== OBJECT_END || json.behindSpace(at + 1) !== bytes.length) return undefined;
    const [from, to] = list;
    const rest: unknown = JSON.parse(`${json.decoded(start, from)}[]${json.decoded(to, bytes.length)}`);
    const entries = entriesOf(rest);
    if (!Array.isArray(entries)) return { head: headOf(rest), phrases: new MadePhrases([]), problems: [entries] };
    return { head: headOf(rest), phrases: this.#phrases, problems: this.#problems };
  }

  /** A decoder takes one away, and so does readBookFile(). */
  #behindMarks(): number {
    let at = 0;
    while (at < 2 * BYTE_ORDER_MARK.length && this.#json.has(BYTE_ORDER_MARK, at)) at += BYTE_ORDER_MARK.length;
    return at;
  }

  /** Reads the entries of the list at `at`. @returns behind it */
  async #behindEntries(at: number): Promise<number> {
    const json = this.#json;
    this.#entry = json.behindSpace(at + 1);
    if (json.bytes[this.#entry] === LIST_END) return this.#entry + 1;
    let doubtful = 0;
    for (let stop = Stop.ForBreath; stop !== Stop.AtTheEnd; ) {
      stop = this.#takeIn();
      if (stop === Stop.InDoubt) {
        stop = await this.#takeInDoubtful();
        doubtful++;
      }
      if (stop === Stop.ForBreath || doubtful === DOUBTFUL_SLICE) {
        doubtful = 0;
        await this.#breathe?.();
      }
    }
    return this.#entry;
  }

  /** Takes in entries that are phrases beyond doubt. All that a large book takes is in here: it is left for breath and doubts alone. */
  #takeIn(): Stop {
    const phrases = this.#phrases;
    for (let count = 0; count < SLICE; count++) {
      const end = phrases.scan(this.#entry);
      if (end === DOUBT || !isConsistent(phrases.head(phrases.length))) return Stop.InDoubt;
      phrases.keep();
      if (!this.#goOn(end)) return Stop.AtTheEnd;
    }
    return Stop.ForBreath;
  }

  /** Makes an entry and takes it in, or what is wrong with it. */
  async #takeInDoubtful(): Promise<Stop> {
    const at = this.#entry;
    const end = this.#json.behindValue(at);
    if (end !== DOUBT) {
      const entry = this.#json.parsed(at, end);
      const problems = await problemsOf(entry, this.#number);
      if (problems.length === 0) this.#phrases.add(entry as Phrase, at);
      else this.#problems.push(...problems);
    }
    return this.#goOn(end) ? Stop.InDoubt : Stop.AtTheEnd;
  }

  /** Goes on from behind an entry. @returns whether there is one more; else `#entry` is behind the list */
  #goOn(end: number): boolean {
    const json = this.#json;
    const next = end === DOUBT ? DOUBT : json.behindSpace(end);
    const mark = json.bytes[next];
    this.#number++;
    this.#entry = mark === COMMA ? json.behindSpace(next + 1) : mark === LIST_END ? next + 1 : DOUBT;
    return mark === COMMA;
  }
}
