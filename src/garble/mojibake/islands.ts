import { codePage, REPLACEMENT } from '../../text/codec';
import { CharacterClass, classOf } from '../../text/han';
import { chinese } from './language';
import { type LostPair, UNKNOWN } from './pairGuesses';
import { pairPenalty } from './pairs';
import { exactPiece, type Reading } from './reading';

// GBK read as UTF-8: nearly all its bytes are no UTF-8 and become U+FFFD, but some pairs happen to be a letter of two bytes
// (֪ is D6 AA, 知) or one of three (칫 is EC B9 AB, the end of 办 and 公). These islands hold their bytes exactly.

const LONGEST = 400;
/** Units of ASCII that may stand between two parts of the garble. */
const LONGEST_ASCII = 12;
const LEAST_ISLANDS = 2;
const LEAST_EXACT = 2;
/** Nats for a character of which one byte is left or none, and for one U+FFFD that stands for two bytes. */
const HALF_LOST = 8;
const ALL_LOST = 12;
const MERGED = 15;
/** Nats a character that what is left must not exceed. */
const READABLE = 10;
const MARK = -1;

/** Whether the unit can be what two or three bytes of GBK make in UTF-8, and ordinary Chinese text does not hold it. */
export function isIsland(unit: number): boolean {
  if (unit < 0x80 || unit === REPLACEMENT) return false;
  // Second bytes of GB 2312 begin at 0xA1.
  if (unit < 0x800) return (unit & 0x3f) >= 0x21;
  const type = classOf(unit);
  return (
    type !== CharacterClass.Han &&
    type !== CharacterClass.CjkPunctuation &&
    type !== CharacterClass.FullWidth &&
    type !== CharacterClass.Space &&
    (unit & 0x3f) >= 0x21
  );
}

/** Reads what is left of GBK in a text that was read as UTF-8. Linear. */
export function readIslands(text: string, offset: number, from: number, limit: number): Reading | undefined {
  const isPart = (at: number): boolean => {
    const unit = text.charCodeAt(at);
    return unit === REPLACEMENT || isIsland(unit);
  };
  let start = offset;
  while (start > from && offset - start < LONGEST / 2 && isPart(start - 1)) start--;
  let end = offset;
  for (let i = offset; i < limit && i - start < LONGEST && i - end < LONGEST_ASCII; i++) {
    if (isPart(i)) end = i + 1;
    else if (text.charCodeAt(i) > 0x7e) break;
  }
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
  if (islands < LEAST_ISLANDS || !bytes.includes(MARK)) return undefined;
  const { original, gaps, exact, cost, lost } = cheapest(bytes);
  if (exact < LEAST_EXACT || cost > READABLE * exact) return undefined;
  const piece = { ...exactPiece(start, end, original), lost, gaps };
  const language = chinese();
  return {
    chain: [{ actual: 'gbk', readAs: 'utf-8' }],
    pieces: [piece],
    start,
    end,
    text: original,
    exact,
    lost,
    gain: language.textCost(text, UNKNOWN, UNKNOWN, start, end) - language.textCost(original, UNKNOWN, UNKNOWN),
  };
}

interface Way {
  readonly original: string;
  readonly gaps: readonly LostPair[];
  readonly exact: number;
  /** Nats of the characters that are whole. */
  readonly cost: number;
  readonly lost: number;
}

/** The cheapest way to take the bytes as characters of one byte and of two. */
function cheapest(bytes: readonly number[]): Way {
  const language = chinese();
  const { units } = codePage('gbk');
  const count = bytes.length;
  const costs = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const lasts = new Uint16Array(count + 1);
  const widths = new Uint8Array(count + 1);
  costs[0] = 0;
  lasts[0] = UNKNOWN;
  const relax = (at: number, width: number, cost: number, last: number): void => {
    if (cost >= (costs[at + width] as number)) return;
    costs[at + width] = cost;
    lasts[at + width] = last;
    widths[at + width] = width;
  };
  for (let at = 0; at < count; at++) {
    const cost = costs[at] as number;
    if (cost === Number.POSITIVE_INFINITY) continue;
    const last = lasts[at] as number;
    const first = bytes[at] as number;
    const second = at + 1 < count ? (bytes[at + 1] as number) : 0;
    if (first >= 0 && first < 0x80) relax(at, 1, cost + language.cost(last, first), first);
    else if (first === MARK) {
      relax(at, 1, cost + MERGED, UNKNOWN);
      if (second === MARK) relax(at, 2, cost + ALL_LOST, UNKNOWN);
      else if (second >= 0xa1) relax(at, 2, cost + HALF_LOST, UNKNOWN);
    } else if (second === MARK) relax(at, 2, cost + HALF_LOST, UNKNOWN);
    else {
      const unit = second >= 0x40 ? (units[(first << 8) | second] as number) : 0;
      if (unit !== 0) relax(at, 2, cost + language.cost(last, unit) + pairPenalty(unit, 'gbk'), unit);
      else relax(at, 1, cost + MERGED, UNKNOWN);
    }
  }
  const cuts: number[] = [];
  for (let at = count; at > 0; at -= widths[at] as number) cuts.push(at);
  let original = '';
  const gaps: LostPair[] = [];
  let exact = 0;
  let whole = 0;
  let lost = 0;
  let before = 0;
  for (const at of cuts.reverse()) {
    const last = lasts[at] as number;
    const first = bytes[before] as number;
    const second = at - before === 2 ? (bytes[before + 1] as number) : MARK;
    if (last === UNKNOWN && first !== UNKNOWN) {
      const isGone = first === MARK && second === MARK;
      lost += isGone ? 2 : 1;
      // Of what is gone altogether nothing can be said.
      if (isGone) original += '\ufffd';
      else {
        gaps.push({ at: original.length, lead: at - before === 2 ? first : MARK, trail: second });
        original += String.fromCharCode(UNKNOWN);
      }
      before = at;
      continue;
    } else if (last > 0x7f) {
      exact++;
      whole += language.unigrams[last] as number;
    }
    original += String.fromCharCode(last);
    before = at;
  }
  return { original, gaps, exact, cost: whole, lost };
}
