import { type Sighting, type SourceDocument, sightingsIn } from './extraction/sightings';
import { keyOf } from './matching/key';
import type { Phrase } from './phrase';
import { themeOf } from './themes';

export type { SourceDocument } from './extraction/sightings';

export interface ExtractionOptions {
  /** Phrases with a lower score are left out. */
  readonly threshold?: number;
}

/** Half of what scores as much is what a careful reader would mark (test/bench/extraction.ts). */
export const THRESHOLD = 0.5;

/** What each doubling of the places, and of the documents, adds to the weight of the evidence. */
const PER_PLACES = 0.25;
const PER_DOCUMENTS = 0.15;
/** What is said often and shows nothing of a slogan is a plain term: 经济发展. */
const MOST_LIFT = 0.35;
/** What a second pattern adds, as a share of what it would be worth alone. */
const SECOND = 0.35;
/** What each doubling of the documents read takes from what is said once: among many, chance finds more. */
const SCARCITY = 0.04;
const MOST_SCARCITY = 0.25;
const MOST_SOURCES = 50;

/**
 * The phrases that documents hold, best first, with where they stand. Looks at nothing but the documents. What differs only
 * in script and punctuation is one phrase, in the wording that is most frequent. Explanations are left empty.
 */
export function extractPhrases(documents: readonly SourceDocument[], options: ExtractionOptions = {}): Phrase[] {
  return phrasesOf(documents.map(sightingsIn), options);
}

/** The same from what was seen in each document. */
export function phrasesOf(
  documents: readonly (readonly Sighting[])[],
  { threshold = THRESHOLD }: ExtractionOptions = {},
): Phrase[] {
  const found = new Map<string, Sighting[]>();
  for (const sightings of documents) {
    for (const sighting of sightings) {
      const key = keyOf(sighting.text);
      const others = found.get(key);
      if (others === undefined) found.set(key, [sighting]);
      else others.push(sighting);
    }
  }
  const weight = 1 - Math.min(MOST_SCARCITY, SCARCITY * Math.log2(Math.max(1, documents.length)));
  const phrases: Phrase[] = [];
  for (const sightings of found.values()) {
    const score = scoreOf(sightings, weight);
    if (score >= threshold) phrases.push(toPhrase(sightings, score));
  }
  return phrases.sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
}

/** The strongest sighting of each pattern, as evidence of its own; more for what is said again, and in several documents. */
function scoreOf(sightings: readonly Sighting[], weight: number): number {
  const strongest = new Map<string, number>();
  const documents = new Set<string>();
  const places = new Set<string>();
  for (const { pattern, strength, source } of sightings) {
    strongest.set(pattern, Math.max(strongest.get(pattern) ?? 0, strength * weight));
    documents.add(source.uri);
    places.add(`${source.uri} ${source.start}`);
  }
  const [best = 0, ...others] = [...strongest.values()].sort((a, b) => b - a);
  let doubt = 1 - best;
  for (const other of others) doubt *= 1 - SECOND * Math.max(0, other);
  const repeated = 1 + PER_PLACES * Math.log2(places.size) + PER_DOCUMENTS * Math.log2(documents.size);
  return Math.round(Math.min(1 - doubt ** repeated, best + MOST_LIFT) * 1000) / 1000;
}

function toPhrase(sightings: readonly Sighting[], score: number): Phrase {
  const text = mostFrequent(sightings);
  const best = sightings.reduce((a, b) => (telling(b) > telling(a) ? b : a));
  const { kind, frame, expansion } = best;
  const members =
    expansion === undefined ? sightings.find((other) => other.members && other.text === text)?.members : best.members;
  const fits =
    members !== undefined &&
    members.length > 1 &&
    members.every((member) => member !== '' && `${text}${expansion ?? ''}`.includes(member));
  const sources = new Map(sightings.map(({ source }) => [`${source.uri} ${source.start}`, source]));
  return {
    text,
    kind,
    theme: themeOf(text),
    ...(fits ? { members } : {}),
    ...(expansion === undefined ? {} : { expansion }),
    ...(frame === undefined ? {} : { frame }),
    explanation: '',
    score,
    sources: [...sources.values()].slice(0, MOST_SOURCES),
  };
}

/** Whose kind the phrase has: that it has four characters says least of it, that it stands for something most. */
function telling({ strength, kind, expansion }: Sighting): number {
  return strength + (expansion === undefined ? 0 : 1) - (kind === 'four-character' ? 0.25 : 0);
}

/** The wording that is said most often; of equals the one said first. */
function mostFrequent(sightings: readonly Sighting[]): string {
  const counts = new Map<string, { count: number; first: number }>();
  for (const { text, source } of sightings) {
    const known = counts.get(text);
    if (known === undefined) counts.set(text, { count: 1, first: source.start });
    else known.count++;
  }
  let [best, most] = [...counts][0] as [string, { count: number; first: number }];
  for (const [text, each] of counts)
    if (each.count > most.count || (each.count === most.count && each.first < most.first)) [best, most] = [text, each];
  return best;
}
