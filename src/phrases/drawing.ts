import { repair } from '../garble';
import { OffsetMap } from '../garble/repair';
import { extractPhrases, THRESHOLD } from './extract';
import { readPassages } from './extraction/passages';
import { languageOf } from './extraction/sightings';
import { keyOf } from './matching/key';
import type { Phrase, Source } from './phrase';

/** What a single document need not show by itself: several of them may together. */
const FAINT = 0.3;
const MOST_SOURCES = 50;

/** A document to draw phrases from. */
export interface DrawnDocument {
  /** What its name says, for a document without a heading. */
  readonly name: string;
  /** What sources say as `uri`. */
  readonly uri: string;
  readonly text: string;
}

/**
 * The phrases of one document, the faint ones too, with their places in the text as it stands. Damage is repaired before they are read,
 * so that no garble gets into a book.
 */
export function drawPhrases({ name, uri, text }: DrawnDocument): Phrase[] {
  const repaired = repair(text, { languageId: languageOf(name) });
  const original = new OffsetMap();
  original.apply(repaired.edits);
  const place = (source: Source): Source => {
    if (source.start === undefined || source.end === undefined) return { ...source, uri };
    const start = original.offset(source.start);
    return { ...source, uri, start, end: Math.max(start, original.offset(source.end, 'end')) };
  };
  return extractPhrases([{ id: name, text: repaired.text }], { threshold: FAINT }).map((phrase) => ({
    ...phrase,
    sources: phrase.sources.map(place),
  }));
}

/** The paragraphs of a document, repaired: what readSequences() learns from. */
export function paragraphsOf({ name, text }: DrawnDocument): string[] {
  const languageId = languageOf(name);
  return readPassages(repair(text, { languageId }).text, languageId).map((passage) => passage.text);
}

/** The phrases of several documents as one list, best first: said in more of them, a phrase is surer. */
export function combinePhrases(documents: Iterable<readonly Phrase[]>, threshold = THRESHOLD): Phrase[] {
  const found = new Map<string, Phrase[]>();
  for (const phrases of documents) {
    for (const phrase of phrases) {
      const key = phrase.kind === 'frame' ? (phrase.frame ?? phrase.text) : keyOf(phrase.text);
      const others = found.get(key);
      if (others) others.push(phrase);
      else found.set(key, [phrase]);
    }
  }
  const combined: Phrase[] = [];
  for (const phrases of found.values()) {
    const best = phrases.reduce((a, b) => ((b.score ?? 0) > (a.score ?? 0) ? b : a));
    const doubt = 1 - (best.score ?? 0);
    const score = Math.round((1 - doubt ** (1 + 0.4 * Math.log2(phrases.length))) * 1000) / 1000;
    if (score < threshold) continue;
    combined.push({ ...best, score, sources: phrases.flatMap(({ sources }) => sources).slice(0, MOST_SOURCES) });
  }
  return combined.sort((a, b) => (b.score ?? 0) - (a.score ?? 0) || (a.text < b.text ? -1 : 1));
}
