import type { ErrorObject, ValidateFunction } from 'ajv';
import schema from '../../media/phrasebook.schema.json';
import { isHan } from '../text/han';
import type { Phrase } from './phrase';
import type { Book, Problem, ProblemCode } from './problem';
import { quickCheck } from './schemaCheck';

/** The version of the format that this code reads. */
const VERSION = 1;

let validator: Promise<ValidateFunction<Phrase>> | undefined;

/**
 * The valid phrases of a book `{ "version": 1, "phrases": [...] }`, and what is wrong with the others.
 * An entry with a problem is left out; the rest loads. Never throws.
 * @param book what JSON.parse returned
 */
export async function readBook(book: unknown): Promise<Book> {
  const entries = entriesOf(book);
  if (!Array.isArray(entries)) return { phrases: [], problems: [entries] };
  const phrases: Phrase[] = [];
  const problems: Problem[] = [];
  for (let at = 0; at < entries.length; at++) {
    const entry: unknown = entries[at];
    const found = isPhrase(entry) ? contradictions(entry) : await faultsOf(entry);
    if (found.length === 0) phrases.push(entry as Phrase);
    else problems.push(...found.map((fault) => ({ entry: at, ...textOf(entry), ...fault })));
  }
  return { phrases, problems };
}

/** What a file says of the book itself. */
export interface BookHead {
  readonly $schema?: string;
  readonly title?: string;
}

/** A book from the text of its file: like readBook(), with what the file says of the book itself. Never throws. */
export async function readBookFile(text: string): Promise<Book & { readonly head: BookHead }> {
  let json: unknown;
  try {
    json = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { head: {}, phrases: [], problems: [{ entry: -1, field: '', code: 'not-json', values: { reason } }] };
  }
  const book = await readBook(json);
  const { $schema, title } = (json ?? {}) as { $schema?: unknown; title?: unknown };
  return {
    ...book,
    head: { ...(typeof $schema === 'string' && { $schema }), ...(typeof title === 'string' && { title }) },
  };
}

type Fault = Pick<Problem, 'field' | 'code' | 'values'>;

let quick: ((entry: unknown) => boolean) | undefined;

/** Whether an entry is a phrase beyond doubt. */
function isPhrase(entry: unknown): entry is Phrase {
  quick ??= quickCheck(schema.definitions.phrase, schema);
  return quick(entry);
}

/** What is wrong with an entry of which that is in doubt. */
async function faultsOf(entry: unknown): Promise<Fault[]> {
  validator ??= loadValidator();
  const isValid = await validator;
  return isValid(entry) ? contradictions(entry) : (isValid.errors ?? []).map(faultOf);
}

/** ajv compiles the schema with `new Function`, 40 ms: evaluated when there is something to complain of. */
async function loadValidator(): Promise<ValidateFunction<Phrase>> {
  const { Ajv } = await import('ajv');
  // The schema holds keywords of the editor's (enumDescriptions, defaultSnippets), which strict mode refuses.
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: false });
  ajv.addSchema(schema);
  return ajv.compile<Phrase>({ $ref: `${schema.$id}#/definitions/phrase` });
}

function entriesOf(book: unknown): unknown[] | Problem {
  const problem = (field: string, code: ProblemCode, values: Problem['values'] = {}): Problem => ({
    entry: -1,
    field,
    code,
    values,
  });
  if (typeof book !== 'object' || book === null || !('phrases' in book)) return problem('', 'not-a-book');
  if (!('version' in book)) return problem('version', 'missing-field');
  const { version } = book;
  if (typeof version === 'number' && version > VERSION)
    return problem('version', 'version', { version, expected: VERSION });
  if (version !== VERSION)
    return problem('version', 'not-allowed', { value: String(version), allowed: String(VERSION) });
  return Array.isArray(book.phrases) ? book.phrases : problem('phrases', 'wrong-type', { expected: 'array' });
}

function textOf(entry: unknown): { text?: string } {
  if (typeof entry !== 'object' || entry === null || !('text' in entry)) return {};
  return typeof entry.text === 'string' ? { text: entry.text } : {};
}

function faultOf({ keyword, params, instancePath, data }: ErrorObject): Fault {
  const field = instancePath.slice(1);
  const within = (name: unknown): string => (field === '' ? String(name) : `${field}/${name}`);
  switch (keyword) {
    case 'required':
      return { field: within(params.missingProperty), code: 'missing-field', values: {} };
    case 'additionalProperties':
      return { field: within(params.additionalProperty), code: 'unknown-field', values: {} };
    case 'type':
      return { field, code: 'wrong-type', values: { expected: String(params.type) } };
    case 'enum':
      return {
        field,
        code: 'not-allowed',
        values: { value: String(data), allowed: [params.allowedValues].flat().join(' ') },
      };
    case 'const':
      return { field, code: 'not-allowed', values: { value: String(data), allowed: String(params.allowedValue) } };
    case 'minLength':
      return { field, code: 'too-short', values: { least: Number(params.limit) } };
    case 'maxLength':
      return { field, code: 'too-long', values: { most: Number(params.limit) } };
    case 'minItems':
      return { field, code: 'too-few', values: { least: Number(params.limit) } };
    case 'maxItems':
      return { field, code: 'too-many', values: { most: Number(params.limit) } };
    case 'minimum':
      return { field, code: 'too-small', values: { least: Number(params.limit) } };
    case 'maximum':
      return { field, code: 'too-large', values: { most: Number(params.limit) } };
    default:
      return { field, code: 'wrong-form', values: { form: String(params.pattern ?? keyword) } };
  }
}

/** What a schema cannot say: fields of an entry that do not agree with each other. */
function contradictions({ text, kind, members, expansion, frame, pinyin }: Phrase): Fault[] {
  const found: Fault[] = [];
  members?.forEach((member, at) => {
    if (!text.includes(member) && !expansion?.includes(member))
      found.push({ field: `members/${at}`, code: 'stray-member', values: { member } });
  });
  if (kind === 'frame' && !/\$\{?1/.test(frame ?? '')) found.push({ field: 'frame', code: 'no-gap', values: {} });
  if (pinyin !== undefined) {
    const [syllables, han] = [words(pinyin), hanOf(text)];
    if (syllables !== han) found.push({ field: 'pinyin', code: 'syllables', values: { syllables, han } });
  }
  return found;
}

// A book has a hundred thousand of them: counted without making anything.
function words(pinyin: string): number {
  let count = 1;
  for (let at = pinyin.indexOf(' '); at >= 0; at = pinyin.indexOf(' ', at + 1)) count++;
  return count;
}

const LOW_SURROGATE = 0xdc00;

/** A character of two units, beyond the basic plane, is one. */
function hanOf(text: string): number {
  let han = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isHan(unit) && (unit & 0xfc00) !== LOW_SURROGATE) han++;
  }
  return han;
}
