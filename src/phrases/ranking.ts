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

/** Negative where `a` is the better one. What was typed of both is equally long; candidates are grouped by that. */
export function compareCandidates(a: Candidate, b: Candidate): number {
  if (a.usage !== b.usage) return b.usage - a.usage;
  if (a.sameTheme !== b.sameTheme) return a.sameTheme ? -1 : 1;
  return a.length - b.length || a.phrase - b.phrase || a.from - b.from;
}

/** Keeps the best few of many: a range of keys may hold thousands, a list shows thirty. */
export class Best {
  readonly #capacity: number;
  readonly #items: Candidate[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  offer(candidate: Candidate): void {
    const items = this.#items;
    let at = items.length;
    if (at === this.#capacity) {
      if (at === 0 || compareCandidates(items[at - 1] as Candidate, candidate) <= 0) return;
      items.pop();
      at--;
    }
    while (at > 0 && compareCandidates(items[at - 1] as Candidate, candidate) > 0) at--;
    items.splice(at, 0, candidate);
  }

  /** Best first; empties this. */
  take(): Candidate[] {
    return this.#items.splice(0);
  }
}
