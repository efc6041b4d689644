import assert from 'node:assert/strict';
import { absolutePath } from '../../../../src/vscode/workbench/paths';

suite('absolute paths', () => {
  const assertTakenAs = (path: string, expected: string | undefined) =>
    assert.equal(absolutePath(path), expected, path);

  test('of every system, shares of Windows too', () => {
    assertTakenAs('/home/someone/库.json', '/home/someone/库.json');
    assertTakenAs('C:\\资料\\库.json', 'C:\\资料\\库.json');
    assertTakenAs('d:/资料', 'd:/资料');
    assertTakenAs('\\\\server\\share\\资料', '//server/share/资料');
    assertTakenAs('//server/share/资料', '//server/share/资料');
  });

  test('and what is relative', () => {
    for (const path of ['库.json', '资料/库.json', '资料\\库.json', './库.json', '..\\库.json', 'c:库.json', ''])
      assertTakenAs(path, undefined);
  });
});
