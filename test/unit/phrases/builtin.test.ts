import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyOf, type Phrase, Phrasebook, readBook, THEMES } from '../../../src/phrases';
import { loadBuiltin } from '../../../src/phrases/builtin';
import { isHan } from '../../../src/text/han';
import { foldText, scriptOfUnit } from '../../../src/text/script';
import { sample, thorough } from '../../support/runs';
import { needsShared } from '../../support/shared';

const DOCUMENTS = [
  '要倡导“团结、务实、进取、创新”的办公室精神',
  '从严要求　苦练内功　努力提高办公室队伍整体素质',
  '2020年在办公室集体学习会上的讲话',
  '（无题）办公室工作岗位特殊',
  '在全区办公室系统工作推进会上的讲话',
];

/** Phrases with characters of several readings, read by hand. */
const READINGS = `
团结、务实、进取、创新 tuan jie wu shi jin qu chuang xin
三服务 san fu wu
参谋助手 can mou zhu shou
为领导决策当好参谋 wei ling dao jue ce dang hao can mou
供领导决策时参考 gong ling dao jue ce shi can kao
参与决策而不作决策 can yu jue ce er bu zuo jue ce
弹钢琴 tan gang qin
干一行爱一行，干一行专一行 gan yi hang ai yi hang gan yi hang zhuan yi hang
切实可行的建议意见 qie shi ke xing de jian yi yi jian
强化行动自觉 qiang hua xing dong zi jue
同行共进 tong xing gong jin
运行机制要创新 yun xing ji zhi yao chuang xin
处理好重点和一般的关系 chu li hao zhong dian he yi ban de guan xi
既要力保重点，又要兼顾一般 ji yao li bao zhong dian you yao jian gu yi ban
忍辱负重 ren ru fu zhong
设身处地 she shen chu di
处于核心要害的位置 chu yu he xin yao hai de wei zhi
勤于并善于调查研究 qin yu bing shan yu diao cha yan jiu
早介入、快调查 zao jie ru kuai diao cha
促进沟通与协调 cu jin gou tong yu xie tiao
深入调研，做到参谋有道 shen ru diao yan zuo dao can mou you dao
得力助手 de li zhu shou
得过且过 de guo qie guo
吃得苦、耐得烦、受得气 chi de ku nai de fan shou de qi
一事当前先替别人着想 yi shi dang qian xian ti bie ren zhuo xiang
出发点和着眼点 chu fa dian he zhuo yan dian
事事有着落，件件有回音 shi shi you zhuo luo jian jian you hui yin
取长补短 qu chang bu duan
了解、信任和支持 liao jie xin ren he zhi chi
有了这种……，……就……了 you le zhe zhong jiu le
讲效率、讲程序 jiang xiao lv jiang cheng xu
作出表率 zuo chu biao shuai
脚踏实地 jiao ta shi di
特殊地位和重要作用 te shu di wei he zhong yao zuo yong
把……与……有机地结合起来 ba yu you ji de jie he qi lai
敷衍塞责 fu yan se ze
一个部门设卡、一个环节扯皮 yi ge bu men she qia yi ge huan jie che pi
上传下达 shang chuan xia da
由……向……转变 you xiang zhuan bian
淡泊名利 dan bo ming li
未雨绸缪 wei yu chou mou
健康、乐观、向上 jian kang le guan xiang shang
自觉做依法办事的模范 zi jue zuo yi fa ban shi de mo fan
利用职务之便 li yong zhi wu zhi bian
应接不暇 ying jie bu xia
快速反应，工作到位 kuai su fan ying gong zuo dao wei
增强法制意识，推进依法办事 zeng qiang fa zhi yi shi tui jin yi fa ban shi
扎下根、烙上印 zha xia gen lao shang yin
隔山炮 ge shan pao
拾遗补缺 shi yi bu que
不断增长新本领 bu duan zeng zhang xin ben ling
心思和精力 xin si he jing li
当好“总调度员” dang hao zong diao du yuan
零差错 ling cha cuo
敢拿“烫手山芋” gan na tang shou shan yu
一心一意干事 yi xin yi yi gan shi
落地落实 luo di luo shi
……也就……了，……也就……了 ye jiu le ye jiu le
……为社会所倡导 wei she hui suo chang dao`;

const phrases = loadBuiltin();
const han = (text: string): number => {
  let count = 0;
  for (const character of text) if (isHan(character.charCodeAt(0))) count++;
  return count;
};

/** No phrase for which the check says something. */
function all(check: (phrase: Phrase) => string | false | undefined, of: readonly Phrase[] = phrases): void {
  const found = of.flatMap((phrase) => check(phrase) || []);
  assert.deepEqual(found, []);
}

/** What stands twice. */
function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, at) => texts.indexOf(text) !== at);
}

/** So many Han in a row are no accident. */
const MOST_BORROWED = 10;

/** An explanation that shares so much with the conversion of the other one was not written anew. */
const MOST_ALIKE = 0.8;

/** In one script, without punctuation but for a mark where something was taken out. */
function onlyHan(text: string): string {
  return foldText(text).replace(/[^\u3400-\u9fff|]/g, '');
}

/** The longest common subsequence of Han, as a share of both. */
function likeness(one: string, other: string): number {
  const [a, b] = [onlyHan(one), onlyHan(other)];
  let row = new Uint16Array(b.length + 1);
  for (const character of a) {
    const next = new Uint16Array(b.length + 1);
    for (let j = 1; j <= b.length; j++)
      next[j] = character === b[j - 1] ? (row[j - 1] as number) + 1 : Math.max(row[j] as number, next[j - 1] as number);
    row = next;
  }
  return (2 * (row[b.length] as number)) / (a.length + b.length);
}

function only(script: 'simplified' | 'traditional', text: string | undefined): string | false {
  const found = [...(text ?? '')].filter((character) => scriptOfUnit(character.charCodeAt(0)) === script);
  return found.length > 0 && `${found.join('')} in ${text}`;
}

suite('the built-in book', () => {
  test('has its size', () => {
    assert.ok(phrases.length >= 850 && phrases.length <= 900, String(phrases.length));
    const exact = ['parallel-list', 'numeric-abbreviation', 'frame', 'maxim', 'parallel-clause'];
    assert.ok(phrases.filter(({ kind }) => exact.includes(kind)).length >= 150);
  });

  test('is valid', async () => {
    const { problems } = await readBook({ version: 1, phrases });
    assert.deepEqual(problems, []);
  });

  test('themes are the twelve, each file sorted', () => {
    assert.deepEqual([...new Set(phrases.map(({ theme }) => theme))], [...THEMES]);
    for (const theme of THEMES) {
      const texts = phrases.filter((phrase) => phrase.theme === theme).map(({ text }) => text);
      assert.deepEqual(texts, [...texts].sort());
    }
  });

  test('no phrase twice, whatever its script and punctuation', () => {
    assert.deepEqual(repeated(phrases.map(({ text }) => keyOf(text))), []);
  });

  test('every source is one of the five documents', () => {
    all(
      ({ text, sources }) => (sources.length === 0 || sources.some(({ title }) => !DOCUMENTS.includes(title))) && text,
    );
    for (const document of DOCUMENTS)
      assert.ok(phrases.filter(({ sources }) => sources.some(({ title }) => title === document)).length > 90);
  });

  test('one syllable a Han', () =>
    all(({ text, pinyin = '' }) => pinyin.split(' ').filter(Boolean).length !== han(text) && text));

  test('syllables are plain letters', () => all(({ text, pinyin = '' }) => !/^[a-z ]*$/.test(pinyin) && text));

  test('polyphones', () => {
    const known = new Map(phrases.map(({ text, pinyin }) => [text, pinyin]));
    for (const row of READINGS.trim().split('\n')) {
      const [text, ...syllables] = row.split(' ');
      assert.equal(known.get(text as string), syllables.join(' '), text);
    }
  });

  test('no explanation twice, in either script', () => {
    assert.deepEqual(repeated(phrases.map(({ explanation }) => explanation)), []);
    assert.deepEqual(repeated(phrases.map(({ traditional }) => traditional?.explanation ?? '')), []);
  });

  test('explanations are of dictionary length, 40 to 80 Han, in both scripts', () => {
    const isLong = (text = ''): boolean => han(text) < 40 || han(text) > 80;
    all(({ text, explanation, traditional: t }) => (isLong(explanation) || isLong(t?.explanation)) && text);
  });

  test('the Traditional explanation is written for its readers, not converted [law]', async () => {
    // A converter takes half a second to load and to make.
    const converter = async () => (await import('opencc-js/cn2t')).Converter({ from: 'cn', to: 'twp' });
    const convert = await thorough<() => Promise<(text: string) => string>>(converter, async () => String)();
    const alike = sample(phrases, 15).flatMap(({ text, explanation, traditional: t }) => {
      // Character by character, and with the words of Taiwan put for those of the mainland.
      const shares = [explanation, convert(explanation)].map((each) => likeness(each, t?.explanation ?? ''));
      const share = Math.max(...shares);
      return share < MOST_ALIKE ? [] : [`${share.toFixed(2)} ${text}`];
    });
    assert.deepEqual(alike, []);
    // The phrase is what it is; what is quoted is a word of the other place, named as such.
    const ours = ({ traditional: t }: Phrase): string =>
      `${t?.explanation}${t?.usage}`.replaceAll(t?.text ?? '', '').replace(/「[^」]*」/g, '');
    all((phrase) => /字符|默認|文檔|軟件|視頻|互聯網|信息|硬件/.test(ours(phrase)) && ours(phrase));
  });

  test('nothing but the phrase and what is quoted is said as the documents say it', function () {
    const folder = needsShared(this, 'seeds');
    const documents = ['000', '001', '002', '003', '004'].map((name) =>
      onlyHan(readFileSync(join(folder, `${name}.txt`), 'utf8')),
    );
    const pieces = new Set(
      documents.flatMap((text) => Array.from(text, (_, at) => text.slice(at, at + MOST_BORROWED))),
    );
    all(({ text, members = [], expansion = '', variants = [], explanation, usage = '', kind, traditional: t }) => {
      const own = [text, ...members, expansion, ...variants].map(onlyHan).filter((each) => each.length > 1);
      own.sort((a, b) => b.length - a.length);
      const texts = [explanation, t?.explanation ?? '', ...(kind === 'frame' ? [] : [usage, t?.usage ?? ''])];
      for (const each of texts) {
        const said = each.replaceAll(text, '|').replaceAll(t?.text ?? text, '|');
        let rest = onlyHan(said.replace(/“[^”]*”|「[^」]*」|《[^》]*》/g, '|'));
        for (const part of own) rest = rest.replaceAll(part, '|');
        for (let at = 0; at + MOST_BORROWED <= rest.length; at++)
          if (pieces.has(rest.slice(at, at + MOST_BORROWED))) return `${text}: ${rest.slice(at, at + MOST_BORROWED)}`;
      }
      return false;
    });
  });

  test('no explanation of the reading by hand', function () {
    const file = needsShared(this, 'gold/slogans.jsonl');
    const gold = new Set(
      readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((row) => (JSON.parse(row) as { explanation: string }).explanation),
    );
    all(
      ({ text, explanation, traditional }) =>
        (gold.has(explanation) || gold.has(traditional?.explanation ?? '')) && text,
    );
  });

  test('Traditional holds nothing that only Simplified writes, and the other way round', () => {
    all(({ traditional: t }) => {
      const texts = [t?.text, t?.explanation, t?.usage, t?.expansion, t?.frame, ...(t?.members ?? [])];
      return texts.map((text) => only('simplified', text)).find(Boolean);
    });
    all(({ text, explanation, usage, expansion, frame, members = [], variants = [] }) =>
      [text, explanation, usage, expansion, frame, ...members, ...variants]
        .map((each) => only('traditional', each))
        .find(Boolean),
    );
  });

  test('quotation marks are “” in Simplified and 「」 in Traditional', () => {
    all(
      ({ text, explanation, usage = '', frame = '' }) => /[「」『』"]/.test(text + explanation + usage + frame) && text,
    );
    all(({ text, traditional: t }) => /[“”‘’"]/.test(`${t?.text}${t?.explanation}${t?.usage}${t?.frame}`) && text);
  });

  test('usage holds the phrase itself', () => {
    all(({ text, kind, usage = '' }) => kind !== 'frame' && !usage.includes(text) && text);
    all(({ kind, traditional: t }) => kind !== 'frame' && !t?.usage?.includes(t.text) && t?.text);
  });

  test('members stand in the text or the expansion, in Traditional too', () => {
    all(({ traditional: t }) =>
      t?.members?.find((member) => !t.text.includes(member) && !t.expansion?.includes(member)),
    );
  });

  test('every phrase is found where it stands, in both scripts [law]', () => {
    const book = Phrasebook.from(phrases);
    const found = (text: string, phrase: Phrase): boolean => {
      const match = book.at(`“${text}”`, 1);
      return match?.phrase === phrase && match.end - match.start >= text.length - 2;
    };
    all(
      (phrase) => {
        if (phrase.kind === 'frame') return false;
        return [phrase.text, phrase.traditional?.text ?? ''].find((text) => !found(text, phrase));
      },
      sample(phrases, 4),
    );
  });

  test('every phrase completes from its beginning and from its initials [law]', () => {
    const book = Phrasebook.from(phrases);
    const offered = (before: string, phrase: Phrase): boolean =>
      book.complete(before, { trigger: 'invoked' }).some((completion) => completion.phrase === phrase);
    all(
      (phrase) => {
        const { text, pinyin = '', kind, complete } = phrase;
        if (complete === false || kind === 'frame' || han(text) < 2) return false;
        const beginning = text.replace(/[”“、，]/g, '').slice(0, -1);
        if (!offered(beginning, phrase) && !offered(text.slice(0, -2), phrase)) return text;
        const initials = pinyin.replace(/(\w)\w* ?/g, '$1');
        return !offered(initials, phrase) && text;
      },
      sample(phrases, 4),
    );
  });
});
