import { REPLACEMENT } from '../../text/codec';
import { codePage } from '../../text/codePage';
import { CharacterClass, classOf } from '../../text/han';
import { chinese } from '../language';
import { BLANK } from './gain';
import { pairPenalties } from './pairs';
import { exactPiece, misread, type Reading, readingOf } from './reading';
import { Segmentation } from './segmentation';

// GBK read as UTF-8: nearly all of its bytes are no UTF-8 and become U+FFFD, but some pairs happen to be a letter of two bytes
// (U+05AA is D6 AA, 知) or of three (U+CE6B is EC B9 AB, the end of 办 and 公). These islands hold their bytes exactly.

/** Units that are read at most, and units of ASCII that may stand between two parts of the garble. */
const LONGEST = 400;
const LONGEST_ASCII = 12;
/** Islands, and whole characters in them, below which nothing is said. */
const LEAST = 2;
/** Units within which U+FFFD must stand. */
const NEAR = 3;
/** Nats for a character of which one byte is left, for one of which none is, and for a U+FFFD that stands for two bytes. */
const HALF_LOST = 8;
const ALL_LOST = 12;
const MERGED = 15;
/** Nats a character that what is whole must not exceed. */
const READABLE = 10;

const MARK = -1;
/** Second bytes of GB 2312 begin here. */
const FIRST_TRAIL = 0xa1;

/** Whether the unit can be what two or three bytes of GBK make in UTF-8, and ordinary Chinese text does not hold it. */
export function isIsland(unit: number): boolean {
  if (unit < 0x80 || unit === REPLACEMENT || (0x80 | (unit & 0x3f)) < FIRST_TRAIL) return false;
  if (unit < 0x800) return true;
  switch (classOf(unit)) {
    case CharacterClass.Han:
    case CharacterClass.CjkPunctuation:
    case CharacterClass.FullWidth:
    case CharacterClass.Space:
      return false;
    default:
      return true;
  }
}

/** Whether an island at `offset` stands beside a loss: the cheap test. */
export function isBesideLoss(text: string, offset: number, from: number, limit: number): boolean {
  for (let i = Math.max(from, offset - NEAR); i <= Math.min(limit - 1, offset + NEAR); i++)
    if (text.charCodeAt(i) === REPLACEMENT) return true;
  return false;
}

/**
 * What is left of GBK around `offset` in a text that was read as UTF-8: the characters that are whole, and U+FFFD for each of the
 * others. So little is left around those that a guess would be fancy. Linear.
 */
export function readIslands(text: string, offset: number, from: number, limit: number): Reading | undefined {
  const { start, end } = extent(text, offset, from, limit);
  const { bytes, islands } = bytesOf(text, start, end);
  if (islands < LEAST || !bytes.includes(MARK)) return undefined;
  const { original, lost, cost, exact } = cheapest(bytes);
  if (exact < LEAST || cost > READABLE * exact) return undefined;
  const pieces = [{ ...exactPiece(start, end, original), known: exact, lost }];
  const language = chinese();
  const gain = language.textCost(text, BLANK, BLANK, start, end) - language.textCost(original, BLANK, BLANK);
  return readingOf(misread('gbk', 'utf-8'), pieces, start, end, original, gain);
}

function extent(text: string, offset: number, from: number, limit: number): { start: number; end: number } {
  const isPart = (unit: number): boolean => unit === REPLACEMENT || isIsland(unit);
  let start = offset;
  while (start > from && offset - start < LONGEST / 2 && isPart(text.charCodeAt(start - 1))) start--;
  let end = offset + 1;
  for (let i = offset; i < limit && i - start < LONGEST && i - end < LONGEST_ASCII; i++) {
    const unit = text.charCodeAt(i);
    if (isPart(unit)) end = i + 1;
    else if (unit > 0x7e) break;
  }
  return { start, end };
}

function bytesOf(text: string, start: number, end: number): { bytes: number[]; islands: number } {
  const bytes: number[] = [];
  let islands = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === REPLACEMENT) bytes.push(MARK);
    else if (unit < 0x80) bytes.push(unit);
    else {
      islands++;
      if (unit < 0x800) bytes.push(0xc0 | (unit >> 6), 0x80 | (unit & 0x3f));
      else bytes.push(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
    }
  }
  return { bytes, islands };
}

interface Way {
  readonly original: string;
  readonly exact: number;
  /** Nats of the characters that are whole. */
  readonly cost: number;
  readonly lost: number;
}

/** The cheapest way to take the bytes as characters of one byte and of two. */
function cheapest(bytes: readonly number[]): Way {
  const language = chinese();
  const { units } = codePage('gbk');
  const pairPenalty = pairPenalties('gbk');
  const count = bytes.length;
  const way = new Segmentation(count);
  for (let at = 0; at < count; at++) {
    const last = way.lastAt(at);
    const first = bytes[at] as number;
    const second = bytes[at + 1] ?? 0;
    if (first >= 0 && first < 0x80) way.offer(at, 1, language.cost(last, first), first);
    else way.offer(at, 1, MERGED, REPLACEMENT);
    if (first === MARK && second === MARK) way.offer(at, 2, ALL_LOST, REPLACEMENT);
    else if (first === MARK && second >= FIRST_TRAIL) way.offer(at, 2, HALF_LOST, REPLACEMENT);
    else if (first >= 0x80 && second === MARK) way.offer(at, 2, HALF_LOST, REPLACEMENT);
    else if (first >= 0x80 && second >= 0x40) {
      const unit = units[(first << 8) | second] as number;
      if (unit !== 0) way.offer(at, 2, language.cost(last, unit) + (pairPenalty[unit] as number), unit);
    }
  }
  // A lost byte is a way on from everywhere.
  return wayOf(way.cuts() as number[], way);
}

function wayOf(cuts: readonly number[], way: Segmentation): Way {
  const { unigrams } = chinese();
  let original = '';
  let [exact, cost, lost, before] = [0, 0, 0, 0];
  for (const at of cuts) {
    const unit = way.lastAt(at);
    if (unit === REPLACEMENT) lost += at - before;
    else if (unit > 0x7f) {
      exact++;
      cost += unigrams[unit] as number;
    }
    original += String.fromCharCode(unit);
    before = at;
  }
  return { original, exact, cost, lost };
}
