import type { Phrase, PhraseKind } from './phrase';

/** What the index reads of a phrase: that much can be had without the rest. Every Phrase is one. */
export interface Headword {
  readonly text: string;
  readonly kind: PhraseKind;
  readonly theme: string;
  readonly members?: readonly string[] | undefined;
  readonly expansion?: string | undefined;
  readonly variants?: readonly string[] | undefined;
  readonly frame?: string | undefined;
  readonly complete?: false | undefined;
  readonly score?: number | undefined;
  readonly pinyin?: string | undefined;
  readonly traditional?: TraditionalHeadword | undefined;
}

export interface TraditionalHeadword {
  readonly text: string;
  readonly frame?: string | undefined;
  readonly expansion?: string | undefined;
}

/** Phrases that may be made when they are first asked for. Immutable. */
export interface PhraseList {
  readonly length: number;
  /** Cheap, and made anew each time: for reading and not for keeping. */
  head(at: number): Headword;
  /** The whole phrase, the same object each time. */
  phrase(at: number): Phrase;
}

/** Phrases that are made already. */
export class MadePhrases implements PhraseList {
  readonly #phrases: readonly Phrase[];

  constructor(phrases: readonly Phrase[]) {
    this.#phrases = phrases;
  }

  get length(): number {
    return this.#phrases.length;
  }

  head(at: number): Headword {
    return this.#phrases[at] as Phrase;
  }

  phrase(at: number): Phrase {
    return this.#phrases[at] as Phrase;
  }
}

/** Several lists as one, in their order. */
export class JoinedPhrases implements PhraseList {
  readonly #lists: readonly PhraseList[];
  /** Where each begins, and behind them where the last one ends. */
  readonly #starts: readonly number[];

  constructor(lists: readonly PhraseList[]) {
    const starts = [0];
    for (const { length } of lists) starts.push((starts.at(-1) as number) + length);
    this.#lists = lists;
    this.#starts = starts;
  }

  get length(): number {
    return this.#starts.at(-1) as number;
  }

  head(at: number): Headword {
    const list = this.#listOf(at);
    return (this.#lists[list] as PhraseList).head(at - (this.#starts[list] as number));
  }

  phrase(at: number): Phrase {
    const list = this.#listOf(at);
    return (this.#lists[list] as PhraseList).phrase(at - (this.#starts[list] as number));
  }

  /** There are a handful of them. */
  #listOf(at: number): number {
    let list = 0;
    while ((this.#starts[list + 1] as number) <= at) list++;
    return list;
  }
}

/** A list whose phrases are changed where they are handed out, in what no index reads. */
export class ChangedPhrases implements PhraseList {
  readonly #list: PhraseList;
  readonly #change: (phrase: Phrase) => Phrase;
  readonly #changed = new Map<number, Phrase>();

  constructor(list: PhraseList, change: (phrase: Phrase) => Phrase) {
    this.#list = list;
    this.#change = change;
  }

  get length(): number {
    return this.#list.length;
  }

  head(at: number): Headword {
    return this.#list.head(at);
  }

  phrase(at: number): Phrase {
    let phrase = this.#changed.get(at);
    if (phrase === undefined) {
      phrase = this.#change(this.#list.phrase(at));
      this.#changed.set(at, phrase);
    }
    return phrase;
  }
}

/** All phrases of a list, whole. */
export function* wholePhrases(list: PhraseList): Generator<Phrase, void> {
  for (let at = 0; at < list.length; at++) yield list.phrase(at);
}
