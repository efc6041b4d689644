import assert from 'node:assert/strict';
import { Phrasebook, readBook, readBookFile, writeBook } from '../../../src/phrases';
import { syntheticBook } from '../../bench/syntheticBook';

const VALID = {
  text: '团结、务实',
  kind: 'parallel-list',
  theme: '精神作风',
  members: ['团结', '务实'],
  explanation: '指两种精神。',
  pinyin: 'tuan jie wu shi',
  sources: [{ title: '样例' }],
};

/** The problems of a book with this one entry beside a valid one: `field code values`. The valid one always loads. */
async function reports(fields: object | null | string, ...expected: string[]): Promise<void> {
  const entry = typeof fields === 'object' && fields !== null ? { ...VALID, ...fields } : fields;
  const book: unknown = JSON.parse(JSON.stringify({ version: 1, phrases: [entry, VALID] }));
  const { phrases, problems } = await readBook(book);
  assert.deepEqual(
    problems.map(({ field, code, values }) => `${field} ${code} ${JSON.stringify(values)}`),
    expected,
  );
  assert.ok(problems.every((problem) => problem.entry === 0));
  assert.equal(phrases.length, expected.length === 0 ? 2 : 1);
  assert.deepEqual(phrases.at(-1), VALID);
}

async function refuses(book: unknown, expected: string): Promise<void> {
  const { phrases, problems } = await readBook(book);
  assert.deepEqual(phrases, []);
  assert.deepEqual(
    problems.map(({ entry, field, code }) => `${entry} ${field} ${code}`),
    [expected],
  );
}

suite('reading a book', () => {
  test('valid entries, with themes of one’s own and all fields', async () => {
    await reports({});
    await reports({
      theme: '企业文化',
      role: '领起',
      score: 0.5,
      usage: '……',
      variants: ['团结务实'],
      complete: false,
    });
    await reports({ sources: [], explanation: '' });
    await reports({
      sources: [{ title: '甲', section: '一', date: '2024-04', uri: 'file:///a.md', start: 0, end: 5 }],
    });
    await reports({ traditional: { text: '團結、務實', explanation: '', members: ['團結', '務實'] } });
    await reports({ text: '绿水', members: undefined, pinyin: 'lǜ shuǐ' });
    await reports({ text: '𠮷祥', members: undefined, pinyin: 'ji xiang' });
  });

  test('an invalid entry is named by its text and field; the rest loads', async () => {
    await reports({ kind: undefined }, 'kind missing-field {}');
    await reports({ note: 1 }, 'note unknown-field {}');
    // Nothing that stands in a file is called.
    await reports(
      { role: { toString: 1 } },
      'role not-allowed {"value":"{…}","allowed":"标题 领起 并列要求 反面告诫 比喻 引语"}',
    );
    await reports({ explanation: 7 }, 'explanation wrong-type {"expected":"string"}');
    await reports(
      { role: '结尾' },
      'role not-allowed {"value":"结尾","allowed":"标题 领起 并列要求 反面告诫 比喻 引语"}',
    );
    await reports({ complete: true }, 'complete not-allowed {"value":"true","allowed":"false"}');
    await reports({ theme: '' }, 'theme too-short {"least":1}');
    await reports({ score: 2 }, 'score too-large {"most":1}');
    await reports({ sources: [{ title: '甲' }, { section: '一' }] }, 'sources/1/title missing-field {}');
    await reports({ sources: [{ title: '甲', start: -1 }] }, 'sources/0/start too-small {"least":0}');
    await reports({ traditional: { text: '團結' } }, 'traditional/explanation missing-field {}');
    await reports({ members: ['团结'] }, 'members too-few {"least":2}');
    await reports({ pinyin: 'tuan  jie' }, 'pinyin wrong-form {"form":"^\\\\p{L}+( \\\\p{L}+)*$"}');
  });

  test('several problems of one entry', async () => {
    await reports(
      { theme: 1, explanation: null },
      'theme wrong-type {"expected":"string"}',
      'explanation wrong-type {"expected":"string"}',
    );
  });

  test('fields that contradict each other', async () => {
    await reports({ members: ['团结', '创新'] }, 'members/1 stray-member {"member":"创新"}');
    await reports({ expansion: '一要创新', members: ['团结', '创新'] });
    await reports({ kind: 'frame' }, 'frame no-gap {}');
    await reports({ kind: 'frame', frame: '团结' }, 'frame no-gap {}');
    await reports({ kind: 'frame', frame: '$1、务实' });
    await reports({ pinyin: 'tuan jie' }, 'pinyin syllables {"syllables":2,"han":4}');
    await reports({ text: '𠮷祥、务实', members: undefined });
  });

  test('entries that are no objects', async () => {
    await reports(null, ' wrong-type {"expected":"object"}');
    await reports('团结', ' wrong-type {"expected":"object"}');
  });

  test('the text names the entry where there is one', async () => {
    const { problems } = await readBook({ version: 1, phrases: [{ text: '团结' }, { text: 5 }, 5] });
    assert.deepEqual(
      [...new Set(problems.map(({ entry, text }) => `${entry} ${text}`))],
      ['0 团结', '1 undefined', '2 undefined'],
    );
  });

  test('what is no book', async () => {
    for (const book of [null, 5, 'x', [], {}, { version: 1 }]) await refuses(book, '-1  not-a-book');
    await refuses({ phrases: [] }, '-1 version missing-field');
    for (const version of [0, '1', null]) await refuses({ version, phrases: [] }, '-1 version not-allowed');
    await refuses({ version: { toString: 1 }, phrases: [] }, '-1 version not-allowed');
    await refuses({ version: 2, phrases: [] }, '-1 version version');
    await refuses({ version: 1, phrases: {} }, '-1 phrases wrong-type');
  });

  test('the text of a file: with a byte order mark, with what it says of itself, or no JSON at all', async () => {
    const text = JSON.stringify({ $schema: './schema.json', version: 1, title: '本厂短语', phrases: [VALID] });
    const read = { head: { $schema: './schema.json', title: '本厂短语' }, phrases: [VALID], problems: [] };
    assert.deepEqual(await readBookFile(text), read);
    assert.deepEqual(await readBookFile(`\ufeff${text}`), read);
    for (const broken of ['', '{', text.slice(0, -1)]) {
      const { phrases, problems, head } = await readBookFile(broken);
      assert.deepEqual(
        { phrases, head, codes: problems.map(({ code }) => code) },
        { phrases: [], head: {}, codes: ['not-json'] },
      );
    }
  });

  test('an empty book', async () => {
    assert.deepEqual(await readBook({ version: 1, phrases: [] }), { phrases: [], problems: [] });
  });
});

suite('a large book', () => {
  const cost = async <T>(run: () => T | Promise<T>): Promise<[milliseconds: number, result: T]> => {
    const before = process.cpuUsage();
    const result = await run();
    const { user, system } = process.cpuUsage(before);
    return [(user + system) / 1000, result];
  };
  const median = (of: number[]): number => of.sort((a, b) => a - b)[of.length >> 1] as number;

  // 100,000 phrases in a second is a figure of the bench; that reading and indexing are of the order of parsing JSON holds on any machine.
  test('is read and indexed in a few times what parsing it takes, in proportion to its size [cost]', async () => {
    const ratios: number[] = [];
    const growths: number[] = [];
    await readBook({ version: 1, phrases: [] });
    for (let i = 0; i < 3; i++) {
      const costs: number[] = [];
      for (const size of [1000, 4000]) {
        const json = writeBook(syntheticBook(size));
        const [parsing, book] = await cost((): unknown => JSON.parse(json));
        const [reading] = await cost(async () => Phrasebook.from((await readBook(book)).phrases));
        costs.push(parsing + reading);
        ratios.push(reading / parsing);
      }
      growths.push((costs[1] as number) / (costs[0] as number));
    }
    assert.ok(median(ratios) < 8, `${median(ratios)} times`);
    assert.ok(median(growths) < 8, `${median(growths)} times for four times as many`);
  });
});
