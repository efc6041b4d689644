import type { ErrorObject, ValidateFunction } from 'ajv';
import schema from '../../../media/phrasebook.schema.json';
import { isHan } from '../../text/han';
import type { Phrase } from '../phrase';
import type { Headword } from '../phraseList';
import type { Problem } from '../problem';
import { quickCheck } from './schemaCheck';

/** What is wrong with an entry. */
type Fault = Pick<Problem, 'field' | 'code' | 'values'>;

let quick: ((entry: unknown) => boolean) | undefined;
let validator: Promise<ValidateFunction<Phrase>> | undefined;

/**
 * What is wrong with an entry; nothing where it is a phrase.
 * @param entry what JSON.parse returned
 * @param at its number in the book
 * @returns a promise only where it is in doubt and the validator has to be loaded
 */
export function problemsOf(entry: unknown, at: number): Problem[] | Promise<Problem[]> {
  quick ??= quickCheck(schema.definitions.phrase, schema);
  const problems = (faults: Fault[]): Problem[] => faults.map((fault) => ({ entry: at, ...textOf(entry), ...fault }));
  return quick(entry) ? problems(contradictions(entry as Phrase)) : faultsOf(entry).then(problems);
}

/** Whether fields of an entry that is as the schema wants it agree with each other. */
export function isConsistent(entry: Headword): boolean {
  return contradictions(entry).length === 0;
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

const LONGEST_SHOWN = 60;

/** A value of the file as a message shows it. */
export function written(value: unknown): string {
  // What lies deep in a list or an object may be too deep to be written.
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  const text = String(value);
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN - 1).replace(/[\ud800-\udbff]$/, '')}…`;
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
        values: { value: written(data), allowed: [params.allowedValues].flat().join(' ') },
      };
    case 'const':
      return { field, code: 'not-allowed', values: { value: written(data), allowed: String(params.allowedValue) } };
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
function contradictions({ text, kind, members, expansion, frame, pinyin }: Headword): Fault[] {
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

const SPACE = 0x20;
const LOW_SURROGATE = 0xdc00;

// A book has a hundred thousand of them: counted without making anything.
function words(pinyin: string): number {
  let count = 1;
  for (let i = 0; i < pinyin.length; i++) if (pinyin.charCodeAt(i) === SPACE) count++;
  return count;
}

/** A character of two units, beyond the basic plane, is one. */
function hanOf(text: string): number {
  let han = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isHan(unit) && (unit & 0xfc00) !== LOW_SURROGATE) han++;
  }
  return han;
}
