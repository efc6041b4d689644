import assert from 'node:assert/strict';
import fc from 'fast-check';
import schema from '../../../media/phrasebook.schema.json';
import {
  type Headword,
  importPhrases,
  type Phrase,
  readBookBytes,
  readBookFile,
  writeBook,
} from '../../../src/phrases';
import { syntheticBook } from '../../bench/syntheticBook';
import { runs, sample, thorough } from '../../support/runs';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Every field in every form that a file may give it. */
const ENTRIES: Phrase[] = [
  ...syntheticBook(6),
  {
    text: '“三服务”',
    kind: 'numeric-abbreviation',
    role: '领起',
    theme: '服务保障',
    members: ['服务领导', '服务部门'],
    expansion: '服务领导、服务部门',
    variants: ['三个服务', '“三服务”工作'],
    explanation: '引自“报告”。\n第二行\t"引号"\\',
    usage: '……',
    score: 0.125,
    pinyin: 'san fu wu',
    traditional: {
      text: '「三服務」',
      members: ['服務領導', '服務部門'],
      expansion: '服務領導、服務部門',
      explanation: '',
    },
    sources: [{ title: '甲', section: '一', date: '2024-04', uri: 'file:///a.md', start: 0, end: 15 }, { title: '乙' }],
  },
  {
    text: '𠮷祥·如意',
    kind: 'metaphor',
    theme: '自定',
    complete: false,
    explanation: '',
    pinyin: 'jí xiáng rú yì',
    sources: [],
  },
  {
    text: '\ufeff绿水',
    kind: 'maxim',
    theme: '绿',
    score: 1,
    explanation: 'é'.repeat(1000),
    pinyin: 'lǜ shuǐ',
    sources: [],
  },
];
/** An entry without a text, and without fields that a text may contradict. */
const PLAIN = { kind: 'maxim', theme: '自定', explanation: '', sources: [] };
const RIGHT = { version: 1, title: '样本', phrases: ENTRIES };

/** As other programs write JSON: beyond ASCII in escapes alone. */
const inAscii = (text: string): string =>
  text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const FILES = [
  writeBook(ENTRIES, { title: '样本' }),
  writeBook(ENTRIES).replaceAll('\n', '\r\n'),
  JSON.stringify(RIGHT),
  JSON.stringify(RIGHT, null, '\t'),
  inAscii(JSON.stringify(RIGHT)),
  JSON.stringify({ phrases: ENTRIES.map((entry) => Object.fromEntries(Object.entries(entry).reverse())), version: 1 }),
];

const HEAD_FIELDS = [
  'text',
  'kind',
  'theme',
  'members',
  'expansion',
  'variants',
  'frame',
  'complete',
  'score',
  'pinyin',
] as const satisfies readonly (keyof Headword)[];

/** What readBookBytes() reads is what readBookFile() reads of the same text. @returns how many phrases were not made for that */
async function compare(bytes: Uint8Array): Promise<{ stored: number; phrases: number; problems: number }> {
  const expected = await readBookFile(new TextDecoder().decode(bytes));
  const { head, phrases, problems } = await readBookBytes(bytes);
  assert.deepEqual(head, expected.head);
  assert.deepEqual(problems, expected.problems);
  assert.equal(phrases.length, expected.phrases.length);
  let stored = 0;
  for (const [at, wanted] of expected.phrases.entries()) {
    const word = phrases.head(at);
    for (const field of HEAD_FIELDS) assert.deepEqual(word[field], wanted[field], field);
    assert.equal(word.traditional?.text, wanted.traditional?.text);
    assert.equal(word.traditional?.frame, wanted.traditional?.frame);
    assert.equal(word.traditional?.expansion, wanted.traditional?.expansion);
    const phrase = phrases.phrase(at);
    assert.deepEqual(phrase, wanted);
    assert.equal(phrases.phrase(at), phrase, 'made once');
    if (word !== phrase) stored++;
  }
  return { stored, phrases: phrases.length, problems: problems.length };
}

/** What is put into a file, or in place of something. */
const PIECES = [
  '"text": "再", ',
  '"text":',
  '"\\u0074ext": "再", ',
  '"__proto__": {"text": 1}, ',
  '"note": [1, {"a": [null, true, false]}], ',
  '"complete": false, ',
  '"score": 01, ',
  '"score": -0.0, ',
  '"score": 1e-1, ',
  '"score": 1e400, ',
  '"score": 0.1234567890123456789, ',
  '"kind": "maxim", ',
  '"phrases": [], ',
  '"version": 2, ',
  '{"version": 1, "phrases": [',
  '\\',
  '\\ud800',
  '\\udc00\\ud83d',
  '\\u0000',
  '\\x',
  '\\u12g4',
  '"',
  ',',
  ':',
  '{',
  '}',
  '[',
  ']',
  '[]',
  '{}',
  '-',
  '1.',
  '1.0',
  '1E+2',
  'nul',
  'false',
  'null, ',
  '\ufeff',
  '\u2028',
  '\u00a0',
  '\t',
  '\r\n',
  '\u0000',
  '\u001f',
  '\u007f',
  '学',
  '𠮷',
  '学'.repeat(201),
  '/* */',
  '['.repeat(150) + ']'.repeat(150),
  `"deep": ${'{"a":'.repeat(120)}1${'}'.repeat(120)}, `,
].map(encode);
const BYTES = [0x80, 0xbf, 0xc0, 0xc2, 0xe4, 0xed, 0xef, 0xf0, 0xf4, 0xff, 0x20, 0x22, 0x5c, 0x2c];

/** A change at a place, which is a share of the length. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  left: fc.nat({ max: 40 }),
  piece: fc.oneof(
    fc.constantFrom(...PIECES),
    fc.constantFrom(...BYTES).map((byte) => Uint8Array.of(byte)),
    fc.constant(new Uint8Array()),
  ),
  /** Where to look for a place: behind the next of these, so that most changes leave JSON. */
  behind: fc.constantFrom(undefined, '{', '[', ',', ':', '"', '}', ']'),
});
/** A value that some field might have. */
const scalar = fc.constantFrom<unknown>(
  '',
  '学',
  '学习',
  '𠮷',
  '\ud800',
  '\n“”\\"',
  'xue xi',
  'xue  xi',
  'frame',
  '领起',
  '学'.repeat(201),
  null,
  true,
  false,
  0,
  -1,
  0.5,
  1.5,
  1e300,
);
const value = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.array(fc.dictionary(fc.constantFrom('title', 'section', 'uri', 'start', 'end', 'other'), scalar), {
    maxLength: 2,
  }),
  fc.dictionary(fc.constantFrom('text', 'members', 'explanation', 'usage', 'other', '__proto__'), scalar),
);
/** One of the entries, at times with fields that are others or are missing. */
const entry = fc
  .record({
    entry: fc.constantFrom(...ENTRIES),
    changed: fc.oneof(
      { weight: 3, arbitrary: fc.constant({}) },
      {
        weight: 1,
        arbitrary: fc.dictionary(
          fc.constantFrom(...Object.keys(schema.definitions.phrase.properties), 'other', '__proto__'),
          fc.oneof(value, fc.constant(undefined)),
          { minKeys: 1, maxKeys: 2 },
        ),
      },
    ),
  })
  .map(({ entry, changed }) => ({ ...entry, ...changed }));
const file = fc
  .record({
    phrases: fc.array(entry, { maxLength: 4 }),
    write: fc.constantFrom(
      (book: unknown) => JSON.stringify(book),
      (book: unknown) => JSON.stringify(book, null, 2),
      (book: unknown) => JSON.stringify(book, null, '\t').replaceAll('\n', '\r\n'),
      (book: unknown) => inAscii(JSON.stringify(book)),
    ),
  })
  .map(({ phrases, write }) => write({ version: 1, title: '样本', phrases }));

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(bytes: Uint8Array, { at, left, piece, behind }: Change): Uint8Array {
  const place = Math.floor(at * bytes.length);
  const from = behind === undefined ? place : bytes.indexOf(behind.charCodeAt(0), place) + 1;
  const to = Math.min(bytes.length, from + (left > 12 ? 0 : left));
  const result = new Uint8Array(bytes.length - (to - from) + piece.length);
  result.set(bytes.subarray(0, from));
  result.set(piece, from);
  result.set(bytes.subarray(to), from + piece.length);
  return result;
}

suite('a book read from its bytes', () => {
  test('a right one: nothing of it is made until it is asked for', async () => {
    for (const file of FILES) {
      const { stored, phrases, problems } = await compare(encode(file));
      assert.deepEqual([stored, phrases, problems], [ENTRIES.length, ENTRIES.length, 0], file.slice(0, 60));
    }
    const lines = Array.from({ length: 50 }, (_, at) => `团结第${at}人\t释义“${at}”`).join('\n');
    const { stored } = await compare(encode(writeBook(importPhrases(lines, 'lines').phrases)));
    assert.equal(stored, 50);
  });

  test('with byte order marks as a text has them', async () => {
    const file = FILES[0] as string;
    for (const marks of ['\ufeff', '\ufeff\ufeff', '\ufeff\ufeff\ufeff', ' \ufeff', '\ufeff '])
      await compare(encode(marks + file));
    assert.equal((await compare(encode(`\ufeff\ufeff${file}`))).stored, ENTRIES.length);
  });

  test('what is wrong with an entry is said as before, and the others are not made for it', async () => {
    const { explanation: _, ...unexplained } = ENTRIES[0] as Phrase;
    const wrong: unknown[] = [
      null,
      7,
      'text',
      [],
      {},
      unexplained,
      { ...ENTRIES[1], note: 1 },
      { ...ENTRIES[1], kind: 'song' },
      ...['学', '𠮷', 'a', '', '学'.repeat(201)].map((text) => ({ ...PLAIN, text })),
      { ...ENTRIES[1], members: ['无'] },
      { ...ENTRIES[1], members: ['无', '有'] },
      { ...ENTRIES[1], pinyin: 'a' },
      { ...ENTRIES[1], pinyin: 'a  b' },
      { ...ENTRIES[1], score: 2 },
      { ...ENTRIES[1], complete: true },
      { ...ENTRIES[1], kind: 'frame', frame: '无' },
      { ...ENTRIES[1], sources: [{ title: '', start: 1.5 }] },
      { ...ENTRIES[1], sources: Array.from({ length: 1001 }, () => ({ title: '甲' })) },
      { ...ENTRIES[1], traditional: { text: '團結' } },
    ];
    for (const each of wrong) {
      const { stored, phrases, problems } = await compare(
        encode(JSON.stringify({ version: 1, phrases: [ENTRIES[0], each, ENTRIES[2]] })),
      );
      assert.deepEqual([stored, phrases], [2, 2], JSON.stringify(each).slice(0, 200));
      assert.ok(problems > 0);
    }
    await compare(encode(JSON.stringify({ version: 1, phrases: wrong })));
  });

  test('an entry that is only unusual is made and loads', async () => {
    const unusual = [
      { ...ENTRIES[1], text: '𠮷'.repeat(150), members: undefined, pinyin: undefined },
      { ...ENTRIES[1], explanation: '𠮷'.repeat(900) },
      { ...ENTRIES[1], usage: '学'.repeat(1000), sources: [{ title: '甲', uri: 'a'.repeat(4000) }] },
      // Its fields are out of reach.
      {
        sources: Array.from({ length: 40 }, () => ({ title: '甲', uri: 'a'.repeat(4000) })),
        text: '团结',
        kind: 'maxim',
        theme: '自定',
        explanation: '',
      },
    ];
    for (const each of unusual) {
      const { phrases, problems } = await compare(encode(JSON.stringify({ version: 1, phrases: [each, ENTRIES[2]] })));
      assert.deepEqual([phrases, problems], [2, 0]);
    }
  });

  test('it stops for breath however many entries are in doubt [cost]', async () => {
    for (const [note, count, least] of [
      [undefined, 4100, 2],
      [1, 820, 8],
    ] as const) {
      const entries = Array.from({ length: count }, (_, i) => {
        return { ...PLAIN, text: `团结${String.fromCharCode(0x4e00 + i)}`, note };
      });
      let breaths = 0;
      const { phrases, problems } = await readBookBytes(
        encode(JSON.stringify({ version: 1, phrases: entries })),
        async () => void breaths++,
      );
      assert.equal(phrases.length + problems.length, count);
      assert.ok(breaths >= least, String(breaths));
    }
  });

  test('of a field that comes twice the last counts, with all it holds', async () => {
    for (const twice of [
      '"text": "先", "text": "后后"',
      '"text": "先说后说", "text": 7',
      '"text": "后后", "variants": ["先"], "variants": []',
      '"text": "后后", "traditional": {"text": "先先", "expansion": "先", "explanation": ""}, "traditional": {"text": "後後", "explanation": ""}',
      '"text": "后后", "sources": [{"title": "甲", "title": "乙"}]',
    ]) {
      const rest = JSON.stringify({ kind: 'maxim', theme: '自定', explanation: '', sources: [] }).slice(1);
      await compare(encode(`{"version": 1, "phrases": [{${twice}, ${rest}]}`));
    }
  });

  test('numbers, in all that JSON and what is not JSON writes [law]', async () => {
    const numbers =
      '0 1 -0 0.5 0.50 1.0 1e0 1E-1 1e+0 10e-1 0.1234567890123456789 1e400 -1 2 00 01 -01 .5 1. 1.e0 1e 1e+ + - +1 0x1 1_0 NaN Infinity';
    const rest = JSON.stringify({ ...PLAIN, text: '团结' }).slice(1);
    for (const number of sample(numbers.split(' '), 4))
      for (const field of ['"score": ', '"sources": [{"title": "甲", "start": ', '"note": ['])
        for (const end of ['', ' ', '}]', ']'])
          await compare(encode(`{"version": 1, "phrases": [{${field}${number}${end}, ${rest}]}`));
  });

  test('bytes that are no UTF-8 are read as a decoder reads them [law]', async () => {
    const [before, behind] = [
      '{"version": 1, "phrases": [{"text": "团结',
      `", ${JSON.stringify(PLAIN).slice(1)}]}`,
    ].map(encode);
    const valid = ['41', 'c2 b7', 'e5 ad a6', 'ef bb bf', 'ef bf bd', 'ee 80 80', 'f0 a0 ae b7', 'f4 8f bf bf', '7f'];
    const invalid = [
      '80',
      'c0 80',
      'c1 bf',
      'c2',
      'e0 80 80',
      'e0 9f bf',
      'e5 ad',
      'e5 41',
      'ed a0 80',
      'ed bf bf',
      'f0 80 80 80',
    ];
    const more = ['f4 90 80 80', 'f5 80 80 80', 'f8', 'fe', 'ff', 'f0 a0 ae', 'e5 f0 a0 ae b7', '0a', '00', '1f'];
    for (const each of sample([...valid, ...invalid, ...more], 4))
      for (const times of [1, 66, 67, 199]) {
        const bytes = Array.from({ length: times }, () =>
          each.split(' ').map((byte) => Number.parseInt(byte, 16)),
        ).flat();
        await compare(Uint8Array.from([...(before as Uint8Array), ...bytes, ...(behind as Uint8Array)]));
      }
  });

  test('files that are no books [law]', async () => {
    const files = [
      '',
      ' ',
      'null',
      '[]',
      '{}',
      '{"version":1}',
      '{"phrases":[]}',
      '{"phrases":5,"version":1}',
      '{"version":2,"phrases":[{}]}',
      '{"version":"1","phrases":[]}',
      '{"version":1,"phrases":[]}',
      '{"version":1,"phrases":[ ]}',
      '{"version":1,"phrases":[],"phrases":5}',
      '{"version":1,"phrases":5,"phrases":[{}]}',
      '{"version":1,"phrases":[{}],"phrases":[1]}',
      '{"version":1,"phrases":[1],"\\u0070hrases":[{},{}]}',
      '{"version":1,"\\u0070hrases":[]}',
      '{"version":1,"phrases":[],}',
      '{"version":1,"phrases":[],"title":7,"$schema":null,"other":{"phrases":[1]}}',
      '{"version":1,"__proto__":{"phrases":[]}}',
      '{"version":1,"phrases":[]} x',
      '{"version":1,"phrases":[,]}',
      '{"version":1,"phrases":[1 2]}',
      '{"version":1,"phrases":[1,]}',
      '{"version":1,"phrases":[tru]}',
      '{"version":1,"phrases":[-]}',
      '{"version":1,"phrases":[1e]}',
    ];
    for (const file of files) await compare(encode(file));
    const whole = encode(FILES[0] as string);
    const ends: number[] = [];
    for (let end = 0; end < whole.length; end += 1 + (end >> 4)) ends.push(end);
    for (const end of sample(ends, 4)) await compare(whole.subarray(0, end));
  });

  test('whatever an entry holds and whatever is done to its file, the same comes out [law]', async () => {
    const seen = { whole: 0, broken: 0, mixed: 0 };
    await fc.assert(
      fc.asyncProperty(file, fc.array(change, { maxLength: 2 }), async (text, changes) => {
        const { stored, phrases, problems } = await compare(changes.reduce(changed, encode(text)));
        if (phrases === 0) seen.broken++;
        else if (problems === 0) seen.whole++;
        else if (stored > 0) seen.mixed++;
      }),
      runs(1000),
    );
    // Enough of them are books still, and enough of these have an entry that is none.
    assert.ok(Math.min(seen.whole, seen.broken, seen.mixed) > thorough(50, 5), JSON.stringify(seen));
  });

  test('the schema’s pattern has a quick way', () => {
    // Were the pattern another one, every pinyin would be made to be checked.
    assert.equal(schema.definitions.phrase.properties.pinyin.pattern, '^\\p{L}+( \\p{L}+)*$');
  });
});
