// Prints what completion and hover cost in books of 1,000, 10,000 and 100,000 made-up phrases.
//   npm run bench completion
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Completion,
  type CompletionOptions,
  importPhrases,
  keyOf,
  type Phrase,
  Phrasebook,
  readBook,
  readBookBytes,
  withPinyin,
  writeBook,
} from '../../src/phrases';
import type { Load } from './bookLoad';
import { seeded, syntheticBook } from './syntheticBook';
import { percentile } from './timing';

const SIZES = [1_000, 10_000, 100_000];
const QUERIES = 4_000;
const AROUND = ['我们要', '在工作中', '全体同志必须', '一年来，', '这既是', '对此，'];

/** Megabytes in use: objects and typed arrays. */
function heap(): number {
  for (let i = 0; i < 4; i++) globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

function milliseconds(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** The same in computing time, which hardly depends on what else the machine does. */
function computing(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e3;
}

function row(...cells: (string | number)[]): void {
  console.log(`| ${cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(3) : cell)).join(' | ')} |`);
}

/** A load in a process of its own. */
function loadApart(way: 'bytes' | 'text', file: string, line: string): Load {
  const program = join(import.meta.dirname, 'bookLoad.mjs');
  return JSON.parse(execFileSync(process.execPath, ['--expose-gc', program, way, file, line], { encoding: 'utf8' }));
}

/** Times `work` on each input after a warm-up, one row. The best of three counts: what else the machine does is not measured. */
function measure<T>(
  size: number,
  name: string,
  inputs: readonly T[],
  work: (input: T) => unknown[] | object | undefined,
): void {
  for (const input of inputs.slice(0, QUERIES / 4)) work(input);
  let answered = 0;
  const times = inputs.map((input) => {
    let answer: unknown;
    const once = (): number =>
      milliseconds(() => {
        answer = work(input);
      });
    const time = Math.min(once(), once(), once());
    if (Array.isArray(answer) ? answer.length > 0 : answer !== undefined) answered++;
    return time;
  });
  times.sort((a, b) => a - b);
  row(
    String(size),
    name,
    percentile(times, 0.5),
    percentile(times, 0.99),
    times.at(-1) as number,
    `${Math.round((100 * answered) / inputs.length)} %`,
  );
}

/** A line up to the caret: prose, whole phrases, and at its end the beginning of one. */
function lines(book: readonly Phrase[], seed: number, end: (phrase: Phrase, random: () => number) => string): string[] {
  const random = seeded(seed);
  const any = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  return Array.from({ length: QUERIES }, () => {
    const before = Array.from({ length: 1 + Math.floor(random() * 8) }, () => any(AROUND) + any(book).text).join('，');
    return `${before}。${any(AROUND)}${end(any(book), random)}`;
  });
}

const initials = (phrase: Phrase): string =>
  (phrase.pinyin ?? '')
    .split(' ')
    .map((syllable) => syllable.charAt(0))
    .join('');
const upTo = (most: number, random: () => number): number => 1 + Math.floor(random() * most);

/** The structures that were not chosen, built from the same keys. */
function peers(size: number, phrases: readonly Phrase[]): void {
  const keys = phrases.flatMap(({ text, members = [] }) => {
    const key = keyOf(text);
    return [key, ...members.slice(1).map((member) => key.slice(key.indexOf(keyOf(member))))];
  });
  interface Node extends Map<string, Node> {}
  const builders: readonly (readonly [string, () => unknown])[] = [
    ['peer: sorted strings', () => [...keys].sort()],
    [
      'peer: trie of Maps',
      () => {
        const root: Node = new Map();
        for (const key of keys) {
          let node = root;
          for (const unit of key) {
            const next: Node = node.get(unit) ?? new Map();
            node.set(unit, next);
            node = next;
          }
        }
        return root;
      },
    ],
  ];
  for (const [name, build] of builders) {
    const before = heap();
    let built: unknown;
    const time = computing(() => {
      built = build();
    });
    row(String(size), `${name} (${keys.length} keys)`, time, heap() - before);
    if (built === undefined) throw new Error('not built');
  }
}

console.log('\n| phrases | | milliseconds of computing | MB |\n|---|---|---|---|');
const books: [number, Phrasebook, Phrase[]][] = [];
for (const size of SIZES) {
  const empty = heap();
  const phrases = syntheticBook(size);
  const loaded = heap();
  let book = Phrasebook.from([]);
  const builds = Array.from({ length: 5 }, () =>
    computing(() => {
      book = Phrasebook.from(phrases);
    }),
  );
  const indexed = heap();
  row(String(size), 'the phrases themselves', '', loaded - empty);
  row(String(size), 'index, first build', builds[0] as number, indexed - loaded);
  row(
    String(size),
    'index, median of five builds',
    percentile(
      [...builds].sort((a, b) => a - b),
      0.5,
    ),
    '',
  );
  row(
    String(size),
    'first query by letters',
    computing(() => book.complete('tjws', { trigger: 'invoked' })),
    heap() - indexed,
  );
  const json: unknown = JSON.parse(JSON.stringify({ version: 1, phrases }));
  await readBook({ version: 1, phrases: [] });
  const start = process.cpuUsage();
  const { problems } = await readBook(json);
  const { user, system } = process.cpuUsage(start);
  row(String(size), `validation (${problems.length} problems)`, (user + system) / 1e3, '');
  peers(size, phrases);
  books.push([size, book, phrases]);
}

const folder = mkdtempSync(join(tmpdir(), 'tuiqiao-bench-'));
try {
  const whole = syntheticBook(100_000);
  const lines = whole.map(({ text, explanation }) => `${text}\t${explanation}\n`).join('');
  const files = [
    ['every field', writeBook(whole)],
    ['from a list of lines', writeBook(await withPinyin(importPhrases(lines, 'lines').phrases))],
  ] as const;
  const line = `我们要${whole[0]?.text.slice(0, 3)}`;
  console.log(
    '\n| 100,000 phrases, in a process of its own: median of seven (all) | ms of the thread that loads | by the wall | of all threads | steps, of the thread | MB of objects, of buffers |\n|---|---|---|---|---|---|',
  );
  for (const [name, text] of files) {
    const file = join(folder, 'book.json');
    writeFileSync(file, text);
    const runs: Record<'bytes' | 'text', Load[]> = { bytes: [], text: [] };
    // In turn: what else the machine does falls on both.
    for (let run = 0; run < 7; run++)
      for (const way of ['bytes', 'text'] as const) runs[way].push(loadApart(way, file, line));
    for (const way of ['bytes', 'text'] as const) {
      const by = (time: (load: Load) => number): string => {
        const times = runs[way].map(time).sort((a, b) => a - b);
        return `${percentile(times, 0.5).toFixed(0)} (${times.map((each) => each.toFixed(0)).join(' ')})`;
      };
      const [any] = runs[way] as [Load];
      row(
        `${name}, ${(Buffer.byteLength(text) / 1e6).toFixed(0)} MB, ${way === 'bytes' ? 'as the editor loads it' : 'by JSON.parse'}`,
        by(({ thread }) => thread),
        by(({ wall }) => wall),
        by(({ allThreads }) => allThreads),
        Object.keys(any.steps)
          .map((step) => `${step} ${by(({ steps }) => steps[step] as number).split(' ')[0]}`)
          .join(', '),
        `${any.heap.toFixed(0)}, ${any.buffers.toFixed(0)}`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

console.log('\n| phrases | query | p50 ms | p99 ms | max ms | answered |\n|---|---|---|---|---|---|');
for (const [size, book, phrases] of books) {
  const complete = (options: CompletionOptions) => (before: string) => book.complete(before, options);
  // As many as are remembered (vscode/frecency.ts).
  const picked = phrases.filter((_, at) => at % Math.ceil(size / 1000) === 0);
  const usage = new Map(picked.map(({ text }, at) => [text, 1 + (at % 7)]));
  const invoked = { trigger: 'invoked', pinyin: 'full', usage, theme: phrases[0]?.theme ?? '' } as const;
  const han = lines(phrases, 2, ({ text }, random) => text.slice(0, upTo(text.length - 1, random)));
  const letters = lines(phrases, 3, (phrase, random) => initials(phrase).slice(0, upTo(5, random)));
  const mixed = lines(phrases, 4, (phrase, random) => {
    const typed = upTo(2, random);
    return phrase.text.slice(0, typed) + initials(phrase).slice(typed, typed + upTo(3, random));
  });
  measure(size, 'Han, automatic', han, complete({}));
  measure(size, 'Han, on request', han, complete(invoked));
  measure(
    size,
    'one Han, on request',
    lines(phrases, 5, ({ text }) => text.slice(0, 1)),
    complete(invoked),
  );
  measure(size, 'letters, automatic', letters, complete({}));
  measure(size, 'letters, on request', letters, complete(invoked));
  measure(
    size,
    'one letter, on request',
    lines(phrases, 6, (phrase) => initials(phrase).slice(0, 1)),
    complete(invoked),
  );
  measure(size, 'mixed, on request', mixed, complete(invoked));
  measure(size, 'what follows', han, (before) => book.continue(before));
  measure(size, 'peer: linear scan for the last three', han.slice(0, size > 10_000 ? 200 : QUERIES), (before) =>
    phrases.filter(({ text }) => text.startsWith(before.slice(-3))),
  );
  measure(size, 'hover', han, (before) => book.at(before, before.length >> 1));
}

console.log('\n| each asked once, of 100,000 phrases | p50, p99 ms: made beforehand | from a file |\n|---|---|---|');
{
  const whole = syntheticBook(100_000);
  const load = async (phrases: readonly Phrase[]) =>
    Phrasebook.fromLists([(await readBookBytes(new TextEncoder().encode(writeBook(phrases)))).phrases]);
  const [made, stored] = [Phrasebook.from(whole), await load(whole)];
  // Whatever is compiled is compiled on another book: here a list, and a phrase, is made for the first time.
  const warm = syntheticBook(10_000, 7);
  const others = [Phrasebook.from(warm), await load(warm)];
  for (const book of [made, stored, ...others]) book.prepareLetters();
  const looked = (completions: readonly Completion[]): unknown =>
    completions.map(({ insert, head }) => insert + head.theme);
  const hanOf = (from: readonly Phrase[]) =>
    lines(from, 2, ({ text }, random) => text.slice(0, upTo(text.length - 1, random)));
  const lettersOf = (from: readonly Phrase[]) =>
    lines(from, 3, (phrase, random) => initials(phrase).slice(0, upTo(5, random)));
  const invoked = { trigger: 'invoked', pinyin: 'full' } as const;
  const queries: [string, (from: readonly Phrase[]) => string[], (book: Phrasebook, before: string) => unknown][] = [
    ['Han, automatic', hanOf, (book, before) => looked(book.complete(before))],
    ['Han, on request', hanOf, (book, before) => looked(book.complete(before, invoked))],
    ['letters, automatic', lettersOf, (book, before) => looked(book.complete(before))],
    ['letters, on request', lettersOf, (book, before) => looked(book.complete(before, invoked))],
    [
      'the same with every phrase made',
      lettersOf,
      (book, before) => book.complete(before, invoked).map(({ phrase }) => phrase),
    ],
    ['hover', hanOf, (book, before) => book.at(before, before.length >> 1)],
  ];
  for (const [name, make, ask] of queries) {
    for (const before of make(warm)) for (const book of others) ask(book, before);
    // In turn: what else the machine does falls on both.
    const times: [number[], number[]] = [[], []];
    for (const before of make(whole))
      for (const [which, book] of [made, stored].entries()) times[which]?.push(milliseconds(() => ask(book, before)));
    row(
      name,
      ...times.map((each) => {
        each.sort((a, b) => a - b);
        return `${percentile(each, 0.5).toFixed(3)}, ${percentile(each, 0.99).toFixed(3)}`;
      }),
    );
  }
}
