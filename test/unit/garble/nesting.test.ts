import assert from 'node:assert/strict';
import fc from 'fast-check';
import { KINDS, type Kind } from '../../../src/garble/finding';
import { LiveFinding } from '../../../src/garble/liveFinding';
import { nest } from '../../../src/garble/nesting';
import { DELETION } from '../../../src/garble/replacement';
import type { Candidate } from '../../../src/garble/rule';
import { contains, overlaps } from '../../../src/text/span';

function found(kind: Kind, start: number, end: number, replaces = false, certain = true): LiveFinding {
  const candidate = { start, end, certain, replacements: replaces ? DELETION : [] } as unknown as Candidate;
  return new LiveFinding(kind, candidate, certain, 'warning', '');
}

function leaves(findings: LiveFinding[], ...expected: LiveFinding[]): void {
  assert.deepEqual(nest([...findings].reverse()), expected);
}

suite('nesting', () => {
  test('sorted by start, the longest first', () => {
    const [a, b, c] = [found('typo', 5, 6), found('duplicate', 0, 9), found('unpaired', 0, 2)] as const;
    leaves([a, b, c], b, c, a);
  });

  test('of two that partly overlap the earlier kind stays', () => {
    const [a, b] = [found('pinyin-gloss', 0, 4), found('html-tag', 2, 6)] as const;
    leaves([a, b], a);
    const [c, d] = [found('numeral', 0, 4), found('mojibake', 2, 6)] as const;
    leaves([c, d], d);
  });

  test('what a certain fix replaces goes with it', () => {
    const outer = found('pinyin-gloss', 0, 5, true);
    leaves([outer, found('halfwidth-punctuation', 0, 1)], outer);
    const doubtful = found('pinyin-gloss', 0, 5, true, false);
    leaves([doubtful, found('halfwidth-punctuation', 0, 1)], doubtful);
    leaves([doubtful, found('invisible', 2, 3)], doubtful, found('invisible', 2, 3));
    leaves([found('duplicate', 0, 5), found('typo', 1, 2)], found('duplicate', 0, 5), found('typo', 1, 2));
  });

  test('a line that a site added keeps what is damaged in it', () => {
    const line = found('boilerplate', 0, 20, true);
    const gloss = found('pinyin-gloss', 3, 8, true);
    leaves([line, gloss], line, gloss);
  });

  test('two kinds on the same place: the earlier one', () =>
    leaves([found('typo', 1, 2), found('script-mix', 1, 2)], found('script-mix', 1, 2)));

  test('empty spans', () => {
    const [a, b] = [found('unpaired', 3, 3), found('typo', 3, 5)] as const;
    leaves([a, b], b, a);
  });

  test('whatever comes in, what comes out nests', () => {
    const any = fc.record({
      kind: fc.constantFrom(...KINDS),
      start: fc.nat(30),
      length: fc.nat(10),
      replaces: fc.boolean(),
      certain: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), (specs) => {
        const kept = nest(
          specs.map(({ kind, start, length, replaces, certain }) =>
            found(kind, start, start + length, replaces, certain),
          ),
        );
        for (const [index, a] of kept.entries()) {
          for (const b of kept.slice(index + 1))
            assert.ok(!overlaps(a, b) || contains(a, b), `${a.start}-${a.end} ${b.start}-${b.end}`);
        }
      }),
    );
  });
});
