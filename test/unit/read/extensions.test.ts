import assert from 'node:assert/strict';
import { documentSort, endingsOf, isReadable, isText } from '../../../src/read/extensions';

suite('what documents are called', () => {
  const assertIs = (sort: ReturnType<typeof documentSort>, ...names: string[]) => {
    for (const name of names) assert.equal(documentSort(name), sort, name);
  };

  test('a text by its language, what Word wrote, what cannot be read', () => {
    assertIs('markdown', 'a.md', 'dir.d/稿.MARKDOWN');
    assertIs('plaintext', 'a.txt', 'C:\\稿\\a.b.TXT');
    assertIs('word', 'a.docx', 'a.docm');
    assertIs('closed', 'a.doc', 'a.wps', 'a.odt', 'a.PDF');
  });

  test('and what is none of these', () => {
    assertIs(
      undefined,
      '~$a.docx',
      'dir/~$a.docx',
      '.txt',
      'dir/.md',
      'a',
      'txt',
      'a.txt/b',
      'a.constructor',
      'a.js',
      '',
    );
  });

  test('endings by what can be done with them', () => {
    assert.deepEqual(endingsOf(isText), ['.md', '.markdown', '.txt', '.tex', '.typ']);
    assert.deepEqual(endingsOf(isReadable), ['.md', '.markdown', '.txt', '.tex', '.typ', '.docx', '.docm']);
  });
});
