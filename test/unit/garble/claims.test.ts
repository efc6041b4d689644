import assert from 'node:assert/strict';
import { Claims } from '../../../src/garble/claims';
import { check } from '../../../src/garble/index';
import { decode } from '../../../src/text/codec';

/** What is found beside garbles. */
function beside(text: string): string[] {
  return check(text)
    .filter(({ kind }) => kind !== 'mojibake')
    .map(({ kind, text: found }) => `${kind} ${found}`);
}

suite('claims', () => {
  test('hold what lies in one of them', () => {
    const claims = new Claims();
    const held = () => Array.from({ length: 14 }, (_, i) => (claims.hold(i) ? i : -1)).filter((i) => i >= 0);
    assert.deepEqual(held(), []);
    claims.add({ start: 2, end: 4 });
    claims.add({ start: 3, end: 9 }); // starts inside the last one: none
    claims.add({ start: 8, end: 10 });
    claims.add({ start: 10, end: 12 });
    assert.deepEqual(held(), [2, 3, 8, 9, 10, 11]);
    assert.equal(claims.end, 12);
    assert.equal(claims.hold(2, 4), true);
    assert.equal(claims.hold(2, 5), false);
    assert.equal(claims.hold(9, 11), false);
    assert.equal(claims.hold(1, 3), false);
    claims.clear();
    assert.deepEqual(held(), []);
  });

  test('what stands inside a garble is part of it', () => {
    // C1 controls and private-use characters, which alone are findings.
    assert.deepEqual(beside('現將é\u0080\u009aç\u009f\u00a5轉發'), []);
  });

  test('who is told of no garble is told what looks wrong in it', () => {
    const garble = `各單位：${decode(new TextEncoder().encode('关于进一步加强办公厅业务指导的通知'), 'gbk')}轉發辦理`;
    assert.deepEqual(beside(garble), []);
    const kinds = check(garble, { levels: { mojibake: 'off' } }).map(({ kind }) => kind);
    assert.deepEqual(kinds, ['script-mix', 'private-use', 'private-use']);
  });

  test('what stands between two pieces of a garble is looked at', () => {
    assert.deepEqual(beside('报告ÊÒ£º︵。。²Ä¤@'), ['punctuation 。。']);
  });
});
