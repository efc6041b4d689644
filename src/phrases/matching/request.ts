import { scriptOf } from '../../text/script';
import type { CompletionOptions } from '../completion';
import type { Phrase } from '../phrase';
import { type Forms, Trait } from './forms';
import type { Shape } from './insertion';
import { Key, LONGEST_KEY } from './key';
import type { Best } from './ranking';

/** No list is longer: every item is sent to the editor on each keystroke. */
const LONGEST_LIST = 30;
/** How far back a phrase may begin; quotation marks and runs of spaces are not part of its key. */
export const WINDOW = LONGEST_KEY + 64;

/** The key of what stands before the caret; one buffer for all requests, none of which outlives its call. */
const scratch = new Key();

/** One request for completions: what stands before the caret, and which phrases may be offered there. */
export class Request {
  readonly invoked: boolean;
  readonly limit: number;
  readonly shape: Shape;
  readonly pinyin: 'off' | 'initials' | 'full';
  readonly document: CompletionOptions['document'];
  readonly #wanted: number;
  readonly #unwanted: number;
  readonly #seen = new Set<number>();
  readonly #options: CompletionOptions;

  constructor(
    readonly forms: Forms,
    readonly before: string,
    options: CompletionOptions,
  ) {
    const { script = 'unknown', limit = LONGEST_LIST, political = true } = options;
    const said = script === 'unknown' ? scriptOf(before.slice(-WINDOW)) : script;
    const traditional = said === 'traditional';
    this.#options = options;
    this.invoked = options.trigger === 'invoked';
    this.limit = Math.min(limit, LONGEST_LIST);
    this.shape = { script: traditional ? 'traditional' : 'simplified', quotes: options.quotes };
    this.pinyin = options.pinyin ?? 'initials';
    this.document = options.document;
    this.#wanted = Trait.Completes | (traditional ? Trait.Traditional : Trait.Simplified);
    this.#unwanted = traditional || !political ? Trait.Political : 0;
  }

  /** The key of the last stretch of `before`, up to `end`. Valid until the next call. */
  keyBefore(end: number): Key {
    return scratch.read(this.before, Math.max(0, end - WINDOW), end);
  }

  phrase(at: number): Phrase {
    return this.forms.phrases[at] as Phrase;
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
    const { usage, theme } = this.#options;
    // Thousands compete where little was typed: an entry is looked at only if something depends on it.
    const score = usage === undefined ? 0 : usage(this.phrase(phrase));
    const sameTheme = theme !== undefined && this.phrase(phrase).theme === theme;
    best.offer(phrase, form, from, score, sameTheme, cost);
  }
}
