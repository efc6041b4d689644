import assert from 'node:assert/strict';
import { check, repair } from '../../../src/garble/index';

function mends(text: string, expected: string): void {
  assert.equal(repair(text, { profile: 'official' }).text, expected);
}

function suggests(text: string, ...expected: string[]): void {
  const [finding] = check(text).filter((each) => each.kind === 'private-use');
  assert.equal(finding?.certain, false);
  assert.deepEqual(
    finding?.fixes.map((fix) => fix.edits[0]?.text),
    expected,
  );
}

function keeps(text: string): void {
  assert.deepEqual(
    check(text).filter((finding) => finding.kind === 'private-use'),
    [],
  );
}

suite('private-use', () => {
  test('code points of the old GBK tables', () => {
    mends('他\ue844然应允', '他䜣然应允');
    mends('\ue5e5\ue5e5各单位：', '　　各单位：');
    mends('标价\ue76c100', '标价€100');
    mends('这个\ue816字', '这个\u{20087}字');
    mends('生僻字\ue863', '生僻字䶮');
  });

  test('bullets of symbol fonts at the head of a line', () => {
    mends('\uf06c 加强领导', '● 加强领导');
    mends('  \uf0d8 加强领导', '  ➢ 加强领导');
    mends('\uf0b7\t加强领导', '•\t加强领导');
  });

  test('inside a line a symbol may be Wingdings or Symbol', () => {
    suggests('温度\uf0b130', '±');
    suggests('是\uf0a8否', '□', '♦');
  });

  test('Hong Kong characters in a Traditional text', () => {
    suggests('這個\uf6b1號', '①');
    suggests('這裡說\ue000字', '𠕇');
  });

  test('what no table knows has no fix', () => {
    suggests('意见。\ue004');
    suggests('图标\uf8ff');
    suggests('字\u{f0001}');
    suggests('字\u{10fffd}');
  });

  test('in the midst of strange characters the old tables are no help', () => {
    const [finding] = check('鍔\ue5e5');
    assert.ok(finding && !finding.certain);
  });

  test('half a pair of surrogates is none', () => {
    assert.deepEqual(
      check('甲\udb80乙，甲\udb80\u{2cb3b}乙').filter(({ kind }) => kind === 'private-use'),
      [],
    );
  });

  test('a run is one finding', () => {
    assert.equal(check('甲\ue004\ue004\ue004乙').length, 1);
    assert.equal(check('甲\u{f0001}\u{f0001}乙').length, 1);
  });

  test('ordinary characters stay', () => {
    keeps('□■●◆▪•☑✓①');
    keeps('𠮷野家与𬭚');
    keeps('😀');
    keeps('豈更');
  });
});
