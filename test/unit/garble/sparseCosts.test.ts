import assert from 'node:assert/strict';
import { SparseCosts } from '../../../src/garble/characters/sparseCosts';
import { seeded } from '../../support/syntheticText';

suite('SparseCosts', () => {
  test('have what the map has, at the edges of 32 too [law]', () => {
    const random = seeded(5);
    for (const count of [1, 31, 32, 33, 64, 700]) {
      for (const share of [0, 0.05, 0.5, 1]) {
        const costs = new Map<number, number>();
        for (let number = 0; number < count; number++) if (random() < share) costs.set(number, random() * 10);
        const sparse = new SparseCosts(costs, count);
        for (let number = 0; number < count; number++) {
          assert.equal(sparse.has(number), costs.has(number), `${number} of ${count}`);
          if (costs.has(number)) assert.equal(sparse.get(number), costs.get(number), `${number} of ${count}`);
        }
        assert.equal(sparse.least, Math.min(...costs.values()));
      }
    }
  });
});
