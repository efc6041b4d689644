import { REPLACEMENT } from '../../text/codec';
import { NO_CODE } from '../../text/codePage';
import { isHan } from '../../text/han';
import { chinese } from '../language';
import { ANYTHING, cheapest, type Penalty } from './cheapest';
import { isUtf8Cue } from './cues';
import { Guesses, State } from './guesses';
import { canBeMarked, charactersFor, Mark } from './lostBytes';
import type { Page } from './pages';
import type { Piece } from './reading';
import { isContinuation } from './utf8';

const QUESTION = 0x3f;
const BLANK = 0x20;
/** How many partial readings the search keeps at a place, and where most is lost. */
const BEAM = 12;
const NARROW_BEAM = 3;
/** Nats that a loss costs: one that left a mark (U+FFFD, `?`), and one that left none. */
const MARKED_LOSS = 2;
const SILENT_LOSS = 6;
/** And one whose mark another byte would sooner have left, if what follows was of the garble and is mended by now. */
const UNLIKELY_MARK = 3;

const WILD = -1;
const FOREIGN = -2;
/** Stands behind the last byte, so often that no look ahead goes beyond. */
const NOTHING = -3;
const AHEAD = 5;

// Kept between searches: to make the tables anew would cost more than most searches do.
const guesses = new Guesses();
let bytes = new Int16Array(0);
/** The unit that each byte is of. */
let units = new Int32Array(0);
/** By unit from the start on: what that unit and all after it cost as they stand, less the first one's own share. */
let costsOfRest = new Float64Array(0);

function reserve(count: number): void {
  if (count <= costsOfRest.length) return;
  bytes = new Int16Array(4 * count + AHEAD);
  units = new Int32Array(4 * count + AHEAD);
  costsOfRest = new Float64Array(2 * count);
}

/** The cheapest ways on through units `[start, end)` of a garble of UTF-8 that lost bytes. */
export class LossSearch {
  readonly #language = chinese();
  readonly #text: string;
  readonly #start: number;
  readonly #end: number;
  readonly #page: Page;
  readonly #width: number;
  /** How many bytes there are. */
  readonly #count: number;
  readonly #failedByte: number;
  /** The byte from which on all are ASCII: read as the garble's or left as they are, they cost the same. */
  readonly #plainFrom: number;

  constructor(text: string, start: number, failedAt: number, end: number, page: Page) {
    this.#text = text;
    this.#start = start;
    this.#end = end;
    this.#page = page;
    // Where nearly everything is lost, looking at more only takes more time.
    this.#width = page.name === 'gbk' || !page.doubleByte ? BEAM : NARROW_BEAM;
    reserve(this.#end - start);
    let count = 0;
    let failed = -1;
    let plainFrom = 0;
    for (let i = start; i < this.#end; i++) {
      if (i === failedAt) failed = count;
      const unit = text.charCodeAt(i);
      const code = unit === REPLACEMENT ? WILD : (page.codes[unit] as number);
      if (code > 0xff && code !== NO_CODE) {
        units[count] = i;
        bytes[count++] = code >> 8;
        units[count] = i;
        bytes[count++] = code & 0xff;
      } else {
        units[count] = i;
        bytes[count++] = code === NO_CODE ? FOREIGN : code;
      }
      if (unit > 0x7f) plainFrom = count;
    }
    bytes.fill(NOTHING, count, count + AHEAD);
    this.#count = count;
    this.#failedByte = failed < 0 ? count : failed;
    this.#plainFrom = Math.max(plainFrom, this.#failedByte);
    this.#weighRest();
  }

  #weighRest(): void {
    let cost = 0;
    let after = this.#end < this.#text.length ? this.#text.charCodeAt(this.#end) : BLANK;
    for (let i = this.#end - 1; i >= this.#start; i--) {
      const unit = this.#text.charCodeAt(i);
      cost += this.#language.cost(unit, after);
      costsOfRest[i - this.#start] = cost;
      after = unit;
    }
  }

  /** What the text costs from `unit` on, if it is clean, after `previous`. */
  #cleanCost(previous: number, unit: number): number {
    if (unit < this.#end)
      return this.#language.cost(previous, this.#text.charCodeAt(unit)) + (costsOfRest[unit - this.#start] as number);
    return this.#language.cost(previous, unit < this.#text.length ? this.#text.charCodeAt(unit) : BLANK);
  }

  best(previous: number): Piece | undefined {
    const count = this.#count;
    guesses.begin(count, this.#width, previous, this.#cleanCost(previous, this.#start));
    for (let at = 0; at <= count; at++) {
      const mayEnd = at === count || this.#opens(at);
      for (let index = 0; index < guesses.countAt(at); index++) {
        const guess = guesses.at(at, index);
        const state = guesses.states[guess] as number;
        if (mayEnd && (at === count || (state & State.LeadMissing) === 0)) this.#finish(guess, this.#unitAt(at));
        if (at < this.#plainFrom && (state & State.Ended) === 0) this.#extend(guess);
      }
    }
    return guesses.chosen(this.#start, (at) => this.#unitAt(at));
  }

  /** From `unit` on the text is clean. */
  #finish(guess: number, unit: number): void {
    const cost = guesses.costs[guess] as number;
    const rest = unit < this.#end ? (costsOfRest[unit - this.#start] as number) : 0;
    // The first character of the rest costs something, too.
    if (cost + rest < guesses.hopeless) guesses.finish(guess, cost + this.#cleanCost(previousOf(guess), unit));
  }

  #opens(at: number): boolean {
    return at === 0 || at >= this.#count || units[at] !== units[at - 1];
  }

  #unitAt(at: number): number {
    return at >= this.#count ? this.#end : (units[at] as number);
  }

  /** The first byte of the clean Han at `at` in UTF-8; WILD where none stands there. */
  #leadOf(at: number): number {
    const offset = this.#unitAt(at);
    const unit = offset < this.#text.length ? this.#text.charCodeAt(offset) : 0;
    return isHan(unit) && !isUtf8Cue(unit) ? 0xe0 | (unit >> 12) : WILD;
  }

  /** Whether what was mended before the byte `at` is whole characters and whole units. */
  #meets(at: number, state: State): boolean {
    const isMended = (state & (State.Mended | State.LeadMissing)) === State.Mended;
    return isMended && at >= this.#failedByte && this.#opens(at);
  }

  #extend(guess: number): void {
    const at = guesses.places[guess] as number;
    const page = this.#page;
    const lead = bytes[at] as number;
    const second = bytes[at + 1] as number;
    const third = bytes[at + 2] as number;
    const fourth = bytes[at + 3] as number;
    if (((guesses.states[guess] as number) & State.LeadMissing) !== 0) {
      if (isContinuation(second) && isContinuation(lead)) this.#fill(guess, 0, lead, second, 2, 0, 1);
      if (lead === WILD) {
        // The only second byte that is marked by itself is 0x80, as in 。 and 者; or the mark stands for all the rest.
        if (isContinuation(second)) this.#fill(guess, 0, 0x80, second, 2, MARKED_LOSS, 2);
        else if (second === WILD) this.#fill(guess, 0, 0x80, 0, 2, MARKED_LOSS, 3);
        this.#fill(guess, 0, 0, 0, 1, MARKED_LOSS, 3, false, Mark.Rest);
      }
      return;
    }
    if (lead >= 0 && lead < 0x80) {
      this.#emit(guess, lead, 1);
      return;
    }
    if (lead >= 0xc2 && lead < 0xe0 && isContinuation(second))
      this.#emit(guess, ((lead & 0x1f) << 6) | (second & 0x3f), 2);
    if (lead >= 0xf0 && lead < 0xf4 && isContinuation(second) && isContinuation(third) && isContinuation(fourth)) {
      const codePoint = ((lead & 7) << 18) | ((second & 0x3f) << 12) | ((third & 0x3f) << 6) | (fourth & 0x3f);
      if (codePoint > 0xffff) this.#emit(guess, codePoint, 4);
    }
    if (lead < 0) {
      if (lead !== WILD || !isContinuation(second)) return;
      this.#fill(guess, 0, 0, second, 2, MARKED_LOSS, 2);
      if (page.doubleByte && page.name !== 'gbk' && isContinuation(third))
        this.#fill(guess, 0, second, third, 3, MARKED_LOSS, 1, false, Mark.First);
      return;
    }
    if (lead < 0xe2 || lead > 0xef) return;
    if (isContinuation(second)) {
      if (isContinuation(third)) this.#emit(guess, ((lead & 0xf) << 12) | ((second & 0x3f) << 6) | (third & 0x3f), 3);
      else if (third === WILD) {
        // A new paragraph follows: what is lost was left over at the end of the last one, and may be any byte.
        const isLast = lead > 0xe3 && fourth === 0xe3 && bytes[at + 4] === 0x80 && bytes[at + 5] === WILD;
        this.#fill(guess, lead, second, 0, 3, MARKED_LOSS, 1, false, isLast ? Mark.None : Mark.Third);
        // Or it stands for a pair: this character's last byte and the first of the next.
        if (page.doubleByte && (fourth === WILD || (isContinuation(fourth) && isContinuation(bytes[at + 4] as number))))
          this.#fill(guess, lead, second, 0, 3, MARKED_LOSS, 2, true, Mark.Pair);
        // Or the garble's bytes ended here.
        if (this.#opens(at + 2)) this.#fill(guess, lead, second, 0, 3, MARKED_LOSS, 1, false, Mark.Ended);
      } else if (third === QUESTION) this.#fill(guess, lead, second, 0, 3, MARKED_LOSS, 1);
      else if (third === 0x20 && page.isDroppable(0xa0))
        this.#emit(guess, ((lead & 0xf) << 12) | ((second & 0x3f) << 6) | 0x20, 3, 1);
      else if (this.#opens(at + 2)) {
        this.#fill(guess, lead, second, 0, 2, SILENT_LOSS, 1);
        if (!page.doubleByte) this.#fill(guess, lead, 0, second, 2, SILENT_LOSS, 1);
        if (page.doubleByte && isContinuation(third) && isContinuation(fourth))
          this.#fill(guess, lead, second, 0, 2, SILENT_LOSS, 2, true);
      }
      return;
    }
    if (second === WILD) {
      if (isContinuation(third)) this.#fill(guess, lead, 0, third, 3, MARKED_LOSS, 1, false, Mark.Second);
      else if (third === WILD) this.#fill(guess, lead, 0, 0, 3, MARKED_LOSS, 2);
      if (page.doubleByte) this.#fill(guess, lead, 0, 0, 2, MARKED_LOSS, 2, false, Mark.Pair);
    } else if (second === QUESTION) {
      this.#fill(guess, lead, 0, 0, 2, MARKED_LOSS, 2);
    } else if (isContinuation(third) && second === 0x20 && page.isDroppable(0xa0)) {
      this.#emit(guess, ((lead & 0xf) << 12) | (0x20 << 6) | (third & 0x3f), 3, 1);
    } else if (this.#opens(at + 1) && (page.doubleByte || second !== NOTHING)) {
      this.#fill(guess, lead, 0, 0, 1, SILENT_LOSS, 2);
    }
  }

  /** Goes on by a character whose bytes are all known, or can only be one. */
  #emit(guess: number, codePoint: number, used: number, penalty = 0): void {
    const at = (guesses.places[guess] as number) + used;
    const unit = codePoint > 0xffff ? 0xd7c0 + (codePoint >> 10) : codePoint;
    const cost = (guesses.costs[guess] as number) + penalty + this.#language.cost(previousOf(guess), unit);
    if (cost >= guesses.worst(at)) return;
    const state = (guesses.states[guess] as number) | (penalty > 0 ? State.Mended : State.None);
    const known = codePoint > 0x7f ? 1 : 0;
    guesses.add(guess, at, cost, codePoint, guesses.lost[guess] as number, known, state, this.#meets(at, state));
  }

  /** Tries every character that has the bytes that are known; 0 stands for a byte that is not. */
  #fill(
    guess: number,
    lead: number,
    second: number,
    third: number,
    used: number,
    penalty: number,
    lost: number,
    leadMissing = false,
    mark = Mark.None,
  ): void {
    const from = guesses.places[guess] as number;
    const at = from + used;
    const base = (guesses.costs[guess] as number) + penalty;
    const worst = guesses.worst(at);
    // Every character costs something.
    if (base >= worst) return;
    const behind = mark === Mark.Second || mark === Mark.Third ? (bytes[from + mark] as number) : WILD;
    const following = behind === NOTHING ? WILD : behind;
    const silent = penalty === SILENT_LOSS;
    const ended = mark === Mark.Ended;
    const next = ended ? this.#leadOf(at) : WILD;
    const state = State.Mended | (ended ? State.Ended : 0) | (leadMissing ? State.LeadMissing : 0);
    const meets = this.#meets(at, state);
    const previous = previousOf(guess);
    const allLost = (guesses.lost[guess] as number) + lost;
    const page = this.#page;
    const language = this.#language;
    // A word that begins with what is lost is told by its second character.
    const ahead = ended || leadMissing ? ANYTHING : wholeAt(at);
    const unlikely = next === WILD ? undefined : unlikelyBefore(page, next);
    const characters = charactersFor(page, { lead, second, third, silent, leadMissing, mark, following });
    const found = cheapest();
    const limit = ahead === ANYTHING ? worst : Number.POSITIVE_INFINITY;
    found.find(characters, previous, base, limit, this.#width, ahead, unlikely);
    for (let i = 0; i < found.count; i++) {
      const unit = found.units[i] as number;
      const cost = (found.costs[i] as number) - (ahead === ANYTHING ? 0 : language.cost(unit, ahead));
      if (cost < guesses.worst(at)) guesses.add(guess, at, cost, unit, allLost, 0, state, meets);
    }
  }
}

/** Nats for a character whose last byte would not have left a mark before `next`. */
function unlikelyBefore(page: Page, next: number): Penalty {
  return (unit) => (canBeMarked(page, 0x80 | (unit & 0x3f), next) ? 0 : UNLIKELY_MARK);
}

/** The character whose three bytes stand at `at`; ANYTHING where they are no such. */
function wholeAt(at: number): number {
  const lead = bytes[at] as number;
  const second = bytes[at + 1] as number;
  const third = bytes[at + 2] as number;
  if (lead < 0xe2 || lead > 0xef || !isContinuation(second) || !isContinuation(third)) return ANYTHING;
  return ((lead & 0xf) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
}

/** What the next character costs depends on the last one; one outside the BMP tells nothing. */
function previousOf(guess: number): number {
  const character = guesses.characters[guess] as number;
  return character > 0xffff ? BLANK : character;
}
