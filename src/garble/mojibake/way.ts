import { bytes, lasts, opens, placeOf, Step, steps, unitOf } from './lattice';
import { UNKNOWN } from './pairGuesses';
import { exactPiece, type LostPair, type Piece } from './reading';

/** The cheapest way through a window. */
export interface Way {
  readonly pieces: Piece[];
  /** Where straight reading may go on: the last place, some units before the end, between two whole characters of a garble. */
  readonly cut: number;
}

/** Units before the window's end that straight reading takes over. */
const MARGIN = 6;

/** A piece in the making. */
interface OpenPiece {
  readonly start: number;
  end: number;
  text: string;
  lost: number;
  readonly gaps: LostPair[];
}

/**
 * The pieces of a path through the lattice that ends at unit `end`: what is cut between two units is one.
 * @param path its cells, from the first place to the last
 */
export function piecesOf(path: readonly number[], end: number): Way {
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
