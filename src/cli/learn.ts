import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { message } from '../messages';
import { combinePhrases, drawPhrases, mend, type Phrase, withPinyin, writeBook } from '../phrases';
import { lineStarts, locate } from '../text/places';
import { DOCUMENT_EXTENSIONS, inputs } from './inputs';
import type { Session } from './session';

export interface LearnFlags {
  readonly output?: string;
}

/** `tuiqiao learn`: draws the phrases out of documents; prints them with their places, or writes them as a phrasebook. */
export async function learnFiles(session: Session, paths: readonly string[], { output }: LearnFlags): Promise<void> {
  const { t } = session;
  if (paths.length === 0) {
    session.complain(t('name a file, a folder or - for standard input'));
    return;
  }
  const drawn: Phrase[][] = [];
  const starts = new Map<string, readonly number[]>();
  for await (const { path, text, paragraphs } of inputs(session, paths, DOCUMENT_EXTENSIONS)) {
    starts.set(path, paragraphs ?? lineStarts(text));
    drawn.push(drawPhrases({ name: path, uri: path, text }));
  }
  const phrases = combinePhrases(drawn);
  if (output !== undefined) {
    await writeBookFile(session, output, withoutDamage(session, phrases));
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

/** What could not be repaired with certainty never gets into a book; it is named. */
function withoutDamage(session: Session, phrases: readonly Phrase[]): Phrase[] {
  return phrases.flatMap((phrase) => {
    const mended = mend(phrase);
    if ('phrase' in mended) return [mended.phrase];
    const reason = message(mended.refusedFor, session.t);
    session.note(session.t('“{phrase}” was not taken in: {reason}', { phrase: phrase.text, reason }));
    return [];
  });
}

/** Written beside and moved into place: a book is whole or not there. */
async function writeBookFile(session: Session, path: string, phrases: readonly Phrase[]): Promise<void> {
  const target = resolve(session.terminal.folder, path);
  const temporary = join(dirname(target), `.tuiqiao-${randomUUID()}`);
  try {
    writeFileSync(temporary, writeBook(await withPinyin(phrases)), { flag: 'wx' });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    session.complain(session.t('{path}: cannot be written ({reason})', { path, reason: session.reason(error) }));
    return;
  }
  session.print(`${session.t('{path}: {n} phrases', { path, n: phrases.length })}\n`);
}
