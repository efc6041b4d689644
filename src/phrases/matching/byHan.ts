import { FormOf, Trait } from './forms';
import { countHan, isOpenEnded, opensAfterHan, separatorFits } from './gates';
import { completionByHan, type HanCompletion, textIn } from './insertion';
import { Key, SEPARATOR } from './key';
import { Best, costOf, Met } from './ranking';
import type { Request } from './request';
import type { Range, SortedKeys } from './sortedKeys';

/** How many more than fit are kept, because some have no text that runs parallel to what was typed. */
const SPARE = 10;

/** Phrases that begin, or have a later member that begins, with a tail of what stands before the caret; the longest tails first. */
export function completeByHan(request: Request): HanCompletion[] {
  const { before, invoked, limit, forms, shape } = request;
  if (before === '' || (!invoked && !isOpenEnded(before))) return [];
  const key = request.keyBefore(before.length);
  const { length } = key;
  const crossed = lastSeparator(key);
  const range: Range = { low: 0, high: 0 };
  const found: HanCompletion[] = [];
  // The gates count what is coming as typed.
  let han = countHan(key.units, 0, length) + request.composing;
  for (let at = 0; at < length && found.length < limit; at++) {
    if (at > 0) han -= countHan(key.units, at - 1, at);
    const start = key.starts[at] as number;
    const matched = length - at;
    const best = new Best(limit + SPARE);
    for (const keys of [forms.heads, forms.members]) {
      const typed = {
        before,
        start,
        han,
        member: keys === forms.members,
        crossesMembers: crossed > at,
      };
      if (!invoked && !opensAfterHan(typed)) continue;
      if (keys.find(range, key.units, at, length)) gather(request, best, keys, range, matched, han);
    }
    for (const { phrase, form, from } of best.take()) {
      const formLength = (forms.ends[form] as number) - (forms.starts[form] as number);
      const typed = { before, start, from, matched };
      const made = completionByHan(request.listed(phrase), forms.kindOf[form] as FormOf, formLength, typed, shape);
      if (made === undefined || found.length === limit) continue;
      request.offered(phrase);
      found.push(made);
    }
  }
  return found;
}

/** Offers the keys in the range that may be inserted and are not wholly typed. */
function gather(request: Request, best: Best, keys: SortedKeys, range: Range, matched: number, han: number): void {
  const { forms, before, invoked } = request;
  for (let at = range.low; at < range.high; at++) {
    const form = keys.owner(at);
    const phrase = forms.phraseOf[form] as number;
    const length = keys.lengthAt(at);
    if (forms.kindOf[form] === FormOf.Variant || !request.mayOffer(phrase)) continue;
    if (length === matched && ((forms.traits[phrase] as number) & Trait.Frame) === 0) continue;
    const from = keys.start(at) - (forms.starts[form] as number);
    if (!invoked) {
      const own = separatorAt(request, phrase, form, from + matched - 1);
      if (own !== undefined && !separatorFits(before.charAt(before.length - 1), own, han)) continue;
    }
    const met = from > 0 ? Met.Member : forms.kindOf[form] === FormOf.Expansion ? Met.Expansion : Met.Whole;
    request.offer(best, phrase, form, from, costOf(length, met));
  }
}

const formKey = new Key();

/** The phrase's own separator at `unit` of its key; `undefined` where a Han or the like stands there. */
function separatorAt(request: Request, phrase: number, form: number, unit: number): string | undefined {
  const { forms } = request;
  if (forms.pool[(forms.starts[form] as number) + unit] !== SEPARATOR) return undefined;
  const text = textIn(request.head(phrase), forms.kindOf[form] as FormOf, 'simplified') ?? '';
  return text.charAt(formKey.readPhrase(text).starts[unit] as number);
}

/** The last separator of a key, -1 without one. */
function lastSeparator(key: Key): number {
  let at = key.length - 1;
  while (at >= 0 && key.units[at] !== SEPARATOR) at--;
  return at;
}
