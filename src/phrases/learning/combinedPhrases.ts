import { THRESHOLD } from '../extract';
import { keyOf } from '../matching/key';
import type { Phrase } from '../phrase';

const MOST_SOURCES = 50;
/** What each doubling of the documents adds to the weight of the evidence, and how far it lifts the best score of a document. */
const PER_DOCUMENTS = 0.4;
const MOST_LIFT = 0.15;
/** A slice of settling: so many phrases. */
const SLICE = 2000;

/** A phrase as one document says it. */
interface Occurrence {
  readonly document: string;
  readonly phrase: Phrase;
}

/** A phrase of the list. */
interface Combined {
  readonly key: string;
  readonly phrase: Phrase;
}

/**
 * The phrases of several documents as one list, kept up to date as documents come and go: said in more of them, a phrase is surer.
 * A change costs what the document holds, and one pass over the list.
 */
export class CombinedPhrases {
  /** By key, in the order of the documents' names. */
  readonly #occurrences = new Map<string, Occurrence[]>();
  readonly #documents = new Map<string, readonly Phrase[]>();
  #list: readonly Combined[] = [];
  /** The keys whose phrases in the list are not what is said now. */
  readonly #stale = new Set<string>();
  #phrases: readonly Phrase[] = [];

  /** The documents that are taken in. */
  documents(): Iterable<string> {
    return this.#documents.keys();
  }

  /**
   * Takes a document in, or takes it in anew.
   * @param document its name; sources are listed in the order of names
   */
  set(document: string, phrases: readonly Phrase[]): void {
    if (this.#documents.get(document) === phrases) return;
    this.delete(document);
    this.#documents.set(document, phrases);
    for (const phrase of phrases) {
      const key = keyOfPhrase(phrase);
      const occurrences = this.#occurrences.get(key);
      this.#stale.add(key);
      if (occurrences === undefined) this.#occurrences.set(key, [{ document, phrase }]);
      else occurrences.splice(placeOf(document, occurrences), 0, { document, phrase });
    }
  }

  delete(document: string): void {
    for (const phrase of this.#documents.get(document) ?? []) {
      const key = keyOfPhrase(phrase);
      const left = this.#occurrences.get(key)?.filter((each) => each.document !== document) ?? [];
      this.#stale.add(key);
      if (left.length > 0) this.#occurrences.set(key, left);
      else this.#occurrences.delete(key);
    }
    this.#documents.delete(document);
  }

  /** Phrases that score at least THRESHOLD together, best first. The same list until a document comes or goes. */
  list(): readonly Phrase[] {
    for (const _ of this.settle());
    return this.#phrases;
  }

  /**
   * Brings the list up to date, so that list() costs nothing.
   * @returns to be run to its end while no document comes or goes; stops for breath where there is much to do
   */
  *settle(): Generator<void, void> {
    if (this.#stale.size === 0) return;
    this.#list = this.#list.filter(({ key }) => !this.#stale.has(key));
    let fresh: Combined[] = [];
    let left = this.#stale.size;
    for (const key of this.#stale) {
      const phrase = combine(this.#occurrences.get(key) ?? []);
      if (phrase) fresh.push({ key, phrase });
      if (--left % SLICE > 0) continue;
      this.#list = merged(this.#list, fresh.sort(order));
      fresh = [];
      yield;
    }
    this.#stale.clear();
    this.#phrases = this.#list.map(({ phrase }) => phrase);
  }
}

/** The phrases of several documents as one list, as CombinedPhrases gives it; sources in the order of the documents. */
export function combinePhrases(documents: Iterable<readonly Phrase[]>): Phrase[] {
  const combined = new CombinedPhrases();
  let number = 0;
  for (const phrases of documents) combined.set(String(number++).padStart(9, '0'), phrases);
  return [...combined.list()];
}

function keyOfPhrase({ kind, frame, text }: Phrase): string {
  return kind === 'frame' ? (frame ?? text) : keyOf(text);
}

/** Behind those of documents of the same name and of lesser ones: most come in order, so the end is asked first. */
function placeOf(document: string, occurrences: readonly Occurrence[]): number {
  let at = occurrences.length;
  while (at > 0 && (occurrences[at - 1] as Occurrence).document > document) at--;
  return at;
}

function combine(occurrences: readonly Occurrence[]): Phrase | undefined {
  if (occurrences.length === 0) return undefined;
  const phrases = occurrences.map(({ phrase }) => phrase);
  const best = phrases.reduce((a, b) => ((b.score ?? 0) > (a.score ?? 0) ? b : a));
  const own = best.score ?? 0;
  const together = 1 - (1 - own) ** (1 + PER_DOCUMENTS * Math.log2(phrases.length));
  const score = Math.round(Math.min(together, own + MOST_LIFT) * 1000) / 1000;
  if (score < THRESHOLD) return undefined;
  return { ...best, score, sources: phrases.flatMap(({ sources }) => sources).slice(0, MOST_SOURCES) };
}

function order(a: Combined, b: Combined): number {
  const byScore = (b.phrase.score ?? 0) - (a.phrase.score ?? 0);
  if (byScore !== 0) return byScore;
  if (a.phrase.text !== b.phrase.text) return a.phrase.text < b.phrase.text ? -1 : 1;
  return a.key < b.key ? -1 : 1;
}

function merged(kept: readonly Combined[], fresh: readonly Combined[]): readonly Combined[] {
  if (kept.length === 0) return fresh;
  const all: Combined[] = [];
  let next = 0;
  for (const each of kept) {
    for (; next < fresh.length && order(fresh[next] as Combined, each) < 0; next++) all.push(fresh[next] as Combined);
    all.push(each);
  }
  return all.concat(fresh.slice(next));
}
