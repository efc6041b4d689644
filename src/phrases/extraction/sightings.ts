import type { Span } from '../../text/span';
import { PATTERNS } from '../patterns';
import type { Candidate, Reading } from '../patterns/pattern';
import type { Source } from '../phrase';
import { clausesOf, hanIn, partnersOf } from './clauses';
import { rolesOf } from './functionWords';
import { type Passage, readPassages } from './passages';
import { register } from './register';

export interface SourceDocument {
  /** Its address: what sources say as `uri`. */
  readonly id: string;
  readonly text: string;
}

/** A phrase as one pattern sees it in one place. */
export interface Sighting extends Pick<Candidate, 'kind' | 'members' | 'expansion' | 'frame'> {
  readonly pattern: string;
  readonly text: string;
  /** How sure the pattern is, less where the document is none that slogans are said in. */
  readonly strength: number;
  readonly source: Source & { readonly uri: string; readonly start: number };
}

const LONGEST_TEXT = 200;
const LONGEST_TITLE = 300;

/** Everything that the patterns see in a document. */
export function sightingsIn({ id, text }: SourceDocument): Sighting[] {
  return sightingsOf(id, readPassages(text, languageOf(id)));
}

/** The same where its paragraphs have been read. */
export function sightingsOf(id: string, passages: readonly Passage[]): Sighting[] {
  const readings = read(passages);
  const title = titleOf(readings, id);
  const trust = register(readings.map(({ passage }) => passage));
  const seen: Sighting[] = [];
  const patterns = Object.entries(PATTERNS);
  for (const reading of readings) {
    const { passage } = reading;
    const section =
      passage.section === '' || passage.section === title ? {} : { section: passage.section.slice(0, LONGEST_TITLE) };
    for (const [pattern, see] of patterns) {
      see(reading, (candidate) => {
        const { start, end } = withoutStrayQuotes(reading, candidate);
        const said = candidate.text ?? wording(passage.text.slice(start, end));
        if (said.length < 2 || said.length > LONGEST_TEXT) return;
        const members = candidate.members?.map(wording);
        const { kind, expansion, frame } = candidate;
        seen.push({
          pattern,
          text: said,
          kind,
          strength: candidate.strength * trust,
          ...(members === undefined ? {} : { members }),
          ...(expansion === undefined ? {} : { expansion }),
          ...(frame === undefined ? {} : { frame }),
          source: {
            title,
            ...section,
            uri: id,
            start: passage.offsets[start] as number,
            end: (passage.offsets[end - 1] as number) + 1,
          },
        });
      });
    }
  }
  return seen;
}

function read(passages: readonly Passage[]): Reading[] {
  const readings: Reading[] = [];
  for (const passage of passages) {
    const { folded } = passage;
    readings.push({
      passage,
      folded,
      roles: rolesOf(folded),
      clauses: clausesOf(folded),
      partners: partnersOf(folded),
      document: readings,
      index: readings.length,
    });
  }
  return readings;
}

/** What a document is read as, by its name. */
export function languageOf(id: string): string {
  return /\.(?:md|markdown)$/i.test(id) ? 'markdown' : 'plaintext';
}

/** The first heading, else the name of the file. */
function titleOf(readings: readonly Reading[], id: string): string {
  const first = readings.find(({ passage }) => passage.heading && hanIn(passage.folded, 0, passage.folded.length) >= 4);
  return (
    (first?.passage.text.slice(first.passage.body) ?? id.slice(id.search(/[^/\\]*$/))).slice(0, LONGEST_TITLE) || id
  );
}

/** Without marks at its ends that belong to something larger, or to the phrase as a whole. */
function withoutStrayQuotes({ folded, partners }: Reading, { start, end }: Span): Span {
  while (start < end && '“‘'.includes(folded.charAt(start))) {
    const partner = partners[start] as number;
    if (partner >= 0 && partner < end - 1) break;
    if (partner === end - 1) end--;
    start++;
  }
  while (end > start && '”’'.includes(folded.charAt(end - 1)) && (partners[end - 1] as number) < start) end--;
  return { start, end };
}

/** Without spaces, and without a mark of quotation at an end whose partner is not there. */
function wording(text: string): string {
  let said = text.replaceAll(' ', '');
  if (/^[“‘「『]/.test(said) && !/[”’」』]/.test(said)) said = said.slice(1);
  if (/[”’」』]$/.test(said) && !/[“‘「『]/.test(said)) said = said.slice(0, -1);
  return said;
}
