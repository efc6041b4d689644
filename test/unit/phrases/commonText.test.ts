import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSequences } from '../../../src/phrases';
import { CommonText } from '../../../src/phrases/learning/commonText';
import { comparable } from '../../../src/phrases/learning/comparable';
import { Places } from '../../../src/phrases/learning/sequences';
import { pooledUnits } from '../../../src/phrases/learning/sortedPlaces';
import { runs, thorough } from '../../support/runs';

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
  fc.string({ unit: fc.constantFrom('实', '實', '干', '，', ',', '「', '“', '\0'), maxLength: 24 }),
  fc.constantFrom('', '要真抓实干', '要真抓實幹，落到实处', '贯彻落实，真抓实干，落到实处。'),
);
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
/** A document that comes or changes, or, without paragraphs, one that goes. */
const change = fc.tuple(name, fc.option(fc.array(paragraph, { maxLength: 3 }), { freq: 3 }));

suite('what documents have in common', () => {
  test('whatever came, changed and went, it is what it is from scratch [law]', () => {
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
      runs(150),
    );
  });

  test('the texts that are left are found after others went, again and again [law]', () => {
    const common = new CommonText();
    const filler = (round: number) =>
      Array.from({ length: 900 }, (_, i) => String.fromCharCode(0x4e00 + ((i * round) % 5000)));
    revise(common, [], [['a', ['要真抓实干，落到实处。']]]);
    const rounds = thorough(40, 12);
    for (let round = 1; round <= rounds; round++) {
      revise(common, [`${round - 1}`], [[`${round}`, [filler(round).join(''), '要真抓实干，']]]);
      assert.equal(common.said(['a']), '要真抓实干，', `round ${round}`);
    }
    revise(common, [`${rounds}`], []);
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

  test('U+0000 is a unit like any other', () => {
    assert.equal(readSequences([['甲乙\0丙丁戊己'], ['甲乙\0丙丁戊己']]).said, '甲乙\0丙丁戊己\n甲乙\0丙丁戊己');
    const reading = Places.read('甲\0乙\n甲\0乙');
    for (let next = reading.next(); ; next = reading.next()) {
      if (!next.done) continue;
      const { keys } = next.value;
      const range = { low: 0, high: 0 };
      assert.ok(keys.find(range, pooledUnits('甲\0乙'), 0, 3));
      assert.deepEqual([keys.lengthAt(range.low), range.high - range.low], [3, 2]);
      assert.ok(!keys.find(range, pooledUnits('甲\n'), 0, 2));
      break;
    }
  });

  type Named = readonly [id: string, paragraphs: readonly string[]];
  const before: Named[] = [
    ['a', ['要真抓实干，落到实处。']],
    ['b', ['要真抓实干，抓出成效。']],
    ['c', ['进一步增强服务意识。']],
  ];
  const comingWith = (lines: number): Named[] => [
    ['d', ['进一步增强服务意识，要真抓实干，落到实处。']],
    ['e', Array.from({ length: lines }, (_, i) => `第${i}号文件，落到实处。`)],
  ];
  const saidBy = (documents: readonly Named[]) => readSequences(documents.map(([, paragraphs]) => paragraphs)).said;
  const idsOf = (documents: readonly (readonly [string, unknown])[]) => documents.map(([id]) => id);

  /** Revises, and stops after so many slices; whether there were more. */
  function giveUp(common: CommonText, coming: readonly Named[], slices: number, isTold: boolean): boolean {
    const work = common.revise(['a'], coming);
    for (let slice = 0; slice < slices; slice++) if (work.next().done) return false;
    if (isTold) work.return();
    return true;
  }

  test('given up half-way, documents are taken in or they are not: nothing is left out [cost]', () => {
    const coming = comingWith(4000);
    const after = [...before.slice(1), ...coming];
    const [saidBefore, saidAfter] = [saidBy(before), saidBy(after)];
    let [none, all] = [0, 0];
    for (const isTold of [true, false])
      for (let slices = 1; ; slices++) {
        const common = new CommonText();
        revise(common, [], before);
        if (!giveUp(common, coming, slices, isTold)) break;
        const isIn = common.has('d');
        assert.deepEqual([...common.ids()].sort(), idsOf(isIn ? after : before).sort());
        if (isIn) all++;
        else none++;
        assert.equal(common.said(common.ids()), isIn ? saidAfter : saidBefore, `${slices} slices`);
        revise(common, ['a'], coming);
        assert.equal(common.said(idsOf(after)), saidAfter, `${slices} slices`);
      }
    assert.ok(none > 1 && all > 1, `${none} times nothing, ${all} times all`);
  });

  test('after a failure it is what it was, and goes on [law]', () => {
    const coming = comingWith(thorough(4000, 400));
    const after = [...before.slice(1), ...coming];
    const common = new CommonText();
    revise(common, [], before);
    function* failing(): Generator<Named> {
      yield* coming;
      throw new Error('unreadable');
    }
    for (let time = 0; time < 3; time++) assert.throws(() => revise(common, ['a'], failing()), /unreadable/);
    assert.deepEqual([...common.ids()], idsOf(before));
    assert.equal(common.said(idsOf(before)), saidBy(before));
    revise(common, ['a'], [...coming, ['d', ['别的']]]);
    assert.equal(common.said(idsOf(after)), saidBy(after));
  });

  test('more documents than 16 bits can number [cost]', () => {
    const documents = Array.from({ length: 66_000 }, (_, i) => [
      String.fromCharCode(0x4e00 + (i % 20_000), 0x5000 + i / 2),
    ]);
    for (const i of [7, 7 + 65_536]) documents[i] = ['共同的话语首尾'];
    assert.equal(readSequences(documents).said, '共同的话语首尾\n共同的话语首尾');
    const common = new CommonText();
    const named = documents.map((paragraphs, i) => [`${i}`, paragraphs] as const);
    revise(common, [], named);
    revise(common, idsOf(named.slice(10, 60_000)), [['x', ['共同的话语']]]);
    assert.equal(common.said(['7', `${7 + 65_536}`, 'x']), '共同的话语首尾\n共同的话语首尾\n共同的话语');
  });

  test('a change costs what it is long, and one that is long stops for breath [cost]', () => {
    const line = (i: number) => `第${i}号文件指出，要真抓实干，把各项工作落到实处，让群众满意，第${i * 7}条。`;
    const documents = Array.from({ length: 1000 }, (_, i) => {
      return [`${i}`, Array.from({ length: 20 }, (_, k) => line(i * 20 + k))] as const;
    });
    const cost = (run: () => void) => {
      const before = process.cpuUsage();
      run();
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const common = new CommonText();
    let slices = 0;
    const all = cost(() => {
      for (const _ of common.revise([], documents)) slices++;
    });
    assert.ok(slices > 10, `${slices} slices`);
    const changes = Array.from({ length: 50 }, (_, i) =>
      cost(() => revise(common, [`${i}`], [[`${i}`, [line(i), line(i + 1)]]])),
    );
    // The best of them: of what cold code and a busy machine make of the others it says nothing.
    const one = Math.min(...changes);
    assert.ok(one < all / 20, `a change ${one} µs, 1000 documents ${all} µs`);
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
