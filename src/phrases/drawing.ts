import { type Finding, groupOf, type Repair, repairWhere } from '../garble';
import { OffsetMap } from '../garble/repair';
import { extractPhrases, THRESHOLD } from './extract';
import { readPassages } from './extraction/passages';
import { languageOf } from './extraction/sightings';
import { keyOf } from './matching/key';
import type { Phrase, Source } from './phrase';

/** What a single document need not show by itself: several of them may together. */
const FAINT = 0.3;
const MOST_SOURCES = 50;
/** What each doubling of the documents adds to the weight of the evidence, and how far it lifts the best score of a document. */
const PER_DOCUMENTS = 0.4;
const MOST_LIFT = 0.15;

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
  const repaired = mended(text, languageOf(name));
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

/** A wrong character that is certain is no damage, but has no place in a book either. */
function mended(text: string, languageId: string): Repair {
  const isWanted = ({ kind, certain }: Finding): boolean => certain && (groupOf(kind) === 'damage' || kind === 'typo');
  return repairWhere(text, isWanted, { languageId });
}

/** The paragraphs of a document, repaired: what readSequences() learns from. */
export function paragraphsOf({ name, text }: DrawnDocument): string[] {
  const languageId = languageOf(name);
  return readPassages(mended(text, languageId).text, languageId).map((passage) => passage.text);
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
    const own = best.score ?? 0;
    const together = 1 - (1 - own) ** (1 + PER_DOCUMENTS * Math.log2(phrases.length));
    const score = Math.round(Math.min(together, own + MOST_LIFT) * 1000) / 1000;
    if (score < threshold) continue;
    combined.push({ ...best, score, sources: phrases.flatMap(({ sources }) => sources).slice(0, MOST_SOURCES) });
  }
  return combined.sort((a, b) => (b.score ?? 0) - (a.score ?? 0) || (a.text < b.text ? -1 : 1));
}
