import assert from 'node:assert/strict';
import { rule } from '../../../src/garble/rules/escape';
import { applyFirst, runRule } from '../../support/runRule';

suite('escape', () => {
  const pairs: [form: string, escaped: string, original: string][] = [
    ['escape-sequence', '现将\\u529e\\u516c\\u5385文件转发', '现将办公厅文件转发'],
    ['escape-sequence', '标题：\\u{529e}\\u{516c}', '标题：办公'],
    ['escape-sequence', '\\xe5\\x8a\\x9e\\xe5\\x85\\xac室', '办公室'],
    ['percent', '附件名为%E5%8A%9E%E5%85%AC室', '附件名为办公室'],
    ['percent', '附件名为%B9%A4%D7%F7%CD%A8%D6%AA', '附件名为工作通知'],
    ['quoted-printable', '=E5=8A=9E=E5=85=AC室值班表', '办公室值班表'],
    ['mime-word', '主题：=?GB2312?B?sOy5q8z8?= =?utf-8?Q?=E5=B7=A5=E4=BD=9C?=', '主题：办公厅工作'],
    ['mime-word', '=?big5?B?pP2lwbC3?=', '王民健'],
    ['hz', '~{0l9+~}室', '办公室'],
    ['escape-sequence', '会议+Up5RbA-室', '会议办公室'],
  ];
  for (const [form, escaped, original] of pairs) {
    test(`${form}: ${escaped}`, () => {
      const found = runRule(rule, escaped);
      assert.deepEqual(
        found.map((candidate) => candidate.form),
        [form],
      );
      assert.equal(applyFirst(escaped, found), original);
    });
  }

  suite('leaves alone', () => {
    const clean = [
      '用 [\\u4e00-\\u9fa5] 匹配汉字',
      '\\u4e00-\\u9fa5 是汉字的范围',
      '换行写作 \\u000a\\u000d',
      '见 https://example.org/%E5%8A%9E%E5%85%AC%E5%AE%A4',
      '见 www.example.org/s?wd=%E5%8A%9E%E5%85%AC',
      '增长5%、20%以上，100%完成',
      'a=b+c-d，x=10，y=20，~{}~',
      'C:\\users\\x\\u5b89',
      '电话 +8613800138000-1',
      '=?unknown?B?sOy5q8z8?=',
    ];
    for (const text of clean) test(text, () => assert.deepEqual(runRule(rule, text), []));
  });
});
