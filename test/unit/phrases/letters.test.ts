// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how snippets write their gaps
import assert from 'node:assert/strict';
import { type CompletionOptions, Phrasebook } from '../../../src/phrases';
import { plainLetters } from '../../../src/phrases/matching/letters';
import { BOOK, before, entry, picks } from './sample';

function becomes(marked: string, expected: string, options: CompletionOptions = {}): void {
  assert.equal(picks(marked, options)[0], expected);
}

function nothing(marked: string, options: CompletionOptions = {}): void {
  assert.deepEqual(picks(marked, options), []);
}

/** How the best completion matched, and its filter text, which begins with what it replaces. */
function matches(marked: string, match: string, filter: string, options: CompletionOptions = {}): void {
  const [best] = BOOK.complete(before(marked), options);
  assert.deepEqual([best?.match, best?.filter], [match, filter]);
  assert.ok(filter.startsWith(before(marked).slice(-(best?.replace ?? 0))));
}

const invoked: CompletionOptions = { trigger: 'invoked' };
const full: CompletionOptions = { trigger: 'invoked', pinyin: 'full' };

suite('completion by letters', () => {
  test('initials', () => {
    becomes('我们要tjws‸', '我们要团结、务实、进取、创新‸');
    becomes('我们要tjw‸努力', '我们要团结、务实、进取、创新‸努力');
    becomes('对此，zcyh‸', '对此，忠诚有魂、参谋有道、协调有方‸');
    becomes('tj‸', '团结一致‸', invoked);
    becomes('tjj‸', '团结就是力量‸', invoked);
  });

  test('all initials typed is not the text typed', () => becomes('大家tjyz‸', '大家团结一致‸'));

  test('in the script of the line', () => {
    becomes('我們要tjws‸', '我們要團結、務實、進取、創新‸');
    becomes('我们要tjws‸', '我们要團結、務實、進取、創新‸', { script: 'traditional' });
  });

  test('ü is v', () => {
    becomes('坚持lsqs‸', '坚持绿水青山就是金山银山‸');
    becomes('lvshui‸', '绿水青山就是金山银山‸', full);
    becomes('lüshui‸', '绿水青山就是金山银山‸', full);
  });

  test('whole syllables are an opt-in, on request', () => {
    becomes('我们tuanjiej‸', '我们团结就是力量‸', full);
    becomes('tuanj‸', '团结一致‸', full);
    nothing('我们tuanjiej‸', invoked);
    nothing('我们tuanjiej‸', { pinyin: 'full' });
  });

  test('Han, then letters', () => {
    becomes('我们要团结ws‸', '我们要团结、务实、进取、创新‸');
    becomes('我们要团结、ws‸', '我们要团结、务实、进取、创新‸');
    becomes('我们要团jws‸', '我们要团结、务实、进取、创新‸');
    becomes('团j‸', '团结一致‸', invoked);
    becomes('團j‸', '團結一致‸', invoked);
    becomes('团结jiushi‸', '团结就是力量‸', full);
    becomes('团jiej‸', '团结就是力量‸', full);
    nothing('团结xyz‸', full);
  });

  test('the whole key is the filter text', () => {
    matches('我们要tjws‸', 'initials', 'tjwsjqcx');
    matches('TJWS‸', 'initials', 'TJWSjqcx', invoked);
    matches('tuanjieyi‸', 'pinyin', 'tuanjieyizhi', full);
    matches('我们要团结ws‸', 'mixed', '团结wsjqcx');
    matches('团结jiushi‸', 'mixed', '团结jiushililiang', full);
    matches('团结就‸', 'han', '团结就是力量');
  });

  test('frames', () => {
    becomes('实现yxzb‸', '实现由……向……转变‸');
    assert.equal(BOOK.complete('实现yxzb')[0]?.snippet, '由${1:粗放}向${2:精细}转变');
  });

  test('switched off', () => {
    nothing('我们要tjws‸', { pinyin: 'off' });
    nothing('tjws‸', { pinyin: 'off', trigger: 'invoked' });
  });

  test('keys that a book writes with tones, capitals or ü', () => {
    assert.equal(plainLetters('lǜ shuǐ Qīng shān'), 'lv shui qing shan');
    assert.equal(plainLetters('nǚ lüè zhōng'), 'nv lve zhong');
    const book = Phrasebook.from([entry({ text: '女排精神', pinyin: 'nǚ pái jīng shén' })]);
    assert.deepEqual(picks('发扬npj‸', {}, book), ['发扬女排精神‸']);
    assert.deepEqual(picks('nvpai‸', full, book), ['女排精神‸']);
  });

  test('phrases without pinyin have no letters', () => {
    assert.deepEqual(picks('njkc‸', invoked), []);
  });

  test('the index of letters may be built beforehand', () => {
    const book = Phrasebook.from([entry({ text: '团结一致', pinyin: 'tuan jie yi zhi' })]);
    book.prepareLetters();
    assert.deepEqual(picks('大家tjy‸', {}, book), ['大家团结一致‸']);
  });
});
