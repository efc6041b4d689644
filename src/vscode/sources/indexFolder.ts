import * as vscode from 'vscode';
import { writeAtomically } from '../library/bookStore';
import { localise } from '../workbench/localise';
import type { Storage } from './indexCache';

/** What earlier versions wrote into the extension's storage. */
const EARLIER = 'index.json';

/** The files of the index in the extension's storage for the workspace; without a workspace nothing is written down. */
export class IndexFolder implements Storage {
  readonly #storage: vscode.Uri | undefined;
  readonly #folder: vscode.Uri | undefined;
  readonly #log: vscode.LogOutputChannel;
  #isMade = false;
  #isToldOf = false;

  constructor(storage: vscode.Uri | undefined, log: vscode.LogOutputChannel) {
    this.#storage = storage;
    this.#folder = storage && vscode.Uri.joinPath(storage, 'index');
    this.#log = log;
  }

  /** Where it lies, for people. */
  get place(): string {
    return (this.#folder?.scheme === 'file' ? this.#folder.fsPath : this.#folder?.toString(true)) ?? '';
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    if (!this.#folder) return undefined;
    try {
      return await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#folder, name));
    } catch {
      return undefined; // there is none yet
    }
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    if (!this.#storage || !this.#folder) return;
    if (!this.#isMade) {
      await vscode.workspace.fs.createDirectory(this.#folder);
      await this.#delete(vscode.Uri.joinPath(this.#storage, EARLIER));
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

  /** How many bytes its files have; undefined where there are none. */
  async size(): Promise<number | undefined> {
    const folder = this.#folder;
    if (!folder) return undefined;
    try {
      const entries = await vscode.workspace.fs.readDirectory(folder);
      const stats = await Promise.all(
        entries.map(([name]) => vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, name))),
      );
      return stats.length === 0 ? undefined : stats.reduce((sum, { size }) => sum + size, 0);
    } catch {
      return undefined;
    }
  }

  async clear(): Promise<void> {
    if (this.#folder) await this.#delete(this.#folder);
    this.#isMade = false;
  }

  async #delete(uri: vscode.Uri): Promise<void> {
    try {
      await vscode.workspace.fs.delete(uri, { recursive: true });
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound')) throw error;
    }
  }
}
