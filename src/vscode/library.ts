import { Phrasebook } from '../phrases';

/** The phrasebook in use; loaded when first asked for, so that activation costs nothing. */
export class Library {
  #book: Promise<Phrasebook> | undefined;

  book(): Promise<Phrasebook> {
    this.#book ??= load();
    return this.#book;
  }
}

async function load(): Promise<Phrasebook> {
  const { loadBuiltin } = await import('../phrases/builtin');
  return Phrasebook.from(loadBuiltin());
}
