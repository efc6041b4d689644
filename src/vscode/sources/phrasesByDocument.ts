import type { DrawnPhrases, IndexCache } from './indexCache';

/** The phrases of each document, read from the cache part by part when they are first asked for. */
export class PhrasesByDocument {
  readonly #cache: IndexCache;
  readonly #known = new Map<string, DrawnPhrases>();
  readonly #loaded = new Set<number>();
  readonly #stale = new Set<number>();

  constructor(cache: IndexCache) {
    this.#cache = cache;
  }

  /** The phrases that were drawn from a document of this content; undefined where none were, or they were not remembered. */
  async get(uri: string, hash: string): Promise<DrawnPhrases | undefined> {
    if (!this.#known.has(uri)) await this.#load(this.#cache.partOf(uri));
    const drawn = this.#known.get(uri);
    return drawn?.hash === hash ? drawn : undefined;
  }

  set(uri: string, drawn: DrawnPhrases): void {
    this.#known.set(uri, drawn);
    this.#stale.add(this.#cache.partOf(uri));
  }

  delete(uri: string): void {
    this.#known.delete(uri);
    this.#stale.add(this.#cache.partOf(uri));
  }

  /**
   * Writes down what has changed.
   * @param documents all there are: what is remembered of others goes
   */
  async save(documents: ReadonlyMap<string, unknown>): Promise<void> {
    for (const part of this.#stale) {
      await this.#load(part);
      const drawn = [...this.#known].filter(([uri]) => documents.has(uri) && this.#cache.partOf(uri) === part);
      await this.#cache.writePart(part, new Map(drawn));
      this.#stale.delete(part);
    }
  }

  async #load(part: number): Promise<void> {
    if (this.#loaded.has(part)) return;
    this.#loaded.add(part);
    for (const [uri, drawn] of await this.#cache.readPart(part)) if (!this.#known.has(uri)) this.#known.set(uri, drawn);
  }
}
