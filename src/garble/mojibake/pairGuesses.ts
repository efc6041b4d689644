import { REPLACEMENT } from '../../text/codec';
import { chinese } from '../language';
import type { Page } from './pages';
import type { Piece } from './reading';

/** Guesses that are kept for a lost character. */
const KEPT = 6;
/** Nats beyond which a character is too rare to be guessed. */
const TOO_RARE = 14.5;

/** Stands for what is not known. */
export const UNKNOWN = 0x20;

interface Guess {
  readonly unit: number;
  readonly cost: number;
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
    if (unit === 0 || (language.unigrams[unit] as number) > TOO_RARE) return;
    let cost = language.cost(previous, unit);
    if (cost >= worst) return;
    if (following !== undefined) cost += language.cost(unit, following);
    if (cost >= worst) return;
    let i = found.length;
    while (i > 0 && (found[i - 1] as Guess).cost > cost) i--;
    found.splice(i, 0, { unit, cost });
    if (found.length > KEPT) found.length = KEPT;
    if (found.length === KEPT) worst = (found[KEPT - 1] as Guess).cost;
  };
  if (lead < 0 && trail < 0) for (const unit of language.common) consider(unit);
  else if (lead < 0) for (let first = 0x81; first <= 0xfe; first++) consider(units[(first << 8) | trail] as number);
  else for (let second = 0x40; second <= 0xfe; second++) consider(units[(lead << 8) | second] as number);
  return found;
}

/** Fills in what a piece's lost characters may have been. Costly, and so left until the reading is to be reported. */
export function withGuesses(piece: Piece, source: string, table: Page, units: Uint16Array): Piece {
  if (!piece.gaps || piece.gaps.length === 0) return piece;
  const at = (offset: number): number => (offset >= 0 && offset < source.length ? source.charCodeAt(offset) : UNKNOWN);
  const characters = Array.from(piece.text, (character) => character.charCodeAt(0));
  const found = piece.gaps.map(({ at: place, lead, trail, dropped }) => {
    const previous = place > 0 ? (characters[place - 1] as number) : at(piece.start - 1);
    const next = place + 1 < characters.length ? characters[place + 1] : at(piece.end);
    const guesses = guessCharacter(units, previous, lead, trail, dropped ? undefined : next).filter(
      ({ unit }) => !dropped || opensUserDefined(table.codes[unit] as number),
    );
    characters[place] = guesses[0]?.unit ?? REPLACEMENT;
    return { place, guesses };
  });
  const text = String.fromCharCode(...characters);
  // The other readings differ from the best in the one guess that was closest.
  const marginOf = ({ guesses: [first, second] }: { guesses: readonly Guess[] }): number =>
    first && second ? second.cost - first.cost : Number.POSITIVE_INFINITY;
  const closest = found.reduce((least, guess) => (marginOf(guess) < marginOf(least) ? guess : least));
  const others = closest.guesses
    .slice(1)
    .map(({ unit }) => text.slice(0, closest.place) + String.fromCharCode(unit) + text.slice(closest.place + 1));
  return { ...piece, text, others, margin: marginOf(closest) };
}

/** Whether the code's second byte opens a user-defined row of GBK. */
function opensUserDefined(code: number): boolean {
  const trail = code & 0xff;
  return (trail >= 0xaa && trail <= 0xaf) || trail >= 0xf8;
}
