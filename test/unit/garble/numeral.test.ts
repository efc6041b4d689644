import assert from 'node:assert/strict';
import { applyFixes, type CheckOptions, check } from '../../../src/garble';

const found = (text: string, options: CheckOptions = {}) =>
  check(text, { profile: 'official', ...options }).filter((finding) => finding.kind === 'numeral');

function mends(from: string, to: string, what: string, certain = true): void {
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

suite('numeral', () => {
  test('document numbers', () => {
    mends('国办发[2022]11号', '国办发〔2022〕11号', 'document-number');
    mends('市政办函(2025)7号', '市政办函〔2025〕7号', 'document-number');
    mends('教办发〔2024〕第8号', '教办发〔2024〕8号', 'document-number');
    mends('财发【2024】008号', '财发〔2024〕8号', 'document-number');
    mends('证监会公告（2020）66号', '证监会公告〔2020〕66号', 'document-number', false);
    for (const text of [
      '国办发〔2022〕11号',
      '（2023）京0105民初12号',
      '参见[2022]11号',
      '国务院令第714号',
      '教发〔98〕3号',
      '张三（2022）认为',
    ])
      silent(text);
  });

  test('years', () => {
    mends('二○二六年一月', '二〇二六年一月', 'year');
    mends('二O二六年', '二〇二六年', 'year');
    mends('二0二六年', '二〇二六年', 'year');
    mends('二○○八年', '二〇〇八年', 'year');
    mends('九○年代', '九〇年代', 'year');
    mends('二零二六年', '二〇二六年', 'year', false);
    for (const text of ['二〇二六年', '一百零八年', '零年级', '○○年度', '○年', '三○二室', '2008年', '百分之零点五'])
      silent(text);
  });

  test('dates', () => {
    mends('2026年01月05日', '2026年1月5日', 'date');
    mends('　　　　2026年1月05日　　', '　　　　2026年1月5日　　', 'date');
    mends('定于2026年01月05日召开', '定于2026年1月5日召开', 'date', false);
    mends('定于03月05日召开', '定于3月5日召开', 'date', false);
    for (const text of ['2026年1月5日', '2026年10月20日', '2026-01-05', '2026.01.05', '0.5', '2026年0']) silent(text);
  });

  test('approximations', () => {
    mends('需要三、四天', '需要三四天', 'approximation');
    mends('年约十三、四岁', '年约十三四岁', 'approximation');
    mends('相距五、六十公里', '相距五六十公里', 'approximation');
    mends('每隔二、三个月检查', '每隔二三个月检查', 'approximation');
    for (const text of [
      '三、四季度',
      '第三、四条',
      '一、二审',
      '二、三产业',
      '三、四年级',
      '三、五天',
      '一、二、三天',
      '三四天',
      '一、三天后再议',
    ])
      silent(text);
  });

  test('ranges', () => {
    mends('增长20-30%', '增长20%—30%', 'other');
    mends('增长2.5～3.5%', '增长2.5%～3.5%', 'other');
    mends('20-30%', '20%—30%', 'other', false);
    for (const text of ['增长20%—30%', '增长30%', '2020-12-30%', '增长20%-30%']) silent(text);
  });

  test('Traditional text writes as it does', () => {
    for (const text of [
      '民國○○年，臺灣發生',
      '二○○○年總統選舉',
      '教育部發[2022]11号與會議',
      '需要三、四天纔夠，請諒解',
      '113年05月20日發布，學校',
    ])
      silent(text);
  });

  test('runs are checked in linear time [cost]', () => {
    for (const unit of ['○', '二○', '0', '一、', '20-', '%', '汉[', '年0'])
      check(unit.repeat(4_000), { profile: 'official' });
  });
});
