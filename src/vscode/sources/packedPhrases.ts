import type { Phrase, Source } from '../../phrases';

/** A document as its phrases' sources call it. */
type Named = readonly [title: string, uri?: string];
/** A source: the number of its document, then what differs within one; null for what is not said. */
type Place = readonly [document: number, start: number | null, end: number | null, section?: string];

/** Some phrases as they are written down, with the documents that none before them named. */
export interface PackedPhrases {
  readonly documents: readonly Named[];
  readonly phrases: readonly (Omit<Phrase, 'explanation' | 'sources'> & { readonly at: readonly Place[] })[];
}

/** Packs phrases that were drawn from documents, which explain nothing, in one piece or in several. */
export class Packer {
  readonly #numbers = new Map<string, number>();

  pack(phrases: readonly Phrase[]): PackedPhrases {
    const documents: Named[] = [];
    const numberOf = ({ title, uri }: Source): number => {
      const key = `${uri} ${title}`;
      let number = this.#numbers.get(key);
      if (number === undefined) {
        number = this.#numbers.size;
        this.#numbers.set(key, number);
        documents.push(uri === undefined ? [title] : [title, uri]);
      }
      return number;
    };
    const packed = phrases.map(({ explanation: _, sources, ...phrase }) => ({
      ...phrase,
      at: sources.map((source): Place => {
        const { start = null, end = null, section } = source;
        const number = numberOf(source);
        return section === undefined ? [number, start, end] : [number, start, end, section];
      }),
    }));
    return { documents, phrases: packed };
  }
}

/** Unpacks what a Packer packed, in the same order. */
export class Unpacker {
  readonly #documents: Named[] = [];

  unpack({ documents, phrases }: PackedPhrases): Phrase[] {
    this.#documents.push(...documents);
    return phrases.map(({ at, ...phrase }) => ({
      ...phrase,
      explanation: '',
      sources: at.map((place) => this.#source(place)),
    }));
  }

  #source([number, start, end, section]: Place): Source {
    const [title, uri] = this.#documents[number] as Named;
    return {
      title,
      ...(section !== undefined && { section }),
      ...(uri !== undefined && { uri }),
      ...(start !== null && { start }),
      ...(end !== null && { end }),
    };
  }
}
