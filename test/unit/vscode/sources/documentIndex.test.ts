import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDocument } from '../../../../src/read/document';
import { DocumentIndex } from '../../../../src/vscode/sources/documentIndex';
import type { Stamp, Storage } from '../../../../src/vscode/sources/indexCache';
import type { Files, Watch } from '../../../../src/vscode/sources/indexedFiles';
import { hashOf } from '../../../../src/vscode/sources/indexFile';
import { runs, sample } from '../../../support/runs';

const LIST = '严把关、重落实、保安全、促生产';
const SPEECH = `在全厂职工大会上的讲话\n\n各车间要做到“${LIST}”，进一步增强服务意识，努力提高服务质量。\n`;
const OTHER = '会议要求，各部门要埋头苦干、求真务实，进一步增强服务意识，让群众满意。\n';

/** A folder that counts what is asked of it. */
class Folder implements Files {
  readonly #files = new Map<string, { bytes: Uint8Array; stamp: Stamp }>();
  readonly failures: string[] = [];
  readonly outOfReach: string[] = [];
  #clock = 0;
  reads = 0;
  broken = '';
  /** Called after a file was read: meanwhile others write. */
  onRead = (_uri: string) => {};
  unread: readonly string[] = [];

  write(uri: string, text: string | Uint8Array): void {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    this.#files.set(uri, { bytes, stamp: { mtime: ++this.#clock, size: bytes.length } });
  }
  remove(uri: string): void {
    this.#files.delete(uri);
  }
  /** Another content at the same time and of the same size, as a clock that is coarse leaves it. */
  slip(uri: string, text: string): void {
    this.#files.set(uri, { bytes: new TextEncoder().encode(text), stamp: this.#at(uri).stamp });
  }
  /** A new time and the same content, as a checkout leaves it. */
  touch(uri: string): void {
    this.write(uri, this.#at(uri).bytes);
  }
  #at(uri: string) {
    const file = this.#files.get(uri);
    if (!file || uri === this.broken) throw new Error(uri);
    return file;
  }

  async list() {
    const isUnread = (uri: string) => this.unread.some((each) => uri.startsWith(`${each}/`));
    return { documents: [...this.#files.keys()].filter((uri) => !isUnread(uri)), unread: this.unread };
  }
  async stat(uri: string) {
    return this.#at(uri).stamp;
  }
  async read(uri: string) {
    this.reads++;
    const { bytes } = this.#at(uri);
    this.onRead(uri);
    return bytes;
  }
  async document(uri: string, bytes: Uint8Array) {
    const read = readDocument(uri, bytes);
    return read.form === 'unreadable' ? undefined : { name: uri, uri, text: read.text };
  }
  failed(uri: string) {
    this.failures.push(uri);
  }
  wanted(uris: readonly string[]) {
    this.outOfReach.push(...uris);
  }
}

/** The extension's storage, in memory. */
class Memory implements Storage {
  readonly files = new Map<string, Uint8Array>();
  readonly told: string[] = [];
  written: string[] = [];

  async read(name: string) {
    return this.files.get(name);
  }
  async write(name: string, bytes: Uint8Array) {
    this.files.set(name, bytes);
    this.written.push(name);
  }
  damaged(name: string) {
    this.told.push(name);
  }
  /** Everything that lies there, as text. */
  text(): string {
    return [...this.files.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n');
  }
}

const breathe = async () => {};
const watch: Watch = { isCancelled: () => false, reading: () => {}, breathe };
const update = (index: DocumentIndex, files: Files) => index.update(files, watch);
const empty = () => DocumentIndex.open(new Memory(), breathe);

async function fresh(files: Files): Promise<DocumentIndex> {
  const index = await empty();
  await update(index, files);
  return index;
}

async function save(index: DocumentIndex): Promise<void> {
  await index.save();
  await index.saveTaught();
}

suite('index of documents', () => {
  let files: Folder;
  let index: DocumentIndex;
  let storage: Memory;
  /** The index as the next window reads it. */
  const reopened = async () => {
    await save(index);
    return DocumentIndex.open(storage, breathe);
  };
  setup(async () => {
    files = new Folder();
    storage = new Memory();
    index = await DocumentIndex.open(storage, breathe);
    files.write('a.txt', SPEECH);
    files.write('b.txt', OTHER);
    await update(index, files);
    files.reads = 0;
  });

  test('gives phrases with their places, and what several documents say', () => {
    const { phrases, sequences } = index.learnt();
    const list = phrases.find(({ text }) => text === LIST);
    assert.deepEqual(list?.sources, [
      { title: '在全厂职工大会上的讲话', uri: 'a.txt', start: SPEECH.indexOf(LIST), end: SPEECH.indexOf('”') },
    ]);
    assert.equal(sequences.said, '，进一步增强服务意识，\n，进一步增强服务意识，');
  });

  test('reads nothing while nothing has changed, in this window and in the next', async () => {
    const nothing = { documents: 2, drawn: 0, gone: 0, changed: false };
    assert.deepEqual(await update(index, files), nothing);
    const next = await reopened();
    assert.deepEqual(next.learnt(), index.learnt());
    assert.deepEqual(await update(next, files), nothing);
    assert.equal(files.reads, 0);
  });

  test('a file of a new time and the same content is read and not drawn again', async () => {
    files.touch('a.txt');
    assert.deepEqual(await update(index, files), { documents: 2, drawn: 0, gone: 0, changed: false });
    assert.equal(files.reads, 1);
  });

  test('a changed document, a new one, one that is gone', async () => {
    files.write('b.txt', OTHER.replace('埋头苦干、求真务实', '脚踏实地、真抓实干'));
    files.write('c.txt', SPEECH);
    assert.deepEqual(await update(index, files), { documents: 3, drawn: 2, gone: 0, changed: true });
    assert.equal(files.reads, 2);
    files.remove('b.txt');
    files.remove('c.txt');
    assert.deepEqual(await update(index, files), { documents: 1, drawn: 0, gone: 2, changed: true });
    assert.equal(index.learnt().sequences.said, '', 'one document says nothing twice');
    assert.ok(!index.learnt().phrases.some(({ text }) => text.includes('真抓实干')));
  });

  test('comes to the same by whatever way', async () => {
    files.write('b.txt', `${OTHER}要真学、真懂、真用。\n`);
    const next = await reopened();
    await update(index, files);
    await update(next, files);
    const scratch = await fresh(files);
    assert.deepEqual(index.learnt(), scratch.learnt());
    assert.deepEqual(next.learnt(), scratch.learnt());
  });

  test('a copy of a document says nothing twice', async () => {
    const before = index.learnt();
    files.write('副本.txt', SPEECH);
    await update(index, files);
    assert.equal(index.learnt().sequences.said, before.sequences.said);
    assert.equal(index.learnt().phrases.length, before.phrases.length);
  });

  test('writes down no text that stands in one place only', async () => {
    files.write('c.txt', `${OTHER}甲方代表在会后另行提出了尚未公开的报价方案。\n`);
    await update(index, files);
    await save(index);
    assert.ok(storage.text().includes('增强服务意识'));
    assert.ok(!storage.text().includes('另行提出了尚未公开'));
  });

  test('an unreadable document is skipped, one that cannot be read now is told of and stays as it was', async () => {
    files.write('旧.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1));
    files.broken = 'a.txt';
    assert.equal((await update(index, files))?.documents, 3);
    assert.deepEqual(files.failures, ['a.txt']);
    assert.ok(index.learnt().phrases.some(({ text }) => text === LIST));
  });

  test('a folder that cannot be reached takes nothing away, and what lies beside it is read on', async () => {
    files.write('共享/c.txt', `${OTHER}要真学、真懂、真用。\n`);
    files.write('共享的/d.txt', `${OTHER}要勤学、善思、实干。\n`);
    await update(index, files);
    const before = index.learnt();
    files.unread = ['共享'];
    const nothing = { documents: 4, drawn: 0, gone: 0, changed: false };
    assert.deepEqual(await update(index, files), nothing);
    assert.deepEqual(index.learnt(), before);
    files.remove('共享的/d.txt');
    assert.deepEqual(await update(index, files), { ...nothing, documents: 3, gone: 1, changed: true });
    assert.deepEqual(index.learnt().sequences, before.sequences);
    assert.deepEqual(files.outOfReach, ['共享'], 'said when it matters');
    assert.deepEqual(
      ['要真学、真懂、真用', '要勤学、善思、实干'].map((list) =>
        index.learnt().phrases.some(({ text }) => list.includes(text)),
      ),
      [true, false],
    );
    files.unread = [];
    await update(index, files);
    assert.deepEqual(index.learnt(), (await fresh(files)).learnt());
  });

  /** The next window, in which no part of what was drawn is whole. */
  const reopenedWithoutParts = async () => {
    await save(index);
    for (const name of storage.files.keys()) if (name.startsWith('part-')) storage.files.delete(name);
    return DocumentIndex.open(storage, breathe);
  };

  test('what cannot be read while its phrases are lost comes back when it can be', async () => {
    index = await reopenedWithoutParts();
    files.write('c.txt', '要真学、真懂、真用。\n');
    files.broken = 'a.txt';
    await update(index, files);
    assert.ok(index.learnt().phrases.some(({ text }) => '要真学、真懂、真用'.includes(text)));
    index = await reopened();
    // What there is now is what there was when all of it was known.
    files.remove('c.txt');
    await update(index, files);
    assert.equal((await update(index, files))?.changed, false, 'nothing new while it cannot be read');
    files.broken = '';
    await update(index, files);
    assert.deepEqual(index.learnt(), (await fresh(files)).learnt());
    assert.deepEqual((await reopened()).learnt(), index.learnt());
  });

  test('what is written to while it is drawn from anew is looked at again', async () => {
    index = await reopenedWithoutParts();
    files.write('c.txt', '要真学、真懂、真用。\n');
    files.onRead = (uri) => {
      if (uri !== 'a.txt') return;
      files.onRead = () => {};
      files.write('a.txt', '要勤学、善思、实干。\n');
    };
    await update(index, files);
    await update(index, files);
    assert.deepEqual(index.learnt(), (await fresh(files)).learnt());
  });

  test('only the content that was looked at is compared', async () => {
    index = await reopened();
    files.write('c.txt', `${OTHER}要真学、真懂、真用。\n`);
    const before = index.learnt().sequences;
    // Between the look and the comparison it is another text, and then what it was.
    files.onRead = (uri) => {
      if (uri === 'c.txt') files.slip('a.txt', '今天天气很好。\n');
      if (uri !== 'a.txt') return;
      files.onRead = () => {};
      files.slip('a.txt', SPEECH);
    };
    await update(index, files);
    assert.deepEqual(index.learnt().sequences, before);
    await update(index, files);
    assert.deepEqual(index.learnt(), (await fresh(files)).learnt());
  });

  test('a change that the stamp does not show is found when the texts are compared', async () => {
    index = await reopened();
    files.slip('a.txt', OTHER.replace('会议', '大会'));
    files.write('c.txt', `${OTHER}要真学、真懂、真用。\n`);
    await update(index, files);
    await update(index, files);
    assert.deepEqual(index.learnt(), (await fresh(files)).learnt());
  });

  test('the text of what is not compared is let go, though nothing is compared for long', async () => {
    files.write('共享/c.txt', SPEECH);
    await update(index, files);
    files.unread = ['共享'];
    files.write('x.md', `${OTHER}要真学、真懂、真用。\n`);
    files.write('y.txt', `${OTHER}要真学、真懂、真用。\n`);
    await update(index, files);
    files.remove('x.md');
    files.unread = [];
    files.reads = 0;
    await update(index, files);
    assert.equal(files.reads, 1, 'what was a copy is no copy any more');
    assert.deepEqual(index.learnt(), (await fresh(files)).learnt());
  });

  test('a cancelled run changes nothing, and what it read is not read again', async () => {
    const before = index.learnt();
    files.write('a.txt', '要真学、真懂、真用。\n');
    files.write('c.txt', SPEECH);
    let looked = 0;
    const done = await index.update(files, { ...watch, isCancelled: () => looked++ > 0 });
    assert.equal(done, undefined);
    assert.deepEqual(index.learnt(), before);
    files.reads = 0;
    assert.deepEqual(await update(index, files), { documents: 3, drawn: 2, gone: 0, changed: true });
    assert.equal(files.reads, 1);
    assert.deepEqual(index.learnt(), (await fresh(files)).learnt());
  });

  test('updates that overlap wait for each other', async () => {
    const runs = [update(index, files)];
    for (const name of ['c.txt', 'd.txt', 'e.txt']) {
      files.write(name, `${OTHER}第${name}号，要真学、真懂、真用。\n`);
      runs.push(
        update(index, files),
        index.save().then(() => undefined),
      );
    }
    files.remove('c.txt');
    runs.push(update(index, files));
    await Promise.all(runs);
    assert.deepEqual(index.learnt(), (await fresh(files)).learnt());
    assert.deepEqual((await reopened()).learnt(), index.learnt());
  });

  test('once it is closed, nothing is written, whatever was under way', async () => {
    let release = () => {};
    const write = storage.write.bind(storage);
    const begun = new Promise<void>((begin) => {
      storage.write = async (name, bytes) => {
        begin();
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        await write(name, bytes);
      };
    });
    const saving = [index.save(), index.saveTaught()];
    await begun;
    let isClosed = false;
    const closing = index.close().then(() => {
      isClosed = true;
    });
    await new Promise((resolve) => setTimeout(resolve));
    assert.equal(isClosed, false, 'it waits for what is being written');
    release();
    await closing;
    assert.equal(storage.written.length, 1, 'what was being written when it was closed');
    await Promise.all(saving);
    files.write('c.txt', SPEECH);
    await update(index, files);
    await save(index);
    assert.equal(storage.written.length, 1);
  });

  test('whatever comes, changes and goes, in whichever window, it is what it is from scratch [law]', async () => {
    const text = fc.constantFrom(
      SPEECH,
      OTHER,
      `${SPEECH}${OTHER}`,
      `${OTHER}要真学、真懂、真用。\n`,
      '1 + 1 = 2\n',
      '',
    );
    const step = fc.record({
      changes: fc.dictionary(fc.constantFrom('a.txt', 'b.md', 'c.txt', 'd.md', 'e/f.txt'), fc.option(text), {
        maxKeys: 3,
      }),
      reopens: fc.boolean(),
      remembers: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
        const [folder, kept] = [new Folder(), new Memory()];
        let one = await DocumentIndex.open(kept, breathe);
        for (const { changes, reopens, remembers } of steps) {
          for (const [name, content] of Object.entries(changes)) {
            if (content === null) folder.remove(name);
            else folder.write(name, content);
          }
          await update(one, folder);
          assert.deepEqual(one.learnt(), (await fresh(folder)).learnt());
          if (!reopens) continue;
          await one.save();
          // The window may close before everything is written down.
          if (remembers) await one.saveTaught();
          one = await DocumentIndex.open(kept, breathe);
        }
        await update(one, folder);
        assert.deepEqual(one.learnt(), (await fresh(folder)).learnt());
      }),
      runs(25),
    );
  });

  test('whatever was out of reach, cancelled, lost or cut short, once all is well it is what it is from scratch [law]', async () => {
    const names = ['a.txt', 'd/b.md', 'd/c.txt', 'e/f.txt'];
    const text = fc.constantFrom(SPEECH, OTHER, `${SPEECH}${OTHER}`, `${OTHER}要真学、真懂、真用。\n`, '1 + 1 = 2\n');
    const step = fc.record({
      changes: fc.dictionary(fc.constantFrom(...names), fc.option(text), { maxKeys: 2 }),
      broken: fc.constantFrom('', '', ...names),
      unread: fc.constantFrom([], [], ['d'], ['e']),
      /** The update is cancelled when it has asked so often. */
      cancelled: fc.option(fc.nat(12), { freq: 3 }),
      closes: fc.constantFrom('not', 'not', 'unsaved', 'saved', 'saved whole'),
      lost: fc.option(fc.nat(9)),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const [folder, kept] = [new Folder(), new Memory()];
        let one = await DocumentIndex.open(kept, breathe);
        for (const { changes, broken, unread, cancelled, closes, lost } of steps) {
          for (const [name, content] of Object.entries(changes)) {
            if (content === null) folder.remove(name);
            else folder.write(name, content);
          }
          folder.broken = broken;
          folder.unread = unread;
          let asked = 0;
          const isCancelled = () => cancelled !== null && asked++ >= cancelled;
          await one.update(folder, { ...watch, isCancelled });
          if (closes === 'not') continue;
          if (closes !== 'unsaved') await one.save();
          if (closes === 'saved whole') await one.saveTaught();
          const files = [...kept.files.keys()];
          if (lost !== null && files.length > 0) kept.files.set(files[lost % files.length] as string, new Uint8Array());
          one = await DocumentIndex.open(kept, breathe);
        }
        folder.broken = '';
        folder.unread = [];
        await update(one, folder);
        assert.deepEqual(one.learnt(), (await fresh(folder)).learnt());
        await save(one);
        const next = await DocumentIndex.open(kept, breathe);
        assert.deepEqual(next.learnt(), one.learnt());
        assert.equal((await update(next, folder))?.changed, false);
      }),
      runs(40),
    );
  });

  test('one changed document has little written anew', async () => {
    for (let i = 0; i < 25; i++) files.write(`${i}.txt`, `${OTHER}第${i}号文件，要真学、真懂、真用。\n`);
    await update(index, files);
    await save(index);
    assert.ok(storage.files.size > 20);
    storage.written = [];
    files.write('7.txt', `${OTHER}要勤学、善思、实干。\n`);
    await update(index, files);
    await index.save();
    assert.deepEqual([storage.written.length, storage.written.at(-1)], [2, 'documents']);
    await index.saveTaught();
    await save(index);
    assert.equal(storage.written.length, 3, 'and nothing twice');
  });

  test('damage is noticed, wherever it is; what was damaged is read again [law]', async () => {
    await save(index);
    const { phrases, sequences } = index.learnt();
    for (const [name, bytes] of [...storage.files]) {
      const damaged = [
        new Uint8Array(),
        bytes.slice(0, 20),
        bytes.slice(0, -1),
        Uint8Array.of(...bytes, 0x20),
        ...[0, 2, 40, bytes.length >> 1, bytes.length - 2].map((at) => bytes.with(at, (bytes[at] as number) ^ 1)),
        new TextEncoder().encode('null'),
        new TextEncoder().encode('{"version":2,"documents":{}}'),
      ];
      for (const each of sample(damaged, 6)) {
        storage.files.set(name, each);
        storage.told.length = 0;
        const next = await DocumentIndex.open(storage, breathe);
        await update(next, files);
        // A part is looked into when a document has changed.
        files.write('c.txt', `${OTHER}要真学、真懂、真用。\n`);
        await update(next, files);
        files.remove('c.txt');
        await update(next, files);
        assert.deepEqual(storage.told, [name]);
        assert.deepEqual(next.learnt(), { phrases, sequences });
        await save(next);
        storage.told.length = 0;
        const last = await DocumentIndex.open(storage, breathe);
        assert.deepEqual(last.learnt(), { phrases, sequences });
        assert.deepEqual(storage.told, []);
        storage.files.set(name, bytes);
      }
    }
  });

  test('what another version wrote is built anew, without a word', async () => {
    await save(index);
    const learnt = index.learnt();
    for (const [name, bytes] of storage.files) {
      const [, version, ...values] = new TextDecoder().decode(bytes).split('\n');
      const body = [Number(version) - 1, ...values].join('\n');
      storage.files.set(name, new TextEncoder().encode(`${await hashOf(body)}\n${body}`));
    }
    const next = await DocumentIndex.open(storage, breathe);
    assert.deepEqual(next.learnt(), { phrases: [], sequences: { said: '' } });
    await update(next, files);
    assert.deepEqual(next.learnt(), learnt);
    assert.deepEqual(storage.told, []);
  });

  test('many documents cost once, and a small part of that after [cost]', async () => {
    const many = new Folder();
    for (let i = 0; i < 150; i++) many.write(`${i}.txt`, `${SPEECH}${OTHER}第${i}号文件，要真学、真懂、真用。\n`);
    const cost = async (run: () => Promise<unknown>) => {
      const before = process.cpuUsage();
      await run();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    const kept = new Memory();
    const first = await cost(async () => {
      const one = await DocumentIndex.open(kept, breathe);
      await update(one, many);
      await save(one);
    });
    let next = await empty();
    const again = await cost(async () => {
      next = await DocumentIndex.open(kept, breathe);
      await update(next, many);
    });
    assert.equal(many.reads, 150);
    assert.ok(again < first / 4, `${again} ms after ${first} ms`);
    const change = async (text: string) => {
      many.write('7.txt', text);
      await update(next, many);
    };
    await change(SPEECH);
    const changed = await cost(() => change(OTHER));
    assert.ok(changed < first / 4, `${changed} ms after ${first} ms`);
  });
});
