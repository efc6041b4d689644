import { type Forms, prefixLength } from './forms';
import { Key } from './key';
import type { Range } from './sortedKeys';

/**
 * How much each phrase was used, by its number: what a map says by text is looked up once, for the few hundred phrases that were
 * ever picked, and not again for each of the thousands that compete for a list.
 */
export class Usage {
  readonly #forms: Forms;
  #scores: Float64Array | undefined;
  #read: ReadonlyMap<string, number> | undefined;
  #used: number[] = [];
  /** The phrases that no key leads to, with their texts. */
  #unkeyed: readonly (readonly [number, string])[] | undefined;

  constructor(forms: Forms) {
    this.#forms = forms;
  }

  /**
   * The scores by number of phrase, 0 where `usage` says nothing. Valid until the next call.
   * @param usage scores by text; another map where they are others
   */
  scores(usage: ReadonlyMap<string, number>): Float64Array {
    this.#scores ??= new Float64Array(this.#forms.phrases.length);
    if (usage === this.#read) return this.#scores;
    for (const phrase of this.#used) this.#scores[phrase] = 0;
    this.#used = [];
    this.#unkeyed ??= this.#forms.unkeyed.map((at) => [at, this.#forms.phrases.head(at).text]);
    for (const [text, score] of usage)
      for (const phrase of withText(this.#forms, this.#unkeyed, text)) {
        this.#scores[phrase] = score;
        this.#used.push(phrase);
      }
    this.#read = usage;
    return this.#scores;
  }
}

const scratch = new Key();

/** The phrases with exactly this text, in no order: each book may have one. */
function withText(
  { phrases, phraseOf, heads }: Forms,
  unkeyed: readonly (readonly [number, string])[],
  text: string,
): Set<number> {
  const found = new Set<number>();
  const take = (phrase: number): void => {
    if (phrases.head(phrase).text === text) found.add(phrase);
  };
  for (const [phrase, its] of unkeyed) if (its === text) found.add(phrase);
  const key = scratch.readPhrase(text);
  const range: Range = { low: 0, high: 0 };
  // The key of a frame ends at its first gap; what has a gap in it need not be a frame.
  for (const length of new Set([key.length, prefixLength(key)])) {
    if (!heads.find(range, key.units, 0, length)) continue;
    // Keys that are no longer stand first.
    for (let at = range.low; at < range.high && heads.lengthAt(at) === length; at++)
      take(phraseOf[heads.owner(at)] as number);
  }
  return found;
}
