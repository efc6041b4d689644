import { CombinedPhrases, type Phrase, paragraphsOf, type Sequences } from '../../phrases';
import { inSlices } from '../workbench/breath';
import { IndexCache, type Known, type Storage, type Taught } from './indexCache';
import type { Files, Watch } from './indexedFiles';
import { hashOf } from './indexFile';
import { KnownDocuments } from './knownDocuments';
import { idOf, type LearntText, LearntTexts, textsToLearnFrom } from './learntTexts';

/** What an update did. */
export interface Updated {
  readonly documents: number;
  readonly drawn: number;
  readonly gone: number;
  /** Whether learnt() gives something else than before. */
  readonly changed: boolean;
}

/** Instead of a hash, where something is missing: no update takes it for what it should be. */
const UNKNOWN = '';

const NOTHING: Taught = { phrases: [], sequences: { said: '' }, phrasesFrom: UNKNOWN, sequencesFrom: UNKNOWN };

/**
 * The phrases of documents and what follows what in them. A document is drawn from again only where its content differs; a change
 * costs what that document costs, once the others have been read in this window.
 */
export class DocumentIndex {
  readonly #cache: IndexCache;
  readonly #documents: KnownDocuments;
  #taught: Taught;
  readonly #combined = new CombinedPhrases();
  readonly #texts = new LearntTexts();
  /** Whether what is taught is not written down yet. */
  #isStale = false;
  /** What is under way: updates and writing wait for each other. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(cache: IndexCache, documents: Map<string, Known>, taught: Taught) {
    this.#cache = cache;
    this.#documents = new KnownDocuments(cache, documents, this.#texts);
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
    return this.#inTurn(() => this.#documents.save());
  }

  /** Writes down what learnt() gives, which is much; what is not written down, the next window puts together anew. */
  saveTaught(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#isStale) await this.#cache.writeTaught(this.#taught);
      this.#isStale = false;
    });
  }

  /** Writes nothing from now on. Resolves when what was under way has come to its end, so that the files can be removed. */
  close(): Promise<void> {
    this.#cache.close();
    return this.#inTurn(async () => {});
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }

  async #update(files: Files, watch: Watch): Promise<Updated | undefined> {
    const looked = await this.#documents.lookAtAll(files, watch);
    const distinct = this.#documents.distinct();
    const texts = textsToLearnFrom(distinct);
    this.#texts.keep(texts);
    if (!looked) return undefined;

    const before = this.#taught;
    const taught = {
      ...before,
      ...(await this.#combine(distinct, files, watch)),
      ...(await this.#compare(texts, looked.outOfReach, files, watch)),
    };
    if (watch.isCancelled()) return undefined;
    const changed = taught.phrases !== before.phrases || taught.sequences !== before.sequences;
    const { phrasesFrom, sequencesFrom } = before;
    this.#isStale ||= changed || taught.phrasesFrom !== phrasesFrom || taught.sequencesFrom !== sequencesFrom;
    this.#taught = taught;
    return { documents: this.#documents.size, drawn: this.#documents.takeDrawn(), gone: looked.gone, changed };
  }

  /** The phrases of documents as one list; undefined where they are what they were, and where that was cancelled. */
  async #combine(documents: readonly LearntText[], files: Files, watch: Watch): Promise<Partial<Taught> | undefined> {
    const phrasesFrom = await hashOf(documents.map(({ uri, hash }) => `${hash} ${uri}`).join('\n'));
    if (phrasesFrom === this.#taught.phrasesFrom) return undefined;
    let isWhole = true;
    for (const [at, { uri, hash }] of documents.entries()) {
      if (watch.isCancelled()) return undefined;
      const reading = () => watch.reading(at + 1, documents.length);
      const phrases = await this.#documents.phrasesOf(uri, hash, files, reading);
      this.#combined.set(uri, phrases ?? []);
      isWhole &&= phrases !== undefined;
      await watch.breathe();
    }
    const wanted = new Set(documents.map(({ uri }) => uri));
    for (const uri of this.#combined.documents()) if (!wanted.has(uri)) this.#combined.delete(uri);
    await inSlices(this.#combined.settle(), () => watch.breathe());
    const list = this.#combined.list();
    const isNothing = list.length + this.#taught.phrases.length === 0;
    return { ...(!isNothing && { phrases: list }), phrasesFrom: isWhole ? phrasesFrom : UNKNOWN };
  }

  /**
   * What documents have in common, which needs all of them.
   * @returns undefined where that stays what it was: it is from the same texts, some cannot be read or have changed, or it was cancelled
   */
  async #compare(
    texts: readonly LearntText[],
    outOfReach: readonly string[],
    files: Files,
    watch: Watch,
  ): Promise<Partial<Taught> | undefined> {
    const sequencesFrom = await hashOf(texts.map(idOf).join('\n'));
    if (sequencesFrom === this.#taught.sequencesFrom) return undefined;
    if (outOfReach.length > 0) {
      files.wanted(outOfReach);
      return undefined;
    }
    const unread = this.#texts.unread(texts);
    for (const [at, text] of unread.entries()) {
      if (watch.isCancelled()) return undefined;
      watch.reading(at + 1, unread.length);
      try {
        const bytes = await files.read(text.uri);
        if ((await hashOf(bytes)) !== text.hash) return this.#documents.lookAgain(text.uri);
        const document = await files.document(text.uri, bytes);
        this.#texts.add(text, document ? paragraphsOf(document, text.sound) : []);
      } catch (error) {
        files.failed(text.uri, error);
        files.wanted([text.uri]);
        return undefined;
      }
      await watch.breathe();
    }
    const said = await this.#texts.compare(texts, (work) => inSlices(work, () => watch.breathe()));
    return { ...(said !== this.#taught.sequences.said && { sequences: { said } }), sequencesFrom };
  }
}
