import assert from 'node:assert/strict';
import { rule } from '../../../src/garble/rules/mojibake';
import { GARBLINGS, type Garbling } from '../../support/garbles';
import { applyFirst, runRule } from '../../support/runRule';

// Where a garble of pairs begins and ends, when both of its pages hold Han and no byte tells.

function named(name: string): Garbling {
  return GARBLINGS.find((garbling) => garbling.name === name) as Garbling;
}

/** Garbles what stands between 〔 and 〕, and holds what the first fixes make of it against the whole. */
function isGivenBack(pair: string, marked: string): void {
  const [before, span, after] = marked.split(/[〔〕]/) as [string, string, string];
  const garbled = before + named(pair).garble(span) + after;
  const found = runRule(rule, garbled);
  assert.equal(applyFirst(garbled, found), before + span + after, garbled);
}

suite('mojibake: the edges of pairs', () => {
  test('a line garbled as a whole is given back to its first and last character, rare ones too', () => {
    for (const line of [
      '他建议提高补助标准，并按月发放到户。',
      '同时，要抓紧修订预案。',
      '陡坡地要逐步退耕还林。',
      '老支书语重心长，乡亲们热泪盈眶。',
      '埃及代表团参观了市博物馆。',
      '秋粮长势良好，丰收在望，粮食归仓，仓廪殷实。',
    ])
      isGivenBack('GBK as EUC-KR', `〔${line}〕`);
    isGivenBack('GBK as Big5', '〔秋粮长势良好，丰收在望，粮食归仓，仓廪殷实。〕');
  });

  test('an indent before the line changes nothing', () => {
    isGivenBack('GBK as EUC-KR', '　　〔陡坡地要逐步退耕还林。〕');
    isGivenBack('GBK as EUC-KR', '　　〔同时，要抓紧修订预案。〕');
  });

  test('in clean text it takes what only its page has, and no more', () => {
    isGivenBack('GBK as EUC-KR', '我省〔保护归侨和侨眷〕的办法');
    isGivenBack('GBK as EUC-KR', '本縣〔保护归侨和侨眷〕之辦法，由縣政府定之');
    isGivenBack('GBK as Big5', '條例〔自公布之日起施行〕，其施行細則由主管機關定之');
  });

  test('Han that are no sign of a garble by themselves call for a search, where others are far more expected', () => {
    for (const marked of [
      '对〔价格管理规定〕的解释',
      '我省〔保护归侨和侨眷〕的办法',
      '出台了〔地方各级机关〕的规定',
      '有利于〔调动各方面的〕积极性',
      '由〔公安机关〕处理',
    ])
      isGivenBack('GBK as Big5', marked);
  });

  test('GBK as EUC-KR, normalised on its way: what stood there is given back, and is not certain', () => {
    for (const line of ['同时，要抓紧修订应急预案。', '要认真落实政策，提高粮食产量。']) {
      const garble = named('GBK as EUC-KR').garble(line);
      const normalised = garble.normalize('NFC');
      assert.notEqual(normalised, garble, line);
      const found = runRule(rule, normalised);
      assert.equal(applyFirst(normalised, found), line, normalised);
      assert.ok(found.every(({ certain }) => !certain));
    }
    // What holds such a double has not been normalised, and says what it says.
    const line = '凡是适宜种粮食的地区，要努力增产粮食。';
    const garble = named('GBK as EUC-KR').garble(line);
    assert.equal(applyFirst(garble, runRule(rule, garble), true), line);
  });

  test('UTF-8 as Shift_JIS: a kanji that hardly any text holds calls for a search, be it ordinary in Taiwan', () => {
    isGivenBack('UTF-8 as Shift_JIS', '因人数〔少的少数〕民族');
    for (const text of [
      '癞虾蟆想吃起天鹅屁，逍遥自在，逍遙法外',
      '蝦蟆、蛤蟆、癩蝦蟆想吃天鵝肉；醍醐灌頂；鼓噪、聒噪',
      '虛驚一場，蟄伏已久，蟬聯冠軍，蠟燭、蠔油、蠶繭',
    ])
      assert.deepEqual(runRule(rule, text), [], text);
  });

  test('the same Han in clean text are no garble', () => {
    for (const text of [
      '口腔医院的弊端在于腔调，满腔热忱、睿智明达，祥瑞之兆，勤勉尽责。',
      '营私舞弊、徇私枉法；歉收之年，华诞之际；絮絮叨叨、悲欢离合；囊中羞涩。',
      '弊案、舞弊、利弊互見；口腔癌、鼻腔、胸腔；睿智、聰睿；鼠疫、鼠患；儂本多情。',
      '跪拜、下跪、跪乳；壽宴、壽終、福壽康寧；憤慨、憤恨；覃思、覃恩；曹參、曹操、曹丕。',
      '한국의 文化를 소개하는 中國語 문장입니다. 大韓民國의 主權은 國民에게 있고, 모든 權力은 國民으로부터 나온다.',
      '韩语“안녕하세요”意为“你好”，“감사합니다”意为“谢谢”，泡菜写作김치。',
      '只听他一声断喝：叱吒叱吒叱吒吒！',
      '參加者：김철수、박영희、이순신；公司名：현대자동차、삼성전자。',
    ])
      assert.deepEqual(runRule(rule, text), [], text);
  });

  test('UTF-16, bytes swapped: 一 is N, 开 is _, 、 is İ, and other Han stand for Han', () => {
    const pair = 'UTF-16, bytes swapped';
    for (const marked of [
      '〔一年来，各项工作取得新进展。〕',
      '〔二是改善农村医疗条件，三是办好乡村学校。〕',
      '〔随着改革的深化，农村面貌为之一新。〕',
      '〔增长率由１４．３‰下降到１０．５‰，势头良好。〕',
      '　　〔一、要认真学习文件。〕',
      '这是我省〔经济发展战略上的一〕个大转折',
      '下一步〔开展水资源论证〕工作',
      '扎扎〔实实地推进改革和开〕放',
      '早日〔通过友好协〕商解决',
      '为〔社会主义建设培养〕人才',
    ])
      isGivenBack(pair, marked);
  });

  test('UTF-16, bytes swapped: letters beside it that are clean stay so', () => {
    const pair = 'UTF-16, bytes swapped';
    for (const marked of ['GDP〔增长百分之六以上〕', '〔要认真学习贯彻〕NGO 条例', 'N 市〔有关部门和单位〕'])
      isGivenBack(pair, marked);
    for (const text of [
      'N 个 N_x 开 P 点：_N_、gP、Ng，N级N类',
      '㐀㐁㐂㐃㐄㐅㐆㐇㐈㐉',
      '𠮷野家、𤭛、𪚥𪚥、👍👍🏻😀😂🎉',
    ])
      assert.deepEqual(runRule(rule, text), [], text);
  });

  test('UTF-16 as Latin-1: two letters that the line begins or ends with are the character that they are', () => {
    for (const pair of ['UTF-16LE as Latin-1', 'UTF-16BE as Latin-1']) {
      for (const line of [
        '充分发挥基层群众自治组织的作用',
        '全面完成年度各项目标任务',
        '增长率下降了１０．５‰，势头良好',
      ]) {
        const garbled = named(pair).garble(line);
        assert.equal(applyFirst(garbled, runRule(rule, garbled), true), line, pair);
      }
    }
  });

  test('UTF-16 as Latin-1: two letters that hardly any line begins with may be clean', () => {
    // VR is 剖 in the one order, and RV in the other.
    for (const [pair, letters] of [
      ['UTF-16LE as Latin-1', 'VR'],
      ['UTF-16BE as Latin-1', 'RV'],
    ] as const) {
      const found = runRule(rule, letters + named(pair).garble('技术要用于教学和培训工作'));
      assert.equal(found.length, 1);
      assert.equal(found[0]?.certain, false);
    }
  });
});
