import assert from 'node:assert/strict';
import { applyFixes, check } from '../../../src/garble';

const found = (text: string) =>
  check(text, { profile: 'official' }).filter((finding) => finding.kind === 'stray-space');

/** One finding mends the text. */
function mends(from: string, to: string, { certain = true, wholeLine = false } = {}): void {
  const findings = found(from);
  assert.deepEqual(
    findings.map((finding) => [finding.certain, finding.wholeLine ?? false]),
    [[certain, wholeLine]],
    from,
  );
  assert.equal(applyFixes(from, findings), to);
}

function silent(text: string): void {
  assert.deepEqual(found(text), [], text);
}

const REST = '，不人云亦云，不随波逐流，遇事先调查，再下结论。';

suite('stray-space', () => {
  test('a space before a word that no clause begins with', () => {
    mends(`研究问题要有自己 的判断${REST}`, `研究问题要有自己的判断${REST}`);
    mends(`各科室要紧盯目标 和任务${REST}`, `各科室要紧盯目标和任务${REST}`);
    mends(
      '各單位要有自己 的判斷，不人云亦云，不隨波逐流，遇事先調查，再下結論。',
      '各單位要有自己的判斷，不人云亦云，不隨波逐流，遇事先調查，再下結論。',
    );
  });

  test('a space that cuts off the last character, or an object from its verb', () => {
    mends(`他承担了许多紧急的任务 重${REST}`, `他承担了许多紧急的任务重${REST}`);
    mends(`一定要把精力 用到服务群众的实处上来${REST}`, `一定要把精力用到服务群众的实处上来${REST}`);
  });

  test('a space inside a word, which the tie between its characters tells', () => {
    mends(`各单位要进一步加 强对重点工作的督促检查${REST}`, `各单位要进一步加强对重点工作的督促检查${REST}`);
    mends(
      `第二条 本办法适用于全县行政事业单 位的档案管理${REST}`,
      `第二条 本办法适用于全县行政事业单位的档案管理${REST}`,
    );
    mends(
      `各單位要進一步加 強對重點工作的督導${REST.replaceAll('随', '隨')}`,
      `各單位要進一步加強對重點工作的督導${REST.replaceAll('随', '隨')}`,
    );
    silent(`会议由市政府办公室主任 王小明同志主持${REST}`);
    silent(`全市上下要坚持稳中求进 以进促稳${REST}`);
    silent('姓 名：张三，单 位：县政府办公室，职 务：科员，电 话：8765432。');
  });

  test('a space before a mark', () => {
    mends(
      '各科室应当及时报送材料 ，不得拖延，不得瞒报，不得漏报，并做好登记。',
      '各科室应当及时报送材料，不得拖延，不得瞒报，不得漏报，并做好登记。',
    );
  });

  test('a space that might part two clauses is a doubt', () => {
    mends(
      `进一步完善值班制度 各科室都要认真做好交接班的登记${REST}`,
      `进一步完善值班制度各科室都要认真做好交接班的登记${REST}`,
      { certain: false },
    );
    silent(`坚持稳中求进 做到以进促稳${REST}`);
  });

  test('a line spaced out', () => {
    mends('政 府 工 作 报 告', '政府工作报告', { wholeLine: true });
    mends('　　會 議 紀 要', '　　會議紀要', { certain: false, wholeLine: true });
    mends('政  府  公  文', '政府公文', { certain: false, wholeLine: true });
    mends('2006年 政 府 工 作 报 告 全文', '2006年 政府工作报告 全文'.replace('报告 全文', '报告 全文'));
  });

  test('headings, articles, names, series', () => {
    for (const text of [
      '总　则',
      '总 则',
      '目  录',
      '张　三',
      '张 三',
      '第三条 为了规范管理',
      '甲 乙 丙 丁',
      '东 南 西 北',
      '一 二 三 四 五',
      '政　府　公　文',
    ])
      silent(text);
    silent(`第三条 为了规范管理${REST}`);
    silent(`出席会议的有市长 王小明${REST}`);
    silent(`新闻由本报记者 王小明采写${REST}`);
    silent('与会人员 张三 李四 王五，列席人员 赵六 钱七，记录人员 孙八，请按时到会。');
    silent('人生南北多歧路 将相神仙');
    silent('法 官 助 理　　赵某某\n书　记　员　　孙　某');
    silent('承 办 单 位  市政府办公室');
    for (const clauses of [
      '新华社北京3月5日电 与会代表认为，要进一步加强基层治理',
      '本报讯 地方各级政府要认真贯彻落实会议精神',
      '要牢记初心使命 永葆奋斗精神，以更加昂扬的姿态投身工作',
      '坚持全民参与 共建共享，广泛动员社会力量',
      '一、活动目的 通过开展主题活动，引导广大党员干部坚定理想信念',
    ])
      silent(`${clauses}，切实把各项任务落到实处，不断提高服务水平。`);
  });

  test('a line of nothing but spaced Han is checked in linear time [cost]', () => {
    for (const unit of ['汉 ', '汉字 ', '汉  ', '汉字，汉 字。', '的 的字 '])
      check(unit.repeat(4_000), { profile: 'official' });
  });
});
