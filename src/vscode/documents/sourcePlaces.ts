import * as vscode from 'vscode';
import type { Source } from '../../phrases';
import { keyOf } from '../../phrases/matching/key';
import { foldText } from '../../text/script';
import { engine } from '../workbench/engine';
import { absolutePath } from '../workbench/paths';
import { encodingId, isReadAs } from './misreading';

/** Documents that VS Code cannot show, as text; see openAsText.ts. */
export const TEXT_SCHEME = 'tuiqiao-text';
const NO_TEXT = /\.doc[xm]$/i;

/** What of a source says where it is. */
type Place = Pick<Source, 'uri' | 'start' | 'end'>;

/** How a book refers to a document: relative to the workspace folder, so that a team's book says the same on every machine; else its URI. */
export function storedUri(shown: vscode.Uri): string {
  const uri = originalOf(shown);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (folder && uri.scheme === folder.scheme && uri.authority === folder.authority) {
    const root = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
    if (uri.path.startsWith(root)) return uri.path.slice(root.length);
  }
  return uri.toString();
}

/** The document that a source names: a URI, an absolute path, or one relative to the first workspace folder. */
export function placeOf({ uri }: Pick<Source, 'uri'>): vscode.Uri | undefined {
  if (!uri) return undefined;
  if (/^[a-z][a-z0-9+.-]+:/i.test(uri)) return vscode.Uri.parse(uri);
  const absolute = absolutePath(uri);
  if (absolute !== undefined) return vscode.Uri.file(absolute);
  const folder = vscode.workspace.workspaceFolders?.[0];
  return folder && vscode.Uri.joinPath(folder.uri, uri);
}

/** The address under which VS Code shows a document that is no text as text. */
export function textUri(uri: vscode.Uri): vscode.Uri {
  return uri.with({ scheme: TEXT_SCHEME, authority: '', path: `${uri.path}.txt`, query: uri.toString(), fragment: '' });
}

/** The file that a document shows: where it is the text of a document that is no text, that document. */
export function originalOf(uri: vscode.Uri): vscode.Uri {
  return uri.scheme === TEXT_SCHEME ? vscode.Uri.parse(uri.query, true) : uri;
}

/**
 * The document of a source and the range of the passage in it, found again where the document has changed since.
 * @param text what stands there
 */
export async function locate(
  source: Place,
  text: string | undefined,
): Promise<{ document: vscode.TextDocument; range: vscode.Range } | undefined> {
  const uri = placeOf(source);
  // A book is data from elsewhere: it opens documents and nothing else.
  if (!uri || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === undefined) return undefined;
  const document = NO_TEXT.test(uri.path)
    ? await vscode.workspace.openTextDocument(textUri(uri))
    : await openInItsEncoding(uri);
  const { start = 0, end = start } = source;
  const span = { start: document.offsetAt(document.positionAt(start)), end };
  const found = text === undefined ? span : nearest(document.getText(), text, span);
  return { document, range: new vscode.Range(document.positionAt(found.start), document.positionAt(found.end)) };
}

/** Shows a source. @returns whether it could */
export async function openPlace(
  source: Place,
  options: { text?: string; preserveFocus?: boolean } = {},
): Promise<boolean> {
  try {
    const place = await locate(source, options.text);
    if (!place) return false;
    const editor = await vscode.window.showTextDocument(place.document, {
      preview: true,
      preserveFocus: options.preserveFocus ?? false,
    });
    editor.selection = new vscode.Selection(place.range.start, place.range.end);
    editor.revealRange(place.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    return true;
  } catch {
    return false;
  }
}

/** Offsets are those of the text as we decode it: GB 18030 opened as UTF-8 would have others, and be unreadable. */
async function openInItsEncoding(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.isDirty || !document.getText().includes('\ufffd')) return document;
  const { decodeText } = await engine();
  const read = decodeText(await vscode.workspace.fs.readFile(uri));
  const encoding = read && !isReadAs(document, read.encoding) ? encodingId(read.encoding) : undefined;
  return encoding === undefined ? document : vscode.workspace.openTextDocument(uri, { encoding });
}

/** So far a passage is looked for from where it was. */
const REACH = 20_000;

/** Where `text` stands, script apart, nearest to where it was; there, where it is nowhere near. */
function nearest(whole: string, text: string, span: { start: number; end: number }): { start: number; end: number } {
  if (keyOf(whole.slice(span.start, span.end)).includes(keyOf(text))) return span;
  const from = Math.max(0, span.start - REACH);
  const around = foldText(whole.slice(from, span.start + REACH));
  const wanted = foldText(text);
  let best = -1;
  for (let at = around.indexOf(wanted); at >= 0; at = around.indexOf(wanted, at + 1)) {
    if (best < 0 || Math.abs(from + at - span.start) < Math.abs(from + best - span.start)) best = at;
  }
  return best < 0 ? span : { start: from + best, end: from + best + text.length };
}
