import assert from 'node:assert/strict';
import { type CompletionOptions, Phrasebook } from '../../../src/phrases';
import { BOOK, before, entry } from './sample';

/** A list appears by itself. */
function opens(marked: string, options: CompletionOptions = {}): void {
  assert.ok(BOOK.complete(before(marked), options).length > 0, `nothing at ${marked}`);
}

/** No list appears by itself. */
function silent(marked: string, book = BOOK): void {
  assert.deepEqual(
    book.complete(before(marked)).map(({ insert }) => insert),
    [],
    marked,
  );
}

/** No list by itself, but one on request. */
function onRequest(marked: string): void {
  silent(marked);
  opens(marked, { trigger: 'invoked' });
}

suite('when a list may appear by itself', () => {
  test('from three Han on anywhere', () => {
    opens('他们共团结就‸');
    opens('abc忠诚有‸');
    opens('1忠诚有‸');
  });

  test('at two Han at a line’s start, after punctuation, after a function word', () => {
    for (const around of [
      '',
      '。',
      '，',
      '、',
      '：',
      '“',
      '（',
      '- ',
      '# ',
      '> ',
      '1. ',
      '　　',
      '**',
      '的',
      '要',
      '在',
      '與',
      '為',
    ])
      opens(`${around}团结‸`);
  });

  test('two Han elsewhere only on request', () => {
    for (const around of ['我们', '安定', 'abc', '2024年', '人民', '各族']) onRequest(`${around}团结‸`);
  });

  test('one Han only on request', () => {
    for (const around of ['', '。', '要', '我们']) onRequest(`${around}团‸`);
    onRequest('由‸');
  });

  test('a later member: only once the list goes on', () => {
    onRequest('务实‸');
    onRequest('要务实‸');
    onRequest('参谋有道‸');
    opens('务实、进‸');
    opens('参谋有道、‸');
  });

  test('nothing behind a space or a closing quotation mark', () => {
    silent('要团结 ‸');
    silent('要团结　‸');
    silent('要“团结”‸');
    silent('要「团结」‸');
    silent('要"团结"‸');
    opens('对此，要做“‸');
  });

  test('a comma that ends a clause is not the beginning of a list', () => {
    onRequest('做好工作，‸');
    onRequest('努力工作，‸');
    onRequest('工作；‸');
    onRequest('工作：‸');
    opens('做好：工作、‸');
    opens('工作,‸');
    opens('参谋有道，‸');
    silent('做好工作。‸');
  });

  test('letters: three or more, directly after Han or Chinese punctuation', () => {
    opens('我们要tjw‸');
    opens('我们说：tjw‸');
    opens('我们说“tjw‸');
    onRequest('我们要tj‸');
    onRequest('我们要t‸');
    onRequest('tjws‸');
    onRequest('我们要 tjws‸');
    onRequest('我们要1tjws‸');
    onRequest('我们(tjws‸');
    onRequest('我们要_tjws‸');
    onRequest('我们/tjws‸');
    onRequest('我们.tjws‸');
    onRequest('团j‸');
    onRequest('团结w‸');
    opens('团结ws‸');
  });

  test('capitals are abbreviations', () => {
    for (const marked of ['我们要TJW‸', '我们要Tjw‸', '团结WS‸']) onRequest(marked);
  });

  test('whole syllables are for requests', () => {
    silent('我们tuan‸');
    silent('我们tuanjie‸');
  });

  test('a line that is mostly Latin', () => {
    onRequest('The quick brown fox 说tjws‸');
    opens('大家用 Word 写作，我们要tjws‸');
  });

  test('English words, file names and abbreviations in Chinese text', () => {
    const common =
      'the and for with from this that word excel text file note read make test code git npm node java rust web app api sdk html css json yaml docs index main master wechat email iphone windows linux office ' +
      'was are not you all can had her one our out day get has him his how man new now old see two way who boy did its let put say she too use';
    for (const word of common.split(' ')) {
      silent(`我们使用${word}‸`);
      silent(`打开“${word}‸`);
    }
    for (const name of [
      'readme.md',
      'package.json',
      'tjws.txt',
      'https://tjws',
      'a/tjws',
      'v2tjws',
      'tjws-1',
      '@tjws',
      '#tjws',
      '\\tjws',
      '`tjws',
    ])
      for (let end = 1; end <= name.length; end++)
        if (!/^[a-z]{3,}$/.test(name.slice(0, end))) silent(`见${name.slice(0, end)}‸`);
    for (const name of ['GDP', 'CPI', 'KTV', 'IT', 'AI', 'APP', 'WTO', 'iOS', 'PPT', 'TJWS']) silent(`我国${name}‸`);
  });

  test('one English word in ten is some phrase’s initials: three letters of it do not make a list of everything', () => {
    const book = Phrasebook.from([entry({ text: '天和安全', pinyin: 'tian he an quan' })]);
    silent('说the‸', book);
    silent('说thei‸', book);
  });

  test('nothing in what no phrase begins with', () => {
    for (const marked of [
      '今天天气‸',
      '团结的‸',
      '务实的精神‸',
      '我们的工作是‸',
      '。‸',
      '，‸',
      '、‸',
      '‸',
      ' ‸',
      '12‸',
      '……‸',
      '团结\n‸',
    ])
      silent(marked);
  });

  test('not across a line break or the end of a sentence', () => {
    silent('忠诚有魂。参‸');
    silent('忠诚有魂\n参‸');
    silent('忠诚有魂！参谋‸');
  });
});
