import * as vscode from 'vscode';
import { problemMessage, refusalMessage } from '../../messages';
import type { BookHead, Phrase } from '../../phrases';
import { engine } from '../workbench/engine';
import { localise } from '../workbench/localise';
import { reasonOf } from '../workbench/reason';
import { settings } from '../workbench/settings';

/** The file name that gets completion and validation from the schema. */
const NEW_BOOK = 'phrases.phrasebook.json';

/** What went into a book. */
export interface Kept {
  readonly added: number;
  readonly merged: number;
  /** Phrases of which two explanations are now kept. */
  readonly conflicts: readonly string[];
  /** Phrases whose second explanation found no room. */
  readonly dropped: readonly string[];
  /** Why phrases were refused, a sentence each, by name. */
  readonly refused: readonly string[];
}

/** A book that must not be overwritten, with the reason as its message. */
class BookProblem extends Error {}

/**
 * Puts phrases into a book file, which is made where there is none: repaired, with the letters they are typed by, duplicates merged.
 * Written beside and renamed into place, so that whoever reads it finds the old book or the new one.
 */
async function addToBook(uri: vscode.Uri, phrases: readonly Phrase[]): Promise<Kept> {
  const { addPhrases, writeBook } = await engine();
  const { head, phrases: own } = await openBook(uri);
  const { phrases: all, added, merged, conflicts, dropped, refused } = await addPhrases(own, phrases);
  if (added + merged > 0 || own.length === 0) {
    await writeAtomically(uri, new TextEncoder().encode(writeBook(all, head)));
  }
  return { added, merged, conflicts, dropped, refused: refused.map((each) => refusalMessage(each, localise)) };
}

/** The phrases of a book file; none where there is no file. @throws BookProblem where entries would be lost by writing it anew */
async function openBook(uri: vscode.Uri): Promise<{ head: BookHead; phrases: readonly Phrase[] }> {
  const file = vscode.workspace.asRelativePath(uri);
  const open = vscode.workspace.textDocuments.find((each) => each.isDirty && each.uri.toString() === uri.toString());
  if (open) throw new BookProblem(localise('{file} has unsaved changes; save it first.', { file }));
  let bytes: Uint8Array;
  try {
    bytes = await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return { head: {}, phrases: [] };
    throw error;
  }
  const { readBookFile } = await engine();
  const { head, phrases, problems } = await readBookFile(new TextDecoder().decode(bytes));
  const [problem] = problems;
  // Written anew, the book would be without the entries that have a problem.
  if (problem) throw new BookProblem(problemMessage(file, problem, localise));
  return { head, phrases };
}

/** Writes a file so that nobody ever reads half of it. */
export async function writeAtomically(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
  const beside = uri.with({ path: `${uri.path}.${Math.random().toString(36).slice(2, 8)}.tmp` });
  await vscode.workspace.fs.writeFile(beside, bytes);
  try {
    await vscode.workspace.fs.rename(beside, uri, { overwrite: true });
  } catch (error) {
    await vscode.workspace.fs.delete(beside).then(undefined, () => undefined);
    throw error;
  }
}

/** Asks which book; undefined when the user thinks better of it. One that is new is made when something is put into it. */
export async function chooseBook(title: string): Promise<vscode.Uri | undefined> {
  const known = settings.phrasebooks();
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const fresh = folder && vscode.Uri.joinPath(folder, NEW_BOOK);
  const items: (vscode.QuickPickItem & { uri?: vscode.Uri })[] = known.map((uri) => ({
    uri,
    label: `$(book) ${vscode.workspace.asRelativePath(uri)}`,
  }));
  if (fresh && !known.some((uri) => uri.toString() === fresh.toString())) {
    items.push({ uri: fresh, label: `$(new-file) ${NEW_BOOK}`, description: localise('new, in this workspace') });
  }
  items.push({ label: `$(folder-opened) ${localise('Elsewhere…')}` });
  const picked = await vscode.window.showQuickPick(items, { title });
  if (!picked || picked.uri) return picked?.uri;
  return vscode.window.showSaveDialog({
    ...(fresh && { defaultUri: fresh }),
    filters: { JSON: ['json'] },
    title,
  });
}

/** Puts phrases into a book that is then in use, and says so; what is wrong with the book is said instead. */
export async function keep(uri: vscode.Uri, phrases: readonly Phrase[], log: vscode.LogOutputChannel): Promise<void> {
  const file = vscode.workspace.asRelativePath(uri);
  let kept: Kept;
  try {
    kept = await addToBook(uri, phrases);
    await settings.usePhrasebook(uri);
  } catch (error) {
    const reason = reasonOf(error);
    const text =
      error instanceof BookProblem ? reason : localise('{path}: cannot be written ({reason})', { path: file, reason });
    const open = localise('Open');
    void vscode.window
      .showErrorMessage(text, open)
      .then((picked) => (picked === open ? vscode.window.showTextDocument(uri) : undefined));
    return;
  }
  const dropped = kept.dropped.map((text) =>
    localise('“{phrase}” keeps its own explanation alone: both together are too long.', { phrase: text }),
  );
  const warnings = [...kept.refused, ...dropped];
  for (const reason of warnings) log.warn(reason);
  for (const text of kept.conflicts) log.info(localise('“{phrase}” now has two explanations.', { phrase: text }));
  const values = { file, n: kept.added, m: kept.merged, r: kept.refused.length };
  const open = localise('Open');
  const details = localise('Show Details');
  const done =
    kept.merged > 0
      ? localise('{file}: {n} phrases added, {m} merged.', values)
      : localise('{file}: {n} phrases added.', values);
  const text =
    kept.refused.length > 1
      ? localise('{file}: {n} phrases added, {m} merged, {r} not taken in.', values)
      : warnings.length > 0
        ? `${done} ${warnings[0]}`
        : done;
  const show = warnings.length > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  // Not awaited: the command is done when the book is written, not when the notification is closed.
  void show(text, open, ...(warnings.length + kept.conflicts.length > 0 ? [details] : [])).then((picked) => {
    if (picked === open) return vscode.window.showTextDocument(uri);
    if (picked === details) log.show();
    return undefined;
  });
}
