import { drawDocument, type Phrase } from '../../phrases';
import type { IndexCache, Known, Stamp } from './indexCache';
import type { Files, Watch } from './indexedFiles';
import { hashOf } from './indexFile';
import type { LearntText, LearntTexts } from './learntTexts';
import { PhrasesByDocument } from './phrasesByDocument';

/** So much of one document is remembered; what is fainter would not be offered anyway. */
const MOST_PHRASES = 300;

/** Instead of a time: the file was written to since, whatever it says. */
const NEVER = -1;

/** What lies where the files were looked for. */
export interface Looked {
  /** So many documents are not there any more. */
  readonly gone: number;
  /** Files and folders that could not be looked at and hold documents that are known. */
  readonly outOfReach: readonly string[];
}

/** What is known of each document: its stamp, the hash of its content, and the phrases that were drawn from that. */
export class KnownDocuments {
  readonly #cache: IndexCache;
  readonly #documents: Map<string, Known>;
  readonly #phrases: PhrasesByDocument;
  readonly #texts: LearntTexts;
  /** Whether something is not written down yet. */
  #isStale = false;
  #drawn = 0;

  /**
   * @param documents what was known of them when it was last written down
   * @param texts told of the paragraphs of what is drawn from
   */
  constructor(cache: IndexCache, documents: Map<string, Known>, texts: LearntTexts) {
    this.#cache = cache;
    this.#documents = documents;
    this.#phrases = new PhrasesByDocument(cache);
    this.#texts = texts;
  }

  get size(): number {
    return this.#documents.size;
  }

  /** How many documents were drawn from since this was last asked. */
  takeDrawn(): number {
    const drawn = this.#drawn;
    this.#drawn = 0;
    return drawn;
  }

  /** Looks at every file and forgets what is gone; undefined where that was cancelled. */
  async lookAtAll(files: Files, watch: Watch): Promise<Looked | undefined> {
    const { documents: uris, unread } = await files.list();
    for (const [at, uri] of uris.entries()) {
      if (watch.isCancelled()) return undefined;
      await this.#look(uri, files, () => watch.reading(at + 1, uris.length));
      await watch.breathe();
    }
    if (watch.isCancelled()) return undefined;
    const found = new Set(uris);
    const missing = [...this.#documents.keys()].filter((uri) => !found.has(uri));
    const outOfReach = unread.filter((each) => missing.some((uri) => isAtOrBelow(uri, each)));
    const gone = missing.filter((uri) => !outOfReach.some((each) => isAtOrBelow(uri, each)));
    for (const uri of gone) this.#forget(uri);
    return { gone: gone.length, outOfReach };
  }

  /**
   * The documents that phrases were found in, in the order of their URIs, without copies: a copy says nothing that the document does
   * not. What phrases are in none of, a manual, a novel, is learnt nothing from.
   */
  distinct(): readonly LearntText[] {
    const hashes = new Set<string>();
    return Array.from(this.#documents, ([uri, known]) => ({ uri, ...known }))
      .filter(({ length }) => length > 0)
      .sort((a, b) => (a.uri < b.uri ? -1 : 1))
      .filter(({ hash }) => !hashes.has(hash) && hashes.add(hash));
  }

  /**
   * The phrases of a document; they are drawn again where they were written down and that was damaged.
   * @returns undefined where it cannot be read now
   */
  async phrasesOf(
    uri: string,
    hash: string,
    files: Files,
    reading: () => void,
  ): Promise<readonly Phrase[] | undefined> {
    const drawn = await this.#phrases.get(uri, hash);
    if (drawn) return drawn.phrases;
    reading();
    try {
      // What is written in between, the next look finds changed.
      const { mtime, size } = await files.stat(uri);
      const bytes = await files.read(uri);
      return await this.#draw(uri, { mtime, size, hash: await hashOf(bytes), bytes }, files);
    } catch (error) {
      files.failed(uri, error);
      return undefined;
    }
  }

  /** Has the next update read a document, whatever its stamp says. */
  lookAgain(uri: string): undefined {
    const known = this.#documents.get(uri);
    if (known) this.#documents.set(uri, { ...known, mtime: NEVER });
    this.#isStale = true;
  }

  /** Writes down what has changed. */
  async save(): Promise<void> {
    await this.#phrases.save(this.#documents);
    if (this.#isStale) await this.#cache.writeDocuments(this.#documents);
    this.#isStale = false;
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
        this.#isStale = true;
      }
    } catch (error) {
      files.failed(uri, error);
    }
  }

  async #draw(
    uri: string,
    { bytes, ...file }: Stamp & { hash: string; bytes: Uint8Array },
    files: Files,
  ): Promise<readonly Phrase[]> {
    const document = await files.document(uri, bytes);
    const {
      phrases: all,
      paragraphs,
      sound,
    } = document ? drawDocument(document) : { phrases: [], paragraphs: [], sound: true };
    const phrases = all.slice(0, MOST_PHRASES);
    const length = phrases.length === 0 ? 0 : paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
    if (length > 0) this.#texts.add({ uri, hash: file.hash }, paragraphs);
    this.#documents.set(uri, { ...file, length, sound });
    this.#phrases.set(uri, { hash: file.hash, phrases });
    this.#isStale = true;
    return phrases;
  }

  #forget(uri: string): void {
    this.#documents.delete(uri);
    this.#phrases.delete(uri);
    this.#isStale = true;
  }
}

function isAtOrBelow(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
