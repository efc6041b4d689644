import * as vscode from 'vscode';
import { problemMessage } from '../../messages';
import type { Phrase, Phrasebook, PhraseList, Sequences } from '../../phrases';
import { breather, inSlices } from '../workbench/breath';
import { engine } from '../workbench/engine';
import { localise } from '../workbench/localise';
import { reasonOf } from '../workbench/reason';
import { settings } from '../workbench/settings';
import { Loaded } from './loaded';

/** A file that is being written changes several times in a row. */
const SETTLE = 300;
/** In milliseconds: a slice of loading a large book. */
const SLICE = 50;

/** What documents teach. */
export interface Learnt {
  readonly phrases: readonly Phrase[];
  readonly sequences?: Sequences;
}

/** Where what documents teach comes from. */
export interface LearntSource {
  learnt(): Promise<Learnt>;
  readonly onDidChange: vscode.Event<void>;
}

/** A book of the setting `tuiqiao.phrasebooks`. */
interface WatchedBook {
  readonly uri: vscode.Uri;
  readonly watcher: vscode.Disposable;
  /** Read again when the file has changed, and where it could not be read. */
  readonly phrases: Loaded<PhraseList>;
}

/**
 * The phrasebook in use: the built-in one and those of the setting `tuiqiao.phrasebooks`, whose files are watched.
 * Nothing is loaded before it is asked for.
 */
export class Library implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #learnt: LearntSource;
  readonly #builtin: Loaded<readonly Phrase[]>;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  /** The configured books, by URI. */
  readonly #books = new Map<string, WatchedBook>();
  readonly #book = new Loaded(() => this.#load());
  #settle: ReturnType<typeof setTimeout> | undefined;
  /** Warned of once: a broken book is mended in the editor, not in notifications. */
  readonly #warned = new Set<string>();

  /** Fires when the phrases differ. */
  readonly onDidChange = this.#changed.event;

  /**
   * @param log where it says what it left out of a book and why
   * @param learnt what comes after the books and before the built-in phrases
   * @param builtin reads the built-in phrases
   */
  constructor(log: vscode.LogOutputChannel, learnt: LearntSource, builtin: () => Promise<readonly Phrase[]>) {
    this.#log = log;
    this.#learnt = learnt;
    this.#builtin = new Loaded(builtin);
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      settings.onDidChange(() => this.#reload(), 'phrasebooks', 'sources'),
      learnt.onDidChange(() => this.#reload()),
    );
  }

  book(): Promise<Phrasebook> {
    return this.#book.get();
  }

  /** The phrases of one book file; none where it cannot be read, which is logged and said once. */
  async phrasesOf(uri: vscode.Uri): Promise<readonly Phrase[]> {
    const { wholePhrases } = await engine();
    return [...wholePhrases(await this.#orNone(uri, this.#read(uri)))];
  }

  dispose(): void {
    clearTimeout(this.#settle);
    for (const { watcher } of this.#books.values()) watcher.dispose();
    this.#subscriptions.dispose();
  }

  async #load(): Promise<Phrasebook> {
    const builtin = this.#builtin.get().catch((error: unknown): readonly Phrase[] => {
      this.#log.error(localise('The built-in phrasebook cannot be read ({reason}).', { reason: reasonOf(error) }));
      return [];
    });
    const { MadePhrases, Phrasebook } = await engine();
    const own = await Promise.all(this.#configured().map(({ uri, phrases }) => this.#orNone(uri, phrases.get())));
    const { phrases, ...learnt } = await this.#learnt.learnt().catch((error: unknown): Learnt => {
      const reason = reasonOf(error);
      this.#log.error(localise('What the source folders taught cannot be read ({reason}).', { reason }));
      return { phrases: [] };
    });
    const lists = [...own, new MadePhrases(phrases), new MadePhrases(await builtin)];
    return inSlices(Phrasebook.building(lists, learnt), breather(SLICE));
  }

  /** The configured books in their order; those that are no longer configured are let go. */
  #configured(): readonly WatchedBook[] {
    const uris = new Map(settings.phrasebooks().map((uri) => [uri.toString(), uri]));
    for (const [key, { watcher }] of this.#books) {
      if (uris.has(key)) continue;
      watcher.dispose();
      this.#books.delete(key);
    }
    return Array.from(uris, ([key, uri]) => {
      const book = this.#books.get(key) ?? this.#opened(uri);
      this.#books.set(key, book);
      return book;
    });
  }

  #opened(uri: vscode.Uri): WatchedBook {
    const phrases = new Loaded(async () => {
      const { ChangedPhrases } = await engine();
      return new ChangedPhrases(await this.#read(uri), (phrase) => withPlace(phrase, uri));
    });
    const reread = () => {
      phrases.clear();
      this.#reload();
    };
    return { uri, phrases, watcher: this.#watch(uri, reread) };
  }

  async #orNone(uri: vscode.Uri, phrases: Promise<PhraseList>): Promise<PhraseList> {
    try {
      return await phrases;
    } catch (error) {
      const file = vscode.workspace.asRelativePath(uri);
      const reason = reasonOf(error);
      this.#warn(uri, [localise('{file}: the phrasebook cannot be read ({reason})', { file, reason })]);
      const { MadePhrases } = await engine();
      return new MadePhrases([]);
    }
  }

  /**
   * The valid phrases of a book file; what is wrong with entries of it is logged and said once.
   * @throws what reading the file throws
   */
  async #read(uri: vscode.Uri): Promise<PhraseList> {
    const name = vscode.workspace.asRelativePath(uri);
    const { readBookBytes } = await engine();
    const { phrases, problems } = await readBookBytes(await vscode.workspace.fs.readFile(uri), breather(SLICE));
    if (problems.length > 0)
      this.#warn(
        uri,
        problems.map((problem) => problemMessage(name, problem, localise)),
      );
    else this.#warned.delete(uri.toString());
    return phrases;
  }

  #warn(uri: vscode.Uri, problems: readonly string[]): void {
    for (const problem of problems) this.#log.warn(problem);
    if (this.#warned.has(uri.toString())) return;
    this.#warned.add(uri.toString());
    const details = localise('Show Details');
    const text =
      problems.length === 1
        ? problems[0]
        : localise('{problem} – and {n} more', { problem: problems[0] ?? '', n: problems.length - 1 });
    void vscode.window.showWarningMessage(text ?? '', details).then((picked) => {
      if (picked === details) this.#log.show();
    });
  }

  #watch(uri: vscode.Uri, reread: () => void): vscode.Disposable {
    const folder = vscode.Uri.joinPath(uri, '..');
    const file = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, file));
    return vscode.Disposable.from(
      watcher,
      watcher.onDidChange(reread),
      watcher.onDidCreate(reread),
      watcher.onDidDelete(reread),
    );
  }

  #reload(): void {
    if (!this.#book.isAsked) return;
    clearTimeout(this.#settle);
    this.#settle = setTimeout(() => {
      this.#book.clear();
      this.#changed.fire();
    }, SETTLE);
  }
}

/** A phrase of a book that names no document is from the book. */
function withPlace(phrase: Phrase, uri: vscode.Uri): Phrase {
  if (phrase.sources.length > 0) return phrase;
  return { ...phrase, sources: [{ title: vscode.workspace.asRelativePath(uri), uri: uri.toString() }] };
}
