import assert from 'node:assert/strict';
import { rule } from '../../../src/garble/rules/mojibake';
import { GARBLINGS, type Garbling } from '../../support/garbles';
import { applyFirst, runRule } from '../../support/runRule';

// Garbles that lost bytes: what is left says which bytes they can have been, and the first guess is right where little else fits.

function garbled(pair: string, text: string): string {
  const garble = (GARBLINGS.find(({ name }) => name === pair) as Garbling).garble(text);
  assert.ok(garble.includes('\ufffd'), `nothing is lost of ${text}`);
  return garble;
}

suite('mojibake: lost bytes', () => {
  test('in a page of single bytes a mark is one of the few bytes that the page lacks, and a line may begin with one', () => {
    for (const line of [
      '各级政府要自觉接受监督。',
      '要积极推行承包责任制。',
      '我们充分利用农村资金，合理开发自然资源。',
      '提高认识，加强领导，抓好落实。',
      '切实做好妇女和儿童工作。',
      '合理设置网点，促进合作。',
    ]) {
      const text = garbled('UTF-8 as CP1250', line);
      assert.equal(applyFirst(text, runRule(rule, text)), line, text);
    }
  });

  test('a mark may stand for the end of one character and the start of the next, and another for its rest', () => {
    for (const line of ['提请这次会议审议。', '会议研究部署安全工作。', '提高认识，加强领导，抓好落实。']) {
      const text = garbled('UTF-8 as GBK (Java)', line);
      assert.equal(applyFirst(text, runRule(rule, text)), line, text);
    }
  });

  test('a mark may stand for a first byte that makes no pair with the second: ， in Shift_JIS, 的 in EUC-KR', () => {
    for (const [pair, line] of [
      ['UTF-8 as Shift_JIS', '各区人民政府要把防汛责任落实到岗到人，并于六月底前报送进展情况。'],
      ['UTF-8 as Shift_JIS', '坚持以人民为中心的发展思想，推动高质量发展取得新成效。'],
      ['UTF-8 as EUC-KR', '以人民为中心的要求'],
    ] as const) {
      const text = garbled(pair, line);
      assert.equal(applyFirst(text, runRule(rule, text)), line, text);
    }
  });

  test('the character behind a loss tells what a word began with: 欢 before 迎', () => {
    for (const gone of ['', '\ufffd', '?']) {
      const [hello, lost, ...rest] = runRule(rule, `浣犲ソ锛屾${gone}杩庝娇鐢ㄤ腑鏂囥€`);
      assert.equal(hello?.replacements[0], '你好', gone);
      assert.equal(lost?.replacements[0], '，欢', gone);
      assert.equal(lost?.certain, false);
      assert.ok(rest.length > 0);
    }
  });

  test('a guess is never certain', () => {
    for (const pair of ['UTF-8 as CP1250', 'UTF-8 as GBK (Java)', 'UTF-8 as Shift_JIS', 'UTF-8 as EUC-KR'])
      for (const line of ['提请这次会议审议。', '合理设置网点，促进合作，提高认识。']) {
        const text = garbled(pair, line);
        for (const { certain, replacements } of runRule(rule, text))
          if (certain) assert.ok(line.includes(String(replacements[0])), text);
      }
  });

  test('clean text with marks in it is no garble', () => {
    for (const text of [
      '会议研究��了部署�，加强�领导，抓好��落实。',
      '价格 12 €�，ĺ�，č� 与 ć 三个字母',
      'Dvořák � Škoda � č�, ř�, ž�',
    ])
      assert.deepEqual(runRule(rule, text), [], text);
  });
});

suite('mojibake: what a page that lacks most pairs leaves of UTF-8', () => {
  test('whole characters are given back, U+FFFD for the others, never certain', () => {
    for (const [pair, line, least] of [
      ['UTF-8 as EUC-KR', '请各单位于本周五前将名单报办公室', '请各�位于'],
      ['UTF-8 as EUC-KR', '坚持以人民为中心的发展思想，推动高质量发展取得新成效。', '想，推�高质'],
      ['UTF-8 as Big5', '坚持以人民为中心的发展思想，推动高质量发展取得新成效。', '高质'],
    ] as const) {
      const text = garbled(pair, line);
      const found = runRule(rule, text);
      assert.ok(applyFirst(text, found).includes(least), text);
      assert.ok(found.every(({ certain }) => !certain));
    }
  });

  test('of a page that was garbled three times nothing is made up', () => {
    const [found] = runRule(
      rule,
      '闂傚倸鍊搁崐鎼佸磹閻戣姤鍊块柨鏃堟暜閸嬫挾绮☉妯哄箻婵炲樊浜滈悡娑㈡煕閵夋垵妫岄崑鎾绘晸閿燂拷',
    );
    assert.deepEqual(found?.replacements, []);
  });

  test('marks between the letters of another language are no garble of Chinese', () => {
    for (const text of [
      '모든 인�은 태�날 때��터 자�로우며 그 존�과 권�에 있어 동�하다.',
      '人�は、生�ながらにして自�であり、尊�と権�とについて平�である。',
    ])
      assert.ok(
        runRule(rule, text).every(({ replacements }) => replacements.length === 0),
        text,
      );
  });
});
