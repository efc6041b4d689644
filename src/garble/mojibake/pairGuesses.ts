import { chinese } from './language';
import type { Piece } from './reading';

/** Guesses that are kept for a lost character. */
const OFFERED = 6;
/** Nats beyond which a character is too rare to be guessed. */
const TOO_RARE = 14.5;

export interface Guess {
  readonly unit: number;
  readonly cost: number;
}

/** The most expected characters between two neighbours that have these bytes; -1 is a byte that is not known. */
export function guessCharacter(
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
    if (unit === 0 || (language.unigrams[unit] as number) > TOO_RARE) return;
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

/** A piece in the making, with what was guessed in it. */
export interface OpenPiece {
  start: number;
  end: number;
  text: string;
  lost: number;
  edge: number;
  /** Where characters were guessed, and the guesses, best first. */
  guesses: { at: number; guesses: Guess[] }[];
}

/** The other readings of a piece differ from the best in the one guess that was closest. */
export function closed({ start, end, text, lost, guesses, edge }: OpenPiece): Piece {
  const marginOf = ({ guesses: [first, second] }: { guesses: Guess[] }): number =>
    first && second ? second.cost - first.cost : Number.POSITIVE_INFINITY;
  const closest = guesses.reduce<(typeof guesses)[number] | undefined>(
    (least, guess) => (!least || marginOf(guess) < marginOf(least) ? guess : least),
    undefined,
  );
  if (!closest) return { start, end, text, lost, others: [], margin: Number.POSITIVE_INFINITY, edge };
  const others = closest.guesses
    .slice(1)
    .map(({ unit }) => text.slice(0, closest.at) + String.fromCharCode(unit) + text.slice(closest.at + 1));
  return { start, end, text, lost, others, margin: marginOf(closest), edge };
}
