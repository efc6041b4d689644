import assert from 'node:assert/strict';
import { applyFixes, check } from '../../../src/garble';

const found = (text: string) =>
  check(text, { profile: 'official' }).filter((finding) => finding.kind === 'heading-numbering');

function mends(from: string, to: string, certain = true): void {
  const findings = found(from);
  assert.ok(findings.length > 0 && findings.every((finding) => finding.certain === certain), from);
  assert.equal(applyFixes(from, findings), to);
}

function silent(text: string): void {
  assert.deepEqual(found(text), [], text);
}

suite('heading-numbering', () => {
  test('a number that both neighbours contradict', () => {
    mends('一、甲\n二、乙\n二、丙\n四、丁', '一、甲\n二、乙\n三、丙\n四、丁');
    mends('（一）甲\n（二）乙\n（五）丙\n（四）丁', '（一）甲\n（二）乙\n（三）丙\n（四）丁');
    mends('一是守时；二是守信；二是守法；四是守纪。', '一是守时；二是守信；三是守法；四是守纪。');
    mends('第一，守时。第二，守信。第二，守法。第四，守纪。', '第一，守时。第二，守信。第三，守法。第四，守纪。');
    mends(
      '一、甲\n二、乙\n二、丙\n四、丁\n　　文'.replace('文', '十一、'),
      '一、甲\n二、乙\n三、丙\n四、丁\n　　十一、',
    );
  });

  test('the last number of a list is a doubt', () => {
    mends('一、甲\n二、乙\n三、丙\n五、丁', '一、甲\n二、乙\n三、丙\n四、丁', false);
    mends('一、甲\n二、乙\n二、丙', '一、甲\n二、乙\n三、丙', false);
  });

  test('numerals whose mark is gone', () => {
    mends(
      '一增强学习意识\n正文。\n二增强服务意识\n正文。\n三增强创新意识',
      '一、增强学习意识\n正文。\n二、增强服务意识\n正文。\n三、增强创新意识',
    );
    assert.ok(found('一增强学习意识\n二增强服务意识\n三增强创新意识').every((finding) => finding.missingMark));
  });

  test('what is in order', () => {
    silent('一、甲\n（一）子\n（二）丑\n二、乙\n（一）子\n（二）丑\n三、丙');
    silent('一、甲\n二、乙\n一、甲\n二、乙\n三、丙');
    silent('九、甲\n十、乙\n十一、丙\n十二、丁');
    silent('三、甲\n四、乙');
    silent('一、甲\n二、乙\n四、丁\n五、戊\n六、己'); // a passage is lost; the numbers are right
    silent('一、甲\n　　（一）子。（二）丑\n　　（三）寅');
    silent('（一）甲\n（一）甲\n（二）乙');
    silent('第一条　甲\n一、子\n二、丑\n第二条　乙\n二、寅\n三、卯');
    silent('一、一般规定\n二、三项制度\n三、一级主管\n四、附则');
  });

  test('numerals that are no headings', () => {
    silent('一要守时\n二要守信\n三要守法');
    silent('一不准迟到\n二不准早退\n三不准旷工');
    silent('一个目标\n二个任务\n三个措施');
    silent('三、四季度\n一、二年级');
    silent('首先要守时，其次要守信，三是守法。');
    silent('四要”。五要：一要灵敏。二要高效。');
    silent('第一、第二、第三产业');
  });

  test('many headings are checked in linear time [cost]', () => {
    check('一、甲\n二、乙\n'.repeat(4_000), { profile: 'official' });
    check('一是甲；二是乙；'.repeat(4_000), { profile: 'official' });
    check('（一）'.repeat(4_000), { profile: 'official' });
  });
});
