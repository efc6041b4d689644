import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSequences } from '../../../src/phrases';
import { CommonText } from '../../../src/phrases/commonText';
import { comparable } from '../../../src/phrases/comparable';

type Documents = ReadonlyMap<string, readonly string[]>;

const LONGEST = 40;
const SHORTEST = 4;
const OVERLAP = 10;

/** The same by counting, of every stretch, the documents that hold it: what CommonText must come to. */
function byCounting(documents: Documents): string {
  const holders = new Map<string, Set<string>>();
  for (const [id, paragraphs] of documents)
    for (const paragraph of paragraphs)
      for (let start = 0; start < paragraph.length; start++)
        for (let length = SHORTEST; length <= LONGEST && start + length <= paragraph.length; length++) {
          const key = comparable(paragraph.slice(start, start + length));
          holders.set(key, (holders.get(key) ?? new Set()).add(id));
        }
  const said: string[] = [];
  for (const paragraphs of documents.values())
    for (const paragraph of paragraphs) {
      let end = 0;
      for (let start = 0; start < paragraph.length; ) {
        let length = 0;
        for (let longer = SHORTEST; longer <= LONGEST && start + longer <= paragraph.length; longer++)
          if ((holders.get(comparable(paragraph.slice(start, start + longer)))?.size ?? 0) > 1) length = longer;
        if (length === 0 || start + length <= end) {
          start++;
          continue;
        }
        end = start + length;
        said.push(paragraph.slice(start, end));
        start = Math.max(start + 1, end - OVERLAP);
      }
    }
  return said.join('\n');
}

function revise(
  common: CommonText,
  gone: Iterable<string>,
  come: Iterable<readonly [string, readonly string[]]>,
): void {
  for (const _ of common.revise(gone, come));
}

/** Few characters, so that much is said twice: within a document, across documents, in both scripts. */
const paragraph = fc.oneof(
  fc.string({ unit: fc.constantFrom('工', '作'), maxLength: 60 }),
  fc.string({ unit: fc.constantFrom('实', '實', '干', '，', ',', '「', '“'), maxLength: 24 }),
  fc.constantFrom('', '要真抓实干', '要真抓實幹，落到实处', '贯彻落实，真抓实干，落到实处。'),
);
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
/** A document that comes or changes, or, without paragraphs, one that goes. */
const change = fc.tuple(name, fc.option(fc.array(paragraph, { maxLength: 3 }), { freq: 3 }));

suite('what documents have in common', () => {
  test('whatever came, changed and went, it is what it is from scratch', () => {
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 8 }), (rounds) => {
        const common = new CommonText();
        const documents = new Map<string, readonly string[]>();
        for (const round of rounds) {
          const last = new Map(round);
          for (const [id, paragraphs] of last) {
            if (paragraphs) documents.set(id, paragraphs);
            else documents.delete(id);
          }
          const come = [...last].flatMap(([id, paragraphs]) => (paragraphs ? [[id, paragraphs] as const] : []));
          revise(common, last.keys(), come);
          assert.deepEqual([...common.ids()].sort(), [...documents.keys()].sort());
          assert.equal(common.said(documents.keys()), byCounting(documents));
        }
        assert.equal(common.said(documents.keys()), readSequences([...documents.values()]).said);
      }),
      { numRuns: 150 },
    );
  });

  test('the texts that are left are found after others went, again and again', () => {
    const common = new CommonText();
    const filler = (round: number) =>
      Array.from({ length: 900 }, (_, i) => String.fromCharCode(0x4e00 + ((i * round) % 5000)));
    revise(common, [], [['a', ['要真抓实干，落到实处。']]]);
    for (let round = 1; round <= 40; round++) {
      revise(common, [`${round - 1}`], [[`${round}`, [filler(round).join(''), '要真抓实干，']]]);
      assert.equal(common.said(['a']), '要真抓实干，', `round ${round}`);
    }
    revise(common, ['40'], []);
    assert.equal(common.said(['a']), '');
  });

  test('a document that is known already is not read again, one that is not known cannot go', () => {
    const common = new CommonText();
    revise(
      common,
      ['z'],
      [
        ['a', ['要真抓实干']],
        ['b', ['要真抓实干']],
      ],
    );
    revise(common, [], [['a', ['别的']]]);
    assert.equal(common.said(['b', 'a']), '要真抓实干\n要真抓实干');
  });

  test('a change costs what it is long, and one that is long stops for breath [cost]', () => {
    const line = (i: number) => `第${i}号文件指出，要真抓实干，把各项工作落到实处，让群众满意，第${i * 7}条。`;
    const documents = Array.from({ length: 400 }, (_, i) => {
      return [`${i}`, Array.from({ length: 40 }, (_, k) => line(i * 40 + k))] as const;
    });
    const common = new CommonText();
    const cost = (run: () => void) => {
      const before = process.cpuUsage();
      run();
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    let slices = 0;
    const all = cost(() => {
      for (const _ of common.revise([], documents)) slices++;
    });
    assert.ok(slices > 10, `${slices} slices`);
    const one = cost(() => {
      for (let i = 0; i < 10; i++) revise(common, [`${i}`], [[`${i}`, [line(i), line(i + 1)]]]);
    });
    assert.ok(one < all, `ten changes ${one} µs, 400 documents ${all} µs`);
  });

  test('repetition without end costs no more than its length [cost]', () => {
    const cost = (times: number) => {
      const before = process.cpuUsage();
      const texts = ['哈'.repeat(times), '要真抓实干。'.repeat(times / 6), '甲乙丙丁\n'.repeat(times / 5)];
      readSequences([...texts, ...texts].map((text) => text.split('\n')));
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    cost(10_000);
    const [short, long] = [cost(30_000), cost(300_000)];
    assert.ok(long < short * 30, `${short} µs, ${long} µs`);
  });
});
