import { big5Level, CharacterClass, classOf, gb2312Level } from '../text/han';
import { foldingTable, scriptOfUnit } from '../text/script';
import { isSurrogate } from '../text/surrogates';
import bigrams from './data/bigrams.txt';

// How expected a character is after another, in nats: -ln P(unit | previous). Chinese rests on counts of characters and
// pairs in official texts (scripts/characterStatistics.ts) and, for what those never saw, on the level that GB 2312 and
// Big5 give a character. Everything else costs by class: cheap within a run of its class, dear where a run begins.

/** Stands for the edge of a line and for everything that is not Chinese. */
const BLANK = 0x20;
/** A pair that was never seen keeps this share of its character's own probability. */
const BACK_OFF = 0.3;

class Language {
  /** By unit, -ln P(unit), whatever precedes. */
  readonly unigrams = new Float32Array(0x10000);
  /** The most frequent of them, for a character of which nothing is left. */
  readonly common: Uint16Array;
  /** The same with the less frequent ones, where what stands beside it tells something. */
  readonly guessable: Uint16Array;
  /** The units of Chinese that may come up at all, in ascending order. */
  readonly plausible: Uint16Array;
  private readonly folding = foldingTable();
  private readonly variants = new Float32Array(0x10000);
  /** By unit, its Group. */
  readonly groups = new Uint8Array(0x10000);
  // Pairs in an open-addressing table: Map would take four times the room and twice the time. By turns a key and, in the same
  // memory, what it costs: the two are read together, and each look-up is a place that no cache holds.
  private readonly keys = new Uint32Array(2 * SLOTS);
  private readonly costs = new Float32Array(this.keys.buffer);
  /** A bit for the slots at which pairs begin to be looked for: small enough for a cache, and most pairs are not known. */
  private readonly mayHold = new Uint8Array(FILTER / 8);

  constructor() {
    const [header, ...rows] = bigrams.split('\n');
    // Every check of a new window waits for these loops: typed arrays, and nothing asked twice.
    const { groups, variants, unigrams, folding } = this;
    const counts = new Float64Array(0x10000);
    let total = 0;
    forEachCount(header as string, 0, (unit, count) => {
      counts[unit] = count;
      total += count;
    });
    const plausible = new Uint16Array(0x10000);
    let length = 0;
    for (let unit = 0; unit < 0x10000; unit++) {
      const group = groupOf(unit);
      const folded = folding[unit] as number;
      const variant = folded === unit ? 0 : variantCost(unit);
      const count = counts[folded] as number;
      // A variant is rarer than the form that stands for its class.
      const cost = count > 0 ? rounded(Math.log(total / count)) + variant : unseenCost(unit, group);
      groups[unit] = group;
      variants[unit] = variant;
      unigrams[unit] = cost;
      if (unit === 0x3000 || (group === Group.Chinese && cost < IMPLAUSIBLE)) plausible[length++] = unit;
    }
    this.plausible = plausible.slice(0, length);
    this.common = this.plausible.filter((unit) => (this.unigrams[unit] as number) < COMMON);
    this.guessable = this.plausible.filter((unit) => (this.unigrams[unit] as number) < TOO_RARE_TO_GUESS);
    for (const row of rows) {
      const first = row.charCodeAt(0);
      const firstCount = counts[first] || 1;
      forEachCount(row, 1, (unit, count) => {
        const share = Math.min(1, count / firstCount);
        const cost = -Math.log(0.7 * share + 0.3 * Math.exp(-(this.unigrams[unit] as number)));
        this.insert((first << 16) | unit, rounded(cost));
      });
    }
  }

  /** -ln P(unit | previous). Both scripts count as one: 关于 makes 關於 as likely. */
  cost(previous: number, unit: number): number {
    const group = this.groups[unit] as number;
    const before = this.groups[previous] as number;
    if (group !== Group.Chinese) {
      if (group === before) return WITHIN[group] as number;
      // What ends a stretch of Chinese depends on its last character: 。 does, 、 does not.
      const share = before === Group.Chinese ? (AFTER_CHINESE[group] as number) : 0;
      return share > 0 ? share + this.pairCost(this.folding[previous] as number, BLANK) : enter(before, group);
    }
    return this.pairCost(before === Group.Chinese ? (this.folding[previous] as number) : BLANK, unit);
  }

  private pairCost(first: number, unit: number): number {
    const key = ((first << 16) | (this.folding[unit] as number)) >>> 0;
    const hash = hashOf(key);
    const bit = hash >>> (32 - FILTER_BITS);
    if ((((this.mayHold[bit >>> 3] as number) >>> (bit & 7)) & 1) !== 0) {
      let slot = slotOf(hash);
      while (this.keys[slot] !== 0) {
        // A form that the script tables take for a variant keeps its handicap in a known pair too.
        if (this.keys[slot] === key)
          return (this.costs[slot + 1] as number) + (this.folding[unit] === unit ? 0 : (this.variants[unit] as number));
        slot = (slot + 2) & (2 * SLOTS - 2);
      }
    }
    return (this.unigrams[unit] as number) - LN_BACK_OFF;
  }

  /** Whether what `unit` costs rests on counts; all else costs by its group. */
  isChinese(unit: number): boolean {
    return this.groups[unit] === Group.Chinese;
  }

  /** What stands for `unit` in a pair. */
  contextOf(unit: number): number {
    return this.isChinese(unit) ? (this.folding[unit] as number) : BLANK;
  }

  /** Every pair that was seen, as contextOf() has them. */
  forEachPair(each: (first: number, second: number) => void): void {
    for (let slot = 0; slot < 2 * SLOTS; slot += 2) {
      const key = this.keys[slot] as number;
      if (key !== 0) each(key >>> 16, key & 0xffff);
    }
  }

  /** The cost of a text, or a part of one, between two neighbours. */
  textCost(text: string, previous: number, next: number, start = 0, end = text.length): number {
    let cost = 0;
    let last = previous;
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i);
      cost += this.cost(last, unit);
      last = unit;
    }
    return cost + this.cost(last, next);
  }

  private insert(key: number, cost: number): void {
    const wanted = key >>> 0;
    const hash = hashOf(wanted);
    const bit = hash >>> (32 - FILTER_BITS);
    this.mayHold[bit >>> 3] = (this.mayHold[bit >>> 3] as number) | (1 << (bit & 7));
    let slot = slotOf(hash);
    while (this.keys[slot] !== 0) slot = (slot + 2) & (2 * SLOTS - 2);
    this.keys[slot] = wanted;
    this.costs[slot + 1] = cost;
  }
}

/** What a variant costs more than the form that stands for it: one that only the other script writes little, one that neither uses much. */
function variantCost(unit: number): number {
  return big5Level(unit) === 1 ? 0.4 : gb2312Level(unit) > 0 ? 1 : scriptOfUnit(unit) === 'traditional' ? 2 : 7;
}

/** Nats that a plausible character costs less than, a guessable one, and a common one. */
const IMPLAUSIBLE = 14.5;
export const TOO_RARE_TO_GUESS = 12;
const COMMON = 9.5;

const SLOTS = 1 << 17;
/** Bits of a hash by which it is told that a pair is not known, without a look at the pairs. */
const FILTER_BITS = 19;
const FILTER = 1 << FILTER_BITS;
/** A character costs its own rarity less this (which is negative) after one that it was never seen after. */
export const LN_BACK_OFF = rounded(Math.log(BACK_OFF));

/** Engines differ in the last bits of Math.log and Math.exp; findings must not. */
function rounded(nats: number): number {
  return Math.round(nats * 1024) / 1024;
}

function hashOf(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> 0;
}

/** Where the pair's key would stand, if nothing else did. */
function slotOf(hash: number): number {
  return (hash >>> 14) & (2 * SLOTS - 2);
}

/** Rows list characters by class of count, `|` between the classes; class k stands for 2^k to 2^(k+1) - 1. */
function forEachCount(row: string, from: number, each: (unit: number, count: number) => void): void {
  let count = 1.4;
  for (let i = from; i < row.length; i++) {
    const unit = row.charCodeAt(i);
    if (unit === 0x7c) count *= 2;
    else each(unit, count);
  }
}

enum Group {
  Chinese,
  Space,
  Digit,
  Letter,
  Mark,
  Accented,
  Cyrillic,
  Greek,
  Kana,
  HalfWidthKana,
  Hangul,
  Symbol,
  Rare,
  Never,
  Indent,
}

/** What Space, Digit, Letter, Mark and Indent cost where it is known that something that is not Chinese follows; 0: no telling. */
const AFTER_CHINESE = [0, 0.5, 1, 2.5, 2.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2];

/** What a unit costs inside a run of its group, and where the run begins. */
const WITHIN = [0, 2, 2.3, 3, 3, 7, 3.6, 5, 4.5, 6, 13, 6, 10, 14, 1];
const ENTER = [0, 3, 4, 5, 4.5, 9, 10, 9, 9, 12, 13, 8, 14, 16, 7];

function enter(before: number, group: number): number {
  // French, Czech and the like: an accented letter among plain ones, and a plain one after it.
  if (group === Group.Accented && before === Group.Letter) return 5;
  if (group === Group.Letter && before === Group.Accented) return 3.5;
  return ENTER[group] as number;
}

/** Signs of other blocks that Chinese text uses freely: · × ° ± ‰ ℃ № → ① ■ □ ○ ● ★ ※ and the like. */
const CHINESE_SIGNS = /[·×÷°±§©®‰℃№←-⇿√∞≈≠≤≥①-⓿─━│┃┌┐└┘├┤┬┴┼■□▲△◆◇○●★☆※⭐✅✓✔❌]/u;

function groupOf(unit: number): Group {
  switch (classOf(unit)) {
    case CharacterClass.Han:
      return isSurrogate(unit) ? Group.Symbol : Group.Chinese;
    case CharacterClass.CjkPunctuation:
      return unit >= 0xff61 && unit <= 0xff65
        ? Group.HalfWidthKana
        : unit === 0xb7 || unit < 0x3000 || unit > 0x3000
          ? Group.Chinese
          : Group.Symbol;
    case CharacterClass.FullWidth:
      return Group.Chinese;
    case CharacterClass.Space:
      return unit === 0x3000 ? Group.Indent : unit === 0xa0 ? Group.Rare : Group.Space;
    case CharacterClass.LineBreak:
      return Group.Space;
    case CharacterClass.Digit:
      return Group.Digit;
    case CharacterClass.AsciiPunctuation:
      return Group.Mark;
    case CharacterClass.Latin:
      return unit < 0x80 ? Group.Letter : unit < 0x180 ? Group.Accented : Group.Rare;
    case CharacterClass.Kana:
      return unit >= 0xff00 ? Group.HalfWidthKana : Group.Kana;
    case CharacterClass.Hangul:
      return Group.Hangul;
    case CharacterClass.Control:
      return Group.Never;
    default:
      if (unit < 0x3000 && CHINESE_SIGNS.test(String.fromCharCode(unit))) return Group.Symbol;
      if (unit >= 0x370 && unit < 0x400) return Group.Greek;
      if (unit >= 0x410 && unit < 0x450) return Group.Cyrillic;
      if (unit >= 0xe000 && unit <= 0xf8ff) return Group.Never;
      return unit === 0xfffd ? Group.Never : Group.Rare;
  }
}

function unseenCost(unit: number, group: Group): number {
  if (group !== Group.Chinese) return ENTER[group] as number;
  const type = classOf(unit);
  if (type === CharacterClass.FullWidth) return 8;
  if (type === CharacterClass.CjkPunctuation) return COMMON_MARKS.includes(String.fromCharCode(unit)) ? 7 : 12;
  const level = gb2312Level(unit);
  if (level === 1 || (level === 0 && big5Level(unit) === 1)) return 12;
  if (level === 2) return 13.5;
  if (scriptOfUnit(unit) === 'traditional') return 13.5;
  if (big5Level(unit) === 2) return 15;
  return unit >= 0x4e00 && unit <= 0x9fff ? 17 : 19;
}

/** The punctuation of Chinese. */
export const COMMON_MARKS = '，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕…—·－％～';

/** Whether Chinese text holds the unit by way of exception only: neither Han nor its punctuation, nor ASCII, nor a common sign. */
export function isForeign(unit: number): boolean {
  const group = chinese().groups[unit] as number;
  return group >= Group.Accented && group !== Group.Symbol && group !== Group.Indent;
}

let language: Language | undefined;

/** The model, built at first use (some 10 ms). */
export function chinese(): Language {
  language ??= new Language();
  return language;
}

export type { Language };
