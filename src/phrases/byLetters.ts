import { CharacterClass, classOf } from '../text/han';
import type { Completion } from './completion';
import { FormOf } from './forms';
import { countHan, opensAfterLetters, opensAfterMixed } from './gates';
import { completionByLetters } from './insertion';
import { type Letters, plainLetters } from './letters';
import { Best } from './ranking';
import type { Request } from './request';
import type { Range, SortedKeys } from './sortedKeys';

const WHOLE_PHRASE = -1;

/** Where the run of letters before the caret begins; `before.length` where there is none. */
export function lettersStart(before: string): number {
  let start = before.length;
  while (start > 0 && classOf(before.charCodeAt(start - 1)) === CharacterClass.Latin) start--;
  return start;
}

/** Phrases of which the letters before the caret are the first letters, or on request the first syllables. */
export function completeByLetters(request: Request, start: number, letters: Letters): Completion[] {
  const { before, invoked } = request;
  if (!invoked && !opensAfterLetters(before, start)) return [];
  const found = lookUp(request, letters.initials, letters.pool, start, 'initials');
  if (!invoked || request.pinyin !== 'full') return found;
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
  for (let at = range.low; at < range.high; at++)
    if (request.mayOffer(keys.owner(at)))
      best.offer(request.candidate(keys.owner(at), WHOLE_PHRASE, at, keys.lengthAt(at)));
  return best.take().map(({ phrase, from: at }) => {
    request.offered(phrase);
    const from = keys.start(at);
    const rest = String.fromCharCode(...pool.subarray(from + units.length, from + keys.lengthAt(at)));
    return completionByLetters(request.phrase(phrase), typed, rest, match, request.shape);
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
      if (restOfLetters(request, letters, phrase, han, typedLetters) !== undefined)
        best.offer(request.candidate(phrase, form, 0, forms.heads.lengthAt(position)));
    }
    const typed = before.slice(key.starts[at]);
    for (const { phrase } of best.take()) {
      const rest = restOfLetters(request, letters, phrase, han, typedLetters) ?? '';
      request.offered(phrase);
      found.push(completionByLetters(request.phrase(phrase), typed, rest, 'mixed', request.shape));
    }
  }
  return found;
}

/** What follows `typed` in the letters of a phrase behind its first `han` Han; `undefined` where they are others. */
function restOfLetters(
  request: Request,
  letters: Letters,
  phrase: number,
  han: number,
  typed: string,
): string | undefined {
  const { pool, initialStarts } = letters;
  const from = (initialStarts[phrase] as number) + han;
  const to = initialStarts[phrase + 1] as number;
  if (from >= to || pool[from] !== typed.charCodeAt(0)) return undefined;
  const initials = String.fromCharCode(...pool.subarray(from, to));
  if (initials.startsWith(typed)) return initials.slice(typed.length);
  if (!request.invoked || request.pinyin !== 'full') return undefined;
  const syllables = plainLetters(request.phrase(phrase).pinyin ?? '')
    .split(' ')
    .slice(han)
    .join('');
  return syllables.startsWith(typed) ? syllables.slice(typed.length) : undefined;
}
