import { extractPhrases } from './extract';
import { readPassages } from './extraction/passages';
import { languageOf, type SourceDocument } from './extraction/sightings';
import type { Phrase } from './phrase';
import { readSequences, type Sequences } from './sequences';

/** What documents teach: phrases to complete, and what usually follows what. */
export function learn(documents: readonly SourceDocument[]): { phrases: Phrase[]; sequences: Sequences } {
  const paragraphs = documents.map(({ id, text }) => readPassages(text, languageOf(id)).map((passage) => passage.text));
  return { phrases: extractPhrases(documents), sequences: readSequences(paragraphs) };
}
