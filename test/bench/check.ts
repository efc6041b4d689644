// Prints what check() costs: UTF-8 megabytes a second on clean and on garbled text, growth from 1 to 10 MB, one line of 10 MB, and which
// rule takes how much of it. Edits: edits.ts.
// Three clocks, medians of several runs. Wall: what one waits; on a machine that others use as well, for a core too. Thread: CPU time of
// the one thread that checks, its share of collecting garbage included (Linux alone tells it). All threads: the same with what the garbage
// collector and the compiler do beside it.
//   npm run bench check
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckOptions, check, groupOf, KINDS, RULES, ready } from '../../src/garble/index';
import { proseSpans } from '../../src/text/prose';
import { shared, textsIn } from '../support/shared';
import { cleanText, garbledText } from '../support/syntheticText';
import { head, row } from './table';
import { median, timeOf } from './timing';

const MB = 1_000_000;
/** Of a large text fewer. */
const runsOf = (size: number): number => (size > 5 ? 3 : 7);
/** A small text is checked so often in one run: clocks of threads go by milliseconds. */
const timesOf = (size: number): number => Math.ceil(0.5 / size);
const wordingOff: CheckOptions = {
  levels: Object.fromEntries(KINDS.filter((kind) => groupOf(kind) === 'wording').map((kind) => [kind, 'off'])),
};

const bytesOf = (text: string): number => Buffer.byteLength(text);

function heading(title: string): void {
  head(title, 'MB', 'findings', 'wall ms', 'MB/s', 'best', 'thread ms', 'MB/s', 'best', 'all threads ms', 'MB/s');
}

/** A first run is not counted: it finds the code cold. */
function speed(name: string, text: string, work: () => { readonly length: number }): void {
  const size = bytesOf(text) / MB;
  const found = work().length;
  const many = timesOf(size);
  const run = (): void => {
    for (let i = 0; i < many; i++) work();
  };
  const times = Array.from({ length: runsOf(size) }, () => timeOf(run));
  const wall = times.map((each) => each.wall / many);
  const thread = times.map((each) => each.thread / many);
  const allThreads = median(times.map((each) => each.allThreads / many));
  const rate = (took: number): number => size / (took / 1000);
  const fastest = (all: readonly number[]): number => rate(Math.min(...all));
  const [middle, own] = [median(wall), median(thread)];
  const cells = [middle, rate(middle), fastest(wall), own, rate(own), fastest(thread), allThreads, rate(allThreads)];
  row(name, size, String(found), ...cells);
}

async function main(): Promise<void> {
  await ready();
  const reports = join(shared, 'corpus/reports');
  const garbled = join(shared, 'corpus/garbled');
  const texts: [string, string, CheckOptions][] = [
    ['synthetic, clean', cleanText(2 * MB), {}],
    ['synthetic, garbled', garbledText(2 * MB), {}],
    ['synthetic, clean, as Markdown', cleanText(2 * MB, 1, '\n\n'), { languageId: 'markdown' }],
  ];
  const joined = (files: readonly (readonly [name: string, text: string])[]): string =>
    files.map(([, text]) => text).join('\n');
  if (existsSync(reports)) texts.unshift(['reports', joined(textsIn(reports)), {}]);
  else console.log('no corpus in the shared folder (TUIQIAO_SHARED): synthetic texts only');

  heading('check()');
  for (const [name, text, options] of texts) {
    speed(`${name}, without wording`, text, () => check(text, { ...options, ...wordingOff }));
    speed(`${name}, everything`, text, () => check(text, options));
  }
  if (existsSync(garbled)) {
    const folders = readdirSync(garbled).sort();
    const files = folders
      .flatMap((folder) => textsIn(join(garbled, folder)))
      .filter(([name]) => !name.includes('.gold.'));
    for (const [name, text] of [
      ...folders.map((folder) => [`real, ${folder}`, joined(textsIn(join(garbled, folder)))] as const),
      ['real, all garbled files', joined(files)] as const,
      ['real, the same 20 times over', `${joined(files)}\n`.repeat(20)] as const,
    ])
      speed(`${name}, without wording`, text, () => check(text, wordingOff));
  }

  heading('growth');
  for (const [kind, textOf] of Object.entries({ clean: cleanText, garbled: garbledText }))
    for (const [size, lineEnd] of [
      [1, '\n'],
      [3, '\n'],
      [10, '\n'],
      [10, ''],
    ] as const) {
      const text = textOf(size * MB, 1, lineEnd);
      speed(lineEnd === '' ? `${kind}, one line` : kind, text, () => check(text, wordingOff));
    }

  heading('masking');
  for (const language of ['markdown', 'latex', 'typst', 'javascript']) {
    const text = cleanText(2 * MB, 1, '\n\n');
    speed(language, text, () => proseSpans(text, language));
  }

  for (const [name, text, options] of texts.slice(0, 3)) shares(name, text, options);
}

/** Wraps the rules to see which takes how much. The watch itself costs, so that only the shares mean anything. */
function shares(name: string, text: string, options: CheckOptions): void {
  const cost = new Map<string, number>();
  const restore: (() => void)[] = [];
  for (const rule of RULES as unknown as Record<string, unknown>[]) {
    for (const method of ['at', 'paragraph', 'settle']) {
      const own = rule[method];
      if (typeof own !== 'function') continue;
      const key = `${rule.kind}.${method}`;
      rule[method] = (...args: unknown[]) => {
        const start = performance.now();
        const result = own.apply(rule, args);
        cost.set(key, (cost.get(key) ?? 0) + performance.now() - start);
        return result;
      };
      restore.push(() => {
        rule[method] = own;
      });
    }
  }
  check(text, options);
  cost.clear();
  const { wall } = timeOf(() => check(text, options));
  for (const each of restore) each();
  head(`shares: ${name}`, 'ms', '%');
  for (const [key, took] of [...cost].sort((a, b) => b[1] - a[1]).slice(0, 8)) row(key, took, (100 * took) / wall);
}

void main();
