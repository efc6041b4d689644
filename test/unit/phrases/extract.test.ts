import assert from 'node:assert/strict';
import { extractPhrases, keyOf, readBook, type SourceDocument } from '../../../src/phrases';

const SPEECH = `在全厂职工大会上的讲话

各位同志：
今年的工作，要大力弘扬“团结、务实、争先”的精神，做到思想上同心、目标上同向、行动上同步。
一、加强学习，提高本领
学习是一种责任。要做到真学、真懂、真用。
二、改进作风，狠抓落实
要脚踏实地，埋头苦干，决不弄虚作假。
`;

function document(text: string, id = '讲话.txt'): SourceDocument {
  return { id, text };
}

/** What is drawn from the documents, best first. */
function texts(...documents: SourceDocument[]): string[] {
  return extractPhrases(documents).map(({ text }) => text);
}

/** Each source leads to where the phrase stands. */
function leadsBack(text: string): void {
  const phrases = extractPhrases([document(text)]);
  assert.ok(phrases.length > 0);
  for (const phrase of phrases)
    for (const { uri, start, end } of phrase.sources) {
      assert.equal(uri, '讲话.txt');
      const said = text.slice(start, end).replace(/[\s*]/g, '');
      if (phrase.kind === 'frame') continue;
      assert.equal(keyOf(said), keyOf(phrase.text), `${said} for ${phrase.text}`);
    }
}

/** Nothing of the text is returned. */
function silent(text: string, id = '文.md'): void {
  assert.deepEqual(texts(document(text, id)), []);
}

suite('phrases from documents', () => {
  test('sources: title, section, place', () => {
    const phrases = extractPhrases([document(SPEECH)]);
    const source = phrases.find(({ text }) => text === '真学、真懂、真用')?.sources[0];
    assert.deepEqual(source, {
      title: '在全厂职工大会上的讲话',
      section: '加强学习，提高本领',
      uri: '讲话.txt',
      start: SPEECH.indexOf('真学'),
      end: SPEECH.indexOf('真用') + 2,
    });
  });

  test('a document without a heading is called by its file name', () => {
    const [phrase] = extractPhrases([document('要做到真学、真懂、真用。', 'file:///稿件/学习.txt')]);
    assert.equal(phrase?.sources[0]?.title, '学习.txt');
  });

  test('places are those of the text as it is', () => {
    leadsBack(SPEECH);
    leadsBack(SPEECH.replace(/，/g, ',').replace(/：/g, ':').replace(/“|”/g, '"'));
    leadsBack(SPEECH.replace(/\n/g, '\r\n'));
    leadsBack(`𠮷${SPEECH.replace('团结', '**团结**')}`);
  });

  test('wording has full-width punctuation, whatever the document has', () => {
    assert.ok(texts(document('要脚踏实地,埋头苦干;要敢想,敢试,敢闯.')).includes('脚踏实地，埋头苦干'));
  });

  test('Traditional documents give Traditional phrases', () => {
    const found = texts(document('要大力弘揚「團結、務實、爭先」的精神，做到腳踏實地、埋頭苦幹。'));
    for (const text of ['團結、務實、爭先', '腳踏實地、埋頭苦幹']) assert.ok(found.includes(text), found.join(' | '));
  });

  test('lines broken by hand are one paragraph', () => {
    const text =
      '  我们这支队伍要在今年的各项工作里头把作风建设放在首位，真正做到作风\n过硬、本领过硬、纪律过硬，努力完成全年的各项任务，让组织放心，让群\n众满意，为全厂的发展作出新的更大的贡献。';
    const found = texts(document(text));
    for (const phrase of ['作风过硬、本领过硬、纪律过硬', '让组织放心，让群众满意'])
      assert.ok(found.includes(phrase), found.join(' | '));
    leadsBack(text);
  });

  test('one phrase, however it is written; the wording that is most frequent', () => {
    const found = extractPhrases([
      document('要埋头苦干、求真务实。', 'a'),
      document('要埋头苦干，求真务实。大家都要埋头苦干，求真务实。', 'b'),
    ]).filter(({ text }) => keyOf(text) === keyOf('埋头苦干、求真务实'));
    assert.equal(found.length, 1);
    assert.equal(found[0]?.text, '埋头苦干，求真务实');
    assert.deepEqual(
      found[0]?.sources.map(({ uri }) => uri),
      ['a', 'b', 'b'],
    );
  });

  test('more places and more documents score higher', () => {
    const score = (...documents: SourceDocument[]): number =>
      extractPhrases(documents, { threshold: 0 }).find(({ text }) => text === '真抓实干')?.score ?? 0;
    const once = document('要真抓实干。', 'a');
    const twice = document('要真抓实干。必须真抓实干。', 'b');
    const other = document('会议开到十点。', 'c');
    assert.ok(score(twice) > score(once));
    assert.ok(score(once, twice) > score(twice, other));
    assert.ok(score(once, other) < score(once), 'among several documents one place says less');
    for (const value of [score(once), score(once, twice)]) assert.ok(value > 0 && value <= 1);
  });

  test('best first, and the threshold can be moved', () => {
    const scores = extractPhrases([document(SPEECH)]).map(({ score }) => score ?? 0);
    assert.deepEqual(
      scores,
      [...scores].sort((a, b) => b - a),
    );
    assert.ok(scores.every((score) => score >= 0.5));
    assert.ok(extractPhrases([document(SPEECH)], { threshold: 0.8 }).length < scores.length);
    assert.ok(extractPhrases([document(SPEECH)], { threshold: 0 }).length > scores.length);
  });

  test('a book of what was drawn is valid', async () => {
    const phrases = extractPhrases([
      document(SPEECH),
      document('努力做到“三到位”。一是责任到位，二是措施到位，三是督查到位。', 'b'),
      document('由坐等上门向主动服务转变，由单打独斗向协同作战转变，由经验办事向依法办事转变。', 'c'),
    ]);
    const read = await readBook({ version: 1, phrases: JSON.parse(JSON.stringify(phrases)) });
    assert.deepEqual(read.problems, []);
    assert.equal(read.phrases.length, phrases.length);
    assert.ok(phrases.every(({ explanation }) => explanation === ''));
  });

  test('theme by the words in it', () => {
    const [phrase] = extractPhrases([document('要依法用权、廉洁用权、公正用权。')]);
    assert.equal(phrase?.theme, '法治廉洁');
  });

  test('prose that slogans are not said in', () => {
    const tale =
      '我说你这个人啊，怎么一大早就来敲门，把我吓了一跳。他笑着说，昨天夜里下了雪，山也白了，树也白了，你快出来看吧。我披了衣服，开了门，果然是一片白茫茫的天地，心里又惊又喜，便拉着他往河边走。';
    silent(tale.repeat(12));
    const manual =
      '你可以在组件里使用这个选项，它会在渲染之前被调用。如果传入的是对象、数组或函数，那么返回值也是对象、数组或函数。注意：该方法返回“只读”的代理，读取属性时会触发依赖收集，写入属性时会触发更新。';
    silent(manual.repeat(12));
  });

  test('code, addresses and front matter are not read', () => {
    silent('---\ntitle: 真学、真懂、真用\n---\n\n```\n真学、真懂、真用\n```\n\n<https://a.example/真学、真懂、真用>\n');
  });

  test('bad input', () => {
    for (const text of [
      '',
      '\n\n',
      '、、、',
      '“”',
      '”“',
      '一是。二是。',
      '，，；；。。',
      '的的的的',
      '\ud842',
      '一、',
      '|||',
    ])
      assert.deepEqual(texts(document(text)), [], text);
    assert.deepEqual(extractPhrases([]), []);
    for (const text of [
      '“'.repeat(500),
      '真学、'.repeat(500),
      '真抓实干，'.repeat(500),
      '一是学。'.repeat(500),
      '由'.repeat(500),
    ])
      assert.doesNotThrow(() => texts(document(text)));
  });

  test('says the same every time', () => {
    assert.deepEqual(extractPhrases([document(SPEECH)]), extractPhrases([document(SPEECH)]));
  });
});
