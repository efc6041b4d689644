import { REPLACEMENT } from '../../text/codec';
import type { CodePage } from '../../text/codePage';
import { chinese } from '../language';
import { ANYTHING, cheapest } from './cheapest';
import { type GapCharacters, gapCharacters } from './gapCharacters';
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

/** By the page, and in it by the byte that is known: what can have stood in the gap. */
const kept = new Map<CodePage, Map<number, GapCharacters>>();
/** What is added to a second byte, to tell it from a first one. */
const SECOND = 0x100;
const NEITHER = -1;

/** The characters of a page that have these bytes; -1 is a byte that is not known. */
function charactersOf(actual: CodePage, lead: number, trail: number): GapCharacters {
  let own = kept.get(actual);
  if (!own) {
    own = new Map();
    kept.set(actual, own);
  }
  const byte = lead >= 0 ? lead : trail >= 0 ? SECOND + trail : NEITHER;
  let found = own.get(byte);
  if (!found) {
    // By no bits of their codes: Big5 has two for 十, of which a table by unit holds one.
    if (lead >= 0) found = gapCharacters(likely(actual, lead << 8, 0x40, 1), 0, 0, actual.codes);
    else if (trail >= 0) found = gapCharacters(likely(actual, trail, 0x81, 0x100), 0, 0, actual.codes);
    else found = gapCharacters(chinese().common);
    own.set(byte, found);
  }
  return found;
}

/** The characters of a page with the codes `base + first * step` to `base + 0xfe * step`, but those that are too rare. */
function likely({ units }: CodePage, base: number, first: number, step: number): number[] {
  const { unigrams } = chinese();
  const found: number[] = [];
  for (let byte = first; byte <= 0xfe; byte++) found.push(units[base + byte * step] as number);
  return found.filter((unit) => unit !== 0 && (unigrams[unit] as number) <= TOO_RARE);
}

/** The most expected characters between two neighbours that have these bytes; -1 is a byte that is not known. */
function guessCharacter(actual: CodePage, previous: number, lead: number, trail: number, next: number): Guess[] {
  const best = cheapest();
  best.find(charactersOf(actual, lead, trail), previous, 0, Number.POSITIVE_INFINITY, KEPT, next);
  return Array.from({ length: best.count }, (_, i) => ({
    unit: best.units[i] as number,
    cost: best.costs[i] as number,
  }));
}

/** Fills in what a piece's lost characters may have been. Costly, and so left until the reading is to be reported. */
export function withGuesses(piece: Piece, source: string, table: Page, actual: CodePage): Piece {
  if (!piece.gaps || piece.gaps.length === 0) return piece;
  const at = (offset: number): number => (offset >= 0 && offset < source.length ? source.charCodeAt(offset) : UNKNOWN);
  const characters = Array.from(piece.text, (character) => character.charCodeAt(0));
  const found = piece.gaps.map(({ at: place, lead, trail, dropped }) => {
    const previous = place > 0 ? (characters[place - 1] as number) : at(piece.start - 1);
    const next = place + 1 < characters.length ? (characters[place + 1] as number) : at(piece.end);
    const guesses = guessCharacter(actual, previous, lead, trail, dropped ? ANYTHING : next).filter(
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
