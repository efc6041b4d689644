import type { Match } from './completion';
import type { Forms } from './forms';
import { FormOf, Trait } from './forms';
import { isQuote, Key, LONGEST_KEY } from './key';
import type { Phrase } from './phrase';
import type { Range } from './sortedKeys';

/** How far a phrase may reach in a text beyond its key: quotation marks and runs of spaces between its units. */
const REACH = LONGEST_KEY + 64;
const NUMERALS = '第零〇一二三四五六七八九十百千万两0123456789';

const scratch = new Key();

/** A phrase found in the key of a text: units `[from, to)`. */
interface Hit {
  readonly form: number;
  readonly from: number;
  readonly to: number;
}

/** The longest phrase that covers the UTF-16 unit at `offset`; of equally long ones the first. */
export function occurrenceAt(forms: Forms, text: string, offset: number): Match | undefined {
  const key = scratch.read(text, Math.max(0, offset - REACH), Math.min(text.length, offset + REACH));
  let at = 0;
  while (at < key.length && (key.ends[at] as number) <= offset) at++;
  let best: Hit | undefined;
  for (let from = Math.max(0, at - LONGEST_KEY); from <= at && from < key.length; from++) {
    const hit = longestFrom(forms, text, key, from);
    if (hit !== undefined && hit.to > at && (best === undefined || hit.to - hit.from > best.to - best.from)) best = hit;
  }
  if (best === undefined) return undefined;
  const match = toMatch(forms, text, key, best);
  return match.start <= offset && offset < match.end ? match : undefined;
}

/** All phrases of a text from left to right, none overlapping another: at each place the longest. */
export function occurrences(forms: Forms, text: string): Match[] {
  const key = new Key().read(text);
  const found: Match[] = [];
  for (let from = 0; from < key.length; ) {
    const hit = longestFrom(forms, text, key, from);
    if (hit !== undefined) found.push(toMatch(forms, text, key, hit));
    from = hit?.to ?? from + 1;
  }
  return found;
}

/** The longest phrase that begins at unit `from` of the text's key. */
function longestFrom(forms: Forms, text: string, key: Key, from: number): Hit | undefined {
  const { heads } = forms;
  const range: Range = { low: 0, high: 0 };
  if (!heads.begin(range, key.units[from] as number)) return undefined;
  let best: Hit | undefined;
  for (let depth = 1; ; depth++) {
    // Of the keys that agree so far, those that end here sort first.
    for (let at = range.low; at < range.high && heads.lengthAt(at) === depth; at++) {
      const form = heads.owner(at);
      if (!stands(forms, form, text, key.starts[from] as number)) continue;
      best = { form, from, to: from + depth };
      break;
    }
    if (from + depth >= key.length || !heads.narrow(range, depth, key.units[from + depth] as number)) return best;
  }
}

/** Whether a form whose key stands at `start` is really there. Frames are found by their gaps; 三服务 does not stand in 第三服务区. */
function stands(forms: Forms, form: number, text: string, start: number): boolean {
  const phrase = forms.phraseOf[form] as number;
  if (((forms.traits[phrase] as number) & Trait.Frame) !== 0 && forms.kindOf[form] === FormOf.Text) return false;
  const { kind } = forms.phrases[phrase] as Phrase;
  return kind !== 'numeric-abbreviation' || start === 0 || !NUMERALS.includes(text.charAt(start - 1));
}

function toMatch(forms: Forms, text: string, key: Key, { form, from, to }: Hit): Match {
  const phrase = forms.phrases[forms.phraseOf[form] as number] as Phrase;
  let start = key.starts[from] as number;
  let end = key.ends[to - 1] as number;
  const own = forms.kindOf[form] === FormOf.Text ? phrase.text : '';
  if (isQuote(own.charCodeAt(0)) && start > 0 && isQuote(text.charCodeAt(start - 1))) start--;
  if (isQuote(own.charCodeAt(own.length - 1)) && isQuote(text.charCodeAt(end))) end++;
  return { phrase, start, end };
}
