import type { Misreading } from '../finding';

/** A character of a piece that is lost. */
export interface LostPair {
  /** Its place in the piece's text. */
  readonly at: number;
  /** The byte that is left; -1 where it is not. */
  readonly lead: number;
  readonly trail: number;
  /** Whether its second byte opened a pair of private use, which the decoder dropped. */
  readonly dropped?: true;
}

/** A stretch of the garble that starts and ends both between two of its characters and between two of the original's. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** The original text, or the best guess at it. */
  readonly text: string;
  /** Bytes that had to be guessed; 0 where every byte is known. */
  readonly lost: number;
  /** Characters outside ASCII of which every byte is known; the others are guesses. */
  readonly known: number;
  /** Other guesses, best first. */
  readonly others: readonly string[];
  /** How much better, in nats, the best guess is than the next; Infinity where there is no other. */
  readonly margin: number;
  /** How much worse, in nats, it would be to begin or end one character earlier or later; Infinity where bytes leave no choice. */
  readonly edge: number;
  /** What is lost of pairs, as long as no guess is made: a space stands in the text. */
  readonly gaps?: readonly LostPair[];
}

/** One way to read a garble, from `start` to `end` of the text in which it was found. */
export interface Reading {
  readonly chain: readonly Misreading[];
  readonly pieces: readonly Piece[];
  readonly start: number;
  readonly end: number;
  /** The original, all pieces joined. */
  readonly text: string;
  /** Characters outside ASCII that were given back, guesses left out; and the guesses. */
  readonly exact: number;
  readonly guessed: number;
  readonly lost: number;
  /** How much more expected the original is than the garble, both between their neighbours; in nats. */
  readonly gain: number;
}

const chains = new Map<string, Map<string, readonly Misreading[]>>();

/** The chain of one misreading: always the same array, so that there are few of them, and what is made of one can be kept. */
export function misread(actual: string, readAs: string): readonly Misreading[] {
  let own = chains.get(actual);
  if (!own) {
    own = new Map();
    chains.set(actual, own);
  }
  let chain = own.get(readAs);
  if (!chain) {
    chain = [{ actual, readAs }];
    own.set(readAs, chain);
  }
  return chain;
}

/** A piece of which every byte is known. */
export function exactPiece(start: number, end: number, text: string): Piece {
  const known = outsideAscii(text);
  const sure = Number.POSITIVE_INFINITY;
  return { start, end, text, lost: 0, known, others: [], margin: sure, edge: sure };
}

/** UTF-16 units outside ASCII. */
export function outsideAscii(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) count++;
  return count;
}

/** A reading of these pieces, in order; what they give back, and what of it is guessed, is added up. */
export function readingOf(
  chain: Reading['chain'],
  pieces: readonly Piece[],
  start: number,
  end: number,
  text: string,
  gain: number,
): Reading {
  let [exact, guessed, lost] = [0, 0, 0];
  for (const piece of pieces) {
    exact += piece.known;
    lost += piece.lost;
    if (piece.lost > 0) guessed += outsideAscii(piece.text) - piece.known;
  }
  return { chain, pieces, start, end, text, exact, guessed, lost, gain };
}
