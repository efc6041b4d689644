import assert from 'node:assert/strict';
import { applyFixes, check } from '../../../src/garble';

const found = (text: string) => check(text, { profile: 'official' }).filter((finding) => finding.kind === 'duplicate');

/** One finding, never certain, whose fix gives `to`. */
function mends(from: string, to: string): void {
  const findings = found(from);
  assert.deepEqual(
    findings.map((finding) => finding.certain),
    [false],
    from,
  );
  assert.equal(applyFixes(from, findings), to);
}

function silent(text: string): void {
  assert.deepEqual(found(text), [], text);
}

suite('duplicate', () => {
  test('words', () => {
    mends('要进一步进一步加强管理。', '要进一步加强管理。');
    mends('提供社區服務社區服務與諮詢。', '提供社區服務與諮詢。');
    mends('各科室科室的同志都要参加。', '各科室的同志都要参加。');
    mends('办公室工作办公室工作很重要。', '办公室工作很重要。');
    mends('认真贯彻落实认真贯彻落实会议精神。', '认真贯彻落实会议精神。');
  });

  test('words of grammar, before whatever stands', () => {
    mends('应当应当依法办理。', '应当依法办理。');
    mends('有下列下列情形之一的，不予受理。', '有下列情形之一的，不予受理。');
    mends('對機關進行進行考核。', '對機關進行考核。');
    silent('与此有关有关部门应当配合。');
  });

  test('before a word of its own', () => {
    mends('全面实现农村农村免费义务教育。', '全面实现农村免费义务教育。');
    mends('全国粮食粮食连续四年增产。', '全国粮食连续四年增产。');
    mends('外國國家國家對法院的判決提起上訴。', '外國國家對法院的判決提起上訴。');
    silent('建设社会社会主义事业');
    silent('发展机械机械工业');
    silent('要更好地服务服务对象，加强投资投资公司的管理，支持发展发展中国家。');
  });

  test('clauses and sentences', () => {
    mends('没有沟通协作配合，就不会有高效运转，就不会有高效运转。', '没有沟通协作配合，就不会有高效运转。');
    mends(
      '没有溝通協作,就不會有高效運轉,就不會有高效運轉,更談不上服務。',
      '没有溝通協作,就不會有高效運轉,更談不上服務。',
    );
    mends('各科室要按时交接，做好记录。各科室要按时交接，做好记录。', '各科室要按时交接，做好记录。');
  });

  test('a line again, and a title again', () => {
    mends('关于做好值班工作的通知\n关于做好值班工作的通知\n各科室：', '关于做好值班工作的通知\n各科室：');
    mends(
      '关于做好值班工作的通知\n\n时间：今天\n\n关于做好值班工作的通知\n\n各科室：',
      '关于做好值班工作的通知\n\n时间：今天\n\n\n各科室：',
    );
  });

  test('verbs, measure words, emphasis, names', () => {
    for (const text of [
      '研究研究',
      '大家學習學習。',
      '一批一批地整改',
      '一个一个来',
      '很紧很紧',
      '天天、层层、久久',
      '学习习近平',
      '工作作风',
      '中国国情',
      '人民民主',
      '哈哈哈哈',
      '戒之戒之',
      '跑着跑着，河水就漫上来了',
      '走著走著，天就黑了',
      '别说了，去吧去吧。',
      '好了好了',
    ])
      silent(text);
    silent('团结团结再团结');
    silent('告訴我們我們該做什麼');
    silent('可以執行執行檔');
    silent('吉林省吉林市，呼伦贝尔，巴音郭楞');
  });

  test('figures of speech', () => {
    silent('没有调查，就不会有发言权，就不会有决策权。');
    silent('才能令行，才能禁止，才能统一步调。');
    silent('不敢当，不敢当。');
    silent('做到年初有计划，年中有检查，年底有总结。');
  });

  test('lines of a table and articles', () => {
    silent('　　同意\n　　同意');
    silent('1\t12\t12\n1\t12\t12');
    silent('第一条　本办法自发布之日起施行。\n\n第九条　本办法自发布之日起施行。');
  });

  test('one word over and over is checked in linear time [cost]', () => {
    for (const unit of ['汉', '汉字', '汉字词句，', '汉\n', '汉字词句段篇章书\n'])
      check(unit.repeat(4_000), { profile: 'official' });
  });
});
