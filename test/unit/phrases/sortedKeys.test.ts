import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Key, keyOf } from '../../../src/phrases/matching/key';
import { type Range, SortedKeys } from '../../../src/phrases/matching/sortedKeys';
import { runs } from '../../support/runs';

/** UTF-16 units, as the index holds them. */
const unitsOf = (text: string): Uint16Array =>
  Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

function index(keys: readonly string[]): SortedKeys {
  const starts: number[] = [];
  let length = 0;
  for (const key of keys) {
    starts.push(length);
    length += key.length;
  }
  return new SortedKeys(
    unitsOf(keys.join('')),
    Uint32Array.from(starts),
    Uint32Array.from(keys, (key, at) => (starts[at] as number) + key.length),
    Uint32Array.from(keys.keys()),
  );
}

/** The keys that begin with `prefix`, as the index finds them. */
function beginning(keys: readonly string[], prefix: string): string[] {
  const sorted = index(keys);
  const range: Range = { low: 0, high: 0 };
  const units = unitsOf(prefix);
  if (!sorted.find(range, units, 0, units.length)) return [];
  return Array.from({ length: range.high - range.low }, (_, at) => keys[sorted.owner(range.low + at)] as string);
}

const word = (letters: string, most: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: most });

suite('sorted keys', () => {
  test('finds what a filter finds, sorted [law]', () => {
    fc.assert(
      fc.property(fc.array(word('ab中𠮷', 6), { maxLength: 80 }), word('ab中', 4), (keys, prefix) => {
        const expected = keys.filter((key) => key.startsWith(prefix)).sort();
        assert.deepEqual(beginning(keys, prefix), expected);
      }),
      runs(200),
    );
  });

  test('many equal keys, one long beginning', () => {
    const keys = [
      ...Array.from({ length: 500 }, () => '团结'),
      ...Array.from({ length: 50 }, (_, at) => '一'.repeat(200 + at)),
    ];
    assert.equal(beginning(keys, '团').length, 500);
    assert.equal(beginning(keys, '一'.repeat(249)).length, 1);
    assert.deepEqual(beginning(keys, '丁'), []);
    assert.deepEqual(beginning(keys, '\uffff'), []);
    assert.deepEqual(beginning([], '团'), []);
  });
});

suite('keys', () => {
  /** All have the same key. */
  function same(...texts: string[]): void {
    assert.deepEqual(new Set(texts.map(keyOf)).size, 1, texts.join(' '));
  }

  function different(a: string, b: string): void {
    assert.notEqual(keyOf(a), keyOf(b));
  }

  test('script, punctuation and quotation marks do not count', () => {
    same(
      '团结、务实',
      '團結、務實',
      '团结，务实',
      '团结, 务实',
      '“团结”、“务实”',
      '「團結」、「務實」',
      '团结　务实',
      '团结、务实，',
    );
    same('ＧＤＰ增长', 'GDP增长', 'gdp增長');
    same('决策前……决策后', '决策前…决策后', '決策前⋯⋯決策後');
    same('团结\u200b务实', '团结务实');
  });

  test('words do', () => {
    different('团结务实', '团结、务实');
    different('团结。务实', '团结、务实');
    different('做到', '作到');
  });

  test('each unit knows where it came from', () => {
    const text = '要“团结”、　务实';
    const key = new Key().read(text);
    const units = Array.from({ length: key.length }, (_, at) => text.slice(key.starts[at], key.ends[at]));
    assert.deepEqual(units, ['要', '团', '结', '、　', '务', '实']);
  });
});
