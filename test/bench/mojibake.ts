// Repair rates of generated garbles, and false positives over clean texts.
//   npx esbuild test/bench/mojibake.ts --bundle --platform=node --format=cjs --charset=utf8 --external:iconv-lite --outfile=out/bench-mojibake.cjs
//   node out/bench-mojibake.cjs [--sentences=400] [--seeds=7,8] [--pair=NAME] [--misses]
// Garbles are made with iconv-lite, the repair uses our own tables. Texts: the half of the corpus that
// scripts/characterStatistics.ts did not learn from. TUIQIAO_SHARED (default ../shared) says where the corpus is.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { rule } from '../../src/garble/rules/mojibake';
import { applyFirst, runRule } from '../support/runRule';

const corpus = join(process.env.TUIQIAO_SHARED ?? '../shared', 'corpus');
if (!existsSync(corpus)) {
  console.log(`No corpus at ${corpus}: set TUIQIAO_SHARED.`);
  process.exit(0);
}
const argument = (name: string): string | undefined =>
  process.argv.find((value) => value.startsWith(`--${name}=`))?.slice(name.length + 3);
const wanted = Number(argument('sentences') ?? 400);
const seeds = (argument('seeds') ?? '7').split(',').map(Number);
const wantedPair = argument('pair');
const learnt = new Set(Object.keys(JSON.parse(readFileSync('src/garble/data/bigrams.sources.json', 'utf8')).sources));

/** Mulberry32: the same garbles in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function heldOut(folder: string): string[] {
  return readdirSync(join(corpus, folder))
    .filter((name) => !learnt.has(name))
    .map((name) => readFileSync(join(corpus, folder, name), 'utf8'));
}

function sentences(texts: readonly string[]): string[] {
  const found = texts.flatMap((text) => text.match(/[^\s。！？]{14,90}[。！？]/gu) ?? []);
  return found.filter((sentence) => (sentence.match(/\p{Script=Han}/gu)?.length ?? 0) >= 14);
}

const simplified = sentences([...heldOut('reports'), ...heldOut('clean/law_zhCN')]);
const traditional = sentences(heldOut('clean/law_zhTW'));

interface Pair {
  readonly name: string;
  readonly texts: readonly string[];
  garble(text: string): string;
  /** The first of two layers, where it can lose bytes that the second then writes as characters. */
  first?(text: string): string;
}
const misread = (actual: string, readAs: string) => (text: string) => iconv.decode(iconv.encode(text, actual), readAs);
const java = (text: string): string => text.replace(/[\u20ac\ue000-\uf8ff]/gu, '\ufffd');
const utf8As = (name: string, readAs: string): Pair => ({
  name: `UTF-8 as ${name}`,
  texts: simplified,
  garble: misread('utf-8', readAs),
});
// Node's own decoder keeps private use, as Windows does; iconv-lite has U+FFFD there.
const windowsGbk = (text: string): string => new TextDecoder('gbk').decode(iconv.encode(text, 'utf-8'));
const latin1 = misread('utf-8', 'latin1');
const sloppy1252 = (bytes: Buffer): string =>
  Array.from(bytes, (byte) =>
    byte >= 0x80 && byte < 0xa0 && ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)
      ? iconv.decode(Buffer.of(byte), 'win1252')
      : String.fromCharCode(byte),
  ).join('');
const cp1252 = (text: string): string => sloppy1252(iconv.encode(text, 'utf-8'));
const byteLevel = (text: string): string => {
  let spare = 0x100;
  const alphabet = Array.from({ length: 256 }, (_, byte) =>
    (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae ? byte : spare++,
  );
  return Array.from(iconv.encode(text, 'utf-8'), (byte) => String.fromCharCode(alphabet[byte] as number)).join('');
};
const PAIRS: readonly Pair[] = [
  { name: 'UTF-8 as GBK (Windows)', texts: simplified, garble: windowsGbk },
  { name: 'UTF-8 as GBK (Java)', texts: simplified, garble: (text) => java(windowsGbk(text)) },
  { name: 'UTF-8 as GBK (iconv)', texts: simplified, garble: misread('utf-8', 'cp936') },
  { name: 'UTF-8 as GBK (Windows), Traditional', texts: traditional, garble: windowsGbk },
  { name: 'UTF-8 as Latin-1', texts: simplified, garble: latin1 },
  { name: 'UTF-8 as CP1252', texts: simplified, garble: cp1252 },
  utf8As('CP1250', 'win1250'),
  utf8As('CP1251', 'win1251'),
  utf8As('MacRoman', 'macintosh'),
  utf8As('CP437', 'cp437'),
  utf8As('Big5', 'big5'),
  utf8As('Shift_JIS', 'shift_jis'),
  utf8As('EUC-KR', 'cp949'),
  { name: 'GBK as Latin-1', texts: simplified, garble: misread('gbk', 'latin1') },
  { name: 'GBK as CP1252', texts: simplified, garble: (text) => sloppy1252(iconv.encode(text, 'gbk')) },
  { name: 'GBK as CP437', texts: simplified, garble: misread('gbk', 'cp437') },
  { name: 'GBK as CP1251', texts: simplified, garble: misread('gbk', 'win1251') },
  { name: 'GBK as Big5', texts: simplified, garble: misread('gbk', 'big5') },
  { name: 'GBK as Shift_JIS', texts: simplified, garble: misread('gbk', 'shift_jis') },
  { name: 'GBK as EUC-KR', texts: simplified, garble: misread('gbk', 'cp949') },
  { name: 'Big5 as GBK', texts: traditional, garble: misread('big5', 'cp936') },
  { name: 'Big5 as Latin-1', texts: traditional, garble: misread('big5', 'latin1') },
  {
    name: 'UTF-8 as CP1252, five bytes dropped',
    texts: simplified,
    garble: (text) => cp1252(text).replace(/[\x81\x8d\x8f\x90\x9d]/g, ''),
  },
  { name: 'byte-level BPE', texts: simplified, garble: byteLevel },
  { name: 'two layers: Latin-1', texts: simplified, garble: (text) => latin1(latin1(text)) },
  { name: 'two layers: CP1252', texts: simplified, garble: (text) => cp1252(cp1252(text)) },
  { name: 'two layers: GBK', texts: simplified, garble: (text) => windowsGbk(windowsGbk(text)), first: windowsGbk },
  { name: 'two layers: Latin-1, GBK', texts: simplified, garble: (text) => windowsGbk(latin1(text)) },
];

const LENGTHS: readonly [name: string, han: number][] = [
  ['whole', 0],
  ['12 Han', 12],
  ['8 Han', 8],
  ['4 Han', 4],
];
const verbose = process.argv.includes('--misses');
console.log(
  '| pair | span | lossless: n | to the letter % | certain % | wrong and certain | lossy: n | to the letter % | certain and wrong |',
);
console.log('|---|---|--:|--:|--:|--:|--:|--:|--:|');
for (const pair of PAIRS) {
  if (wantedPair !== undefined && !pair.name.includes(wantedPair)) continue;
  for (const [length, han] of LENGTHS) {
    const tally = { lossless: 0, right: 0, certain: 0, bad: 0, lossy: 0, lossyRight: 0, lossyBad: 0 };
    for (const seed of seeds) {
      const random = generator(seed);
      for (let i = 0; i < wanted; i++) {
        const sentence = pair.texts[Math.floor(random() * pair.texts.length)] as string;
        let before = '';
        let span = sentence;
        let after = '';
        if (han > 0) {
          const starts = [...sentence.matchAll(new RegExp(`(?=\\p{Script=Han}{${han}})`, 'gu'))].map(
            (match) => match.index,
          );
          const start = starts[Math.floor(random() * starts.length)];
          if (start === undefined) continue;
          before = sentence.slice(0, start);
          span = sentence.slice(start, start + han);
          after = sentence.slice(start + han);
        }
        const garble = pair.garble(span);
        const text = before + garble + after;
        if (text === sentence) continue;
        const found = runRule(rule, text);
        const right = applyFirst(text, found) === sentence;
        const certain = applyFirst(text, found, true);
        const isLossless = !/[\ufffd?]/.test(garble) && !pair.first?.(span).includes('\ufffd');
        // A certain fix of a part is wrong where what it makes is not in the sentence.
        const bad = found.some(
          (candidate) => candidate.certain && !sentence.includes(candidate.fixes[0]?.edits[0]?.text ?? ''),
        );
        if (isLossless) {
          tally.lossless++;
          if (right) tally.right++;
          if (certain === sentence) tally.certain++;
          if (bad) tally.bad++;
        } else {
          tally.lossy++;
          if (right) tally.lossyRight++;
          if (bad) tally.lossyBad++;
        }
        if (verbose && (!right || bad))
          console.log(
            `    ${text}\n  → ${applyFirst(text, found)}\n  = ${sentence} ${isLossless ? 'lossless' : ''} ${bad ? 'WRONG AND CERTAIN' : ''}`,
          );
      }
    }
    const percent = (part: number, whole: number): string => (whole === 0 ? '–' : ((100 * part) / whole).toFixed(1));
    console.log(
      `| ${pair.name} | ${length} | ${tally.lossless} | ${percent(tally.right, tally.lossless)} | ${percent(tally.certain, tally.lossless)} | ${tally.bad} | ${tally.lossy} | ${percent(tally.lossyRight, tally.lossy)} | ${tally.lossyBad} |`,
    );
  }
}

console.log('\n| clean texts | MB | MB/s | certain | doubtful | learnt from |');
console.log('|---|--:|--:|--:|--:|---|');
for (const folder of [
  'reports',
  'clean/law_zhCN',
  'clean/law_zhTW',
  'clean/book_rust_zhTW',
  'clean/tech_vue_zhCN',
  'clean/poetry_classical',
  'clean/novel_zhCN',
]) {
  for (const half of [false, true]) {
    const texts = readdirSync(join(corpus, folder))
      .filter((name) => learnt.has(name) === half)
      .map((name) => readFileSync(join(corpus, folder, name), 'utf8'));
    if (texts.length === 0) continue;
    const started = performance.now();
    const found = texts.flatMap((text) => runRule(rule, text));
    const seconds = (performance.now() - started) / 1000;
    const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
    const certain = found.filter((candidate) => candidate.certain).length;
    console.log(
      `| ${folder} | ${megabytes.toFixed(2)} | ${(megabytes / seconds).toFixed(1)} | ${certain} | ${found.length - certain} | ${half ? 'yes' : 'no'} |`,
    );
  }
}
