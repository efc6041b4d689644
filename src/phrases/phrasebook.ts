import { isHan } from '../text/han';
import { completeByHan } from './byHan';
import { completeByLetters, completeByMixed, lettersStart } from './byLetters';
import type { Completion, CompletionOptions, Match } from './completion';
import { type Forms, readForms } from './forms';
import { type Letters, readLetters } from './letters';
import { occurrenceAt, occurrences } from './occurrences';
import type { Phrase } from './phrase';
import { Request } from './request';
import { following, type Sequences } from './sequences';

/** Phrases, indexed for typing and for finding. Immutable; a change of the books makes a new one. */
export class Phrasebook {
  readonly #forms: Forms;
  readonly #sequences: Sequences | undefined;
  #letters: Letters | undefined;

  private constructor(phrases: readonly Phrase[], sequences: Sequences | undefined) {
    this.#forms = readForms(phrases);
    this.#sequences = sequences;
  }

  /**
   * @param phrases valid phrases (see readBook); of equal ones the first is offered and found
   * @param learnt what usually follows what, for `continue`
   */
  static from(phrases: Iterable<Phrase>, learnt: { readonly sequences?: Sequences } = {}): Phrasebook {
    return new Phrasebook([...phrases], learnt.sequences);
  }

  get phrases(): readonly Phrase[] {
    return this.#forms.phrases;
  }

  /**
   * What `before` may be the beginning of, best first: longest match, then usage, theme, shortness.
   * @param before the line up to the caret, and nothing else of the document
   * @returns at most 30; nothing where nothing fits
   */
  complete(before: string, options: CompletionOptions = {}): Completion[] {
    const request = new Request(this.#forms, before, options);
    const found: Completion[] = completeByHan(request).map(({ rest: _, ...completion }) => completion);
    const start = request.pinyin === 'off' ? before.length : lettersStart(before);
    if (start < before.length) {
      found.push(...completeByMixed(request, start, this.#readLetters()));
      found.push(...completeByLetters(request, start, this.#readLetters()));
    }
    return distinct(found).slice(0, request.limit);
  }

  /**
   * What usually follows `before`, likeliest first: the rest of a phrase that was begun in Han, then what documents went on with.
   * Each may be inserted at the caret as it is.
   */
  continue(before: string, options: CompletionOptions = {}): string[] {
    const request = new Request(this.#forms, before, options);
    const rests = completeByHan(request).map(({ rest }) => rest);
    const next = this.#sequences === undefined ? [] : following(this.#sequences, before, request.shape.script);
    return [...new Set([...rests, ...next])].filter((text) => text !== '').slice(0, request.limit);
  }

  /** The longest phrase, in either script and whatever the punctuation, that covers the UTF-16 unit at `offset`. */
  at(text: string, offset: number): Match | undefined {
    return occurrenceAt(this.#forms, text, offset);
  }

  /** The phrases in `text` from left to right, none overlapping another; at each place the longest. */
  findAll(text: string): Match[] {
    return occurrences(this.#forms, text);
  }

  /** The Han after which a list may open: all that phrases hold, in both scripts, sorted. For VS Code, which wants them beforehand. */
  triggerCharacters(): string[] {
    const found = new Set<string>();
    for (const { text, traditional, expansion, complete } of this.#forms.phrases) {
      if (complete === false) continue;
      for (const form of [text, traditional?.text, expansion, traditional?.expansion]) {
        for (const character of form ?? '') if (isHan(character.charCodeAt(0))) found.add(character);
      }
    }
    return [...found].sort();
  }

  /** Builds the index of letters now rather than at the first letter typed. */
  prepareLetters(): void {
    this.#readLetters();
  }

  #readLetters(): Letters {
    this.#letters ??= readLetters(this.#forms);
    return this.#letters;
  }
}

/** Without those that would do the same as an earlier one: two books may hold the same phrase. */
function distinct(completions: readonly Completion[]): Completion[] {
  const seen = new Set<string>();
  return completions.filter(({ insert, replace }) => {
    const effect = `${replace} ${insert}`;
    if (seen.has(effect)) return false;
    seen.add(effect);
    return true;
  });
}
