import type { Completion, CompletionOptions, Match } from './completion';
import type { Phrase } from './phrase';

/** What usually follows what, as learnt from documents. */
export interface Sequences {
  readonly next: Readonly<Record<string, readonly (readonly [text: string, count: number])[]>>;
}

export class Phrasebook {
  readonly #phrases: readonly Phrase[];

  private constructor(phrases: readonly Phrase[]) {
    this.#phrases = phrases;
  }

  static from(phrases: Iterable<Phrase>, _learnt: { readonly sequences?: Sequences } = {}): Phrasebook {
    return new Phrasebook([...phrases]);
  }

  get size(): number {
    return this.#phrases.length;
  }

  complete(before: string, options: CompletionOptions = {}): Completion[] {
    const least = options.trigger === 'invoked' ? 1 : 2;
    const found: Completion[] = [];
    for (const phrase of this.#phrases) {
      if (phrase.complete === false) continue;
      for (let typed = Math.min(phrase.text.length - 1, before.length); typed >= least; typed--) {
        if (!before.endsWith(phrase.text.slice(0, typed))) continue;
        found.push({ phrase, insert: phrase.text, replace: typed, match: 'han', filter: phrase.text });
        break;
      }
    }
    return found.sort((a, b) => b.replace - a.replace).slice(0, options.limit ?? 30);
  }

  continue(before: string, options: CompletionOptions = {}): string[] {
    return this.complete(before, options).map((completion) => completion.insert.slice(completion.replace));
  }

  at(text: string, offset: number): Match | undefined {
    let best: Match | undefined;
    for (const phrase of this.#phrases) {
      const start = text.lastIndexOf(phrase.text, offset);
      const end = start + phrase.text.length;
      if (start < 0 || end <= offset) continue;
      if (best === undefined || end - start > best.end - best.start) best = { phrase, start, end };
    }
    return best;
  }

  findAll(text: string): Match[] {
    const found: Match[] = [];
    for (let offset = 0; offset < text.length; offset++) {
      const match = this.at(text, offset);
      if (match === undefined) continue;
      found.push(match);
      offset = match.end - 1;
    }
    return found;
  }

  triggerCharacters(): string[] {
    return [...new Set(this.#phrases.flatMap((phrase) => [...phrase.text]))];
  }
}
