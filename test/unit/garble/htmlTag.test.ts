import assert from 'node:assert/strict';
import { check, repair } from '../../../src/garble/index';
import { rule } from '../../../src/garble/rules/htmlTag';
import { only } from '../../support/only';
import { runRule } from '../../support/runRule';

const levels = only('html-tag');

function mends(text: string, expected: string): void {
  assert.equal(repair(text, { levels }).text, expected);
}

function doubts(text: string): void {
  const findings = check(text, { levels });
  assert.ok(findings.length > 0 && findings.every((each) => !each.certain), text);
}

function ignores(text: string, languageId = 'plaintext'): void {
  assert.deepEqual(check(text, { levels, languageId }), [], text);
}

suite('html-tag', () => {
  test('line breaks', () => {
    mends('各位同志：<br />　　大家好', '各位同志：\n　　大家好');
    mends('各位同志：<br/>\n　　大家好', '各位同志：\n　　大家好');
    mends('同志们:<br />  我到任三个月', '同志们:\n  我到任三个月');
    mends('突破。<br /> <br />  第一', '突破。\n \n  第一');
    mends('<p>甲</p><p>乙</p>', '甲\n乙');
    mends('甲</td><td>乙</td></tr>', '甲\t乙');
    assert.equal(
      check('甲<br>乙', { levels })[0]?.kind === 'html-tag' &&
        (check('甲<br>乙', { levels })[0] as { lineBreak?: true }).lineBreak,
      true,
    );
  });

  test('tags with attributes, in any case', () => {
    mends('<span style="color:red">通知</span>', '通知');
    mends('<SPAN lang=EN-US>通知</SPAN><o:p></o:p>', '通知');
    mends('见<a href="http://a.cn/b?c=d">附件</a>。', '见附件。');
    mends(`<font size='3' color=#ff0000>通知</font>`, '通知');
    mends('<img src="a.png" alt="图">下图', '下图');
    mends('通知<b>要点</b>', '通知要点');
  });

  test('comments, declarations, scripts', () => {
    mends('第一段。<!-- 广告 -->第二段。', '第一段。第二段。');
    mends('<!--StartFragment-->第一段。<!--EndFragment-->', '第一段。');
    mends('<!--[if gte mso 9]><xml>甲</xml><![endif]-->第一段。', '第一段。');
    mends('<?xml:namespace prefix = o ns = "urn:a" />第一段。', '第一段。');
    mends('第一段。<script type="text/javascript">var a = "<br>";</script>', '第一段。');
    mends('<style>p { color: red }</style>第一段。', '第一段。');
    for (const text of ['<!-- tuiqiao-disable -->', '甲<!-- tuiqiao-profile press -->', '<!-- 没有完']) ignores(text);
  });

  test('the mark-up of forums', () => {
    mends('[font=宋体]通知[/font]', '通知');
    mends('[url=http://a.cn]附件[/url]', '附件');
    mends('[size=4][b=1]甲[/b][/size]', '甲');
    mends('[quote]各位同志：\n大家好。[/quote]', '各位同志：\n大家好。');
    mends('[b]各位同志：\n大家[/b]好。', '各位同志：\n大家好。');
    mends('下图[img]http://a.cn/b.png[/img]所示[attach]123[/attach]', '下图所示');
    mends('[i=s]甲[/i]办[b]务实[/b]作风', '甲办务实作风');
    // The two halves of a pair: both or none.
    doubts('[quote]甲');
    doubts('发帖时用[b]文字[/b]，即可醒目');
    for (const text of [
      '在论坛发帖时可以用[url=http://a.cn]链接文字[/url]插入超链接',
      'UBB 中[b]粗体[/b]是粗体',
      '“[b]粗体[/b]”',
    ])
      ignores(text);
    for (const text of ['[注1]', '[1]', '[2022]11号', '[附件](http://a.cn)', '[M]', '[a]', '甲[乙]丙', '[]', '[/]'])
      ignores(text);
    for (const text of ['[b]甲', '数组a[i]', '读[s]']) ignores(text);
  });

  test("Word's fields", () => {
    mends('第PAGE \\* MERGEFORMAT 1页', '第 1页');
    mends('见HYPERLINK "http://a.cn/b" \\o "c"附件', '见附件');
    mends('TOC \\o "1-3" \\h \\z \\u一、总则', '一、总则');
    mends('一、总则PAGEREF _Toc123 \\h3', '一、总则3');
    mends('图SEQ 图 \\* ARABIC1', '图1');
    for (const text of [
      'HYPERLINK 是什么',
      'PAGE 1',
      'TOC 目录',
      'HTTP',
      'SEQ',
      'XPAGE \\* MERGEFORMAT',
      'GDP 增长',
      'PM2.5',
      'NUMPAGES',
    ])
      ignores(text);
  });

  test('the last bar of a table', () => {
    mends('取得了谋略。 |', '取得了谋略。');
    mends('取得了谋略。|\n下一段。', '取得了谋略。\n下一段。');
    for (const text of [
      '| 甲。 |',
      '甲。 |\n乙。 |',
      '首页 |',
      '甲 | 乙。',
      '|',
      '甲。| 乙',
      '命令 a |',
      '甲。\n---|---\n乙。 |',
    ])
      ignores(text);
  });

  test('comparisons, titles, placeholders', () => {
    for (const text of [
      '若 a<b 且 b>c',
      '若a<b>c',
      '<<三字经>>',
      '1<2',
      '<某某>',
      '<br',
      '<br 甲>',
      '<div',
      '</',
      '<>',
      '< br >',
      '<姓名>',
      '<T>',
      'x<y',
      '<hello>',
      '<brx>',
      'List<String>',
    ])
      ignores(text);
    doubts('请填写<a>后提交');
  });

  test('a tag that is spoken of', () => {
    for (const text of ['使用 <br> 标签', '使用<br>標籤', '“<br>”表示换行', '「<p>」', '`<div>`', '<a> 元素'])
      ignores(text);
    doubts('用 <br> 换行');
  });

  test('legal where it is the language', () => {
    ignores('甲<br>乙', 'markdown');
    ignores('甲<br>乙', 'html');
    ignores('甲<br>乙', 'vue');
  });

  test('a scraped page stays one when it is saved as Markdown', () => {
    const page = '各位代表：<br />现将情况报告如下。<br />一年来，<br />各项工作<br />都有进展。<br />特此报告。';
    assert.equal(repair(page, { levels, languageId: 'markdown' }).text, page.replaceAll('<br />', '\n'));
  });

  test('long lines cost no more than their length [cost]', () => {
    for (const piece of [
      '<a',
      '<a b="',
      '<!--',
      '<!-- tuiqiao-',
      '<script>',
      '[font=',
      'HYPERLINK "',
      'TOC \\o',
      '|',
      '<br',
      '。 |',
      '<p>',
    ]) {
      const text = piece.repeat(5_000);
      const began = performance.now();
      runRule(rule, text);
      assert.ok(performance.now() - began < 10_000, piece);
    }
  });
});
