import assert from 'node:assert/strict';
import { check, repair } from '../../../src/garble';
import type { FindingOf } from '../../../src/garble/finding';
import { type Lexicon, lexiconOf } from '../../../src/garble/lexicon';
import { rule } from '../../../src/garble/rules/mojibake';
import { GARBLINGS } from '../../support/garbles';
import { applyFirst, runRule } from '../../support/runRule';

const LINES = [
  '关于做好今年汛期安全生产工作的通知',
  '各区人民政府，市政府各部门、各直属机构：',
  '为切实做好今年汛期安全生产工作，现将有关事项通知如下。',
  '一要压实责任，把各项任务落实到岗到人。',
  '二要加强值班，严格执行领导带班制度。',
  '三要及时报告，重要情况不得迟报漏报。',
  '四要备足物资，确保关键时刻调得出、用得上',
  '五要开展演练，提高群众避险能力。',
  '六要加强宣传，营造人人关心安全的氛围',
];

const garble = (name: string, text: string): string =>
  (GARBLINGS.find((garbling) => garbling.name === name) as (typeof GARBLINGS)[number]).garble(text);

function mojibake(text: string): FindingOf<'mojibake'>[] {
  return check(text).filter((finding) => finding.kind === 'mojibake');
}

suite('mojibake: the document', () => {
  for (const name of ['UTF-8 as Latin-1', 'UTF-8 as CP1252', 'GBK as Latin-1', 'two layers: Latin-1'])
    test(`a file of ${name} is one finding, which gives all of it back and names the encoding to reopen with`, () => {
      const garbled = LINES.map((line) => garble(name, line)).join('\n');
      const [found, ...more] = mojibake(garbled);
      assert.deepEqual(more, []);
      assert.equal(found?.wholeDocument, true);
      assert.equal(found?.chain.at(-1)?.actual, name.startsWith('GBK') ? 'gbk' : 'utf-8');
      assert.equal(repair(garbled).text, LINES.join('\n'));
    });

  test('a file read in two pages of Han is one finding; what lost its last byte stays beside it, each with its guesses', () => {
    const garbled = LINES.map((line) => garble('UTF-8 as GBK (Windows)', line)).join('\n');
    const found = mojibake(garbled);
    assert.equal(found.filter(({ wholeDocument }) => wholeDocument).length, 1);
    for (const { wholeDocument, certain, lostBytes, fixes } of found) {
      if (wholeDocument) continue;
      assert.equal(certain, false);
      assert.equal(lostBytes, 1);
      assert.ok(fixes.length > 1);
    }
  });

  test('a garbled paragraph in a clean file is no matter of the file', () => {
    const garbled = [...LINES, garble('UTF-8 as Latin-1', LINES.slice(2, 5).join('')), ...LINES].join('\n');
    assert.deepEqual(
      mojibake(garbled).map(({ wholeDocument }) => wholeDocument),
      [undefined],
    );
  });

  test('one faint finding alone is dropped, three vouch for each other', () => {
    const faint = (name: string) => `请${garble('UTF-8 as GBK (Windows)', name)}到会`;
    const one = runRule(rule, faint('的人'));
    const many = runRule(rule, ['的人', '委员', '代表', '主任'].map(faint).join('\n'));
    assert.ok(many.length >= one.length);
    assert.equal(applyFirst(faint('委员'), runRule(rule, faint('委员'))), '请委员到会');
  });
});

suite('mojibake: a loss beside what is exact', () => {
  test('the last byte before clean text: the rest is certain, the comma is ranked first', () => {
    const garbled = '鍚勬潙瑕佷弗鏍兼墽琛屽€肩彮鍒跺害锛\ufffd不得脱岗。';
    const [exact, lost, ...more] = mojibake(garbled);
    assert.deepEqual(more, []);
    assert.equal(exact?.certain, true);
    assert.equal(exact?.fixes[0]?.edits[0]?.text, '各村要严格执行值班制度');
    assert.equal(lost?.certain, false);
    assert.equal(lost?.lostBytes, 1);
    assert.equal(lost?.fixes[0]?.edits[0]?.text, '，');
    assert.equal(lost?.start, exact?.end);
    assert.equal(repair(garbled).text, '各村要严格执行值班制度锛\ufffd不得脱岗。');
  });

  test('U+FFFD that can only have been byte 0x80 is no loss', () => {
    const garbled = '鎴戜滑鍚屽弸濂介偦閭︽湞椴溿\ufffd佸反鍩烘柉鍧︾瓑鍥';
    const [found] = mojibake(garbled);
    assert.equal(found?.certain, true);
    assert.ok(found?.fixes[0]?.edits[0]?.text.startsWith('我们同友好邻邦朝鲜、巴基斯坦'));
  });

  test('what is beyond repair is one finding that says so; nothing in it is touched', () => {
    const garbled = '会议指出，闂傚倸鍊搁崐宄懊归崶褏鏆﹂柛顭戝亝閸欏繘鏌ｉ姀鐘冲暈闁稿顑。';
    const found = mojibake(garbled);
    assert.deepEqual(
      found.map(({ fixes, certain }) => [fixes.length, certain]),
      [[0, false]],
    );
    assert.equal(repair(garbled).text, garbled);
  });
});

suite('mojibake: evidence', () => {
  const words = (...known: string[]): Lexicon => lexiconOf(known);

  test('the words of the phrasebook rank the guesses', () => {
    const garbled = `要提高${garble('UTF-8 as GBK (Windows)', '组织变革的适应')}鎬?`;
    const guesses = (lexicon?: Lexicon) =>
      runRule(rule, garbled, lexicon)
        .filter(({ lostBytes }) => lostBytes > 0)
        .map(({ replacements }) => replacements);
    const [plain] = guesses();
    assert.ok(plain?.includes('性') && plain.includes('急'), String(plain));
    assert.equal(guesses(words('适应性'))[0]?.[0], '性');
    assert.equal(guesses(words('应急'))[0]?.[0], '急');
  });

  test('confidence grows with the margin to the text as it stands', () => {
    const of = (text: string): number => mojibake(`请按${garble('GBK as Latin-1', text)}办理`)[0]?.confidence ?? 0;
    assert.ok(of('规定') > 0.5);
    assert.ok(of('规定') < of('有关规定'));
  });

  test('backslashes of Big5: several are certain, one must part a known pair', () => {
    assert.equal(repair('本會許\\可之功\\能，經審查後蓋\\章。').text, '本會許可之功能，經審查後蓋章。');
    assert.equal(repair('許\\功\\蓋\\達成了協議。').text, '許功蓋達成了協議。');
    const [found] = mojibake('本機關功\\能健全');
    assert.equal(found?.certain, false);
    assert.equal(found?.fixes[0]?.edits[0]?.text, '功');
  });

  test('CESU-8 inside a garble', () => {
    // 𠮷 as two surrogates of three bytes each.
    const bytes = [0xed, 0xa1, 0x82, 0xed, 0xbe, 0xb7];
    const garbled = `${garble('UTF-8 as Latin-1', '在土字头的')}${String.fromCharCode(...bytes)}${garble('UTF-8 as Latin-1', '野家吃饭')}`;
    const found = runRule(rule, garbled);
    assert.equal(applyFirst(garbled, found), '在土字头的𠮷野家吃饭');
  });
});

suite('mojibake: time [cost]', () => {
  const REPEATED = 'é å ç Ã ä ö ?团 Í¨Öª 鍔? 銆\ufffd 锛 è¯ <0xE5> 許\\ ｱ団 ╬ Ð°Ð± €é 闂傚倸鍊搁崐 瀛寰'.split(' ');

  const cpu = (work: () => void): number => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };

  for (const piece of REPEATED)
    test(`“${piece}” repeated costs in proportion to its length`, () => {
      const time = (units: number): number => {
        const text = piece.repeat(Math.ceil(units / piece.length));
        return Math.min(...[1, 2, 3].map(() => cpu(() => void runRule(rule, text))));
      };
      time(500);
      const short = time(1000);
      // Eight times the text: a quadratic cost would be 64-fold. The bounds leave room for a busy machine.
      assert.ok(time(8000) < 24 * Math.max(2000, short), `${short} µs for 1,000 units`);
      assert.ok(short < 300 * 1000, `${short} µs for 1,000 units`);
    });
});
