import type { Phrase, Sequences } from '../../phrases';
import { DamagedIndex, decode, encode } from './indexFile';
import { type PackedPhrases, Packer, Unpacker } from './packedPhrases';

/** Where the files of an index lie. */
export interface Storage {
  /** undefined where there is no such file */
  read(name: string): Promise<Uint8Array | undefined>;
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Told of a file that is not as it was written. */
  damaged(name: string): void;
}

/** While these are the same, a file is not read again. */
export interface Stamp {
  readonly mtime: number;
  readonly size: number;
}

/** What is known of a document, less its phrases. */
export interface Known extends Stamp {
  readonly hash: string;
  /** Of its paragraphs, in UTF-16 units; 0 where it gave no phrase: it is none that is learnt from, a manual, a novel, a file without text. */
  readonly length: number;
  /** Whether there was nothing to repair. */
  readonly sound: boolean;
}

/** The phrases of a document, and the hash of the content that they were drawn from. */
export interface DrawnPhrases {
  readonly hash: string;
  readonly phrases: readonly Phrase[];
}

/** What all documents teach together. */
export interface Taught {
  readonly phrases: readonly Phrase[];
  readonly sequences: Sequences;
  /** Which documents, with which content, the phrases are from, and the sequences: hashes. */
  readonly phrasesFrom: string;
  readonly sequencesFrom: string;
}

const DOCUMENTS = 'documents';
const TAUGHT = 'taught';
/** The phrases by document lie in so many files: a document that changes has one of them written anew. */
const PARTS = 256;
/** So many phrases, documents are one value of a file. */
const SLICE = 500;
/** So many UTF-16 units are one. */
const PIECE = 100_000;

/**
 * What an index remembers, in files for three purposes: what a new window gives at once, what tells it which documents have changed,
 * and the phrases by document, which nobody needs until one has. Of the text of documents only what several of them say is written down.
 */
export class IndexCache {
  readonly #storage: Storage;
  readonly #breathe: () => Promise<void>;
  #isClosed = false;

  /** @param breathe waited for again and again where there is much to do */
  constructor(storage: Storage, breathe: () => Promise<void>) {
    this.#storage = storage;
    this.#breathe = breathe;
  }

  /** Writes nothing from now on, what is asked of it already included. */
  close(): void {
    this.#isClosed = true;
  }

  /** What is known of each document, by its URI. */
  async readDocuments(): Promise<Map<string, Known>> {
    const documents = new Map<string, Known>();
    for (const value of await this.#read(DOCUMENTS)) {
      for (const [uri, mtime, size, hash, length, sound] of value as DocumentRow[])
        documents.set(uri, { mtime, size, hash, length, sound: sound === 1 });
      await this.#breathe();
    }
    return documents;
  }

  async writeDocuments(documents: ReadonlyMap<string, Known>): Promise<void> {
    const rows = Array.from(documents, ([uri, { mtime, size, hash, length, sound }]): DocumentRow => {
      return [uri, mtime, size, hash, length, sound ? 1 : 0];
    });
    await this.#write(DOCUMENTS, slices(rows));
  }

  /** What the documents taught when that was last written; undefined where it never was. */
  async readTaught(): Promise<Taught | undefined> {
    const values = await this.#read(TAUGHT);
    const head = values.next().value as TaughtHead | undefined;
    if (!head) return undefined;
    const unpacker = new Unpacker();
    const phrases: Phrase[] = [];
    let said = '';
    for (const value of values) {
      if (typeof value === 'string') said += value;
      else phrases.push(...unpacker.unpack(value as PackedPhrases));
      await this.#breathe();
    }
    return { ...head, phrases, sequences: { said } };
  }

  async writeTaught({ phrases, sequences, phrasesFrom, sequencesFrom }: Taught): Promise<void> {
    const packer = new Packer();
    const values = function* () {
      yield { phrasesFrom, sequencesFrom } satisfies TaughtHead;
      for (let from = 0; from < sequences.said.length; from += PIECE) yield sequences.said.slice(from, from + PIECE);
      for (const some of slices(phrases)) yield packer.pack(some);
    };
    await this.#write(TAUGHT, values());
  }

  /** The part in which the phrases of a document lie. */
  partOf(uri: string): number {
    let hash = 0;
    for (let i = 0; i < uri.length; i++) hash = (Math.imul(hash, 31) + uri.charCodeAt(i)) | 0;
    return (hash >>> 0) % PARTS;
  }

  /** The phrases of the documents of one part, by URI. */
  async readPart(part: number): Promise<Map<string, DrawnPhrases>> {
    const unpacker = new Unpacker();
    const drawn = new Map<string, DrawnPhrases>();
    for (const value of await this.#read(nameOfPart(part))) {
      const { uri, hash, packed } = value as PartRow;
      drawn.set(uri, { hash, phrases: unpacker.unpack(packed) });
    }
    await this.#breathe();
    return drawn;
  }

  async writePart(part: number, documents: ReadonlyMap<string, DrawnPhrases>): Promise<void> {
    const packer = new Packer();
    const values = function* (): Generator<PartRow> {
      for (const [uri, { hash, phrases }] of documents) yield { uri, hash, packed: packer.pack(phrases) };
    };
    await this.#write(nameOfPart(part), values());
  }

  /** The values of a file; none where there is no file, where it is damaged, which is told, and where another version wrote it. */
  async #read(name: string): Promise<Generator<unknown, void>> {
    const bytes = await this.#storage.read(name);
    try {
      return (bytes && (await decode(bytes))) ?? nothing();
    } catch (error) {
      if (!(error instanceof DamagedIndex)) throw error;
      this.#storage.damaged(name);
      return nothing();
    }
  }

  async #write(name: string, values: Iterable<unknown>): Promise<void> {
    const bytes = await encode(values, this.#breathe);
    if (!this.#isClosed) await this.#storage.write(name, bytes);
  }
}

type TaughtHead = Pick<Taught, 'phrasesFrom' | 'sequencesFrom'>;
type DocumentRow = [uri: string, mtime: number, size: number, hash: string, length: number, sound: 0 | 1];

interface PartRow {
  readonly uri: string;
  readonly hash: string;
  readonly packed: PackedPhrases;
}

function nameOfPart(part: number): string {
  return `part-${part.toString(16).padStart(2, '0')}`;
}

function* slices<T>(all: readonly T[]): Generator<readonly T[], void> {
  for (let from = 0; from < all.length; from += SLICE) yield all.slice(from, from + SLICE);
}

function* nothing(): Generator<never, void> {}
