import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Phrase } from '../../src/phrases';
import { readBuiltin } from '../../src/vscode/library/builtin';
import { Library } from '../../src/vscode/library/library';
import { SourceIndex } from '../../src/vscode/sources/sourceIndex';
import { eventually } from '../host/eventually';
import { activate, configure, show, workspaceFile } from './documents';
import { recordingLog } from './recordingLog';

const LIST = '严把关、重落实、保安全、促生产';
const SPEECH = `在全厂职工大会上的讲话\n\n各车间要做到“${LIST}”，进一步增强服务意识，努力提高服务质量。\n`;
const OTHER = '会议要求，各部门要埋头苦干、求真务实，进一步增强服务意识，让群众满意。\n';
const BUILTIN = '团结、务实、进取、创新';
const PHRASE: Phrase = { text: '匠心如磐', kind: 'four-character', theme: '厂风', explanation: '', sources: [] };

type Message = 'showInformationMessage' | 'showWarningMessage';

/** What is said in notifications of one kind while `work` is done. */
async function saidWhile(kind: Message, work: (said: string[]) => Promise<void>): Promise<void> {
  const said: string[] = [];
  const window = vscode.window as { [name in Message]: (text: string, ...more: unknown[]) => Thenable<unknown> };
  const show = window[kind];
  window[kind] = (text, ...more) => {
    said.push(text);
    return show(text, ...more);
  };
  try {
    await work(said);
  } finally {
    window[kind] = show;
  }
}

suite('the local index', () => {
  const storage = () =>
    vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri as vscode.Uri, '.storage', `${Date.now()}`);

  suiteSetup(async () => {
    await activate();
    await workspaceFile('底稿/讲话.txt', SPEECH);
    await workspaceFile('底稿/会议.txt', OTHER);
    await configure('sources', ['底稿']);
  });
  suiteTeardown(() => configure('sources', undefined));

  /** An index over the storage, once it holds what the sources say. */
  async function indexed(folder: vscode.Uri, log: vscode.LogOutputChannel, phrase = LIST): Promise<SourceIndex> {
    const index = new SourceIndex(folder, log);
    await eventually('the sources are read', async () => {
      const { phrases, sequences } = await index.learnt();
      return phrases.some(({ text }) => text === phrase) && sequences?.said.includes('进一步增强服务意识');
    });
    return index;
  }

  async function filesIn(folder: vscode.Uri): Promise<Map<string, Uint8Array>> {
    const below = vscode.Uri.joinPath(folder, 'index');
    // What is being written has another name until it is whole.
    const names = (await vscode.workspace.fs.readDirectory(below)).flatMap(([name]) =>
      name.endsWith('.tmp') ? [] : [name],
    );
    const read = async (name: string) =>
      [name, await vscode.workspace.fs.readFile(vscode.Uri.joinPath(below, name))] as const;
    return new Map(await Promise.all(names.sort().map(read)));
  }

  /** The files of the index, once it has written them. */
  const written = (folder: vscode.Uri) =>
    eventually('the index is written', async () => {
      const files = await filesIn(folder).catch(() => undefined);
      return files?.has('documents') && files;
    });

  test('where a file of it is damaged, that is said, and it is built again', async () => {
    const folder = storage();
    const { log, lines } = recordingLog();
    (await indexed(folder, log)).dispose();
    const before = await written(folder);
    assert.ok([...before.keys()].some((name) => name.startsWith('part-')));

    for (const [name, bytes] of before) {
      const uri = vscode.Uri.joinPath(folder, 'index', name);
      await vscode.workspace.fs.writeFile(uri, bytes.slice(0, -9));
      // What lies in a part is looked at where a document has changed.
      await workspaceFile('底稿/会议.txt', `${OTHER}要真学、真懂、真用，不懈怠。${name}\n`);
      await saidWhile('showInformationMessage', async (said) => {
        const index = await indexed(folder, log);
        await eventually('the file is whole again', async () => {
          const files = await filesIn(folder).catch(() => undefined);
          const now = files?.get(name);
          return now !== undefined && now.length > bytes.length / 2 && now.at(-1) === 0x0a;
        });
        index.dispose();
        assert.deepEqual(said, ['The local index was damaged; it is being rebuilt.'], name);
      });
      assert.match(lines.join('\n'), new RegExp(`damaged; it is being rebuilt\\. .*/index/${name}`));
    }
    await saidWhile('showInformationMessage', async (said) => {
      (await indexed(folder, log)).dispose();
      assert.deepEqual(said, []);
    });
  });

  test('is gone when it was cleared', async () => {
    const folder = storage();
    const index = await indexed(folder, recordingLog().log);
    await written(folder);
    assert.ok(((await index.size()) ?? 0) > 500);
    assert.ok(index.place.endsWith('index'));
    await index.clear();
    index.dispose();
    assert.equal(await index.size(), undefined);
    await assert.rejects(filesIn(folder));
  });
});

suite('a configured phrasebook', () => {
  suiteSetup(activate);
  teardown(async () => {
    await configure('phrasebooks', undefined);
    await configure('completion.pinyin', undefined);
  });

  async function hoverText(content: string): Promise<string> {
    const { document, caret } = await show(content);
    const hovers = await eventually('there is a hover', async () => {
      const all = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        caret,
      );
      return all.length > 0 && all;
    });
    return hovers.flatMap(({ contents }) => contents.map((each) => (each as vscode.MarkdownString).value)).join('\n');
  }

  test('that cannot be read is said and logged, and the built-in phrases stay', async () => {
    const { log, lines } = recordingLog();
    await saidWhile('showWarningMessage', async (said) => {
      await configure('phrasebooks', ['没有.phrasebook.json']);
      const nothing = { learnt: async () => ({ phrases: [] }), onDidChange: () => ({ dispose() {} }) };
      const library = new Library(log, nothing, async () => [{ ...PHRASE, text: BUILTIN }]);
      const book = await library.book();
      library.dispose();
      assert.ok(book.phrases.some(({ text }) => text === BUILTIN));
      assert.match(lines.join('\n'), /^没有\.phrasebook\.json: the phrasebook cannot be read \(/);
      assert.ok(said.includes(lines[0] as string));
    });
    assert.match(await hoverText('大家要团结、务‸实、进取、创新。'), /办公室/);
  });

  test('stays where the built-in phrases cannot be read, which is logged; they are tried again the next time', async () => {
    const extensionUri = vscode.extensions.getExtension('tuiqiao.tuiqiao')?.extensionUri as vscode.Uri;
    const { log, lines } = recordingLog();
    const changed = new vscode.EventEmitter<void>();
    const learnt = { learnt: async () => ({ phrases: [PHRASE] }), onDidChange: changed.event };
    let uri = vscode.Uri.joinPath(extensionUri, 'nowhere');
    const library = new Library(log, learnt, () => readBuiltin(uri));
    assert.deepEqual((await library.book()).phrases, [PHRASE]);
    assert.match(lines.join('\n'), /^The built-in phrasebook cannot be read \(/);
    uri = extensionUri;
    const reloaded = new Promise<void>((resolve) => library.onDidChange(resolve));
    changed.fire();
    await reloaded;
    const texts = (await library.book()).phrases.map(({ text }) => text);
    assert.ok(texts.includes(BUILTIN) && texts.includes(PHRASE.text));
    library.dispose();
  });

  test('is read again when it is set or changes, and not for another setting', async () => {
    const entry = { text: '匠心如磐', kind: 'four-character', theme: '厂风', explanation: '', sources: [] };
    const write = (text: string) =>
      workspaceFile('常用.phrasebook.json', JSON.stringify({ version: 1, phrases: [{ ...entry, text }] }));
    await write('匠心如磐');
    const nothing = { learnt: async () => ({ phrases: [] }), onDidChange: () => ({ dispose() {} }) };
    const library = new Library(recordingLog().log, nothing, async () => []);
    const holds = async (text: string) => (await library.book()).phrases.some((phrase) => phrase.text === text);
    const first = await library.book();
    await configure('completion.pinyin', 'full');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal(await library.book(), first);
    await configure('phrasebooks', ['常用.phrasebook.json']);
    await eventually('the book is read', () => holds('匠心如磐'));
    await write('守正创新');
    await eventually('it is read again', () => holds('守正创新'));
    library.dispose();
  });

  test('that is large makes an entry when it is looked at, as one of the file; what is wrong with one is said', async () => {
    const digits = '零一二三四五六七八九';
    const inHan = (at: number): string => [...String(at)].map((digit) => digits.charAt(Number(digit))).join('');
    const entry = { kind: 'collocation', theme: '厂风', explanation: '本厂编号。', sources: [] };
    const phrases = Array.from({ length: 20_000 }, (_, at) => ({ text: `匠心编号${inHan(at)}`, ...entry }));
    const json = JSON.stringify({ version: 1, phrases: [...phrases, { text: '无名', ...entry, note: 1 }] });
    await workspaceFile('编号.phrasebook.json', json);
    await configure('phrasebooks', ['编号.phrasebook.json']);
    const { log, lines } = recordingLog();
    const nothing = { learnt: async () => ({ phrases: [PHRASE] }), onDidChange: () => ({ dispose() {} }) };
    const library = new Library(log, nothing, async () => []);
    const book = await library.book();
    library.dispose();
    assert.equal(book.list.length, 20_001);
    assert.match(lines.join('\n'), /^编号\.phrasebook\.json.*无名/);
    const [found] = book.complete('要做好匠心编号一二三四');
    assert.equal(found?.insert, '匠心编号一二三四零');
    assert.equal(found.phrase.sources[0]?.title, '编号.phrasebook.json');
    assert.equal(book.at(found.insert, 2)?.phrase, found.phrase, 'one object an entry');
    assert.match(await hoverText('要做好匠心编‸号一二三四五。'), /本厂编号。[\s\S]*编号\.phrasebook\.json/);
  });
});
