import { CharacterClass, classOf } from '../../text/han';
import type { Completion } from '../completion';
import type { Headword } from '../phraseList';
import { FormOf } from './forms';
import { countHan, opensAfterLetters, opensAfterMixed } from './gates';
import { completionByLetters } from './insertion';
import { type Letters, plainLetters } from './letters';
import { Best, costOf, Met } from './ranking';
import type { Request } from './request';
import type { Range, SortedKeys } from './sortedKeys';

const WHOLE_PHRASE = -1;
const SPACE = 0x20;

/** More letters in a row are no key. */
const LONGEST_RUN = 64;

/** Where the run of letters before the caret begins; `before.length` where there is none, or too long a one. */
export function lettersStart(before: string): number {
  const { length } = before;
  let start = length;
  while (start > 0 && classOf(before.charCodeAt(start - 1)) === CharacterClass.Latin)
    if (length - --start > LONGEST_RUN) return length;
  return start;
}

/** Phrases of which the letters before the caret are the first letters, or on request the first syllables. */
export function completeByLetters(request: Request, start: number, letters: Letters): Completion[] {
  const { before, invoked } = request;
  if (!invoked && !opensAfterLetters(before, start)) return [];
  const found = lookUp(request, letters.initials, letters.pool, start, 'initials');
  // The same phrases begin with one letter either way.
  if (!invoked || request.pinyin !== 'full' || before.length - start === 1) return found;
  return [...found, ...lookUp(request, letters.syllables, letters.pool, start, 'pinyin')];
}

function lookUp(
  request: Request,
  keys: SortedKeys,
  pool: Uint16Array,
  start: number,
  match: 'initials' | 'pinyin',
): Completion[] {
  const typed = request.before.slice(start);
  const units = Uint16Array.from(plainLetters(typed), (letter) => letter.charCodeAt(0));
  const range: Range = { low: 0, high: 0 };
  if (!keys.find(range, units, 0, units.length)) return [];
  const best = new Best(request.limit);
  for (let at = range.low; at < range.high; at++) {
    const phrase = keys.owner(at);
    if (request.mayOffer(phrase)) request.offer(best, phrase, WHOLE_PHRASE, at, costOf(keys.lengthAt(at), Met.Whole));
  }
  return best.take().map(({ phrase, from: at }) => {
    request.offered(phrase);
    const from = keys.start(at);
    const rest = String.fromCharCode(...pool.subarray(from + units.length, from + keys.lengthAt(at)));
    return completionByLetters(request.listed(phrase), typed, rest, match, request.shape);
  });
}

/** Phrases that begin with the Han before the letters and go on with these: 团结ws, on request also 团结wushi. */
export function completeByMixed(request: Request, start: number, letters: Letters): Completion[] {
  const { before, invoked, forms, limit } = request;
  const last = classOf(before.charCodeAt(start - 1));
  if (start === 0 || (last !== CharacterClass.Han && last !== CharacterClass.CjkPunctuation)) return [];
  const key = request.keyBefore(start);
  const typedLetters = plainLetters(before.slice(start));
  const range: Range = { low: 0, high: 0 };
  const found: Completion[] = [];
  let han = countHan(key.units, 0, key.length);
  for (let at = 0; at < key.length && found.length < limit; at++) {
    if (at > 0) han -= countHan(key.units, at - 1, at);
    if (!invoked && !opensAfterMixed(before, start, han)) break;
    if (!forms.heads.find(range, key.units, at, key.length)) continue;
    const best = new Best(limit);
    for (let position = range.low; position < range.high; position++) {
      const form = forms.heads.owner(position);
      const phrase = forms.phraseOf[form] as number;
      if ((forms.kindOf[form] as FormOf) > FormOf.Traditional || !request.mayOffer(phrase)) continue;
      const cost = costOf(forms.heads.lengthAt(position), Met.Whole);
      // What would have no place is not looked at: the phrases of a common Han are thousands.
      if (!request.wouldTake(best, phrase, cost) || !goesOn(request, letters, phrase, han, typedLetters)) continue;
      request.offer(best, phrase, form, 0, cost);
    }
    const typed = before.slice(key.starts[at]);
    for (const { phrase } of best.take()) {
      const rest = restOf(request, letters, phrase, han, typedLetters);
      request.offered(phrase);
      found.push(completionByLetters(request.listed(phrase), typed, rest, 'mixed', request.shape));
    }
  }
  return found;
}

/** Whether the letters of a phrase behind its first `han` Han begin with `typed`. Called for thousands: makes no strings. */
function goesOn(request: Request, letters: Letters, phrase: number, han: number, typed: string): boolean {
  const from = (letters.initialStarts[phrase] as number) + han;
  if (from >= (letters.initialStarts[phrase + 1] as number) || letters.pool[from] !== typed.charCodeAt(0)) return false;
  if (initialsGoOn(letters, phrase, han, typed)) return true;
  return request.invoked && request.pinyin === 'full' && syllablesGoOn(request.head(phrase), han, typed) !== undefined;
}

function initialsGoOn({ pool, initialStarts }: Letters, phrase: number, han: number, typed: string): boolean {
  const from = (initialStarts[phrase] as number) + han;
  if (from + typed.length > (initialStarts[phrase + 1] as number)) return false;
  for (let i = 0; i < typed.length; i++) if (pool[from + i] !== typed.charCodeAt(i)) return false;
  return true;
}

/** Where in the phrase's pinyin the typed letters end. */
function syllablesGoOn({ pinyin }: Headword, han: number, typed: string): number | undefined {
  const syllables = plainLetters(pinyin ?? '');
  let at = 0;
  for (let skipped = 0; skipped < han; skipped++) {
    at = syllables.indexOf(' ', at) + 1;
    if (at === 0) return undefined;
  }
  for (let i = 0; i < typed.length; i++, at++) {
    if (syllables.charCodeAt(at) === SPACE) at++;
    if (syllables.charCodeAt(at) !== typed.charCodeAt(i)) return undefined;
  }
  return at;
}

/** What of the letters is still to be typed. */
function restOf(request: Request, letters: Letters, phrase: number, han: number, typed: string): string {
  const { pool, initialStarts } = letters;
  if (initialsGoOn(letters, phrase, han, typed))
    return String.fromCharCode(
      ...pool.subarray((initialStarts[phrase] as number) + han + typed.length, initialStarts[phrase + 1]),
    );
  const entry = request.head(phrase);
  return plainLetters(entry.pinyin ?? '')
    .slice(syllablesGoOn(entry, han, typed))
    .replaceAll(' ', '');
}
