import assert from 'node:assert/strict';
import { readClipboard } from '../../../src/read/clipboard';
import { readHtml } from '../../../src/read/html';

function reads(html: string, ...lines: string[]): void {
  assert.equal(readHtml(html).text, lines.join('\n'), html.slice(0, 200));
}

/** What is left out, run by run. */
function drops(html: string, text: string, ...runs: string[]): void {
  assert.deepEqual(readHtml(html), { text, dropped: runs }, html.slice(0, 200));
}

suite('html: layout', () => {
  test('blocks are lines, inline elements are not', () => {
    reads(
      '<h1>标题</h1><p>第一<b>段</b><a href="x">链接</a>。</p><div>第二段<div>第三段</div>尾</div>',
      '标题',
      '第一段链接。',
      '第二段',
      '第三段',
      '尾',
    );
    reads('<p>甲<p>乙<p>丙', '甲', '乙', '丙');
    reads('<dl><dt>名<dd>释</dl>', '名', '释');
    reads('<span style="display:block">甲</span><span style="DISPLAY: Block">乙</span>', '甲', '乙');
    reads('<ul><li style="display:inline">首页</li><li style="display:inline">新闻</li></ul>', '首页 新闻');
  });

  test('line breaks: one empty line at most', () => {
    reads('甲<br>乙<br/>丙</br>丁', '甲', '乙', '丙', '丁');
    reads('<p>甲<br></p><p>乙</p>', '甲', '乙');
    reads('甲<br><br><br><br>乙', '甲', '', '乙');
    reads('<p>甲</p><p><br></p><p>&nbsp;</p><p>乙</p>', '甲', '', '乙');
    reads('<br><p>甲</p><br class="Apple-interchange-newline">', '甲');
  });

  test('white space as browsers show it; none between Han where only the mark-up breaks', () => {
    reads('<p>\n  统一\n  思想，\n提高认识 </p>', '统一思想，提高认识');
    reads('<p>use\n  Node  20</p>', 'use Node 20');
    reads('<p>甲 乙</p>', '甲 乙');
    reads('甲 <b> 乙</b>', '甲 乙');
    reads('<p>Word\n版</p>', 'Word 版');
  });

  test('indents are two Han wide, other no-break spaces are spaces', () => {
    reads('<p>&nbsp;&nbsp;&nbsp; 正文</p>', '　　正文');
    reads('<p>&nbsp; &nbsp; 正文&nbsp;</p>', '　　正文');
    reads('<p>&emsp;&emsp;正文</p><p>　　正文</p><p>&ensp;&ensp;正文</p>', '　　正文', '　　正文', '　　正文');
    reads('<p>&nbsp;正文</p>', '正文');
    reads('<p>姓名&nbsp;&nbsp;职务</p>', '姓名  职务');
  });

  test('pre-formatted text keeps its white space', () => {
    reads('<p>前</p><pre>\n  if (a)\n    b\n</pre><p>后</p>', '前', '  if (a)', '    b', '后');
    reads('<div style="white-space: pre-wrap;">甲\n  乙</div>', '甲', '  乙');
    reads('<div style="white-space: pre-line">甲  \n  乙</div>', '甲', '乙');
    reads('<pre>a\n<span style="white-space:normal"> b\n c</span></pre>', 'a', 'b c');
  });

  test('raised digits, quotation marks, emoji and rare characters as pictures', () => {
    reads('10<sup>8</sup> 吨，5 m<sup>2</sup>，CO<sub>2</sub>，注<sup>[1]</sup>', '10⁸ 吨，5 m²，CO2，注[1]');
    reads('他说<q>好</q>', '他说“好”');
    reads('笑<img alt="😊">字<img alt="㐂">图<img alt="图片"><img src="x">', '笑😊字㐂图');
  });

  test('entities are decoded once', () =>
    reads('&lt;br&gt; &amp;nbsp; &#x4E2D;&#25991; &hellip;', '<br> &nbsp; 中文 …'));
});

suite('html: lists', () => {
  test('numbers become text', () => {
    reads('<ol><li>提高认识<li>2024 年<li>Node</ol>', '1.提高认识', '2. 2024 年', '3. Node');
    reads('<ol start="3"><li>甲</li><li value="9">乙</li><li>丙</li></ol>', '3.甲', '9.乙', '10.丙');
    reads('<ol type="A"><li>甲</ol><ol type="i"><li>乙</ol>', 'A.甲', 'i.乙');
    reads('<ol style="list-style-type: cjk-ideographic;"><li>甲</li><li>乙</li></ol>', '一、甲', '二、乙');
    reads('<ol style="list-style: none"><li>甲</ol><ul><li>乙</ul>', '甲', '乙');
  });

  test('nesting, and paragraphs in items', () => {
    reads('<ol><li>甲<ol type="a"><li>子<li>丑</ol></li><li>乙</ol>', '1.甲', 'a.子', 'b.丑', '2.乙');
    reads(
      '<ol class="list-paddingleft-1"><li><p>甲</p></li><li><section><span>乙</span></section></li></ol>',
      '1.甲',
      '2.乙',
    );
    reads('<ol><li></li><li>乙</li></ol>', '2.乙');
  });
});

suite('html: tables', () => {
  test('cells are parted by tabs, rows are lines', () => {
    reads(
      '<table><thead><tr><th>姓名</th><th>单位</th></tr></thead><tbody><tr><td>张三</td><td>一处</td></tr></tbody></table>',
      '姓名\t单位',
      '张三\t一处',
    );
    reads('<table><tr><td>一<td>二<tr><td>三<td>四</table>尾', '一\t二', '三\t四', '尾');
    reads('<table><tr><td></td><td>合计</td><td></td></tr><tr><td></td></tr></table>', '\t合计');
  });

  test('short lines in a cell stay on the row', () => {
    reads('<table><tr><td><p>联系</p><p>电话</p></td><td>北京<br>上海</td></tr></table>', '联系 电话\t北京 上海');
  });

  test('a page laid out as a table is a page', () => {
    const article = '<p>　　第一段，说明缘由。</p><p>　　第二段，提出要求。</p>';
    reads(`<table><tr><td>${article}</td></tr></table>`, '　　第一段，说明缘由。', '　　第二段，提出要求。');
    reads(
      `<table><tr><td>事迹</td><td>${article}</td><td>备注</td></tr></table>`,
      '事迹\t　　第一段，说明缘由。',
      '　　第二段，提出要求。\t备注',
    );
  });

  test('tables in tables', () => {
    reads(
      '<table><tr><td>外<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table></td></tr></table>',
      '外',
      '甲\t乙',
      '丙\t丁',
    );
  });

  test('a part of a table, as spreadsheets and browsers copy it', () => {
    reads('<table><!--StartFragment--><col width=72><tr><td>1</td><td>2</td></tr><!--EndFragment--></table>', '1\t2');
    reads('<td>1</td><td>2</td>', '1\t2');
  });
});

suite('html: what was not seen', () => {
  test('hidden by mark-up', () => {
    drops('甲<span style="display:none">暗</span>乙', '甲乙', '暗');
    drops('甲<span style="visibility: hidden">暗<b style="visibility:visible">明</b></span>乙', '甲明乙', '暗');
    drops(
      '甲<i hidden>暗</i><i class="a sr-only">读</i><i style="opacity:0">透</i><i style="position:absolute;left:-9999px">远</i>',
      '甲',
      '暗',
      '读',
      '透',
      '远',
    );
    drops(
      '<font class="jammer">8 s! q2 x</font>正文<span style="display:none">, {3 d" h</span><br>下段',
      '正文\n下段',
      '8s!q2x',
      ',{3d"h',
    );
  });

  test('the stamp of an edited post, and the mark of a marginal note', () => {
    drops(
      '<i class="pstatus"> 本帖最后由 admin 于 2012-3-4 10:20 编辑 </i><br>正文',
      '正文',
      '本帖最后由admin于2012-3-410:20编辑',
    );
    drops(
      '<p>审定<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[张1]</a></span>印发</p>',
      '审定印发',
      '[张1]',
    );
  });

  test('hidden by size: a child may be seen', () => {
    drops('甲<span style="font-size:0px">乙</span><span style="font: 1px/1 SimSun">丙</span>丁', '甲丁', '乙', '丙');
    drops(
      '<section style="font-size:0;"><span style="font-size:14px">见</span>\n<span style="font-size: 15px;">得</span></section>',
      '见得',
    );
    drops('<p style="font:700 12px/1.5 宋体">粗</p><p style="font-size:0.5em">小</p>', '粗\n小');
  });

  test('hidden by colour: only on a known ground', () => {
    drops(
      '<div style="background-color: rgb(255, 255, 255)">甲<font color="#FFFFFF">白</font><span style="color:#fefefe">近</span></div>',
      '甲',
      '白',
      '近',
    );
    drops('<table><tr><td bgcolor="#1F4E79"><span style="color:white">表头</span></td></tr></table>', '表头');
    drops(
      '<section style="background:#fff"><section style="background-image:url(a.png)"><p style="color:#fff">图上</p></section></section>',
      '图上',
    );
    drops('<p style="color:#fff">不知底色</p><p style="color:transparent">无</p>', '不知底色', '无');
    drops('<h1 style="color:transparent;-webkit-background-clip:text">渐变</h1>', '渐变');
  });

  test('glosses, revisions, and what is no text', () => {
    drops('<ruby>团<rp>(</rp><rt>tuán</rt><rp>)</rp>结<rt>jié</ruby>', '团结', 'tuán', 'jié');
    drops('要<del>确实</del><ins>切实</ins>', '要切实', '确实');
    drops(
      '<head><title>题</title><style>p{}</style></head><script>x()</script>文<button>复制</button><textarea>填</textarea>',
      '文',
    );
    drops('<head><meta charset="utf-8"><p>没有结束的头</p>', '没有结束的头');
  });
});

suite('html: programs', () => {
  test('Word: numbers, marks, conditional comments, fields', () => {
    const item = (number: string, text: string) =>
      `<p class=MsoListParagraph style='margin-left:36.0pt;text-indent:-36.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US style='font-family:仿宋;mso-bidi-font-family:仿宋'><span style='mso-list:Ignore'>${number}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span style='font-family:仿宋'>${text}<span lang=EN-US><o:p></o:p></span></span></p>\n`;
    const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--><style><!-- @font-face {font-family:仿宋} --></style></head><body lang=ZH-CN><!--StartFragment-->
<p class=MsoNormal align=center><b>关于加强值班\n工作的通知<span lang=EN-US><o:p></o:p></span></b></p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
${item('一、', '严格制度')}${item('1.', '2026年起施行')}<p class=MsoNormal>见<!--[if supportFields]><span style='mso-element:field-begin'></span> HYPERLINK "x" <span style='mso-element:field-separator'></span><![endif]-->附件<span style='display:none;mso-hide:all'>隐</span></p>
<!--EndFragment--></body></html>`;
    drops(html, '关于加强值班工作的通知\n一、严格制度\n1. 2026年起施行\n见附件', '隐');
  });

  test('Word: bullets and symbols are pictures of their fonts', () => {
    const bullet = (font: string, text: string) =>
      `<p style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='font-family:${font}'><span style='mso-list:Ignore'>${text}<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>要点</p>`;
    reads(bullet('Wingdings', 'l') + bullet('Symbol', '·'), '● 要点', '• 要点');
    reads(
      "<span style='font-family:Wingdings;mso-char-type:symbol;mso-symbol-font-family:Wingdings'>þ</span>同意<span style='font-family:宋体'>l</span>",
      '☑同意l',
    );
  });

  test('Word: comments of a reviewer are no text', () => {
    drops(
      "<p>正文<span style='mso-special-character:comment'>[批1]</span></p><div style='mso-element:comment-list'><p>意见</p></div>",
      '正文',
      '[批1]',
      '意见',
    );
  });

  test('WPS: the same marks, closed and quoted its way', () => {
    reads(
      '<p class="MsoNormal" style="margin-left:0.0000pt;mso-list:l0 level1 lfo1;"><!--[if !supportLists]--><span style="font-family:宋体;"><span style=\'mso-list:Ignore;\' >（一）<span>&nbsp;</span></span></span><!--[endif]--><span style="mso-spacerun:\'yes\';font-family:宋体;font-size:10.5000pt;"><font face="宋体" >改进作风</font></span><span><o:p></o:p></span></p>',
      '（一）改进作风',
    );
  });

  test('WeChat: sections in sections', () => {
    const html =
      '<section data-tool="x"><section style="text-align:center;"><section style="display: inline-block;"><p><span leaf="">坚持问题导向</span></p></section></section><section><section><p style="text-indent: 2em;"><span>一分部署，</span><span style="color: rgb(255, 0, 0);">九分落实。</span></p><p><br></p></section></section><p style="display: none;"><mp-style-type data-value="3"></mp-style-type></p></section>';
    drops(html, '坚持问题导向\n一分部署，九分落实。');
  });

  test('Chrome: computed styles everywhere', () => {
    const style =
      'color: rgb(34, 34, 34); font-family: Arial, sans-serif; font-size: 16px; font-style: normal; orphans: 2; text-indent: 0px; white-space: normal; background-color: rgb(255, 255, 255); text-decoration-style: initial; display: inline !important; float: none;';
    drops(
      `<meta charset='utf-8'><span style="${style}">团结一致</span><span style="${style}color: rgb(255, 255, 255);">w8 p</span><br style="${style}"><span style="${style}">向前看</span>`,
      '团结一致\n向前看',
      'w8p',
    );
  });

  test('the fragment of the Windows clipboard', () => {
    reads(
      'Version:0.9\r\nStartHTML:0000000105\r\nSourceURL:https://example.cn/\r\n<html><body>外<!--StartFragment--><p>内</p><!--EndFragment-->外</body></html>',
      '内',
    );
    reads('Version:1.0\r\nStartHTML:00000001\r\n<html><body><p>内</p></body></html>', '内');
  });

  test('stray end tags end no cell and no page', () => {
    reads('<div><table><tr><td>甲</div></p></li>乙</td><td>丙</td></tr></table></div>', '甲乙\t丙');
    reads('</p></div>甲</td></tr></table>乙', '甲乙');
  });
});

suite('html: clipboard', () => {
  test('counts the noise that a plain paste would have brought', () => {
    const html = '<p>团<rt>tuán</rt>结<font class="jammer">q! 7</font></p><p style="display:none">从不显示</p>';
    assert.deepEqual(readClipboard(html, '团 tuán 结q! 7'), { text: '团结', spared: 2 });
    assert.deepEqual(readClipboard(html, ''), { text: '团结', spared: 3 });
  });

  test('plain text where the HTML shows nothing', () => {
    assert.deepEqual(readClipboard('<img src="x">', '文字'), { text: '文字', spared: 0 });
    assert.deepEqual(readClipboard(undefined, '文字'), { text: '文字', spared: 0 });
    assert.deepEqual(readClipboard('<p style="opacity:0">文字</p>', '文字'), { text: '文字', spared: 0 });
  });
});

suite('html: hostile [cost]', () => {
  const times = 40_000;
  for (const [what, html] of [
    ['elements without end', '<div><span style="color:red">x'.repeat(times / 2)],
    ['elements in elements', `${'<div>'.repeat(times)}x${'</div>'.repeat(times)}`],
    ['ends of nothing', '<i>'.repeat(times) + '</b>'.repeat(times)],
    ['tables in tables', '<table><tr><td>x'.repeat(times / 4)],
    ['lists in lists', '<ol><li>x'.repeat(times / 4)],
    ['angle brackets', '<'.repeat(times)],
    ['comments', '<!--'.repeat(times)],
    ['cells', `<tr>${'<td></td>'.repeat(times)}`],
    ['spaces', `<p>${'&nbsp;'.repeat(times)}x${' '.repeat(times)}y`],
    ['a style', `<p style="font:${'1px'.repeat(times)};font-size:${'1'.repeat(times)}!">x`],
    ['styles', Array.from({ length: times / 20 }, (_, i) => `<p style="left:${i}px">x`).join('')],
  ] as const) {
    test(what, () => assert.ok(readHtml(html).text.length <= html.length));
  }
});
