import assert from 'node:assert/strict';
import { type CompletionOptions, Continuation, learn, type Phrase, Phrasebook } from '../../../src/phrases';
import { foldText } from '../../../src/text/script';
import { entry } from './sample';

const SAYS = [
  '要进一步增强服务意识，努力提高服务质量，为企业排忧解难。',
  '各部门要进一步增强服务意识，努力提高服务质量，让群众满意。',
  '今后要进一步增强服务意识，努力提高服务质量，把好事办好。',
];

function learnt(...texts: string[]): Phrasebook {
  return Phrasebook.from([], learn(texts.map((text, i) => ({ id: `${i}.txt`, text }))));
}

/** What shows by itself behind `before`. */
function offers(book: Phrasebook, before: string, options: CompletionOptions = {}): string[] {
  return book.complete(before, options).map(({ insert }) => insert);
}

suite('learning what follows what', () => {
  test('what is said in one place only is not kept', () => {
    const { sequences } = learn([
      { id: 'a', text: '甲方代表张三提出了保密的报价。要进一步增强服务意识。' },
      { id: 'b', text: '各部门要进一步增强服务意识。' },
    ]);
    assert.equal(sequences.said, '要进一步增强服务意识。\n要进一步增强服务意识。');
  });

  const said = (...texts: string[]) => learn(texts.map((text, i) => ({ id: `${i}`, text }))).sequences.said.split('\n');

  test('nor what others say piece by piece only', () => {
    const secret = '拟任命张建国为市长。';
    const pieces = ['拟任命张三。', '任命张建。', '命张建国。', '张建国为难。', '建国为市区。', '国为市长。'];
    const kept = said(secret, ...pieces);
    assert.deepEqual(
      [...new Set(kept)].sort(),
      ['任命张建', '命张建国', '国为市长。', '建国为市', '张建国为', '拟任命张'].sort(),
    );
    assert.ok(kept.every((stretch) => pieces.some((piece) => piece.includes(stretch))));
  });

  test('nor what one document says twice', () => {
    const text = '甲方代表提出了保密的报价。\n甲方代表提出了保密的报价。';
    assert.deepEqual(said(text), ['']);
    assert.deepEqual(said(text, '', '要进一步增强服务意识。'), ['']);
    assert.deepEqual(said('', text, '甲方代表'), ['甲方代表', '甲方代表', '甲方代表']);
  });

  test('each stretch stands whole in two documents, in whichever script', () => {
    const texts = [
      '要进一步增强服务意识，努力提高服务质量，把好事办好，让群众满意，为企业排忧解难，推动各项工作再上新台阶，再创新局面。',
      '各部门要进一步增强服务意识，努力提高服务质量，把好事办好，让群众满意，为企业排忧解难，推动各项工作再上新台阶。',
      '要進一步增強服務意識，不斷提高服務水平，让群众满意。',
      '努力提高服务质量，不断提高服务水平，为企业排忧解难。',
    ];
    const all = said(...texts);
    assert.ok(all.some((stretch) => stretch.length === 40) && all.includes('，让群众满意。') === false);
    for (const stretch of all) {
      const holders = texts.filter((text) => foldText(text).includes(foldText(stretch)));
      assert.ok(holders.length > 1 && holders.some((text) => text.includes(stretch)), stretch);
    }
    assert.ok(all.includes('要進一步增強服務意識，'));
  });

  test('phrases come along', () => {
    const { phrases } = learn([{ id: 'a', text: '要大力弘扬“团结、务实、争先”的精神。' }]);
    assert.ok(phrases.some(({ text }) => text === '团结、务实、争先'));
  });

  test('nothing from nothing', () => {
    assert.deepEqual(learn([]), { phrases: [], sequences: { said: '' } });
    assert.deepEqual(offers(learnt(), '要进一步增强服务'), []);
  });
});

suite('going on as documents did', () => {
  const book = learnt(...SAYS);

  test('at the caret, as a completion of its own', () => {
    const [first] = book.complete('我们要进一步增强');
    assert.ok(first);
    assert.equal(first.match, 'next');
    assert.equal(first.replace, 0);
    assert.equal(first.filter, first.insert);
    assert.ok('服务意识，努力提高服务质量，'.startsWith(first.insert), first.insert);
    assert.equal(first.phrase.text, first.insert);
  });

  test('the same as ghost text', () => {
    assert.ok('服务意识，努力提高服务质量，'.startsWith(book.continue('我们要进一步增强')[0] ?? '无'));
  });

  test('never ends in the middle of a word, at most three', () => {
    const found = offers(book, '我们要进一步增强', { trigger: 'invoked' });
    assert.ok(found.length > 0 && found.length <= 3);
    for (const text of found) assert.match(text, /(?:意识|，|质量|服务|提高|努力)$/);
  });

  test('silent where documents say nothing, and where what follows is anybody’s guess', () => {
    for (const before of ['', '天气', '今天天气', '要', '。', '服务质量，', '我们的 ', 'abc', '要进一步增强服务意识”'])
      assert.deepEqual(offers(book, before), [], before);
  });

  test('on request also what is less likely', () => {
    assert.deepEqual(offers(book, '要进一步增强服务意识'), []);
    assert.ok(offers(book, '要进一步增强服务意识', { trigger: 'invoked' }).length > 0);
    assert.ok(offers(book, '一步增', { trigger: 'invoked' }).length > 0);
  });

  test('half-width commas and corner marks as the line has them', () => {
    const [first] = offers(book, '要抓学习,要进一步增强服务意识', { trigger: 'invoked' });
    assert.ok(first?.startsWith(','), first);
    const quoting = learnt(
      '要开展“回头看”活动，做好总结。',
      '全面开展“回头看”活动，做好总结。',
      '认真开展“回头看”活动，做好总结。',
    );
    assert.ok(offers(quoting, '现在开展', { quotes: 'corner' })[0]?.startsWith('「回头看'));
  });

  test('the other script is understood, and not inserted', () => {
    assert.deepEqual(offers(book, '我們要進一步增強'), []);
    const traditional = learnt(
      ...SAYS.map((text) =>
        text
          .replaceAll('进', '進')
          .replaceAll('强', '強')
          .replaceAll('务', '務')
          .replaceAll('识', '識')
          .replaceAll('质', '質'),
      ),
    );
    assert.ok(offers(traditional, '我們要進一步增強')[0]?.startsWith('服務'));
  });

  test('what the document itself says elsewhere, without anything learnt', () => {
    const said = ['全厂', '各班组', '厂部', '工会', '团委', '食堂', '车队', '仓库']
      .map((who) => `${who}要坚持精细管理不动摇。`)
      .join('\n');
    const document = new Continuation({ said });
    assert.ok(offers(learnt(), '各车间要坚持精细', { document })[0]?.startsWith('管理'));
    assert.deepEqual(offers(learnt(), '各车间要坚持精细'), []);
    assert.deepEqual(offers(learnt(), '天气', { document }), []);
  });

  test('its Han open lists in the middle of a line', () => {
    assert.ok(book.triggerCharacters().includes('强'));
  });

  test('learning the same documents gives the same', () => {
    const documents = SAYS.map((text, i) => ({ id: `${i}`, text }));
    assert.deepEqual(learn(documents), learn(documents));
  });
});

suite('what documents say of phrases', () => {
  const drawn: Phrase = entry({ text: '进一步增强服务意识', score: 0.6 });
  const texts = [
    ...SAYS,
    ...SAYS.map((text) => text.replace('增强服务意识', '加快改革步伐')),
    ...SAYS.map((text) => text.replace('增强服务意识', '抓好安全生产')),
  ];
  const { sequences } = learn(texts.map((text, i) => ({ id: `${i}`, text })));

  test('a phrase drawn from documents is offered by itself where it is likely', () => {
    const book = Phrasebook.from([drawn], { sequences });
    const phrases = (before: string): string[] =>
      book.complete(before).flatMap(({ match, insert }) => (match === 'han' ? [insert] : []));
    assert.deepEqual(phrases('要进一步'), []);
    assert.deepEqual(phrases('要进一步增强'), [drawn.text]);
  });

  test('one that somebody wrote into a book, wherever documents do not speak against it', () => {
    const { score: _, ...written } = drawn;
    const book = Phrasebook.from([written], { sequences });
    assert.equal(offers(book, '要进一步')[0], written.text);
  });

  test('on request all of them', () => {
    const book = Phrasebook.from([drawn], { sequences });
    assert.equal(offers(book, '要进一步', { trigger: 'invoked' })[0], drawn.text);
  });
});
