import assert from 'node:assert/strict';
import { applyFixes, type CheckOptions, check } from '../../../src/garble';

const found = (text: string, options: CheckOptions = {}) =>
  check(text, { profile: 'official', ...options }).filter((finding) => finding.kind === 'hard-wrap');

/** The paragraph, broken at `width` Han, is joined again, and every break is certain. */
function joins(paragraph: string, width: number, { indent = '', eol = '\n' } = {}): void {
  const broken = (paragraph.match(new RegExp(`.{1,${width}}`, 'gu')) as string[]).join(eol + indent);
  const findings = found(broken);
  assert.ok(findings.length > 3 && findings.every((finding) => finding.certain), broken);
  assert.equal(applyFixes(broken, findings), paragraph);
}

function silent(text: string, options: CheckOptions = {}): void {
  assert.deepEqual(found(text, options), []);
}

/** No mark stands where a line of 20, 24 or 30 Han ends. */
const PARAGRAPH =
  '各科室要把值班制度落到实处并由分管负责人每周检查一次发现问题当场纠正并记入台账，月底由办公室汇总后报主要负责人审阅再向全体职工通报，' +
  '对连续三个月没有差错的科室给予表扬并在年终考核时优先推荐评为先进对出现漏岗脱岗的科室则要限期整改并取消当年的评优资格。';

suite('hard-wrap', () => {
  test('a paragraph broken at a width', () => {
    joins(PARAGRAPH, 20);
    joins(PARAGRAPH, 24);
    joins(PARAGRAPH, 30, { eol: '\r\n' });
    joins(
      '各單位應將值班制度落實並由主管每週檢查一次發現問題當場糾正並記入簿冊，月底由秘書室彙整後陳報機關首長核閱再向全體同仁公告周知，對連續三個月沒有差錯的單位予以表揚並於年終考核時優先推薦評為優良對於擅離職守的單位則應限期改善並取消當年評優資格。',
      20,
    );
  });

  test('headings, lists, addresses, signatures', () => {
    silent('关于进一步加强机关作风建设的若干意见\n各科室要认真学习，抓好落实。');
    silent('市人民政府办公厅\n二〇二六年一月五日');
    silent('各有关单位应当在每年三月底以前报送下列材料\n一、年度总结；\n二、年度计划。');
    silent('办公地址为本市东城区和平路一百二十三号综合楼\n联系电话请拨打总机后转值班室');
    silent(
      '企业国有资产监督管理暂行条例实施细则\n行政事业单位国有资产管理办法全文本\n城镇集体企业国有资产产权界定办法稿\n事业单位财务规则与会计制度汇编本上',
    );
  });

  test('verse', () => {
    silent('大漠孤烟直\n长河落日圆\n萧关逢候骑\n都护在燕然');
    silent(
      '春风又绿，江南两岸，明月何时照我还，且听风吟\n一夜雨，打芭蕉，人在天涯，独自倚楼望断归舟\n故园旧友，都在梦里，梦醒时分，泪湿衣\n天将晓，残灯照壁，鸡声茅店，又是一程山水路',
    );
  });

  test('paragraphs that end with their mark, or begin with an indent', () => {
    silent(`${PARAGRAPH}\n${PARAGRAPH}\n${PARAGRAPH}`);
    silent(
      '　　各科室要把值班制度落到实处并由分管负责人检查\n　　各科室要把值班制度落到实处并由分管负责人检查\n　　各科室要把值班制度落到实处，并由分管负责人检查',
    );
  });

  test('paragraphs of two lines, on a page of that width', () => {
    const lines = [
      '为提高公文质量，确保政令畅通，根据上级有关规定并结\n合本县实际，制定本办法。',
      '各单位报送的公文，应当由主要负责人签发，一文一事不\n得多头主送。',
      '涉及其他部门职权的事项，主办单位应当征求意见，取得\n一致后行文。',
      '紧急公文随到随办，一般公文应当在三个工作日之内提出\n拟办意见。',
    ];
    const findings = found(lines.join('\n\n'));
    assert.equal(findings.length, lines.length);
    assert.ok(findings.every((finding) => finding.certain));
    // Three of them may be so by chance.
    assert.ok(found(lines.slice(0, 3).join('\n\n')).every((finding) => !finding.certain));
  });

  /** Paragraphs as a page has them whose lines all hold `width` characters, whatever stands at their ends. */
  const page = (paragraphs: readonly string[], width: number): string =>
    paragraphs.map((each) => (each.match(new RegExp(`.{1,${width}}`, 'gu')) as string[]).join('\n')).join('\n');
  /** At 16 a line: sentences end with lines 1 and 3; line 6 begins with a comma, 7 with a digit; 8 ends with a quotation mark. */
  const CUT_ANYWHERE =
    '各科室要认真落实好值班的制度安排。' +
    '每周检查一次发现的问题要马上纠正；月底由办公室汇总以后报负责人。' +
    '对没有差错的科室给予表扬并优先推荐为先进集体，' +
    '出现漏岗３次的科室要限期整改，取消当年的“评先评优”资格并在全县通报批评。';

  test('where paragraphs are indented, a line that is not goes on, whatever stands at its ends', () => {
    const paragraphs = [CUT_ANYWHERE, PARAGRAPH, PARAGRAPH, CUT_ANYWHERE].map((each) => `　　${each}`);
    for (const width of [17, 18, 19, 23]) {
      const broken = page(paragraphs, width);
      const findings = found(broken);
      assert.ok(findings.every((finding) => finding.certain));
      assert.equal(applyFixes(broken, findings), paragraphs.join('\n'), String(width));
    }
  });

  test('without indents a sentence that ends with its line may end its paragraph', () => {
    const paragraphs = [CUT_ANYWHERE, PARAGRAPH, PARAGRAPH, CUT_ANYWHERE];
    const broken = page(paragraphs, 17);
    const joined = applyFixes(broken, found(broken)).split('\n');
    assert.deepEqual(
      joined.filter((line) => !/[。；]$/.test(line)),
      [],
      'what is left ends with a sentence',
    );
    assert.ok(joined.length > paragraphs.length);
  });

  test('lines of one width that are whole: slogans, verse, items', () => {
    const slogans = Array.from(
      { length: 12 },
      (_, at) => `坚持以学习促工作，第${'一二三四五六七八九十百千'[at]}条要记在心里。`,
    );
    silent(slogans.join('\n'));
    silent(`　　${slogans.join('\n　　')}`);
    const wrapped = page([`　　${PARAGRAPH}`, `　　${PARAGRAPH}`, `　　${PARAGRAPH}`, `　　${PARAGRAPH}`], 20);
    const before = found(wrapped).length;
    const heading = `${wrapped}\n会议结束时的讲话\n1. 各科室要认真落实值班制度。\n（二）每周检查一次发现的问题。`;
    assert.equal(found(heading).length, before);
  });

  test('items of a list that are as wide as each other are never joined by themselves', () => {
    const items = [
      '思想认识到位，时刻把安全放在心上，绷紧安全弦',
      '组织领导到位，主要领导亲自上手，压实责任链',
      '工作措施到位，逐项列出问题清单，打好主动仗',
      '督促检查到位，定期不定期地抽查，拧紧螺丝钉',
      '应急处置到位，完善预案组织演练，守住底线关',
    ];
    assert.ok(found(items.join('\n')).every(({ certain }) => !certain));
    // And what is shorter behind a full stop is a line of its own: a note, a reply, a date.
    const page = PARAGRAPH.match(/.{1,20}/gu) as string[];
    const indented = Array.from({ length: 4 }, () => `　　${page.join('\n')}`).join('\n');
    for (const line of ['同志们：', '注：以上数据截至三月底。', '3月5日，召开会议。', '“我不去。”老王说。'])
      assert.equal(
        found(`${indented}\n　　各科室要认真落实好值班的制度安排。\n${line}\n`).length,
        found(indented).length,
        line,
      );
  });

  test('a line that begins with a mark is one of a broken line, but nobody knows how it came to be', () => {
    const findings = found('要注重工作方法，抓住关键少数\n，带动绝大多数。\n');
    assert.deepEqual(
      findings.map(({ start, end, certain }) => [start, end, certain]),
      [[14, 15, false]],
    );
    silent('要注重工作方法，抓住关键少数\n\n，带动绝大多数。\n');
    silent('这些是标点：\n\n，。；！？\n');
  });

  test("Markdown's own line break", () => {
    const lines = PARAGRAPH.match(/.{1,20}/gu) as string[];
    silent(lines.join('  \n'), { languageId: 'markdown' });
  });

  test('long lines are checked in linear time [cost]', () => {
    check(`${'汉'.repeat(4_000)}\n${'汉'.repeat(4_000)}`, { profile: 'official' });
    check('汉 字\n'.repeat(4_000), { profile: 'official' });
  });
});
