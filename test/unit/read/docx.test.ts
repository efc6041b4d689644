import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import { Archive } from '../../../src/read/archive';
import { type DocxProblem, type DocxText, openDocument, readDocx } from '../../../src/read/docx';
import { docx, level, list, numbered, p, part, r, relationships, table } from '../../support/docx';
import { isTried } from '../../support/runs';

function read(bytes: Uint8Array): DocxText {
  const archive = openDocument(bytes);
  assert.ok(archive);
  const result = readDocx(archive);
  assert.ok(typeof result === 'object', String(result));
  return result;
}

function reads(bytes: Uint8Array, ...lines: string[]): void {
  assert.equal(read(bytes).text, lines.join('\n'));
}

function refuses(bytes: Uint8Array, problem: DocxProblem): void {
  const archive = openDocument(bytes);
  assert.ok(archive);
  assert.equal(readDocx(archive), problem);
}

/** The numbers that a list writes on these levels. */
function counts(numbering: string, levels: readonly number[], expected: readonly string[]): void {
  const body = levels.map((ilvl) => p('', numbered(1, ilvl))).join('');
  assert.deepEqual(read(docx(body, { numbering })).text.split('\n'), expected);
}

const ZERO = '<w:lvlRestart w:val="0"/>';

suite('docx: text', () => {
  test('paragraphs are lines, empty ones too', () => {
    const { text, paragraphs } = read(docx(p('各处室：') + p('') + p('　　现将有关事项通知如下。')));
    assert.equal(text, '各处室：\n\n　　现将有关事项通知如下。');
    assert.deepEqual(paragraphs, [
      { start: 0, end: 4 },
      { start: 5, end: 5 },
      { start: 6, end: 19 },
    ]);
  });

  test('runs join; white space counts where it is meant to', () => {
    reads(docx(p(`${r('提高')}${r('认识')}`)), '提高认识');
    reads(docx(p('<w:r><w:t> 甲 </w:t></w:r><w:r><w:t>　乙</w:t></w:r>')), '甲　乙');
    reads(
      docx(p('<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:t>丁</w:t></w:r>')),
      '甲\t乙',
      '丙',
      '丁',
    );
  });

  test('tab stops are no tabs, page breaks no lines', () => {
    reads(docx(p(r('甲'), '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>')), '甲');
    reads(
      docx(p(`<w:r><w:br w:type="page"/></w:r>${r('第二页')}`) + p('<w:r><w:br w:type="page"/></w:r>') + p('尾')),
      '第二页',
      '',
      '尾',
    );
  });

  test('hyphens, symbols, raised digits, entities', () => {
    reads(docx(p('<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:t>C</w:t></w:r>')), 'A-BC');
    reads(docx(p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F0B3"/></w:r>')), '☑≥');
    reads(docx(p('<w:r><w:sym w:font="自造字库" w:char="E123"/></w:r>')), '\ue123');
    reads(docx(p(r('10') + r('8', '<w:vertAlign w:val="superscript"/>'))), '10⁸');
    reads(docx(p('&lt;甲&gt; &amp; &#x4e59;')), '<甲> & 乙');
    reads(docx(p(r('\uf0a8', '<w:rFonts w:ascii="Wingdings"/>') + r('同意'))), '◻同意');
  });

  test('hidden text is out, by run and by style', () => {
    const styles =
      '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Dark"><w:rPr><w:vanish/></w:rPr></w:style>';
    const { text, summary } = read(
      docx(
        p(r('甲') + r('隐', '<w:vanish/>') + r('乙', '<w:vanish w:val="0"/>')) +
          p(r('丙') + r('密', '<w:rStyle w:val="Secret"/>')),
        { styles },
      ),
    );
    assert.equal(text, '甲乙\n丙');
    assert.equal(summary.skipped.hidden, 2);
    reads(docx(p('看不见', '<w:pStyle w:val="Dark"/>') + p('看得见'), { styles }), '看得见');
  });

  test('a style separator joins a heading and its text', () => {
    const separator = '<w:outlineLvl w:val="1"/><w:rPr><w:vanish/><w:specVanish/></w:rPr>';
    const { text, paragraphs } = read(docx(p('（一）抓落实。', separator) + p('责任到人。')));
    assert.equal(text, '（一）抓落实。责任到人。');
    assert.deepEqual(
      paragraphs.map(({ level: each }) => each),
      [2],
    );
  });

  test('headers, footers, notes, comments, text boxes, files', () => {
    const box = '<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>';
    const drawing = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const body =
      p(`${r('正文')}${drawing}<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:commentReference w:id="0"/></w:r>`) +
      '<w:altChunk/><w:sectPr><w:headerReference w:type="default"/></w:sectPr>';
    const { text, summary } = read(docx(body));
    assert.equal(text, '正文');
    assert.deepEqual(summary.skipped, { hidden: 0, notes: 1, comments: 1, textBoxes: 1, embedded: 1, margins: 1 });
  });

  test('an alternative for newer programs: the fallback counts', () => {
    reads(
      docx(
        p(
          '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w:t>?</w:t></mc:Choice><mc:Fallback><w:t>😊</w:t></mc:Fallback></mc:AlternateContent></w:r>',
        ),
      ),
      '😊',
    );
  });

  test('ruby, content controls, formulas, links', () => {
    const ruby = `<w:r><w:ruby><w:rubyPr/><w:rt>${r('tuán')}</w:rt><w:rubyBase>${r('团')}</w:rubyBase></w:ruby></w:r>`;
    reads(docx(p(ruby + r('结'))), '团结');
    reads(docx(p(`<w:sdt><w:sdtPr/><w:sdtContent>${r('已填')}</w:sdtContent></w:sdt>`)), '已填');
    reads(
      docx(
        p(
          `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r('单击此处')}</w:sdtContent></w:sdt>${r('尾')}`,
        ),
      ),
      '尾',
    );
    reads(docx(p(`<w:hyperlink>${r('网址')}</w:hyperlink><w:smartTag>${r('标')}</w:smartTag>`)), '网址标');
  });
});

suite('docx: fields', () => {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const code = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;

  test('the result and no code', () => {
    reads(
      docx(p(mark('begin') + code(' HYPERLINK "a" ') + mark('separate') + r('详见') + mark('end') + r('附件'))),
      '详见附件',
    );
    reads(docx(p(`<w:fldSimple w:instr="PAGE">${r('3')}</w:fldSimple>`)), '3');
  });

  test('a field in the code of a field', () => {
    const inner = mark('begin') + code('PAGE') + mark('separate') + r('9') + mark('end');
    reads(
      docx(p(mark('begin') + code('IF ') + inner + code('"甲"') + mark('separate') + r('乙') + mark('end') + r('丙'))),
      '乙丙',
    );
  });

  test('a code without an end takes its paragraph, not the rest', () => {
    reads(docx(p(r('甲') + mark('begin') + code('TOC') + r('失')) + p('乙')), '甲', '乙');
  });
});

suite('docx: revisions', () => {
  const by = (author: string) => `w:id="1" w:author="${author}" w:date="2026-01-01T00:00:00Z"`;
  const ins = (text: string, author = '甲') => `<w:ins ${by(author)}>${r(text)}</w:ins>`;
  const del = (text: string, author = '甲') => `<w:del ${by(author)}><w:r><w:delText>${text}</w:delText></w:r></w:del>`;

  test('insertions in, deletions out, moves to where they went', () => {
    const from = `<w:moveFrom ${by('甲')}>${r('移动')}</w:moveFrom>`;
    const to = `<w:moveTo ${by('甲')}>${r('移动')}</w:moveTo>`;
    const { text, summary } = read(docx(p(`${r('要')}${ins('切实')}${del('确实')}${from}${r('提高')}${to}`)));
    assert.equal(text, '要切实提高移动');
    assert.deepEqual([summary.insertions, summary.deletions, summary.moves], [1, 1, 1]);
  });

  test('one change is counted once, however many runs it has', () => {
    const { summary } = read(docx(p(ins('一') + ins('二')) + p(ins('三') + ins('四', '乙')) + p(r('五') + ins('六'))));
    assert.equal(summary.insertions, 3);
  });

  test('a paragraph whose mark was deleted goes on in the next', () => {
    const gone = `<w:rPr><w:del ${by('甲')}/></w:rPr>`;
    reads(docx(p('前半，', gone) + p('后半。') + p(del('整段'), gone) + p('尾')), '前半，后半。', '尾');
    reads(docx(table([p('末', gone), '乙'])), '末\t乙');
  });

  test('rows, and properties as they were', () => {
    const row = `<w:tr><w:trPr><w:del ${by('甲')}/></w:trPr><w:tc>${p('旧')}</w:tc></w:tr>`;
    reads(docx(`<w:tbl>${row}<w:tr><w:trPr><w:ins ${by('甲')}/></w:trPr><w:tc>${p('新')}</w:tc></w:tr></w:tbl>`), '新');
    const before = `<w:pPrChange ${by('甲')}><w:pPr>${numbered(1, 0)}<w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>`;
    const { text, paragraphs } = read(docx(p('段', before), { numbering: list(1, level(0, 'decimal', '%1.')) }));
    assert.equal(text, '段');
    assert.equal(paragraphs[0]?.level, undefined);
  });
});

suite('docx: numbers', () => {
  test('of official prose, four levels', () => {
    const numbering = list(
      1,
      level(0, 'chineseCountingThousand', '%1、'),
      level(1, 'chineseCounting', '（%2）'),
      level(2, 'decimal', '%3.'),
      level(3, 'decimalEnclosedCircleChinese', '%4'),
    );
    const body = [0, 1, 2, 2, 3, 1, 2, 0, 1].map((ilvl) => p('要点', numbered(1, ilvl))).join('');
    reads(
      docx(body, { numbering }),
      '一、要点',
      '（一）要点',
      '1.要点',
      '2.要点',
      '① 要点',
      '（二）要点',
      '1.要点',
      '二、要点',
      '（一）要点',
    );
  });

  test('formats', () => {
    const row = (format: string, count: number, ...expected: string[]) =>
      counts(
        list(1, level(0, format, '%1', '', count)),
        expected.map(() => 0),
        expected,
      );
    row('chineseCounting', 9, '九', '十', '十一');
    row('chineseCounting', 99, '九十九', '一○○', '一○一');
    row('chineseCountingThousand', 20, '二十', '二十一');
    row('chineseCountingThousand', 100, '一百', '一百零一');
    row('chineseCountingThousand', 109, '一百零九', '一百一十', '一百一十一');
    row('chineseCountingThousand', 1000, '一千', '一千零一');
    row('taiwaneseCounting', 10, '十', '十一');
    row('taiwaneseCountingThousand', 110, '一百一十');
    row('japaneseCounting', 100, '百', '百一');
    row('japaneseCounting', 110, '百十', '百十一');
    row('ideographTraditional', 9, '壬', '癸', '甲');
    row('ideographZodiac', 12, '亥', '子');
    row('ideographLegalTraditional', 10, '壹拾', '壹拾壹');
    row('chineseLegalSimplified', 2, '贰');
    row('ideographDigital', 10, '一〇');
    row('upperRoman', 4, 'IV', 'V');
    row('lowerRoman', 1999, 'mcmxcix');
    row('lowerLetter', 26, 'z', 'aa', 'bb');
    row('upperLetter', 1, 'A');
    row('decimalZero', 9, '09', '10');
    row('decimalFullWidth', 12, '１２');
    row('decimalEnclosedCircle', 20, '⑳', '㉑');
    row('decimalEnclosedParen', 20, '⒇', '21');
    row('ordinal', 21, '21st');
    row('numberInDash', 3, '- 3 -');
    row('none', 1, '');
    row('constructor', 1, '1');
  });

  test('%1.%2 with a Han parent, all in decimals where that is asked', () => {
    const chapter = level(0, 'chineseCountingThousand', '第%1章');
    counts(
      list(1, chapter, level(1, 'decimal', '%1.%2')),
      [0, 1, 1, 0, 1],
      ['第一章', '一.1', '一.2', '第二章', '二.1'],
    );
    counts(
      list(1, chapter, level(1, 'decimal', '%1.%2', '<w:isLgl/>')),
      [0, 1, 0, 1],
      ['第一章', '1.1', '第二章', '2.1'],
    );
  });

  test('where a level begins anew', () => {
    counts(
      list(1, level(0, 'decimal', '%1.'), level(1, 'decimal', '(%2)', ZERO)),
      [0, 1, 1, 0, 1],
      ['1.', '(1)', '(2)', '2.', '(3)'],
    );
    const third = '<w:lvlRestart w:val="1"/>';
    const deep = list(1, level(0, 'decimal', '%1'), level(1, 'decimal', '%2'), level(2, 'decimal', '%3', third));
    counts(deep, [0, 1, 2, 1, 2, 0, 1, 2], ['1', '1', '1', '2', '2', '2', '1', '1']);
  });

  test('lists of one abstract list count on, but for a start of their own', () => {
    const numbering =
      list(1, level(0, 'decimal', '%1.')) +
      '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>' +
      '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>';
    const body = [1, 2, 3, 3, 1].map((id) => p('条', numbered(id, 0))).join('');
    reads(docx(body, { numbering }), '1.条', '2.条', '1.条', '2.条', '3.条');
  });

  test('a level of the list itself, a list by its style', () => {
    const own = `<w:num w:numId="1"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">${level(0, 'upperLetter', '%1)')}</w:lvlOverride></w:num>`;
    counts(
      `<w:abstractNum w:abstractNumId="7">${level(0, 'decimal', '%1.')}</w:abstractNum>${own}`,
      [0, 0],
      ['A)', 'B)'],
    );
    const numbering = `<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="5"/></w:num>${list(6, level(0, 'decimal', '%1、'))}`;
    const styles =
      '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="6"/></w:numPr></w:pPr></w:style>';
    reads(docx(p('项', numbered(5, 0)), { numbering, styles }), '1、项');
  });

  test('through paragraph styles, with their levels; 0 takes the number away', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="own"><w:basedOn w:val="2"/></w:style>';
    const numbering = list(
      1,
      level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="1"/>'),
      level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="2"/>'),
    );
    const style = (id: string) => `<w:pStyle w:val="${id}"/>`;
    const body =
      p('总', style('1')) +
      p('分', style('2')) +
      p('再', style('own')) +
      p('无', `${style('2')}<w:numPr><w:numId w:val="0"/></w:numPr>`);
    const { text, paragraphs } = read(docx(body, { styles, numbering }));
    assert.equal(text, '一、总\n（一）分\n（二）再\n无');
    assert.deepEqual(
      paragraphs.map(({ level: each }) => each),
      [1, 2, 2, 2],
    );
  });

  test('headings by outline level; body text is none', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="T"><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Ring"><w:basedOn w:val="Ring"/></w:style>';
    const body =
      p('甲', '<w:pStyle w:val="T"/>') +
      p('乙', '<w:outlineLvl w:val="0"/>') +
      p('丙', '<w:pStyle w:val="T"/><w:outlineLvl w:val="9"/>') +
      p('丁') +
      p('戊', '<w:pStyle w:val="Ring"/>');
    assert.deepEqual(
      read(docx(body, { styles })).paragraphs.map(({ level: each }) => each),
      [3, 1, undefined, undefined, undefined],
    );
  });

  test('bullets: pictures of their fonts', () => {
    const bullet = (text: string, font: string) =>
      `<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="${text}"/><w:rPr><w:rFonts w:ascii="${font}"/></w:rPr></w:lvl>`;
    const one = (text: string, font: string, expected: string) =>
      reads(docx(p('项', numbered(1, 0)), { numbering: list(1, bullet(text, font)) }), expected);
    one('\uf06c', 'Wingdings', '● 项');
    one('\uf0b7', 'Symbol', '• 项');
    one('o', 'Courier New', '○ 项');
    one('\ue999', '某字库', '• 项');
    one('—', '宋体', '— 项');
  });

  test('a gap where digits or letters would run together', () => {
    const one = (pattern: string, text: string, expected: string) =>
      reads(docx(p(text, numbered(1, 0)), { numbering: list(1, level(0, 'decimal', pattern)) }), expected);
    one('%1.', '提高', '1.提高');
    one('%1.', '2024年', '1. 2024年');
    one('%1.', 'Node', '1. Node');
    one('%1', '提高', '1 提高');
    one('第%1条', '总则', '第1条　总则');
    one('（%1）', '“四个”', '（1）“四个”');
  });

  test('an unknown list, a level too many: no number', () => {
    reads(
      docx(p('甲', numbered(9, 0)) + p('乙', numbered(1, 12)), { numbering: list(1, level(0, 'decimal', '%1.')) }),
      '甲',
      '乙',
    );
  });
});

suite('docx: tables', () => {
  test('a row is a line, cells are parted by tabs', () => {
    const { text, paragraphs } = read(
      docx(p('附表') + table(['姓名', '单位', ''], ['张三', '', '科长'], ['', '', '']) + p('完')),
    );
    assert.equal(text, '附表\n姓名\t单位\n张三\t\t科长\n完');
    assert.equal(paragraphs.length, 4);
    assert.equal(text.slice(paragraphs[2]?.start, paragraphs[2]?.end), '张三\t\t科长');
  });

  test('further paragraphs of a cell are lines of their own', () => {
    reads(docx(table(['事迹', p('第一段。') + p('') + p('第二段。'), '备注'])), '事迹\t第一段。', '第二段。\t备注');
  });

  test('a table in a cell; a tab in a cell is a space', () => {
    reads(
      docx(table(['外', `${p('前')}${table(['内一', '内二'], ['内三', '内四'])}${p('')}`, '末'])),
      '外\t前',
      '内一\t内二',
      '内三\t内四\t末',
    );
    reads(docx(table([p('<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>'), '丙'])), '甲 乙\t丙');
  });
});

suite('docx: packages', () => {
  test('other names, other prefixes, the strict edition, UTF-16', () => {
    const strict =
      '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>严格</x:t></x:r></x:p></x:body></x:document>';
    const files = { '_rels/.rels': relationships([['officeDocument', '/text/main.xml']]), 'text/main.xml': strict };
    reads(docx('', { files }), '严格');
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...Buffer.from(part('document', `<w:body>${p('宽')}</w:body>`), 'utf16le'),
    ]);
    reads(zipSync({ 'word/document.xml': utf16 }), '宽');
  });

  test('damaged XML is said, never guessed at', () => {
    refuses(docx('<w:p><w:r><w:t>断'), 'damaged');
    refuses(docx('', { files: { 'word/document.xml': '' } }), 'damaged');
    refuses(docx('', { files: { 'word/document.xml': '<html/>' } }), 'damaged');
    refuses(docx(p('甲'), { files: { 'word/numbering.xml': '<w:numbering><w:num>' } }), 'damaged');
    refuses(zipSync({ 'a.txt': strToU8('甲') }), 'no-document');
  });

  test('packed, as Word writes it, or stored', () => {
    const lines = Array.from({ length: 40 }, (_, i) => `第${i}行，抓好落实。`);
    const body = lines.map((line) => p(line)).join('');
    const [packed, stored] = [docx(body, { isPacked: true }), docx(body)];
    assert.ok(packed.length < stored.length / 2);
    reads(packed, ...lines);
    reads(stored, ...lines);
  });

  test('no archive, or half of one [law]', () => {
    assert.equal(openDocument(new Uint8Array(0)), undefined);
    for (const isPacked of [true, false]) {
      const whole = docx(p('甲'), { isPacked });
      assert.equal(openDocument(whole.slice(0, whole.length - 30)), undefined);
      for (let at = 0; at < whole.length; at += 7) {
        if (!isTried(at, 11)) continue;
        const bitten = whole.slice();
        bitten[at] = 255 - (bitten[at] as number);
        const archive = openDocument(bitten);
        if (archive) readDocx(archive);
      }
    }
  });

  test('a small file that unpacks to gigabytes is refused early, whatever sizes it claims [cost]', () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(8_000_000), 'a.xml': strToU8('<a/>') }, { level: 1 });
    const view = new DataView(bomb.buffer);
    for (let at = 0; at + 4 < bomb.length; at++)
      if (view.getUint32(at, true) === 8_000_000) view.setUint32(at, 100, true);
    const archive = Archive.open(bomb, 1_000_000);
    assert.equal(archive?.read('word/document.xml'), 'too-large');
    assert.equal(archive?.read('A.XML')?.length, 4);
  });

  test('deep nesting takes time linear in its depth [cost]', () => {
    reads(docx(`${'<w:ins>'.repeat(100_000)}${p('甲')}${'</w:ins>'.repeat(100_000)}`, { isPacked: true }), '甲');
    const tables = `${'<w:tbl><w:tr><w:tc>'.repeat(20_000)}${p('底')}${'</w:tc></w:tr></w:tbl>'.repeat(20_000)}`;
    reads(docx(tables, { isPacked: true }), '底');
    reads(docx(p(`${'<w:r><w:br/></w:r>'.repeat(50_000)}${r('末')}${'<w:r><w:br/></w:r>'.repeat(50_000)}`)), '末');
  });
});
