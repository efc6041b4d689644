import assert from 'node:assert/strict';
import { type CheckOptions, check, repair } from '../../../src/garble';

const placeholders = (text: string, options: CheckOptions = {}) =>
  check(text, { profile: 'official', ...options }).filter((finding) => finding.kind === 'placeholder');

/** What stands in ⟦⟧ is covered; nothing is ever filled in. */
function withheld(marked: string): void {
  const text = marked.replace(/[⟦⟧]/g, '');
  const covered = [...marked.matchAll(/⟦([^⟧]*)⟧/g)].map((match) => match[1]);
  const findings = placeholders(text);
  assert.deepEqual(
    findings.map((finding) => finding.text),
    covered,
    marked,
  );
  assert.ok(findings.every((finding) => !finding.certain && finding.fixes.length === 0));
  assert.equal(repair(text).text, text);
}

function silent(text: string, options: CheckOptions = {}): void {
  assert.deepEqual(
    placeholders(text, options).map((finding) => finding.text),
    [],
    text,
  );
}

suite('placeholder', () => {
  test('asterisks of a word filter', () => {
    withheld('既要能写，又要能跑，做好单位的“多面⟦**⟧”，遇事不慌。');
    withheld('有人当“快⟦**⟧”,有人当“慢⟦**⟧”,各尽其能。');
    withheld('他在会上谈到⟦***⟧事件的教训。');
    withheld('群眾反映的⟦**⟧問題，要逐一答覆。');
  });

  test('Markdown, footnotes, forms, protected names, sums', () => {
    silent('要抓好**重点**任务，落实**责任**分工。');
    silent('**一、总体要求**');
    silent('要抓好**重点**任务', { languageId: 'markdown' });
    silent('- **加强领导**：各科室要重视。', { languageId: 'markdown' });
    silent('这叫做**参数（parameter）**的东西，要先声明，声明之后才能使用。', { languageId: 'markdown' });
    silent('***');
    silent('* * *');
    silent('王小明* 李小红**');
    silent('获奖者：张**、李**、欧阳**');
    silent('身份证号：3201**********1234');
    silent('请填写**********后交回。');
    silent('长**3米');
    silent('2**10');
    silent('项目*数量*单价');
  });

  test('underscores of a document library', () => {
    withheld('要深入学习贯彻⟦__⟧重要讲话，抓好落实。');
    withheld('⟦__⟧指出，办公室工作无小事。');
    withheld('用⟦____⟧思想武装头脑，指导实践。');
    withheld('正如⟦_⟧同志所说，实干才有出路。');
    withheld('深入學習⟦__⟧同志的講話，抓好落實。');
  });

  test('blanks of forms and names of programs', () => {
    silent('甲方：____　乙方：____');
    silent('____年__月__日');
    silent('第__条规定的人民币__元');
    silent('姓名________ 单位________');
    silent('中国的首都是____。');
    silent('变量 front_of_house 与 user_名称');
    silent('__init__ 方法');
    silent('这是 _强调_ 的写法。', { languageId: 'markdown' });
    silent('这是 __强调__ 的写法。');
    silent('根据____的规定，由__负责________。');
  });

  test('crosses', () => {
    withheld('深入学习贯彻⟦××⟧精神，抓好落实。');
    silent('××省××局关于××工作的通知');
    silent('×××同志：');
    silent('现将××会议精神传达如下。');
    silent('3×4');
    silent('深入学习××精神，××局和××科要带头，××同志作表率。');
  });

  test('boxes', () => {
    withheld('据残存的会议记录，当时到会的有李□生、王⟦□□⟧等人，共议修堤一事，议定由各村出工。');
    silent('□是　□否');
    silent('清风□□入帘来，明月□□上砌台。');
    silent('□□□□□，□□□□色。');
  });

  test('formulas whose name is gone', () => {
    withheld('坚持马列主义、⟦思想⟧、邓小平理论，联系实际。');
    withheld('堅持馬列主義、⟦思想⟧、鄧小平理論，聯繫實際。');
    withheld('坚持毛泽东思想、⟦理论⟧和科学发展观。');
    withheld('紧密团结在以⟦同志⟧为核心的党中央周围。');
    withheld('⟦_⟧同志指出，要实事求是。');
    withheld('抓落实很要紧。⟦同志⟧指出，空谈误国。');
    silent('坚持马列主义、毛泽东思想、邓小平理论，联系实际。');
    silent('发展社会主义、思想道德建设一起抓。');
    silent('以老同志为核心的志愿队。');
    silent('组长同志指出了问题。');
    silent('同志指出的问题要改。');
    silent('学习哲学思想、理论和方法。');
  });
});
