import assert from 'node:assert/strict';
import { rule } from '../../../src/garble/rules/mojibake';
import { GARBLINGS, type Garbling, isLossless } from '../../support/garbles';
import { applyFirst, runRule } from '../../support/runRule';
import { sample } from '../../support/runs';

const SENTENCES: Readonly<Record<'simplified' | 'traditional', readonly string[]>> = {
  simplified: [
    '各区人民政府要把防汛责任落实到岗到人，并于六月底前报送进展情况。',
    '会议听取了关于农村供水工程建设情况的汇报，研究了下一步工作。',
    '请各单位于本周五前将名单报办公室，逾期不报的视为没有意见',
    '办公室要加强对公文办理工作的督促检查，提高办文质量',
    '要坚持问题导向，认真查找工作中存在的不足',
    '本办法自印发之日起施行，有效期五年',
    '加快推进老旧小区改造，改善居住条件',
    '有关部门要密切配合，形成工作合力',
    '坚持和完善基层群众自治制度',
    '切实减轻农民负担',
  ],
  traditional: [
    '各縣市政府應於每年六月底前辦理防災演習，並將辦理情形報請備查。',
    '主管機關得派員檢查，受檢查者不得規避、妨礙或拒絕。',
    '本條例自公布日施行，其施行細則由主管機關定之',
    '申請人應檢具下列文件，向主管機關申請許可',
    '前項規定之辦法，由主管機關定之',
    '受益人得隨時請求返還',
  ],
};

/** Where no byte tells a garble from clean text, its edges may stay in doubt; some kanji stand twice in Shift_JIS. */
const OFFERED = new Set([
  'GBK as Big5',
  'GBK as Big5 (Windows)',
  'GBK as Shift_JIS',
  'GBK as EUC-KR',
  'Big5 as GBK',
  'UTF-16, bytes swapped',
  'UTF-16LE as Latin-1',
  'UTF-16BE as Latin-1',
]);
/** What loses something of whatever it garbles; below. */
const ALWAYS_LOSSY = new Set(['GBK as UTF-8', 'GBK out of step']);

/** Sentences of which the garble holds every byte, or else clauses of them, or else words of four. */
function survivors(garbling: Garbling): string[] {
  const sentences = SENTENCES[garbling.script];
  const whole = sentences.filter((sentence) => isLossless(garbling, sentence));
  if (whole.length > 0) return whole;
  const clauses = sentences.flatMap((sentence) => sentence.match(/\p{Script=Han}{4,}/gu) ?? []);
  const some = clauses.filter((clause) => isLossless(garbling, clause));
  if (some.length > 0) return some;
  const words = clauses.flatMap((clause) => [...clause].map((_, start) => clause.slice(start, start + 4)));
  return words.filter((word) => word.length === 4 && isLossless(garbling, word));
}

function named(name: string): Garbling {
  return GARBLINGS.find((garbling) => garbling.name === name) as Garbling;
}

suite('mojibake: every pair of code pages', () => {
  for (const garbling of GARBLINGS) {
    if (ALWAYS_LOSSY.has(garbling.name)) continue;
    test(garbling.name, () => {
      const texts = survivors(garbling);
      assert.ok(texts.length > 0, 'nothing survives');
      for (const text of texts) {
        const [before, after] = text.length === 4 ? ['本市', '之事'] : ['', ''];
        const garbled = before + garbling.garble(text) + after;
        const found = runRule(rule, garbled);
        assert.equal(applyFirst(garbled, found, !OFFERED.has(garbling.name)), before + text + after);
      }
    });
  }

  test('no certain fix of a lossy garble makes what was not there [law]', () => {
    for (const garbling of sample(GARBLINGS, 4)) {
      for (const sentence of SENTENCES[garbling.script]) {
        const garbled = garbling.garble(sentence);
        for (const { certain, replacements } of runRule(rule, garbled)) {
          const text = String(replacements[0]);
          if (certain) assert.ok(sentence.includes(text), `${garbling.name}: ${garbled} → ${text}`);
        }
      }
    }
  });

  test('GBK as UTF-8: the islands are given back, and nothing around them is made up', () => {
    const garbling = named('GBK as UTF-8');
    const garbled = `现将${garbling.garble('办公厅通知')}转发给你们`;
    const [found, ...more] = runRule(rule, garbled);
    assert.deepEqual(found?.chain, [{ actual: 'gbk', readAs: 'utf-8' }]);
    assert.equal(found?.certain, false);
    assert.match(applyFirst(garbled, [found]), /^现将\ufffd公\ufffd{1,2}通知转发给你们$/);
    assert.deepEqual(more, []);
  });

  test('UTF-16, bytes swapped: what becomes half a pair of surrogates is part of it, wherever it stands', () => {
    const garbling = named('UTF-16, bytes swapped');
    for (const sentence of [
      '拟从事报废机动车回收活动的，应当提出申请。',
      '毛泽东主席说过：“国家的统一，人民的团结。”',
    ]) {
      const garbled = garbling.garble(sentence);
      assert.match(garbled, /^[\ud800-\udfff]/);
      assert.equal(applyFirst(garbled, runRule(rule, garbled)), sentence);
    }
    assert.deepEqual(runRule(rule, '关于\udf62从事报废机动车回收活动的规定，毛\udb6b主席。'), []);
  });

  test('GBK out of step: all but the edges', () => {
    const garbling = named('GBK out of step');
    for (const sentence of SENTENCES.simplified.slice(0, 5)) {
      const garbled = garbling.garble(sentence);
      const found = runRule(rule, garbled);
      assert.ok(found.every(({ certain }) => !certain));
      assert.ok(applyFirst(garbled, found).includes(sentence.slice(2, -2)), applyFirst(garbled, found));
    }
  });
});
