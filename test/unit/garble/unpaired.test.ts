import assert from 'node:assert/strict';
import { type CheckOptions, check } from '../../../src/garble';

const found = (text: string, options: CheckOptions = {}) =>
  check(text, { profile: 'official', ...options }).filter((finding) => finding.kind === 'unpaired');

/** The only lone marks, each with the partner that it lacks. */
function lacks(text: string, ...expected: [mark: string, partner: string][]): void {
  const findings = found(text);
  assert.deepEqual(
    findings.map((finding) => [finding.text, finding.partner]),
    expected,
    text,
  );
  assert.ok(findings.every((finding) => !finding.certain && finding.fixes.length === 0));
}

function silent(text: string, options: CheckOptions = {}): void {
  assert.deepEqual(found(text, options), [], text);
}

suite('unpaired', () => {
  test('marks that a garble is made of are none, and may hide a partner', () => {
    // ” is byte 0x9D of CP1252, the last of 服.
    silent('推进“æ”¾ç®¡æœ”改革。');
    // Here a guess at lost bytes took the opening mark in.
    silent('应当认真加强制度建设，鍩哄眰涓€绾夸汉鍛樺簲褰撹鐪熷姞寮哄埗搴﹀缓璁�“鍥炲ご鐪�”，按期保质完成任务。');
    lacks('现将Í¨Öª（甲方转发。', ['（', '）']);
  });

  test('a mark without its partner', () => {
    lacks('要发扬“老黄牛精神，埋头苦干。', ['“', '”']);
    lacks('要发扬老黄牛”精神，埋头苦干。', ['”', '“']);
    lacks('認真貫徹《條例精神。', ['《', '》']);
    lacks('甲方（以下简称公司应当付款。', ['（', '）']);
    lacks('他說：「要守時。', ['「', '」']);
    lacks('甲方(以下简称公司应当付款。', ['(', ')']);
    lacks('贯彻《条例》和《办法精神，“三会一课制度。', ['《', '》'], ['“', '”']);
    lacks('（一）学习；二）落实。）', ...[]);
  });

  test('crossed pairs', () => {
    lacks('“甲（乙”丙', ['（', '）']);
    lacks('（甲“乙）丙', ['“', '”']);
  });

  test('enumerators, emoticons, formulas', () => {
    for (const text of [
      '1）甲；2）乙',
      'a)甲 b)乙',
      '一）学习；二）落实。',
      '（见附件1、2）',
      '辛苦了;-)',
      '辛苦了:)',
      '区间[0,1)内',
      '（0，1］',
      'f(x',
    ])
      silent(text);
    silent('办好“中国’99博览会”。');
    silent("it's 90's 张三’s 计划");
  });

  test('half-width brackets answer full-width ones', () => {
    silent('甲方（以下简称公司)应当付款。');
    silent('通知(试行）');
  });

  test('a quotation over several paragraphs', () => {
    silent('他说：“第一段话。\n“第二段话。\n“第三段话。”');
    silent('“第一段话。\n\n“第二段话。\n\n“第三段话。”');
    silent('将第三条修改为：“第三条的话。\n\n“前款的话。”');
    silent('（这一括注在下一行\n才结束）');
    silent('“第一段话。\n第二段话。\n第三段话。”');
  });

  test('what a link or code hides is not asked for', () => {
    silent('[通知](https://example.org/a)与`（`', { languageId: 'markdown' });
    silent('（见<https://example.org/甲）>', { languageId: 'markdown' });
  });

  test('drawn tables', () => silent('│重量（公斤│備註│\n│／平方公尺）│　　│'));

  test('hostile lines are checked in linear time [cost]', () => {
    for (const unit of ['（', '）', '“', '”', '（“', '1）', '《（', '[('])
      check(unit.repeat(4_000), { profile: 'official' });
    check('“甲\n'.repeat(4_000), { profile: 'official' });
  });
});
