import assert from 'node:assert/strict';
import { check, repair } from '../../../src/garble/index';
import { only } from '../../support/only';

const levels = only('html-entity');

function mends(text: string, expected: string): void {
  assert.equal(repair(text, { levels }).text, expected);
}

function doubts(text: string, languageId = 'plaintext'): void {
  const findings = check(text, { levels, languageId });
  assert.ok(findings.length > 0 && findings.every((each) => !each.certain), text);
}

function ignores(text: string, languageId = 'plaintext'): void {
  assert.deepEqual(check(text, { levels, languageId }), [], text);
}

suite('html-entity', () => {
  test('by name and by number', () => {
    mends('坚持&ldquo;务实&rdquo;', '坚持“务实”');
    mends('第一&mdash;&mdash;第二', '第一——第二');
    mends('&#x529E;&#20844;室', '办公室');
    mends('《条例》&middot;总则', '《条例》·总则');
    mends('标题&copy;', '标题©');
  });

  test('white space becomes what it is in a text', () => {
    mends('第一&nbsp;&nbsp;第二', '第一  第二');
    // At a line's end it is nobody's.
    mends('第一。&nbsp;\n第二。&nbsp;&nbsp;', '第一。\n第二。');
    mends('&emsp;&emsp;各位同志', '　　各位同志');
    mends('通&shy;知', '通知');
    mends('通&zwnj;知', '通知');
  });

  test('the semicolon is missing, or was widened with the others', () => {
    mends('第一&nbsp第二', '第一 第二');
    mends('&nbsp&nbsp第二', '  第二');
    mends('坚持&ldquo；务实&rdquo；', '坚持“务实”');
    mends('&#20844；室', '公室');
  });

  test('escaped twice, it takes two rounds', () => {
    mends('坚持&amp;ldquo;务实&amp;rdquo;', '坚持“务实”');
    mends('甲&amp;amp;乙', '甲&乙');
  });

  test('what is no reference', () => {
    for (const text of [
      'AT&T;',
      'a&b;',
      'R&D;',
      'Q&A',
      '甲&乙;',
      '&;',
      '&#;',
      '&#x;',
      '&unknown;',
      '&',
      '产品&lt=3',
      '甲&nbspx',
      '&copyright；',
    ])
      ignores(text);
    ignores('见 http://a.cn/?a=1&lt;b=2');
  });

  test('a reference that is spoken of', () => {
    doubts('用 &nbsp; 表示空格');
    doubts('用“&nbsp;”表示');
    doubts('写作 &lt; 或 &gt; 即可');
  });

  test('legal where it is the language', () => {
    ignores('甲&nbsp;乙', 'html');
    ignores('甲&nbsp;乙&lt;丙', 'markdown');
    ignores('`&ldquo;`', 'markdown');
    assert.ok(check('甲&ldquo;乙&rdquo;', { levels, languageId: 'markdown' }).every((each) => !each.certain));
  });
});
