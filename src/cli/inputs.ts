import { type ExecFileSyncOptions, execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, resolve, sep } from 'node:path';
import { encodingName, summaryMessage, unreadableMessage } from '../messages';
import { type ReadDocument, readDocument } from '../read/document';
import type { DecodedText } from '../read/encoding';
import { documentSort, endingsOf, isReadable, isText } from '../read/extensions';
import { lineStarts } from '../text/places';
import type { Session } from './session';

/** A file, or standard input, as text. */
export interface Input extends DecodedText {
  /** As the user gave it, with what lies below it. */
  readonly path: string;
  readonly languageId: string;
  readonly bytes: Uint8Array;
  /** Where the paragraphs of a Word document begin, which are its places. It is read, not written. */
  readonly paragraphs?: readonly number[];
}

const ALL_OF_IT = 1 << 30;

/**
 * Reads what the paths name, in their order; says what it could not read and goes on.
 * @param isWanted what is looked for in folders: isText, or isReadable where nothing is going to be changed
 */
export async function* inputs(
  session: Session,
  paths: readonly string[],
  isWanted: typeof isReadable = isText,
): AsyncGenerator<Input> {
  for (const path of paths) {
    if (path === '-') {
      const bytes = await session.input();
      yield* decoded(session, '-', () => bytes);
      continue;
    }
    let files: readonly string[] = [path];
    if (isFolder(session, path)) {
      const found = [...filesIn(session, path)];
      files = found.filter((file) => isWanted(documentSort(file)));
      if (files.length === 0) {
        const extensions = endingsOf(isWanted).join(' ');
        session.note(session.t('{path}: holds no text files ({extensions})', { path, extensions }));
      }
      if (isWanted === isReadable) noteClosed(session, path, found);
    }
    for (const file of files) yield* decoded(session, file, () => readFileSync(resolve(session.terminal.folder, file)));
  }
}

function noteClosed(session: Session, path: string, files: readonly string[]): void {
  const closed = files.filter((file) => documentSort(file) === 'closed');
  if (closed.length === 0) return;
  const extensions = [...new Set(closed.map((file) => extname(file).toLowerCase()))].sort().join(' ');
  session.note(
    session.t('{path}: {n} files were not read ({extensions}); save them as .docx or as text', {
      path,
      n: closed.length,
      extensions,
    }),
  );
}

/** Whether the paths may name more than one file, so that it must be said which is which. */
export function nameSeveral(session: Session, paths: readonly string[]): boolean {
  return paths.length > 1 || paths.some((path) => path !== '-' && isFolder(session, path));
}

/**
 * What git has staged of the text files below the current folder, or below `paths`: the content that a commit would record, which
 * need not be what lies in the work tree.
 */
export function* staged(session: Session, paths: readonly string[]): Generator<Input> {
  const options: ExecFileSyncOptions = {
    cwd: session.terminal.folder,
    maxBuffer: ALL_OF_IT,
    stdio: ['ignore', 'pipe', 'pipe'],
  };
  let list: string;
  try {
    const flags = [
      '--cached',
      '--raw',
      '-z',
      '--no-abbrev',
      '--no-renames',
      '--diff-filter=AMT',
      '--relative',
      '--no-ext-diff',
    ];
    // Outside a repository `git diff` is another command and complains of our options.
    execFileSync('git', ['rev-parse', '--git-dir'], options);
    list = String(execFileSync('git', ['diff', ...flags, '--ignore-submodules', '--', ...paths], options));
  } catch (error) {
    const { stderr } = error as { stderr?: Uint8Array };
    session.complain(
      session.t('git could not say what is staged ({reason})', { reason: firstLine(stderr) || session.reason(error) }),
    );
    return;
  }
  // `:old-mode new-mode old-id new-id status NUL path NUL`
  const fields = list.split('\0');
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [, mode = '', , id = ''] = (fields[index] as string).split(' ');
    const path = fields[index + 1] as string;
    const isFile = mode.startsWith('100');
    if (!isFile || !isReadable(documentSort(path))) continue;
    yield* decoded(session, path, () => execFileSync('git', ['cat-file', 'blob', id], options) as Uint8Array);
  }
}

function firstLine(output: Uint8Array | undefined): string {
  return String(output ?? '').split('\n', 1)[0] as string;
}

function* decoded(session: Session, path: string, read: () => Uint8Array): Generator<Input> {
  const { t } = session;
  let bytes: Uint8Array;
  let document: ReadDocument;
  try {
    bytes = read();
    document = readDocument(path, bytes);
  } catch (error) {
    session.complain(t('{path}: cannot be read ({reason})', { path, reason: session.reason(error) }));
    return;
  }
  switch (document.form) {
    case 'unreadable':
      session.complain(unreadableMessage(path, document.problem, t));
      return;
    case 'text':
    case 'html': {
      const { text, encoding } = document;
      if (encoding !== 'utf-8')
        session.note(t('{path}: read as {encoding}', { path, encoding: encodingName(encoding) }));
      if (document.form === 'html') yield ofDocument(path, bytes, { text, encoding }, lineStarts(text));
      else yield { ...document, path, bytes, languageId: languageOf(path) };
      return;
    }
    case 'docx': {
      const summary = summaryMessage(document.summary, t);
      if (summary !== '') session.note(t('{path}: {summary}', { path, summary }));
      const paragraphs = document.paragraphs.map(({ start }) => start);
      // A document's XML is UTF-8, whatever it was made from.
      yield ofDocument(path, bytes, { text: document.text, encoding: 'utf-8' }, paragraphs);
    }
  }
}

function ofDocument(
  path: string,
  bytes: Uint8Array,
  read: Pick<DecodedText, 'text' | 'encoding'>,
  paragraphs: readonly number[],
): Input {
  return { ...read, bom: false, path, bytes, languageId: 'plaintext', paragraphs };
}

function languageOf(path: string): string {
  const sort = documentSort(path);
  return sort !== undefined && isText(sort) ? sort : 'plaintext';
}

/** The files below a folder, in a stable order. Hidden folders and installed packages are left out, links are not followed. */
function* filesIn(session: Session, folder: string): Generator<string> {
  let entries: ReturnType<typeof readFolder>;
  try {
    entries = readFolder(resolve(session.terminal.folder, folder));
  } catch (error) {
    session.complain(session.t('{path}: cannot be read ({reason})', { path: folder, reason: session.reason(error) }));
    return;
  }
  for (const entry of entries) {
    // join() would take a leading ./ away, and with it what the user wrote.
    const path = /[\\/]$/.test(folder) ? folder + entry.name : `${folder}${sep}${entry.name}`;
    if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
      yield* filesIn(session, path);
    // Word keeps a ~$file beside every document that is open.
    else if (entry.isFile() && !entry.name.startsWith('~$')) yield path;
  }
}

function readFolder(path: string) {
  return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isFolder(session: Session, path: string): boolean {
  try {
    return statSync(resolve(session.terminal.folder, path)).isDirectory();
  } catch {
    return false;
  }
}
