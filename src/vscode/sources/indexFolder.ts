import * as vscode from 'vscode';
import { unreadSentence } from '../documents/reading';
import { writeAtomically } from '../library/bookStore';
import { localise } from '../workbench/localise';
import type { Storage } from './indexCache';

/** What earlier versions wrote into the extension's storage. */
const EARLIER = 'index.json';

/** The files of the index in the extension's storage for the workspace; without a workspace nothing is written down. */
export class IndexFolder implements Storage {
  readonly #earlier: vscode.Uri | undefined;
  readonly #folder: vscode.Uri | undefined;
  readonly #log: vscode.LogOutputChannel;
  #isMade = false;
  #isToldOf = false;

  constructor(storage: vscode.Uri | undefined, log: vscode.LogOutputChannel) {
    this.#earlier = storage && vscode.Uri.joinPath(storage, EARLIER);
    this.#folder = storage && vscode.Uri.joinPath(storage, 'index');
    this.#log = log;
  }

  /** Where it lies, for people. */
  get place(): string {
    return (this.#folder?.scheme === 'file' ? this.#folder.fsPath : this.#folder?.toString(true)) ?? '';
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    if (!this.#folder) return undefined;
    const uri = vscode.Uri.joinPath(this.#folder, name);
    try {
      return await vscode.workspace.fs.readFile(uri);
    } catch (error) {
      if (!isNotFound(error)) this.#log.warn(unreadSentence(uri, error));
      return undefined;
    }
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    if (!this.#earlier || !this.#folder) return;
    if (!this.#isMade) {
      await vscode.workspace.fs.createDirectory(this.#folder);
      await this.#delete(this.#earlier);
      this.#isMade = true;
    }
    await writeAtomically(vscode.Uri.joinPath(this.#folder, name), bytes);
  }

  /** Said once: what is damaged is built again, whatever it is. */
  damaged(name: string): void {
    const text = localise('The local index was damaged; it is being rebuilt.');
    this.#log.warn(`${text} ${this.#folder && vscode.Uri.joinPath(this.#folder, name)}`);
    if (this.#isToldOf) return;
    this.#isToldOf = true;
    void vscode.window.showInformationMessage(text);
  }

  /** How many bytes its files have, those of earlier versions included; undefined where there are none. */
  async size(): Promise<number | undefined> {
    const [folder, earlier] = [this.#folder, this.#earlier];
    if (!folder || !earlier) return undefined;
    const { fs } = vscode.workspace;
    const entries = await fs.readDirectory(folder).then(undefined, () => []);
    const uris = [earlier, ...entries.map(([name]) => vscode.Uri.joinPath(folder, name))];
    const sizes = await Promise.all(
      uris.map((uri) =>
        fs.stat(uri).then(
          ({ size }) => [size],
          () => [],
        ),
      ),
    );
    const known = sizes.flat();
    return known.length === 0 ? undefined : known.reduce((sum, size) => sum + size, 0);
  }

  /** Removes its files, those of earlier versions included. */
  async clear(): Promise<void> {
    if (this.#folder) await this.#delete(this.#folder);
    if (this.#earlier) await this.#delete(this.#earlier);
    this.#isMade = false;
  }

  async #delete(uri: vscode.Uri): Promise<void> {
    try {
      await vscode.workspace.fs.delete(uri, { recursive: true });
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
