import assert from 'node:assert/strict';
import { check, repair } from '../../../src/garble';

const elisions = (text: string, languageId = 'plaintext') =>
  check(text, { profile: 'scraped', languageId }).filter((finding) => finding.kind === 'elision');

/** `[…]` in the text is what the finding must cover; nothing is ever deleted. */
function cut(marked: string): void {
  const text = marked.replace(/[⟦⟧]/g, '');
  const covered = marked.slice(marked.indexOf('⟦') + 1, marked.indexOf('⟧'));
  assert.deepEqual(
    elisions(text).map((finding) => [finding.text, finding.certain, finding.fixes.length]),
    [[covered, false, 0]],
    marked,
  );
  assert.equal(repair(text, { profile: 'scraped' }).text, text);
}

function silent(text: string): void {
  assert.deepEqual(elisions(text), [], text);
}

suite('elision', () => {
  test('so many characters left out', () => {
    cut('要做好三件事。⟦（此处省略1200字）⟧四是抓检查。');
    cut('做法如下。⟦以下省略35页⟧');
    cut('⟦(某文库此处省略300字,点击下载全文)⟧');
    cut('⟦（此處省略1200字）⟧');
    cut('第一，讲政治。……⟦（本文共2 356字，剩余1 800字，VIP会员可查看全文）⟧');
    cut('⟦剩余1800字，购买后可见⟧');
    silent('剩余1800字由办公室续写，会员单位另行报送。');
    silent('以下简称“办法”，此处从略。');
    silent('例外情形省略不提。');
    silent('（略）');
  });

  test('so much left unread', () => {
    cut('⟦还剩12页未读⟧');
    cut('⟦剩余80%需登录⟧后查看');
    cut('⟦剩余3页未读，查看更多内容需下载⟧');
    cut('⟦還剩5頁未讀⟧，繼續閱讀');
    cut('⟦当前显示600字，还剩1400字⟧');
    silent('剩余5页由办公室负责装订。');
    silent('还有3篇文章未读完，明天继续。');
    silent('农村剩余劳动力转移了20%。');
  });

  test('the preview ends', () => {
    cut('⟦预览已结束⟧，下载文档继续阅读');
    cut('⟦試讀結束⟧');
    silent('预览结束后，由值班员关闭投影。');
    silent('预览会议程，熟悉会场。');
  });

  test('to be continued', () => {
    cut('⟦未完待续⟧');
    cut('他走出大门。⟦（未完待续）⟧');
    cut('他走出大門。⟦（待續）⟧');
    cut('⟦本章未完，请点击⟧下一页继续阅读');
    silent('改革未完待续，同志仍须努力。');
    silent('任务未完成的，不得下班。');
  });

  test('log in, pay, open the app', () => {
    cut('⟦点击下载全文⟧');
    cut('成效明显。⟦点击查看全文⟧');
    cut('⟦登录后阅读全文⟧');
    cut('⟦付费后查看剩余内容⟧');
    cut('……⟦（登录后可查看全文）⟧');
    cut('⟦以下为隐藏内容，回复后可见⟧');
    cut('⟦登入後閱讀全文⟧');
    silent('请登录网站查看全文后反馈意见。');
    silent('代表们认真阅读全文，提出修改意见。');
    silent('会员大会听取了全部报告。');
  });

  test('named in quotation marks', () => {
    silent('弹出“剩余80%需登录”提示的，按流程申请账号。');
    silent('页面写着「還剩5頁未讀」。');
  });

  test('glosses inside', () => {
    assert.deepEqual(
      elisions('剩餘(yú)80%需登錄(lù)後查看').map((finding) => finding.text),
      ['剩餘(yú)80%需登錄(lù)'],
    );
  });

  test('code is not looked at', () => {
    assert.deepEqual(elisions('```\n此处省略12字\n```\n', 'markdown'), []);
  });
});
