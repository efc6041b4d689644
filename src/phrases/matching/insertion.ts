import { scriptOf } from '../../text/script';
import type { Completion, MatchKind } from '../completion';
import type { Phrase } from '../phrase';
import type { Headword } from '../phraseList';
import { FormOf } from './forms';
import { isQuote, Key } from './key';

/** A phrase for a list: a list is made at every key, and hardly one of its phrases is ever looked at whole. */
export interface Listed {
  readonly head: Headword;
  whole(): Phrase;
}

/** In what shape phrases are to be inserted. */
export interface Shape {
  readonly script: 'simplified' | 'traditional';
  readonly quotes: 'curly' | 'corner' | undefined;
}

/** What was typed of a phrase: `before.slice(start)`, which is `matched` units of its key from unit `from` on. */
export interface Typed {
  readonly before: string;
  readonly start: number;
  readonly from: number;
  readonly matched: number;
}

const CURLY = '“”‘’';
const CORNER = '「」『』';

/** `text` with its quotation marks in the style asked for. */
function withQuotes(text: string, quotes: Shape['quotes']): string {
  if (quotes === undefined || text === '') return text;
  const [from, to] = quotes === 'curly' ? [CORNER, CURLY] : [CURLY, CORNER];
  let changed = '';
  for (const character of text) {
    const at = from.indexOf(character);
    changed += at < 0 ? character : to.charAt(at);
  }
  return changed;
}

/** The text of a phrase in a script; `undefined` where the book has none. */
export function textIn(phrase: Headword, form: FormOf, script: Shape['script']): string | undefined {
  if (form === FormOf.Expansion) {
    if (script === 'simplified') return phrase.expansion;
    return (
      phrase.traditional?.expansion ??
      (scriptOf(phrase.expansion ?? '') === 'simplified' ? undefined : phrase.expansion)
    );
  }
  return script === 'simplified' ? phrase.text : (phrase.traditional?.text ?? phrase.text);
}

/** The skeleton of a frame in snippet syntax. Without one of its own, the gaps of the text are numbered. */
function snippetOf(phrase: Headword, { script, quotes }: Shape): string {
  const own = script === 'simplified' ? phrase.frame : phrase.traditional?.frame;
  if (own !== undefined) return withQuotes(own, quotes);
  let gap = 0;
  const text = textIn(phrase, FormOf.Text, script) ?? phrase.text;
  return withQuotes(
    text.replace(/[$}\\]/g, '\\$&').replace(/…+/g, () => `\${${++gap}:…}`),
    quotes,
  );
}

/** A completion by Han, and what of it is still to be typed. */
export interface HanCompletion {
  readonly completion: Completion;
  readonly rest: string;
}

const scratch = new Key();

/** `undefined` where the text in the script asked for does not run parallel to the form that was typed, or would close a quotation that nobody opened. */
export function completionByHan(
  phrase: Listed,
  form: FormOf,
  formLength: number,
  typed: Typed,
  shape: Shape,
): HanCompletion | undefined {
  const { head } = phrase;
  const text = textIn(head, form, shape.script);
  if (text === undefined) return undefined;
  const frame = head.kind === 'frame';
  const key = scratch.readPhrase(text);
  if (frame ? key.length < formLength : key.length !== formLength) return undefined;
  const cut = typed.from === 0 ? 0 : memberStart(text, key.starts[typed.from] as number);
  const insert = withQuotes(text.slice(cut), shape.quotes);
  // 务实、进取”的精神 is no end of a sentence in which no quotation began.
  if (cut > 0 && unpaired(insert) < 0 && unpaired(typed.before.slice(0, typed.start)) <= 0) return undefined;
  const end = key.ends[typed.from + typed.matched - 1] as number;
  const completion = completionOf(phrase, shape, {
    insert,
    replace: typed.before.length - startWithQuotes(typed, text, cut),
    match: 'han',
    filter: typed.before.slice(typed.start) + restAsTyped(head, form, typed, shape.script),
  });
  return { completion, rest: insert.slice(end - cut) };
}

/** A completion that letters led to: the whole phrase replaces what was typed. */
export function completionByLetters(
  phrase: Listed,
  typed: string,
  restOfKey: string,
  match: MatchKind,
  shape: Shape,
): Completion {
  const { head } = phrase;
  return completionOf(phrase, shape, {
    insert: withQuotes(textIn(head, FormOf.Text, shape.script) ?? head.text, shape.quotes),
    replace: typed.length,
    match,
    filter: typed + restOfKey,
  });
}

function completionOf(
  { head, whole }: Listed,
  shape: Shape,
  effect: Pick<Completion, 'insert' | 'replace' | 'match' | 'filter'>,
): Completion {
  return {
    get phrase() {
      return whole();
    },
    head,
    ...effect,
    ...(head.kind === 'frame' ? { snippet: snippetOf(head, shape) } : {}),
  };
}

/** What may follow `before`, to be inserted at the caret. */
export function continuationOf(text: string, before: string, { quotes }: Shape): Completion {
  // Marks as the line has them: a text with half-width commas goes on with half-width commas.
  const marked = /[㐀-鿿],/.test(before) && !before.includes('，') ? text.replaceAll('，', ',') : text;
  const insert = withQuotes(marked, quotes);
  const phrase: Phrase = { text, kind: 'collocation', theme: '', explanation: '', sources: [] };
  return {
    phrase,
    head: phrase,
    insert,
    replace: 0,
    match: 'next',
    filter: insert,
  };
}

const OPENING = '“‘「『（《〈';
const CLOSING = '”’」』）》〉';

/** How many pairs of marks stay open behind `text`; negative where one is closed that it did not open. */
function unpaired(text: string): number {
  let open = 0;
  for (const mark of text) {
    if (OPENING.includes(mark)) open++;
    else if (CLOSING.includes(mark) && --open < 0) return open;
  }
  return open;
}

/** Where a member begins, with the quotation mark that it opens with. */
function memberStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && CURLY.includes(text.charAt(start - 1))) start--;
  return start;
}

/** A phrase that opens with a quotation mark takes the place of the one already typed. */
function startWithQuotes({ before, start }: Typed, text: string, cut: number): number {
  let at = start;
  for (let i = cut; at > 0 && isQuote(text.charCodeAt(i)) && isQuote(before.charCodeAt(at - 1)); i++) at--;
  return at;
}

/** What is left of the phrase in the script and with the separators that were typed: typing is expected to go on like that. */
function restAsTyped(
  phrase: Headword,
  form: FormOf,
  { before, start, from, matched }: Typed,
  script: Shape['script'],
): string {
  const typed = before.slice(start);
  const typedScript = scriptOf(typed);
  const text =
    textIn(phrase, form, typedScript === 'unknown' ? script : typedScript) ?? textIn(phrase, form, script) ?? '';
  const key = scratch.readPhrase(text);
  const rest = text.slice(from + matched <= key.length ? key.ends[from + matched - 1] : text.length);
  return typed.includes(',') ? rest.replace(/[、，]/g, ',') : rest;
}
