import assert from 'node:assert/strict';
import { check, DocumentCheck, repair } from '../../../src/garble/index';
import { sameFindings } from '../../support/sameFindings';

function mends(text: string, expected: string): void {
  const { text: mended, applied } = repair(text, { profile: 'official' });
  assert.equal(mended, expected);
  assert.ok(applied.every((finding) => finding.kind === 'script-mix'));
}

function keeps(text: string): void {
  assert.deepEqual(found(text), []);
}

function found(text: string): string[] {
  return check(text, { profile: 'official' })
    .filter((finding) => finding.kind === 'script-mix')
    .map(
      ({ text, certain, fixes }) => `${text}→${fixes.map((fix) => fix.edits[0]?.text).join('/')}${certain ? '' : '?'}`,
    );
}

suite('script-mix', () => {
  test('a Simplified character in a Traditional line', () => {
    mends('我們要加強學习，認真負責。', '我們要加強學習，認真負責。');
    mends('請各單位协助辦理報名。', '請各單位協助辦理報名。');
    mends('他们對這項業務很熟。', '他們對這項業務很熟。');
    mends('學員的头发須剪短，並發給證書。', '學員的頭髮須剪短，並發給證書。');
  });

  test('a Traditional character in a Simplified line', () => {
    mends('各单位要认真学习，加強领导。', '各单位要认真学习，加强领导。');
    mends('这次会议的決定已经传达。', '这次会议的决定已经传达。');
    mends('为了实现這个目标，制订规划。', '为了实现这个目标，制订规划。');
  });

  test('what conversion left as it was', () => {
    mends('關于加強管理的通知', '關於加強管理的通知');
    mends('敢于負責，勇于創新，樂于學習。', '敢於負責，勇於創新，樂於學習。');
    mends('這些干部調離之后，怎么辦？', '這些幹部調離之後，怎麼辦？');
    mends('聯系群眾，并且聽取意見。', '聯繫群眾，並且聽取意見。');
    mends('標准與規范須統一訂定。', '標準與規範須統一訂定。');
    mends('計划書由導游審閱。', '計劃書由導遊審閱。');
  });

  test('what the neighbours tell', () => {
    mends('機關應受理申請，并應於三日內通知。', '機關應受理申請，並應於三日內通知。');
    mends('當事人未于期限內陳述，于其到場後補正。', '當事人未於期限內陳述，於其到場後補正。');
    mends('程序完畢后，應發還證件。', '程序完畢後，應發還證件。');
    mends('本辦法所稱機構，如系指團體，亦准用之。', '本辦法所稱機構，如係指團體，亦準用之。');
    for (const text of [
      '會議應于右任先生之邀召開，由于右任題字。',
      '他與吳稚暉，于右任皆善書。',
      '母儀天下之后，皇帝賜號。',
      '皇后，王后，影后，皆有封號。',
      '系爭土地經核准用地變更，室內不准用電。',
      '自幽并二州南下，并州刺史迎之，並舉兵南下。',
    ])
      keeps(text);
  });

  test('a document that writes one form throughout', () => {
    // Two sure slips and not one 後: the third is none the less, though only its neighbours are not against it.
    mends('會議之后散場，然后彙整，審議后散發。', '會議之後散場，然後彙整，審議後散發。');
    assert.deepEqual(found('會議之后散場，然後彙整，審議后散發。'), ['后→後']);
  });

  test('what conversion changed too much', () => {
    mends('皇後與太後的畫像', '皇后與太后的畫像');
    mends('若幹問題與歷來的乾擾', '若干問題與歷來的干擾');
    mends('這是曆史的經曆。', '這是歷史的經歷。');
    mends('準許與批準的公文', '准許與批准的公文');
    mends('全長三公裡，屬係統工程。', '全長三公里，屬系統工程。');
    mends('導緻頭發變白，到理發店詢問。', '導致頭髮變白，到理髮店詢問。');
    mends('控製風險，長徵精神，錶示敬意。', '控制風險，長征精神，表示敬意。');
    mends('復雜的問題重復多次，結果並無收獲。', '複雜的問題重複多次，結果並無收穫。');
    mends('心髒病患者談了十分鍾。', '心臟病患者談了十分鐘。');
  });

  test('Traditional forms that Simplified keeps for other words, and the reverse', () => {
    mends('对於这个问题，要徵求意见。', '对于这个问题，要征求意见。');
    mends('瞭解情况，象徵意义，意味著进步。', '了解情况，象征意义，意味着进步。');
    mends('成效显着，是着名学者。', '成效显著，是著名学者。');
    mends('以後再议，乾燥处理。', '以后再议，干燥处理。');
    mends('扭转干坤，表示慰借。', '扭转乾坤，表示慰藉。');
  });

  test('a wrong character in the right script is called a slip of conversion', () => {
    const [slip] = check('關於這位皇後的記載');
    assert.equal(slip?.kind === 'script-mix' && slip.conversion, true);
    assert.equal(slip?.kind === 'script-mix' && slip.script, 'traditional');
    const [intruder] = check('我们對這項業務很熟。');
    assert.equal(intruder?.kind === 'script-mix' && intruder.conversion, undefined);
  });

  test('right as it stands in Traditional', () => {
    for (const text of [
      '皇后面前站著幾位后妃，天后宮前人很多。',
      '若干部門的主管都說，這與我不相干。',
      '里長說村里離鄰里中心三公里，里程不遠。',
      '系統管理學系的師生關係良好，聯繫密切。',
      '于先生與淳于先生談單于的事。',
      '他云云一番，人云亦云，雲南的雲很美。',
      '批准、核准、准許三詞意義相近，標準不同。',
      '制度與制定不同一事，製造業的機制已經確立。',
      '只有一隻船，船隻只能停在這裡。',
      '山谷裡種稻穀，五穀豐收，谷底有水。',
      '北斗七星，奮鬥不懈，鬥志昂揚，斗室雖小。',
      '同志的意志堅定，雜誌與日誌分開放。',
      '茶几上放著幾本書，幾乎滿了。',
      '松樹下大家放鬆心情，松柏長青。',
      '表面上看，手錶與鐘錶的價格表已經發表。',
      '試卷與畫卷捲起來，席捲全場。',
      '征服高山，長征途中徵求意見，特徵明顯。',
      '頭髮、理髮與發展、發現並存，換發許可證，核發獎金。',
      '復原、複雜、覆蓋、反覆、答覆、回復各有所指。',
      '歷史上的農曆與曆法，經歷豐富。',
      '時鐘與鍾情，鐘點與鍾愛，十分鐘。',
      '採取措施，風采依舊，神采飛揚，採訪喝采。',
      '游泳與旅遊，上游與遊戲，游擊隊。',
      '宿舍的捨棄，取捨之間，農舍。',
      '麵粉與面對，麵包與方面，全面。',
      '以致、導致、精緻、細緻、一致。',
      '范先生是模範，師範學院的規範。',
      '咸豐年間的鹹魚，老少咸宜。',
      '困難重重，他覺得睏了。',
      '臺灣的台北，裡面與裏面，群眾與羣眾，為與爲。',
      '這並不是併購，合併之後並存。',
      '了解與瞭解都可以，著眼於水平，克服困難。',
      '公布與公佈，佔有與占有，註冊與注冊，周末與週末。',
      '不准進入，不準的鐘要修。',
      '幹線與主幹問題，乾杯之後幹活。',
      '計劃與划船，規劃與划算。',
      '萬里長城，千里之外，百里挑一。',
      '得採逐批查驗，並發還證件。',
    ])
      keeps(text);
  });

  test('right as it stands in Simplified', () => {
    for (const text of [
      '乾坤已定，乾隆年间，康乾盛世，乾清宫。',
      '瞭望台上瞭望远方。',
      '著名作家的著作权，土著居民，显著提高，名著。',
      '慰藉与狼藉，蕴藉含蓄。',
      '魏徵进谏，宫商角徵羽。',
      '樊於期与於菟，商於之地。',
      '随着发展，接着说，跟着名师学习，看着作业本。',
      '干部工作，若干意见，干燥气候，干预。',
      '毕昇发明活字印刷，这是范围。',
      '了望远处，借助外力，征求意见。',
      '着眼于长远，着手准备。',
    ])
      keeps(text);
  });

  test('quotations, titles and passages of the other script are left alone', () => {
    keeps('依大陸《关于加强管理的意见》的規定，我們將另行公告並說明。');
    keeps('繁体字“機”简化为“机”，这样书写更为便捷。');
    keeps('这个字（機）在台湾仍然使用。');
    keeps('大陸方面表示：各级党政机关要认真贯彻落实会议精神。我們對此並無評論，將繼續觀察後續發展與影響。');
    keeps('这是一个例子，其中引用了整句話來說明問題並加以討論。我们继续写下去，说完这件事情的经过。');
    keeps('我們將繼續觀察後續發展。\n各级机关要认真学习。\n並依規定辦理後續業務。');
  });

  test('what both write, and documents that are of neither script', () => {
    keeps('今天天气很好。');
    keeps('山川日月，天地人和。');
    keeps('ABC 123');
    keeps('');
  });

  test('old books keep their own spellings', () => {
    keeps('子曰：「學于古訓，乃有獲。」孟子曰：「流水之為物也，不盈科不行。」曾子曰：「吾日三省吾身矣。」');
    keeps('紅樹遠連天，青山近繞門。\n客從何處至，舟向此中停。\n雲外傳鐘聲，于今聞故人。\n'.repeat(3));
  });

  test('doubtful forms are worth a word only where a conversion has gone wrong', () => {
    keeps('請向單位咨詢報名辦法。');
    assert.deepEqual(found('關于咨詢辦法，至于干部，怎么報名，請與單位聯系。').includes('咨→諮?'), true);
  });

  test('the profiles of other texts', () => {
    assert.deepEqual(check('我们對這項業務很熟。', { profile: 'literary' }), []);
  });

  test('edits give what a check gives', () => {
    const document = new DocumentCheck('關于這件事\n我們的干部');
    document.edit([{ start: 1, end: 2, text: '於' }]);
    sameFindings(document.findings(), check('關於這件事\n我們的干部'));
    document.edit([{ start: 0, end: 0, text: '各级机关要认真学习会议精神，贯彻落实。\n' }]);
    sameFindings(document.findings(), check('各级机关要认真学习会议精神，贯彻落实。\n關於這件事\n我們的干部'));
  });

  test('a long line [cost]', () => {
    const clause = '關于若干部門與皇后、聯系群眾的问題，';
    assert.equal(repair(clause.repeat(500)).text, '關於若干部門與皇后、聯繫群眾的問題，'.repeat(500));
  });
});
