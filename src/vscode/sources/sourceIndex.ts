import * as vscode from 'vscode';
import { documentsIn, textOf, unreadSentence } from '../documents/reading';
import { storedUri } from '../documents/sourcePlaces';
import type { Learnt, LearntSource } from '../library/library';
import { Loaded } from '../library/loaded';
import { breather } from '../workbench/breath';
import { engine } from '../workbench/engine';
import { localise } from '../workbench/localise';
import { settings } from '../workbench/settings';
import type { DocumentIndex } from './documentIndex';
import type { Files, Watch } from './indexedFiles';
import { IndexFolder } from './indexFolder';

/** After the window has opened, and after a file has changed. */
const DELAY = 1500;
/** After the last change: what all documents teach together is much to write down. */
const SAVE_DELAY = 10_000;
/** In milliseconds: what takes less at a time holds nobody up. */
const SLICE = 8;

/**
 * The phrases of the documents below the folders of `tuiqiao.sources`, drawn in the background and remembered by content hash in the
 * extension's own storage: a document that has not changed is not read again.
 */
export class SourceIndex implements LearntSource, vscode.Disposable {
  readonly #folder: IndexFolder;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  #watchers: vscode.Disposable[] = [];
  readonly #index = new Loaded(() => this.#open());
  /** What reads now and has not been written down; it is called off when the next one begins. */
  #running: vscode.CancellationTokenSource | undefined;
  #work: Promise<void> = Promise.resolve();
  #cleared: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: ReturnType<typeof setTimeout> | undefined;
  #sources = '';

  readonly onDidChange = this.#changed.event;

  /** @param storage of the workspace; undefined where none is open */
  constructor(storage: vscode.Uri | undefined, log: vscode.LogOutputChannel) {
    this.#folder = new IndexFolder(storage, log);
    this.#log = log;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      settings.onDidChange(() => this.#configure(), 'sources'),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#configure()),
    );
    this.#configure();
  }

  /** What is known now; the index goes on in the background. */
  async learnt(): Promise<Learnt> {
    if (settings.sources().length === 0) return { phrases: [] };
    return (await this.#index.get()).learnt();
  }

  /** Nothing is read any more; what was read is written down. */
  async close(): Promise<void> {
    this.dispose();
    await this.#work.catch(() => {}); // the log has said why
  }

  dispose(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#saving);
    this.#running?.cancel();
    this.#unwatch();
    this.#subscriptions.dispose();
  }

  async #open(): Promise<DocumentIndex> {
    await this.#cleared.catch(() => {}); // whoever cleared it has been told
    const { DocumentIndex } = await engine();
    return DocumentIndex.open(this.#folder, breather(SLICE));
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
      this.#work = this.#update();
      this.#failing(this.#work);
    }, DELAY);
  }

  /** Work that nobody waits for: if it fails, the log says so. */
  #failing(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#log.error(error instanceof Error ? error : String(error)));
  }

  /** Brings the index up to date: one run at a time, the newest. */
  async #update(): Promise<void> {
    this.#running?.cancel();
    const run = new vscode.CancellationTokenSource();
    this.#running = run;
    const index = await this.#index.get();
    // Most runs find that nothing has changed, and say nothing.
    let telling: Telling | undefined;
    const watch: Watch = {
      isCancelled: () => run.token.isCancellationRequested,
      reading: (at, of) => {
        telling ??= tell();
        telling.report(`${at}/${of}`);
      },
      breathe: breather(SLICE),
    };
    try {
      const done = await index.update(this.#files(run.token), watch);
      if (done?.changed) {
        const { documents: n, drawn, gone } = done;
        this.#log.info(localise('Index: {n} documents, {drawn} read anew, {gone} gone.', { n, drawn, gone }));
        this.#changed.fire();
      }
      // What was called off has read something too.
      await index.save();
      if (done && !watch.isCancelled()) this.#saveTaught(index);
    } finally {
      telling?.end();
      if (this.#running === run) this.#running = undefined;
    }
  }

  #saveTaught(index: DocumentIndex): void {
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.#failing(index.saveTaught()), SAVE_DELAY);
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
      wanted: (uris) => {
        for (const uri of uris) {
          const path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
          this.#log.warn(
            localise('{path}: out of reach; until it is back, what usually follows stays as it was', { path }),
          );
        }
      },
    };
  }

  /** Where the index lies, for people. */
  get place(): string {
    return this.#folder.place;
  }

  /** How many bytes it has there; undefined where there is none. */
  size(): Promise<number | undefined> {
    return this.#folder.size();
  }

  /** Removes the index. It is built again when the settings change, or a document does, while there are source folders. */
  async clear(): Promise<void> {
    this.#running?.cancel();
    clearTimeout(this.#saving);
    const old = this.#index.isAsked ? this.#index.get() : undefined;
    // Whoever asks from now on waits for an empty one.
    this.#index.clear();
    this.#cleared = this.#removed(old, this.#cleared);
    await this.#cleared;
    this.#changed.fire();
  }

  /** Removes the files of an index when it, and who removed them before, is done with them. */
  async #removed(old: Promise<DocumentIndex> | undefined, before: Promise<void>): Promise<void> {
    await before.catch(() => {});
    const index = await old?.catch(() => undefined);
    await index?.close();
    await this.#folder.clear();
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
