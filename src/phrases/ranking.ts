/** A phrase that fits what was typed, before it is turned into something to insert. */
export interface Candidate {
  readonly phrase: number;
  /** The form that was met; -1 where letters met the phrase itself. */
  readonly form: number;
  /** Where in the form's key the typed part begins: 0, or the start of a later member. */
  readonly from: number;
  readonly usage: number;
  readonly sameTheme: boolean;
  readonly length: number;
}

/**
 * Keeps the best few of many candidates that what was typed fits equally well: the more used one, then the one of the
 * document's theme, then the shorter, then the earlier in the book. A range of keys may hold ten thousand, a list shows
 * thirty: what is not among them costs no object.
 */
export class Best {
  readonly #capacity: number;
  readonly #items: Candidate[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  offer(phrase: number, form: number, from: number, usage: number, sameTheme: boolean, length: number): void {
    const items = this.#items;
    let at = items.length;
    while (at > 0 && !precedes(items[at - 1] as Candidate, phrase, usage, sameTheme, length)) at--;
    if (at === this.#capacity) return;
    items.splice(at, 0, { phrase, form, from, usage, sameTheme, length });
    if (items.length > this.#capacity) items.pop();
  }

  /** Best first; empties this. */
  take(): Candidate[] {
    return this.#items.splice(0);
  }
}

function precedes(item: Candidate, phrase: number, usage: number, sameTheme: boolean, length: number): boolean {
  if (item.usage !== usage) return item.usage > usage;
  if (item.sameTheme !== sameTheme) return item.sameTheme;
  return item.length !== length ? item.length < length : item.phrase <= phrase;
}
