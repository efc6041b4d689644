// What it takes from a phrasebook file to the first list, once, in a process that has done nothing before: run by completion.ts.
//   node out/bench/bookLoad.mjs bytes|text FILE LINE
// `bytes`: as the editor loads it · `text`: decoded, parsed, validated, for comparison. Prints a Load as JSON.
import { readFileSync } from 'node:fs';
import { Phrasebook, readBook, readBookBytes } from '../../src/phrases';
import { threadTime } from './threadTime';

/** What a load takes, in milliseconds: by the wall's clock, of the one thread that loads, and of the compiler's and the garbage collector's, too. */
export interface Load {
  /** Of the one thread. */
  readonly steps: Readonly<Record<string, number>>;
  readonly wall: number;
  readonly thread: number;
  readonly allThreads: number;
  readonly phrases: number;
  /** Megabytes of objects, and of buffers, the file's bytes included. */
  readonly heap: number;
  readonly buffers: number;
}

async function load(way: string, file: string, line: string): Promise<Load> {
  const steps: Record<string, number> = {};
  const start = performance.now();
  const first = threadTime();
  let last = first;
  const mark = <T>(step: string, value: T): T => {
    const now = threadTime();
    steps[step] = now - last;
    last = now;
    return value;
  };
  const before = process.cpuUsage();
  const bytes = mark('read', readFileSync(file));
  let book: Phrasebook;
  if (way === 'bytes') {
    const { phrases } = mark('scanned', await readBookBytes(bytes));
    book = mark('indexed', Phrasebook.fromLists([phrases]));
  } else {
    const text = mark('decoded', new TextDecoder().decode(bytes));
    const json: unknown = mark('parsed', JSON.parse(text));
    const { phrases } = mark('validated', await readBook(json));
    book = mark('indexed', Phrasebook.from(phrases));
  }
  const found = mark('first list', book.complete(line));
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  if (found.length === 0) throw new Error(`nothing begins like ${line}`);
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return {
    steps,
    wall,
    thread: last - first,
    allThreads: (user + system) / 1e3,
    phrases: book.list.length,
    heap: heapUsed / 2 ** 20,
    buffers: arrayBuffers / 2 ** 20,
  };
}

const [way, file, line] = process.argv.slice(2);
if (way !== undefined && file !== undefined && line !== undefined)
  console.log(JSON.stringify(await load(way, file, line)));
