import assert from 'node:assert/strict';
import { check, repair } from '../../../src/garble/index';

function mends(text: string, expected: string): void {
  assert.equal(repair(text, { profile: 'official' }).text, expected);
}

function keeps(text: string, languageId = 'plaintext'): void {
  assert.deepEqual(
    check(text, { languageId, profile: 'official' }).filter((finding) => finding.kind === 'invisible'),
    [],
  );
}

/** Found, but not beyond doubt. */
function doubts(text: string): void {
  const findings = check(text, { profile: 'official' }).filter((finding) => finding.kind === 'invisible');
  assert.ok(findings.length > 0 && findings.every((finding) => !finding.certain));
}

suite('invisible', () => {
  test('what has no business in Chinese text goes', () => {
    mends('现将\u200b有关事项通知如下', '现将有关事项通知如下');
    mends('现\u200c将\u200d有\u2060关\ufeff事项', '现将有关事项');
    mends('各\u00ad单位', '各单位');
    mends('\u200e一、\u200f总则\u202a内容\u202c', '一、总则内容');
    mends('会\u0000议\u0008纪\u007f要', '会议纪要');
    mends('请\u3164各\u2800单\uffa0位', '请各单位');
    mends('字\u{e0001}\u{e0041}符', '字符');
    mends('图：\ufffc', '图：');
    mends('a\ufe0f报告', 'a报告');
    mends('会\u034f议', '会议');
    mends('會議\u200b\u200b\u200b紀錄', '會議紀錄');
    mends('通知\u200b', '通知');
    mends('\ufeff\ufeff通知', '\ufeff通知');
    mends('第一\ufeff条', '第一条');
  });

  test('foreign line breaks become line breaks', () => {
    mends('第一条。\u000b第二条。', '第一条。\n第二条。');
    mends('第一条。\u2028第二条。\r\n第三条。', '第一条。\r\n第二条。\r\n第三条。');
    mends('第一条。\u2029', '第一条。');
    mends('\f第一条。', '第一条。');
    doubts('会\u000b议');
  });

  test('emoji sequences and selectors stay', () => {
    keeps('👨\u200d👩\u200d👧 一家人');
    keeps('❤\ufe0f\u200d🔥 很热');
    keeps('👩🏽\u200d💻 在写');
    keeps('1\ufe0f⃣ 第一步');
    keeps('葛\u{e0100}城');
    keeps('神\ufe00社');
    keeps('☀\ufe0f 晴');
    keeps('，\ufe01');
    keeps('🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}');
  });

  test('a second selector is a stowaway', () => {
    mends('葛\u{e0100}\u{e0101}\u{e0102}城', '葛\u{e0100}城');
    mends('神\ufe00\ufe01社', '神\ufe00社');
  });

  test('marks that other scripts need stay', () => {
    keeps('السلام\u200f عليكم');
    keeps('他说“می\u200cخواهم”');
    keeps('क्\u200dष');
    keeps('ภาษา\u200bไทย');
    keeps('\u202bשלום\u202c 是问候');
    keeps('ᠮᠣᠩ\u180bᠭᠣᠯ');
    keeps('가\u3164나');
    keeps('co\u00adoperation');
    keeps('⠁\u2800⠃');
  });

  test('white space that shows and the mark at the start stay', () => {
    keeps('　　各单位：');
    keeps('\ufeff各单位：');
    keeps('甲\t乙\u00a0丙\u2003丁\u202f戊');
    keeps('一\n二\r\n三\r四');
    keeps('');
  });

  test('Markdown needs a zero-width space between emphasis and Han', () => {
    keeps('**“重点”**\u200b工作', 'markdown');
    doubts('**“重点”**\u200b工作');
  });

  test('what may have carried meaning is left to the reader', () => {
    doubts('文\u202e字');
    doubts('其中\ufffc表示总数');
    doubts('会\u001b[31m议');
    doubts('字\u0093符');
    // The closing mark goes only with the one that opened.
    assert.ok(check('甲\u202e乙\u202c丙').every((finding) => !finding.certain));
  });

  test('bytes of mojibake are left to mojibake', () => {
    keeps('å\u008a\u009eå');
    keeps('Í\u00a8Ö\u00adÑ');
  });

  test('one finding for a run, by its Unicode name', () => {
    const findings = check('会\u200b\u200b议\ufeff。\u{e0041}字\u0001');
    assert.deepEqual(
      findings.map(
        (finding) => finding.kind === 'invisible' && [finding.start, finding.end, finding.codePoint, finding.name],
      ),
      [
        [1, 3, 0x200b, 'ZERO WIDTH SPACE'],
        [4, 5, 0xfeff, 'ZERO WIDTH NO-BREAK SPACE'],
        [6, 8, 0xe0041, 'TAG A'],
        [9, 10, 1, 'START OF HEADING'],
      ],
    );
  });

  test('a line of nothing else is checked to its end [cost]', () => {
    assert.equal(repair('\u200e\u200b'.repeat(1_000)).text, '');
  });
});
