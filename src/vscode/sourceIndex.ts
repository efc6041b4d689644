import * as vscode from 'vscode';
import { combinePhrases, drawPhrases, type Phrase } from '../phrases';
import { writeAtomically } from './bookStore';
import type { LearntPhrases } from './library';
import { localise } from './localise';
import { documentsIn, pause, textOf } from './reading';
import { settings } from './settings';
import { storedUri } from './sourcePlaces';

/** Raised when what is drawn from a document would differ. */
const VERSION = 1;
/** So much of one document is remembered; what is fainter would not be offered anyway. */
const MOST_PHRASES = 300;
/** After the window has opened, and after a file has changed. */
const DELAY = 1500;

/** What is remembered of a document. */
interface Entry {
  readonly mtime: number;
  readonly size: number;
  readonly hash: string;
  readonly phrases: readonly Phrase[];
}

interface Cache {
  readonly version: number;
  readonly documents: Readonly<Record<string, Entry>>;
}

/**
 * The phrases of the documents below the folders of `tuiqiao.sources`, drawn in the background and remembered by content hash in the
 * extension's own storage: a document that has not changed is not read again.
 */
export class SourceIndex implements LearntPhrases, vscode.Disposable {
  readonly #folder: vscode.Uri | undefined;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  #watchers: vscode.Disposable[] = [];
  #documents: Map<string, Entry> | undefined;
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
  async phrases(): Promise<readonly Phrase[]> {
    if (settings.sources().length === 0) return [];
    const documents = await this.#load();
    return combinePhrases([...documents.values()].map(({ phrases }) => phrases));
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
    const before = await this.#load();
    const after = new Map<string, Entry>();
    let drawn = 0;
    // Most runs find that nothing has changed, and say nothing.
    let telling: Telling | undefined;
    try {
      const uris = await documentsIn(settings.sources(), run.token);
      for (const [index, uri] of uris.entries()) {
        if (run.token.isCancellationRequested) return;
        const entry = await this.#entryOf(uri, before.get(uri.toString()), () => {
          drawn++;
          telling ??= tell();
          telling.report(`${index + 1}/${uris.length}`);
        });
        if (entry) after.set(uri.toString(), entry);
      }
    } finally {
      telling?.end();
    }
    if (run.token.isCancellationRequested) return;
    this.#running = undefined;
    const gone = [...before.keys()].filter((uri) => !after.has(uri)).length;
    this.#documents = after;
    if (drawn + gone === 0) return;
    await this.#save(after);
    this.#log.info(localise('Index: {n} documents, {drawn} read anew, {gone} gone.', { n: after.size, drawn, gone }));
    this.#changed.fire();
  }

  /** What is remembered of a document, read again only where its time or size differs, drawn again only where its content does. */
  async #entryOf(uri: vscode.Uri, known: Entry | undefined, onDraw: () => void): Promise<Entry | undefined> {
    try {
      const { mtime, size } = await vscode.workspace.fs.stat(uri);
      if (known && known.mtime === mtime && known.size === size) return known;
      const bytes = await vscode.workspace.fs.readFile(uri);
      const hash = await hashOf(bytes);
      if (known?.hash === hash) return { ...known, mtime, size };
      onDraw();
      await pause();
      const file = await textOf(uri, bytes);
      if (typeof file === 'string') {
        this.#log.warn(file);
        return { mtime, size, hash, phrases: [] };
      }
      const phrases = drawPhrases({ name: file.name, uri: storedUri(uri), text: file.text }).slice(0, MOST_PHRASES);
      return { mtime, size, hash, phrases };
    } catch (error) {
      this.#log.warn(
        localise('{path}: cannot be read ({reason})', {
          path: vscode.workspace.asRelativePath(uri),
          reason: error instanceof Error ? error.message : String(error),
        }),
      );
      return known;
    }
  }

  get #file(): vscode.Uri | undefined {
    return this.#folder && vscode.Uri.joinPath(this.#folder, 'index.json');
  }

  async #load(): Promise<Map<string, Entry>> {
    if (this.#documents) return this.#documents;
    const documents = new Map<string, Entry>();
    this.#documents = documents;
    if (!this.#file) return documents;
    let bytes: Uint8Array;
    try {
      bytes = await vscode.workspace.fs.readFile(this.#file);
    } catch {
      return documents; // there is none yet
    }
    try {
      const cache = JSON.parse(new TextDecoder().decode(bytes)) as Cache;
      if (cache.version !== VERSION) return documents;
      for (const [uri, entry] of Object.entries(cache.documents)) {
        if (!isEntry(entry)) throw new Error(uri);
        documents.set(uri, entry);
      }
    } catch {
      documents.clear();
      const text = localise('The local index was damaged; it is being rebuilt.');
      this.#log.warn(`${text} ${this.#file.toString()}`);
      void vscode.window.showInformationMessage(text);
    }
    return documents;
  }

  async #save(documents: ReadonlyMap<string, Entry>): Promise<void> {
    if (!this.#folder || !this.#file) return;
    await vscode.workspace.fs.createDirectory(this.#folder);
    const cache: Cache = { version: VERSION, documents: Object.fromEntries(documents) };
    await writeAtomically(this.#file, new TextEncoder().encode(JSON.stringify(cache)));
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
        detail: localise('It lies at {place} and holds phrases of your source folders. Your phrasebooks stay.', {
          place,
        }),
      },
      clear,
    );
    if (picked !== clear) return;
    this.#running?.cancel();
    await vscode.workspace.fs.delete(file);
    this.#documents = new Map();
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

function isEntry(entry: unknown): entry is Entry {
  if (typeof entry !== 'object' || entry === null) return false;
  const { mtime, size, hash, phrases } = entry as Record<string, unknown>;
  return (
    typeof mtime === 'number' &&
    typeof size === 'number' &&
    typeof hash === 'string' &&
    Array.isArray(phrases) &&
    phrases.every((phrase) => typeof phrase?.text === 'string' && Array.isArray(phrase.sources))
  );
}

async function hashOf(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(digest, 0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
