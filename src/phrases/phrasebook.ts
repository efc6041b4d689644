import type { Completion, CompletionOptions, Match } from './completion';
import type { Sequences } from './learning/sequences';
import { completeByHan } from './matching/byHan';
import { completeByLetters, completeByMixed, lettersStart } from './matching/byLetters';
import { Continuation, together } from './matching/continuation';
import { equalsOf } from './matching/equals';
import type { Forms } from './matching/forms';
import { readForms } from './matching/formsReader';
import { opensOnItsOwn, speaksFor } from './matching/gates';
import { HanCharacters } from './matching/hanCharacters';
import { continuationOf } from './matching/insertion';
import { type Letters, readLetters } from './matching/letters';
import { occurrenceAt, occurrences } from './matching/occurrences';
import { Request } from './matching/request';
import { Usage } from './matching/usage';
import type { Phrase } from './phrase';
import { type Headword, JoinedPhrases, MadePhrases, type PhraseList, wholePhrases } from './phraseList';

const NOTHING: Sequences = { said: '' };
/** A book that is made anew because its phrases have changed goes on with what was learnt. */
const continuations = new WeakMap<Sequences, Continuation>();

function continuationFrom(sequences: Sequences): Continuation {
  let continuation = continuations.get(sequences);
  if (!continuation) {
    continuation = new Continuation(sequences);
    continuations.set(sequences, continuation);
  }
  return continuation;
}

/** Phrases, indexed for typing and for finding. Immutable; a change of the books makes a new one. */
export class Phrasebook {
  readonly #forms: Forms;
  readonly #continuation: Continuation;
  readonly #usage: Usage;
  #letters: Letters | undefined;

  #phrases: readonly Phrase[] | undefined;

  private constructor(forms: Forms, sequences: Sequences | undefined) {
    this.#forms = forms;
    this.#usage = new Usage(this.#forms);
    this.#continuation = continuationFrom(sequences ?? NOTHING);
  }

  /**
   * @param phrases valid phrases (see readBook); of equal ones the first is offered and found
   * @param learnt what usually follows what, for `continue`
   */
  static from(phrases: Iterable<Phrase>, learnt: { readonly sequences?: Sequences } = {}): Phrasebook {
    return Phrasebook.fromLists([new MadePhrases([...phrases])], learnt);
  }

  /** The same from lists whose phrases need not be made yet, in the order of the lists. */
  static fromLists(lists: readonly PhraseList[], learnt: { readonly sequences?: Sequences } = {}): Phrasebook {
    const building = Phrasebook.building(lists, learnt);
    for (;;) {
      const { done, value } = building.next();
      if (done) return value;
    }
  }

  /**
   * The same as fromLists().
   * @returns to be run to its end; stops for breath
   */
  static *building(
    lists: readonly PhraseList[],
    learnt: { readonly sequences?: Sequences } = {},
  ): Generator<void, Phrasebook> {
    return new Phrasebook(yield* readForms(new JoinedPhrases(lists)), learnt.sequences);
  }

  /** All phrases, whole: of a large book that takes a while. */
  get phrases(): readonly Phrase[] {
    this.#phrases ??= [...wholePhrases(this.list)];
    return this.#phrases;
  }

  /** The phrases, each made when it is asked for. */
  get list(): PhraseList {
    return this.#forms.phrases;
  }

  /**
   * What `before` may be the beginning of, best first: longest match, then usage, theme, shortness.
   * @param before the line up to the caret, and nothing else of the document
   * @returns at most 30; nothing where nothing fits
   */
  complete(before: string, options: CompletionOptions = {}): Completion[] {
    const request = new Request(this.#forms, before, options, this.#usage);
    const found: Completion[] = completeByHan(request)
      .filter(({ completion, rest }) => request.invoked || this.#isLikely(before, completion.head, rest))
      .map(({ completion }) => completion);
    const start = request.pinyin === 'off' ? before.length : lettersStart(before);
    if (start < before.length) {
      found.push(...completeByMixed(request, start, this.#readLetters()));
      found.push(...completeByLetters(request, start, this.#readLetters()));
    }
    // What documents went on with begins where the caret is, and not behind what is being composed.
    const next = request.composing > 0 ? [] : this.#following(request);
    // What is being typed of a phrase goes first; what may follow takes the next places of the list.
    return distinct([...found, ...next]).slice(0, request.limit);
  }

  /**
   * What usually follows `before`, likeliest first: the rest of a phrase that was begun in Han, then what documents went on with.
   * Each may be inserted at the caret as it is.
   */
  continue(before: string, options: CompletionOptions = {}): string[] {
    const request = new Request(this.#forms, before, options, this.#usage);
    const rests = completeByHan(request).map(({ rest }) => rest);
    const next = this.#following(request).map(({ insert }) => insert);
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

  /** What other books say of the same phrase, script and punctuation apart: the entries whose explanation is another one. */
  otherwise(phrase: Phrase): Phrase[] {
    const explanations = new Set([phrase.explanation.trim(), '']);
    return equalsOf(this.#forms, phrase).filter(({ explanation }) => {
      const isNew = !explanations.has(explanation.trim());
      explanations.add(explanation.trim());
      return isNew;
    });
  }

  /** The Han after which a list may open: all that phrases hold, in both scripts, and all that was learnt, sorted. For VS Code, which wants them beforehand. */
  triggerCharacters(): string[] {
    const characters = new HanCharacters();
    for (let at = 0; at < this.list.length; at++) {
      const { text, traditional, expansion, complete } = this.list.head(at);
      if (complete === false) continue;
      characters.add(text);
      if (expansion !== undefined) characters.add(expansion);
      if (traditional === undefined) continue;
      characters.add(traditional.text);
      if (traditional.expansion !== undefined) characters.add(traditional.expansion);
    }
    for (const character of this.#continuation.characters()) characters.add(character);
    return characters.sorted();
  }

  /** Builds the index of letters now rather than at the first letter typed. */
  prepareLetters(): void {
    this.#readLetters();
  }

  /**
   * Builds the index of what follows what now rather than at the first key.
   * @returns to be run to its end; stops for breath. Whoever asks the book meanwhile waits for the rest
   */
  prepareSequences(): Generator<void, void> {
    return this.#continuation.prepareInSlices();
  }

  /** What documents, and this one elsewhere, went on with, where that is likely enough. */
  #following({ before, invoked, shape, document }: Request): Completion[] {
    const own = document?.after(before, shape.script) ?? [];
    const predictions = together(this.#continuation.after(before, shape.script), own);
    if (!invoked && !opensOnItsOwn(predictions)) return [];
    return predictions.map(({ text }) => continuationOf(text, before, shape));
  }

  /** Whether documents say nothing against the phrase: that what was typed hardly ever goes on as it does. */
  #isLikely(before: string, phrase: Headword, rest: string): boolean {
    const chance = this.#continuation.chance(before, rest);
    return chance === undefined ? true : speaksFor(phrase, chance);
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
