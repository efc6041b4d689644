// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how snippets write their gaps
import assert from 'node:assert/strict';
import {
  exportPhrases,
  type Format,
  importPhrases,
  PHRASE_KINDS,
  type Phrase,
  readBook,
  THEMES,
  themeOf,
} from '../../../src/phrases';
import { loadBuiltin } from '../../../src/phrases/builtin';
import { readCsv, writeCsv } from '../../../src/phrases/exchange/csv';
import { guessKind } from '../../../src/phrases/guess';
import { sample } from '../../support/runs';
import { entry, SAMPLE } from './sample';

const secret = entry({
  text: '上下同心、左右协力',
  kind: 'parallel-list',
  members: ['上下同心', '左右协力'],
  explanation: '指齐心；\n有“合力”之意,常用。',
  pinyin: 'shang xia tong xin zuo you xie li',
  score: 0.7,
  sources: [{ title: '内部简报', section: '一', uri: 'file:///home/someone/内部简报.docx', start: 10, end: 19 }],
});

const textsOf = (phrases: readonly Phrase[]) => phrases.map(({ text }) => text);

/** A phrase survives the format in these fields. */
function assertKeeps(format: Exclude<Format, 'book'>, fields: readonly (keyof Phrase)[], phrase = secret): void {
  const { phrases, left } = importPhrases(exportPhrases([phrase], format).text, format);
  assert.equal(left, 0);
  assert.equal(phrases.length, 1);
  for (const field of fields) assert.deepEqual(phrases[0]?.[field], phrase[field], field);
}

suite('exchange', () => {
  test('CSV keeps what a table can hold', () => {
    assertKeeps('csv', ['text', 'kind', 'theme', 'explanation', 'members', 'pinyin']);
  });
  test('lines keep the text, and the explanation on one line', () => {
    assertKeeps('lines', ['text']);
    assert.equal(exportPhrases([secret], 'lines').text, '上下同心、左右协力\t指齐心； 有“合力”之意,常用。\n');
  });
  test('Rime types a phrase by its initials and by all letters', () => {
    const { text, left } = exportPhrases([secret, entry({ text: '没有拼音' })], 'rime');
    assert.match(text, /^#@\/db_type\ttabledb$/m);
    assert.match(text, /^上下同心、左右协力\tsxtxzyxl\t1$/m);
    assert.match(text, /^上下同心、左右协力\tshangxiatongxinzuoyouxieli\t1$/m);
    assert.equal(left, 1);
    assertKeeps('rime', ['text']);
  });

  test('no format says where documents lie; their titles go only when asked', () => {
    for (const format of ['book', 'csv', 'lines', 'rime'] as const) {
      for (const sources of [false, true]) {
        const { text } = exportPhrases([secret], format, { sources });
        assert.ok(!/someone|docx|"start"|0\.7/.test(text), `${format}: ${text}`);
        if (!sources) assert.ok(!text.includes('内部简报'), format);
      }
    }
    assert.ok(exportPhrases([secret], 'csv', { sources: true }).text.includes('内部简报'));
    assert.ok(exportPhrases([secret], 'book', { sources: true }).text.includes('内部简报'));
  });

  test('a whole book survives CSV, every field of it [law]', () => {
    for (const book of [SAMPLE, sample(loadBuiltin(), 5)]) {
      const { phrases, left } = importPhrases(exportPhrases(book, 'csv').text, 'csv');
      const wanted = book.map(({ score: _, ...phrase }) => ({ ...phrase, sources: [] }));
      assert.equal(left, 0);
      assert.deepEqual(phrases, wanted);
    }
  });

  test('a table has no columns that nothing fills', () => {
    assert.equal(
      exportPhrases([entry({ text: '上下同心' })], 'csv').text,
      '\ufefftext,kind,theme,explanation,usage,members,pinyin\r\n上下同心,collocation,精神作风,,,,\r\n',
    );
  });

  test('members are read without the spaces around them; those that stand nowhere, and empty ones, are none', () => {
    const members = (text: string, cell: string) =>
      importPhrases(`短语,成员\n${text},${cell}\n`, 'csv').phrases.map((phrase) => phrase.members);
    assert.deepEqual(members('团结、务实、创新', '团结| 务实| 创新'), [['团结', '务实', '创新']]);
    assert.deepEqual(members('团结、务实', '团结|务实|'), [['团结', '务实']]);
    assert.deepEqual(members('团结、务实', '团结||创新'), [undefined]);
  });

  test('what a table says fits a book, whatever stands in its cells', async () => {
    const head = '短语,种类,成员,句式,拼音,繁体,作用,补全,异文\n';
    const rows = [
      '团结、务实,frame,团结|,没有空,tuan jie,團,结尾,no,|',
      '由……向……转变,frame,,由${1:甲}向${2:乙}转变,you xiang zhuan bian,由……向……轉變,标题,FALSE,由此及彼 | ',
    ];
    const { phrases } = importPhrases(head + rows.join('\n'), 'csv');
    assert.deepEqual((await readBook({ version: 1, phrases })).problems, []);
    assert.deepEqual(phrases, [
      entry({ text: '团结、务实', kind: 'parallel-list', theme: themeOf('团结、务实') }),
      entry({
        text: '由……向……转变',
        kind: 'frame',
        role: '标题',
        theme: themeOf('由……向……转变'),
        variants: ['由此及彼'],
        frame: '由${1:甲}向${2:乙}转变',
        complete: false,
        pinyin: 'you xiang zhuan bian',
        traditional: { text: '由……向……轉變', explanation: '' },
      }),
    ]);
  });

  test('tables are read as people write them', () => {
    const read = (text: string) =>
      importPhrases(text, 'csv').phrases.map(({ text, explanation }) => [text, explanation]);
    const wanted = [['上下同心', '指齐心。']];
    assert.deepEqual(read('短语,释义\r\n上下同心,指齐心。\r\n'), wanted);
    assert.deepEqual(read('\ufeff用語,釋義\n上下同心,指齐心。'), wanted);
    assert.deepEqual(read('上下同心,指齐心。\n\n'), wanted);
    assert.deepEqual(read('说明\t短语\n指齐心。\t上下同心\n'), wanted);
  });

  test('plain lines are read as people write them', () => {
    const { phrases, left } = importPhrases('# 本厂\r\n上下同心\t指齐心。\r\n\r\n事事有人管\r\nabc\r\n心\r\n', 'lines');
    assert.deepEqual(textsOf(phrases), ['上下同心', '事事有人管']);
    assert.equal(left, 2);
  });

  test('what is read fits a book', () => {
    for (const phrase of importPhrases('三服务\n上下同心、左右协力\n=cmd|a,上下同心\n', 'lines').phrases) {
      assert.ok(PHRASE_KINDS.includes(phrase.kind));
      assert.ok((THEMES as readonly string[]).includes(phrase.theme));
    }
  });
});

suite('CSV', () => {
  const assertReadsBack = (...rows: string[][]) => assert.deepEqual(readCsv(writeCsv(rows)), rows);

  test('commas, quotation marks, line breaks, spaces, formulas', () => {
    assertReadsBack(['一,二', '说"好"', '上\n下'], ['=1+1', '-二', '@三'], [' 前后 ', '', '末']);
  });
  test('a spreadsheet does not run what a cell says', () => {
    assert.equal(writeCsv([['=1+1']]), "'=1+1\r\n");
  });
  test('an open quotation mark takes the rest', () => {
    assert.deepEqual(readCsv('a,"b\nc'), [['a', 'b\nc']]);
  });
  test('tabs part cells where the first line has more of them', () => {
    assert.deepEqual(readCsv('一，二\t三\n四\t五,六\n'), [
      ['一，二', '三'],
      ['四', '五,六'],
    ]);
  });
  test('is linear [cost]', () => {
    readCsv('"'.repeat(300_000));
    readCsv('"a"b'.repeat(100_000));
  });
});

suite('the guessed kind', () => {
  const assertKind = (kind: string, ...texts: string[]) => {
    for (const text of texts) assert.equal(guessKind(text), kind, text);
  };
  test('follows the form', () => {
    assertKind('numeric-abbreviation', '三服务', '四个意识', '“两个维护”', '五种能力');
    assertKind('parallel-list', '团结、务实、进取、创新');
    assertKind('parallel-clause', '想在前面，做在前头');
    assertKind('four-character', '上下同心', '齐抓共管');
    assertKind('quoted-slogan', '“厂兴我荣”');
    assertKind('definition', '办公室工作就是服务工作');
    assertKind('collocation', '争取更大成绩');
  });
});
