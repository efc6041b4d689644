import assert from 'node:assert/strict';
import { readDocument } from '../../../src/read/document';
import { DamagedIndex, DocumentIndex, type Files, type Stamp } from '../../../src/vscode/documentIndex';

const LIST = '严把关、重落实、保安全、促生产';
const SPEECH = `在全厂职工大会上的讲话\n\n各车间要做到“${LIST}”，进一步增强服务意识，努力提高服务质量。\n`;
const OTHER = '会议要求，各部门要埋头苦干、求真务实，进一步增强服务意识，让群众满意。\n';

/** A folder that counts what is asked of it. */
class Folder implements Files {
  readonly #files = new Map<string, { bytes: Uint8Array; stamp: Stamp }>();
  readonly failures: string[] = [];
  #clock = 0;
  reads = 0;
  broken = '';
  unread: readonly string[] = [];

  write(uri: string, text: string | Uint8Array): void {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    this.#files.set(uri, { bytes, stamp: { mtime: ++this.#clock, size: bytes.length } });
  }
  remove(uri: string): void {
    this.#files.delete(uri);
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
    return this.#at(uri).bytes;
  }
  async document(uri: string, bytes: Uint8Array) {
    const read = readDocument(uri, bytes);
    return read.form === 'unreadable' ? undefined : { name: uri, uri, text: read.text };
  }
  failed(uri: string) {
    this.failures.push(uri);
  }
}

const update = (index: DocumentIndex, files: Files) =>
  index.update(
    files,
    () => false,
    async () => {},
  );

/** The index as the next window reads it. */
const reopened = async (index: DocumentIndex) => DocumentIndex.from(await index.toBytes());

suite('index of documents', () => {
  let files: Folder;
  let index: DocumentIndex;
  setup(async () => {
    files = new Folder();
    index = new DocumentIndex();
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
    const nothing = { documents: 2, drawn: 0, gone: 0, changed: false, stale: false };
    assert.deepEqual(await update(index, files), nothing);
    const next = await reopened(index);
    assert.deepEqual(next.learnt(), index.learnt());
    assert.deepEqual(await update(next, files), nothing);
    assert.equal(files.reads, 0);
  });

  test('a file of a new time and the same content is read and not drawn again', async () => {
    files.touch('a.txt');
    assert.deepEqual(await update(index, files), { documents: 2, drawn: 0, gone: 0, changed: false, stale: true });
    assert.equal(files.reads, 1);
  });

  test('a changed document, a new one, one that is gone', async () => {
    files.write('b.txt', OTHER.replace('埋头苦干、求真务实', '脚踏实地、真抓实干'));
    files.write('c.txt', SPEECH);
    assert.deepEqual(await update(index, files), { documents: 3, drawn: 2, gone: 0, changed: true, stale: true });
    assert.equal(files.reads, 2);
    files.remove('b.txt');
    files.remove('c.txt');
    assert.deepEqual(await update(index, files), { documents: 1, drawn: 0, gone: 2, changed: true, stale: true });
    assert.equal(index.learnt().sequences.said, '', 'one document says nothing twice');
    assert.ok(!index.learnt().phrases.some(({ text }) => text.includes('真抓实干')));
  });

  test('comes to the same by whatever way', async () => {
    files.write('b.txt', `${OTHER}要真学、真懂、真用。\n`);
    const next = await reopened(index);
    await update(index, files);
    await update(next, files);
    const fresh = new DocumentIndex();
    await update(fresh, files);
    assert.deepEqual(index.learnt(), fresh.learnt());
    assert.deepEqual(next.learnt(), fresh.learnt());
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
    assert.ok(!new TextDecoder().decode(await index.toBytes()).includes('另行提出了尚未公开'));
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
    const nothing = { documents: 4, drawn: 0, gone: 0, changed: false, stale: false };
    assert.deepEqual(await update(index, files), nothing);
    assert.deepEqual(index.learnt(), before);
    files.remove('共享的/d.txt');
    assert.deepEqual(await update(index, files), { ...nothing, documents: 3, gone: 1, changed: true, stale: true });
    assert.deepEqual(index.learnt().sequences, before.sequences);
    assert.deepEqual(
      ['要真学、真懂、真用', '要勤学、善思、实干'].map((list) =>
        index.learnt().phrases.some(({ text }) => list.includes(text)),
      ),
      [true, false],
    );
    files.unread = [];
    await update(index, files);
    const fresh = new DocumentIndex();
    await update(fresh, files);
    assert.deepEqual(index.learnt(), fresh.learnt());
  });

  test('a cancelled run changes nothing', async () => {
    const before = index.learnt();
    files.write('a.txt', '要真学、真懂、真用。\n');
    const done = await index.update(
      files,
      () => true,
      async () => {},
    );
    assert.equal(done, undefined);
    assert.deepEqual(index.learnt(), before);
  });

  test('damage is noticed, wherever it is', async () => {
    const bytes = await index.toBytes();
    const damaged = [
      new Uint8Array(),
      bytes.slice(0, 20),
      bytes.slice(0, -1),
      Uint8Array.of(...bytes, 0x20),
      ...[0, 40, bytes.length >> 1, bytes.length - 2].map((at) => bytes.with(at, (bytes[at] as number) ^ 1)),
      new TextEncoder().encode('null'),
      new TextEncoder().encode('{"version":2,"documents":{}}'),
    ];
    for (const each of damaged) await assert.rejects(DocumentIndex.from(each), DamagedIndex);
  });

  test('what another version wrote is built anew, without a word', async () => {
    const json = '{"version":1,"documents":{"a.txt":1}}';
    const hash = [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(json)), 0, 16)];
    const line = hash.map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const old = await DocumentIndex.from(new TextEncoder().encode(`${line}\n${json}`));
    assert.deepEqual(old.learnt(), { phrases: [], sequences: { said: '' } });
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
    const fresh = new DocumentIndex();
    const first = await cost(() => update(fresh, many));
    const bytes = await fresh.toBytes();
    const again = await cost(async () => update(await DocumentIndex.from(bytes), many));
    assert.equal(many.reads, 150);
    assert.ok(again < first / 4, `${again} ms after ${first} ms`);
  });
});
