import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import iconv from 'iconv-lite';
import { run } from '../../src/cli/run';
import { readBook, writeBook } from '../../src/phrases';
import {
  CLEAN,
  content,
  DAMAGED,
  eachInFolder,
  file,
  folder,
  MENDED,
  MENDED_TOO,
  prints,
  refuses,
  tuiqiao,
} from '../support/commandLine';
import { needsShared } from '../support/shared';

// What the program does, within this process, where a run costs nothing; test/process shows what only a process shows.

suite('tuiqiao check', () => {
  eachInFolder();

  test('clean: nothing, 0', () => prints(['check', file('a.txt', CLEAN)], 0, ''));

  test('findings: a line each as compilers print them, 1', () =>
    prints(
      ['check', file('a.txt')],
      1,
      /^a\.txt:2:1: warning anti-copy-noise: These .*\.\na\.txt:3:4: information halfwidth-punctuation: “,” .*\.\n$/,
    ));

  test('below warning: 0', () => prints(['check', file('a.txt', MENDED)], 0, /^a\.txt:2:4: information /));

  test('in the language of the environment', async () => {
    const path = file('a.txt');
    for (const [language, words] of [
      ['zh_CN.UTF-8', '这串字符是论坛软件插入的防复制干扰码'],
      ['zh_TW.UTF-8', '這串字元是論壇軟體插入的防複製干擾碼'],
      ['zh-Hant', '這串字元'],
      ['de_DE.UTF-8', 'These characters'],
    ] as const) {
      assert.ok((await tuiqiao(['check', path], { language })).out.includes(words), language);
    }
  });

  test('--damage leaves layout out', () =>
    prints(['check', '--damage', file('a.txt')], 1, /^[^\n]*anti-copy-noise[^\n]*\n$/));

  test('- is standard input', () => prints(['check', '-'], 1, /^-:2:1: warning anti-copy-noise/, DAMAGED));

  test('--format json', async () => {
    const { out, code } = await tuiqiao([
      'check',
      file('a.txt', `𠮷\r\n${DAMAGED}`),
      file('b.txt', iconv.encode(CLEAN, 'gbk')),
      '--format',
      'json',
    ]);
    assert.equal(code, 1);
    const [first, second, ...more] = JSON.parse(out) as {
      path: string;
      encoding: string;
      findings: Record<string, unknown>[];
    }[];
    assert.deepEqual(more, []);
    assert.deepEqual(second, { path: 'b.txt', encoding: 'gb18030', findings: [] });
    assert.equal(first?.path, 'a.txt');
    assert.equal(first?.encoding, 'utf-8');
    const { message, fixes, ...rest } = first?.findings[1] ?? {};
    assert.deepEqual(rest, {
      kind: 'halfwidth-punctuation',
      severity: 'information',
      certain: true,
      start: 44,
      end: 45,
      text: ',',
      line: 4,
      column: 4,
      endLine: 4,
      endColumn: 5,
    });
    assert.deepEqual(fixes, [{ edits: [{ start: 44, end: 45, text: '，' }] }]);
    assert.match(String(message), /full-width/);
    assert.equal(out, `${JSON.stringify(JSON.parse(out), null, 2)}\n`);
  });

  test('--format json without anything to say', async () => {
    mkdirSync(join(folder, 'empty'));
    await prints(['check', 'empty', '--format', 'json'], 0, '[]\n');
    await prints(['check', file('a.txt', ''), '--format', 'json'], 0, /"findings": \[\]/);
  });

  test('a folder: its text files, in order, without hidden folders and packages', async () => {
    for (const name of ['d/b.md', 'd/a.txt', 'd/c/x.tex', 'd/.git/x.txt', 'd/node_modules/x.md', 'd/x.json', 'd/z.TXT'])
      file(name);
    const { out } = await tuiqiao(['check', 'd', '--format', 'json']);
    assert.deepEqual(
      (JSON.parse(out) as { path: string }[]).map(({ path }) => path),
      ['d/a.txt', 'd/b.md', 'd/c/x.tex', 'd/z.TXT'],
    );
    const { err, code } = await tuiqiao(['check', 'd/node_modules/..//.git/..', 'd/.git']);
    assert.equal(err, '');
    assert.equal(code, 1);
    mkdirSync(join(folder, 'none'));
    assert.match((await tuiqiao(['check', 'none'])).err, /^tuiqiao: none: holds no text files \(\.md /);
  });

  test('the ending says what is prose', async () => {
    const code = '```\n7 Y: y7 F0 n; t, y. r6 w\n```\n';
    await prints(['check', file('a.md', code)], 0, '');
    await prints(['check', file('a.txt', code)], 1, /anti-copy-noise/);
  });

  test('what cannot be read is said, and the rest goes on: 2', async () => {
    const { code, out, err } = await tuiqiao([
      'check',
      'missing.txt',
      file('a.png', Buffer.of(0x89, 0x50, 0, 0, 0, 1, 0, 2)),
      file('a.txt'),
    ]);
    assert.equal(code, 2);
    assert.equal(
      err,
      'tuiqiao: missing.txt: cannot be read (no such file or folder)\ntuiqiao: a.png: is a binary file, not a text; skipped\n',
    );
    assert.match(out, /^a\.txt:2:1/);
  });

  test('a file without permission', async function () {
    chmodSync(join(folder, file('a.txt')), 0);
    if (process.getuid?.() === 0) this.skip();
    await refuses(['check', 'a.txt'], 'a.txt：无法读取（没有权限）', 'zh_CN');
  });

  test('another encoding is said', async () => {
    const { err } = await tuiqiao([
      'check',
      file('a.txt', iconv.encode(CLEAN, 'utf16le', { addBOM: true })),
      file('b.txt', iconv.encode(CLEAN, 'gb18030')),
    ]);
    assert.equal(err, 'tuiqiao: a.txt: read as UTF-16 LE\ntuiqiao: b.txt: read as GB18030\n');
  });

  test('odd content: empty, NUL, lone surrogates, control characters', async () => {
    for (const text of ['', '\0', '\ufeff', '\ud800', '\r', '\u001b]0;x\u0007'.repeat(9), '\ufffd'.repeat(500)]) {
      const { code } = await tuiqiao(['check', '-'], { input: Buffer.from(text, 'utf16le') });
      assert.ok(code <= 2);
      assert.ok((await tuiqiao(['fix', '--all', '-'], { input: text })).code <= 2);
    }
  });

  test('no path: 2', () => refuses(['check'], 'name a file, a folder or - for standard input'));
});

suite('tuiqiao check --format sarif', () => {
  eachInFolder();

  test('holds places, fixes and encodings', async () => {
    const { out } = await tuiqiao(['check', file('文件 夹/a.txt'), join(folder, 'missing.txt'), '--format', 'sarif']);
    const { runs } = JSON.parse(out) as { runs: Record<string, unknown>[] };
    const { results, artifacts, invocations } = runs[0] as Record<string, Record<string, unknown>[]>;
    const uri = '%E6%96%87%E4%BB%B6%20%E5%A4%B9/a.txt';
    assert.deepEqual(invocations, [{ executionSuccessful: false }]);
    assert.deepEqual(artifacts, [{ location: { uri }, encoding: 'utf-8' }]);
    const { ruleId, level, locations, fixes } = (results?.[1] ?? {}) as Record<string, unknown>;
    assert.deepEqual({ ruleId, level }, { ruleId: 'halfwidth-punctuation', level: 'note' });
    assert.deepEqual(locations, [
      {
        physicalLocation: {
          artifactLocation: { uri, index: 0 },
          region: { startLine: 3, startColumn: 4, endLine: 3, endColumn: 5, charOffset: 40, charLength: 1 },
        },
      },
    ]);
    assert.deepEqual(
      (fixes as { artifactChanges: { replacements: unknown[] }[] }[])[0]?.artifactChanges[0]?.replacements,
      [{ deletedRegion: { charOffset: 40, charLength: 1 }, insertedContent: { text: '，' } }],
    );
  });

  test('an absolute path is a URI with a scheme', async () => {
    const { out } = await tuiqiao(['check', join(folder, file('a.txt')), '--format', 'sarif']);
    assert.match(out, /"uri": "file:\/\/\/.*\/a\.txt"/);
  });

  // To compile that schema takes as long as all the other tests of SARIF.
  test('is valid by the schema of OASIS [cost]', async function () {
    const path = needsShared(this, 'schema/sarif-schema-2.1.0.json');
    const schema = JSON.parse(readFileSync(path, 'utf8')) as { $schema: string; id?: string };
    // Written for draft 4, whose words it uses are those of draft 7 but for `id`.
    delete schema.id;
    schema.$schema = 'http://json-schema.org/draft-07/schema#';
    const validate = new Ajv({
      ...{ strict: false, validateFormats: false, unicodeRegExp: false },
      // That it is a schema is for OASIS to test.
      ...{ meta: false, validateSchema: false },
      // To make the code shorter takes longer than to run it.
      code: { optimize: false },
    }).compile(schema);
    for (const words of [[file('a.txt')], [file('b.txt', CLEAN)], ['-', 'missing']]) {
      const { out } = await tuiqiao(['check', ...words, '--format', 'sarif'], {
        input: '鍔炲叕鍘呴€氱煡。有关事�项\n',
      });
      assert.ok(validate(JSON.parse(out)), JSON.stringify(validate.errors, null, 1));
    }
  });
});

suite('tuiqiao fix', () => {
  eachInFolder();

  test('prints the text without certain damage', () => prints(['fix', file('a.txt')], 0, MENDED));
  test('--layout repairs certain layout too', () => prints(['fix', '--layout', file('a.txt')], 0, MENDED_TOO));
  test('- is standard input', () => prints(['fix', '-'], 0, MENDED, DAMAGED));
  test('a file as it was is printed as it was', async () => {
    for (const text of ['', '一', '一\r\n二\r三\n', CLEAN]) await prints(['fix', file('a.txt', text)], 0, text);
  });

  test('what is left decides the exit code', () => prints(['fix', '-'], 1, '有关事�项\n', '有关事�项\n'));

  test('--all takes every first fix until none is left', async () => {
    const text = `${DAMAGED}&amp;ldquo;务实&amp;rdquo;，会 议强调,要<br/>落实。\n有关事\\u529e\\u516c\n`;
    const once = await tuiqiao(['fix', '--all', '-'], { input: text });
    const twice = await tuiqiao(['fix', '--all', '-'], { input: once.bytes });
    assert.equal(twice.out, once.out);
    const { out } = await tuiqiao(['check', '-', '--format', 'json'], { input: once.bytes });
    assert.deepEqual(
      (JSON.parse(out) as { findings: { fixes: unknown[] }[] }[])[0]?.findings.filter(({ fixes }) => fixes.length > 0),
      [],
    );
  });

  test('several files have headers', async () => {
    await prints(['fix', file('a.txt'), file('b.txt', '一')], 0, `==> a.txt <==\n${MENDED}\n==> b.txt <==\n一\n\n`);
    file('d/a.txt');
    await prints(['fix', 'd'], 0, `==> d/a.txt <==\n${MENDED}\n`);
  });

  test('what cannot be read is said, and the rest goes on: 2', async () => {
    const { code, out, err } = await tuiqiao(['fix', 'missing', file('a.txt')]);
    assert.deepEqual({ code, out }, { code: 2, out: `==> a.txt <==\n${MENDED}\n` });
    assert.match(err, /^tuiqiao: missing: cannot be read/);
  });

  test('options that do not go together: 2', async () => {
    await refuses(['fix', '--write', '--diff', file('a.txt')], '--write and --diff do not go together');
    await refuses(['fix', '--all', '--layout', file('a.txt')], '--layout and --all do not go together');
  });
});

suite('tuiqiao fix --write', () => {
  eachInFolder();

  const written = async (name: string) => {
    const ran = await tuiqiao(['fix', '--write', name]);
    assert.deepEqual(
      readdirSync(folder).filter((each) => each.startsWith('.tuiqiao')),
      [],
      'nothing is left beside it',
    );
    return ran;
  };

  test('keeps the encoding', async () => {
    const traditional = (text: string) =>
      text.replace(/^.*/, '關於加強作風建設的意見').replace(/要.*/, '要團結,要務實。');
    for (const [encoding, addBOM, script] of [
      ['utf8', false, String],
      ['utf8', true, String],
      ['utf16le', true, String],
      ['utf16be', true, String],
      ['utf16le', false, String],
      ['gb18030', false, String],
      ['big5', false, traditional],
    ] as const) {
      const name = file('a.txt', iconv.encode(script(DAMAGED), encoding, { addBOM }));
      const { code, out } = await written(name);
      assert.deepEqual(content(name), iconv.encode(script(MENDED), encoding, { addBOM }), encoding);
      assert.deepEqual({ code, out }, { code: 0, out: 'a.txt: 1 fixed; 1 left to look at.\n' });
    }
  });

  test('keeps line ends, and bytes that are no text', async () => {
    const [head, tail] = ['标题\r\n', '正文\r再\n'].map((text) => Buffer.from(text)) as [Buffer, Buffer];
    const broken = Buffer.concat([
      tail,
      Buffer.from('很长的一行正文，'.repeat(20)),
      Buffer.of(0xe7, 0x9f),
      Buffer.from('\r\n'),
    ]);
    const name = file('a.txt', Buffer.concat([head, Buffer.from('7 Y: y7 F0 n; t, y. r6 w\r\n'), broken]));
    await written(name);
    assert.deepEqual(content(name), Buffer.concat([head, broken]));
  });

  test('what the encoding cannot hold is not written: 2', async () => {
    // Big5 has no code for ©.
    const before = iconv.encode('關於召開會議的通知&copy;請查照並轉知各單位。\n', 'big5');
    const name = file('a.txt', before);
    const { code, out, err } = await written(name);
    assert.deepEqual({ code, out }, { code: 2, out: '' });
    assert.match(
      err,
      /a\.txt: Big5 cannot hold the repaired text; nothing was written\. Convert the file to UTF-8 first\.\n$/,
    );
    assert.deepEqual(content(name), before);
  });

  test('keeps permissions, and follows a link without replacing it', async () => {
    chmodSync(join(folder, file('d/a.txt')), 0o754);
    symlinkSync('d/a.txt', join(folder, 'link.txt'));
    await tuiqiao(['fix', '--write', 'link.txt']);
    assert.ok(lstatSync(join(folder, 'link.txt')).isSymbolicLink());
    assert.equal(statSync(join(folder, 'd/a.txt')).mode & 0o777, 0o754);
    assert.equal(content('d/a.txt').toString(), MENDED);
    assert.deepEqual(readdirSync(join(folder, 'd')), ['a.txt']);
  });

  test('an unchanged file is not touched', async () => {
    const name = file('a.txt', CLEAN);
    const { ino, mtimeMs } = statSync(join(folder, name));
    assert.equal((await written(name)).out, 'a.txt: 0 fixed; 0 left to look at.\n');
    const after = statSync(join(folder, name));
    assert.deepEqual([after.ino, after.mtimeMs], [ino, mtimeMs]);
  });

  test('a write-protected file stays: 2', async function () {
    chmodSync(join(folder, file('a.txt')), 0o444);
    if (process.getuid?.() === 0) this.skip();
    const { code, err } = await written('a.txt');
    assert.equal(code, 2);
    assert.match(err, /a\.txt: cannot be written \(permission denied\)/);
    assert.equal(content('a.txt').toString(), DAMAGED);
  });

  test('standard input cannot be written: 2', async () => {
    const { code, err } = await tuiqiao(['fix', '--write', '-'], { input: DAMAGED });
    assert.deepEqual({ code, err }, { code: 2, err: 'tuiqiao: standard input cannot be written; leave out --write\n' });
  });
});

suite('tuiqiao fix --diff', () => {
  eachInFolder();

  const apply = (patch: Uint8Array) => {
    writeFileSync(join(folder, 'patch'), patch);
    execFileSync('git', ['apply', '--whitespace=nowarn', 'patch'], { cwd: folder, stdio: 'pipe' });
    rmSync(join(folder, 'patch'));
  };

  test('is a patch of the bytes, whatever the encoding', async () => {
    const broken = Buffer.concat([
      Buffer.from('很长的一行正文，'.repeat(20)),
      Buffer.of(0xe7, 0x9f),
      Buffer.from(`\r\n${DAMAGED}末行`),
    ]);
    const files: [string, Buffer, Buffer][] = [
      ['稿.txt', Buffer.from(DAMAGED), Buffer.from(MENDED)],
      ['d/有 空格.txt', Buffer.from(`\ufeff${DAMAGED}`), Buffer.from(`\ufeff${MENDED}`)],
      ['gbk.txt', iconv.encode(DAMAGED, 'gbk'), iconv.encode(MENDED, 'gbk')],
      ['crlf.txt', Buffer.from(DAMAGED.replaceAll('\n', '\r\n')), Buffer.from(MENDED.replaceAll('\n', '\r\n'))],
      [
        'broken.txt',
        broken,
        Buffer.concat([broken.subarray(0, broken.indexOf('7 Y')), broken.subarray(broken.indexOf('要团结'))]),
      ],
      ['clean.txt', Buffer.from(CLEAN), Buffer.from(CLEAN)],
    ];
    for (const [name, before] of files) file(name, before);
    const { code, bytes } = await tuiqiao(['fix', '--diff', ...files.map(([name]) => name)]);
    assert.equal(code, 1, 'the broken character is left');
    for (const [name, before] of files) assert.deepEqual(content(name), before, 'nothing is written');
    apply(bytes);
    for (const [name, , after] of files) assert.deepEqual(content(name), after, name);
  });

  test('of a file outside the folder it names what lies below, and where to apply it', async () => {
    file('a.txt');
    mkdirSync(join(folder, 'sub', 'deep'), { recursive: true });
    const output: Uint8Array[] = [];
    let err = '';
    await run(['fix', '--diff', '../../a.txt', './../deep/../../sub/../a.txt'], {
      folder: join(folder, 'sub', 'deep'),
      environment: { LANG: 'C' },
      isScreen: false,
      input: async () => Buffer.of(),
      output: (text) => void output.push(Buffer.from(text)),
      error: (text) => {
        err += text;
      },
    });
    const patch = Buffer.concat(output).toString();
    const names = patch.match(/^(?:---|\+\+\+) .*$/gm);
    assert.deepEqual(names, ['--- a/a.txt', '+++ b/a.txt', '--- a/a.txt', '+++ b/a.txt']);
    assert.equal(
      err,
      ['../../a.txt', './../deep/../../sub/../a.txt']
        .map((path) => `tuiqiao: ${path}: apply the patch in ${folder}/\n`)
        .join(''),
    );
    apply(Buffer.from(patch.slice(0, patch.lastIndexOf('--- a/a.txt'))));
    assert.equal(content('a.txt').toString(), MENDED);
  });

  test('on a screen it is text', async () => {
    const { out } = await tuiqiao(['fix', '--diff', file('a.txt', iconv.encode(DAMAGED, 'gbk'))], { isScreen: true });
    assert.equal(
      out,
      '--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,2 @@\n 关于加强作风建设的意见\n-7 Y: y7 F0 n; t, y. r6 w\n 要团结,要务实。\n',
    );
  });

  test('of UTF-16 it is only to be read, and says so', async () => {
    const { err, out, code } = await tuiqiao([
      'fix',
      '--diff',
      file('a.txt', iconv.encode(DAMAGED, 'utf16le', { addBOM: true })),
    ]);
    assert.equal(code, 0);
    assert.match(err, /a patch cannot be applied to UTF-16 LE/);
    assert.match(out, /^-7 Y: y7/m);
  });

  test('nothing to change: nothing', () => prints(['fix', '--diff', file('a.txt', CLEAN)], 0, ''));
});

suite('tuiqiao learn', () => {
  eachInFolder();

  const SPEECH =
    '同志们要发扬团结、务实、进取、创新的精神。\n大家要坚持团结、务实、进取、创新，做到“三个到位”：一是思想到位，二是措施到位，三是落实到位。\n';

  test('prints phrases with the places where they stand', async () => {
    const { code, out } = await tuiqiao(['learn', file('a.txt', SPEECH)]);
    assert.equal(code, 0);
    assert.ok(out.split('\n').includes('团结、务实、进取、创新\ta.txt:1:7\ta.txt:2:6'), out);
  });

  test('-o writes a phrasebook that loads', async () => {
    const { code, out } = await tuiqiao(['learn', file('a.txt', SPEECH), '-o', 'book.json']);
    assert.equal(code, 0);
    const { phrases, problems } = await readBook(JSON.parse(content('book.json').toString()));
    assert.deepEqual(problems, []);
    assert.equal(out, `book.json: ${phrases.length} phrases added.\n`);
    assert.ok(
      phrases.some(
        ({ text, pinyin }) => text === '团结、务实、进取、创新' && pinyin === 'tuan jie wu shi jin qu chuang xin',
      ),
    );
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith('.tuiqiao-')),
      [],
    );
  });

  test('a phrase with damage that cannot be undone is refused by name', async () => {
    const { out, err } = await tuiqiao([
      'learn',
      file('a.txt', `${SPEECH}要发扬“团结、务\ufffd、进取”的精神。\n`),
      '-o',
      'book.json',
    ]);
    assert.match(err, /^tuiqiao: “团结、务\ufffd、进取” was not taken in: /m);
    const { phrases } = await readBook(JSON.parse(content('book.json').toString()));
    assert.ok(phrases.every(({ text }) => !text.includes('\ufffd')));
    assert.equal(out, `book.json: ${phrases.length} phrases added.\n`);
  });

  const BOOK = `{
  "$schema": "./schema.json",
  "version": 1,
  "title": "本厂短语",
  "phrases": [
    {
      "text": "上下同心",
      "kind": "collocation",
      "theme": "精神作风",
      "explanation": "指齐心。",
      "pinyin": "shang xia tong xin",
      "sources": []
    }
  ]
}
`;

  test('-o puts them into a book that is there, through a link, with its permissions', async () => {
    file('书/book.json', BOOK);
    chmodSync(join(folder, '书/book.json'), 0o640);
    symlinkSync('书/book.json', join(folder, 'link.json'));
    await tuiqiao(['learn', file('a.txt', SPEECH), '-o', 'fresh.json']);
    const fresh = await readBook(JSON.parse(content('fresh.json').toString()));
    await prints(['learn', 'a.txt', '-o', 'link.json'], 0, `link.json: ${fresh.phrases.length} phrases added.\n`);
    assert.ok(lstatSync(join(folder, 'link.json')).isSymbolicLink());
    assert.equal(statSync(join(folder, '书/book.json')).mode & 0o777, 0o640);
    const { phrases: own } = await readBook(JSON.parse(BOOK));
    const both = writeBook([...own, ...fresh.phrases], { $schema: './schema.json', title: '本厂短语' });
    assert.equal(content('书/book.json').toString(), both);
    await prints(['learn', 'a.txt', '-o', 'link.json'], 0, 'link.json: 0 phrases added.\n');
    assert.equal(content('书/book.json').toString(), both);
  });

  test('-o leaves a book as it is where it has problems, or where there is nothing to put in', async () => {
    file('a.txt', SPEECH);
    const untouched = async (book: string, words: readonly string[], code: number, err: RegExp) => {
      file('book.json', book);
      const ran = await tuiqiao(['learn', ...words, '-o', 'book.json']);
      assert.equal(ran.code, code, ran.err);
      assert.match(ran.err, err);
      assert.equal(ran.out, '');
      assert.equal(content('book.json').toString(), book);
    };
    await untouched(
      BOOK.replace('collocation', 'idiom'),
      ['a.txt'],
      2,
      /^tuiqiao: book\.json · entry 1 “上下同心” · kind: /,
    );
    await untouched(BOOK.slice(0, -4), ['a.txt'], 2, /^tuiqiao: book\.json: this is no valid JSON \(/);
    await untouched(BOOK, ['没有.txt'], 2, /没有\.txt: cannot be read/);
    await untouched(BOOK, [file('b.txt', '今天天气好。\n')], 0, /^tuiqiao: no phrases found; nothing was written\n$/);
    await tuiqiao(['learn', '没有.txt', '-o', 'new.json']);
    assert.ok(!existsSync(join(folder, 'new.json')));
  });

  test('-o writes into nothing but a file', async () => {
    file('a.txt', SPEECH);
    mkdirSync(join(folder, 'folder'));
    symlinkSync('nowhere.json', join(folder, 'dangling.json'));
    for (const [path, reason] of [
      ['folder', 'is no ordinary file; nothing was written'],
      ['dangling.json', 'cannot be written (it is there already)'],
    ] as const) {
      const { code, err, out } = await tuiqiao(['learn', 'a.txt', '-o', path]);
      assert.deepEqual({ code, err, out }, { code: 2, err: `tuiqiao: ${path}: ${reason}\n`, out: '' });
    }
    assert.ok(lstatSync(join(folder, 'dangling.json')).isSymbolicLink());
  });

  test('what cannot be read or written is said: 2', async () => {
    await refuses(['learn'], 'name a file, a folder or - for standard input');
    const { code, err } = await tuiqiao(['learn', file('a.txt', SPEECH), '-o', 'nowhere/book.json']);
    assert.equal(code, 2);
    assert.match(err, /nowhere\/book\.json: cannot be written/);
  });
});

suite('tuiqiao complete, tuiqiao explain', () => {
  eachInFolder();

  test('complete gives whole lines, best first', async () => {
    const { code, out } = await tuiqiao(['complete', '我们要团结']);
    assert.equal(code, 0);
    const lines = out.trimEnd().split('\n');
    assert.ok(lines.length > 3);
    for (const line of lines) assert.ok(line.startsWith('我们要团结'), line);
  });

  test('complete knows both scripts, letters and standard input', async () => {
    await prints(['complete', '我們要團結'], 0, /^我們要團結、務實/m);
    await prints(['complete', '要tjws'], 0, /^要团结、务实、进取、创新$/m);
    await prints(['complete', '-'], 0, /^团结、务实、进取、创新$/m, '团结\n');
  });

  test('explain gives each phrase with explanation and sources', async () => {
    await prints(['explain', '搞好三服务工作'], 0, /^三服务\n {2}\S.*\n {2}\S/);
    const traditional = (await tuiqiao(['explain', '團結、務實、進取、創新'])).out;
    assert.match(traditional, /^團結、務實、進取、創新\n {2}.*辦公室同仁/);
  });

  test('what two books say differently stands side by side, each with where it is from', async () => {
    const say = (explanation: string, title?: string) => ({
      version: 1,
      phrases: [
        {
          text: '三服务',
          kind: 'collocation',
          theme: '窗口',
          explanation,
          sources: title === undefined ? [] : [{ title }],
        },
      ],
    });
    file('甲.json', JSON.stringify(say('指本厂食堂的三项服务。', '食堂守则')));
    file('乙.json', JSON.stringify(say('指窗口三问。')));
    const { code, out } = await tuiqiao(['explain', '搞好三服务', '-b', '甲.json', '--book', '乙.json']);
    assert.equal(code, 0);
    const [said, ...lines] = out.trimEnd().split('\n  ');
    assert.equal(said, '三服务');
    assert.deepEqual(lines.slice(0, 4), ['指本厂食堂的三项服务。', '食堂守则', '指窗口三问。', '乙.json']);
    assert.match(lines[4] ?? '', /^办公室工作宗旨/);
    assert.ok(lines.length > 5);
  });

  test('a book that cannot be read: 2, and the others are used', async () => {
    const { code, out, err } = await tuiqiao(['explain', '三服务', '-b', '没有.json']);
    assert.equal(code, 2);
    assert.match(err, /^tuiqiao: 没有\.json: the phrasebook cannot be read \(no such file or folder\)$/m);
    assert.match(out, /^三服务\n/);
  });

  test('books and standard input in whichever encoding, which is said', async () => {
    const book = JSON.stringify({
      version: 1,
      phrases: [{ text: '上下同心', kind: 'collocation', theme: '窗口', explanation: '指齐心。', sources: [] }],
    });
    file('bom.json', `\ufeff${book}`);
    file('gbk.json', iconv.encode(book, 'gb18030'));
    const explained = (name: string) => `上下同心\n  指齐心。\n  ${name}\n`;
    await prints(['explain', '上下同心', '-b', 'bom.json'], 0, explained('bom.json'));
    const ran = await tuiqiao(['explain', '-', '-b', 'gbk.json'], {
      input: iconv.encode('全厂职工上下同心，共渡难关。\n', 'gb18030'),
    });
    assert.deepEqual(
      { code: ran.code, out: ran.out, err: ran.err },
      {
        code: 0,
        out: explained('gbk.json'),
        err: 'tuiqiao: -: read as GB18030\ntuiqiao: gbk.json: read as GB18030\n',
      },
    );
    const binary = await tuiqiao(['explain', '-'], { input: Uint8Array.from({ length: 200 }, (_, i) => i % 7) });
    assert.deepEqual(
      [binary.code, binary.out, binary.err],
      [2, '', 'tuiqiao: -: is a binary file, not a text; skipped\n'],
    );
  });

  test('nothing known: says so, 0', async () => {
    for (const [words, reason] of [
      [['explain', '今天天气好'], 'no phrase of the phrasebook stands in the text'],
      [['complete', '齉齉'], 'no phrase of the phrasebook begins like that'],
    ] as const) {
      const { code, out, err } = await tuiqiao(words);
      assert.deepEqual({ code, out, err }, { code: 0, out: '', err: `tuiqiao: ${reason}\n` });
    }
  });

  test('no text, or several: 2', async () => {
    await refuses(['explain'], 'TEXT is missing; see tuiqiao --help');
    await refuses(['complete', '团结', '务实'], 'too many words; put quotation marks around a text with spaces');
  });
});

suite('tuiqiao: help and mistakes', () => {
  eachInFolder();

  test('--help and --version: 0, on standard output', async () => {
    await prints(
      ['--help'],
      0,
      /^Usage: tuiqiao [\s\S]*check \[options\] \[PATH\.\.\.\][\s\S]*explain \[options\] <TEXT>/,
    );
    await prints(['check', '--help'], 0, /--format <format>[\s\S]*--damage[\s\S]*--staged/);
    await prints(['fix', '-h'], 0, /--layout[\s\S]*--all[\s\S]*--write[\s\S]*--diff/);
    await prints(
      ['--version'],
      0,
      `${(JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version}\n`,
    );
    assert.match((await tuiqiao(['--help'], { language: 'zh_TW' })).out, /^用法：[\s\S]*檢查，列出問題/);
  });

  test('nothing asked for: the help, 2', async () => {
    const { code, out, err } = await tuiqiao([]);
    assert.deepEqual({ code, out }, { code: 2, out: '' });
    assert.match(err, /^Usage: tuiqiao/);
  });

  test('mistakes: 2, in the language of the environment', async () => {
    await refuses(['check', '--nope', 'a'], 'there is no option --nope; see tuiqiao --help');
    await refuses(['chek'], 'there is no command chek; see tuiqiao --help');
    await refuses(['check', '--format', 'xml', 'a'], '--format <format> cannot be xml; see tuiqiao --help');
    await refuses(['check', '--format'], '--format <format> is missing; see tuiqiao --help');
    await refuses(['--nope'], '没有选项 --nope，见 tuiqiao --help', 'zh_CN');
  });
});
