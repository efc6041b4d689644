import { hanIn, clausesOf, partnersOf } from './clauses';
import { rolesOf } from './functionWords';
import type { Span } from '../text/span';
import { keyOf } from './key';
import { readPassages } from './passages';
import { PATTERNS } from './patterns';
import type { Candidate, Reading } from './patterns/pattern';
import { register } from './register';
import type { Phrase, PhraseKind, Source } from './phrase';
import { themeOf } from './themes';

export interface SourceDocument {
  /** Its address: what sources say as `uri`. */
  readonly id: string;
  readonly text: string;
}

export interface ExtractionOptions {
  /** Phrases below this score are left out. */
  readonly threshold?: number;
}

export const THRESHOLD = 0.5;

interface Sighting {
  readonly candidate: Candidate;
  readonly pattern: string;
  readonly text: string;
  readonly strength: number;
  readonly document: number;
  readonly source: Source;
}

const MOST_SOURCES = 50;
const SCARCITY = 0.04;
const MOST_SCARCITY = 0.25;

/** The phrases that documents hold, best first, with where they stand. Looks at nothing but the documents. */
export function extractPhrases(documents: readonly SourceDocument[], { threshold = THRESHOLD }: ExtractionOptions = {}): Phrase[] {
  const found = new Map<string, Sighting[]>();
  documents.forEach((document, number) => {
    for (const sighting of sightings(document, number, documents.length)) {
      const key = sighting.candidate.frame === undefined ? keyOf(sighting.text) : sighting.candidate.frame;
      const others = found.get(key);
      if (others === undefined) found.set(key, [sighting]);
      else others.push(sighting);
    }
  });
  const phrases: Phrase[] = [];
  for (const all of found.values()) {
    const score = scoreOf(all);
    if (score >= threshold) phrases.push(toPhrase(all, score));
  }
  return phrases.sort((a, b) => (b.score as number) - (a.score as number));
}

function* sightings({ id, text }: SourceDocument, document: number, documents: number): Generator<Sighting> {
  const readings: Reading[] = [];
  readPassages(text, languageOf(id)).forEach((passage, index) => {
    readings.push({
      passage,
      folded: passage.folded,
      roles: rolesOf(passage.folded),
      clauses: clausesOf(passage.folded),
      partners: partnersOf(passage.folded),
      document: readings,
      index,
    });
  });
  const title = titleOf(readings, id);
  const trust = register(readings.map(({ passage }) => passage)) * scarcity(documents);
  for (const reading of readings) {
    const { passage } = reading;
    const own: Sighting[] = [];
    for (const [pattern, see] of Object.entries(PATTERNS))
      see(reading, (seen) => {
        const candidate = { ...seen, ...withoutStrayQuotes(reading, seen) };
        own.push({
          candidate,
          pattern,
          text: candidate.text ?? clean(passage.text.slice(candidate.start, candidate.end)),
          strength: candidate.strength * trust,
          document,
          source: {
            title,
            ...(passage.section === '' ? {} : { section: passage.section.slice(0, 300) }),
            uri: id,
            start: passage.offsets[candidate.start] as number,
            end: (passage.offsets[candidate.end - 1] as number) + 1,
          },
        });
      });
    yield* own;
  }
}

/** Among many documents, what one of them says once is chance more often. */
function scarcity(documents: number): number {
  return 1 - Math.min(MOST_SCARCITY, SCARCITY * Math.log2(documents));
}

export function languageOf(id: string): string {
  return /\.(?:md|markdown)$/i.test(id) ? 'markdown' : 'plaintext';
}

function titleOf(readings: readonly Reading[], id: string): string {
  const first = readings.find(({ passage }) => passage.heading && hanIn(passage.folded, 0, passage.folded.length) >= 4);
  return first?.passage.text.slice(first.passage.body) ?? id.slice(id.search(/[^/\\]*$/));
}

/** Without marks at its ends that belong to something larger, or to the phrase as a whole. */
function withoutStrayQuotes({ folded, partners }: Reading, { start, end }: Span): Span {
  while (start < end && '“‘'.includes(folded.charAt(start)) && ((partners[start] as number) < 0 || (partners[start] as number) >= end - 1)) {
    if (partners[start] === end - 1) end--;
    start++;
  }
  while (end > start && '”’'.includes(folded.charAt(end - 1)) && (partners[end - 1] as number) < start) end--;
  return { start, end };
}

function clean(text: string): string {
  return text.replaceAll(' ', '');
}

/** Strongest sighting of each pattern, as independent evidence; more for what is said again, and in several documents. */
function scoreOf(all: readonly Sighting[]): number {
  const strongest = new Map<string, number>();
  const documents = new Set<number>();
  const places = new Set<string>();
  for (const { pattern, strength, document, source } of all) {
    strongest.set(pattern, Math.max(strongest.get(pattern) ?? 0, strength));
    documents.add(document);
    places.add(`${document} ${source.start}`);
  }
  const [best = 0, ...others] = [...strongest.values()].sort((a, b) => b - a);
  let doubt = 1 - Math.max(0, best);
  for (const other of others) doubt *= 1 - 0.35 * Math.max(0, other);
  const repeated = 1 + 0.25 * Math.log2(places.size) + 0.15 * Math.log2(documents.size);
  return Math.round((1 - doubt ** repeated) * 1000) / 1000;
}

function toPhrase(all: readonly Sighting[], score: number): Phrase {
  const [best] = [...all].sort((a, b) => telling(b) - telling(a)) as [Sighting];
  const { candidate } = best;
  const text = mostFrequent(inOrder(all).map((sighting) => sighting.text));
  const expanded = all.find(({ candidate: { expansion } }) => expansion !== undefined);
  const members =
    expanded?.candidate.members ??
    all.find(({ candidate, text: own }) => candidate.members !== undefined && own === text)?.candidate.members;
  const kind: PhraseKind = candidate.kind;
  const sources = new Map(all.map(({ source }) => [`${source.uri} ${source.start}`, source]));
  return {
    text,
    kind,
    theme: themeOf(text),
    ...(members === undefined || members.length < 2 ? {} : { members }),
    ...(expanded?.candidate.expansion === undefined ? {} : { expansion: expanded.candidate.expansion }),
    ...(candidate.frame === undefined ? {} : { frame: candidate.frame }),
    explanation: '',
    score,
    sources: [...sources.values()].slice(0, MOST_SOURCES),
  };
}

/** Whose kind the phrase has: that it has four characters says least of it, and that it stands for something most. */
function telling({ strength, candidate: { kind, expansion } }: Sighting): number {
  return strength + (expansion === undefined ? 0 : 1) - (kind === 'four-character' ? 0.25 : 0);
}

function inOrder(all: readonly Sighting[]): Sighting[] {
  return [...all].sort((a, b) => a.document - b.document || (a.source.start as number) - (b.source.start as number));
}

function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  let best = texts[0] as string;
  for (const [text, count] of counts) if (count > (counts.get(best) as number)) best = text;
  return best;
}
