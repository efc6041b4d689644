import assert from 'node:assert/strict';
import { combinePhrases } from '../../../src/phrases/learning/combinedPhrases';
import { drawPhrases } from '../../../src/phrases/learning/drawing';
import { withPinyin } from '../../../src/phrases/pinyin';
import { foldText } from '../../../src/text/script';
import { sample } from '../../support/runs';
import { needsShared, textsIn } from '../../support/shared';
import { entry } from './sample';

const speech = (list: string) => `在全厂职工大会上的讲话

各位同志：

今年要办好三件事。全厂上下要大力弘扬“${list}”的精神，做到“${list}”，争取更大成绩。要想在前面、做在前头，干在实处、走在前列。
`;
const list = '勤学、善思、敢闯、实干';

suite('drawing phrases from documents', () => {
  test('finds the list where it stands', () => {
    const text = speech(list);
    const phrase = drawPhrases({ name: '讲话.txt', uri: 'docs/讲话.txt', text }).find((each) =>
      each.text.includes(list),
    );
    assert.ok(phrase);
    for (const { uri, start, end } of phrase.sources) {
      assert.equal(uri, 'docs/讲话.txt');
      assert.ok(text.slice(start, end).includes(list));
    }
  });

  test('places are those of the text as it stands, garbles and all', () => {
    const text = speech(list).replace('今年', '今年&ldquo;&rdquo;').replace('勤学、善', '勤&#x5B66;、善');
    const phrase = drawPhrases({ name: '讲话.txt', uri: 'x', text }).find((each) => each.text.includes(list));
    assert.ok(phrase, 'the phrase is repaired');
    const said = phrase.sources.map(({ start, end }) => text.slice(start, end));
    assert.ok(
      said.some((each) => each.includes('勤&#x5B66;、善思、敢闯、实干')),
      said.join(' | '),
    );
  });

  test('in the five documents, as they were scraped, every place holds its phrase from the first character to the last [law]', function () {
    const folder = needsShared(this, 'seeds');
    for (const [name, text] of sample(textsIn(folder, '.txt'), 5)) {
      const phrases = drawPhrases({ name, uri: name, text });
      assert.ok(phrases.length > 100, name);
      for (const phrase of phrases) {
        if (phrase.kind === 'frame') continue;
        for (const { start, end } of phrase.sources) {
          const raw = text.slice(start, end);
          const [said, wanted] = [onlyHan(raw), onlyHan(phrase.text)];
          assert.ok(
            said.startsWith(wanted.charAt(0)) && said.endsWith(wanted.slice(-1)),
            `${name}: ${phrase.text} at ${raw}`,
          );
          // Between its characters there is damage and nothing else.
          let at = 0;
          for (const character of wanted) at = said.indexOf(character, at) + 1 || Number.POSITIVE_INFINITY;
          assert.ok(Number.isFinite(at), `${name}: ${phrase.text} at ${raw}`);
          assert.ok(raw.length <= 4 * phrase.text.length + 40, `${name}: ${raw}`);
        }
      }
    }
  });

  test('what several documents say is surer, and has all its sources', () => {
    const faint = (title: string) => entry({ text: '上下同心', score: 0.4, sources: [{ title }] });
    assert.deepEqual(combinePhrases([[faint('甲')]]), []);
    const [phrase] = combinePhrases([[faint('甲')], [faint('乙')], [faint('丙')]]);
    assert.ok(phrase && (phrase.score ?? 0) > 0.5);
    assert.equal(phrase.sources.length, 3);
  });
});

/** In one script, since a page may hold 于 for 於. */
function onlyHan(text: string): string {
  return foldText(text).replace(/[^\u3400-\u9fff]/g, '');
}

suite('the pinyin of learnt phrases', () => {
  const assertPinyin = async (text: string, expected: string | undefined) =>
    assert.equal((await withPinyin([entry({ text })]))[0]?.pinyin, expected);

  test('one syllable a Han, without tones', async () => {
    await assertPinyin('团结、务实', 'tuan jie wu shi');
    await assertPinyin('要做“加油站”', 'yao zuo jia you zhan');
    await assertPinyin('绿水青山', 'lv shui qing shan');
    await assertPinyin('为群众服务', 'wei qun zhong fu wu');
    await assertPinyin('ABC', undefined);
  });
  test('one that is there stays', async () => {
    const phrase = entry({ text: '重行', pinyin: 'chong hang' });
    assert.deepEqual(await withPinyin([phrase]), [phrase]);
  });
});
