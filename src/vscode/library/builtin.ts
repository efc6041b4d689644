import * as vscode from 'vscode';
import type { Phrase } from '../../phrases';

/**
 * The built-in phrases, valid as they are written.
 * They lie in a file of the extension's own: inside the bundle, activation would wait for a megabyte that can come after it.
 * @throws what reading the file throws
 */
export async function readBuiltin(extension: vscode.Uri): Promise<readonly Phrase[]> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', 'phrasebook.json'));
  return JSON.parse(new TextDecoder().decode(bytes)) as readonly Phrase[];
}
