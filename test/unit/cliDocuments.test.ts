import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { run } from '../../src/cli/run';
import { docx, level, list, numbered, p, r, table } from '../support/docx';

/** Certain damage in the third paragraph, behind a line break. */
const DAMAGED = docx(
  p('关于加强作风建设的意见') +
    table(['甲', '乙']) +
    p(`<w:ins w:author="甲">${r('要团结')}</w:ins><w:r><w:br/><w:t>要锟斤拷务实。</w:t></w:r>`, numbered(1, 0)),
  { numbering: list(1, level(0, 'chineseCounting', '%1、')), isPacked: true },
);

let folder: string;

async function tuiqiao(...words: readonly string[]) {
  let out = '';
  let err = '';
  const code = await run(words, {
    folder,
    environment: { LANG: 'zh_CN.UTF-8' },
    isScreen: false,
    input: async () => DAMAGED,
    output: (text) => {
      out += text;
    },
    error: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

suite('command line: Word documents', () => {
  suiteSetup(() => {
    folder = mkdtempSync(join(tmpdir(), 'tuiqiao-'));
    mkdirSync(join(folder, 'texts'));
    writeFileSync(join(folder, '讲话.docx'), DAMAGED);
    writeFileSync(join(folder, '旧.doc'), '{\\rtf1 }');
    writeFileSync(join(folder, 'texts', 'a.docx'), DAMAGED);
    writeFileSync(join(folder, 'texts', 'b.PDF'), '%PDF-1.4');
    writeFileSync(join(folder, 'texts', 'c.doc'), '');
    writeFileSync(join(folder, 'texts', '~$a.docx'), 'lock');
    writeFileSync(join(folder, 'texts', 'd.txt'), '统一思想。\n');
  });
  suiteTeardown(() => rmSync(folder, { recursive: true }));

  test('check names the paragraph, and says what was taken in', async () => {
    const { code, out, err } = await tuiqiao('check', '讲话.docx');
    assert.equal(code, 1);
    assert.match(out, /^讲话\.docx:3:8: \w+ lost-character: /m);
    assert.equal(err, 'tuiqiao: 讲话.docx：采纳插入 1 处\n');
    assert.match((await tuiqiao('check', '-')).out, /^-:3:8: /m);
  });

  test('fix changes nothing and says so', async () => {
    for (const flags of [[], ['--write'], ['--diff']]) {
      const { code, out, err } = await tuiqiao('fix', '讲话.docx', ...flags);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /讲话\.docx：Word 文档只检查、不改动，请在 Word 或 WPS 中修改\n$/);
    }
    assert.deepEqual(readFileSync(join(folder, '讲话.docx')), Buffer.from(DAMAGED));
  });

  test('what cannot be read is named with what to do', async () => {
    const { code, err } = await tuiqiao('check', '旧.doc');
    assert.equal(code, 2);
    assert.equal(err, 'tuiqiao: 旧.doc 是 RTF，请在 Word 或 WPS 中另存为 .docx。\n');
  });

  test('a web page under the name of Word says which encoding it was read as', async () => {
    const page = '<html><body><p>关于加强作风建设的意见</p><p>要锟斤拷务实。</p></body></html>';
    writeFileSync(join(folder, '网页.doc'), iconv.encode(page, 'gb18030'));
    const { out, err } = await tuiqiao('check', '网页.doc', '--format', 'json');
    const [{ encoding, findings }] = JSON.parse(out);
    assert.deepEqual([encoding, findings[0].kind, findings[0].line], ['gb18030', 'lost-character', 2]);
    assert.equal(err, 'tuiqiao: 网页.doc：按 GB18030 读取\n');
  });

  test('in a folder: what Word macros lie in is read, an OpenDocument file named', async () => {
    mkdirSync(join(folder, 'more'));
    writeFileSync(join(folder, 'more', 'a.docm'), DAMAGED);
    writeFileSync(join(folder, 'more', 'b.odt'), 'PK');
    const { out, err } = await tuiqiao('check', 'more');
    assert.match(out, /^more\/a\.docm:3:8: /m);
    assert.match(err, /more：有 1 个文件未读取（\.odt），请另存为 \.docx 或文本\n/);
  });

  test('in a folder: read to check, left alone to fix, the others counted', async () => {
    const { err, out } = await tuiqiao('check', 'texts');
    assert.match(out, /^texts\/a\.docx:3:8: /m);
    assert.match(err, /texts：有 2 个文件未读取（\.doc \.pdf），请另存为 \.docx 或文本\n/);
    assert.deepEqual(await tuiqiao('fix', 'texts'), { code: 0, out: '==> texts/d.txt <==\n统一思想。\n\n', err: '' });
  });

  test('learn: documents that give no text are counted in a folder, named with what to do when named, and the rest is read', async () => {
    mkdirSync(join(folder, 'speeches'));
    const speech = '要大力弘扬“严把关、重落实、保安全、促生产”的精神。\n';
    writeFileSync(join(folder, 'speeches', 'a.txt'), speech);
    writeFileSync(join(folder, 'speeches', 'b.docx'), docx(p(speech.trim())));
    const compound = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
    const unreadable = { 'c.doc': compound, 'd.wps': compound, 'e.pdf': '%PDF-1.4', 'f.ofd': Uint8Array.of(1, 0, 2) };
    for (const [name, bytes] of Object.entries(unreadable)) writeFileSync(join(folder, 'speeches', name), bytes);

    const all = await tuiqiao('learn', 'speeches');
    assert.match(all.out, /^严把关、重落实、保安全、促生产\tspeeches\/a\.txt:1:7\tspeeches\/b\.docx:1:7$/m);
    assert.match(all.err, /speeches：有 4 个文件未读取（\.doc \.ofd \.pdf \.wps）/);

    for (const [name, sentence] of [
      ['c.doc', /是旧式 \.doc，请在 Word 或 WPS 中另存为 \.docx。/],
      ['d.wps', /是 WPS 文字文档，请在 WPS 中另存为 \.docx。/],
      ['e.pdf', /是 PDF/],
      ['f.ofd', /是 OFD 版式文件，请改用其源文件，或将文字复制到文本文件。/],
    ] as const) {
      const { code, out, err } = await tuiqiao('learn', `speeches/${name}`, 'speeches/a.txt');
      assert.match(err, sentence);
      assert.equal(err.trim().split('\n').length, 1, err);
      assert.equal(code, 2);
      assert.match(out, /^严把关、重落实、保安全、促生产\t/m);
    }
  });
});
