import * as vscode from 'vscode';
import { summaryMessage, unreadableMessage } from '../../messages';
import { documentSort } from '../../read/extensions';
import { engine } from '../workbench/engine';
import { localise } from '../workbench/localise';
import { reasonOf } from '../workbench/reason';
import { originalOf } from './sourcePlaces';

const MOST_FILES = 20_000;
const DEEPEST = 40;

/** A document as text. */
export interface ReadFile {
  readonly uri: vscode.Uri;
  /** The name without folders. */
  readonly name: string;
  readonly text: string;
  /** What was left out or taken in to get at it; empty where there was nothing. */
  readonly summary: string;
}

/** The name of a file for people. */
export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** The text of a file's bytes, or the sentence that says why there is none. */
export async function textOf(uri: vscode.Uri, bytes: Uint8Array): Promise<ReadFile | string> {
  const { documentReader } = await engine();
  const { readDocument } = await documentReader();
  const name = nameOf(uri);
  const read = readDocument(name, bytes);
  if (read.form === 'unreadable')
    return unreadableMessage(vscode.workspace.asRelativePath(uri), read.problem, localise);
  return { uri, name, text: read.text, summary: read.form === 'docx' ? summaryMessage(read.summary, localise) : '' };
}

/** Reads a file. What is open and changed is read as it stands in the editor. */
export async function readFile(uri: vscode.Uri): Promise<ReadFile | string> {
  const open = changedDocument(uri);
  if (open) return { uri, name: nameOf(uri), text: open.getText(), summary: '' };
  try {
    return await textOf(uri, await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    return unreadSentence(uri, error);
  }
}

function changedDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((each) => each.isDirty && each.uri.toString() === uri.toString());
}

/** Says that a file or folder could not be read. */
export function unreadSentence(uri: vscode.Uri, error: unknown): string {
  return localise('{path}: cannot be read ({reason})', {
    path: vscode.workspace.asRelativePath(uri),
    reason: reasonOf(error),
  });
}

/** What documentsIn() found. */
export interface FoundDocuments {
  readonly documents: readonly vscode.Uri[];
  /** Files and folders that could not be looked at now; what lies below them is not known. */
  readonly unread: readonly { readonly uri: vscode.Uri; readonly error: unknown }[];
}

/**
 * The documents that files and folders name, in a stable order. Hidden folders and installed packages are left out, links to
 * folders are not followed.
 */
export async function documentsIn(
  uris: readonly vscode.Uri[],
  token: vscode.CancellationToken,
): Promise<FoundDocuments> {
  const unread: { uri: vscode.Uri; error: unknown }[] = [];
  const found = new Map<string, vscode.Uri>();
  const walk = async (folder: vscode.Uri, depth: number): Promise<void> => {
    let entries: [string, vscode.FileType][];
    try {
      entries = await vscode.workspace.fs.readDirectory(folder);
    } catch (error) {
      unread.push({ uri: folder, error });
      return;
    }
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [name, type] of entries) {
      if (token.isCancellationRequested || found.size >= MOST_FILES) return;
      const uri = vscode.Uri.joinPath(folder, name);
      if (type === vscode.FileType.Directory) {
        if (!name.startsWith('.') && name !== 'node_modules' && depth < DEEPEST) await walk(uri, depth + 1);
      } else if (documentSort(name) !== undefined) {
        found.set(uri.toString(), uri);
      }
    }
  };
  for (const uri of uris.map(originalOf)) {
    try {
      const isFile = changedDocument(uri) !== undefined || !isFolder(await vscode.workspace.fs.stat(uri));
      if (isFile) found.set(uri.toString(), uri);
      else await walk(uri, 0);
    } catch (error) {
      unread.push({ uri, error });
    }
  }
  return { documents: [...found.values()], unread };
}

function isFolder({ type }: vscode.FileStat): boolean {
  return (type & vscode.FileType.Directory) !== 0;
}
