import assert from 'node:assert/strict';
import { check, repair } from '../../../src/garble/index';

function mends(text: string, expected: string): void {
  assert.equal(repair(text, { profile: 'official' }).text, expected);
}

function keeps(text: string): void {
  assert.deepEqual(
    check(text, { profile: 'official' }).filter((finding) => finding.kind === 'confusable'),
    [],
  );
}

/** Found, but not beyond doubt. */
function doubts(text: string): void {
  const findings = check(text, { profile: 'official' }).filter((finding) => finding.kind === 'confusable');
  assert.ok(findings.length > 0 && findings.every((finding) => !finding.certain));
}

suite('confusable', () => {
  test('radicals in running text', () => {
    mends('⼯作⼈员要⽤⼼服务。', '工作人员要用心服务。');
    mends('⾯向⻓期，⻔户开放，⻋辆通⾏。', '面向长期，门户开放，车辆通行。');
    mends('第⼀条　为了规范⾏为', '第一条　为了规范行为');
    mends('2024年3⽉5⽇', '2024年3月5日');
    mends('⺠主与⻄部', '民主与西部');
    mends('⻘年干部', '青年干部');
    mends('⾭年幹部與⾧期計畫', '青年幹部與長期計畫');
  });

  test('each script has its own door', () => {
    mends('这是用⼾的意见', '这是用户的意见');
    mends('這是用⼾的意見', '這是用戶的意見');
  });

  test('a radical by itself is one where the document is full of them', () => {
    mends('⼀、总体要求\n坚持⼯作⽅向，服务⼈民。', '一、总体要求\n坚持工作方向，服务人民。');
    keeps('⼀、总体要求');
  });

  test('texts about radicals', () => {
    keeps('部首“⼯”收字若干');
    keeps('⼀ ⼁ ⼂ ⼃ ⼄ ⼅');
    keeps('⼀⼁⼂⼃⼄⼅');
    keeps('⺮');
    doubts('这个字写作⺡旁');
  });

  test('compatibility ideographs', () => {
    mends('\uf90a額不\uf967', '金額不不');
    mends('\uf9a8人滿意', '令人滿意');
    keeps('﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩');
    doubts('姓名\u{2f804}');
  });

  test('Kanbun marks that stand for Han', () => {
    mends('㆗華民國的㆟口', '中華民國的人口');
    mends('㆗國㆟民', '中國人民');
    keeps('学㆑而時習㆑之');
    keeps('レ点は㆑と書く');
  });

  test('katakana, Bopomofo and strokes for Han', () => {
    mends('エ作方案', '工作方案');
    mends('ハ月ニ十日', '八月二十日');
    mends('进出ロ贸易', '进出口贸易');
    mends('有ㄧ個問題', '有一個問題');
    mends('ー是加强领导', '一是加强领导');
    keeps('カタカナ');
    keeps('三カ国首脑');
    keeps('コンピュータ工程');
    keeps('東京タワー');
    keeps('ㄅㄆㄇㄈ');
    keeps('注音ㄧㄢˊ');
    keeps('ニューヨーク市');
  });

  test('Cyrillic and Greek letters in Latin words', () => {
    mends('防控СOVID疫情', '防控COVID疫情');
    mends('使用Wоrd编辑', '使用Word编辑');
    keeps('长度5μm，角度Δx，α粒子');
    keeps('俄语Москва');
    keeps('希腊语Αθήνα');
    keeps('字母А');
    keeps('ΔT与ΔH');
  });

  test('full-width letters and digits', () => {
    mends('全市ＧＤＰ增长', '全市GDP增长');
    mends('２０２４年全市增长12%', '2024年全市增长12%');
    mends('增长１４．７％', '增长14.7％');
    keeps('（１）加强领导');
    keeps('Ａ、Ｂ、Ｃ三类');
    keeps('ＴＥＬ');
    keeps('系數Ｖ與ｋ');
    keeps(
      '　　１９７８年至１９８０年，产量由２４万吨增至３６万吨，４０个县、５０个乡、６０个村、７５户、８８人受益，９０％满意。',
    );
  });

  test('ordinary text stays', () => {
    keeps('人民政府办公厅关于印发工作要点的通知');
    keeps('ABC 123');
    keeps('〇一二三');
    keeps('');
  });

  test('the block is named', () => {
    const findings = check('⼯作，㆗国，\uf90a色，エ作，ＧＤＰ数据，Wоrd字');
    const blocks = findings.map((finding) => finding.kind === 'confusable' && finding.block);
    assert.deepEqual(blocks, ['radical', 'kanbun', 'compatibility', 'kana', 'full-width', 'other-script']);
  });

  test('a long line is checked to its end [cost]', () => {
    const text = `${'⼯作ＡＢ的Wоrd'.repeat(500)}${'а'.repeat(2_000)}`;
    assert.ok(check(text).length >= 999);
  });
});
