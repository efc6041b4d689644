/** A phrase that fits what was typed, before it is turned into something to insert. */
export interface Candidate {
  readonly phrase: number;
  /** The form that was met; -1 where letters met the phrase itself. */
  readonly form: number;
  /** Where in the form's key the typed part begins: 0, or the start of a later member. */
  readonly from: number;
  readonly usage: number;
  readonly sameTheme: boolean;
  /** Its length, then how directly it was met: see `costOf`. */
  readonly cost: number;
}

/** How a phrase was met: as itself, by what it stands for, from a later member on. */
export enum Met {
  Whole,
  Expansion,
  Member,
}

/** Ranks by length, then by how the phrase was met: of two that insert the same, the list shows the one that is just that. */
export function costOf(length: number, met: Met): number {
  return length * 4 + met;
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

  /** Whether `offer` would keep it. */
  wouldTake(phrase: number, usage: number, sameTheme: boolean, cost: number): boolean {
    const worst = this.#items[this.#capacity - 1];
    return worst === undefined || !precedes(worst, phrase, usage, sameTheme, cost);
  }

  offer(phrase: number, form: number, from: number, usage: number, sameTheme: boolean, cost: number): void {
    if (!this.wouldTake(phrase, usage, sameTheme, cost)) return;
    const items = this.#items;
    let at = items.length;
    while (at > 0 && !precedes(items[at - 1] as Candidate, phrase, usage, sameTheme, cost)) at--;
    items.splice(at, 0, { phrase, form, from, usage, sameTheme, cost });
    if (items.length > this.#capacity) items.pop();
  }

  /** Best first; empties this. */
  take(): Candidate[] {
    return this.#items.splice(0);
  }
}

function precedes(item: Candidate, phrase: number, usage: number, sameTheme: boolean, cost: number): boolean {
  if (item.usage !== usage) return item.usage > usage;
  if (item.sameTheme !== sameTheme) return item.sameTheme;
  return item.cost !== cost ? item.cost < cost : item.phrase <= phrase;
}
