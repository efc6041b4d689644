import assert from 'node:assert/strict';
import { addPhrases, mergePhrases, type Phrase, readBook, writeBook } from '../../../src/phrases';
import { mend } from '../../../src/phrases/damaged';
import { entry, SAMPLE } from './sample';

async function assertReadsBack(phrases: Parameters<typeof writeBook>[0]): Promise<void> {
  const text = writeBook(phrases);
  const { phrases: read, problems } = await readBook(JSON.parse(text));
  assert.deepEqual(problems, []);
  assert.equal(writeBook(read), text);
  assert.deepEqual(new Set(read.map((phrase) => phrase.text)), new Set(phrases.map((phrase) => phrase.text)));
}

suite('book files', () => {
  test('read back as they were written', () => assertReadsBack(SAMPLE));
  test('an empty one too', () => assertReadsBack([]));

  test('are the same whatever the order of the phrases', () => {
    assert.equal(writeBook([...SAMPLE].reverse()), writeBook(SAMPLE));
  });

  test('hold one phrase a block, one field a line', () => {
    const phrase = entry({
      text: '上下同心',
      members: ['上下', '同心'],
      sources: [{ title: '简报', start: 3, end: 7 }],
    });
    assert.equal(
      writeBook([phrase], { title: '本厂短语' }),
      `{
  "version": 1,
  "title": "本厂短语",
  "phrases": [
    {
      "text": "上下同心",
      "kind": "collocation",
      "theme": "精神作风",
      "members": ["上下", "同心"],
      "explanation": "",
      "sources": [
        { "title": "简报", "start": 3, "end": 7 }
      ]
    }
  ]
}
`,
    );
  });
});

suite('merging', () => {
  const own = entry({
    text: '上下同心',
    explanation: '指齐心。',
    sources: [{ title: '甲', start: 1, end: 5, uri: 'file:///a' }],
  });

  test('of equal phrases one stays, with the sources of both', () => {
    const { phrases, added, merged, conflicts } = mergePhrases(
      [own],
      [
        entry({ text: '“上下同心”', sources: [{ title: '乙' }], pinyin: 'shang xia tong xin' }),
        entry({ text: '事事有人管' }),
      ],
    );
    assert.deepEqual(
      phrases.map(({ text }) => text),
      ['上下同心', '事事有人管'],
    );
    assert.deepEqual(
      phrases[0]?.sources.map(({ title }) => title),
      ['甲', '乙'],
    );
    assert.equal(phrases[0]?.explanation, '指齐心。');
    assert.equal(phrases[0]?.pinyin, 'shang xia tong xin');
    assert.deepEqual([added, merged, conflicts], [1, 1, []]);
  });

  test('two explanations are both kept, each with its document', () => {
    const other = entry({ text: '上下同心', explanation: '比喻步调一致。', sources: [{ title: '乙' }] });
    const once = mergePhrases([own], [other]);
    assert.equal(once.phrases[0]?.explanation, '指齐心。〔甲〕\n比喻步调一致。〔乙〕');
    assert.deepEqual(once.conflicts, ['上下同心']);
    const twice = mergePhrases(once.phrases, [other, own]);
    assert.deepEqual(twice.phrases, once.phrases);
    assert.deepEqual([twice.added, twice.merged, twice.conflicts], [0, 0, []]);
  });

  test('nothing is merged where nothing is taken over, whatever the order of the fields', () => {
    const { sources, text, ...rest } = own;
    assert.equal(mergePhrases([own], [{ sources, ...rest, text }]).merged, 0);
    assert.equal(mergePhrases([{ sources, ...rest, text }], [own]).merged, 0);
    assert.equal(mergePhrases([own], [{ ...own, usage: '用例' }]).merged, 1);
  });

  test('a second explanation that finds no room is named', () => {
    const long = (character: string) => character.repeat(600);
    const first = entry({ text: '上下同心', explanation: long('甲'), sources: [{ title: '甲' }] });
    const second = entry({ text: '上下同心', explanation: long('乙'), sources: [{ title: '乙' }] });
    const { phrases, conflicts, dropped } = mergePhrases([first], [second]);
    assert.deepEqual(phrases, [{ ...first, sources: [{ title: '甲' }, { title: '乙' }] }]);
    assert.deepEqual([conflicts, dropped], [[], ['上下同心']]);
  });

  test('what is taken over fits the text, in its script', () => {
    const merged = (mine: Phrase, other: Phrase) => mergePhrases([mine], [other]).phrases;
    const simplified = entry({ text: '团结、务实' });
    const traditional = entry({
      text: '團結、務實',
      members: ['團結', '務實'],
      variants: ['團結務實'],
      expansion: '一要團結，二要務實',
      usage: '用例',
    });
    assert.deepEqual(merged(simplified, traditional), [{ ...simplified, members: ['团结', '务实'], usage: '用例' }]);
    assert.deepEqual(merged(traditional, { ...simplified, members: ['团结', '务实'] }), [traditional]);
    const abbreviation = entry({
      text: '三服務',
      members: ['為領導服務', '為部門服務'],
      expansion: '為領導服務，為部門服務',
    });
    assert.deepEqual(merged(entry({ text: '三服务' }), abbreviation), [entry({ text: '三服务' })]);
    assert.deepEqual(merged(entry({ text: '“三服務”' }), abbreviation), [{ ...abbreviation, text: '“三服務”' }]);
    assert.deepEqual(
      merged(entry({ text: '团结、务实' }), entry({ text: '“团结”“务实”', members: ['“团结”', '“务实”'] })),
      [entry({ text: '团结、务实' }), entry({ text: '“团结”“务实”', members: ['“团结”', '“务实”'] })],
    );
  });

  test('Traditional and Simplified are the same phrase', () => {
    assert.equal(mergePhrases([own], [entry({ text: '上下同心' }), entry({ text: '團結務實' })]).added, 1);
    assert.equal(mergePhrases([entry({ text: '团结务实' })], [entry({ text: '團結務實' })]).added, 0);
  });

  test('twice in what is added is once', () => {
    assert.equal(mergePhrases([], [own, own]).added, 1);
  });
});

suite('putting phrases into a book', () => {
  const own = entry({ text: '上下同心', pinyin: 'shang xia tong xin' });

  test('they are repaired, and typed by their letters', async () => {
    const { phrases, refused } = await addPhrases([own], [entry({ text: '左右&ldquo;协力&rdquo;' })]);
    assert.deepEqual(phrases, [own, entry({ text: '左右“协力”', pinyin: 'zuo you xie li' })]);
    assert.deepEqual(refused, []);
  });

  test('what the book would not read back is refused by name, and the rest goes in', async () => {
    const stray = entry({ text: '团结、务实', members: ['团结', ''] });
    const short = entry({ text: '\u{20bb7}' });
    const damaged = entry({ text: '上下同\ufffd' });
    const { phrases, added, refused } = await addPhrases([own], [stray, short, damaged, entry({ text: '事事有人管' })]);
    assert.deepEqual(phrases, [own, entry({ text: '事事有人管', pinyin: 'shi shi you ren guan' })]);
    assert.equal(added, 1);
    const reasons = refused.map(({ text, because }) => [
      text,
      'kind' in because ? because.kind : `${because.field} ${because.code}`,
    ]);
    assert.deepEqual(reasons, [
      ['上下同\ufffd', 'lost-character'],
      ['团结、务实', 'members/1 too-short'],
      ['\u{20bb7}', 'text too-short'],
    ]);
    assert.deepEqual((await readBook({ version: 1, phrases })).problems, []);
  });
});

suite('phrases with damage', () => {
  const assertMended = (text: string, expected: string) => {
    const result = mend(entry({ text, explanation: '指齐心。' }));
    assert.ok('phrase' in result);
    assert.equal(result.phrase.text, expected);
    assert.equal(result.repaired, text !== expected);
  };

  test('are repaired where it is certain', () => {
    assertMended('上下同心', '上下同心');
    assertMended('上下&ldquo;同心&rdquo;', '上下“同心”');
    assertMended('全(quán)厂(chǎng)职(zhí)工(gōng)', '全厂职工');
  });

  test('and refused where it is not', () => {
    const result = mend(entry({ text: '上下同\ufffd' }));
    assert.ok('refusedFor' in result);
    assert.equal(result.refusedFor.kind, 'lost-character');
  });
});
