import { chinese } from '../language';
import { type GapCharacters, gapCharacters, lowerBound } from './gapCharacters';
import type { Page } from './pages';

/** How a loss left its mark in a garble of UTF-8. */
export enum Mark {
  /** It is not known to be simple. */
  None,
  /** One U+FFFD stands for the second byte, or for the third. */
  Second = 2,
  Third,
  /** For the third, and the garble ends with it. */
  Ended,
  /** For two bytes at once. */
  Pair,
  /** For the last two bytes, the first being lost with the character before. */
  Rest,
  /** For the first byte, which makes no pair with the second in this page. */
  First,
}

/** A character of three bytes of which some are lost; 0 stands for a byte that is not known. */
export interface Gap {
  readonly lead: number;
  readonly second: number;
  readonly third: number;
  /** Whether the loss left no mark. */
  readonly silent: boolean;
  /** Whether a dropped pair took the first byte of the next character too. */
  readonly leadMissing: boolean;
  readonly mark: Mark;
  /** The byte after the mark; -1 where it is not known. */
  readonly following: number;
}

const QUESTION_AND_LETTERS = 0x40;

/** The first bytes of what Chinese text is made of. */
const LEADS = [0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xef];

/** Hostile texts make gaps of every sort. */
const MOST_KEPT = 20000;

const kept = new WeakMap<Page, Map<number, GapCharacters>>();

/** Every plausible character that can have stood in the gap: kept, since the same gaps come up again and again. */
export function charactersFor(page: Page, gap: Gap): GapCharacters {
  let cache = kept.get(page);
  if (!cache) {
    cache = new Map();
    kept.set(page, cache);
  }
  const key = keyOf(gap);
  let found = cache.get(key);
  if (!found) {
    const { mask, value } = knownBits(gap);
    found = gapCharacters(enumerate(page, gap), mask, value);
    if (cache.size > MOST_KEPT) cache.clear();
    cache.set(key, found);
  }
  return found;
}

function knownBits({ lead, second, third }: Gap): { mask: number; value: number } {
  const mask = (lead === 0 ? 0 : 0xf000) | (second === 0 ? 0 : 0xfc0) | (third === 0 ? 0 : 0x3f);
  return { mask, value: mask & ((lead << 12) | ((second & 0x3f) << 6) | (third & 0x3f)) };
}

/** Of 32 bits: a first byte is 0 or E2 to EF, the others 0 or 80 to BF. */
function keyOf({ lead, second, third, silent, leadMissing, mark, following }: Gap): number {
  const others = (continuation(second) << 7) | continuation(third);
  return (
    ((following + 1) << 23) |
    (others << 9) |
    ((lead & 0xf) << 5) |
    (mark << 2) |
    (silent ? 2 : 0) |
    (leadMissing ? 1 : 0)
  );
}

/** A byte from 80 to BF in 7 bits, none of which is set for the byte that is not known. */
function continuation(byte: number): number {
  return byte === 0 ? 0 : (byte & 0x3f) | 0x40;
}
function* enumerate(page: Page, { lead, second, third, silent, leadMissing, mark, following }: Gap): Generator<number> {
  // Of a character of which nothing is left but the first byte, only one that is not rare is worth a guess.
  const known = second === 0 && third === 0 ? chinese().guessable : chinese().plausible;
  const isMarked = mark === Mark.Second || mark === Mark.Third;
  for (const first of lead !== 0 ? [lead] : LEADS) {
    const base = (first & 0xf) << 12;
    const from = second === 0 ? base : base | ((second & 0x3f) << 6);
    const to = second === 0 ? base + 0x1000 : from + 0x40;
    for (let i = lowerBound(known, from); i < known.length; i++) {
      const codePoint = known[i] as number;
      if (codePoint >= to) break;
      if (third !== 0 && (codePoint & 0x3f) !== (third & 0x3f)) continue;
      const b1 = 0x80 | ((codePoint >> 6) & 0x3f);
      const b2 = 0x80 | (codePoint & 0x3f);
      if (mark === Mark.First) {
        if (!page.isDroppable((first << 8) | b1)) continue;
      } else if (mark === Mark.Rest) {
        if (!page.isDroppable((b1 << 8) | b2)) continue;
      } else if (lead === 0 && second === 0 && !page.isDroppable((first << 8) | b1)) continue;
      // Where a mark is one byte, it is one that the page lacks.
      if (!page.doubleByte && !silent && lead !== 0)
        if ((second === 0 && !page.isDroppable(b1)) || (third === 0 && !page.isDroppable(b2))) continue;
      if (isMarked && !canBeMarked(page, mark === Mark.Third ? b2 : b1, following)) continue;
      const mayVanish = silent || (mark === Mark.Pair && page.doubleByte);
      const gone = second !== 0 ? b2 : third !== 0 ? b1 : (b1 << 8) | b2;
      if (mayVanish && !canVanish(page, gone, leadMissing)) continue;
      yield codePoint;
    }
  }
}

/**
 * Whether a decoder writes U+FFFD for `byte` and goes on with the next one: for what is no lead byte (0x80 in GBK of Java
 * and Python), and for a lead byte whose pair is undefined or private use.
 */
export function canBeMarked(page: Page, byte: number, following: number): boolean {
  if (!page.doubleByte) return page.isDroppable(byte);
  if (following < QUESTION_AND_LETTERS) return true;
  return (page.name !== 'euc-kr' && byte === 0x80) || page.isDroppable((byte << 8) | following);
}

/** Whether a decoder may have dropped the byte or the pair without a trace. */
function canVanish(page: Page, code: number, withLead: boolean): boolean {
  if (code > 0xff)
    return page.doubleByte ? page.isDroppable(code) : page.isDroppable(code >> 8) && page.isDroppable(code & 0xff);
  if (withLead) return page.isDroppable((code << 8) | 0xe4);
  return page.doubleByte || page.isDroppable(code);
}
