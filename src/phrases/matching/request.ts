import { scriptOf } from '../../text/script';
import type { CompletionOptions } from '../completion';
import type { Headword } from '../phraseList';
import { type Forms, Trait } from './forms';
import type { Listed, Shape } from './insertion';
import { Key, LONGEST_KEY } from './key';
import type { Best } from './ranking';
import type { Usage } from './usage';

/** No list is longer: every item is sent to the editor on each keystroke. */
const LONGEST_LIST = 30;
/** How far back a phrase may begin; quotation marks and runs of spaces are not part of its key. */
export const WINDOW = LONGEST_KEY + 64;

const NO_THEME = -1;

/** The key of what stands before the caret; one buffer for all requests, none of which outlives its call. */
const scratch = new Key();

/** One request for completions: what stands before the caret, and which phrases may be offered there. */
export class Request {
  readonly invoked: boolean;
  readonly limit: number;
  readonly shape: Shape;
  readonly pinyin: 'off' | 'initials' | 'full';
  readonly composing: number;
  readonly document: CompletionOptions['document'];
  readonly #wanted: number;
  readonly #unwanted: number;
  readonly #seen = new Set<number>();
  /** By phrase; `undefined` where nothing was ever picked. */
  readonly #usage: Float64Array | undefined;
  /** The number of the document's theme, which no phrase need have. */
  readonly #theme: number;

  constructor(
    readonly forms: Forms,
    readonly before: string,
    options: CompletionOptions,
    usage: Usage,
  ) {
    const { script = 'unknown', limit = LONGEST_LIST, political = true, theme } = options;
    const written = script === 'unknown' ? scriptOf(before.slice(-WINDOW)) : script;
    const traditional = written === 'traditional';
    this.invoked = options.trigger === 'invoked';
    this.limit = Math.min(limit, LONGEST_LIST);
    this.shape = { script: traditional ? 'traditional' : 'simplified', quotes: options.quotes };
    this.pinyin = options.pinyin ?? 'initials';
    this.composing = options.composing ?? 0;
    this.document = options.document;
    this.#usage = options.usage?.size ? usage.scores(options.usage) : undefined;
    this.#theme = (theme === undefined ? undefined : forms.themes.get(theme)) ?? NO_THEME;
    this.#wanted = Trait.Completes | (traditional ? Trait.Traditional : Trait.Simplified);
    this.#unwanted = traditional || !political ? Trait.Political : 0;
  }

  /** The key of the last stretch of `before`, up to `end`. Valid until the next call. */
  keyBefore(end: number): Key {
    return scratch.read(this.before, Math.max(0, end - WINDOW), end);
  }

  /** What the index reads of the phrase. */
  head(at: number): Headword {
    return this.forms.phrases.head(at);
  }

  /** For one that has a place in the list, not for those that compete. */
  listed(at: number): Listed {
    const { phrases } = this.forms;
    return { head: phrases.head(at), whole: () => phrases.phrase(at) };
  }

  /** Whether the phrase is in the script asked for, wanted, and not yet offered for a longer match. */
  mayOffer(at: number): boolean {
    const traits = this.forms.traits[at] as number;
    return (
      (traits & this.#wanted) === this.#wanted &&
      (traits & this.#unwanted) === 0 &&
      (this.#seen.size === 0 || !this.#seen.has(at))
    );
  }

  offered(at: number): void {
    this.#seen.add(at);
  }

  /** Lets the phrase compete for a place in the list. */
  offer(best: Best, phrase: number, form: number, from: number, cost: number): void {
    best.offer(phrase, form, from, this.#usageOf(phrase), this.forms.themeOf[phrase] === this.#theme, cost);
  }

  /** Whether `offer` would give it a place: asked where it costs more to find out whether the phrase fits. */
  wouldTake(best: Best, phrase: number, cost: number): boolean {
    return best.wouldTake(phrase, this.#usageOf(phrase), this.forms.themeOf[phrase] === this.#theme, cost);
  }

  #usageOf(phrase: number): number {
    return this.#usage === undefined ? 0 : (this.#usage[phrase] as number);
  }
}
