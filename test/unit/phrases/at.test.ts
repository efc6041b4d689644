import assert from 'node:assert/strict';
import { type Phrase, Phrasebook } from '../../../src/phrases';
import { BOOK, entry } from './sample';

/** At the caret the phrase between ⟦ and ⟧ is found, with exactly this span; nothing where none is marked. */
function finds(marked: string, book = BOOK): void {
  const text = marked.replace(/[⟦⟧‸]/g, '');
  const at = (mark: string): number => marked.slice(0, marked.indexOf(mark)).replace(/[⟦⟧‸]/g, '').length;
  const found = book.at(text, at('‸'));
  if (!marked.includes('⟦')) assert.equal(found, undefined, found?.phrase.text);
  else assert.equal(text.slice(found?.start, found?.end), text.slice(at('⟦'), at('⟧')), marked);
  if (found !== undefined) assert.equal(found.start, at('⟦'));
}

/** All that is marked is found, and nothing else. */
function findsAll(marked: string, book = BOOK): void {
  const text = marked.replace(/[⟦⟧]/g, '');
  const expected = [...marked.matchAll(/⟦([^⟧]*)⟧/g)].map((match) => match[1]);
  const found = book.findAll(text);
  assert.deepEqual(
    found.map(({ start, end }) => text.slice(start, end)),
    expected,
  );
  for (const [i, match] of found.entries()) assert.ok(match.start >= (found[i - 1]?.end ?? 0));
}

suite('the phrase at an offset', () => {
  test('anywhere in it, with its exact span', () => {
    finds('我们懂得⟦‸团结就是力量⟧的道理');
    finds('我们懂得⟦团结就‸是力量⟧的道理');
    finds('我们懂得⟦团结就是力‸量⟧的道理');
    finds('我们懂得团结就是力量‸的道理');
    finds('我们懂‸得团结就是力量的道理');
  });

  test('in the other script', () => {
    finds('我們懂得⟦團結就‸是力量⟧的道理');
    finds('他們⟦憑藉優‸勢⟧');
    finds('⟦不谋全局者不足以‸谋一域⟧');
  });

  test('whatever the punctuation and the quotation marks', () => {
    finds('倡导“⟦团结、务‸实、进取、创新⟧”的精神');
    finds('倡导⟦团结，务‸实，进取，创新⟧的精神');
    finds('倡导⟦团结, 务‸实, 进取, 创新⟧的精神');
    finds('倡导“⟦团结”、“务‸实”、“进取”、“创新⟧”的精神');
    finds('倡导⟦团结　务实　进取‸　创新⟧的精神');
    finds('倡导团结务‸实进取创新的精神');
  });

  test('quotation marks that belong to the phrase are in the span, others are not', () => {
    finds('我们⟦要做“加油‸站”⟧。');
    finds('我们⟦要做‘加油‸站’⟧。');
    finds('我们⟦要做加油‸站⟧。');
    finds('我们⟦要做“加油站‸”⟧。');
    finds('对此“⟦团结就是‸力量⟧”一语');
  });

  test('the longest that covers the offset', () => {
    const book = Phrasebook.from(['参谋', '参谋助手', '助手作用很大', '当好参谋助手'].map((text) => entry({ text })));
    finds('要⟦当好参‸谋助手⟧', book);
    finds('发挥⟦参‸谋助手⟧作用', book);
    finds('发挥参谋⟦助‸手作用很大⟧', book);
    finds('发挥参谋助手⟦⟧‸'.replace('⟦⟧', ''), book);
  });

  test('by an expansion and by a variant', () => {
    finds('做到⟦为领导服务、为部门和‸基层服务、为人民群众服务⟧');
    finds('⟦故步‸自封⟧', Phrasebook.from([entry({ text: '固步自封', variants: ['故步自封'] })]));
  });

  test('an abbreviation is no part of a number', () => {
    finds('落实“⟦三服‸务⟧”要求');
    finds('第三服‸务区');
    finds('二十三服‸务');
  });

  test('two characters are a slogan or a metaphor only between quotation marks', () => {
    finds('政府的“⟦窗‸口⟧”');
    finds('关闭窗‸口');
  });

  test('frames with something in their gaps, where no other phrase stands', () => {
    finds('⟦充分发‸挥宣传教育作用⟧');
    finds('必须⟦由传统农业‸向现代农业转变⟧。');
    finds('必須⟦由傳統農業‸向現代農業轉變⟧。');
    finds('充分发‸挥，作用很大');
    finds('充分发‸挥作用');
    finds('充分发‸挥。起到作用');
    finds('充分发‸挥我们每一个人在各个方面各个环节的作用');
    finds('充分发挥⟦团‸结一致⟧的作用');
  });

  test('surrogates', () => {
    finds('祝大家⟦𠮷祥‸如意⟧！');
    const text = '祝𠮷祥如意';
    assert.deepEqual(BOOK.at(text, 2)?.start, 1);
  });

  test('offsets outside the text, and empty texts', () => {
    for (const offset of [-1, 0, 1, 100]) assert.equal(BOOK.at('', offset), undefined);
    for (const offset of [-5, 6, 100]) assert.equal(BOOK.at('团结就是力量', offset), undefined);
    assert.equal(Phrasebook.from([]).at('团结', 0), undefined);
  });

  test('far into a long line', () => {
    const filler = '今天天气很好'.repeat(20_000);
    finds(`${filler}⟦团结就‸是力量⟧${filler}`);
  });
});

suite('all phrases of a text', () => {
  test('from left to right, none overlapping', () => {
    findsAll('⟦团结就是力量⟧，⟦团結一致⟧，⟦團結一致⟧团结。');
    findsAll('要“⟦团结、务实、进取、创新⟧”，⟦要做“加油站”⟧。\n⟦充分发挥骨干作用⟧。');
    findsAll('没有什么。');
    findsAll('');
  });

  test('what fills the gap of a frame counts, not the frame', () => {
    findsAll('充分发挥⟦团结一致⟧的作用');
  });

  test('every match is where at finds one', () => {
    const text = '我们要团结、务实、进取、创新，由被动向主动转变，忠诚有魂、参谋有道、协调有方；落实“三服务”。';
    for (const { phrase, start, end } of BOOK.findAll(text))
      for (let offset = start; offset < end; offset++) assert.equal(BOOK.at(text, offset)?.phrase, phrase);
  });
});

suite('what other books say of a phrase', () => {
  const own = entry({ text: '上下同心', explanation: '指齐心。', sources: [{ title: '甲' }] });
  const others = [
    entry({ text: '“上下同心”', explanation: '比喻步调一致。', sources: [{ title: '乙' }] }),
    entry({ text: '上下同心', explanation: '指齐心。', sources: [{ title: '丙' }] }),
    entry({ text: '上下同心', explanation: '', sources: [{ title: '丁' }] }),
    entry({ text: '上下同心协力', explanation: '另一条。' }),
    entry({ text: '甲', explanation: '简称。', variants: ['上下同心'] }),
  ];
  const book = Phrasebook.from([own, ...others]);

  test('each explanation once, none that is the same or empty, nothing of longer phrases or variants', () => {
    assert.equal(book.at('要上下同心。', 2)?.phrase, own);
    assert.deepEqual(book.otherwise(own), [others[0]]);
    assert.deepEqual(book.otherwise(others[0] as Phrase), [own]);
  });

  test('nothing where there is only one', () => {
    assert.deepEqual(book.otherwise(others[3] as Phrase), []);
    assert.deepEqual(Phrasebook.from([own]).otherwise(entry({ text: '不在其中' })), []);
  });
});
