import type { Span } from '../../text/span';
import { isHighSurrogate, isLowSurrogate, isSurrogate } from '../../text/surrogates';
import { chinese, isForeign } from '../language';

// UTF-16 in the other byte order, between clean text: where it begins and ends, though one unit in three is Han either way.

/** Nats for going from clean text into the garble or back, and for either where the line begins or ends. */
const TURN = 5;
const AT_END = 2;
/** Nats for half a pair of surrogates, which no text holds by itself, and for each half of a pair that is one. */
const LONE = 24;
const PAIRED = 10;
/** Nats, beyond what the language says, for a clean unit of a script that Chinese text does not hold. */
const FOREIGN = 8;

/** A line of text of which a part was read in the wrong byte order. */
export interface SwappedLine {
  readonly text: string;
  readonly from: number;
  readonly limit: number;
  /** Where the line's text begins, past its indent, and where it ends; -1 where that is not known. */
  readonly lineStart: number;
  readonly lineEnd: number;
}

export function swap(unit: number): number {
  return ((unit & 0xff) << 8) | (unit >> 8);
}

function unitAt({ text, from, limit }: SwappedLine, at: number): number {
  return at >= from && at < limit ? text.charCodeAt(at) : 0x20;
}

/** What the unit at a place costs as it stands, after `previous`. */
function cleanCost(line: SwappedLine, previous: number, at: number): number {
  const unit = unitAt(line, at);
  if (isSurrogate(unit)) return isPaired(line.text, at) ? PAIRED : LONE;
  return chinese().cost(previous, unit) + (unit > 0x7f && isForeign(unit) ? FOREIGN : 0);
}

/** Whether the unit is one of two surrogates that are a character. */
function isPaired(text: string, at: number): boolean {
  return isHighSurrogate(text.charCodeAt(at))
    ? isLowSurrogate(text.charCodeAt(at + 1))
    : isHighSurrogate(text.charCodeAt(at - 1));
}

function enter(line: SwappedLine, at: number): number {
  return at === line.lineStart ? AT_END : TURN;
}

function leave(line: SwappedLine, at: number): number {
  return at === line.lineEnd ? AT_END : TURN;
}

/**
 * The part of `[start, end)` that makes the most sense with its bytes swapped, between clean text on either side. Linear.
 * @returns undefined where it is best left as it is
 */
export function swappedPart(line: SwappedLine, { start, end }: Span): Span | undefined {
  const language = chinese();
  let [before, inside, after] = [0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [begin, beginOfAfter, endOfAfter] = [start, start, start];
  let previous = unitAt(line, start - 1);
  for (let at = start; at < end; at++) {
    const unit = line.text.charCodeAt(at);
    const clean = cleanCost(line, previous, at);
    const left = inside + leave(line, at) + cleanCost(line, swap(previous), at);
    if (left < after + clean) {
      [beginOfAfter, endOfAfter] = [begin, at];
      after = left;
    } else after += clean;
    const entered = before + enter(line, at) + language.cost(previous, swap(unit));
    inside += language.cost(swap(previous), swap(unit));
    if (entered < inside) {
      begin = at;
      inside = entered;
    }
    before += clean;
    previous = unit;
  }
  const next = unitAt(line, end);
  before += language.cost(previous, next);
  after += language.cost(previous, next);
  inside += leave(line, end) + language.cost(swap(previous), next);
  if (before <= inside && before <= after) return undefined;
  return inside <= after ? { start: begin, end } : { start: beginOfAfter, end: endOfAfter };
}

/**
 * How much worse, in nats, it would be to take the first or the last unit for clean text, or the clean one beside it for part of
 * the garble.
 * @param fits whether the unit at a place may be part of it
 */
export function edgeOfSwapped(line: SwappedLine, { start, end }: Span, fits: (at: number) => boolean): number {
  const beginning = (begin: number): number => costAround(line, start, begin, end);
  const ending = (close: number): number => costAround(line, end, start, close);
  const [begun, ended] = [beginning(start), ending(end)];
  let least = Math.min(beginning(start + 1) - begun, ending(end - 1) - ended);
  if (start > line.from && fits(start - 1)) least = Math.min(least, beginning(start - 1) - begun);
  if (end < line.limit && fits(end)) least = Math.min(least, ending(end + 1) - ended);
  return least;
}

/** What the units around a place cost, those of `[start, end)` being swapped. */
function costAround(line: SwappedLine, place: number, start: number, end: number): number {
  const language = chinese();
  let cost = 0;
  for (let at = place - 1; at <= place + 2; at++) {
    const isSwapped = at >= start && at < end;
    const wasSwapped = at > start && at <= end;
    const unit = unitAt(line, at - 1);
    const previous = wasSwapped ? swap(unit) : unit;
    cost += isSwapped ? language.cost(previous, swap(unitAt(line, at))) : cleanCost(line, previous, at);
    if (isSwapped && !wasSwapped) cost += enter(line, at);
    if (wasSwapped && !isSwapped) cost += leave(line, at);
  }
  return cost;
}
