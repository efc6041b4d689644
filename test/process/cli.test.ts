import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import iconv from 'iconv-lite';

// What only the started program shows; what it does is tested in test/unit/cli.test.ts.

const PROGRAM = resolve('dist/cli.cjs');
/** Certain damage in the second line, certain layout in the third. */
const DAMAGED = '关于加强作风建设的意见\n7 Y: y7 F0 n; t, y. r6 w\n要团结,要务实。\n';
const MENDED = '关于加强作风建设的意见\n要团结,要务实。\n';

suite('tuiqiao, the process', () => {
  let folder: string;

  suiteSetup(() => {
    if (!existsSync(PROGRAM)) execFileSync(process.execPath, ['esbuild.mjs'], { stdio: 'inherit' });
  });
  setup(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'tuiqiao-process-')));
  });
  teardown(() => rmSync(folder, { recursive: true, force: true }));

  const options = () => ({ cwd: folder, env: { ...process.env, LC_ALL: 'C' } });
  const file = (content: string) => writeFileSync(join(folder, 'a.txt'), content);

  test('exit codes, standard output and standard error', () => {
    file(DAMAGED);
    for (const [words, status, out, err] of [
      [['check', 'a.txt'], 1, /^a\.txt:2:1/, /^$/],
      [['check', '--nope'], 2, /^$/, /no option/],
      [['--version'], 0, /^\d/, /^$/],
    ] as const) {
      const ran = spawnSync(process.execPath, [PROGRAM, ...words], { ...options(), encoding: 'utf8' });
      assert.equal(ran.status, status);
      assert.match(ran.stdout, out);
      assert.match(ran.stderr, err);
    }
  });

  test('standard input', () => {
    const ran = spawnSync(process.execPath, [PROGRAM, 'fix', '-'], {
      ...options(),
      input: iconv.encode(DAMAGED, 'gbk'),
      encoding: 'utf8',
    });
    assert.deepEqual([ran.status, ran.stdout, ran.stderr], [0, MENDED, 'tuiqiao: -: read as GB18030\n']);
  });

  test('a line of ten megabytes', () => {
    file(`${'请各单位认真贯彻落实'.repeat(350_000)},并报告`);
    const ran = spawnSync(process.execPath, [PROGRAM, 'check', 'a.txt'], { ...options(), encoding: 'utf8' });
    assert.deepEqual([ran.status, ran.stderr], [0, '']);
    assert.match(ran.stdout, /^a\.txt:1:3500001: information halfwidth-punctuation: [^\n]*\n$/);
  }).timeout(30_000);

  test('a reader that goes away is no failure', async () => {
    file('要团结,要务实。\n'.repeat(5_000));
    const child = spawn(process.execPath, [PROGRAM, 'check', 'a.txt'], {
      ...options(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', (data) => {
      err += data;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((done) => child.on('close', done));
    assert.deepEqual({ status, err }, { status: 0, err: '' });
  });
});
