import { balanceOf, type Script, scriptOfBalance, scriptOfUnit } from '../../text/script';
import type { Piece } from './reading';

/** Units of clean text on either side that tell the script, in the line and the ones beside it: an edit rechecks no others. */
const AROUND = 30;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** Nats by which a guess in the text's own script is better than one in the other. */
const OTHER_SCRIPT = 4;

/** The pieces of a reading, each with the guesses last that are of another script than what is known of the text. */
export function ofOneScript(pieces: readonly Piece[], text: string): readonly Piece[] {
  if (!pieces.some(hasRivals)) return pieces;
  const own = scriptAround(pieces, text);
  if (own === 'unknown') return pieces;
  const other = own === 'simplified' ? 'traditional' : 'simplified';
  return pieces.map((piece) => (hasRivals(piece) ? ranked(piece, other) : piece));
}

function hasRivals({ lost, others }: Piece): boolean {
  return lost > 0 && others.length > 0;
}

function scriptAround(pieces: readonly Piece[], text: string): Script {
  const start = (pieces[0] as Piece).start;
  const end = (pieces.at(-1) as Piece).end;
  let balance = balanceOf(text, startOfLines(text, start), start) + balanceOf(text, end, endOfLines(text, end));
  for (const piece of pieces) balance += piece.lost === 0 ? balanceOf(piece.text) : balanceOfAgreed(piece);
  return scriptOfBalance(balance);
}

/** Where what lies before `offset` in its line and the one before it begins, as far as it tells. */
function startOfLines(text: string, offset: number): number {
  const least = Math.max(0, offset - AROUND);
  let breaks = 0;
  for (let i = offset; i > least; i--) {
    const unit = text.charCodeAt(i - 1);
    if (unit === CARRIAGE_RETURN && i < offset && text.charCodeAt(i) === LINE_FEED) continue;
    if ((unit === LINE_FEED || unit === CARRIAGE_RETURN) && ++breaks === 2) return i;
  }
  return least;
}

/** Where what lies behind `offset` in its line and the one behind it ends. */
function endOfLines(text: string, offset: number): number {
  const most = Math.min(text.length, offset + AROUND);
  let breaks = 0;
  for (let i = offset; i < most; i++) {
    const unit = text.charCodeAt(i);
    if (unit === LINE_FEED && i > offset && text.charCodeAt(i - 1) === CARRIAGE_RETURN) continue;
    if ((unit === LINE_FEED || unit === CARRIAGE_RETURN) && ++breaks === 2) return i;
  }
  return most;
}

/** The votes of what all guesses have in common before and behind the loss. */
function balanceOfAgreed({ text, others }: Piece): number {
  if (others.length === 0) return 0;
  let head = text.length;
  for (const other of others) head = commonHead(text, other, head);
  let tail = text.length - head;
  for (const other of others) tail = commonTail(text, other, tail);
  return balanceOf(text, 0, head) + balanceOf(text, text.length - tail);
}

function commonHead(text: string, other: string, most: number): number {
  let length = 0;
  while (length < most && other.charCodeAt(length) === text.charCodeAt(length)) length++;
  return length;
}

function commonTail(text: string, other: string, most: number): number {
  let length = 0;
  while (length < most && other.charCodeAt(other.length - 1 - length) === text.charCodeAt(text.length - 1 - length))
    length++;
  return length;
}

function ranked(piece: Piece, other: Script): Piece {
  const isStrange = (guess: string): boolean => isOf(guess, other);
  // Nearly always none is.
  if (!isStrange(piece.text) && !piece.others.some(isStrange)) return piece;
  const guesses = [piece.text, ...piece.others];
  const strange = guesses.filter(isStrange);
  if (strange.length === guesses.length) return piece;
  const [best, ...others] = [...guesses.filter((guess) => !strange.includes(guess)), ...strange] as [
    string,
    ...string[],
  ];
  const isFar = strange.includes(others[0] as string);
  const margin = best === piece.text ? piece.margin + (isFar ? OTHER_SCRIPT : 0) : isFar ? OTHER_SCRIPT : 0;
  return { ...piece, text: best, others, margin };
}

function isOf(text: string, script: Script): boolean {
  for (let i = 0; i < text.length; i++) if (scriptOfUnit(text.charCodeAt(i)) === script) return true;
  return false;
}
