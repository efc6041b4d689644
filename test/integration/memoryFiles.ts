import * as vscode from 'vscode';

/** Files in memory that take as long as a test wants, below `SCHEME://here/`. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #files = new Map<string, { bytes: Uint8Array; mtime: number }>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  #clock = 0;
  readonly scheme: string;
  readonly onDidChangeFile = this.#changed.event;
  /** What has been read and has been asked to be written, by path. */
  read: string[] = [];
  written: string[] = [];
  /** Waited for before a file is read or written; what it throws is what VS Code hears. */
  before: (what: 'read' | 'write', path: string) => Promise<void> = async () => {};

  constructor(scheme: string) {
    this.scheme = scheme;
  }

  uri(path: string): vscode.Uri {
    return vscode.Uri.from({ scheme: this.scheme, authority: 'here', path });
  }

  /** Writes a file without a delay, and without a word to whoever watches unless `tells`. */
  put(path: string, text: string, { tells = false } = {}): void {
    this.#files.set(path, { bytes: new TextEncoder().encode(text), mtime: ++this.#clock });
    if (tells) this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri: this.uri(path) }]);
  }

  /** The paths of the files below a folder. */
  below(folder: string): string[] {
    return [...this.#files.keys()].filter((path) => path.startsWith(`${folder}/`)).sort();
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }
  stat(uri: vscode.Uri): vscode.FileStat {
    const file = this.#files.get(uri.path);
    if (file) return { type: vscode.FileType.File, ctime: 0, mtime: file.mtime, size: file.bytes.length };
    if (this.below(uri.path).length === 0) throw vscode.FileSystemError.FileNotFound(uri);
    return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  }
  async readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    await this.before('read', uri.path);
    this.stat(uri);
    const names = new Map<string, vscode.FileType>();
    for (const path of this.below(uri.path)) {
      const [name = '', ...more] = path.slice(uri.path.length + 1).split('/');
      names.set(name, more.length > 0 ? vscode.FileType.Directory : vscode.FileType.File);
    }
    return [...names];
  }
  createDirectory(): void {}
  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    await this.before('read', uri.path);
    this.read.push(uri.path);
    const file = this.#files.get(uri.path);
    if (!file) throw vscode.FileSystemError.FileNotFound(uri);
    return file.bytes;
  }
  async writeFile(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
    this.written.push(uri.path);
    await this.before('write', uri.path);
    this.#files.set(uri.path, { bytes, mtime: ++this.#clock });
  }
  rename(from: vscode.Uri, to: vscode.Uri): void {
    const file = this.#files.get(from.path);
    if (!file) throw vscode.FileSystemError.FileNotFound(from);
    this.#files.delete(from.path);
    this.#files.set(to.path, file);
  }
  delete(uri: vscode.Uri): void {
    this.stat(uri);
    for (const path of [uri.path, ...this.below(uri.path)]) this.#files.delete(path);
  }
}
