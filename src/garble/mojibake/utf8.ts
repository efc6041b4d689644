import { NO_CODE, REPLACEMENT } from '../../text/codec';
import { chinese } from './language';
import type { Page } from './pages';
import type { Piece } from './reading';

const QUESTION = 0x3f;
/** UTF-16 units of ASCII that may stand between two garbled characters of one span. */
const LONGEST_ASCII = 80;
/** Units that the search for lost bytes looks at beyond the place where decoding failed. */
const WINDOW = 10;
/** How many partial readings the search for lost bytes keeps at a place. */
const BEAM = 12;
/** Nats that a loss costs: one that left a mark (U+FFFD, `?`), and one that left none. */
const MARKED_LOSS = 2;
const SILENT_LOSS = 6;

/** What a run of units says when their bytes are read as UTF-8. */
export interface Run {
  /** Where the last whole character ended that also ended a unit. */
  end: number;
  text: string;
  /** Characters outside ASCII. */
  characters: number;
  /** Where the next byte fitted no more; `end` where nothing was left open. */
  failedAt: number;
  /** Whether it ended only because runs are kept short: the next one may go on from `end`. */
  capped: boolean;
}

const buffer = new Uint16Array(8192);

/**
 * Reads the units from `start` on as the bytes of `page`, and these as UTF-8, as far as they are exact.
 * Linear; at most 4,096 units.
 * @param mayBeLatin whether the original may begin with characters of two bytes, as where two layers of garbling lie
 */
export function exactRun(text: string, start: number, limit: number, page: Page, mayBeLatin = true): Run {
  const { codes } = page;
  const end = Math.min(limit, start + 4096);
  let length = 0;
  let value = 0;
  let size = 0;
  let missing = 0;
  let synced = start;
  let syncedLength = 0;
  let ascii = 0;
  let characters = 0;
  let syncedCharacters = 0;
  let startedAt = start;
  let firstSize = 0;
  let i = start;
  scan: for (; i < end; i++) {
    const code = codes[text.charCodeAt(i)] as number;
    if (code === NO_CODE) break;
    let byte = code > 0xff ? code >> 8 : code;
    for (let second = code <= 0xff; ; second = true) {
      if (missing > 0) {
        if (byte < 0x80 || byte > 0xbf) break scan;
        value = (value << 6) | (byte & 0x3f);
        if (--missing === 0) {
          if (value < (LEAST[size] as number) || (value >= 0xd800 && value < 0xe000) || value > 0x10ffff) break scan;
          if (value > 0xffff) {
            buffer[length++] = 0xd7c0 + (value >> 10);
            buffer[length++] = 0xdc00 + (value & 0x3ff);
          } else buffer[length++] = value;
          characters++;
        }
      } else if (byte < 0x80) {
        if (++ascii > LONGEST_ASCII && synced < i - LONGEST_ASCII) break scan;
        buffer[length++] = byte;
      } else {
        size = byte >= 0xe0 ? (byte >= 0xf0 ? 4 : 3) : 2;
        if (byte < 0xc2 || byte > 0xf4) break scan;
        missing = size - 1;
        value = byte & (0x7f >> size);
        ascii = 0;
        startedAt = i;
        if (firstSize === 0) firstSize = size;
      }
      if (second) break;
      byte = code & 0xff;
    }
    // Clean characters can be valid UTF-8 by chance (路 is · in GBK): a garble of Han does not end in what is no Chinese.
    const isStray = page.doubleByte && (firstSize > 2 || !mayBeLatin) && !endsChinese(value, size, startedAt === i);
    if (missing === 0 && characters > syncedCharacters && !isStray) {
      synced = i + 1;
      syncedLength = length;
      syncedCharacters = characters;
    }
  }
  return {
    end: synced,
    text: String.fromCharCode(...buffer.subarray(0, syncedLength)),
    characters: syncedCharacters,
    failedAt: missing > 0 || (i < end && codes[text.charCodeAt(i)] === NO_CODE) ? i : synced,
    capped: i === end && end < limit,
  };
}

function endsChinese(value: number, size: number, alone: boolean): boolean {
  if (size === 2) return !alone;
  return (
    (value >= 0x2010 && value < 0x2800) ||
    (value >= 0x3000 && value < 0x30ff) ||
    (value >= 0x3400 && value < 0xa000) ||
    value >= 0xf900
  );
}

const LEAST = [0, 0, 0x80, 0x800, 0x10000];

/** One way to go on from a place where bytes are missing. */
interface Guess {
  /** Index of the next token. */
  at: number;
  cost: number;
  previous: number;
  text: string;
  lost: number;
  /** Whether the garble's bytes ended in the last character: what follows is clean. */
  ended: boolean;
  /** Whether a loss was made good on the way. */
  mended: boolean;
  /** A dropped pair took the first byte of the next character too. */
  leadMissing: boolean;
  /** The first token after the loss that opens a unit, and how much of `text` was written before it; -1 before that. */
  syncedAt: number;
  syncedLength: number;
}

const WILD = -1;
const ENDED = 4;
const PAIR = 5;
const FOREIGN = -2;

/**
 * Reads on where bytes are missing: from `start`, where a unit and a character begin, past `failedAt`.
 * @param previous the original's character before `start`
 * @returns undefined where leaving the units as they are is the better reading
 */
export function bridge(
  text: string,
  start: number,
  failedAt: number,
  limit: number,
  page: Page,
  previous: number,
): (Piece & { readonly gain: number }) | undefined {
  const language = chinese();
  // Where nearly everything is lost, looking at more only takes more time.
  const beam = page.name === 'gbk' || !page.doubleByte ? BEAM : 3;
  const windowEnd = Math.min(limit, failedAt + WINDOW);
  const bytes: number[] = [];
  const units: number[] = [];
  for (let i = start; i < windowEnd; i++) {
    const unit = text.charCodeAt(i);
    const code = unit === REPLACEMENT ? WILD : (page.codes[unit] as number);
    if (code === NO_CODE) bytes.push(FOREIGN);
    else if (code > 0xff) {
      bytes.push(code >> 8, code & 0xff);
      units.push(i);
    } else bytes.push(code);
    units.push(i);
  }
  const opens = (at: number): boolean => at === 0 || at >= bytes.length || units[at] !== units[at - 1];
  const unitAt = (at: number): number => (at >= bytes.length ? windowEnd : (units[at] as number));
  const next = windowEnd < text.length ? text.charCodeAt(windowEnd) : 0x20;
  const failedToken = units.indexOf(failedAt) < 0 ? bytes.length : units.indexOf(failedAt);

  const waiting: Guess[][] = Array.from({ length: bytes.length + 1 }, () => []);
  const finished: Guess[] = [];
  const push = (guess: Guess): void => {
    if (guess.syncedAt < 0 && guess.mended && !guess.leadMissing && guess.at >= failedToken && opens(guess.at)) {
      guess.syncedAt = guess.at;
      guess.syncedLength = guess.text.length;
    }
    (waiting[guess.at] as Guess[]).push(guess);
  };
  push({
    at: 0,
    cost: 0,
    previous,
    text: '',
    lost: 0,
    ended: false,
    mended: false,
    leadMissing: false,
    syncedAt: -1,
    syncedLength: 0,
  });

  for (let at = 0; at <= bytes.length; at++) {
    const list = waiting[at] as Guess[];
    if (list.length > beam) {
      list.sort((a, b) => a.cost - b.cost);
      list.length = beam;
    }
    for (const guess of list) {
      if (at === bytes.length || (opens(at) && !guess.leadMissing)) {
        // From here on the text is clean.
        const rest = text.slice(unitAt(at), windowEnd);
        finished.push({ ...guess, cost: guess.cost + language.textCost(rest, guess.previous, next) });
      }
      if (at < bytes.length && !guess.ended) extend(guess);
    }
  }

  const clean = language.textCost(text.slice(start, windowEnd), previous, next);
  const readings = finished.filter((guess) => guess.syncedAt >= 0).sort((a, b) => a.cost - b.cost);
  const best = readings[0];
  if (!best || best.cost >= Math.min(clean, ...finished.filter((guess) => !guess.mended).map((guess) => guess.cost)))
    return undefined;
  const others: string[] = [];
  let margin = Number.POSITIVE_INFINITY;
  const bestText = best.text.slice(0, best.syncedLength);
  for (const guess of readings) {
    const other = guess.text.slice(0, guess.syncedLength);
    if (guess.syncedAt !== best.syncedAt || other === bestText || others.includes(other)) continue;
    if (others.length === 0) margin = guess.cost - best.cost;
    if (others.push(other) === 5) break;
  }
  return {
    start,
    end: unitAt(best.syncedAt),
    text: bestText,
    lost: best.lost,
    others,
    margin,
    gain: clean - best.cost,
  };

  function extend(guess: Guess): void {
    const { at } = guess;
    const lead = bytes[at] as number;
    if (guess.leadMissing) {
      if (isContinuation(bytes[at + 1]) && isContinuation(lead)) fill(guess, 0, lead, bytes[at + 1] as number, 2, 0, 1);
      return;
    }
    if (lead >= 0 && lead < 0x80) {
      emit(guess, lead, 1);
      return;
    }
    if (lead >= 0xc2 && lead < 0xe0 && isContinuation(bytes[at + 1]))
      emit(guess, ((lead & 0x1f) << 6) | ((bytes[at + 1] as number) & 0x3f), 2);
    if (lead >= 0xf0 && lead < 0xf4) {
      const [b1, b2, b3] = [bytes[at + 1], bytes[at + 2], bytes[at + 3]];
      const codePoint =
        isContinuation(b1) && isContinuation(b2) && isContinuation(b3)
          ? ((lead & 7) << 18) | ((b1 & 0x3f) << 12) | ((b2 & 0x3f) << 6) | (b3 & 0x3f)
          : 0;
      if (codePoint > 0xffff) emit(guess, codePoint, 4);
    }
    if (lead < 0) {
      if (lead === WILD && isContinuation(bytes[at + 1])) fill(guess, 0, 0, bytes[at + 1] as number, 2, MARKED_LOSS, 2);
      return;
    }
    if (lead < 0xe2 || lead > 0xef) return;
    const second = bytes[at + 1];
    const third = bytes[at + 2];
    if (isContinuation(second)) {
      if (isContinuation(third)) emit(guess, ((lead & 0xf) << 12) | ((second & 0x3f) << 6) | (third & 0x3f), 3);
      else if (third === WILD) {
        fill(guess, lead, second, 0, 3, MARKED_LOSS, 1, false, 3);
        // Or it stands for a pair: this character's last byte and the first of the next.
        if (page.doubleByte && isContinuation(bytes[at + 3]) && isContinuation(bytes[at + 4]))
          fill(guess, lead, second, 0, 3, MARKED_LOSS, 2, true, PAIR);
        // Or the garble's bytes ended here.
        if (opens(at + 2)) fill(guess, lead, second, 0, 3, MARKED_LOSS, 1, false, ENDED);
      } else if (third === QUESTION) fill(guess, lead, second, 0, 3, MARKED_LOSS, 1);
      else if (third === 0x20 && page.isDroppable(0xa0))
        emit(guess, ((lead & 0xf) << 12) | ((second & 0x3f) << 6) | 0x20, 3, 1);
      else if (opens(at + 2)) {
        fill(guess, lead, second, 0, 2, SILENT_LOSS, 1);
        if (page.doubleByte && isContinuation(third) && isContinuation(bytes[at + 3]))
          fill(guess, lead, second, 0, 2, SILENT_LOSS, 2, true);
      }
      return;
    }
    if (second === WILD) {
      if (isContinuation(third)) {
        fill(guess, lead, 0, third, 3, MARKED_LOSS, 1, false, 2);
      } else if (third === WILD) fill(guess, lead, 0, 0, 3, MARKED_LOSS, 2);
      fill(guess, lead, 0, 0, 2, MARKED_LOSS, 2, false, PAIR);
    } else if (second === QUESTION) {
      fill(guess, lead, 0, 0, 2, MARKED_LOSS, 2);
    } else if (isContinuation(third) && second === 0x20 && page.isDroppable(0xa0)) {
      emit(guess, ((lead & 0xf) << 12) | (0x20 << 6) | (third & 0x3f), 3, 1);
    } else if (opens(at + 1) && (page.doubleByte || second !== undefined)) {
      fill(guess, lead, 0, 0, 1, SILENT_LOSS, 2);
    }
  }

  /** Goes on by a character whose bytes are all known, or can only be one. */
  function emit(guess: Guess, codePoint: number, used: number, penalty = 0): void {
    const character = String.fromCodePoint(codePoint);
    push({
      ...guess,
      at: guess.at + used,
      cost: guess.cost + penalty + language.cost(guess.previous, character.charCodeAt(0)),
      previous: codePoint > 0xffff ? 0x20 : codePoint,
      text: guess.text + character,
      mended: guess.mended || penalty > 0,
    });
  }

  /**
   * Tries every character that has the bytes that are known; 0 stands for a byte that is not.
   * @param marked which byte (2 or 3) one U+FFFD stands for; `ENDED`: the third, and the garble ends with it; `PAIR`: two bytes at once; 0: it is not known to be that simple
   */
  function fill(
    guess: Guess,
    lead: number,
    second: number,
    third: number,
    used: number,
    penalty: number,
    lost: number,
    leadMissing = false,
    marked = 0,
  ): void {
    const following = marked === 2 || marked === 3 ? (bytes[guess.at + marked] ?? WILD) : WILD;
    const best: { codePoint: number; cost: number }[] = [];
    const silent = penalty === SILENT_LOSS;
    const plausible = language.plausible;
    for (const first of lead !== 0 ? [lead] : LEADS) {
      const base = (first & 0xf) << 12;
      const from = second === 0 ? base : base | ((second & 0x3f) << 6);
      const to = second === 0 ? base + 0x1000 : from + 0x40;
      for (let i = lowerBound(plausible, from); i < plausible.length; i++) {
        const codePoint = plausible[i] as number;
        if (codePoint >= to) break;
        if (third !== 0 && (codePoint & 0x3f) !== (third & 0x3f)) continue;
        const b1 = 0x80 | ((codePoint >> 6) & 0x3f);
        if (lead === 0 && second === 0 && !page.isDroppable((first << 8) | b1)) continue;
        if ((marked === 2 || marked === 3) && !canBeMarked(marked === 3 ? 0x80 | (codePoint & 0x3f) : b1, following))
          continue;
        if (
          (silent || (marked === PAIR && page.doubleByte)) &&
          !canVanish(second === 0 ? (b1 << 8) | 0x80 | (codePoint & 0x3f) : 0x80 | (codePoint & 0x3f), leadMissing)
        )
          continue;
        insert(best, codePoint, language.cost(guess.previous, codePoint));
      }
    }
    for (const { codePoint, cost } of best) {
      push({
        ...guess,
        at: guess.at + used,
        cost: guess.cost + penalty + cost,
        previous: codePoint,
        text: guess.text + String.fromCharCode(codePoint),
        lost: guess.lost + lost,
        ended: marked === ENDED,
        mended: true,
        leadMissing,
      });
    }
  }

  /**
   * Whether a decoder writes U+FFFD for `byte` and goes on with the next one: for what is no lead byte (0x80 in GBK of Java
   * and Python), and for a lead byte whose pair is undefined or private use.
   */
  function canBeMarked(byte: number, following: number): boolean {
    if (!page.doubleByte) return page.isDroppable(byte);
    if (following < 0x40) return true;
    return (page.name !== 'euc-kr' && byte === 0x80) || page.isDroppable((byte << 8) | following);
  }

  /** Whether a decoder may have dropped the byte or the pair without a trace. */
  function canVanish(code: number, withLead: boolean): boolean {
    if (code > 0xff)
      return page.doubleByte ? page.isDroppable(code) : page.isDroppable(code >> 8) && page.isDroppable(code & 0xff);
    if (withLead) return page.isDroppable((code << 8) | 0xe4);
    return page.doubleByte || page.isDroppable(code);
  }
}

/** The first bytes of what Chinese text is made of. */
const LEADS = [0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xef];

/** The first index whose value is at least `value`. */
function lowerBound(sorted: Uint16Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insert(best: { codePoint: number; cost: number }[], codePoint: number, cost: number): void {
  if (best.length === BEAM && cost >= (best[BEAM - 1] as { cost: number }).cost) return;
  let i = best.length;
  while (i > 0 && (best[i - 1] as { cost: number }).cost > cost) i--;
  best.splice(i, 0, { codePoint, cost });
  if (best.length > BEAM) best.length = BEAM;
}

function isContinuation(byte: number | undefined): byte is number {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}
