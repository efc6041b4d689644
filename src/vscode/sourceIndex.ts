import * as vscode from 'vscode';
import { writeAtomically } from './bookStore';
import { DamagedIndex, DocumentIndex, type Files } from './documentIndex';
import type { Learnt, LearntSource } from './library';
import { Loaded } from './loaded';
import { localise } from './localise';
import { documentsIn, pause, textOf, unreadSentence } from './reading';
import { settings } from './settings';
import { storedUri } from './sourcePlaces';

/** After the window has opened, and after a file has changed. */
const DELAY = 1500;

/**
 * The phrases of the documents below the folders of `tuiqiao.sources`, drawn in the background and remembered by content hash in the
 * extension's own storage: a document that has not changed is not read again.
 */
export class SourceIndex implements LearntSource, vscode.Disposable {
  readonly #folder: vscode.Uri | undefined;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  #watchers: vscode.Disposable[] = [];
  readonly #index = new Loaded(() => this.#read());
  #running: vscode.CancellationTokenSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sources = '';

  readonly onDidChange = this.#changed.event;

  /** @param storage of the workspace; undefined where none is open */
  constructor(storage: vscode.Uri | undefined, log: vscode.LogOutputChannel) {
    this.#folder = storage;
    this.#log = log;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      settings.onDidChange(() => this.#configure()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#configure()),
      vscode.commands.registerCommand('tuiqiao.clearIndex', () => this.#clear()),
    );
    this.#configure();
  }

  /** What is known now; the index goes on in the background. */
  async learnt(): Promise<Learnt> {
    if (settings.sources().length === 0) return { phrases: [] };
    return (await this.#index.get()).learnt();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#running?.cancel();
    this.#unwatch();
    this.#subscriptions.dispose();
  }

  #configure(): void {
    const folders = settings.sources();
    const sources = folders.join('\n');
    if (sources === this.#sources) return;
    this.#sources = sources;
    this.#unwatch();
    for (const folder of folders) {
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**/*'));
      const later = () => this.#later();
      this.#watchers.push(watcher, watcher.onDidChange(later), watcher.onDidCreate(later), watcher.onDidDelete(later));
    }
    this.#later();
  }

  #unwatch(): void {
    for (const watcher of this.#watchers) watcher.dispose();
    this.#watchers = [];
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#update().catch((error: unknown) => this.#log.error(error instanceof Error ? error : String(error)));
    }, DELAY);
  }

  /** Brings the index up to date: one run at a time, the newest. */
  async #update(): Promise<void> {
    this.#running?.cancel();
    const run = new vscode.CancellationTokenSource();
    this.#running = run;
    const index = await this.#index.get();
    // Most runs find that nothing has changed, and say nothing.
    let telling: Telling | undefined;
    try {
      const done = await index.update(
        this.#files(run.token),
        () => run.token.isCancellationRequested,
        async (at, of) => {
          telling ??= tell();
          telling.report(`${at}/${of}`);
          await pause();
        },
      );
      if (!done) return;
      this.#running = undefined;
      if (done.stale) await this.#save(index);
      if (!done.changed) return;
      const { documents: n, drawn, gone } = done;
      this.#log.info(localise('Index: {n} documents, {drawn} read anew, {gone} gone.', { n, drawn, gone }));
      this.#changed.fire();
    } finally {
      telling?.end();
    }
  }

  #files(token: vscode.CancellationToken): Files {
    return {
      list: async () => {
        const { documents, unread } = await documentsIn(settings.sources(), token);
        for (const { uri, error } of unread) this.#log.warn(unreadSentence(uri, error));
        return { documents: documents.map(String), unread: unread.map(({ uri }) => uri.toString()) };
      },
      stat: async (uri) => vscode.workspace.fs.stat(vscode.Uri.parse(uri)),
      read: async (uri) => vscode.workspace.fs.readFile(vscode.Uri.parse(uri)),
      document: async (address, bytes) => {
        const uri = vscode.Uri.parse(address);
        const file = await textOf(uri, bytes);
        if (typeof file !== 'string') return { name: file.name, uri: storedUri(uri), text: file.text };
        this.#log.warn(file);
        return undefined;
      },
      failed: (uri, error) => this.#log.warn(unreadSentence(vscode.Uri.parse(uri), error)),
    };
  }

  get #file(): vscode.Uri | undefined {
    return this.#folder && vscode.Uri.joinPath(this.#folder, 'index.json');
  }

  /** The index as it was left; a new one where there is none, or where it is damaged, which is said. */
  async #read(): Promise<DocumentIndex> {
    if (!this.#file) return new DocumentIndex();
    let bytes: Uint8Array;
    try {
      bytes = await vscode.workspace.fs.readFile(this.#file);
    } catch {
      return new DocumentIndex(); // there is none yet
    }
    try {
      return await DocumentIndex.from(bytes);
    } catch (error) {
      if (!(error instanceof DamagedIndex)) throw error;
      const text = localise('The local index was damaged; it is being rebuilt.');
      this.#log.warn(`${text} ${this.#file.toString()}`);
      void vscode.window.showInformationMessage(text);
      return new DocumentIndex();
    }
  }

  async #save(index: DocumentIndex): Promise<void> {
    if (!this.#folder || !this.#file) return;
    await vscode.workspace.fs.createDirectory(this.#folder);
    await writeAtomically(this.#file, await index.toBytes());
  }

  /** 清除本机索引: says where it lies and, asked again, removes it. */
  async #clear(): Promise<void> {
    const file = this.#file;
    const size = await (file ? vscode.workspace.fs.stat(file) : Promise.reject()).then(
      (stat: vscode.FileStat) => stat.size,
      () => undefined,
    );
    if (!file || size === undefined) {
      void vscode.window.showInformationMessage(localise('There is no local index.'));
      return;
    }
    const place = file.scheme === 'file' ? file.fsPath : file.toString(true);
    const clear = localise('Clear');
    const picked = await vscode.window.showWarningMessage(
      localise('Clear the local index ({size} KB)?', { size: Math.ceil(size / 1024) }),
      {
        modal: true,
        detail: localise(
          'It lies at {place} and holds phrases of your source folders, and wordings that at least two documents there share. Your phrasebooks stay.',
          {
            place,
          },
        ),
      },
      clear,
    );
    if (picked !== clear) return;
    this.#running?.cancel();
    await vscode.workspace.fs.delete(file);
    this.#index.set(new DocumentIndex());
    this.#changed.fire();
    void vscode.window.showInformationMessage(
      localise('The local index is cleared. Take the folders out of {setting}, or it will be built again.', {
        setting: 'tuiqiao.sources',
      }),
    );
  }
}

/** A line in the status bar while documents are read. */
interface Telling {
  report(message: string): void;
  end(): void;
}

function tell(): Telling {
  let report = (_message: string) => {};
  let end = () => {};
  void vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: localise('Tuiqiao: reading the source folders') },
    (progress) => {
      report = (message) => progress.report({ message });
      return new Promise<void>((resolve) => {
        end = resolve;
      });
    },
  );
  return { report: (message) => report(message), end: () => end() };
}
