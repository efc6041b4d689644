import { codePage } from '../../text/codePage';
import { CharacterClass, classOf } from '../../text/han';
import { chinese } from '../language';
import { cleanPenalties } from './cleanPenalty';
import {
  bytes,
  costs,
  lasts,
  MARK,
  MODES,
  Mode,
  opens,
  origins,
  others,
  relax,
  Step,
  spell,
  unitOf,
  type Window,
} from './lattice';
import { UNKNOWN } from './pairGuesses';
import { pairPenalties } from './pairs';
import { piecesOf, type Way } from './way';

/** Nats for going from clean text into a garble, and back; and for either where the line begins or ends. */
const ENTER = 5;
const LEAVE = 4;
const AT_END = 2;
/** Nats for a character of which only one byte is left, and for one of which none is: as expected as a middling one. */
const HALF_LOST = 8;
const ALL_LOST = 12;
/** Out of step, the second byte of a sign and the first of the next make private use (，二), which decoders drop. */
const DROPPED_PAIR = 19;
/** Out of step, full-width letters and digits come up by chance. */
const FULL_WIDTH = 4;

/** From clean text into a garble, and back. */
function turn(at: number, enter: number): void {
  const place = MODES * at;
  for (let cell = place + Mode.Garbled; cell <= place + Mode.ByOther; cell++)
    relax(at, Mode.Left, (costs[cell] as number) + LEAVE, lasts[cell] as number, Step.None, cell);
  const clean = place + Mode.Clean;
  relax(at, Mode.Entered, (costs[clean] as number) + enter, lasts[clean] as number, Step.None, clean);
}

/**
 * Reads a window as text of which stretches are bytes of `actual` that were read as `table`: the cheapest way through,
 * from clean text into garbles and back, where no byte tells clean from garbled. Linear.
 * @returns undefined where leaving everything as it is is as good
 */
export function readDoubleByte(text: string, window: Window): Way | undefined {
  const { end, actual, previous, next, oneOff, inside } = window;
  const language = chinese();
  const { units } = codePage(actual);
  const leave = end === window.lineEnd ? AT_END : LEAVE;
  const penalties = cleanPenalties(window.table, actual, oneOff);
  const pairPenalty = pairPenalties(actual);
  const count = spell(text, window);
  costs.fill(Number.POSITIVE_INFINITY, 0, MODES * (count + 2));
  relax(0, inside ? Mode.Garbled : Mode.Clean, 0, previous, Step.None, -1);

  const pair = (first: number, second: number, to: number, mode: Mode, cell: number): void => {
    if (second < 0x40) return;
    const unit = units[(first << 8) | second] as number;
    if (unit === 0) return;
    const last = lasts[cell] as number;
    const cost = (costs[cell] as number) + language.cost(last, unit) + (pairPenalty[unit] as number);
    const doubt = oneOff && classOf(unit) === CharacterClass.FullWidth ? FULL_WIDTH : 0;
    relax(to, mode, cost + doubt, unit, Step.Character, cell);
  };

  for (let at = 0; at < count; at++) {
    const place = MODES * at;
    const isOpen = opens(at);
    const isDouble = isOpen && unitOf[at + 1] === unitOf[at];
    if (isOpen) {
      turn(at, (unitOf[at] as number) === window.lineStart ? AT_END : ENTER);
      const unit = text.charCodeAt(unitOf[at] as number);
      const to = at + (isDouble ? 2 : 1);
      for (let cell = place + Mode.Clean; cell <= place + Mode.Left; cell++) {
        const cost = costs[cell] as number;
        if (cost === Number.POSITIVE_INFINITY) continue;
        const clean = language.cost(lasts[cell] as number, unit) + (penalties[unit] as number);
        relax(to, Mode.Clean, cost + clean, unit, Step.Unit, cell);
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
      (costs[cell] as number) + language.cost(lasts[cell] as number, next) + (mode >= Mode.Garbled ? leave : 0);
    if (cost >= least) continue;
    least = cost;
    best = cell;
  }
  if (best < 0) return undefined;
  const path: number[] = [];
  for (let cell = best; cell >= 0; cell = origins[cell] as number) path.push(cell);
  path.reverse();
  return piecesOf(path, end);
}
