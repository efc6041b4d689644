import type { Match } from '../completion';
import type { Headword } from '../phraseList';
import { FormOf, type Forms, Trait } from './forms';
import { endOfFrame } from './frames';
import { isQuote, Key, LONGEST_KEY } from './key';
import type { Range } from './sortedKeys';

/** How far a phrase may reach in a text beyond its key: quotation marks and runs of spaces between its units. */
const REACH = LONGEST_KEY + 64;
const SHORT = 2;
const NUMERALS = '第零〇一二三四五六七八九十百千万两0123456789';

const scratch = new Key();

/** A phrase found in the key of a text: units `[from, to)`. */
interface Hit {
  readonly form: number;
  readonly from: number;
  readonly to: number;
}

/** The longest phrase that covers the UTF-16 unit at `offset`, of equally long ones the first; a frame only where no other does. */
export function occurrenceAt(forms: Forms, text: string, offset: number): Match | undefined {
  const key = scratch.read(text, Math.max(0, offset - REACH), Math.min(text.length, offset + REACH));
  let at = 0;
  while (at < key.length && (key.ends[at] as number) <= offset) at++;
  // A quotation mark is in no key: it may belong to the phrase before it or to the one behind it.
  const around = at > 0 && isQuote(text.charCodeAt(offset)) ? [at, at - 1] : [at];
  for (const find of [plainFrom, frameFrom])
    for (const unit of around) {
      const hit = longestOver(forms, text, key, unit, find);
      if (hit === undefined) continue;
      const match = toMatch(forms, text, key, hit);
      if (match.start <= offset && offset < match.end) return match;
    }
  return undefined;
}

/** The longest hit that covers unit `at` of the text's key. */
function longestOver(forms: Forms, text: string, key: Key, at: number, find: typeof plainFrom): Hit | undefined {
  let best: Hit | undefined;
  for (let from = Math.max(0, at - LONGEST_KEY); from <= at && from < key.length; from++) {
    const hit = find(forms, text, key, from);
    if (hit !== undefined && hit.to > at && (best === undefined || hit.to - hit.from > best.to - best.from)) best = hit;
  }
  return best;
}

/**
 * All phrases of a text from left to right, none overlapping another: at each place the longest.
 * A frame counts only where none stands inside it: what fills its gap says more than the frame.
 */
export function occurrences(forms: Forms, text: string): Match[] {
  const key = new Key().read(text);
  const found: Match[] = [];
  for (let from = 0; from < key.length; ) {
    const hit = plainFrom(forms, text, key, from) ?? emptyFrame(forms, text, key, from);
    if (hit !== undefined) found.push(toMatch(forms, text, key, hit));
    from = hit?.to ?? from + 1;
  }
  return found;
}

function emptyFrame(forms: Forms, text: string, key: Key, from: number): Hit | undefined {
  const hit = frameFrom(forms, text, key, from);
  for (let at = from + 1; at < (hit?.to ?? 0); at++)
    if (plainFrom(forms, text, key, at) !== undefined) return undefined;
  return hit;
}

/** The longest phrase, frames apart, that begins at unit `from` of the text's key. */
function plainFrom(forms: Forms, text: string, key: Key, from: number): Hit | undefined {
  let best: Hit | undefined;
  eachFrom(forms, key, from, (form, phrase, to) => {
    if (isFrame(forms, phrase) || !stands(forms.phrases.head(phrase), text, key, from, to)) return;
    if (best?.to !== to || goesBefore(forms, form, best.form)) best = { form, from, to };
  });
  return best;
}

/** Of phrases with the same key, the one that is just that goes before one of which it is an expansion or a variant; then the first. */
function goesBefore({ kindOf, phraseOf }: Forms, form: number, other: number): boolean {
  const [kind, its] = [kindOf[form] as number, kindOf[other] as number];
  return kind < its || (kind === its && (phraseOf[form] as number) < (phraseOf[other] as number));
}

/** The longest frame that begins there and has something in its gaps. */
function frameFrom(forms: Forms, text: string, key: Key, from: number): Hit | undefined {
  let best: Hit | undefined;
  eachFrom(forms, key, from, (form, phrase) => {
    if (!isFrame(forms, phrase)) return;
    const to = endOfFrame(forms, phrase, text, key, from);
    if (to !== undefined && to > (best?.to ?? 0)) best = { form, from, to };
  });
  return best;
}

/** Calls `visit` for each form whose key stands at unit `from`, shorter ones first. */
function eachFrom(
  forms: Forms,
  key: Key,
  from: number,
  visit: (form: number, phrase: number, to: number) => void,
): void {
  const { heads, phraseOf } = forms;
  const range: Range = { low: 0, high: 0 };
  if (!heads.begin(range, key.units[from] as number)) return;
  for (let depth = 1; ; depth++) {
    // Of the keys that agree so far, those that end here sort first.
    for (let at = range.low; at < range.high && heads.lengthAt(at) === depth; at++) {
      const form = heads.owner(at);
      visit(form, phraseOf[form] as number, from + depth);
    }
    if (from + depth >= key.length || !heads.narrow(range, depth, key.units[from + depth] as number)) return;
  }
}

function isFrame(forms: Forms, phrase: number): boolean {
  return ((forms.traits[phrase] as number) & Trait.Frame) !== 0;
}

/**
 * Whether a phrase whose key stands at units `[from, to)` is really there: 三服务 is not in 第三服务区; and words as short
 * as 五要 and 窗口 are a slogan or a metaphor only between quotation marks.
 */
function stands({ kind }: Headword, text: string, key: Key, from: number, to: number): boolean {
  const start = key.starts[from] as number;
  const numeric = kind === 'numeric-abbreviation';
  if (numeric && start > 0 && NUMERALS.includes(text.charAt(start - 1))) return false;
  if (!numeric && kind !== 'metaphor') return true;
  return (
    to - from > SHORT || isQuote(text.charCodeAt(start - 1)) || isQuote(text.charCodeAt(key.ends[to - 1] as number))
  );
}

function toMatch(forms: Forms, text: string, key: Key, { form, from, to }: Hit): Match {
  const phrase = forms.phrases.phrase(forms.phraseOf[form] as number);
  let start = key.starts[from] as number;
  let end = key.ends[to - 1] as number;
  const own = forms.kindOf[form] === FormOf.Text ? phrase.text : '';
  if (isQuote(own.charCodeAt(0)) && start > 0 && isQuote(text.charCodeAt(start - 1))) start--;
  if (isQuote(own.charCodeAt(own.length - 1)) && isQuote(text.charCodeAt(end))) end++;
  return { phrase, start, end };
}
