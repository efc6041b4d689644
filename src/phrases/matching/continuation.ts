import { CharacterClass, classOf, isHan } from '../../text/han';
import { scriptOf } from '../../text/script';
import { comparable } from '../learning/comparable';
import { Places, type Sequences } from '../learning/sequences';
import { pooledUnits } from '../learning/sortedPlaces';
import type { Range } from './sortedKeys';

/** What may follow, and how likely it does: 0 to 1. */
export interface Prediction {
  readonly text: string;
  readonly chance: number;
}

/** A context that documents know, of `length` units: where in the order of places it stands. */
interface Context {
  readonly length: number;
  readonly low: number;
  readonly high: number;
}

const LONGEST_CONTEXT = 10;
/** One unit says too little to open a list, but it moderates what longer contexts say. */
const SHORTEST_CONTEXT = 2;
/** Only the longest contexts propose; the others weigh. */
const PROPOSERS = 4;
/** A context that stands in more places than this proposes nothing. */
const MOST_PLACES = 3000;
const LONGEST_TEXT = 16;
const SHORTEST_TEXT = 2;
/** What follows more rarely than this in the places of its context is not looked at. */
const LEAST_SHARE = 0.12;
const MOST_PROPOSALS = 40;
const MOST_OFFERED = 3;
/** How far around a place its script is read. */
const AROUND = 40;
/** How many places are looked at for one in the script asked for. */
const MOST_READ = 16;
/** The last units of a proposal, and the share of their places in which a word would go on with one and the same unit. */
const TAIL = 2;
const ONE_WAY = 0.6;
/**
 * How much of a count is taken for chance: nearly one of the occurrences where little of the context is known. Fitted, like
 * STEP, on reports of 1992 to 1994 learnt from those before; the measured years are others.
 */
const DISCOUNTS = [0.97, 0.97, 0.97, 0.97, 0.97, 0.97, 0.92, 0.92, 0.85, 0.85, 0.85] as const;
/** What each further unit of a proposal loses: writers go their own way sooner or later. */
const STEP = 0.87;

/** What usually follows what, from documents learnt. Immutable; builds its index when first asked. */
export class Continuation {
  readonly #text: string;
  #places: Places | undefined;
  #reading: Generator<void, Places> | undefined;

  constructor({ said }: Sequences) {
    this.#text = said;
  }

  /** Builds the index now, or what is left to build of it. */
  prepare(): Places {
    for (const _ of this.prepareInSlices());
    return this.#places as Places;
  }

  /** Builds the index piece by piece; stops for breath. */
  *prepareInSlices(): Generator<void, void> {
    this.#reading ??= Places.read(this.#text);
    while (!this.#places) {
      const { done, value } = this.#reading.next();
      if (done) this.#places = value;
      else yield;
    }
  }

  /** The Han that documents say. */
  characters(): string[] {
    return [...new Set(this.#text)].filter((character) => isHan(character.charCodeAt(0)));
  }

  /**
   * What may follow `before`: at most three, which together save most typing, the best first.
   * @param script what is written in the other script is left out
   */
  after(before: string, script: 'simplified' | 'traditional'): Prediction[] {
    if (this.#text === '' || !isWithinText(before)) return [];
    const places = this.prepare();
    const contexts = contextsOf(places, pooledUnits(before.slice(-LONGEST_CONTEXT)));
    const usable = contexts.filter(({ length }) => length >= SHORTEST_CONTEXT);
    if (usable.length === 0) return [];
    const proposals = new Map<string, Context>();
    for (const context of usable.slice(-PROPOSERS))
      if (context.high - context.low <= MOST_PLACES) propose(places, context, proposals);
    const weighed: Prediction[] = [];
    for (const [text, proposal] of proposals) {
      const written = this.#inScript(places, text, proposal, script);
      if (written !== undefined) weighed.push({ text: written, chance: chanceOf(places, contexts, text) });
    }
    return choose(weighed.sort((a, b) => worth(b) - worth(a)).slice(0, MOST_PROPOSALS));
  }

  /** A proposal as it is written where the text around it is in the script. */
  #inScript(
    { keys }: Places,
    text: string,
    { low, high, length }: Context,
    script: 'simplified' | 'traditional',
  ): string | undefined {
    for (let at = low; at < Math.min(high, low + MOST_READ); at++) {
      const place = keys.start(at) + length;
      // A few characters may be alike in both scripts: those around them tell.
      const from = this.#text.lastIndexOf('\n', place) + 1;
      const around = this.#text.slice(Math.max(from, place - AROUND), place + text.length);
      if ([script, 'unknown'].includes(scriptOf(around))) return this.#text.slice(place, place + text.length);
    }
    return undefined;
  }

  /** How likely `rest` is to follow; `undefined` where documents know too little of what stands before. */
  chance(before: string, rest: string): number | undefined {
    if (this.#text === '') return undefined;
    const places = this.prepare();
    const contexts = contextsOf(places, pooledUnits(before.slice(-LONGEST_CONTEXT)));
    const known = contexts.findLast(({ length, low, high }) => length >= SHORTEST_CONTEXT && high - low >= ENOUGH);
    return known === undefined ? undefined : chanceOf(places, contexts, comparable(rest));
  }
}

const ENOUGH = 4;
/** What one document says counts for less than what many say; fitted as DISCOUNTS are. */
const OWN = 0.8;

/** What the documents learnt predict and what the document itself does, as one. */
export function together(learnt: readonly Prediction[], own: readonly Prediction[]): readonly Prediction[] {
  if (own.length === 0) return learnt;
  const chances = new Map(learnt.map(({ text, chance }) => [text, chance]));
  for (const { text, chance } of own) chances.set(text, Math.max(chances.get(text) ?? 0, chance * OWN));
  const all = Array.from(chances, ([text, chance]) => ({ text, chance }));
  return choose(all.sort((a, b) => worth(b) - worth(a)));
}

/** How likely it is that one of the predictions is what follows. */
export function chanceOfAny(predictions: readonly Prediction[]): number {
  let total = 0;
  for (const { text, chance } of predictions) {
    // What goes on as a longer one does is counted there.
    const longer = predictions.filter((other) => other.text !== text && other.text.startsWith(text));
    total += Math.max(0, chance - Math.max(0, ...longer.map((other) => other.chance)));
  }
  return total;
}

/** Whether Han or a mark inside a sentence stands before the caret. */
function isWithinText(before: string): boolean {
  const last = before.charCodeAt(before.length - 1);
  return (
    isHan(last) ||
    (classOf(last) === CharacterClass.CjkPunctuation &&
      !'。！？”’」』）》】'.includes(before.charAt(before.length - 1))) ||
    before.endsWith(',')
  );
}

/** The tails of what was typed that documents know, shorter ones first; of those that stand in the same places the longest. */
function contextsOf({ keys }: Places, units: Uint16Array): Context[] {
  const found: Context[] = [];
  for (let length = 1; length <= units.length; length++) {
    const range: Range = { low: 0, high: 0 };
    if (!keys.find(range, units, units.length - length, units.length)) break;
    const last = found.at(-1);
    if (last !== undefined && last.high - last.low === range.high - range.low) found.pop();
    found.push({ length, low: range.low, high: range.high });
  }
  return found;
}

/** Adds to `proposals` what follows in a good share of the places of a context, and where in the text it stands. */
function propose(places: Places, { length, low, high }: Context, proposals: Map<string, Context>): void {
  const { keys, units } = places;
  const least = LEAST_SHARE * (high - low);
  const walk = (from: number, to: number, text: string): void => {
    if (text.length === LONGEST_TEXT) return;
    const depth = length + text.length;
    for (let at = from; at < to; ) {
      if (keys.lengthAt(at) <= depth) {
        at++;
        continue;
      }
      const range: Range = { low: at, high: to };
      const unit = units[keys.start(at) + depth] as number;
      keys.narrow(range, depth, unit);
      at = range.high;
      if (range.high - range.low < least) continue;
      const longer = text + String.fromCharCode(unit);
      if (longer.length >= SHORTEST_TEXT && !proposals.has(longer) && mayEnd(places, range, depth + 1, longer))
        proposals.set(longer, { ...range, length });
      walk(range.low, range.high, longer);
    }
  };
  walk(low, high, '');
}

/**
 * Whether a proposal may end there: a mark or the end of the stretch comes next, or its last characters go on in several ways,
 * so that no word is cut in two: 社会主义现代化建|设.
 */
function mayEnd({ keys, units }: Places, { low, high }: Range, depth: number, text: string): boolean {
  if (keys.lengthAt(low) <= depth || keys.lengthAt(high - 1) <= depth) return true;
  if (!isHan(units[keys.start(low) + depth] as number) || !isHan(units[keys.start(low) + depth - 1] as number))
    return true;
  const tail = Math.min(text.length, TAIL);
  const range: Range = { low: 0, high: 0 };
  if (!keys.find(range, units, keys.start(low) + depth - tail, keys.start(low) + depth)) return true;
  // Whatever most places go on with stands in the middle of their order.
  const middle = (range.low + range.high) >>> 1;
  if (keys.lengthAt(middle) <= tail) return true;
  const total = range.high - range.low;
  keys.narrow(range, tail, units[keys.start(middle) + tail] as number);
  return range.high - range.low <= ONE_WAY * total;
}

/** From the shortest context to the longest: each says what it knows, less what may be chance, and leaves the rest to the one before. */
function chanceOf({ keys }: Places, contexts: readonly Context[], text: string): number {
  let chance = 0;
  for (const { length, low, high } of contexts) {
    const total = high - low;
    const range: Range = { low, high };
    let known = true;
    for (let i = 0; i < text.length && known; i++) known = keys.narrow(range, length + i, text.charCodeAt(i));
    const discount = DISCOUNTS[length] as number;
    const own = known ? Math.max(0, range.high - range.low - discount) / total : 0;
    const left = total === 1 ? discount : Math.min(1, discount / Math.sqrt(total));
    chance = own + Math.min(left, 1 - own) * chance;
  }
  return chance * STEP ** (text.length - SHORTEST_TEXT);
}

/** Keystrokes saved, on average. */
function worth({ text, chance }: Prediction): number {
  return chance * (text.length - 1);
}

/** The few that together save most: of two that begin alike the shorter counts only where the longer fails. */
function choose(sorted: readonly Prediction[]): Prediction[] {
  const chosen: Prediction[] = [];
  while (chosen.length < MOST_OFFERED) {
    let best: Prediction | undefined;
    let most = 0;
    for (const one of sorted) {
      if (chosen.includes(one)) continue;
      let gain = worth(one);
      for (const other of chosen) {
        if (other.text.startsWith(one.text)) gain -= other.chance * (one.text.length - 1);
        else if (one.text.startsWith(other.text)) gain -= one.chance * (other.text.length - 1);
      }
      if (gain > most) [best, most] = [one, gain];
    }
    if (best === undefined) break;
    chosen.push(best);
  }
  return chosen;
}
