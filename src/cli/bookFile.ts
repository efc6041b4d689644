import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { encodingName, problemMessage } from '../messages';
import { type BookHead, type Phrase, type Problem, readBookFile } from '../phrases';
import { decodeText } from '../read/encoding';
import type { Session } from './session';

/** A phrasebook file, whose problems have been said; undefined where there is none to read, which has been said too. */
export async function readBookAt(
  session: Session,
  path: string,
): Promise<{ head: BookHead; phrases: readonly Phrase[]; problems: readonly Problem[] } | undefined> {
  const { t } = session;
  try {
    const read = decodeText(readFileSync(resolve(session.terminal.folder, path)));
    if (!read) {
      session.complain(t('{path}: is a binary file, not a text; skipped', { path }));
      return undefined;
    }
    if (read.encoding !== 'utf-8')
      session.note(t('{path}: read as {encoding}', { path, encoding: encodingName(read.encoding) }));
    const book = await readBookFile(read.text);
    for (const problem of book.problems) session.complain(problemMessage(path, problem, t));
    return book;
  } catch (error) {
    session.complain(
      t('{file}: the phrasebook cannot be read ({reason})', { file: path, reason: session.reason(error) }),
    );
    return undefined;
  }
}
