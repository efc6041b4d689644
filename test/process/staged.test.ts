import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { CLEAN, eachInFolder, file, folder, prints, tuiqiao } from '../support/commandLine';

suite('tuiqiao check --staged', () => {
  eachInFolder();

  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...words], {
      cwd: folder,
      stdio: 'pipe',
    });

  test('the staged content, not the work tree', async () => {
    git('init', '-q');
    file('old.txt');
    git('add', 'old.txt');
    git('commit', '-q', '-m', 'old');
    for (const name of ['稿 一.txt', 'd/b.md', 'data.json', 'later.txt']) file(name);
    symlinkSync('later.txt', join(folder, 'link.txt'));
    git('add', '稿 一.txt', 'd/b.md', 'data.json', 'link.txt');
    file('稿 一.txt', CLEAN);
    rmSync(join(folder, 'd/b.md'));
    const paths = async (...words: string[]) => {
      const { out, err } = await tuiqiao(['check', '--staged', '--format', 'json', ...words]);
      assert.equal(err, '');
      return (JSON.parse(out) as { path: string; findings: unknown[] }[]).map(({ path, findings }) => [
        path,
        findings.length,
      ]);
    };
    assert.deepEqual(await paths(), [
      ['d/b.md', 2],
      ['稿 一.txt', 2],
    ]);
    assert.deepEqual(await paths('d'), [['d/b.md', 2]]);
  });

  test('nothing staged: 0; no repository: 2', async () => {
    const { code, out, err } = await tuiqiao(['check', '--staged']);
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(err, /^tuiqiao: git could not say what is staged \(.*\)\n$/);
    git('init', '-q');
    await prints(['check', '--staged'], 0, '');
  });
});
