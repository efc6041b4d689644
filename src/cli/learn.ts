import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { refusalMessage } from '../messages';
import { addPhrases, combinePhrases, drawPhrases, type Phrase, writeBook } from '../phrases';
import { isReadable } from '../read/extensions';
import { lineStarts, locate } from '../text/places';
import { readBookAt } from './bookFile';
import { inputs } from './inputs';
import { createFile, isOrdinaryFile, replaceFile } from './replaceFile';
import type { Session } from './session';

export interface LearnFlags {
  readonly output?: string;
}

/** `tuiqiao learn`: draws the phrases out of documents; prints them with their places, or puts them into a phrasebook. */
export async function learnFiles(session: Session, paths: readonly string[], { output }: LearnFlags): Promise<void> {
  const { t } = session;
  if (paths.length === 0) {
    session.complain(t('name a file, a folder or - for standard input'));
    return;
  }
  const drawn: Phrase[][] = [];
  const starts = new Map<string, readonly number[]>();
  for await (const { path, text, paragraphs } of inputs(session, paths, isReadable)) {
    starts.set(path, paragraphs ?? lineStarts(text));
    drawn.push(drawPhrases({ name: path, uri: path, text }));
  }
  const phrases = combinePhrases(drawn);
  if (output !== undefined) {
    if (phrases.length === 0) session.note(t('no phrases found; nothing was written'));
    else await writeBookFile(session, output, phrases);
    return;
  }
  for (const { text, sources } of phrases) {
    const places = sources.map(({ uri = '', start = 0, end = start }) => {
      const { line, column } = locate(starts.get(uri) ?? [0], { start, end });
      return `${uri}:${line}:${column}`;
    });
    session.print(`${text}\t${places.join('\t')}\n`);
  }
}

/** Puts the phrases into a phrasebook file, into what it holds where there is one. Nothing is written where that cannot be read. */
async function writeBookFile(session: Session, path: string, phrases: readonly Phrase[]): Promise<void> {
  const { t, terminal } = session;
  try {
    const exists = existsSync(resolve(terminal.folder, path));
    if (exists && !isOrdinaryFile(terminal.folder, path)) {
      session.complain(t('{path}: is no ordinary file; nothing was written', { path }));
      return;
    }
    const book = exists ? await readBookAt(session, path) : { head: {}, phrases: [], problems: [] };
    // Written anew, the book would be without the entries that have a problem.
    if (!book || book.problems.length > 0) return;
    const { phrases: all, added: n, merged: m, refused } = await addPhrases(book.phrases, phrases);
    for (const each of refused) session.note(refusalMessage(each, t));
    const bytes = new TextEncoder().encode(writeBook(all, book.head));
    if (exists) replaceFile(terminal.folder, path, bytes);
    else createFile(terminal.folder, path, bytes);
    const values = { file: path, n, m };
    session.print(
      `${m > 0 ? t('{file}: {n} phrases added, {m} merged.', values) : t('{file}: {n} phrases added.', values)}\n`,
    );
  } catch (error) {
    session.complain(t('{path}: cannot be written ({reason})', { path, reason: session.reason(error) }));
  }
}
