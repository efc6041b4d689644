import assert from 'node:assert/strict';
import { check, repair } from '../../../src/garble/index';
import { rule } from '../../../src/garble/rules/escape';
import { only } from '../../support/only';
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
    ['quoted-printable', '附件：=B0=EC=B9=AB=CA=D2=D6=B5=B0=E0', '附件：办公室值班'],
    // The first and the last character were cut in two: what is whole comes back, the rest stays for the eye.
    ['percent', '%9E%E5%85%AC%E5%AE%A4%E4%B8%BB%E4%BB%BB%E5%8A', '%9E公室主任%E5%8A'],
    ['mime-word', '=?UTF-8?B?5Yqe5YWs5Y4=?= =?UTF-8?B?heS8muiurg==?=', '办公厅会议'],
    // Two surrogates are one character.
    ['escape-sequence', '\\ud842\\udfb7\\u5428', '𠮷吨'],
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

  test('a mail of several lines, whose characters go on behind the soft breaks', () => {
    const original =
      '各科室：请于二〇二四年三月八日前报送本年度培训计划，逾期不再受理。GDP 为 3.5 万亿元，联系电话见附件。';
    for (const newline of ['\n', '\r\n']) {
      const mail = quotedPrintable(original, newline);
      assert.ok(mail.split(newline).length > 3);
      const { text, applied } = repair(`${mail}${newline}此致`);
      assert.equal(text, `${original}${newline}此致`);
      assert.ok(applied.every(({ kind }) => kind === 'escape'));
    }
  });

  suite('is spoken of, in the same sentence only', () => {
    const certain = (text: string) =>
      check(text).filter((finding) => finding.kind === 'escape' && finding.certain).length;
    test('words of the trade', () => {
      assert.equal(certain('在 JSON 里“你好”写作\\u4f60\\u597d，读出来再还原。'), 0);
      assert.equal(certain('%E4%BD%A0%E5%A5%BD解码后是“你好”'), 0);
      assert.equal(certain('上一句说到编码。现将\\u529e\\u516c\\u5385文件转发'), 1);
    });
    test('the same characters in official prose', () => {
      assert.equal(certain('并就案件实体问题答辩，由\\u529e\\u516c\\u5385转发'), 1);
      assert.equal(certain('统一社会信用代码变更由\\u529e\\u516c\\u5385受理'), 1);
      assert.equal(certain('邮政编码见\\u529e\\u516c\\u5385名录'), 1);
    });
  });

  test('a long run is read once [cost]', () => {
    const cost = (text: string) => {
      const before = process.cpuUsage();
      check(text, { profile: 'official', levels: only('escape') });
      return process.cpuUsage(before).user;
    };
    for (const unit of [
      '=E4=BD=A0',
      '%E4%BD%A0',
      '\\ud83d',
      '%E4',
      '=E4',
      '~{',
      '+',
      '\\x',
      '=?',
      '+A',
      '許\\',
      '=?GBK?B?sOw=?=',
    ]) {
      check(unit.repeat(2_000));
      const [few, many] = [cost(unit.repeat(2_000)), cost(unit.repeat(20_000))];
      // Ten times the length: a hundred times the cost would be a square.
      assert.ok(many < 40 * (few + 3_000), `${unit}: ${few} and ${many} µs`);
    }
  });

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
      '成功\\失败是常事',
      '文件在D:\\許功\\蓋章\\下面',
      'x=10=20=30',
      '页码=25=30',
    ];
    for (const text of clean) test(text, () => assert.deepEqual(runRule(rule, text), []));
  });
});

/** RFC 2045, with soft breaks. */
function quotedPrintable(text: string, newline: string): string {
  const signs = [...new TextEncoder().encode(text)].map((byte) =>
    byte < 0x80 && byte !== 0x3d ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase()}`,
  );
  const lines = [''];
  for (const sign of signs) {
    if ((lines.at(-1) as string).length + sign.length > 75) lines.push('');
    lines[lines.length - 1] += sign;
  }
  return lines.join(`=${newline}`);
}
