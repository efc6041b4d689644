import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineReader, lineAt, lines } from '../../../src/text/lines';

function splits(text: string, ...expected: string[]): void {
  assert.deepEqual(
    [...lines(text)].map((line) => text.slice(line.start, line.end + line.terminator)),
    expected,
  );
}

suite('lines', () => {
  test('LF, CRLF and CR end a line, as in VS Code', () => {
    splits('甲\n乙', '甲\n', '乙');
    splits('甲\r\n乙\r\n', '甲\r\n', '乙\r\n', '');
    splits('甲\r乙', '甲\r', '乙');
    splits('\r\r\n\n', '\r', '\r\n', '\n', '');
    splits('\n\r', '\n', '\r', '');
  });

  test('a text has at least one line', () => splits('', ''));

  test('nothing else ends one', () =>
    splits('甲\u2028乙\u0085丙\u000b丁\u000c戊', '甲\u2028乙\u0085丙\u000b丁\u000c戊'));

  test('from a line in the middle', () => {
    assert.deepEqual(lineAt('甲\r\n乙丙\n', 3), { start: 3, end: 5, terminator: 1 });
    assert.deepEqual(lineAt('甲', 1), { start: 1, end: 1, terminator: 0 });
    assert.deepEqual([...lines('甲\n乙\n丙', 2)].length, 2);
  });

  test('a reader finds the same ones, from any line on', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('\n', '\r', '甲', '上', '不') }),
        fc.nat({ max: 3 }),
        (text, before) => {
          const all = [...lines(text)];
          const found = all.slice(Math.min(before, all.length - 1));
          const reader = new LineReader(text);
          for (const line of found) assert.deepEqual(reader.at(line.start), line);
        },
      ),
    );
  });

  test('the lines are the text, and hold no terminator', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('\n', '\r', '甲', 'a', '\u2028') }), (text) => {
        const found = [...lines(text)];
        assert.equal(found.map((line) => text.slice(line.start, line.end + line.terminator)).join(''), text);
        for (const line of found) assert.doesNotMatch(text.slice(line.start, line.end), /[\r\n]/);
        assert.equal(found.at(-1)?.terminator, 0);
      }),
    );
  });
});
