import { codePage, type DoubleBytePage, NO_CODE, REPLACEMENT } from '../../text/codec';
import { CharacterClass, classOf } from '../../text/han';
import { chinese } from './language';
import type { Page } from './pages';
import { type LostPair, UNKNOWN } from './pairGuesses';
import { pairPenalty } from './pairs';
import { exactPiece, type Piece } from './reading';

/** Nats for going from clean text into a garble, and back. */
const ENTER = 7;
const LEAVE = 2;
/** Nats for a character of which only one byte is left, and for one of which none is: as expected as a middling one. */
const HALF_LOST = 8;
const ALL_LOST = 12;
/** Out of step, the second byte of a sign and the first of the next make private use (，二), which decoders drop. */
const DROPPED_PAIR = 19;
/** Out of step, full-width letters and digits come up by chance. */
const FULL_WIDTH = 4;

/**
 * What the place lies in. What the next character costs depends on the last one, so places that differ in where that came from
 * are kept apart, or the cheapest way would be lost where a garble begins and ends.
 */
enum Mode {
  Clean,
  /** In clean text, the last character being of a garble; and the reverse. */
  Left,
  Entered,
  Garbled,
  /** The last character was read from the other code of its unit; or half of that code was, and the rest is to come. */
  ByOther,
  InsideOther,
}
const MODES = 6;

enum Step {
  None,
  Unit,
  Character,
  Ascii,
  /** A character of which only the second, or only the first byte is left. */
  SecondByte,
  FirstByte,
  /** U+FFFD stands for the first byte, for the second, or for both. */
  MarkAndByte,
  ByteAndMark,
  DroppedPair,
  Lost,
}

/** The cheapest way through a window. */
export interface Way {
  readonly pieces: Piece[];
  /** Where straight reading may go on: the last place, some units before the end, between two whole characters of a garble. */
  readonly cut: number;
}

/** Where a window lies, and what it is read as. */
export interface Window {
  readonly start: number;
  readonly end: number;
  readonly table: Page;
  readonly actual: DoubleBytePage;
  readonly previous: number;
  readonly next: number;
  /** Whether the garble may start in the middle of a character of `actual`, so that all its pairs are one byte out of step. */
  readonly oneOff: boolean;
  /** Whether the garble has begun before the window. */
  readonly inside: boolean;
}

/** Units before the window's end that straight reading takes over. */
const MARGIN = 6;

// Kept between calls: making them anew would cost more than most windows do.
let capacity = 0;
let bytes = new Int16Array(0);
let others = new Int16Array(0);
let unitOf = new Int32Array(0);
let costs = new Float64Array(0);
let lasts = new Uint16Array(0);
let steps = new Uint8Array(0);
let origins = new Int32Array(0);

function reserve(units: number): void {
  if (units <= capacity) return;
  capacity = Math.max(64, units);
  const count = 2 * capacity + 3;
  bytes = new Int16Array(count);
  others = new Int16Array(count);
  unitOf = new Int32Array(count);
  costs = new Float64Array(MODES * count);
  lasts = new Uint16Array(MODES * count);
  steps = new Uint8Array(MODES * count);
  origins = new Int32Array(MODES * count);
}

function relax(to: number, mode: Mode, cost: number, last: number, step: Step, origin: number): void {
  const cell = MODES * to + mode;
  if (cost >= (costs[cell] as number)) return;
  costs[cell] = cost;
  lasts[cell] = last;
  steps[cell] = step;
  origins[cell] = origin;
}

const MARK = -1;
const NO_BYTE = -2;

/** Writes out the bytes of the units, each with the unit it is of. */
function spell(text: string, { start, end, table }: Window): number {
  const { codes, alternatives } = table;
  let count = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    const code = codes[unit] as number;
    const other = alternatives?.[unit] ?? 0;
    others[count] = other === 0 ? NO_BYTE : other >> 8;
    unitOf[count] = i;
    if (code > 0xff && code !== NO_CODE) {
      bytes[count++] = code >> 8;
      others[count] = other === 0 ? NO_BYTE : other & 0xff;
      unitOf[count] = i;
      bytes[count++] = code & 0xff;
    } else bytes[count++] = code !== NO_CODE ? code : unit === REPLACEMENT ? MARK : NO_BYTE;
  }
  unitOf[count] = end;
  unitOf[count + 1] = end + 1;
  bytes[count] = NO_BYTE;
  others[count] = NO_BYTE;
  return count;
}

function opens(at: number): boolean {
  return at === 0 || unitOf[at] !== unitOf[at - 1];
}

/** From clean text into a garble, and back. */
function turn(at: number): void {
  const place = MODES * at;
  for (let cell = place + Mode.Garbled; cell <= place + Mode.ByOther; cell++)
    relax(at, Mode.Left, (costs[cell] as number) + LEAVE, lasts[cell] as number, Step.None, cell);
  const clean = place + Mode.Clean;
  relax(at, Mode.Entered, (costs[clean] as number) + ENTER, lasts[clean] as number, Step.None, clean);
}

/**
 * Reads a window as text of which stretches are bytes of `actual` that were read as `table`: the cheapest way through,
 * from clean text into garbles and back, where no byte tells clean from garbled. Linear.
 * @returns undefined where leaving everything as it is is as good
 */
export function readDoubleByte(text: string, window: Window): Way | undefined {
  const { start, end, actual, previous, next, oneOff, inside } = window;
  const language = chinese();
  const { units } = codePage(actual);
  reserve(end - start);
  const count = spell(text, window);
  costs.fill(Number.POSITIVE_INFINITY, 0, MODES * (count + 2));
  relax(0, inside ? Mode.Garbled : Mode.Clean, 0, previous, Step.None, -1);

  const pair = (first: number, second: number, to: number, mode: Mode, cell: number): void => {
    if (second < 0x40) return;
    const unit = units[(first << 8) | second] as number;
    if (unit === 0) return;
    const last = lasts[cell] as number;
    const cost = (costs[cell] as number) + language.cost(last, unit) + pairPenalty(unit, actual);
    const doubt = oneOff && classOf(unit) === CharacterClass.FullWidth ? FULL_WIDTH : 0;
    relax(to, mode, cost + doubt, unit, Step.Character, cell);
  };

  for (let at = 0; at < count; at++) {
    const place = MODES * at;
    const isOpen = opens(at);
    const isDouble = isOpen && unitOf[at + 1] === unitOf[at];
    if (isOpen) {
      turn(at);
      const unit = text.charCodeAt(unitOf[at] as number);
      const to = at + (isDouble ? 2 : 1);
      for (let cell = place + Mode.Clean; cell <= place + Mode.Left; cell++) {
        const cost = costs[cell] as number;
        if (cost === Number.POSITIVE_INFINITY) continue;
        relax(to, Mode.Clean, cost + language.cost(lasts[cell] as number, unit), unit, Step.Unit, cell);
        if (oneOff && isDouble) relax(at + 1, Mode.Garbled, cost + ENTER + HALF_LOST, UNKNOWN, Step.SecondByte, cell);
      }
    }
    for (let cell = place + Mode.Entered; cell <= place + Mode.InsideOther; cell++) {
      const cost = costs[cell] as number;
      if (cost === Number.POSITIVE_INFINITY) continue;
      const first = (cell === place + Mode.InsideOther ? others[at] : bytes[at]) as number;
      const second = bytes[at + 1] as number;
      if (first >= 0 && first < 0x80) {
        // ASCII reads the same either way: a garble begins with something else.
        if (cell !== place + Mode.Entered)
          relax(at + 1, Mode.Garbled, cost + language.cost(lasts[cell] as number, first), first, Step.Ascii, cell);
      } else if (first === MARK) {
        relax(at + 1, Mode.Garbled, cost + ALL_LOST, UNKNOWN, Step.Lost, cell);
        if (second >= 0x40) relax(at + 2, Mode.Garbled, cost + HALF_LOST, UNKNOWN, Step.MarkAndByte, cell);
      } else if (first > 0x80) {
        if (second === MARK) relax(at + 2, Mode.Garbled, cost + HALF_LOST, UNKNOWN, Step.ByteAndMark, cell);
        pair(first, second, at + 2, Mode.Garbled, cell);
        const other = others[at + 1] as number;
        if (other >= 0 && isDouble) pair(others[at] as number, other, at + 2, Mode.ByOther, cell);
        else if (other >= 0 && opens(at + 1)) pair(first, other, at + 2, Mode.InsideOther, cell);
        if (!oneOff || isOpen) continue;
        // The last byte of a stretch out of step, whose second half the clean text swallowed.
        if (second >= 0x40) relax(at + 2, Mode.Garbled, cost + DROPPED_PAIR, UNKNOWN, Step.DroppedPair, cell);
        relax(at + 1, Mode.Clean, cost + HALF_LOST + LEAVE, UNKNOWN, Step.FirstByte, cell);
      }
    }
  }
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let mode = Mode.Clean; mode <= Mode.ByOther; mode++) {
    const cell = MODES * count + mode;
    // Where the text goes on, the garble may as well, but it takes more.
    const cost =
      (costs[cell] as number) + language.cost(lasts[cell] as number, next) + (mode >= Mode.Garbled ? LEAVE : 0);
    if (cost >= least) continue;
    least = cost;
    best = cell;
  }
  if (best < 0 || (!inside && language.textCost(text.slice(start, end), previous, next) <= least)) return undefined;
  const path: number[] = [];
  for (let cell = best; cell >= 0; cell = origins[cell] as number) path.push(cell);
  path.reverse();
  return piecesOf(path, end);
}

/** A piece in the making. */
interface OpenPiece {
  readonly start: number;
  end: number;
  text: string;
  lost: number;
  readonly gaps: LostPair[];
}

/** What is cut between two units is one piece. */
function piecesOf(path: readonly number[], end: number): Way {
  const pieces: Piece[] = [];
  let piece: OpenPiece | undefined;
  let cut = -1;
  for (let i = 1; i < path.length; i++) {
    const cell = path[i] as number;
    const step = steps[cell] as Step;
    if (step === Step.None) continue;
    const from = placeOf(path[i - 1] as number);
    const to = placeOf(cell);
    if (step === Step.Unit) {
      close(from);
      continue;
    }
    if (!piece || (opens(from) && (step >= Step.SecondByte || piece.lost > 0))) {
      close(from);
      piece = { start: unitOf[from] as number, end: 0, text: '', lost: 0, gaps: [] };
    }
    piece.end = opens(to) ? (unitOf[to] as number) : (unitOf[to] as number) + 1;
    if (step === Step.Character || step === Step.Ascii) {
      piece.text += String.fromCharCode(lasts[cell] as number);
      if (opens(to) && (unitOf[to] as number) <= end - MARGIN && piece.lost === 0) cut = unitOf[to] as number;
    } else lose(piece, step, bytes[from] as number, bytes[from + 1] as number);
  }
  close(placeOf(path.at(-1) as number));
  // What straight reading takes over is cut off here.
  return { pieces, cut: (pieces.at(-1)?.end ?? 0) > end - MARGIN ? cut : -1 };

  function close(at: number): void {
    if (!piece) return;
    if (opens(at)) piece.end = Math.max(piece.end, unitOf[at] as number);
    if (piece.lost === 0) trimAscii(piece);
    const { start, text, lost, gaps } = piece;
    if (piece.end > start)
      pieces.push(
        lost === 0 ? exactPiece(start, piece.end, text) : { ...exactPiece(start, piece.end, text), lost, gaps },
      );
    piece = undefined;
  }
}

function placeOf(cell: number): number {
  return Math.floor(cell / MODES);
}

function lose(piece: OpenPiece, step: Step, first: number, second: number): void {
  const add = (lead: number, trail: number, dropped?: true): void => {
    piece.gaps.push({ at: piece.text.length, lead, trail, ...(dropped ? { dropped } : {}) });
    piece.text += String.fromCharCode(UNKNOWN);
  };
  piece.lost += step === Step.DroppedPair || step === Step.Lost ? 2 : 1;
  if (step === Step.DroppedPair) {
    add(first, -1, true);
    add(-1, second);
  } else if (step === Step.MarkAndByte) add(-1, second);
  else if (step === Step.SecondByte) add(-1, first);
  else if (step === Step.Lost) add(-1, -1);
  else add(first, -1);
}

/** ASCII at the end of a garble is not part of it: it reads the same either way. */
function trimAscii(piece: OpenPiece): void {
  while (piece.text !== '' && piece.text.charCodeAt(piece.text.length - 1) < 0x80) {
    piece.text = piece.text.slice(0, -1);
    piece.end--;
  }
}
