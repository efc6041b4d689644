import assert from 'node:assert/strict';
import { applyFixes, type CheckOptions, check } from '../../../src/garble';

const OFFICIAL: CheckOptions = { profile: 'official' };
const found = (text: string, options: CheckOptions) =>
  check(text, options).filter((finding) => finding.kind === 'halfwidth-punctuation');

/** Every finding is certain and mends the text. */
function mends(from: string, to: string, options = OFFICIAL): void {
  const findings = found(from, options);
  assert.ok(findings.length > 0 && findings.every((finding) => finding.certain), from);
  assert.equal(applyFixes(from, findings), to);
}

function doubts(from: string, to: string, options = OFFICIAL): void {
  const findings = found(from, options);
  assert.ok(
    findings.some((finding) => !finding.certain),
    from,
  );
  assert.equal(applyFixes(from, findings), to);
}

function silent(text: string, options = OFFICIAL): void {
  assert.deepEqual(found(text, options), [], text);
}

suite('halfwidth-punctuation', () => {
  test('a bracket whose partner is full-width', () => {
    mends('（一)加强领导', '（一）加强领导');
    mends('各科室(含中心）要认真落实。', '各科室（含中心）要认真落实。');
    silent('（见第1)项和第2)项）');
    silent('区间（0，1)内取值');
    silent('文件名为通知(终稿)v2.docx。');
  });

  test('a mark after Han', () => {
    mends('各科室要认真学习,抓好落实.', '各科室要认真学习，抓好落实。');
    mends('請各單位查照;如有疑問:請洽承辦人!', '請各單位查照；如有疑問：請洽承辦人！');
    mends('能不能按时完成?要有说法.', '能不能按时完成？要有说法。');
    mends('时间:9:30', '时间：9:30');
    mends('参会人员:张三,李四', '参会人员：张三，李四');
  });

  test('a mark that joins Latin or digits to Chinese is probable', () => {
    doubts('同比增长5%,高于上年。', '同比增长5%，高于上年。');
    doubts('采用GDP,人口两项指标', '采用GDP，人口两项指标');
  });

  test('quotes of program text in plain text', () => {
    silent('变量a="值"，属性title="标题"');
    silent('调用foo("参数")即可');
  });

  test('behind the number of a heading stands 、', () => {
    doubts('一,充分肯定成绩。', '一、充分肯定成绩。');
  });

  test('the space of the half-width habit goes along', () => {
    mends('统一思想, 提高认识.', '统一思想，提高认识。');
    mends('臺北 (市) 政府', '臺北（市）政府');
  });

  test('it looks through tags, references, quotes, glosses and emphasis', () => {
    mends('统一<b>思想</b>,提高认识。', '统一<b>思想</b>，提高认识。', { levels: { 'html-tag': 'off' }, ...OFFICIAL });
    mends('**注意**:本周值班', '**注意**：本周值班', { ...OFFICIAL, languageId: 'markdown' });
    mends('他说“好”,便走了。', '他说“好”，便走了。');
    mends('統一(yi)思想(xiang),提高認識', '統一(yi)思想(xiang)，提高認識');
  });

  test('brackets that hold Chinese', () => {
    mends('(一)加强领导', '（一）加强领导');
    mends('《办法(试行)》', '《办法（试行）》');
    silent('字符集(Charset)与编码');
    silent('张三(2022)认为');
    silent('会议通知(修订稿).docx');
    silent('[通知](修订稿)', OFFICIAL);
  });

  test('in Traditional text two pairs are a habit', () => {
    const letter =
      '說明：\n一、(一)禁止於校園內提供塑膠類(含生質塑膠)飲料杯。\n　(二)各校應於期末填報成果（含附件）。\n';
    silent(letter);
    mends('主旨：檢送計畫(草案)一份，請查照。', '主旨：檢送計畫（草案）一份，請查照。');
  });

  test('a document that writes half-width brackets throughout means it so', () => {
    const article = '(一)申请书；\n(二)证明；\n(三)照片；\n(四)表格。\n';
    silent(article);
    mends(
      `${article}（五）其他；（六）附件；（七）存根；（八）备注；（九）说明。`,
      `${article}（五）其他；（六）附件；（七）存根；（八）备注；（九）说明。`
        .replaceAll('(', '（')
        .replaceAll(')', '）'),
    );
    mends(
      `${article}说明:甲,乙,丙,丁,戊,己.`,
      '（一）申请书；\n（二）证明；\n（三）照片；\n（四）表格。\n说明：甲，乙，丙，丁，戊，己。',
    );
  });

  test('straight quotes become those of the document', () => {
    mends('弘扬"老黄牛"精神', '弘扬“老黄牛”精神');
    mends('弘揚"老黃牛"精神', '弘揚「老黃牛」精神');
    mends('弘揚"老黃牛"精神，發揚“釘子”精神', '弘揚“老黃牛”精神，發揚“釘子”精神');
    mends('提出"5G+工业互联网"行动', '提出“5G+工业互联网”行动');
    silent('5"屏与7"屏');
    silent('<a href="通知">', { ...OFFICIAL, levels: { 'html-tag': 'off' } });
  });

  test('a dot between Han: a full stop, a name, or a doubt', () => {
    mends('会议结束了.大家散去', '会议结束了。大家散去');
    doubts('他读过卡尔.马克思的书', '他读过卡尔·马克思的书');
    doubts('会议结束了.大家散去。', '会议结束了。大家散去。');
  });

  test('a question mark inside a clause that asks nothing is a doubt', () => {
    // A lost character is the likelier reading, and its finding stands alone; here it is switched off.
    doubts('关于召开会议的通?各科室', '关于召开会议的通？各科室', { ...OFFICIAL, levels: { 'lost-character': 'off' } });
    mends('为什么不行?大家想想。', '为什么不行？大家想想。');
  });

  test('times, ratios, numbers, names, addresses stay', () => {
    for (const text of [
      '9:30开会',
      '比分3:1',
      '1.团结',
      '共12,000元',
      '说明.txt',
      'e.g. this',
      '辛苦了:)',
      '开心:smile:',
      '工作表!A1',
    ])
      silent(text);
    silent('http://example.org/搜索?q=甲,乙');
    silent('D:\\文档,资料\\通知.doc');
    silent('![图](a.png)', { ...OFFICIAL, languageId: 'markdown' });
  });

  test('a line of nothing but marks is checked in linear time [cost]', () => {
    for (const unit of ['>', ')', ';', '汉)', '汉>', '(', '"', '汉,']) check(unit.repeat(4_000), OFFICIAL);
  });
});
