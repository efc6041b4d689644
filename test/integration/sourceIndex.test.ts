import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Library } from '../../src/vscode/library/library';
import { IndexFolder } from '../../src/vscode/sources/indexFolder';
import { SourceIndex } from '../../src/vscode/sources/sourceIndex';
import { eventually } from '../host/eventually';
import { activate, configure } from './documents';
import { MemoryFiles } from './memoryFiles';
import { recordingLog } from './recordingLog';

const SPEECH = '各车间要做到“严把关、重落实、保安全、促生产”，进一步增强服务意识，努力提高服务质量。\n';
const OTHER = '会议要求，各部门要埋头苦干、求真务实，进一步增强服务意识，让群众满意。\n';

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Stops whoever comes through it, until it is opened. */
class Gate {
  #open = () => {};
  /** Somebody stands before it. */
  isReached = false;
  readonly #opened = new Promise<void>((resolve) => {
    this.#open = resolve;
  });

  async pass(): Promise<void> {
    this.isReached = true;
    await this.#opened;
  }
  open(): void {
    this.#open();
  }
  reached(): Promise<boolean> {
    return eventually('the gate is reached', async () => this.isReached);
  }
}

suite('the index, over files that take their time', () => {
  const files = new MemoryFiles('tuiqiao-memory');
  const realTimeout = globalThis.setTimeout;
  let provider: vscode.Disposable;
  let storages = 0;
  let storage: string;
  let open: SourceIndex[] = [];

  suiteSetup(async () => {
    await activate();
    provider = vscode.workspace.registerFileSystemProvider(files.scheme, files);
    // What waits for seconds waits for a moment: the index writes down what is taught after ten.
    globalThis.setTimeout = ((work: () => void, delay = 0) =>
      realTimeout(work, delay >= 1500 ? 50 : delay)) as typeof setTimeout;
    await configure('sources', [files.uri('/sources').toString()]);
  });
  suiteTeardown(async () => {
    globalThis.setTimeout = realTimeout;
    await configure('sources', undefined);
    await configure('phrasebooks', undefined);
    provider.dispose();
  });
  setup(() => {
    storage = `/storage${++storages}`;
    files.before = async () => {};
    files.put('/sources/a/讲话.txt', `${SPEECH}第${storages}号。\n`);
    files.put('/sources/b/会议.txt', `${OTHER}第${storages}号。\n`);
  });
  teardown(() => {
    for (const index of open) index.dispose();
    open = [];
  });

  function opened(log = recordingLog().log): SourceIndex {
    const index = new SourceIndex(files.uri(storage), log);
    open.push(index);
    return index;
  }
  const holds = (index: SourceIndex) =>
    eventually('the sources are read', async () => (await index.learnt()).sequences?.said.includes('增强服务意识'));
  const isWritten = (name: string) =>
    eventually(`${name} is written`, async () => files.below(`${storage}/index`).includes(`${storage}/index/${name}`));
  /** A gate before the first file of that name that is read or written. */
  function gateBefore(what: 'read' | 'write', name: string): Gate {
    const gate = new Gate();
    files.before = async (done, path) => {
      if (done === what && path.includes(name)) await gate.pass();
    };
    return gate;
  }

  for (const name of ['part-', 'documents', 'taught']) {
    test(`that is cleared while ${name} is written stays cleared`, async () => {
      const gate = gateBefore('write', `${storage}/index/${name}`);
      const index = opened();
      await gate.reached();
      const cleared = index.clear();
      // Whoever does not wait for what is written removes too early.
      await wait(200);
      gate.open();
      await cleared;
      assert.deepEqual(files.below(storage), []);
      await wait(500);
      assert.deepEqual(files.below(storage), []);
      assert.equal(await index.size(), undefined);
      assert.deepEqual((await index.learnt()).phrases, []);
    });
  }

  test('that is cleared is built again when a document changes', async () => {
    const index = opened();
    await holds(index);
    await isWritten('taught');
    await index.clear();
    files.put('/sources/a/讲话.txt', `${SPEECH}这是新的。\n`, { tells: true });
    await holds(index);
    await isWritten('taught');
  });

  test('that is closed while it is written writes nothing later', async () => {
    const gate = gateBefore('write', `${storage}/index/documents`);
    const index = opened();
    await gate.reached();
    const closed = index.close();
    gate.open();
    await closed;
    await isWritten('documents');
    const written = files.written.length;
    await wait(500);
    assert.equal(files.written.length, written);
  });

  test('that is closed while it reads keeps what it has read', async () => {
    const gate = gateBefore('read', '/sources/b/会议.txt');
    const first = opened();
    await gate.reached();
    const closed = first.close();
    gate.open();
    await closed;
    await isWritten('documents');
    files.before = async () => {};
    files.read = [];
    await holds(opened());
    // What they have in common, which was not come to, is found by reading each of them once.
    for (const path of ['/sources/a/讲话.txt', '/sources/b/会议.txt'])
      assert.equal(files.read.filter((each) => each === path).length, 1, path);
  });

  test('says which folder out of reach keeps what follows as it was', async () => {
    const { log, lines } = recordingLog();
    const index = opened(log);
    await holds(index);
    files.before = async (what, path) => {
      if (what === 'read' && path === '/sources/b') throw vscode.FileSystemError.Unavailable('the share is away');
    };
    files.put('/sources/a/讲话.txt', `${SPEECH}${OTHER}`, { tells: true });
    await eventually('it is said', async () => lines.some((line) => /sources\/b: out of reach; .* stays/.test(line)), {
      told: async () => lines,
    });
    assert.ok((await index.learnt()).sequences?.said.includes('增强服务意识'));
  });

  test('of an earlier version is seen and cleared', async () => {
    files.put(`${storage}/index.json`, '{"version":2}');
    const folder = new IndexFolder(files.uri(storage), recordingLog().log);
    assert.equal(await folder.size(), 13);
    files.put(`${storage}/index/documents`, '12345');
    assert.equal(await folder.size(), 18);
    await folder.clear();
    assert.deepEqual(files.below(storage), []);
    assert.equal(await folder.size(), undefined);
    await folder.clear();
  });

  test('says why a file of it cannot be read, and nothing of one that is not there', async () => {
    const { log, lines } = recordingLog();
    const folder = new IndexFolder(files.uri(storage), log);
    assert.equal(await folder.read('documents'), undefined);
    assert.deepEqual(lines, []);
    files.before = async () => {
      throw vscode.FileSystemError.NoPermissions('locked');
    };
    assert.equal(await folder.read('documents'), undefined);
    assert.equal(lines.length, 1);
    assert.match(lines.join(), /documents: cannot be read \(.*locked/);
  });

  test('a phrasebook that could not be read is tried again the next time, though nobody told of a change', async () => {
    await configure('phrasebooks', [files.uri('/books/常用.phrasebook.json').toString()]);
    const learnt = new vscode.EventEmitter<void>();
    const nothing = { learnt: async () => ({ phrases: [] }), onDidChange: learnt.event };
    const library = new Library(recordingLog().log, nothing, async () => []);
    const hasIt = async () => (await library.book()).phrases.some(({ text }) => text === '匠心如磐');
    assert.equal(await hasIt(), false);
    const phrase = { text: '匠心如磐', kind: 'four-character', theme: '厂风', explanation: '', sources: [] };
    files.put('/books/常用.phrasebook.json', JSON.stringify({ version: 1, phrases: [phrase] }));
    learnt.fire();
    await eventually('the book is read', hasIt);
    library.dispose();
  });
});
