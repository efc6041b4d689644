import { codePage } from '../../text/codePage';
import { chinese } from '../language';
import type { Piece } from './reading';

// EUC-KR has 268 Han a second time, by another of their readings. Unicode's normalisation makes the two one, and what is pasted may have
// been through it: then a unit of the garble may have been the bytes of either.

const FIRST_COMPATIBLE = 0xf900;
const LAST_COMPATIBLE = 0xfa0b;

let codes: Map<number, number> | undefined;

/** By unit, the code of its double. */
function doubles(): Map<number, number> {
  if (codes) return codes;
  codes = new Map();
  const own = codePage('euc-kr').codes;
  for (let unit = FIRST_COMPATIBLE; unit <= LAST_COMPATIBLE; unit++)
    codes.set(String.fromCharCode(unit).normalize('NFC').charCodeAt(0), own[unit] as number);
  return codes;
}

/** Nats by which the other is more expected, for it to be what was meant. */
const MEANT = 5;

/** A piece of GBK that was read as EUC-KR, with the characters that were meant if its text has been normalised. */
export function undoNormalisation(piece: Piece, text: string): Piece {
  let original = '';
  forEachDouble(piece, text, (at, other, gain) => {
    if (gain >= MEANT)
      original =
        (original || piece.text).slice(0, at) + String.fromCharCode(other) + (original || piece.text).slice(at + 1);
  });
  return original === '' ? piece : { ...piece, text: original };
}

/**
 * Whether a piece may have been something else before its text was normalised: the bytes of a double would make about as much sense.
 * @param clear nats by which what was read must be more expected
 */
export function mayBeNormalised(piece: Piece, text: string, clear: number): boolean {
  let doubtful = false;
  forEachDouble(piece, text, (_at, _other, gain) => {
    doubtful ||= gain > -clear;
  });
  return doubtful;
}

/** Calls with each place of the original whose unit has a double, what that would be, and by how many nats it is more expected. */
function forEachDouble(
  { start, end, text: original }: Piece,
  text: string,
  each: (at: number, other: number, gain: number) => void,
): void {
  if (original.length !== end - start || holdsDouble(text, start, end)) return;
  const language = chinese();
  const { units } = codePage('gbk');
  for (let i = 0; i < original.length; i++) {
    const code = doubles().get(text.charCodeAt(start + i));
    const other = code === undefined ? 0 : (units[code] as number);
    if (other === 0) continue;
    const before = i > 0 ? original.charCodeAt(i - 1) : 0x20;
    const after = i + 1 < original.length ? original.charCodeAt(i + 1) : 0x20;
    const cost = (unit: number): number => language.cost(before, unit) + language.cost(unit, after);
    each(i, other, cost(original.charCodeAt(i)) - cost(other));
  }
}

/** Text that has been normalised holds none. */
function holdsDouble(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= FIRST_COMPATIBLE && unit <= LAST_COMPATIBLE) return true;
  }
  return false;
}
