import { type Finding, groupOf, type Repair, repairWhere } from '../../garble';
import { OffsetMap } from '../../garble/repair';
import { phrasesOf } from '../extract';
import { type Passage, readPassages } from '../extraction/passages';
import { languageOf, sightingsOf } from '../extraction/sightings';
import type { Phrase, Source } from '../phrase';

/** What a single document need not show by itself: several of them may together. */
const FAINT = 0.3;

/** A document to draw phrases from. */
export interface DrawnDocument {
  /** What its name says, for a document without a heading. */
  readonly name: string;
  /** What sources say as `uri`. */
  readonly uri: string;
  readonly text: string;
}

/** What a document gives. */
export interface Drawn {
  /** Best first, the faint ones too, with their places in the text as it stands. */
  readonly phrases: Phrase[];
  /** Its paragraphs, repaired. */
  readonly paragraphs: string[];
  /** Whether there was nothing to repair. */
  readonly sound: boolean;
}

/** The phrases of one document and its paragraphs. Damage is repaired before they are read, so that no garble gets into a book. */
export function drawDocument({ name, uri, text }: DrawnDocument): Drawn {
  const languageId = languageOf(name);
  const repaired = mended(text, languageId);
  const passages = readPassages(repaired.text, languageId);
  const original = new OffsetMap();
  original.apply(repaired.edits);
  const place = (source: Source): Source => {
    if (source.start === undefined || source.end === undefined) return { ...source, uri };
    const start = original.offset(source.start);
    return { ...source, uri, start, end: Math.max(start, original.offset(source.end, 'end')) };
  };
  const phrases = phrasesOf([sightingsOf(name, passages)], { threshold: FAINT }).map((phrase) => ({
    ...phrase,
    sources: phrase.sources.map(place),
  }));
  return { phrases, paragraphs: textsOf(passages), sound: repaired.edits.length === 0 };
}

/** The phrases of one document alone: see drawDocument(). */
export function drawPhrases(document: DrawnDocument): Phrase[] {
  return drawDocument(document).phrases;
}

/**
 * The paragraphs of one document alone: see drawDocument().
 * @param sound what that said of the same text; without it the text is looked through for damage
 */
export function paragraphsOf({ name, text }: DrawnDocument, sound = false): string[] {
  const languageId = languageOf(name);
  return textsOf(readPassages(sound ? text : mended(text, languageId).text, languageId));
}

function textsOf(passages: readonly Passage[]): string[] {
  return passages.map((passage) => passage.text);
}

/** A wrong character that is certain is no damage, but has no place in a book either. */
function mended(text: string, languageId: string): Repair {
  const isWanted = ({ kind, certain }: Finding): boolean => certain && (groupOf(kind) === 'damage' || kind === 'typo');
  return repairWhere(text, isWanted, { languageId });
}
