import type { Phrase } from '../phrase';
import type { Book, Problem, ProblemCode } from '../problem';
import { problemsOf, written } from './judgement';

/** The version of the format that this code reads. */
const VERSION = 1;

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
    const found = problemsOf(entries[at], at);
    // Few have to wait.
    const wrong = found instanceof Promise ? await found : found;
    if (wrong.length === 0) phrases.push(entries[at] as Phrase);
    else problems.push(...wrong);
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
  return { ...(await readBook(json)), head: headOf(json) };
}

/** What the file says of the book. */
export function headOf(book: unknown): BookHead {
  const { $schema, title } = (book ?? {}) as { $schema?: unknown; title?: unknown };
  return { ...(typeof $schema === 'string' && { $schema }), ...(typeof title === 'string' && { title }) };
}

/** The entries of a book, or what is wrong with it as a whole. */
export function entriesOf(book: unknown): unknown[] | Problem {
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
    return problem('version', 'not-allowed', { value: written(version), allowed: String(VERSION) });
  return Array.isArray(book.phrases) ? book.phrases : problem('phrases', 'wrong-type', { expected: 'array' });
}
