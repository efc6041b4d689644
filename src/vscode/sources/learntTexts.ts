import { CommonText } from '../../phrases';
import type { Known } from './indexCache';

/** In UTF-16 units: what follows what is learnt from so much text, about a thousand speeches. */
const MOST_TEXT = 3_000_000;

/** A text that is learnt from. */
export interface LearntText extends Known {
  readonly uri: string;
}

/** What runs a piece of work to its end, slice by slice. */
type Run = (work: Generator<void, void>) => Promise<void>;

/**
 * What the texts of documents have in common. Texts are read when they are first compared, and never written down: a copy of a
 * document belongs nowhere else.
 */
export class LearntTexts {
  readonly #common = new CommonText();
  /** Read, and not in the common text yet. */
  readonly #paragraphs = new Map<string, readonly string[]>();

  /** Takes in the paragraphs of a document that has been read anyway. */
  add(text: Pick<LearntText, 'uri' | 'hash'>, paragraphs: readonly string[]): void {
    this.#paragraphs.set(idOf(text), paragraphs);
  }

  /** Those of `texts` that have not been read yet. */
  unread(texts: readonly LearntText[]): LearntText[] {
    return texts.filter((text) => !this.#common.has(idOf(text)) && !this.#paragraphs.has(idOf(text)));
  }

  /** Forgets what was read of other texts. */
  keep(texts: readonly LearntText[]): void {
    if (this.#paragraphs.size === 0) return;
    const ids = new Set(texts.map(idOf));
    for (const id of this.#paragraphs.keys()) if (!ids.has(id)) this.#paragraphs.delete(id);
  }

  /** What `texts`, none of which is unread, have in common: see Sequences. */
  async compare(texts: readonly LearntText[], run: Run): Promise<string> {
    const ids = new Set(texts.map(idOf));
    const gone = [...this.#common.ids()].filter((id) => !ids.has(id));
    const come = [...this.#paragraphs].filter(([id]) => ids.has(id));
    await run(this.#common.revise(gone, come));
    this.#paragraphs.clear();
    return this.#common.said(ids);
  }
}

/** A text depends on the content of its file and on how that is read, which the file's name says. */
export function idOf({ uri, hash }: Pick<LearntText, 'uri' | 'hash'>): string {
  return `${hash}${uri.slice(uri.lastIndexOf('.')).toLowerCase()}`;
}

/** The first of the texts, as many as are learnt from. */
export function textsToLearnFrom(texts: readonly LearntText[]): readonly LearntText[] {
  let length = 0;
  return texts.filter((text) => {
    const isEnough = length > MOST_TEXT;
    length += text.length;
    return !isEnough;
  });
}
