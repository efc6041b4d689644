import type { SourceDocument } from '../extraction/sightings';
import type { Phrase } from '../phrase';
import { combinePhrases } from './combinedPhrases';
import { drawDocument } from './drawing';
import { readSequences, type Sequences } from './sequences';

/** What documents teach: phrases to complete, and what usually follows what. The same as the index of the editor gives. */
export function learn(documents: readonly SourceDocument[]): { phrases: Phrase[]; sequences: Sequences } {
  const drawn = documents.map(({ id, text }) => drawDocument({ name: id, uri: id, text }));
  return {
    phrases: combinePhrases(drawn.map(({ phrases }) => phrases)),
    sequences: readSequences(drawn.map(({ paragraphs }) => paragraphs)),
  };
}
