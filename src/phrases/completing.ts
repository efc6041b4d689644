import { CharacterClass, classOf } from '../text/han';
import { scriptOf } from '../text/script';
import type { Completion, CompletionOptions } from './completion';
import { type Forms, FormOf, Trait } from './forms';
import { countHan, isOpenEnded, opensAfterHan, opensAfterLetters, opensAfterMixed, separatorFits } from './gates';
import { completionByHan, completionByLetters, type Shape } from './insertion';
import { Key, LONGEST_KEY, SEPARATOR } from './key';
import { type Letters, plainLetters } from './letters';
import type { Phrase } from './phrase';
import { Best, type Candidate } from './ranking';
import type { Range, SortedKeys } from './sortedKeys';

/** No list is longer: every item is sent to the editor on each keystroke. */
const LONGEST_LIST = 30;
/** Some of the best may turn out to be what another one inserts already. */
const SPARE = 10;
/** How far back a phrase may begin; quotation marks and spaces are not part of its key. */
const WINDOW = LONGEST_KEY + 64;

/** One request for completions of `before`: gathers candidates, longest match first. */
export class Completing {
  readonly #forms: Forms;
  readonly #letters: () => Letters;
  readonly #key: Key;
  readonly #before: string;
  readonly #options: CompletionOptions;
  readonly #invoked: boolean;
  readonly #limit: number;
  readonly #shape: Shape;
  readonly #wanted: number;
  readonly #unwanted: number;
  readonly #seen = new Set<number>();
  readonly #range: Range = { low: 0, high: 0 };

  /**
   * @param letters asked for at the first letter only: its index is built late
   * @param key a scratch key
   */
  constructor(forms: Forms, letters: () => Letters, key: Key, before: string, options: CompletionOptions) {
    this.#forms = forms;
    this.#letters = letters;
    this.#key = key;
    this.#before = before;
    this.#options = options;
    this.#invoked = options.trigger === 'invoked';
    this.#limit = Math.min(options.limit ?? LONGEST_LIST, LONGEST_LIST);
    const asked = options.script ?? 'unknown';
    const script = (asked === 'unknown' ? scriptOf(before.slice(-WINDOW)) : asked) === 'traditional' ? 'traditional' : 'simplified';
    this.#shape = { script, quotes: options.quotes };
    this.#wanted = Trait.Completes | (script === 'traditional' ? Trait.Traditional : Trait.Simplified);
    this.#unwanted = script === 'traditional' || options.political === false ? Trait.Political : 0;
  }

  run(): Completion[] {
    const found = this.byHan();
    const start = this.#lettersStart();
    if (start < this.#before.length && (this.#options.pinyin ?? 'initials') !== 'off') {
      found.push(...this.#byMixed(start));
      found.push(...this.#byLetters(start));
    }
    const inserted = new Set<string>();
    return found
      .filter(({ insert, replace }) => {
        const name = `${replace} ${insert}`;
        return !inserted.has(name) && inserted.add(name);
      })
      .slice(0, this.#limit);
  }

  /** Phrases that begin with the longest tails of `before`. `rest` is what is still to be typed. */
  byHan(): (Completion & { readonly rest: string })[] {
    const before = this.#before;
    if (before === '' || (!this.#invoked && !isOpenEnded(before))) return [];
    const { heads, members, kindOf, starts, ends } = this.#forms;
    const key = this.#key.read(before, Math.max(0, before.length - WINDOW));
    const { units, length } = key;
    const found: (Completion & { readonly rest: string })[] = [];
    let han = countHan(units, 0, length);
    let crosses = lastSeparator(key);
    for (let from = 0; from < length && found.length < this.#limit; from++) {
      if (from > 0) han -= countHan(units, from - 1, from);
      const start = key.starts[from] as number;
      const matched = length - from;
      const best = new Best(this.#limit + SPARE);
      for (const keys of [heads, members]) {
        const typed = { before, start, han, member: keys === members, crossesMembers: crosses > from };
        if (!this.#invoked && !opensAfterHan(typed)) continue;
        if (keys.find(this.#range, units, from, length)) this.#gather(best, keys, matched, han);
      }
      for (const { phrase, form, from: at } of best.take()) {
        const formLength = (ends[form] as number) - (starts[form] as number);
        const made = completionByHan(
          this.#phrase(phrase),
          kindOf[form] as FormOf,
          formLength,
          { before, start, from: at, matched },
          this.#shape,
        );
        if (made !== undefined && found.length < this.#limit) {
          this.#seen.add(phrase);
          found.push(made);
        }
      }
    }
    return found;
  }

  /** Offers the keys in the range that may be inserted and are not wholly typed. */
  #gather(best: Best, keys: SortedKeys, matched: number, han: number): void {
    const { phraseOf, kindOf, starts, traits } = this.#forms;
    for (let at = this.#range.low; at < this.#range.high; at++) {
      const form = keys.owner(at);
      const phrase = phraseOf[form] as number;
      const length = keys.lengthAt(at);
      if (!this.#mayOffer(phrase) || kindOf[form] === FormOf.Variant) continue;
      if (length === matched && ((traits[phrase] as number) & Trait.Frame) === 0) continue;
      const from = keys.start(at) - (starts[form] as number);
      if (!this.#invoked && !this.#separatorFits(phrase, form, from + matched, han)) continue;
      best.offer(this.#candidate(phrase, form, from, length));
    }
  }

  #byMixed(start: number): Completion[] {
    const before = this.#before;
    const last = classOf(before.charCodeAt(start - 1));
    if (start === 0 || (last !== CharacterClass.Han && last !== CharacterClass.CjkPunctuation)) return [];
    const { heads, members } = this.#forms;
    const key = this.#key.read(before, Math.max(0, start - WINDOW), start);
    const letters = plainLetters(before.slice(start));
    const found: Completion[] = [];
    let han = countHan(key.units, 0, key.length);
    for (let from = 0; from < key.length && found.length < this.#limit; from++) {
      if (from > 0) han -= countHan(key.units, from - 1, from);
      if (!this.#invoked && !opensAfterMixed(before, start, han)) break;
      const typed = before.slice(key.starts[from]);
      const best = new Best(this.#limit + SPARE);
      for (const keys of this.#invoked ? [heads, members] : [heads])
        if (keys.find(this.#range, key.units, from, key.length)) this.#gatherMixed(best, keys, key.length - from, letters);
      for (const candidate of best.take()) {
        const phrase = this.#phrase(candidate.phrase);
        const rest = this.#initialsFrom(candidate.phrase, candidate.from + letters.length);
        this.#seen.add(candidate.phrase);
        found.push(completionByLetters(phrase, typed, rest, 'mixed', this.#shape));
      }
    }
    return found;
  }
}
