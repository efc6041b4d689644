import { foldText } from '../../text/script';
import { keyOf } from '../matching/key';
import type { Phrase, Source } from '../phrase';
import type { BookHead } from './book';

/** What the fields of an entry are called, in the order in which a file has them. */
export const FIELDS: readonly (keyof Phrase)[] = [
  'text',
  'kind',
  'role',
  'theme',
  'members',
  'expansion',
  'variants',
  'frame',
  'complete',
  'explanation',
  'usage',
  'score',
  'pinyin',
  'traditional',
  'sources',
];

/**
 * A book as a file: one phrase a block and one field a line, sorted by text, so that a team reviews it in git.
 * Equal books give equal files, whatever the order of their phrases.
 */
export function writeBook(phrases: readonly Phrase[], about: BookHead = {}): string {
  const sorted = [...phrases].sort((a, b) => compare(a.text, b.text) || compare(a.explanation, b.explanation));
  const { $schema, title } = about;
  const head = Object.entries({ $schema, version: 1, title })
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},
`,
    )
    .join('');
  return `{\n${head}  "phrases": [${sorted.length === 0 ? '' : `\n${sorted.map(block).join(',\n')}\n  `}]\n}\n`;
}

/** By UTF-16 units: the same in every language of the interface. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function block(phrase: Phrase): string {
  const lines = FIELDS.filter((field) => phrase[field] !== undefined).map(
    (field) => `      ${JSON.stringify(field)}: ${fieldValue(phrase[field])}`,
  );
  return `    {\n${lines.join(',\n')}\n    }`;
}

/** Lists of strings on one line; a source, and a field of the Traditional form, on a line of its own. */
function fieldValue(value: unknown): string {
  const indent = '        ';
  if (Array.isArray(value)) {
    if (value.length === 0 || typeof value[0] === 'string') return inLine(value);
    return `[\n${value.map((each) => indent + inLine(each)).join(',\n')}\n      ]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{\n${fields.map(([name, each]) => `${indent}${JSON.stringify(name)}: ${inLine(each)}`).join(',\n')}\n      }`;
}

function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{ ${fields.map(([name, each]) => `${JSON.stringify(name)}: ${inLine(each)}`).join(', ')} }`;
}

/** What mergePhrases() did. */
export interface Merge {
  readonly phrases: Phrase[];
  /** How many phrases are new. */
  readonly added: number;
  /** How many were there already and have taken something over. */
  readonly merged: number;
  /** Those of which two explanations are now kept. */
  readonly conflicts: string[];
  /** Those that have kept their own explanation alone: the two together are longer than a book allows. */
  readonly dropped: string[];
}

/** What makes two phrases of a book one: script and punctuation do not count. */
export function bookKey({ kind, frame, text }: Phrase): string {
  return kind === 'frame' ? (frame ?? text) : keyOf(text);
}

/**
 * Adds phrases to those of a book. Of equal ones (script and punctuation apart) the book's stays: it takes over sources and the
 * fields that it lacks and that fit its text, and keeps a second explanation beside its own, each with where it comes from.
 * Idempotent.
 */
export function mergePhrases(book: readonly Phrase[], more: readonly Phrase[]): Merge {
  const phrases = new Map<string, Phrase>();
  const before = new Map<string, string>();
  const conflicts: string[] = [];
  const dropped: string[] = [];
  let added = 0;
  const add = (phrase: Phrase, isNew: boolean) => {
    const key = bookKey(phrase);
    const own = phrases.get(key);
    if (!own) {
      phrases.set(key, phrase);
      if (isNew) added++;
      else before.set(key, block(phrase));
      return;
    }
    const explanation = bothExplanations(own, phrase);
    if (explanation === undefined) dropped.push(own.text);
    else if (explanation !== own.explanation && own.explanation !== '') conflicts.push(own.text);
    phrases.set(key, {
      ...fittingFields(own, phrase),
      ...own,
      explanation: explanation ?? own.explanation,
      ...scoreOf(own, phrase),
      sources: bothSources(own.sources, phrase.sources),
    });
  };
  for (const phrase of book) add(phrase, false);
  for (const phrase of more) add(phrase, true);
  let merged = 0;
  for (const [key, written] of before) if (block(phrases.get(key) as Phrase) !== written) merged++;
  return { phrases: [...phrases.values()], added, merged, conflicts, dropped };
}

/** `other` without what would not fit beside the text of `own`: wordings in the other script, members that do not stand in it. */
function fittingFields(own: Phrase, other: Phrase): Phrase {
  const { members, expansion, frame, variants, ...rest } = other;
  const inOneScript = wordingOf(own.text) === wordingOf(other.text);
  const wordings = inOneScript ? { expansion, frame, variants } : {};
  const whole = `${own.text}\n${own.expansion ?? wordings.expansion ?? ''}`;
  const fitting = members?.map((member) => asItStandsIn(whole, member));
  const isWhole = fitting?.every((member) => member !== undefined);
  return {
    ...rest,
    ...Object.fromEntries(Object.entries(wordings).filter(([, value]) => value !== undefined)),
    ...(isWhole && { members: fitting as string[] }),
  };
}

/** What of a text is no punctuation, in its own script. */
function wordingOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

/** `member` in the script of `whole`; undefined where it does not stand there. */
function asItStandsIn(whole: string, member: string): string | undefined {
  const at = foldText(whole).indexOf(foldText(member));
  return at < 0 ? undefined : whole.slice(at, at + member.length);
}

function scoreOf(own: Phrase, other: Phrase): { score?: number } {
  const scores = [own.score, other.score].filter((score) => score !== undefined);
  return scores.length === 0 ? {} : { score: Math.max(...scores) };
}

/** The longest explanation that the schema allows. */
const LONGEST = 1000;

/** The explanations of both, each with its document; undefined where a book does not allow so much. */
function bothExplanations(own: Phrase, other: Phrase): string | undefined {
  const further = other.explanation.trim();
  if (own.explanation.trim() === '') return other.explanation;
  if (further === '' || own.explanation.includes(further)) return own.explanation;
  const both = `${withPlace(own.explanation, own)}\n${withPlace(other.explanation, other)}`;
  // Cut, the second would say something else.
  return both.length > LONGEST ? undefined : both;
}

/** An explanation with the document it comes from, unless it already says so. */
function withPlace(explanation: string, { sources: [source] }: Phrase): string {
  return source === undefined || explanation.endsWith('〕') ? explanation : `${explanation}〔${source.title}〕`;
}

const MOST_SOURCES = 1000;

function bothSources(own: readonly Source[], more: readonly Source[]): Source[] {
  const all = new Map<string, Source>();
  for (const source of [...own, ...more]) {
    const key = JSON.stringify([source.title, source.section, source.date, source.uri, source.start]);
    if (!all.has(key)) all.set(key, source);
  }
  return [...all.values()].slice(0, MOST_SOURCES);
}
