import assert from 'node:assert/strict';
import { applyFixes, check } from '../../../src/garble';
import { lexiconOf } from '../../../src/garble/lexicon';
import type { Replacement } from '../../../src/garble/replacement';
import { rule } from '../../../src/garble/rules/lostCharacter';
import { runRule } from '../../support/runRule';

/** The spans found, and the best guess for each. */
function found(text: string, words: readonly string[] = []): [string, Replacement | undefined][] {
  const candidates = runRule(rule, text, lexiconOf(words));
  assert.ok(candidates.every(({ certain }) => !certain));
  return candidates.map(({ start, end, replacements }) => [text.slice(start, end), replacements[0]]);
}

suite('lost-character', () => {
  test('U+FFFD, with a guess from its neighbours', () => {
    assert.deepEqual(found('坚持以经�建设为中心'), [['�', '济']]);
    assert.deepEqual(found('本市实现生产总��增长'), [['��', '值']]);
  });
  test('the words that are known rank the guesses', () => {
    assert.deepEqual(found('要狠抓�实', ['狠抓落实']), [['�', '落']]);
  });
  test('U+FFFD and ? are one loss, and the sign that went along comes back', () => {
    const [mark] = found('**维护人�?*：张三');
    assert.equal(mark?.[0], '�?');
    assert.match(String(mark?.[1]), /^.\*$/);
  });
  test('many lost characters: no guess', () => assert.deepEqual(found('通知����转发'), [['����', undefined]]));
  test('?? where paragraphs had their indents, on a page that is full of them', () => {
    const lines = ['??各单位要认真学习。', '????第一，提高认识。', '？？第二，落实责任。', '你去吗??我去。'];
    const text = lines.join('\n');
    const lost = check(text, { profile: 'scraped' }).filter(({ kind }) => kind === 'lost-character');
    assert.deepEqual(
      lost.map(({ text, certain }) => [text, certain]),
      [
        ['??', false],
        ['????', false],
        ['？？', false],
      ],
    );
    assert.equal(
      applyFixes(text, lost),
      ['　　各单位要认真学习。', '　　第一，提高认识。', '　　第二，落实责任。', '你去吗??我去。'].join('\n'),
    );
    assert.deepEqual(check('？？你在哪\n？？怎么还没到\n？？都几点了\n', { profile: 'press' }), []);
    assert.deepEqual(check('？？你说什么\n怎么会这样？？\n??不会吧', { profile: 'press' }), []);
  });
  test('? inside words', () => {
    assert.deepEqual(found('贯彻落?党的各项政策'), [['?', '实']]);
    assert.deepEqual(found('全面??深化改革'), [['??', undefined]]);
  });
  test('锟斤拷 and its broken forms', () => {
    assert.deepEqual(found('办公锟斤拷锟斤拷通知'), [['锟斤拷锟斤拷', undefined]]);
    assert.deepEqual(
      found('开头锟届公锟斤拷通知').map(([text]) => text),
      ['锟届', '锟斤拷'],
    );
  });
  test('memory fill', () => {
    assert.deepEqual(found('姓名：烫烫烫烫屯屯屯'), [['烫烫烫烫屯屯屯', undefined]]);
    assert.deepEqual(found('缓冲区屯屯屯屯完'), [['屯屯屯屯', undefined]]);
  });

  suite('leaves alone', () => {
    const clean = [
      '曹锟贿选总统一事，张锟介绍说',
      '你去吗?我去。他怎么没来?她来了。',
      '这样做好不好?大家议一议',
      '所谓“锟斤拷”是一种乱码',
      'U+FFFD（�）是替换字符',
      '解码出错时显示“�”',
      '“烫烫烫！”他喊道',
      '屯兵屯粮，烫伤',
      'What?谁说的',
      'https://example.org/?问题=1',
    ];
    for (const text of clean) test(text, () => assert.deepEqual(found(text), []));
  });
});
