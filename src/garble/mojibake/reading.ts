import type { Misreading } from '../finding';
import type { LostPair } from './pairGuesses';

/** A stretch of the garble that starts and ends both between two of its characters and between two of the original's. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** The original text, or the best guess at it. */
  readonly text: string;
  /** Bytes that had to be guessed; 0 where every byte is known. */
  readonly lost: number;
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
  /** Characters outside ASCII that were given back, guesses left out. */
  readonly exact: number;
  readonly lost: number;
  /** How much more expected the original is than the garble, both between their neighbours; in nats. */
  readonly gain: number;
}

/** A piece of which every byte is known. */
export function exactPiece(start: number, end: number, text: string): Piece {
  return { start, end, text, lost: 0, others: [], margin: Number.POSITIVE_INFINITY, edge: Number.POSITIVE_INFINITY };
}
