import assert from 'node:assert/strict';
import { applyFixes, type CheckOptions, check, repair } from '../../../src/garble';

const BODY = `关于做好值班工作的通知\n\n　　各科室要落实值班制度，值班人员不得擅自离岗，遇有紧急情况立即报告，并做好记录，交接班时当面说清。\n`;
const BODY_TRADITIONAL = `關於做好值班工作的通知\n\n　　各科室要落實值班制度，值班人員不得擅自離崗，遇有緊急情況立即報告，並做好記錄，交接班時當面說清。\n`;

const found = (text: string, options: CheckOptions = {}) =>
  check(text, { profile: 'scraped', ...options }).filter((finding) => finding.kind === 'boilerplate');

/** The line is chrome beyond doubt: repair() takes it, and its terminator, out of a text with a body. */
function removes(line: string, body = BODY): void {
  assert.equal(repair(`${line}\n${body}`, { profile: 'scraped' }).text, body, line);
  assert.equal(repair(`${body}${line}`, { profile: 'scraped' }).text, body.replace(/\n$/, ''), `${line} at the end`);
}

/** The line alone is reported, and not certain. */
function doubts(line: string): void {
  const text = `${BODY}${line}\n`;
  assert.deepEqual(
    found(text).map((finding) => [finding.text, finding.certain]),
    [[line, false]],
    line,
  );
}

function silent(line: string): void {
  const text = `${BODY}${line}\n${BODY}`;
  assert.deepEqual(found(text), [], line);
}

suite('boilerplate', () => {
  test('what forums print around a post', () => {
    removes('发表于 2019-5-6 09:12:33 | 只看该作者 | 倒序浏览');
    removes('本帖最后由 青石板 于 2019-5-6 10:20 编辑');
    removes('發表於 2019-5-6 09:12:33 | 只看該作者', BODY_TRADITIONAL);
    silent('该文发表于2019年第3期《档案学通讯》');
    silent('本帖所附名单由办公室编辑整理');
  });

  test('what WeChat prints around an article', () => {
    removes('点击上方蓝字关注我们');
    removes('点击上方“蓝字”，关注云溪发布！');
    removes('点击蓝字 · 关注我们');
    removes('原创 张三 云溪发布 2026-03-12 18:30 云溪');
    removes('阅读 1.2万  赞 236  在看 58');
    removes('预览时标签不可点');
    silent('原创作品须于2026-03-12 18:30前报送');
    silent('阅读 236 页的报告，写 58 条批注');
    silent('END');
    removes('微信扫一扫，关注该公众号');
    removes('轻触阅读原文');
    doubts('长按二维码，关注我们');
    silent('请点击蓝色按钮提交申请表');
    silent('关注群众反映强烈的问题');
    silent('长按电源键五秒即可识别');
  });

  test('sentences about sites are never taken out', () => {
    for (const line of [
      '第三条 平台应当在显著位置声明用户上传的内容不代表平台观点，并公布侵权投诉的联系方式。',
      '第九条 会员上传的作品侵犯他人权利的，本站接到通知后应当删除。',
      '记者从网友上传的视频中看到，侵权商品已被举报删除。',
      '免费下载软件时应核对文件来源，防止病毒侵害，发现问题及时举报。',
      '扫码关注公众号，回复“报名”领取门票。',
      '手机用户请到就近营业厅办理登记手续，固定电话用户由社区统一登记。',
      '一秒记住一个单词，听起来像是天方夜谭，其实只要掌握规律，人人都能做到。',
      '最新网址已经公布，请各单位及时更新书签，并做好宣传。',
      '本书首发仪式昨日在京举行，作者与读者见面。',
      '请记住本站是换乘站，乘客可换乘二号线。',
      '阅读 300 分享 20',
      '上一章：绪论',
      '关注公众号',
    ]) {
      const text = `${BODY}${line}\n${BODY}`;
      assert.equal(repair(text, { profile: 'official' }).text, text, line);
    }
  });

  test('where a site asks for readers', () => {
    removes('本文来自××网，转载请注明出处！更多精彩内容请关注公众号“××写作”');
    removes('欢迎扫码关注微信公众号，回复“范文”获取更多资料。');
    removes('更多優質範文，請關注公眾號「公文寫作」，回覆「範文」即可獲取全套資料', BODY_TRADITIONAL);
    doubts('更多精彩内容请关注公众号“公文写作”');
    doubts('本文来自公文写作网，转载请注明出处！');
    for (const line of [
      '各单位要及时关注市政府办公室微信公众号发布的内容，转载时须注明来源。',
      '更多内容请关注“云溪发布”微信公众号。',
      '请扫描下方二维码关注微信公众号，了解活动详情。',
      '市民可关注“云溪医保”公众号，点击“我要查询”，回复“余额”查看个人账户信息。',
      '本文来自作者在全市会议上的发言，收入文集时有删改。',
      '本文由市委网信办起草，征求意见后印发。',
    ])
      silent(line);
  });

  test('the code for the telephone, and the notice of rights', () => {
    removes('扫一扫在手机打开当前页');
    removes('扫一扫，在手机打开本页面');
    doubts('版权所有，未经授权禁止转载');
    doubts('版权所有 翻版必究');
    silent('扫一扫车间地面，清理当前页面的杂物。');
    silent('著作权属于单位所有，未经同意不得转让。');
  });

  test('a note under a reprint', () => {
    removes(`${'本文来自互联网，版权归原作者所有，如有侵权请联系删除。'}`);
    silent('本文来自作者的博士论文，版权归出版社所有。');
    silent('内容来自网络的稿件，应当注明出处并征得作者同意。');
  });

  test('the page number of a PDF, which its radicals give away', () => {
    const page = (number: string) => `各乡镇⼈⺠政府，县政府各部⻔：\n\n${number}\n为提⾼公⽂办理质量，特此通知。\n`;
    const { text } = repair(page('— 1 —'), { profile: 'official' });
    assert.equal(text, '各乡镇人民政府，县政府各部门：\n\n为提高公文办理质量，特此通知。\n');
    assert.deepEqual(check('他走了。\n\n— 1 —\n\n天亮了。'), []);
  });

  test('a breadcrumb', () => {
    removes('首页 > 范文大全 > 通知 > 正文');
    removes('当前位置：首页 > 政务公开 > 通知公告');
    removes('您现在的位置：网站首页>>资料下载>>正文');
    removes('您的位置：首页 › 文秘 › 公文');
    removes('當前位置：首頁 > 最新消息 > 公告', BODY_TRADITIONAL);
    doubts('首页 > 系统管理 > 用户管理');
  });

  test('the articles before and after', () => {
    removes('上一篇：值班安排表');
    removes('下一篇: 春节放假通知');
    removes('上一則：新春團拜', BODY_TRADITIONAL);
  });

  test('a row of buttons', () => {
    removes('【打印】【关闭】【收藏】【返回顶部】');
    removes('网站首页 | 关于我们 | 联系我们 | 网站地图');
    removes('回上一頁 友善列印 分享 回頁首', BODY_TRADITIONAL);
    removes('上一页 下一页 尾页 返回列表');
  });

  test('publishing data', () => {
    removes('发布时间：2025-03-04 08:15:30');
    removes('发布日期：2025-03-04　来源：本市日报　浏览次数：315');
    removes('作者：佚名　　更新时间：2025年3月4日　点击数：27');
    removes('2025-03-04 10:20 来源：值班室 阅读：18');
    removes('發布日期：2025-03-04 點閱數：315', BODY_TRADITIONAL);
    removes('发布時間:2025/3/4 9:08:07 字数:1280');
    doubts('发布日期：2025-03-04');
    doubts('来源：本市日报 发布日期：2025-03-04');
    doubts('时间：2025-03-04 08:15:30');
  });

  test('a digest gives the source and date of each item', () => {
    const item = (day: number) => `某地试点一窗办理，群众少跑腿。\n来源：晨报 更新时间：2025-03-0${day} 08:15:30\n`;
    const text = BODY + item(1) + item(2) + item(3);
    assert.equal(repair(text, { profile: 'scraped' }).text, text);
  });

  test('notices to readers', () => {
    removes('声明：本文由网友上传，不代表本站观点，如有侵权请联系我们删除。');
    removes('本站资料均收集整理于网络，版权归原作者所有，仅供学习参考，如有侵权请告知删除。');
    removes('版权说明：本文档由用户提供并上传，收益归属内容提供方，若内容存在侵权，请进行举报或认领');
    removes('本文由网友投稿，不代表本網站立場，如有侵權請聯繫刪除。', BODY_TRADITIONAL);
    removes('预览文档经过压缩，下载后原文更清晰，本站不支持迅雷下载。');
    silent('网站应当建立投诉举报渠道，及时处理用户上传的违法信息。');
    silent('页面底部应当注明“文章观点不代表本站立场，如有侵权请联系删除”字样。');
    silent('气象站工作人员要爱护设备，本站仪器未经批准不得外借，联系人为值班员。');
    silent('转载请注明出处。');
  });

  test('glosses and half-width marks inside a notice', () => {
    const line = '聲明:本文由網(wǎng)友投稿,不代表本站觀(guān)點,如有侵權(quán)請聯(lián)系刪除。';
    removes(line, BODY_TRADITIONAL);
  });

  test('terms of use are no chrome', () => {
    const terms = [
      '本站内容由用户上传，不代表本站观点，如有侵权请联系我们删除。',
      '本站资料仅供学习交流，版权归原作者所有，未经许可不得转载，请勿用于商业用途。',
    ].join('\n');
    assert.equal(repair(terms).text, terms);
  });

  test('a watermark glued to a heading', () => {
    const text = '一、提高认识\n正文一段，讲清来由。\n二、狠抓落实秘书之家版权所有\n正文又一段，讲清做法。\n';
    assert.equal(repair(text).text, text.replace('秘书之家版权所有', ''));
    assert.equal(repair('三、改進作風公文網版權所有').text, '三、改進作風');
    assert.equal(repair('四、转变职能范文网www.example.com收集整理').text, '四、转变职能');
    silent('本书由教育网版权所有');
    silent('软件著作权归单位，版权所有');
    silent('这些文章由论文网收集整理');
  });

  test('serials', () => {
    removes('天才一秒记住本站地址：www.example.com。');
    removes('手机用户请浏览m.example.com阅读，体验更佳。');
    removes('請記住本站域名', BODY_TRADITIONAL);
  });

  test('page numbers', () => {
    removes('第3页 共10页');
    removes('第 3 页，共 10 页');
    removes('第3頁／共10頁', BODY_TRADITIONAL);
    removes('Page 3 of 10');
    removes('值班制度.ppt_第2页');
    silent('1/3');
    silent('2024/5');
    silent('第3页');
  });

  test('a series of page numbers shows by its total', () => {
    const text = `${BODY}1/4\n${BODY}2/4\n`;
    assert.deepEqual(
      found(text).map((finding) => finding.text),
      ['1/4', '2/4'],
    );
  });

  test('on a page full of chrome ordinary words are chrome too', () => {
    const page = `首页\n首页 > 通知 > 正文\n发布时间：2025-03-04 08:15:30\n1/2\n${BODY}下载本文档\n返回顶部\n`;
    assert.equal(repair(page).text, BODY);
    for (const line of [
      '首页',
      '下载',
      '打印',
      '相关链接',
      '温馨提示：',
      '作者：张三',
      '文档下载',
      '- 3 -',
      '字数：1200',
    ])
      silent(line);
  });

  test('what a body holds too stays in doubt on such a page', () => {
    const page = `首页 > 通知 > 正文\n发布时间：2025-03-04 08:15:30\n作者：张三\n${BODY}温馨提示：\n请带好雨具。\n`;
    assert.equal(repair(page).text, `作者：张三\n${BODY}温馨提示：\n请带好雨具。\n`);
  });

  test('ordinary lines', () => {
    silent('各单位要在网站首页公开办事指南，并在显著位置标明更新时间。');
    silent('会议时间：2025年3月4日9:00');
    silent('时间：3月4日上午9时');
    silent('地点：二楼会议室');
    silent('来源：国家统计局');
    silent('资料来源：本局统计年报');
    silent('记者 李明 通讯员 王芳');
    silent('附件：1. 登记表下载');
    silent('请到服务窗口领取登记表，或登录网站下载。');
    silent('第一页写明标题，第二页起写正文。');
    silent('作者：是谁并不要紧，要紧的是内容。');
    silent('编辑要把好文字关，校对要把好最后一关。');
    silent('版权所有，侵权必究。');
    silent('联系人：李明　电话：010-12345678');
    silent('主办单位：市档案馆');
    silent('责任编辑：王芳');
    silent('来源于实践，又回到实践。');
  });

  test('the blank line behind goes where one stands before it', () => {
    const [finding] = found(`标题\n\n上一篇：值班表\n\n${BODY}`);
    assert.ok(finding);
    assert.equal(applyFixes(`标题\n\n上一篇：值班表\n\n${BODY}`, [finding]), `标题\n\n${BODY}`);
    assert.equal(
      applyFixes(`标题\r\n\r\n上一篇：值班表\r\n\r\n正文`, found(`标题\r\n\r\n上一篇：值班表\r\n\r\n正文`)),
      '标题\r\n\r\n正文',
    );
  });

  test('repair is idempotent', () => {
    const page = `首页\n\n首页 > 通知 > 正文\n\n1/2\n${BODY}\n2/2\n责任编辑：王芳\n发布时间：2025-03-04 08:15:30 来源：晨报\n打印 关闭`;
    const once = repair(page).text;
    assert.equal(repair(once).text, once);
  });
});
