// Prints what check() and DocumentCheck cost: UTF-8 megabytes a second on clean and on garbled text, growth from 1 to 10 MB, one line of
// 10 MB, an edit and its findings in a document of 1 MB, and which rule takes how much of it.
//   npm run bench check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckOptions, check, DocumentCheck, groupOf, KINDS, RULES, ready } from '../../src/garble/index';
import { proseSpans } from '../../src/text/prose';
import { shared, textsIn } from '../support/shared';
import { cleanText, garbledText, seeded } from '../support/syntheticText';

const MB = 1_000_000;
const wordingOff: CheckOptions = {
  levels: Object.fromEntries(KINDS.filter((kind) => groupOf(kind) === 'wording').map((kind) => [kind, 'off'])),
};

const bytesOf = (text: string): number => Buffer.byteLength(text);

function milliseconds(work: () => unknown): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** The best of several: what else the machine does is not measured. */
function best(times: number, work: () => unknown): number {
  work();
  return Math.min(...Array.from({ length: times }, () => milliseconds(work)));
}

const percentile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * share)] as number;

function row(...cells: (string | number)[]): void {
  console.log(`| ${cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(2) : cell)).join(' | ')} |`);
}

function head(...cells: string[]): void {
  console.log();
  row(...cells);
  row(...cells.map(() => '---'));
}

function speed(name: string, text: string, options: CheckOptions): void {
  const size = bytesOf(text) / MB;
  const took = best(4, () => check(text, options));
  row(name, size, took, size / (took / 1000), String(check(text, options).length));
}

/** Edits all over the document, as typing, deleting and pasting make them. */
function edits(name: string, text: string, options: CheckOptions): void {
  const random = seeded(7);
  const kept = new DocumentCheck(text, options);
  kept.findings();
  const times: number[] = [];
  for (let i = 0; i < 300; i++) {
    const at = Math.floor(random() * kept.text.length);
    const choice = random();
    const change =
      choice < 0.7
        ? { start: at, end: at, text: '新' }
        : choice < 0.85
          ? { start: at, end: Math.min(kept.text.length, at + 1), text: '' }
          : { start: at, end: at, text: choice < 0.95 ? '，\n' : '要团结(tuan)，务实<br />' };
    const took = milliseconds(() => {
      kept.edit([change]);
      kept.findings();
    });
    if (i >= 50) times.push(took);
  }
  row(
    name,
    bytesOf(text) / MB,
    String(kept.findings().length),
    percentile(times, 0.5),
    percentile(times, 0.99),
    percentile(times, 0.999),
  );
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

  head('check()', 'MB', 'ms', 'MB/s', 'findings');
  for (const [name, text, options] of texts) {
    speed(`${name}, without wording`, text, { ...options, ...wordingOff });
    speed(`${name}, everything`, text, options);
  }

  head('growth', 'MB', 'ms', 'MB/s', 'findings');
  for (const size of [1, 2, 5, 10]) speed('clean', cleanText(size * MB), wordingOff);
  for (const size of [1, 2, 5, 10]) speed('garbled', garbledText(size * MB), wordingOff);
  speed('clean, one line', cleanText(10 * MB, 1, ''), wordingOff);
  speed('garbled, one line', garbledText(10 * MB, 1, ''), wordingOff);

  head('edit + findings()', 'MB', 'findings', 'p50 ms', 'p99 ms', 'p99.9 ms');
  edits('clean', cleanText(MB), {});
  edits('clean, Markdown', cleanText(MB, 1, '\n\n'), { languageId: 'markdown' });
  edits('garbled', garbledText(MB), {});

  head('masking', 'MB', 'ms', 'MB/s');
  for (const language of ['markdown', 'latex', 'typst', 'javascript']) {
    const text = cleanText(2 * MB, 1, '\n\n');
    const took = best(4, () => proseSpans(text, language));
    row(language, bytesOf(text) / MB, took, bytesOf(text) / MB / (took / 1000));
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
  const whole = milliseconds(() => check(text, options));
  for (const each of restore) each();
  head(`shares: ${name}`, 'ms', '%');
  for (const [key, took] of [...cost].sort((a, b) => b[1] - a[1]).slice(0, 10)) row(key, took, (100 * took) / whole);
}

void main();
