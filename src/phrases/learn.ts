import { extractPhrases } from './extract';
import { readPassages } from './extraction/passages';
import { languageOf, type SourceDocument } from './extraction/sightings';
import type { Phrase } from './phrase';
import { readSequences, type Sequences } from './sequences';

/** What documents teach: phrases to complete, and what usually follows what. */
export function learn(documents: readonly SourceDocument[]): { phrases: Phrase[]; sequences: Sequences } {
  const paragraphs: string[] = [];
  for (const { id, text } of documents)
    for (const passage of readPassages(text, languageOf(id))) paragraphs.push(passage.text);
  return { phrases: extractPhrases(documents), sequences: readSequences(paragraphs) };
}
