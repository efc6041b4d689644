import {
  CombinedPhrases,
  type DrawnDocument,
  drawDocument,
  type Phrase,
  paragraphsOf,
  type Sequences,
} from '../../phrases';
import { PhrasesByDocument } from './drawnPhrases';
import { IndexCache, type Known, type Stamp, type Storage, type Taught } from './indexCache';
import { hashOf } from './indexFile';
import { LearntTexts, nameOf, type Text, textsToLearnFrom } from './learntTexts';

/** So much of one document is remembered; what is fainter would not be offered anyway. */
const MOST_PHRASES = 300;

/** The files to index. One is called by its URI. */
export interface Files {
  list(): Promise<Listing>;
  stat(uri: string): Promise<Stamp>;
  read(uri: string): Promise<Uint8Array>;
  /** The file as text, `undefined` where it has none. */
  document(uri: string, bytes: Uint8Array): Promise<DrawnDocument | undefined>;
  /** Told of a file that cannot be read. */
  failed(uri: string, error: unknown): void;
}

export interface Listing {
  readonly documents: readonly string[];
  /** Files and folders that could not be looked at now: what is known of them, or of what lies below them, stays. */
  readonly unread: readonly string[];
}

/** Who watches over the work. */
export interface Watch {
  /** Whether to stop where that is possible. */
  isCancelled(): boolean;
  /** Told before a document is read, the `at`-th of `of`. */
  reading(at: number, of: number): void;
  /** Waited for after each slice of the work. */
  breathe(): Promise<void>;
}

/** What an update did. */
export interface Updated {
  readonly documents: number;
  readonly drawn: number;
  readonly gone: number;
  /** Whether learnt() gives something else than before. */
  readonly changed: boolean;
}

const NOTHING: Taught = { phrases: [], sequences: { said: '' }, phrasesFrom: '', sequencesFrom: '' };

/**
 * The phrases of documents and what follows what in them. A document is drawn from again only where its content differs; a change
 * costs what that document costs, once the others have been read in this window.
 */
export class DocumentIndex {
  readonly #cache: IndexCache;
  readonly #documents: Map<string, Known>;
  #taught: Taught;
  readonly #phrases: PhrasesByDocument;
  readonly #combined = new CombinedPhrases();
  readonly #texts = new LearntTexts();
  /** What is not written down yet. */
  #staleDocuments = false;
  #staleTaught = false;
  #drawn = 0;
  /** What is under way: updates and writing wait for each other. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(cache: IndexCache, documents: Map<string, Known>, taught: Taught) {
    this.#cache = cache;
    this.#phrases = new PhrasesByDocument(cache);
    this.#documents = documents;
    this.#taught = taught;
  }

  /** The index as it was written down, as far as that is undamaged and this version wrote it; else an empty one. */
  static async open(storage: Storage, breathe: Watch['breathe']): Promise<DocumentIndex> {
    const cache = new IndexCache(storage, breathe);
    const documents = await cache.readDocuments();
    return new DocumentIndex(cache, documents, (await cache.readTaught()) ?? NOTHING);
  }

  /** The phrases of all documents, best first, and what usually follows what, as they were after the last update. */
  learnt(): { readonly phrases: readonly Phrase[]; readonly sequences: Sequences } {
    const { phrases, sequences } = this.#taught;
    return { phrases, sequences };
  }

  /**
   * Brings the index up to date with the files.
   * @returns undefined where it was cancelled: learnt() gives what it gave, and what was drawn need not be drawn again
   */
  update(files: Files, watch: Watch): Promise<Updated | undefined> {
    return this.#inTurn(() => this.#update(files, watch));
  }

  /** Writes down what is known of the documents, as far as that has changed. */
  save(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#phrases.save(this.#documents);
      if (this.#staleDocuments) await this.#cache.writeDocuments(this.#documents);
      this.#staleDocuments = false;
    });
  }

  /** Writes down what learnt() gives, which is much; what is not written down, the next window puts together anew. */
  saveTaught(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#staleTaught) await this.#cache.writeTaught(this.#taught);
      this.#staleTaught = false;
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }

  async #update(files: Files, watch: Watch): Promise<Updated | undefined> {
    const { documents: uris, unread } = await files.list();
    for (const [at, uri] of uris.entries()) {
      if (watch.isCancelled()) return undefined;
      await this.#look(uri, files, () => watch.reading(at + 1, uris.length));
      await watch.breathe();
    }
    if (watch.isCancelled()) return undefined;
    const found = new Set(uris);
    const missing = [...this.#documents.keys()].filter((uri) => !found.has(uri));
    const gone = missing.filter((uri) => !unread.some((each) => isAtOrBelow(uri, each)));
    for (const uri of gone) this.#forget(uri);

    const distinct = this.#distinct();
    const phrasesFrom = await hashOf(distinct.map(({ uri, hash }) => `${hash} ${uri}`).join('\n'));
    const texts = textsToLearnFrom(distinct);
    let sequencesFrom = await hashOf(texts.map(nameOf).join('\n'));
    const before = this.#taught;
    const phrases = phrasesFrom === before.phrasesFrom ? before.phrases : await this.#combine(distinct, files, watch);
    // What documents say together needs all of them: it stays as it was while some cannot be read.
    const isKept = sequencesFrom === before.sequencesFrom || missing.length > gone.length;
    const sequences = isKept ? undefined : await this.#compare(texts, files, watch);
    if (watch.isCancelled() || !phrases) return undefined;
    if (!sequences) sequencesFrom = before.sequencesFrom;
    this.#taught = { phrases, sequences: sequences ?? before.sequences, phrasesFrom, sequencesFrom };
    this.#staleTaught ||= phrasesFrom !== before.phrasesFrom || sequencesFrom !== before.sequencesFrom;
    const changed = phrases !== before.phrases || this.#taught.sequences !== before.sequences;
    const drawn = this.#drawn;
    this.#drawn = 0;
    return { documents: this.#documents.size, drawn, gone: gone.length, changed };
  }

  /** Draws from a document again where its content differs; it stays as it was where it cannot be read now. */
  async #look(uri: string, files: Files, reading: () => void): Promise<void> {
    const known = this.#documents.get(uri);
    try {
      const { mtime, size } = await files.stat(uri);
      if (known && known.mtime === mtime && known.size === size) return;
      const bytes = await files.read(uri);
      const hash = await hashOf(bytes);
      if (known?.hash !== hash) {
        reading();
        await this.#draw(uri, { mtime, size, hash, bytes }, files);
        this.#drawn++;
      } else {
        this.#documents.set(uri, { ...known, mtime, size });
        this.#staleDocuments = true;
      }
    } catch (error) {
      files.failed(uri, error);
    }
  }

  async #draw(
    uri: string,
    { bytes, ...file }: Stamp & { hash: string; bytes: Uint8Array },
    files: Files,
  ): Promise<void> {
    const document = await files.document(uri, bytes);
    const { phrases, paragraphs, sound } = document
      ? drawDocument(document)
      : { phrases: [], paragraphs: [], sound: true };
    const length = phrases.length === 0 ? 0 : paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
    if (length > 0) this.#texts.add({ uri, hash: file.hash }, paragraphs);
    this.#documents.set(uri, { ...file, length, sound });
    this.#phrases.set(uri, { hash: file.hash, phrases: phrases.slice(0, MOST_PHRASES) });
    this.#staleDocuments = true;
  }

  #forget(uri: string): void {
    this.#documents.delete(uri);
    this.#phrases.delete(uri);
    this.#staleDocuments = true;
  }

  /**
   * The documents that phrases were found in, in the order of their URIs, without copies: a copy says nothing that the document does
   * not. What phrases are in none of, a manual, a novel, is learnt nothing from.
   */
  #distinct(): readonly Text[] {
    const hashes = new Set<string>();
    return Array.from(this.#documents, ([uri, known]) => ({ uri, ...known }))
      .filter(({ length }) => length > 0)
      .sort((a, b) => (a.uri < b.uri ? -1 : 1))
      .filter(({ hash }) => !hashes.has(hash) && hashes.add(hash));
  }

  /** The phrases of documents as one list; undefined where that was cancelled. */
  async #combine(documents: readonly Text[], files: Files, watch: Watch): Promise<readonly Phrase[] | undefined> {
    for (const [at, { uri, hash }] of documents.entries()) {
      if (watch.isCancelled()) return undefined;
      const phrases = await this.#phrasesOf(uri, hash, files, () => watch.reading(at + 1, documents.length));
      this.#combined.set(uri, phrases);
      await watch.breathe();
    }
    const wanted = new Set(documents.map(({ uri }) => uri));
    for (const uri of this.#combined.documents()) if (!wanted.has(uri)) this.#combined.delete(uri);
    await inSlices(this.#combined.settle(), watch);
    const { phrases } = this.#taught;
    const list = this.#combined.list();
    return list.length + phrases.length === 0 ? phrases : list;
  }

  /** The phrases of a document; they are drawn again where they were written down and that was damaged. */
  async #phrasesOf(uri: string, hash: string, files: Files, reading: () => void): Promise<readonly Phrase[]> {
    const drawn = await this.#phrases.get(uri, hash);
    if (drawn) return drawn.phrases;
    reading();
    try {
      const bytes = await files.read(uri);
      const { mtime, size } = await files.stat(uri);
      await this.#draw(uri, { mtime, size, hash: await hashOf(bytes), bytes }, files);
    } catch (error) {
      files.failed(uri, error);
    }
    return (await this.#phrases.get(uri, this.#documents.get(uri)?.hash ?? hash))?.phrases ?? [];
  }

  /** What documents have in common; undefined where that was cancelled or one of them cannot be read. */
  async #compare(texts: readonly Text[], files: Files, watch: Watch): Promise<Sequences | undefined> {
    const unread = this.#texts.unread(texts);
    for (const [at, text] of unread.entries()) {
      if (watch.isCancelled()) return undefined;
      watch.reading(at + 1, unread.length);
      try {
        const document = await files.document(text.uri, await files.read(text.uri));
        this.#texts.add(text, document ? paragraphsOf(document, text.sound) : []);
      } catch (error) {
        files.failed(text.uri, error);
        return undefined;
      }
      await watch.breathe();
    }
    const said = await this.#texts.compare(texts, (work) => inSlices(work, watch));
    return said === this.#taught.sequences.said ? this.#taught.sequences : { said };
  }
}

async function inSlices(work: Generator<void, void>, { breathe }: Watch): Promise<void> {
  while (!work.next().done) await breathe();
}

function isAtOrBelow(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
