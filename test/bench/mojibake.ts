// Repair rates of generated garbles, and what the rule does to clean texts and how fast.
//   npm run bench mojibake [-- --sentences=400 --seed=7 --pair=NAME --spans=whole,8 --misses]
// The repair uses our own tables, the garbles are made by other codecs (test/support/garbles.ts). Texts: the half of the
// corpus that scripts/characterStatistics.ts did not learn from.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PHRASEBOOK_WORDS } from '../../src/garble/lexicon';
import { rule } from '../../src/garble/rules/mojibake';
import { GARBLINGS, type Garbling, isLossless } from '../support/garbles';
import { applyFirst, runRule } from '../support/runRule';
import { shared } from '../support/shared';
import { seeded } from '../support/syntheticText';
import { head, row } from './table';

const corpus = join(shared, 'corpus');
if (!existsSync(corpus)) {
  console.log('no corpus in the shared folder (TUIQIAO_SHARED): nothing to measure with');
  process.exit(0);
}
const argument = (name: string): string | undefined =>
  process.argv.find((value) => value.startsWith(`--${name}=`))?.slice(name.length + 3);
const wanted = Number(argument('sentences') ?? 400);
const seed = Number(argument('seed') ?? 7);
const wantedPair = argument('pair');
const wantedSpans = argument('spans')?.split(',');
const verbose = process.argv.includes('--misses');
const learnt = new Set(Object.keys(JSON.parse(readFileSync('src/garble/data/bigrams.sources.json', 'utf8')).sources));

function heldOut(folder: string): string[] {
  return readdirSync(join(corpus, folder))
    .filter((name) => !learnt.has(name))
    .map((name) => readFileSync(join(corpus, folder, name), 'utf8'));
}

const han = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;

function sentences(texts: readonly string[]): string[] {
  const found = texts.flatMap((text) => text.match(/[^\s。！？]{14,90}[。！？]/gu) ?? []);
  return [...new Set(found)].filter((sentence) => han(sentence) >= 14);
}

const texts: Record<Garbling['script'], string[]> = {
  simplified: sentences([...heldOut('reports'), ...heldOut('clean/law_zhCN')]),
  traditional: sentences(heldOut('clean/law_zhTW')),
};
console.log(`${texts.simplified.length} Simplified and ${texts.traditional.length} Traditional sentences\n`);

/** A sentence of which `span` is to be garbled. */
interface Sample {
  readonly before: string;
  readonly span: string;
  readonly after: string;
}

/** What to garble of a sentence: Han in its middle, or (0) all of it. */
function* samplesOf(sentence: string, count: number, random: () => number): Generator<Sample> {
  if (count === 0) {
    yield { before: '', span: sentence, after: '' };
    // With an odd number of bytes a page of pairs loses the last: then the final mark is left clean, or joins the garble.
    yield { before: '', span: sentence.slice(0, -1), after: sentence.slice(-1) };
    return;
  }
  const starts = [...sentence.matchAll(new RegExp(`(?=\\p{Script=Han}{${count}})`, 'gu'))].map((match) => match.index);
  const start = starts[Math.floor(random() * starts.length)];
  if (start === undefined) return;
  yield {
    before: sentence.slice(0, start),
    span: sentence.slice(start, start + count),
    after: sentence.slice(start + count),
  };
}

interface Tally {
  count: number;
  right: number;
  certain: number;
  bad: number;
}

/** One sample garbled, and held against what the rule makes of it. */
function measure(garbling: Garbling, { before, span, after }: Sample, tally: Tally, label: string): void {
  const sentence = before + span + after;
  const garble = garbling.garble(span);
  const text = before + garble + after;
  if (text === sentence) return;
  const found = runRule(rule, text, PHRASEBOOK_WORDS);
  const right = applyFirst(text, found) === sentence;
  // A certain fix is wrong where it touches what is clean, or makes what does not stand there.
  const bad = found.some(({ certain, start, end, replacements }) => {
    if (!certain) return false;
    const fix = replacements[0] ?? '';
    if (typeof fix !== 'string') throw new Error('a garble is replaced as a whole');
    const head = before.length - Math.max(0, before.length - start);
    const tail = Math.max(0, end - before.length - garble.length);
    const mended = text.slice(head, start) + fix + text.slice(end, before.length + garble.length + tail);
    const inside = start >= before.length && end <= before.length + garble.length;
    if (inside && mended === before.slice(head) + span) return false;
    return !(inside ? span.includes(fix) : applyFirst(text, found, true) === sentence);
  });
  tally.count++;
  if (right) tally.right++;
  if (applyFirst(text, found, true) === sentence) tally.certain++;
  if (bad) tally.bad++;
  if (verbose && (!right || bad))
    console.log(
      `    ${label}${bad ? ' WRONG AND CERTAIN' : ''}\n      ${text}\n    → ${applyFirst(text, found)}\n    = ${sentence}`,
    );
}

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : ((100 * part) / whole).toFixed(1));
const SPANS = [0, 12, 8, 4];

head(
  'pair',
  'span',
  'lossless: n',
  'to the letter %',
  'certain %',
  'certain and wrong',
  'lossy: n',
  'to the letter %',
  'certain and wrong',
);
for (const garbling of GARBLINGS) {
  if (wantedPair !== undefined && !garbling.name.includes(wantedPair)) continue;
  for (const count of SPANS) {
    const span = count === 0 ? 'whole' : `${count} Han`;
    if (wantedSpans && !wantedSpans.includes(span.replace(' Han', ''))) continue;
    const random = seeded(seed);
    const lossless: Tally = { count: 0, right: 0, certain: 0, bad: 0 };
    const lossy: Tally = { count: 0, right: 0, certain: 0, bad: 0 };
    // As many sentences as it takes; each at most once.
    const pool = [...texts[garbling.script]];
    while (pool.length > 0 && (lossless.count < wanted || lossy.count < wanted)) {
      const index = Math.floor(random() * pool.length);
      const sentence = pool[index] as string;
      pool[index] = pool.at(-1) as string;
      pool.pop();
      const samples = [...samplesOf(sentence, count, random)];
      const whole = samples.find((sample) => isLossless(garbling, sample.span));
      if (whole && lossless.count < wanted) measure(garbling, whole, lossless, `${garbling.name}, ${span}`);
      const broken = samples[0];
      if (broken && broken !== whole && lossy.count < wanted && !isLossless(garbling, broken.span))
        measure(garbling, broken, lossy, `${garbling.name}, ${span}, lossy`);
    }
    row(
      garbling.name,
      span,
      String(lossless.count),
      percent(lossless.right, lossless.count),
      percent(lossless.certain, lossless.count),
      String(lossless.bad),
      String(lossy.count),
      percent(lossy.right, lossy.count),
      String(lossy.bad),
    );
  }
}

if (wantedPair !== undefined) process.exit(0);
head('clean texts, this rule alone', 'MB', 'MB/s', 'certain', 'doubtful');
for (const folder of [
  'reports',
  'clean/law_zhCN',
  'clean/law_zhTW',
  'clean/book_rust_zhTW',
  'clean/tech_vue_zhCN',
  'clean/poetry_classical',
  'clean/novel_zhCN',
]) {
  const all = readdirSync(join(corpus, folder)).map((name) => readFileSync(join(corpus, folder, name), 'utf8'));
  const started = process.cpuUsage();
  const found = all.flatMap((text) => runRule(rule, text, PHRASEBOOK_WORDS));
  const { user, system } = process.cpuUsage(started);
  const megabytes = all.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
  const certain = found.filter((candidate) => candidate.certain).length;
  row(
    folder,
    megabytes.toFixed(2),
    ((megabytes * 1e6) / (user + system)).toFixed(1),
    String(certain),
    String(found.length - certain),
  );
}
