import { isHan } from '../../text/han';
import { EMPTY_LEXICON, type Lexicon, longestAt } from '../lexicon';
import type { Piece, Reading } from './reading';

/** Characters on either side of a garble with which its own make words, and the longest word that is looked up. */
const AROUND = 6;
const LONGEST = 8;
/** Characters of a reading that are looked at. */
const LOOKED_AT = 24;
/** Nats for a character that is part of a known word, and what they come to at most: words alone make nothing certain. */
const PER_CHARACTER = 2;
const MOST = 12;
/** Nats below which words do not help, and above which they are not needed. */
const [FAINT, AMPLE] = [4, 80] as const;

const units = new Uint16Array(AROUND + LOOKED_AT + AROUND);

function write(text: string, at: number): number {
  for (let i = 0; i < text.length; i++) units[at + i] = text.charCodeAt(i);
  return at + text.length;
}

/**
 * How many characters at the head of `original` are part of known words, each as long as can be. Most guesses hold none: the units tell,
 * and no text need be put together.
 * @param before the characters before it, six at most, and `after` those behind
 */
function coveredOf(before: string, original: string, after: string, lexicon: Lexicon): number {
  const own = original.length > LOOKED_AT ? original.slice(0, LOOKED_AT) : original;
  const rest = own.length < original.length ? '' : after;
  const start = write(before, 0);
  const end = write(own, start);
  const length = write(rest, end);
  let text = '';
  let count = 0;
  let reached = start;
  for (let from = 0; from < end; from++) {
    if (!isHan(units[from] as number) || from + 1 === length) continue;
    if (lexicon.mayBegin && !lexicon.mayBegin(units[from] as number, units[from + 1] as number)) continue;
    if (text === '') text = before + own + rest;
    const to = longestAt(lexicon, text, from, Math.min(length, from + LONGEST));
    if (to <= Math.max(from + 1, reached)) continue;
    count += Math.max(0, Math.min(end, to) - Math.max(from, reached));
    reached = to;
  }
  return count;
}

/** The reading, more to be trusted where it makes words of the phrasebook, its clean neighbours included. */
export function withWords(reading: Reading, text: string, lexicon: Lexicon): Reading {
  if (lexicon === EMPTY_LEXICON || reading.gain < FAINT || reading.gain > AMPLE) return reading;
  const { start, end } = reading;
  const before = text.slice(Math.max(0, start - AROUND), start);
  const known = coveredOf(before, reading.text, text.slice(end, end + AROUND), lexicon);
  return known === 0 ? reading : { ...reading, gain: reading.gain + Math.min(MOST, PER_CHARACTER * known) };
}

/** The pieces of a reading, each with the guesses first that make words of the phrasebook with what stands beside them. */
export function rankedByWords(pieces: readonly Piece[], text: string, lexicon: Lexicon): readonly Piece[] {
  if (lexicon === EMPTY_LEXICON || !pieces.some(hasRivals)) return pieces;
  const ranked: Piece[] = [];
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index] as Piece;
    if (!hasRivals(piece)) {
      ranked.push(piece);
      continue;
    }
    const last = ranked[index - 1];
    const next = pieces[index + 1];
    const before =
      last?.end === piece.start ? last.text.slice(-AROUND) : text.slice(Math.max(0, piece.start - AROUND), piece.start);
    const after = next?.start === piece.end ? next.text.slice(0, AROUND) : text.slice(piece.end, piece.end + AROUND);
    ranked.push(rankedPiece(piece, before, after, lexicon));
  }
  return ranked;
}

function hasRivals({ lost, others }: Piece): boolean {
  return lost > 0 && others.length > 0;
}

function rankedPiece(piece: Piece, before: string, after: string, lexicon: Lexicon): Piece {
  const own = coveredOf(before, piece.text, after, lexicon);
  const known = piece.others.map((guess) => coveredOf(before, guess, after, lexicon));
  // Nearly always the best guess stays the best, and the others in their order.
  if (known.every((each, index) => each <= (index === 0 ? own : (known[index - 1] as number)))) {
    const margin = Math.max(piece.margin, PER_CHARACTER * (own - (known[0] as number)));
    return margin === piece.margin ? piece : { ...piece, margin };
  }
  const guesses = [piece.text, ...piece.others].map((guess, rank) => ({
    guess,
    rank,
    known: rank === 0 ? own : (known[rank - 1] as number),
  }));
  guesses.sort((a, b) => b.known - a.known || a.rank - b.rank);
  const [first, second] = guesses as [(typeof guesses)[number], (typeof guesses)[number]];
  const margin = Math.max(first.rank === 0 ? piece.margin : 0, PER_CHARACTER * (first.known - second.known));
  return { ...piece, text: first.guess, others: guesses.slice(1).map(({ guess }) => guess), margin };
}
