import { Buffer } from 'node:buffer';
import { resolve, sep } from 'node:path';
import { applyEdits, type Finding, groupOf, type Repair, repairWhere } from '../garble';
import { encodingName } from '../messages';
import { byteEdits } from '../read/byteEdits';
import { pathInPatch, unifiedDiff } from '../report/unifiedDiff';
import { isLoud } from './check';
import { type Input, inputs, nameSeveral } from './inputs';
import { isOrdinaryFile, replaceFile } from './replaceFile';
import type { Session } from './session';

export interface FixFlags {
  readonly layout?: boolean;
  readonly all?: boolean;
  readonly write?: boolean;
  readonly diff?: boolean;
}

/** `tuiqiao fix`: mends, and prints the text, writes it back, or prints the difference. */
export async function fixFiles(session: Session, paths: readonly string[], flags: FixFlags): Promise<void> {
  if (paths.length === 0) {
    session.complain(session.t('name a file, a folder or - for standard input'));
    return;
  }
  const several = nameSeveral(session, paths);
  for await (const input of inputs(session, paths)) {
    if (input.paragraphs) {
      const { path } = input;
      session.complain(session.t('{path}: Word documents are checked, not changed; mend it in Word or WPS', { path }));
      continue;
    }
    const repair = repairWhere(input.text, wanted(flags), { languageId: input.languageId });
    if (repair.left.some(isLoud)) session.found();
    if (flags.diff) printPatch(session, input, repair);
    else if (flags.write) writeBack(session, input, repair);
    else session.print(several ? `==> ${input.path} <==\n${endingLine(repair.text)}\n` : repair.text);
  }
}

/** Which findings are mended. With `--all` the first fix of every one, and then of what it uncovers, a bounded number of times. */
function wanted({ all, layout }: FixFlags): (finding: Finding) => boolean {
  if (all) return () => true;
  return ({ certain, kind }) =>
    certain && (groupOf(kind) === 'damage' || (layout === true && groupOf(kind) === 'layout'));
}

function endingLine(text: string): string {
  return text === '' || /[\r\n]$/.test(text) ? text : `${text}\n`;
}

/** A patch holds the file's own bytes, or it would not apply; on a screen it is text. */
function printPatch(session: Session, input: Input, { edits }: Repair): void {
  const { path, text, encoding } = input;
  const name = path.split(sep).join('/');
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  if (edits.length === 0) return;
  // No tool for patches knows lines of UTF-16.
  if (isWide)
    session.note(
      session.t('{path}: a patch cannot be applied to {encoding}; this one is only to be read', {
        path,
        encoding: encodingName(encoding),
      }),
    );
  // For git and patch a name leads down from where they stand.
  const full = resolve(session.terminal.folder, path);
  const named = pathInPatch(name);
  if (path !== '-' && full !== resolve(session.terminal.folder, named))
    session.note(session.t('{path}: apply the patch in {folder}', { path, folder: full.slice(0, -named.length) }));
  if (session.terminal.isScreen || isWide) {
    session.print(unifiedDiff(name, text, edits));
    return;
  }
  const inBytes = byteEdits(input.bytes, input, edits);
  if (!inBytes) {
    complainOfEncoding(session, input);
    return;
  }
  // The head is UTF-8, the rest one character a byte.
  const patch = unifiedDiff(Buffer.from(name).toString('latin1'), Buffer.from(input.bytes).toString('latin1'), inBytes);
  session.terminal.output(Buffer.from(patch, 'latin1'));
}

/** Writes the repaired text in the file's own encoding, whole or not at all. What was not mended keeps its bytes. */
function writeBack(session: Session, input: Input, { edits, applied, left }: Repair): void {
  const { t } = session;
  const { path } = input;
  if (path === '-') {
    session.complain(t('standard input cannot be written; leave out --write'));
    return;
  }
  if (edits.length > 0) {
    const inBytes = byteEdits(input.bytes, input, edits);
    if (!inBytes) {
      complainOfEncoding(session, input);
      return;
    }
    try {
      if (!isOrdinaryFile(session.terminal.folder, path)) {
        session.complain(t('{path}: is no ordinary file; nothing was written', { path }));
        return;
      }
      const bytes = Buffer.from(applyEdits(Buffer.from(input.bytes).toString('latin1'), inBytes), 'latin1');
      replaceFile(session.terminal.folder, path, bytes);
    } catch (error) {
      session.complain(t('{path}: cannot be written ({reason})', { path, reason: session.reason(error) }));
      return;
    }
  }
  session.print(`${t('{path}: {n} fixed; {m} left to look at.', { path, n: applied.length, m: left.length })}\n`);
}

function complainOfEncoding(session: Session, { path, encoding }: Input): void {
  const values = { path, encoding: encodingName(encoding) };
  session.complain(
    session.t(
      '{path}: {encoding} cannot hold the repaired text; nothing was written. Convert the file to UTF-8 first.',
      values,
    ),
  );
}
