import assert from 'node:assert/strict';
import { applyFixes, type CheckOptions, check } from '../../../src/garble';

const found = (text: string, options: CheckOptions = {}) =>
  check(text, { profile: 'official', ...options }).filter((finding) => finding.kind === 'punctuation');

function mends(from: string, to: string, what: string, certain: boolean): void {
  const findings = found(from);
  assert.deepEqual(
    [...new Set(findings.map((finding) => `${finding.what} ${finding.certain}`))],
    [`${what} ${certain}`],
    from,
  );
  assert.equal(applyFixes(from, findings), to);
}

function silent(text: string, options: CheckOptions = {}): void {
  assert.deepEqual(found(text, options), [], text);
}

suite('punctuation', () => {
  test('doubled marks', () => {
    mends('工作要落实到位。。', '工作要落实到位。', 'other', true);
    mends('統一思想，，提高認識。', '統一思想，提高認識。', 'other', true);
    mends('统一思想，。提高认识。', '统一思想。提高认识。', 'other', false);
    mends('要求如下：：', '要求如下：', 'other', true);
    mends('他想了想。。。没有说。', '他想了想……没有说。', 'other', false);
  });

  test('ellipses', () => {
    mends('他想了想………没有说。', '他想了想……没有说。', 'other', false);
    mends('他想了想…没有说。', '他想了想……没有说。', 'other', false);
    mends('包括纸张、笔墨……，', '包括纸张、笔墨……', 'superfluous', false);
    mends('包括纸张、笔墨……等。', '包括纸张、笔墨……。', 'superfluous', false);
    mends('包括纸张、笔墨等……', '包括纸张、笔墨等', 'superfluous', false);
    for (const text of ['他想了想……', '他想了想…………', '分优、良、中等……', '追求平等……']) silent(text);
  });

  test('、 before 等 and after a bracketed number', () => {
    mends('纸张、笔墨、等。', '纸张、笔墨等。', 'other', true);
    mends('纸张、笔墨、等多种物品', '纸张、笔墨等多种物品', 'other', false);
    mends('（一）、加强领导', '（一）加强领导', 'superfluous', true);
    mends('①、加强领导', '①加强领导', 'superfluous', true);
    for (const text of ['平等、等级、等待', '第（一）、（二）项', '（一）、（二）两项']) silent(text);
  });

  test('、 between quotation marks and between titles', () => {
    mends('“甲”、“乙”', '“甲”“乙”', 'between-marks', false);
    mends('《甲》、《乙》', '《甲》《乙》', 'between-marks', false);
    assert.deepEqual(
      found('“甲”、“乙”，《甲》、《乙》').map((finding) => finding.mark),
      ['“”', '《》'],
    );
    silent('“甲”、乙、“丙”');
    silent('“甲”、“乙”', { profile: 'scraped' });
  });

  test('quotation marks that face the wrong way', () => {
    mends('发扬“老黄牛“精神。', '发扬“老黄牛”精神。', 'other', true);
    mends('发扬”老黄牛”精神。', '发扬“老黄牛”精神。', 'other', true);
    mends('发扬”老黄牛“精神。', '发扬“老黄牛”精神。', 'other', true);
    mends('发扬”甲“和”乙“精神。', '发扬“甲”和“乙”精神。', 'other', true);
    // Where a quotation is open elsewhere, it may be the end of that one and the beginning of the next.
    mends('他说：“干得好。\n发扬”老黄牛“精神。', '他说：“干得好。\n发扬“老黄牛”精神。', 'other', false);
    mends('发扬“甲”和“乙“精神。', '发扬“甲”和“乙”精神。', 'other', false);
    mends('发扬“老黄牛’精神。', '发扬“老黄牛”精神。', 'other', false);
    mends(
      '做“明白人“，”四个意识”、”四个自信”入脑入心。',
      '做“明白人”，“四个意识”、“四个自信”入脑入心。',
      'other',
      false,
    );
    mends('讲“甲”，讲”乙”，讲“丙“，讲“丁”。', '讲“甲”，讲“乙”，讲“丙”，讲“丁”。', 'other', false);
    silent('建设”的方针和“创新\n');
    // Of a pair between two others both marks are wrong: perhaps one is missing before it.
    silent('“甲”乙”丙“丁”戊“己“庚”');
    silent('他说：“甲。“乙说：“丙。');
  });

  test('a full stop inside and outside', () => {
    mends('他说：“就这样。”。', '他说：“就这样。”', 'superfluous', false);
    silent('他说：“就这样。”');
    silent('要做到“一口清”。');
  });

  test('the last mark of a paragraph', () => {
    const head = '各科室要认真落实值班制度，按时交接，做好记录，不得擅自离岗。';
    mends(
      `${head}遇有紧急情况要立即向值班领导报告`,
      `${head}遇有紧急情况要立即向值班领导报告。`,
      'missing-final',
      false,
    );
    mends(
      `${head}遇有紧急情况要立即向值班领导报告\n\n二、下一步`,
      `${head}遇有紧急情况要立即向值班领导报告。\n\n二、下一步`,
      'missing-final',
      false,
    );
    silent(`${head}新华社记者 王小明摄影报道组`);
    silent(`${head}遇有紧急情况要立即向值班领导\n报告。`);
    silent('关于进一步加强和改进机关值班工作切实提高应急处置能力的若干意见（征求意见稿）全文');
    silent(`${head}第三章鉴定与加固维护`);
  });

  test('a comma between what 和 joins', () => {
    mends('提高经济效益，社会效益和生态效益。', '提高经济效益、社会效益和生态效益。', 'other', false);
    silent('提高经济效益，社会和谐。');
    silent('坚持以人为本，以民为本和以法为本的原则。');
  });

  test('the standard of the mainland says nothing about Traditional text', () => {
    silent('「甲」、「乙」與《條例》、《辦法》，紙張、筆墨、等。');
    silent('（一）、加強領導，發揮職權');
  });

  test('runs of marks are checked in linear time [cost]', () => {
    for (const unit of ['。', '，', '…', '、等', '”、“', '》、《', '”。', '益，效益'])
      check(unit.repeat(4_000), { profile: 'official' });
  });
});
