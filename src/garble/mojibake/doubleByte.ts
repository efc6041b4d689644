import { codePage, type DoubleBytePage, NO_CODE, REPLACEMENT } from '../../text/codec';
import { CharacterClass, classOf, isHan } from '../../text/han';
import { scriptOfUnit } from '../../text/script';
import { chinese } from './language';
import type { Page } from './pages';
import type { Piece } from './reading';

/** Nats for going from clean text into a garble, and back. */
const ENTER = 7;
const LEAVE = 2;
/** Nats for a character of which only one byte is left, and for one of which none is: as expected as a middling one. */
const HALF_LOST = 8;
const ALL_LOST = 12;
/** Out of step, the second byte of a sign and the first of the next make private use (，二), which decoders drop. */
const DROPPED_PAIR = 19;
/** Nats for what a garbled Chinese text hardly held: kana, Cyrillic, private use. */
const FOREIGN = 9;

/** Nats for Traditional in what was GBK: possible, and rare. */
const OTHER_SCRIPT = 4;

function isNoChinese(unit: number): boolean {
  return (
    !isHan(unit) &&
    unit !== 0x3000 &&
    classOf(unit) !== CharacterClass.CjkPunctuation &&
    classOf(unit) !== CharacterClass.FullWidth
  );
}

/** Guesses that are kept for a lost character. */
const OFFERED = 6;

/** Stands for a character that is lost until a guess is made. */
const UNKNOWN = 0x20;

enum Mode {
  Clean,
  Garbled,
}

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

/**
 * Reads `[start, end)` as text of which stretches are bytes of `actual` that were read as `table`: the cheapest way through,
 * from clean text into garbles and back, where no byte tells clean from garbled. Linear.
 * @param oneOff whether the garble may start in the middle of a character of `actual`, so that all its pairs are one byte out of step
 */
export function readDoubleByte(
  text: string,
  start: number,
  end: number,
  table: Page,
  actual: DoubleBytePage,
  previous: number,
  next: number,
  oneOff: boolean,
) {
  const language = chinese();
  const { units } = codePage(actual);
  const bytes: number[] = [];
  const unitOf: number[] = [];
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    const code = table.codes[unit] as number;
    if (code > 0xff && code !== NO_CODE) {
      bytes.push(code >> 8, code & 0xff);
      unitOf.push(i, i);
    } else {
      bytes.push(code === NO_CODE ? (unit === REPLACEMENT ? -1 : -2) : code);
      unitOf.push(i);
    }
  }
  const count = bytes.length;
  unitOf.push(end);
  const opens = (at: number): boolean => at === 0 || unitOf[at] !== unitOf[at - 1];
  const cells = 2 * (count + 1);
  const costs = new Float64Array(cells).fill(Number.POSITIVE_INFINITY);
  const lasts = new Uint16Array(cells);
  const steps = new Uint8Array(cells);
  const origins = new Int32Array(cells).fill(-1);
  const relax = (to: number, mode: Mode, cost: number, last: number, step: Step, origin: number): void => {
    const cell = 2 * to + mode;
    if (cost >= (costs[cell] as number)) return;
    costs[cell] = cost;
    lasts[cell] = last;
    steps[cell] = step;
    origins[cell] = origin;
  };
  relax(0, Mode.Clean, 0, previous, Step.None, -1);

  for (let at = 0; at < count; at++) {
    const clean = 2 * at + Mode.Clean;
    const garbled = 2 * at + Mode.Garbled;
    if (opens(at)) {
      const leave = (costs[garbled] as number) + LEAVE;
      if (leave < (costs[clean] as number)) relax(at, Mode.Clean, leave, lasts[garbled] as number, Step.None, garbled);
      else if ((costs[clean] as number) + ENTER < (costs[garbled] as number))
        relax(at, Mode.Garbled, (costs[clean] as number) + ENTER, lasts[clean] as number, Step.None, clean);
      const unit = text.charCodeAt(unitOf[at] as number);
      const width = unitOf[at + 1] === unitOf[at] ? 2 : 1;
      relax(
        at + width,
        Mode.Clean,
        (costs[clean] as number) + language.cost(lasts[clean] as number, unit),
        unit,
        Step.Unit,
        clean,
      );
      if (oneOff && width === 2)
        relax(at + 1, Mode.Garbled, (costs[clean] as number) + ENTER + HALF_LOST, UNKNOWN, Step.SecondByte, clean);
    }
    const cost = costs[garbled] as number;
    if (cost === Number.POSITIVE_INFINITY) continue;
    const last = lasts[garbled] as number;
    const first = bytes[at] as number;
    const second = bytes[at + 1];
    if (first >= 0 && first < 0x80)
      relax(at + 1, Mode.Garbled, cost + language.cost(last, first), first, Step.Ascii, garbled);
    else if (first === -1) {
      relax(at + 1, Mode.Garbled, cost + ALL_LOST, UNKNOWN, Step.Lost, garbled);
      if (second !== undefined && second >= 0x40)
        relax(at + 2, Mode.Garbled, cost + HALF_LOST, UNKNOWN, Step.MarkAndByte, garbled);
    } else if (second === -1 && first > 0x80)
      relax(at + 2, Mode.Garbled, cost + HALF_LOST, UNKNOWN, Step.ByteAndMark, garbled);
    else if (first > 0x80) {
      if (second !== undefined && second >= 0x40) {
        const unit = units[(first << 8) | second] as number;
        if (unit !== 0)
          relax(
            at + 2,
            Mode.Garbled,
            cost +
              language.cost(last, unit) +
              (isNoChinese(unit)
                ? FOREIGN
                : actual === 'gbk' && scriptOfUnit(unit) === 'traditional'
                  ? OTHER_SCRIPT
                  : 0) +
              (oneOff && classOf(unit) === CharacterClass.FullWidth ? OTHER_SCRIPT : 0),
            unit,
            Step.Character,
            garbled,
          );
      }
      // The last byte of a stretch out of step, whose second half the clean text swallowed.
      if (oneOff && !opens(at) && second !== undefined && second >= 0x40)
        relax(at + 2, Mode.Garbled, cost + DROPPED_PAIR, UNKNOWN, Step.DroppedPair, garbled);
      if (oneOff && !opens(at)) relax(at + 1, Mode.Clean, cost + HALF_LOST + LEAVE, UNKNOWN, Step.FirstByte, garbled);
    }
  }
  const lastClean = 2 * count + Mode.Clean;
  const lastGarbled = 2 * count + Mode.Garbled;
  const total = [lastClean, lastGarbled].map(
    (cell) => (costs[cell] as number) + (cell === lastGarbled ? LEAVE : 0) + language.cost(lasts[cell] as number, next),
  );
  const best = (total[0] as number) <= (total[1] as number) ? lastClean : lastGarbled;
  const gain =
    language.textCost(text.slice(start, end), previous, next) - Math.min(total[0] as number, total[1] as number);
  if (!(gain > 0)) return undefined;

  // Back through the steps; what is cut between two units is one piece.
  const path: number[] = [];
  for (let cell = best; cell >= 0; cell = origins[cell] as number) path.push(cell);
  path.reverse();
  const pieces: Piece[] = [];
  let piece: OpenPiece | undefined;
  let exact = 0;
  for (let i = 1; i < path.length; i++) {
    const cell = path[i] as number;
    const step = steps[cell] as Step;
    if (step === Step.None) continue;
    const from = (path[i - 1] as number) >> 1;
    const to = cell >> 1;
    if (step === Step.Unit) {
      close(from);
      continue;
    }
    const isLoss = step >= Step.SecondByte;
    if (!piece || (opens(from) && (isLoss || piece.lost > 0))) {
      close(from);
      piece = { start: unitOf[from] as number, end: 0, text: '', lost: 0, guesses: [] };
    }
    piece.end = opens(to) ? (unitOf[to] as number) : (unitOf[to] as number) + 1;
    if (step === Step.DroppedPair) {
      const head = guessCharacter(
        units,
        lasts[path[i - 1] as number] as number,
        bytes[from] as number,
        -1,
        undefined,
      ).filter(({ unit }) => isDroppedTrail(table.codes[unit] as number));
      addGuess(head, 1);
      addGuess(
        guessCharacter(
          units,
          head[0]?.unit ?? UNKNOWN,
          -1,
          bytes[from + 1] as number,
          path[i + 1] === undefined ? next : lasts[path[i + 1] as number],
        ),
        1,
      );
    } else if (step === Step.MarkAndByte || step === Step.ByteAndMark) {
      const isFirst = step === Step.MarkAndByte;
      const following = path[i + 1] === undefined ? next : lasts[path[i + 1] as number];
      addGuess(
        guessCharacter(
          units,
          lasts[path[i - 1] as number] as number,
          isFirst ? -1 : (bytes[from] as number),
          isFirst ? (bytes[from + 1] as number) : -1,
          following,
        ),
        1,
      );
    } else if (step === Step.Lost) {
      const guesses = guessCharacter(
        units,
        lasts[path[i - 1] as number] as number,
        -1,
        -1,
        path[i + 1] === undefined ? next : lasts[path[i + 1] as number],
      );
      addGuess(guesses, 2);
    } else if (step === Step.SecondByte) {
      addGuess(
        guessCharacter(
          units,
          lasts[path[i - 1] as number] as number,
          -1,
          bytes[from] as number,
          path[i + 1] === undefined ? next : lasts[path[i + 1] as number],
        ),
        1,
      );
    } else if (step === Step.FirstByte) {
      const following = to < count ? text.charCodeAt(unitOf[to] as number) : next;
      addGuess(guessCharacter(units, lasts[path[i - 1] as number] as number, bytes[from] as number, -1, following), 1);
    } else {
      piece.text += String.fromCharCode(lasts[cell] as number);
      if (step === Step.Character) exact++;
    }
  }
  close(count);
  return { pieces, gain, exact };

  function close(at: number): void {
    if (!piece) return;
    if (opens(at)) piece.end = Math.max(piece.end, unitOf[at] as number);
    if (piece.lost === 0) trimAscii(piece);
    if (piece.end > piece.start) pieces.push(closed(piece));
    piece = undefined;
  }

  function addGuess(guesses: Guess[], lost: number): void {
    if (!piece) return;
    piece.guesses.push({ at: piece.text.length, guesses });
    piece.text += String.fromCharCode(guesses[0]?.unit ?? REPLACEMENT);
    piece.lost += lost;
  }
}

interface Guess {
  readonly unit: number;
  readonly cost: number;
}

interface OpenPiece {
  start: number;
  end: number;
  text: string;
  lost: number;
  /** Where characters were guessed, and the guesses, best first. */
  guesses: { at: number; guesses: Guess[] }[];
}

/** The other readings of a piece differ from the best in the one guess that was closest. */
function closed({ start, end, text, lost, guesses }: OpenPiece): Piece {
  const marginOf = ({ guesses: [first, second] }: { guesses: Guess[] }): number =>
    first && second ? second.cost - first.cost : Number.POSITIVE_INFINITY;
  const closest = guesses.reduce<(typeof guesses)[number] | undefined>(
    (least, guess) => (!least || marginOf(guess) < marginOf(least) ? guess : least),
    undefined,
  );
  if (!closest) return { start, end, text, lost, others: [], margin: Number.POSITIVE_INFINITY };
  const others = closest.guesses
    .slice(1)
    .map(({ unit }) => text.slice(0, closest.at) + String.fromCharCode(unit) + text.slice(closest.at + 1));
  return { start, end, text, lost, others, margin: marginOf(closest) };
}

/** ASCII at the end of a garble is not part of it: it reads the same either way. */
function trimAscii(piece: OpenPiece): void {
  while (piece.text !== '' && piece.text.charCodeAt(piece.text.length - 1) < 0x80) {
    piece.text = piece.text.slice(0, -1);
    piece.end--;
  }
}

/** Whether the code's second byte opens a user-defined row of GBK. */
function isDroppedTrail(code: number): boolean {
  const trail = code & 0xff;
  return (trail >= 0xaa && trail <= 0xaf) || trail >= 0xf8;
}

/** The most expected characters between two neighbours that have these bytes; -1 is a byte that is not known. */
function guessCharacter(
  units: Uint16Array,
  previous: number,
  lead: number,
  trail: number,
  following: number | undefined,
): Guess[] {
  const language = chinese();
  const found: Guess[] = [];
  let worst = Number.POSITIVE_INFINITY;
  const consider = (unit: number): void => {
    if (unit === 0 || (language.unigrams[unit] as number) > 14.5) return;
    let cost = language.cost(previous, unit);
    if (cost >= worst) return;
    if (following !== undefined) cost += language.cost(unit, following);
    if (cost >= worst) return;
    let i = found.length;
    while (i > 0 && (found[i - 1] as Guess).cost > cost) i--;
    found.splice(i, 0, { unit, cost });
    if (found.length > OFFERED) found.length = OFFERED;
    if (found.length === OFFERED) worst = (found[OFFERED - 1] as Guess).cost;
  };
  if (lead < 0 && trail < 0) for (const unit of language.common) consider(unit);
  else if (lead < 0) for (let first = 0x81; first <= 0xfe; first++) consider(units[(first << 8) | trail] as number);
  else for (let second = 0x40; second <= 0xfe; second++) consider(units[(lead << 8) | second] as number);
  return found;
}
