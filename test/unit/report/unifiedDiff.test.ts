import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { applyEdits, type TextEdit } from '../../../src/garble';
import { unifiedDiff } from '../../../src/report/unifiedDiff';
import { runs } from '../../support/runs';

/** Each `from` of the text becomes `to`. */
function patch(text: string, from: string, to: string): string {
  const edits: TextEdit[] = [];
  for (let at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + from.length))
    edits.push({ start: at, end: at + from.length, text: to });
  return unifiedDiff('稿.txt', text, edits);
}

/** What `patch` makes of the text, done here: strict, without fuzz. */
function applied(text: string, diff: string): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const out: string[] = [];
  let next = 0;
  const body = diff.split(/(?<=\n)/).slice(2);
  for (let index = 0; index < body.length; ) {
    const [, start = '', removed = '', , added = ''] =
      /^@@ -(\d+),(\d+) \+(\d+),(\d+) @@\n$/.exec(body[index++] as string) ?? [];
    const first = Number(removed) === 0 ? Number(start) : Number(start) - 1;
    out.push(...lines.slice(next, first));
    next = first;
    let [old, fresh] = [0, 0];
    for (; index < body.length && !(body[index] as string).startsWith('@@'); index++) {
      let line = body[index] as string;
      if (body[index + 1]?.startsWith('\\')) {
        line = line.slice(0, -1);
        index++;
      }
      if (line[0] !== '+') {
        assert.equal(lines[next++], line.slice(1));
        old++;
      }
      if (line[0] !== '-') {
        out.push(line.slice(1));
        fresh++;
      }
    }
    assert.deepEqual([old, fresh], [Number(removed), Number(added)]);
  }
  return [...out, ...lines.slice(next)].join('');
}

suite('unified diff', () => {
  test('nothing changes', () => {
    assert.equal(unifiedDiff('a.txt', '一\n', []), '');
    assert.equal(unifiedDiff('a.txt', '一\n', [{ start: 0, end: 1, text: '一' }]), '');
  });

  test('one line among others', () => {
    assert.equal(
      patch('一\n二\n三\n四,\n五\n六\n七\n八\n', ',', '，'),
      '--- a/稿.txt\n+++ b/稿.txt\n@@ -1,7 +1,7 @@\n 一\n 二\n 三\n-四,\n+四，\n 五\n 六\n 七\n',
    );
  });

  test('a line goes with its line feed; the file ends without one', () => {
    assert.equal(
      patch('一\n噪\n二', '噪\n', ''),
      '--- a/稿.txt\n+++ b/稿.txt\n@@ -1,3 +1,2 @@\n 一\n-噪\n 二\n\\ No newline at end of file\n',
    );
    assert.equal(
      patch('一,', ',', '，'),
      '--- a/稿.txt\n+++ b/稿.txt\n@@ -1,1 +1,1 @@\n-一,\n\\ No newline at end of file\n+一，\n\\ No newline at end of file\n',
    );
  });

  test('far places are hunks of their own, and line numbers follow', () => {
    const text = `噪\n${'行\n'.repeat(10)}一,\n`;
    const diff = unifiedDiff('a', text, [
      { start: 0, end: 2, text: '' },
      { start: text.length - 2, end: text.length - 1, text: '，' },
    ]);
    assert.deepEqual(diff.match(/^@@.*@@$/gm), ['@@ -1,4 +1,3 @@', '@@ -9,4 +8,4 @@']);
  });

  test('names: no leading slash, quoted where needed', () => {
    const head = (path: string) => unifiedDiff(path, 'a', [{ start: 0, end: 1, text: 'b' }]).split('\n')[0];
    assert.equal(head('/tmp/a.txt'), '--- a/tmp/a.txt');
    assert.equal(head('./a.txt'), '--- a/a.txt');
    assert.equal(head('文件 夹/稿.txt'), '--- a/文件 夹/稿.txt\t');
    assert.equal(head('a"b\\c\n.txt'), '--- "a/a\\"b\\\\c\\n.txt"');
  });

  test('any edits of any lines [law]', () => {
    const text = fc
      .array(fc.constantFrom('一', '二', '\n', '\r\n', '\n\n', 'a\nb\nc\nd\ne\nf\ng\nh\n'), { maxLength: 20 })
      .map((parts) => parts.join(''));
    const marks = fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom('', '新', '\n', '新\n旧')), { maxLength: 5 });
    fc.assert(
      fc.property(text, marks, (before, wanted) => {
        const edits: TextEdit[] = [];
        for (const [at, length, added] of wanted
          .map(([at, ...rest]) => [at % (before.length + 1), ...rest] as const)
          .sort((a, b) => a[0] - b[0])) {
          if (at < (edits.at(-1)?.end ?? 0)) continue;
          edits.push({ start: at, end: Math.min(before.length, at + length), text: added });
        }
        const diff = unifiedDiff('a', before, edits);
        assert.equal(applied(before, diff), applyEdits(before, edits));
      }),
      runs(1000),
    );
  });

  test('git apply takes it', function () {
    const folder = mkdtempSync(join(tmpdir(), 'tuiqiao-diff-'));
    try {
      const before = `${'首行,\n'.repeat(3)}噪\n${'行\n'.repeat(9)}末行,`;
      let diff = '';
      const names = ['稿.txt', '文件 夹/稿 子.txt', 'quo"te.txt'];
      for (const name of names) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), before);
        diff += unifiedDiff(name, before, [
          { start: 2, end: 3, text: '，' },
          { start: 12, end: 14, text: '' },
          { start: before.length - 1, end: before.length, text: '。\n' },
        ]);
      }
      execFileSync('git', ['apply'], { cwd: folder, input: diff, stdio: ['pipe', 'pipe', 'pipe'] });
      for (const name of names)
        assert.equal(
          readFileSync(join(folder, name), 'utf8'),
          `首行，\n${'首行,\n'.repeat(2)}${'行\n'.repeat(9)}末行。\n`,
        );
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      console.log('    git is not installed');
      this.skip();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
