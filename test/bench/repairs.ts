// How much of generated damage is given back to the letter, kind by kind: damage is put into clean paragraphs with a seed, the whole
// document is repaired, and the paragraphs are compared. Mojibake has a benchmark of its own.
//   npm run bench repairs [-- --misses=KIND]
// Texts: the part of the corpus that scripts/characterStatistics.ts did not learn from, else the project's own fixtures.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { Converter as ToTraditional } from 'opencc-js/cn2t';
import { Converter as ToSimplified } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import { check, type Finding, groupOf, type Kind, repairWhere } from '../../src/garble/index';
import { shared } from '../support/shared';
import { seeded } from '../support/syntheticText';
import { head, row, visible } from './table';

const PARAGRAPHS = 24;
const DOCUMENTS = 16;
const misses = process.argv.find((each) => each.startsWith('--misses='))?.slice(9);

type Random = () => number;

/** Puts one piece of damage into a paragraph; undefined where it holds no place for it. */
type Damage = (paragraph: string, random: Random) => string | undefined;

interface Injection {
  readonly kind: Kind;
  readonly name: string;
  readonly damage: Damage;
  readonly script?: 'traditional';
  /** Of how many paragraphs; glosses are in all of a page or in none. */
  readonly share?: number;
  /** Whether only the finding counts: nobody can know what stood there. */
  readonly findOnly?: true;
}

const pick = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)] as T;
/** The offsets of matches. */
const places = (text: string, pattern: RegExp): number[] => [...text.matchAll(pattern)].map((match) => match.index);
const put = (text: string, start: number, end: number, by: string) => text.slice(0, start) + by + text.slice(end);

/** Replaces one match, anywhere. */
const replaceOne =
  (pattern: RegExp, by: (found: string, random: Random) => string | undefined): Damage =>
  (text, random) => {
    const at = places(text, pattern);
    for (let tries = 0; tries < 8 && at.length > 0; tries++) {
      const start = pick(at, random);
      const found = [...text.matchAll(pattern)].find((match) => match.index === start)?.[0] as string;
      const replacement = by(found, random);
      if (replacement !== undefined && replacement !== found)
        return put(text, start, start + found.length, replacement);
    }
    return undefined;
  };
const between = (what: (random: Random) => string) =>
  replaceOne(/\p{Script=Han}(?=\p{Script=Han})/gu, (found, random) => found + what(random));
const clause = (encode: (clause: string) => string) => replaceOne(/\p{Script=Han}{4,10}/gu, (found) => encode(found));

const noise = (random: Random): string =>
  Array.from(
    { length: 6 + Math.floor(random() * 8) },
    () =>
      `${pick([...'!"#$%&\'()*+,-./0123456789:;'], random)} ${pick([...'?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~'], random)}`,
  ).join('');
const toneless = (character: string) => pinyin(character, { toneType: 'none' });
const toned = (character: string) => pinyin(character);

/** GB 2312, which lacks what the injection touches. */
const inGb2312 = (character: string) => {
  const bytes = iconv.encode(character, 'gb2312');
  return bytes.length === 2 && (bytes[0] as number) >= 0xa1 && (bytes[1] as number) >= 0xa1;
};
/**
 * The injection glosses characters of Traditional text that GB 2312 lacks, all of a third of them (notes of real pages: never
 * another); some pages were then converted to Simplified.
 */
const glossed =
  (gloss: (character: string) => string): Damage =>
  (text) => {
    const traditional = traditionalise(text);
    if (traditional.length !== text.length) return undefined;
    return [...text]
      .map((c, i) => {
        const injected = traditional.charAt(i);
        return /\p{Script=Han}/u.test(injected) && injected.charCodeAt(0) % 3 === 0 && !inGb2312(injected)
          ? `${c}${gloss(c)}`
          : c;
      })
      .join('');
  };

/** What Unicode makes one of: radicals and compatibility ideographs by the Han they stand for. */
function alikes(first: number, last: number): Map<string, string> {
  const map = new Map<string, string>();
  for (let code = first; code <= last; code++) {
    const plain = String.fromCharCode(code).normalize('NFKC');
    if (plain.length === 1 && plain !== String.fromCharCode(code)) map.set(plain, String.fromCharCode(code));
  }
  return map;
}
const radicals = alikes(0x2f00, 0x2fd5);
const compatibility = alikes(0xf900, 0xfad9);
const swap = (map: ReadonlyMap<string, string>) => replaceOne(/\p{Script=Han}/gu, (found) => map.get(found));

const simplify = ToSimplified({ from: 'tw', to: 'cn' });
const traditionalise = ToTraditional({ from: 'cn', to: 'tw' });
/** Slips of a converter that goes by characters: right words and what it makes of one character of theirs. */
const SLIPS =
  '於于 後后 裡里 幹干 係系 製制 復复 發发 鬆松 麵面 錶表 準准 曆歷 衝沖 範范 徵征 誌志 採采 餘余 並并'.split(' ');
const slip: Damage = replaceOne(
  new RegExp(`[${SLIPS.map((pair) => pair[0]).join('')}]`, 'gu'),
  (found) => SLIPS.find((pair) => pair[0] === found)?.[1],
);

const HALF = new Map([...'，。：；？！（）'].map((mark, i) => [mark, ',.:;?!()'[i] as string]));
const halfPair: Damage = replaceOne(/（[^（）]{2,20}）/gu, (found) => `(${found.slice(1, -1)})`);
const straightQuotes: Damage = replaceOne(/“[^“”]{2,20}”/gu, (found) => `"${found.slice(1, -1)}"`);

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const doubledWord: Damage = (text, random) => {
  const words = [...segmenter.segment(text)].filter(
    ({ segment }) => /^\p{Script=Han}{2}$/u.test(segment) && segment[0] !== segment[1],
  );
  if (words.length === 0) return undefined;
  const { index, segment } = pick(words, random);
  return put(text, index, index, segment);
};

const CHROME =
  '版权所有，未经授权禁止转载|【打印本页】【关闭窗口】|上一篇：关于印发年度计划的通知|下一篇：没有了|分享到：微信 微博 QQ空间|当前位置：首页 > 政务公开 > 通知公告|扫一扫在手机打开当前页'.split(
    '|',
  );

const hex = (byte: number) => byte.toString(16).toUpperCase().padStart(2, '0');
const bytes = (text: string) => [...new TextEncoder().encode(text)];

const INJECTIONS: readonly Injection[] = [
  { kind: 'pinyin-gloss', name: 'toned, Simplified', share: 1, damage: glossed((c) => `(${toned(c)})`) },
  {
    kind: 'pinyin-gloss',
    name: 'toned, Traditional',
    share: 1,
    script: 'traditional',
    damage: glossed((c) => `(${toned(c)})`),
  },
  { kind: 'pinyin-gloss', name: 'toneless', share: 1, damage: glossed((c) => `(${toneless(c)})`) },
  {
    kind: 'pinyin-gloss',
    name: 'toneless, doubled',
    share: 1,
    damage: glossed((c) => `(${toneless(c)})(${toneless(c)})`),
  },
  { kind: 'anti-copy-noise', name: 'at the end of a line', damage: (text, random) => text + noise(random) },
  {
    kind: 'anti-copy-noise',
    name: 'at the start of a line',
    damage: (text, random) => noise(random) + text.trimStart(),
  },
  {
    kind: 'html-entity',
    name: '&ldquo; &mdash; &hellip;',
    share: 1,
    damage: replaceOne(
      /[“”—…·]/gu,
      (mark) => ({ '“': '&ldquo;', '”': '&rdquo;', '—': '&mdash;', '…': '&hellip;', '·': '&middot;' })[mark],
    ),
  },
  { kind: 'html-entity', name: 'numbers', damage: replaceOne(/\p{Script=Han}/gu, (c) => `&#${c.charCodeAt(0)};`) },
  {
    kind: 'html-entity',
    name: 'escaped twice',
    share: 1,
    damage: replaceOne(/[“”]/gu, (mark) => (mark === '“' ? '&amp;ldquo;' : '&amp;rdquo;')),
  },
  { kind: 'html-tag', name: '<br /> at the end', damage: (text) => `${text}<br />` },
  {
    kind: 'html-tag',
    name: '<span style="…">',
    damage: clause((text) => `<span style="font-family:宋体;color:#333">${text}</span>`),
  },
  { kind: 'html-tag', name: '<p>…</p>', damage: (text) => `<p>${text}</p>` },
  { kind: 'html-tag', name: '[b]…[/b]', damage: clause((text) => `[b]${text}[/b]`) },
  {
    kind: 'escape',
    name: '\\uXXXX',
    damage: clause((text) => [...text].map((c) => `\\u${c.charCodeAt(0).toString(16)}`).join('')),
  },
  { kind: 'escape', name: '%XX', damage: clause(encodeURIComponent) },
  {
    kind: 'escape',
    name: '=XX',
    damage: clause((text) =>
      bytes(text)
        .map((byte) => `=${hex(byte)}`)
        .join(''),
    ),
  },
  ...(
    [
      ['U+200B', '\u200b'],
      ['U+FEFF', '\ufeff'],
      ['U+00AD', '\u00ad'],
      ['U+200E', '\u200e'],
      ['U+2060', '\u2060'],
      ['U+0008', '\b'],
      ['U+200D', '\u200d'],
    ] as const
  ).map(([name, sign]): Injection => ({ kind: 'invisible', name, damage: between(() => sign) })),
  { kind: 'confusable', name: 'Kangxi radicals', damage: swap(radicals) },
  { kind: 'confusable', name: 'compatibility ideographs', damage: swap(compatibility) },
  {
    kind: 'confusable',
    name: 'full-width digits',
    share: 0.2,
    damage: replaceOne(/\d{2,4}(?=\p{Script=Han})/gu, (digits) =>
      digits.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
    ),
  },
  {
    kind: 'script-mix',
    name: 'Traditional in Simplified',
    damage: replaceOne(/\p{Script=Han}/gu, (c) => {
      const other = traditionalise(c);
      return other !== c && simplify(other) === c ? other : undefined;
    }),
  },
  {
    kind: 'script-mix',
    name: 'Simplified in Traditional',
    script: 'traditional',
    damage: replaceOne(/\p{Script=Han}/gu, (c) => {
      const other = simplify(c);
      return other !== c && traditionalise(other) === c ? other : undefined;
    }),
  },
  { kind: 'script-mix', name: 'slips of conversion', share: 1, script: 'traditional', damage: slip },
  {
    kind: 'halfwidth-punctuation',
    name: 'one mark',
    damage: replaceOne(/(?<=\p{Script=Han})[，。：；](?=\p{Script=Han})/gu, (mark) => HALF.get(mark)),
  },
  { kind: 'halfwidth-punctuation', name: 'a pair of brackets', share: 1, damage: halfPair },
  { kind: 'halfwidth-punctuation', name: 'straight quotes', share: 1, damage: straightQuotes },
  { kind: 'stray-space', name: 'one space', damage: between(() => ' ') },
  { kind: 'duplicate', name: 'a word of two', findOnly: true, damage: doubledWord },
  {
    kind: 'unpaired',
    name: 'a closing mark lost',
    share: 1,
    findOnly: true,
    damage: replaceOne(/[”）》]/gu, () => ''),
  },
  {
    kind: 'punctuation',
    name: 'quotes the wrong way round',
    share: 1,
    damage: replaceOne(/“[^“”]{2,20}”/gu, (found) => `”${found.slice(1, -1)}“`),
  },
  {
    kind: 'lost-character',
    name: 'U+FFFD for a character',
    findOnly: true,
    damage: replaceOne(/\p{Script=Han}/gu, () => '\ufffd'),
  },
  {
    kind: 'lost-character',
    name: '? for a character',
    findOnly: true,
    damage: replaceOne(/(?<=\p{Script=Han})\p{Script=Han}(?=\p{Script=Han})/gu, () => '?'),
  },
  {
    kind: 'lost-character',
    name: '锟斤拷 for a character',
    findOnly: true,
    damage: replaceOne(/\p{Script=Han}/gu, () => '锟斤拷'),
  },
  {
    kind: 'boilerplate',
    name: 'a line of site chrome',
    findOnly: true,
    share: 0.1,
    damage: (_, random) => pick(CHROME, random),
  },
];

function corpus(): { simplified: string[]; traditional: string[] } {
  const folder = join(shared, 'corpus');
  const learnt = new Set(Object.keys(JSON.parse(readFileSync('src/garble/data/bigrams.sources.json', 'utf8')).sources));
  const read = (path: string) =>
    readdirSync(path)
      .filter((name) => !learnt.has(name))
      .map((name) => readFileSync(join(path, name), 'utf8'));
  const paragraphs = (texts: readonly string[]) =>
    texts
      .flatMap((text) => text.split('\n'))
      .map((line) => line.trim())
      .filter(
        (line) =>
          (line.match(/\p{Script=Han}/gu)?.length ?? 0) >= 30 &&
          !/[０-９Ａ-Ｚａ-ｚ]/.test(line) &&
          check(line).length === 0,
      );
  if (!existsSync(folder)) {
    console.log('no corpus in the shared folder (TUIQIAO_SHARED): the fixtures of test/golden instead');
    const own = (name: string) => readFileSync(join('test/golden/cleanProse', name), 'utf8');
    return {
      simplified: paragraphs(['official.txt', 'speech.txt', 'news.txt', 'legal.txt'].map(own)),
      traditional: paragraphs(['press-taiwan.txt', 'press-hongkong.txt'].map(own)),
    };
  }
  return {
    simplified: paragraphs([...read(join(folder, 'reports')), ...read(join(folder, 'clean/law_zhCN'))]),
    traditional: paragraphs(read(join(folder, 'clean/law_zhTW'))),
  };
}

const texts = corpus();
/** What `fix` mends, and of layout the kind in question. */
const certain = (kind: Kind) => (finding: Finding) =>
  finding.certain && (finding.kind === kind || groupOf(finding.kind) === 'damage');
const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

head('kind', 'damage', 'paragraphs damaged', 'found', 'given back', 'with first fixes', 'changed otherwise or in part');
for (const { kind, name, damage, share = 0.3, script, findOnly } of INJECTIONS) {
  const source = script ? texts.traditional : texts.simplified;
  const random = seeded(20261121);
  let damaged = 0;
  let found = 0;
  let right = 0;
  let offered = 0;
  let wrong = 0;
  for (let document = 0; document < DOCUMENTS; document++) {
    const first = Math.floor(random() * Math.max(1, source.length - PARAGRAPHS));
    const clean = source.slice(first, first + PARAGRAPHS);
    const dirty = clean.map((paragraph) => (random() < share ? (damage(paragraph, random) ?? paragraph) : paragraph));
    const text = dirty.join('\n');
    const findings = check(text).filter((finding) => finding.kind === kind);
    const repaired = repairWhere(text, certain(kind)).text.split('\n');
    const all = repairWhere(text, ({ kind: own, fixes }) => own === kind && fixes.length > 0).text.split('\n');
    // A line that was removed shifts the others: what counts is a line that neither text had.
    const had = new Set([...clean, ...dirty]);
    const isNew = (line: string | undefined) => line !== undefined && !had.has(line);
    let start = 0;
    for (const [i, paragraph] of clean.entries()) {
      const was = dirty[i] as string;
      const end = start + was.length;
      if (was !== paragraph) {
        damaged++;
        const hit = findings.some((finding) => finding.start < end && start < finding.end);
        if (hit) found++;
        if (repaired[i] === paragraph) right++;
        else if (misses === kind)
          console.log(
            `  ${name}${hit ? '' : ' (not found)'}: ${visible(was).slice(0, 90)}\n    ${visible(repaired[i] ?? '∅').slice(0, 90)}`,
          );
        if (all[i] === paragraph) offered++;
      }
      if (isNew(repaired[i])) {
        wrong++;
        if (misses === kind)
          console.log(
            `  CHANGED ${name}: ${visible(was).slice(0, 100)}\n    ${visible(repaired[i] ?? '∅').slice(0, 100)}`,
          );
      }
      start = end + 1;
    }
  }
  row(
    kind,
    name,
    String(damaged),
    percent(found, damaged),
    findOnly ? '–' : percent(right, damaged),
    findOnly && offered === 0 ? '–' : percent(offered, damaged),
    String(wrong),
  );
}

/** Lines of 24 Han each: what a wrapped page looks like. */
let joined = 0;
for (let document = 0; document < DOCUMENTS; document++) {
  const random = seeded(document + 1);
  const first = Math.floor(random() * (texts.simplified.length - PARAGRAPHS));
  const clean = texts.simplified.slice(first, first + PARAGRAPHS).map((paragraph) => `　　${paragraph}`);
  const wrapped = clean.map((paragraph) => (paragraph.match(/.{1,32}/gu) as string[]).join('\n')).join('\n');
  const lines = new Set(repairWhere(wrapped, certain('hard-wrap')).text.split('\n'));
  joined += clean.filter((paragraph) => lines.has(paragraph)).length;
}
row(
  'hard-wrap',
  'lines of 32 characters',
  String(DOCUMENTS * PARAGRAPHS),
  '',
  percent(joined, DOCUMENTS * PARAGRAPHS),
  '',
  '',
);
