// Prints what check() and DocumentCheck cost: UTF-8 megabytes a second on clean and on garbled text, growth from 1 to 10 MB, one line of
// 10 MB, an edit and its findings in a document of 1 MB, and which rule takes how much of it.
// Others use the machine as well: so times are CPU time (of all threads, the garbage collector's too), medians of several runs, and the
// best run beside them; of an edit both clocks are shown.
//   npm run bench check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckOptions, check, DocumentCheck, groupOf, KINDS, RULES, ready } from '../../src/garble/index';
import { proseSpans } from '../../src/text/prose';
import { shared, textsIn } from '../support/shared';
import { cleanText, garbledText, seeded } from '../support/syntheticText';
import { head, row } from './table';

const MB = 1_000_000;
/** Of a large text fewer. */
const runsOf = (size: number): number => (size > 5 ? 2 : 5);
const wordingOff: CheckOptions = {
  levels: Object.fromEntries(KINDS.filter((kind) => groupOf(kind) === 'wording').map((kind) => [kind, 'off'])),
};

const bytesOf = (text: string): number => Buffer.byteLength(text);

interface Time {
  readonly wall: number;
  readonly cpu: number;
}

/** Milliseconds by the wall's clock and of computing. */
function timeOf(work: () => unknown): Time {
  const before = process.cpuUsage();
  const start = performance.now();
  work();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { wall, cpu: (user + system) / 1000 };
}

const percentile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * share)] as number;

const median = (times: readonly number[]): number => percentile(times, 0.5);

function heading(title: string): void {
  head(title, 'MB', 'CPU ms', 'MB/s', 'MB/s, best', 'findings');
}

/** A first run is not counted: it finds the code cold. */
function speed(name: string, text: string, work: () => { readonly length: number }): void {
  const size = bytesOf(text) / MB;
  const found = work().length;
  const times = Array.from({ length: runsOf(size) }, () => timeOf(work).cpu);
  const middle = median(times);
  row(name, size, middle, size / (middle / 1000), size / (Math.min(...times) / 1000), String(found));
}

/** Edits all over the document, as typing, deleting and pasting make them. */
function edits(name: string, text: string, options: CheckOptions): void {
  const random = seeded(7);
  const kept = new DocumentCheck(text, options);
  kept.findings();
  const times: Time[] = [];
  let { length } = text;
  for (let i = 0; i < 600; i++) {
    const at = Math.floor(random() * length);
    const choice = random();
    const change =
      choice < 0.7
        ? { start: at, end: at, text: '新' }
        : choice < 0.85
          ? { start: at, end: Math.min(length, at + 1), text: '' }
          : { start: at, end: at, text: choice < 0.95 ? '，\n' : '要团结(tuan)，务实<br />' };
    length += change.text.length - (change.end - change.start);
    const took = timeOf(() => {
      kept.edit([change]);
      kept.findings();
    });
    if (i >= 100) times.push(took);
  }
  const cpu = times.map((each) => each.cpu);
  const wall = times.map((each) => each.wall);
  const shown = [median(cpu), percentile(cpu, 0.99), median(wall), percentile(wall, 0.99)];
  row(name, bytesOf(text) / MB, String(kept.findings().length), ...shown);
}

async function main(): Promise<void> {
  await ready();
  const reports = join(shared, 'corpus/reports');
  const texts: [string, string, CheckOptions][] = [
    ['synthetic, clean', cleanText(2 * MB), {}],
    ['synthetic, garbled', garbledText(2 * MB), {}],
    ['synthetic, clean, as Markdown', cleanText(2 * MB, 1, '\n\n'), { languageId: 'markdown' }],
  ];
  if (existsSync(reports))
    texts.unshift([
      'reports',
      textsIn(reports)
        .map(([, text]) => text)
        .join('\n'),
      {},
    ]);
  else console.log('no corpus in the shared folder (TUIQIAO_SHARED): synthetic texts only');

  heading('check()');
  for (const [name, text, options] of texts) {
    speed(`${name}, without wording`, text, () => check(text, { ...options, ...wordingOff }));
    speed(`${name}, everything`, text, () => check(text, options));
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

  head('edit + findings()', 'MB', 'findings', 'CPU p50 ms', 'CPU p99 ms', 'p50 ms', 'p99 ms');
  edits('clean', cleanText(MB), {});
  edits('clean, Markdown', cleanText(MB, 1, '\n\n'), { languageId: 'markdown' });
  edits('garbled', garbledText(MB), {});

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
