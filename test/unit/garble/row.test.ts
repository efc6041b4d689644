import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Row } from '../../../src/garble/row';
import { runs } from '../../support/runs';

suite('Row', () => {
  test('holds the items of the lists, whatever it held before [law]', () => {
    const pool = Array.from({ length: 12 }, (_, list) => Array.from({ length: list % 5 }, (_, i) => list * 10 + i));
    const lists = fc.array(
      fc.nat(pool.length - 1).map((index) => pool[index] as number[]),
      { maxLength: 9 },
    );
    fc.assert(
      fc.property(fc.array(lists, { minLength: 1, maxLength: 8 }), (rounds) => {
        const row = new Row<number>();
        for (const each of rounds) assert.deepEqual(row.of(each), each.flat());
      }),
      runs(500),
    );
  });

  test('keeps its array where one list of many changes', () => {
    const list = (from: number, length: number) => Array.from({ length }, (_, i) => from + i);
    const lists = Array.from({ length: 200 }, (_, index) => list(index * 100, 30));
    const row = new Row<number>();
    const items = row.of(lists);
    for (const length of [30, 7, 900, 0]) {
      const changed = lists.with(120, list(120_000, length));
      assert.equal(row.of(changed), items);
      assert.deepEqual(items, changed.flat());
    }
  });

  test('more than fit into a call are joined [cost]', () => {
    const row = new Row<number>();
    const many = Array.from({ length: 300_000 }, (_, i) => i);
    assert.deepEqual(row.of([[-2], [-1]]), [-2, -1]);
    assert.deepEqual(row.of([[-2], many, [-1]]), [-2, ...Array.from(many), -1]);
    assert.deepEqual(row.of([[-2], [-1]]), [-2, -1]);
  });
});
