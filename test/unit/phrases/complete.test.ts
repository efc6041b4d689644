// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how snippets write their gaps
import assert from 'node:assert/strict';
import { type CompletionOptions, Phrasebook } from '../../../src/phrases';
import { BOOK, before, entry, picks, SAMPLE } from './sample';

/** Picking the best completion leads to the text. */
function becomes(marked: string, expected: string, options: CompletionOptions = {}): void {
  assert.equal(picks(marked, options)[0], expected);
}

function lacks(marked: string, unexpected: string, options: CompletionOptions = {}): void {
  assert.ok(!picks(marked, options).some((text) => text.includes(unexpected)));
}

function nothing(marked: string, options: CompletionOptions = {}): void {
  assert.deepEqual(picks(marked, options), []);
}

/** The best completion's filter text begins with what it replaces, and is this. */
function filters(marked: string, expected: string, options: CompletionOptions = {}): void {
  const [best] = BOOK.complete(before(marked), options);
  assert.equal(best?.filter, expected);
  assert.ok(expected.startsWith(before(marked).slice(-best.replace)));
}

const invoked: CompletionOptions = { trigger: 'invoked' };

suite('completion by Han', () => {
  test('the rest of a phrase, wherever it was begun', () => {
    becomes('团结就‸', '团结就是力量‸');
    becomes('大家懂得团结就‸的道理', '大家懂得团结就是力量‸的道理');
    becomes('忠诚有‸', '忠诚有魂、参谋有道、协调有方‸');
    becomes('办公室忠诚有魂‸', '办公室忠诚有魂、参谋有道、协调有方‸');
    becomes('办公室忠诚有魂、参‸', '办公室忠诚有魂、参谋有道、协调有方‸');
  });

  test('across separators, which are replaced by the phrase’s own', () => {
    becomes('我们要团结、‸', '我们要团结、务实、进取、创新‸');
    becomes('我们要团结,务‸', '我们要团结、务实、进取、创新‸');
    becomes('我们要团结，务‸', '我们要团结、务实、进取、创新‸');
    becomes('我们要团结 务‸', '我们要团结、务实、进取、创新‸');
    becomes('我们要“团结”、“务‸', '我们要“团结、务实、进取、创新‸');
  });

  test('from a later member on', () => {
    becomes('务实、进‸', '务实、进取、创新‸');
    becomes('以求真务实、进‸为训', '以求真务实、进取、创新‸为训');
    becomes('进取‸', '进取、创新‸', invoked);
    const spirit = Phrasebook.from([entry({ text: '“勤学、善思、实干”的精神', members: ['勤学', '善思', '实干'] })]);
    const inserts = (before: string) => spirit.complete(before).map(({ insert }) => insert);
    assert.deepEqual(inserts('发扬“善思、实'), ['善思、实干”的精神']);
    assert.deepEqual(inserts('发扬善思、实'), [], 'nobody opened the quotation');
    becomes('参谋有道，协‸', '参谋有道、协调有方‸');
  });

  test('with the other script typed', () => {
    becomes('我們要團結、務‸', '我們要團結、務實、進取、創新‸');
    becomes('我们要团结、務‸', '我们要团结、务实、进取、创新‸', { script: 'simplified' });
    becomes('忠誠有‸', '忠诚有魂、参谋有道、协调有方‸', { script: 'simplified' });
    becomes('忠诚有‸', '忠誠有魂、參謀有道、協調有方‸', { script: 'traditional' });
  });

  test('where one script writes another character altogether', () => {
    becomes('他們憑藉優‸', '他們憑藉優勢‸');
    becomes('憑藉優‸', '凭借优势‸', { script: 'simplified' });
    becomes('凭借优‸', '憑藉優勢‸', { script: 'traditional' });
  });

  test('the script of the line where none is asked for', () => {
    becomes('我們要進取、創‸', '我們要進取、創新‸');
    becomes('工作、‸', '工作、学习、生活‸', invoked);
  });

  test('what has no form in the script asked for is left out', () => {
    nothing('不谋全局‸', { script: 'simplified' });
    becomes('不谋全局‸', '不謀全局者不足以謀一域‸', { script: 'traditional' });
    nothing('努力開創‸', { script: 'traditional' });
  });

  test('quotation marks inside the phrase, around it and as asked for', () => {
    becomes('我们要做加‸', '我们要做“加油站”‸');
    becomes('我们要做“加‸', '我们要做“加油站”‸');
    becomes('我們要做「加‸', '我們要做「加油站」‸');
    becomes('我们要做「加‸', '我们要做「加油站」‸', { quotes: 'corner' });
    becomes('我們要做「加‸', '我們要做“加油站”‸', { quotes: 'curly' });
    becomes('“团结、务‸', '“团结、务实、进取、创新‸');
  });

  test('a phrase that opens with a quotation mark takes the place of the one typed', () => {
    const book = Phrasebook.from([entry({ text: '“三严三实”教育' })]);
    assert.deepEqual(picks('开展“三严三‸', {}, book), ['开展“三严三实”教育‸']);
    assert.deepEqual(picks('开展三严三‸', {}, book), ['开展“三严三实”教育‸']);
  });

  test('an abbreviation in full', () => {
    becomes('要为领导服务‸', '要为领导服务，为部门和基层服务，为人民群众服务‸');
    becomes('為領導服務，為‸', '為領導服務，為部門和基層服務，為人民群眾服務‸');
    becomes('为部门和基层服务，为人‸', '为部门和基层服务，为人民群众服务‸');
  });

  test('characters beyond the BMP', () => {
    becomes('愿大家𠮷祥‸', '愿大家𠮷祥如意‸', invoked);
    assert.equal(BOOK.complete('𠮷', invoked)[0]?.replace, 2);
  });

  test('never what is already there', () => {
    lacks('团结就是力量‸', '力量‸', invoked);
    nothing('团结、务实、进取、创新‸', invoked);
    nothing('團結，務實，進取，創新‸', invoked);
    nothing('“三服务‸');
    nothing('三服务‸');
  });

  test('never an idiom that any input method gives', () => {
    nothing('精益求‸');
    nothing('精益‸', invoked);
    nothing('对文稿jyq‸', invoked);
  });

  test('political formulas: switched off, and never in Traditional', () => {
    becomes('我们要增强四‸', '我们要增强“四个意识”‸');
    nothing('我们要增强四‸', { political: false });
    nothing('我們要增強四‸', invoked);
  });

  test('frames: the snippet, also when all of the prefix was typed', () => {
    becomes('要充分发挥‸', '要充分发挥……作用‸');
    assert.equal(BOOK.complete('要充分发挥')[0]?.snippet, '充分发挥${1:…}作用');
    assert.equal(BOOK.complete('由', invoked)[0]?.snippet, '由${1:粗放}向${2:精细}转变');
    assert.equal(BOOK.complete('由', { ...invoked, script: 'traditional' })[0]?.snippet, '由${1:粗放}向${2:精細}轉變');
    assert.equal(BOOK.complete('要充分發揮')[0]?.snippet, '充分發揮${1:…}作用');
    assert.equal(BOOK.complete('团结就')[0]?.snippet, undefined);
    nothing('充分发挥作‸');
    lacks('充分发挥参‸', '……', invoked);
  });

  test('the filter text goes on as typing does', () => {
    filters('团结就‸', '团结就是力量');
    filters('我们要团结,务‸', '团结,务实,进取,创新');
    filters('我們要團結、務‸', '團結、務實、進取、創新');
    filters('忠誠有‸', '忠誠有魂、參謀有道、協調有方', { script: 'simplified' });
    filters('我们要做“加‸', '要做“加油站”');
    filters('务实、进‸', '务实、进取、创新');
    filters('要充分发挥‸', '充分发挥……作用');
  });

  test('one entry for phrases that two books hold', () => {
    const book = Phrasebook.from([...SAMPLE, ...SAMPLE]);
    assert.deepEqual(picks('团结就‸', {}, book), ['团结就是力量‸']);
  });

  test('an empty line and an empty book', () => {
    nothing('‸', invoked);
    nothing('。‸', invoked);
    assert.deepEqual(Phrasebook.from([]).complete('团结', invoked), []);
    assert.deepEqual(Phrasebook.from([]).complete('tjws', invoked), []);
  });

  test('a line of any length', () => {
    becomes(`${'团结'.repeat(50_000)}忠诚有‸`, `${'团结'.repeat(50_000)}忠诚有魂、参谋有道、协调有方‸`);
    becomes(`${'“'.repeat(10_000)}忠诚有‸`, `${'“'.repeat(10_000)}忠诚有魂、参谋有道、协调有方‸`);
  });
});

suite('while an input method composes', () => {
  const texts = (marked: string, options: CompletionOptions = {}): string[] =>
    BOOK.complete(before(marked), options).map(({ phrase }) => phrase.text);

  test('the gates count what is coming', () => {
    const [loyal] = texts('全体同志忠诚有‸');
    assert.ok(loyal);
    assert.deepEqual(texts('全体同志忠诚‸'), []);
    assert.deepEqual(texts('全体同志忠诚‸', { composing: 1 }), [loyal]);
    assert.deepEqual(texts('全体同志忠‸', { composing: 1 }), []);
  });

  test("so does the gate for a clause's comma in the place of the phrase's own separator", () => {
    const book = Phrasebook.from([entry({ text: '团结一、务实、进取' })]);
    const own = (marked: string, composing: number): string[] =>
      book.complete(before(marked), { composing }).map(({ phrase }) => phrase.text);
    assert.deepEqual(own('要团结一，‸', 0), []);
    assert.deepEqual(own('要团结一，‸', 1), ['团结一、务实、进取']);
  });

  test('not what may follow: it begins at the caret', () => {
    const book = Phrasebook.from([], { sequences: { said: Array(8).fill('抓住机遇，实行改革').join('\n') } });
    assert.equal(book.complete('必须抓住机遇')[0]?.insert, '，实行改革');
    assert.deepEqual(book.complete('必须抓住机遇', { composing: 1 }), []);
  });
});

suite('ranking', () => {
  const texts = (marked: string, options: CompletionOptions = {}): string[] =>
    BOOK.complete(before(marked), options).map(({ phrase }) => phrase.text);

  test('longer match, then usage, then theme, then shortness', () => {
    const [a, b, c] = ['团结一致', '团结就是力量', '团结、务实、进取、创新'];
    assert.deepEqual(texts('要团结‸'), [a, b, c]);
    assert.deepEqual(texts('要团结‸', { theme: '团队和谐' }), [b, a, c]);
    assert.deepEqual(
      texts('要团结‸', {
        usage: new Map([
          [c, 2],
          [a, 1],
        ]),
      }),
      [c, a, b],
    );
    assert.deepEqual(texts('要团结‸', { usage: new Map([[c, 1]]), theme: '团队和谐' }), [c, b, a]);
  });

  test('a longer match beats usage', () => {
    const book = Phrasebook.from([entry({ text: '要团结互助' }), entry({ text: '团结互助小组' })]);
    const usage: CompletionOptions = {
      usage: new Map([
        ['团结互助小组', 6],
        ['要团结互助', 5],
      ]),
    };
    assert.deepEqual(picks('我们要团结‸', usage, book), ['我们要团结互助‸', '我们要团结互助小组‸']);
  });

  test('usage of what no key of Han leads to, of frames, and of one phrase in two books', () => {
    const long = '团结'.repeat(200);
    const book = Phrasebook.from([
      entry({ text: '团结一致', pinyin: 'tuan jie yi zhi' }),
      entry({ text: '……团结', kind: 'frame', pinyin: 'tuan jie' }),
      entry({ text: '团结……奋斗', kind: 'frame', pinyin: 'tuan jie fen dou' }),
      entry({ text: '团结', pinyin: 'tuan jie' }),
      entry({ text: '团结一致', theme: '团队和谐', pinyin: 'tuan jie yi zhi' }),
      entry({ text: long, pinyin: 'tuan jie' }),
    ]);
    const byLetters = (...used: string[]): string[] => {
      const usage = new Map(used.map((text, at) => [text, used.length - at]));
      return book.complete('tj', { ...invoked, usage }).map(({ phrase }) => phrase.text);
    };
    assert.deepEqual(byLetters('团结……奋斗', '……团结').slice(0, 2), ['团结……奋斗', '……团结']);
    assert.deepEqual(byLetters(long, '团结一致').slice(0, 2), [long, '团结一致']);
    assert.deepEqual(byLetters('没有的').slice(0, 2), ['……团结', '团结']);
    const usage = new Map([['团结一致', 1]]);
    const themes = (theme: string): string[] =>
      book.complete('要团结一', { ...invoked, usage, theme }).map(({ phrase }) => phrase.theme);
    assert.deepEqual(themes('团队和谐'), ['团队和谐']); // the other would insert the same
  });

  test('at most as many as asked for, and never more than 30', () => {
    const book = Phrasebook.from(
      Array.from({ length: 100 }, (_, at) => entry({ text: `团结${String.fromCharCode(0x4e00 + at)}` })),
    );
    assert.equal(book.complete('团结').length, 30);
    assert.equal(book.complete('团结', { limit: 100 }).length, 30);
    assert.equal(book.complete('团结', { limit: 3 }).length, 3);
  });
});

suite('what follows', () => {
  const rest = (marked: string, options: CompletionOptions = {}): string[] => BOOK.continue(before(marked), options);

  test('the rest of what was begun', () => {
    assert.deepEqual(rest('忠诚有魂、‸'), ['参谋有道、协调有方']);
    assert.deepEqual(rest('忠诚有魂‸'), ['、参谋有道、协调有方']);
    assert.deepEqual(rest('我們要團結、務‸'), ['實、進取、創新']);
    assert.deepEqual(rest('我们要做“加‸'), ['油站”']);
    assert.deepEqual(rest('务实、进‸'), ['取、创新']);
  });

  test('nothing after letters, after a finished phrase, and where no list may open', () => {
    assert.deepEqual(rest('我们tjws‸'), []);
    assert.deepEqual(rest('团结就是力量‸'), []);
    assert.deepEqual(rest('他们团‸'), []);
  });

  test('what documents went on with', () => {
    const said = [...Array(8).fill('抓住机遇，实行改革'), '抓住機遇、迎接挑戰', '抓住機遇、迎接挑戰'].join('\n');
    const book = Phrasebook.from(SAMPLE, { sequences: { said } });
    assert.deepEqual(book.continue('必须抓住机遇')[0], '，实行改革');
    assert.deepEqual(book.continue('必須抓住機遇', { trigger: 'invoked' })[0], '、迎接挑戰');
    assert.deepEqual(book.continue('必须抓紧'), []);
  });
});

suite('trigger characters', () => {
  test('the Han of both scripts, sorted, once each', () => {
    const book = Phrasebook.from([entry({ text: '团结、团结', traditional: { text: '團結、團結', explanation: '' } })]);
    assert.deepEqual(book.triggerCharacters(), [...'团團結结'].sort());
  });
});
