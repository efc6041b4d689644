import assert from 'node:assert/strict';
import { check, repair } from '../../../src/garble/index';
import { rule } from '../../../src/garble/rules/pinyinGloss';
import { only } from '../../support/only';
import { runRule } from '../../support/runRule';

const levels = only('pinyin-gloss');

function mends(text: string, expected: string): void {
  assert.equal(repair(text, { levels }).text, expected);
}

/** Found, but not removed by itself. */
function doubts(text: string, ...glosses: string[]): void {
  const findings = check(text, { levels });
  assert.deepEqual(
    findings.map((each) => each.text),
    glosses,
    text,
  );
  assert.ok(
    findings.every((each) => !each.certain),
    text,
  );
}

function ignores(text: string, languageId = 'plaintext'): void {
  assert.deepEqual(check(text, { levels, languageId }), [], text);
}

/** A gloss that ate its neighbours: what it covers, and the best guesses. */
function guesses(text: string, covered: string, ...best: string[]): void {
  const [finding] = check(text, { levels }).filter((each) => each.kind === 'pinyin-gloss' && each.ateNeighbour);
  assert.ok(finding, text);
  assert.equal(finding.text, covered);
  assert.equal(finding.certain, false);
  assert.deepEqual(
    finding.fixes.slice(0, best.length).map((fix) => fix.edits[0]?.text),
    best,
  );
}

const PLAIN: Readonly<Record<string, string>> = {
  機: 'ji',
  關: 'guan',
  團: 'tuan',
  結: 'jie',
  務: 'wu',
  實: 'shi',
  認: 'ren',
  調: 'diao',
  參: 'can',
  謀: 'mou',
  辦: 'ban',
  講: 'jiang',
  規: 'gui',
  處: 'chu',
  問: 'wen',
  題: 'ti',
  見: 'jian',
  對: 'dui',
  協: 'xie',
  順: 'shun',
  暢: 'chang',
  為: 'wei',
  從: 'cong',
  嚴: 'yan',
  總: 'zong',
  經: 'jing',
  驗: 'yan',
  開: 'kai',
  創: 'chuang',
};

suite('pinyin-gloss', () => {
  test('a page in Traditional', () => {
    mends('各處室要團結(jié)、務(wù)實，繼續(xù)創(chuàng)新。', '各處室要團結、務實，繼續創新。');
    mends('網(wǎng)絡(luò)安全', '網絡安全');
    mends('網(wǎng)站', '網站');
    // One gloss alone, on a character with two readings, may be meant.
    doubts('要團結(jié)。', '(jié)');
  });

  test('combining tone marks are tone marks', () =>
    mends('團結(jie\u0301)、務(wu\u0300)實、創(chua\u0300ng)新'.normalize('NFD'), '團結、務實、創新'));

  test('toneless and doubled: nobody writes that', () => {
    mends('要团(tuan)(tuan)结一致', '要团结一致');
    mends('团(tuan)(tuan)结、务(wu)(wu)实', '团结、务实');
    mends('團(tuán)(tuán)結', '團結');
    mends('團(tuan)(tuan)(tuan)結', '團結');
  });

  test('a page in Simplified, converted after the injection', () => {
    mends('要团结(jié)、务(wù)实，用好网(wǎng)络(luò)。', '要团结、务实，用好网络。');
    doubts('团结(jié)、务(wù)实，团结就是力量，结果务(wù)必报送。', '(jié)', '(wù)', '(wù)');
    // Everybody can read 务 and 网; of three hard words any may be glossed for the reader.
    doubts('缠(chán)绕(rào)、凿(záo)', '(chán)', '(rào)', '(záo)');
    // 準 is injected; the 准 of 批准 is written so in Traditional, too.
    mends('标准(zhǔn)、务(wù)实、创(chuàng)新、网(wǎng)站，批准之后执行。', '标准、务实、创新、网站，批准之后执行。');
  });

  test('one gloss alone, on a character with several readings, tells them apart', () => {
    for (const text of ['单(shàn)于是首领。', '参观都(dū)江堰', '重(chóng)庆市', '要团结(jié)。']) ignores(text);
    doubts('他说的是(shì)非题', '(shì)');
  });

  test('glosses without tones, a page full of them', () => {
    const clean =
      '機關幹部要團結務實，認真調查研究，當好參謀助手，辦事講規矩，處理問題見實效，對內對外協調順暢，為群眾服務，從嚴要求自己，總結經驗，開創新局面。';
    const glossed = clean.replace(
      /[機關團結務實認調參謀辦講規處問題見對協調順暢為從嚴總經驗開創]/g,
      (c) => `${c}(${PLAIN[c]})`,
    );
    mends(glossed, clean);
    // The same density on characters of every sort is a reader for children.
    ignores('小(xiao)明(ming)去(qu)上(shang)学(xue)，路(lu)上(shang)看(kan)见(jian)一(yi)只(zhi)小(xiao)鸟(niao)。');
  });

  test('bytes that were eaten', () => {
    guesses('在需要的時候?qū)?yīng)執(zhí)行', '?qū)?yīng)', '對應');
    guesses('在需要的时候?qū)?yīng)执行', '?qū)?yīng)', '对应');
    guesses('在需要的時候\ufffd(qū)\ufffd應(yīng)執(zhí)行', '\ufffd(qū)\ufffd', '對');
    // The page says which of 應, 鷹, 嬰 it glosses.
    guesses('相應(yīng)地，時候?qū)?yīng)執(zhí)行', '?qū)?yīng)', '對應');
  });

  test('a question before pinyin is a question', () => {
    for (const text of [
      '要不要去?qù)',
      '（怎麼讀?qū)',
      '(時候?qū)',
      '時候?qu)',
      '時候?qū',
      '時候?(qū)',
      '?qū)',
      'why?qū)',
      '時候?(Qū)',
    ])
      ignores(text);
  });

  test('a text that annotates is not damaged', () => {
    ignores(
      '小(xiǎo)明(míng)去(qù)上(shàng)学(xué)，路(lù)上(shàng)看(kàn)见(jiàn)一(yì)只(zhī)小(xiǎo)鸟(niǎo)。'.replace(
        'yì',
        'yī',
      ),
    );
    ignores(
      '春天来了，小蝌蚪(dǒu)游来游去，柳枝飘(piāo)动，燕子衔(xián)泥(ní)，蝴(hú)蝶(dié)飞舞，花瓣(bàn)散(sàn)落，蜜(mì)蜂采蜜。',
    );
    doubts('中(zhōng)文(wén)课(kè)本(běn)第一课', '(zhōng)', '(wén)', '(kè)', '(běn)');
    doubts(
      '學(xué)生(shēng)要(yào)認(rèn)真(zhēn)聽(tīng)課(kè)',
      '(xué)',
      '(shēng)',
      '(yào)',
      '(rèn)',
      '(zhēn)',
      '(tīng)',
      '(kè)',
    );
    doubts('想(xiang)象一(yi)下', '(xiang)', '(yi)');
    doubts('長(zhǎng)大、還(huán)書', '(zhǎng)', '(huán)');
  });

  test('a rare character may have its reading', () => {
    for (const text of ['荀彧(yù)', '彧(yù)、翀(chōng)、頔(dí)', '嚞(zhé)', '我叫李翀(chōng)。']) ignores(text);
    doubts('龔(gōng)先生', '(gōng)');
    // Three such readings, and one character that is common.
    doubts('荀彧(yù)、李翀(chōng)、于頔(dí)、團結(jié)', '(jié)');
  });

  test('other parentheses', () => {
    for (const text of [
      '字符集(Charset)',
      '團結(jié',
      '團結jié)',
      '團結()',
      '結(gōng)',
      '務(wù實)',
      '結(jie2)',
      '函式(fn)',
      '甲(a)乙(b)',
      '(jié)',
      'a(jié)',
      '結（jié）',
      '結 (jié)',
      '團結(Jié)',
      '我们(women)',
      '参考(can)',
    ])
      ignores(text);
    ignores('團結`(jié)`、務`(wù)`實', 'markdown');
  });

  test('one toneless reading is too little', () => ignores('团(tuan)结'));

  test('long lines cost no more than their length [cost]', () => {
    for (const piece of ['團(', '(jié', '團(jié)', '?qū)', '候?qū)?yīng)', '團(tuan)(tuan)', '(((']) {
      const text = piece.repeat(5_000);
      const began = performance.now();
      runRule(rule, text);
      assert.ok(performance.now() - began < 10_000, piece);
    }
  });
});
