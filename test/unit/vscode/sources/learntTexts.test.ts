import assert from 'node:assert/strict';
import { type LearntText, LearntTexts, textsToLearnFrom } from '../../../../src/vscode/sources/learntTexts';

const text = (uri: string, length = 10): LearntText => ({
  uri,
  hash: `hash of ${uri}`,
  length,
  mtime: 1,
  size: 1,
  sound: true,
});
const run = async (work: Generator<void, void>) => {
  for (const _ of work);
};
const COMMON = '进一步增强服务意识，努力提高服务质量。';

suite('texts that are learnt from', () => {
  test('what is not kept has to be read again, what is kept has not', () => {
    const texts = new LearntTexts();
    const [a, b, c] = ['a.txt', 'b.txt', 'c.txt'].map((uri) => text(uri)) as [LearntText, LearntText, LearntText];
    for (const each of [a, b, c]) texts.add(each, [COMMON]);
    texts.keep([a, c]);
    assert.deepEqual(texts.unread([a, b, c]), [b]);
    texts.keep([]);
    assert.deepEqual(texts.unread([a, b, c]), [a, b, c]);
  });

  test('what was compared is known, whatever is kept after', async () => {
    const texts = new LearntTexts();
    const both = [text('a.txt'), text('b.md')];
    for (const each of both) texts.add(each, [COMMON]);
    assert.ok((await texts.compare(both, run)).includes('增强服务意识'));
    texts.keep([]);
    assert.deepEqual(texts.unread(both), []);
  });

  test('so many texts as are learnt from, the first ones', () => {
    const texts = [text('a.txt', 2_000_000), text('b.txt', 2_000_000), text('c.txt', 1)];
    assert.deepEqual(textsToLearnFrom(texts), texts.slice(0, 2));
  });
});
