import assert from 'node:assert/strict';
import { DocumentCheck, type Profile } from '../../../src/garble/index';
import { sample } from '../../support/runs';
import { needsShared, textsIn } from '../../support/shared';

function isProfile(text: string, expected: Profile, languageId = 'plaintext'): void {
  assert.equal(new DocumentCheck(text, { languageId }).profile, expected, text.slice(0, 40));
}

const REPORT = '各地各部门要认真落实会议部署，健全工作机制，压实主体责任。'.repeat(25);
const STORY = '她笑着对他说：“你怎么才来呀？我等了半天呢。”他挠挠头，道：“路上堵车嘛。”'.repeat(25);
const RELEASE = '本局今日公布第三季檢查結果，各單位應依規定限期改善，並於期限內函報備查。'.repeat(25);

suite('profile', () => {
  test('running text', () => {
    isProfile(REPORT, 'official');
    isProfile(STORY, 'literary');
    isProfile(RELEASE, 'press');
    isProfile('子曰：学而时习之，不亦说乎？吾日三省吾身。'.repeat(30), 'literary');
    isProfile('通知', 'official');
    isProfile('', 'official');
    isProfile(STORY.slice(0, 300), 'official');
  });

  test('statutes in both scripts', () => {
    isProfile(
      ['第一条　为了规范管理，制定本条例。', '第二条　本条例自公布之日起施行。', '第三条　略。'].join('\n').repeat(20),
      'official',
    );
    isProfile(
      '第 1 條\n本法用詞定義如下，適用於各級機關及其所屬單位。\n第 2 條\n本法自公布日施行，各主管機關應依職權辦理。\n第 3 條之1\n略。\n'.repeat(
        20,
      ),
      'official',
    );
    isProfile('第一條路', 'official');
  });

  test('by language', () => {
    isProfile(REPORT, 'typeset', 'latex');
    isProfile(REPORT, 'typeset', 'typst');
    isProfile(REPORT, 'damage', 'javascript');
    isProfile(REPORT, 'damage', 'csv');
    isProfile(REPORT, 'official', 'markdown');
    isProfile(`${REPORT}\n\n\`\`\`\n${'const a = 1;\n'.repeat(20)}\`\`\`\n`, 'technical', 'markdown');
    isProfile('# 安装\n\n运行 `npm install` 即可。\n', 'technical', 'markdown');
  });

  test('a scraped page is known by its damage', () => {
    isProfile('團結(jié)、務(wù)實、創(chuàng)新', 'scraped');
    isProfile('7 Y: y7 F0 n; t, y. r6 w!\n要落实。', 'scraped');
    isProfile('甲<br />乙<br />丙<br />丁<br />戊<br />己', 'scraped');
    isProfile('甲<br />乙<br />丙<br />丁<br />戊<br />己', 'scraped', 'markdown');
    isProfile('甲<br />乙', 'official');
    isProfile(
      `甲<br />乙<br />丙<br />丁<br />戊<br />己\n\n\`\`\`html\n${'<p>甲</p>\n'.repeat(30)}\`\`\`\n`,
      'technical',
      'markdown',
    );
    isProfile('<p>甲</p><p>乙</p><p>丙</p>', 'official', 'html');
  });

  test('the corpus [law]', function () {
    this.timeout(60_000);
    const corpus = needsShared(this, 'corpus');
    const expected: [folder: string, profile: Profile, every: number][] = [
      ['clean/law_zhCN', 'official', 8],
      ['clean/law_zhTW', 'official', 6],
      ['reports', 'official', 16],
      ['clean/novel_zhCN', 'literary', 1],
      ['clean/poetry_classical', 'literary', 1],
      ['clean/tech_vue_zhCN', 'technical', 8],
      ['clean/book_rust_zhTW', 'technical', 8],
    ];
    const wrong: string[] = [];
    for (const [folder, profile, every] of sample(expected, 7)) {
      for (const [name, text] of sample(textsIn(`${corpus}/${folder}`, '', process.env.TUIQIAO_RUNS ? 1 : every), 6)) {
        const found = new DocumentCheck(text.slice(0, 60_000), {
          languageId: name.endsWith('.md') ? 'markdown' : 'plaintext',
        }).profile;
        if (found !== profile) wrong.push(`${folder}/${name}: ${found}`);
      }
    }
    assert.deepEqual(wrong, []);
  });
});
