import { type Script, scriptOf, scriptOfUnit } from '../../text/script';
import type { Piece } from './reading';

/** Units of clean text on either side that tell the script, in the line and the ones beside it: an edit rechecks no others. */
const AROUND = 30;
const LINE_END = /\r\n|[\r\n]/;
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
  const before = text.slice(Math.max(0, start - AROUND), start).split(LINE_END);
  const after = text.slice(end, end + AROUND).split(LINE_END);
  let known = [...before.slice(-2), ...after.slice(0, 2)].join('\n');
  for (const piece of pieces) known += piece.lost === 0 ? piece.text : agreed(piece);
  return scriptOf(known);
}

/** What all guesses have in common before and behind the loss. */
function agreed({ text, others }: Piece): string {
  if (others.length === 0) return '';
  let head = 0;
  while (head < text.length && others.every((other) => other[head] === text[head])) head++;
  let tail = 0;
  while (tail < text.length - head && others.every((other) => other.at(-1 - tail) === text.at(-1 - tail))) tail++;
  return text.slice(0, head) + text.slice(text.length - tail);
}

function ranked(piece: Piece, other: Script): Piece {
  const guesses = [piece.text, ...piece.others];
  const strange = guesses.filter((guess) => isOf(guess, other));
  if (strange.length === 0 || strange.length === guesses.length) return piece;
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
