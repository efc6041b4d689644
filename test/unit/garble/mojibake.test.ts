import assert from 'node:assert/strict';
import iconv from 'iconv-lite';
import { rule } from '../../../src/garble/rules/mojibake';
import { applyFirst, runRule } from '../../support/runRule';

const NOTICE = '各区人民政府要把防汛责任落实到岗到人，并于六月底前报送进展情况。';
const TRADITIONAL = '各縣市政府應於每年六月底前辦理防災演習，並將辦理情形報請備查。';

const misread = (text: string, actual: string, readAs: string): string =>
  iconv.decode(iconv.encode(text, actual), readAs);
/** Node's own decoder keeps private-use characters, as Windows does. */
const asGbk = (text: string): string => new TextDecoder('gbk').decode(new TextEncoder().encode(text));

function restores(garbled: string, original: string): void {
  assert.notEqual(garbled, original);
  assert.equal(applyFirst(garbled, runRule(rule, garbled), true), original);
}

function isSilent(text: string): void {
  assert.deepEqual(runRule(rule, text), []);
}

suite('mojibake', () => {
  suite('gives whole sentences back, and is certain', () => {
    const pages: [string, (text: string) => string][] = [
      ['UTF-8 as Latin-1', (text) => misread(text, 'utf-8', 'latin1')],
      ['UTF-8 as CP437', (text) => misread(text, 'utf-8', 'cp437')],
      ['UTF-8 as MacRoman', (text) => misread(text, 'utf-8', 'macintosh')],
      ['GBK as Latin-1', (text) => misread(text, 'gbk', 'latin1')],
      ['GBK as CP437', (text) => misread(text, 'gbk', 'cp437')],
      ['GBK as CP1251', (text) => misread(text, 'gbk', 'win1251')],
      ['Latin-1 twice', (text) => misread(misread(text, 'utf-8', 'latin1'), 'utf-8', 'latin1')],
      ['Latin-1, then GBK', (text) => asGbk(misread(text, 'utf-8', 'latin1'))],
    ];
    for (const [name, garble] of pages) test(name, () => restores(garble(NOTICE), NOTICE));
    test('Big5 as Latin-1', () => restores(misread(TRADITIONAL, 'big5', 'latin1'), TRADITIONAL));
    test('UTF-8 as GBK, with the last sign for what the last byte was', () => {
      const text = `${NOTICE}请照办`; // an even number of bytes: none is left over
      restores(asGbk(text), text);
    });
  });

  suite('finds a span inside clean text', () => {
    test('UTF-8 as GBK', () =>
      restores(`请各处室按照${asGbk('市里统一')}部署抓好落实。`, '请各处室按照市里统一部署抓好落实。'));
    test('€ is byte 0x80', () => restores('现将鍔炲叕鍘呴€氱煡转发给你们', '现将办公厅通知转发给你们'));
    test('two layers of GBK', () => {
      const text = ['认真学习', '抓好落实', '按期完成', '统一部署'].find(
        (words) => !asGbk(asGbk(words)).includes('\ufffd'),
      ) as string;
      const garbled = asGbk(asGbk(text));
      assert.equal(applyFirst(garbled, runRule(rule, garbled)), text);
    });
    test('two Han at a time: offered, not certain', () => {
      const garbled = `一是${asGbk('健全')}制度，二是${asGbk('压实')}责任`;
      assert.equal(applyFirst(garbled, runRule(rule, garbled)), '一是健全制度，二是压实责任');
    });
    test('ASCII and digits inside belong to it', () =>
      restores(asGbk('完成投资（A类）同比增长8.1%以上'), '完成投资（A类）同比增长8.1%以上'));
    test('Traditional', () => restores(`本府業已${asGbk('訂定相關')}計畫`, '本府業已訂定相關計畫'));
  });

  suite('knows what it does not know', () => {
    test('a lost byte: guesses, none of them certain', () => {
      const [found] = runRule(rule, '召开全体浼�议');
      assert.equal(found?.certain, false);
      assert.equal(found?.lostBytes, 1);
      assert.equal(found?.replacements[0], '会');
    });
    test('what is exact beside it stays certain', () => {
      const garbled = '- 企业人才鐜扮姸鐨勫叏闈㈣瘎浼?- 企业文化建设';
      const found = runRule(rule, garbled);
      assert.deepEqual(
        found.map(({ certain }) => certain),
        [true, false],
      );
      assert.equal(applyFirst(garbled, found), '- 企业人才现状的全面评估\n- 企业文化建设');
    });
    test('names the chain, the last misreading first', () => {
      const [found] = runRule(rule, asGbk(misread('会议强调要抓好落实', 'utf-8', 'latin1')));
      assert.deepEqual(found?.chain, [
        { actual: 'utf-8', readAs: 'gbk' },
        { actual: 'utf-8', readAs: 'iso-8859-1' },
      ]);
    });
    test('beyond repair: says so and touches nothing', () => {
      const [found] = runRule(rule, '闂傚倸鍊搁崐宄懊归崶褏鏆﹂柛顭戝亝閸欏繘鏌ｉ姀鐘冲暈闁稿顑');
      assert.deepEqual(found?.chain, []);
      assert.deepEqual(found?.replacements, []);
    });
  });

  suite('reads what language models leak', () => {
    test('the byte alphabet of GPT-2', () => restores('现将åĬŀåħ¬åİħ转发', '现将办公厅转发'));
    test('byte tokens', () => restores('现将<0xE5><0x8A><0x9E><0xE5><0x85><0xAC>室', '现将办公室'));
    test('a line break token is left alone', () => isSilent('换行写作<0x0A><0x0A>，不必理会'));
  });

  test('GBK that lost a byte runs out of step; the edges stay doubtful', () => {
    const garbled = iconv
      .decode(
        Buffer.concat([
          Buffer.from([0x30]),
          iconv.encode('会计划今天下午出发到省里开会汇报工作情况然后返回', 'gbk').subarray(1),
        ]),
        'gbk',
      )
      .slice(1);
    const [found] = runRule(rule, garbled);
    assert.equal(found?.certain, false);
    assert.ok(applyFirst(garbled, runRule(rule, garbled)).includes('今天下午出发到省里开会汇报工作情况然后返'));
  });

  test('a document of one chain is one finding', () => {
    const lines = Array.from({ length: 12 }, (_, i) => `第${i}项工作已经按期完成并通过验收`);
    const garbled = lines.map((line) => misread(line, 'utf-8', 'latin1')).join('\n');
    const found = runRule(rule, garbled);
    assert.equal(found.length, 1);
    assert.equal(found[0]?.wholeDocument, true);
    assert.equal(applyFirst(garbled, found, true), lines.join('\n'));
  });

  suite('leaves alone', () => {
    const clean = [
      '瀛寰广记、鎏金铜像、镌刻碑文、缂丝作坊、浏阳河畔',
      '浠水县、渌口区、濮阳市、瀍河回族区、郯城县',
      '他在 café 里读 naïve 一词，Škoda 与 Citroën 参展，São Paulo、Zürich 设分馆。',
      'Текст приказа опубликован на русском языке.',
      '日本語のテキスト、カタカナ、ｶﾀｶﾅもそのまま。',
      '대한민국 정부와 협의하였다.',
      'α、β、γ 射线；∑、∏、∫；┌─┬─┐│表│格│└─┴─┘',
      '“重要讲话”……——《办法》（试行）·〔2022〕11号；±5℃×3÷2',
      '😀 会议顺利 👍🏽 结束',
      '玄玄妙門啓，赫赫聖基隆。賜蕭瑀，餞王晙巡邊。',
      '本校教授汪曾祺、沈从文、闻一多、钱锺书、王国维。',
    ];
    for (const text of clean) test(text.slice(0, 16), () => isSilent(text));
  });

  test('the time for one line grows with its length, not with its square [cost]', () => {
    const unit = asGbk('按照统一部署抓好各项工作的落实');
    const time = (count: number): number => {
      const text = unit.repeat(count);
      const started = performance.now();
      runRule(rule, text);
      return performance.now() - started;
    };
    time(400);
    // Twenty times the text: a quadratic cost would be 400-fold. The bound leaves room for a busy machine.
    assert.ok(time(8000) < 200 * Math.max(10, time(400)));
  });
});
