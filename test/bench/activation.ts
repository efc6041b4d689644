// What activation costs: a fresh process requires the bundle with a stand-in for `vscode` and activates it.
//   npm run bench activation [-- --bundle=PATH …]     dist/extension.js unless others are named, as it was built last; several take turns
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

const RUNS = 15;
const asked = process.argv.filter((each) => each.startsWith('--bundle=')).map((each) => each.slice(9));
const bundles = asked.length > 0 ? asked : ['dist/extension.js'];

/**
 * Runs in the fresh process, the bundle's path as its argument. Everything of the stand-in may be called, constructed, awaited, iterated and read; what an object is asked
 * for that a real one would have as a list, a text or a number, it has as an empty one.
 */
const program = `
const Module = require('node:module');
const anything = new Proxy(function () {}, {
  get: (_, key) => {
    if (key === 'then') return undefined;
    if (key === Symbol.iterator) return function* () {};
    if (key === Symbol.asyncIterator) return async function* () {};
    if (key === Symbol.toPrimitive) return (hint) => hint === 'number' ? 0 : '';
    if (key === 'length' || key === 'size') return 0;
    if (key === 'get') return (_name, otherwise) => otherwise;
    return anything;
  },
  apply: () => anything,
  construct: () => anything,
});
class Disposable { static from() { return new Disposable(); } dispose() {} }
class Base extends Disposable { constructor(...values) { super(); this.values = values; } append() { return new Base(); } }
class EventEmitter { event = () => new Disposable(); fire() {} dispose() {} }
const lists = { textDocuments: [], visibleTextEditors: [], tabGroups: { all: [], onDidChangeTabs: () => new Disposable() }, workspaceFolders: [], activeTextEditor: undefined, languages: [] };
// A namespace: its lists are empty, its functions give a disposable.
const namespace = new Proxy({}, { get: (_, key) => key in lists ? lists[key]
  : key === 't' ? (message) => typeof message === 'string' ? message : message.message
  : key === 'getConfiguration' ? () => ({ get: (_name, otherwise) => otherwise, inspect: () => undefined, has: () => false, update: async () => {} })
  : key === 'findFiles' ? async () => []
  : key === 'isTrusted' ? true
  : key === 'fs' ? new Proxy({}, { get: () => async () => new Uint8Array() })
  : (...args) => { const made = new Base(); return new Proxy(made, { get: (target, name) => name in target || name === 'then' ? target[name] : anything }); } });
const NAMESPACES = new Set(['window', 'workspace', 'languages', 'commands', 'l10n', 'env', 'extensions']);
// esbuild's import copies own properties and keeps the prototype: that is where it finds the rest.
const vscode = new Proxy({}, { getPrototypeOf: () => vscode, get: (_, key) => key === '__esModule' ? undefined : NAMESPACES.has(key) ? namespace : key === 'EventEmitter' ? EventEmitter : key === 'Disposable' ? Disposable
  : /Kind|Severity|Tag|Target|Mode|Location$|Level|State|Type$|Column|Direction/.test(String(key)) && key !== 'CodeActionKind' && key !== 'DocumentDropOrPasteEditKind' ? new Proxy({}, { get: () => 0 })
  : new Proxy(Base, { get: (target, name) => name in target ? target[name] : new Base(), construct: (target, args) => new target(...args) }) });
const load = Module._load;
Module._load = (name, ...rest) => name === 'vscode' ? vscode : load(name, ...rest);
const heap = process.memoryUsage().heapUsed;
const context = { subscriptions: [], extensionUri: new Base(), globalState: namespace, workspaceState: namespace, extension: { packageJSON: {} } };
try {
  const faults = process.resourceUsage().minorPageFault;
  const cpu = process.cpuUsage();
  const t0 = performance.now();
  const extension = require(process.argv[1]);
  const t1 = performance.now();
  const activated = extension.activate(context);
  const t2 = performance.now();
  const { user, system } = process.cpuUsage(cpu);
  process.stdout.write(JSON.stringify({ require: t1 - t0, activate: t2 - t1, cpu: (user + system) / 1000, pages: process.resourceUsage().minorPageFault - faults, heap: (process.memoryUsage().heapUsed - heap) / 1e6, subscriptions: context.subscriptions.length }));
  process.exit(0);
} catch (error) {
  // Never the source: a minified bundle is one line.
  process.stderr.write(String(error && error.message).slice(0, 300) + '\\n' + String(error && error.stack).split('\\n').filter((line) => line.startsWith('    at')).slice(0, 4).map((line) => line.slice(0, 160)).join('\\n'));
  process.exit(1);
}
`;

interface Sample {
  readonly require: number;
  readonly activate: number;
  /** Processor time of both, of all threads: it changes less with what else the machine does. */
  readonly cpu: number;
  /** Pages of memory touched for the first time: on a virtual machine each can take 15 µs. */
  readonly pages: number;
  readonly heap: number;
  readonly subscriptions: number;
}

/** One cold process; throws what it said when it failed. */
function sample(bundle: string): Sample {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', program, resolve(bundle)], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`activation failed against the stand-in:\n${stderr.slice(0, 900)}`);
  return JSON.parse(stdout) as Sample;
}

function print(bundle: string, samples: readonly Sample[]): void {
  const line = (name: string, of: (sample: Sample) => number, digits = 1): void => {
    const sorted = samples.map(of).sort((a, b) => a - b);
    const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] as number).toFixed(digits);
    console.log(`| ${name} | ${at(0)} | ${at(0.5)} | ${at(1)} |`);
  };
  console.log(`| activation, ${RUNS} cold processes | min | median | max |\n|---|---|---|---|`);
  line('require, ms', (sample) => sample.require);
  line('activate, ms', (sample) => sample.activate);
  line('require + activate, ms', (sample) => sample.require + sample.activate);
  line('processor time, ms', (sample) => sample.cpu);
  line('pages first touched', (sample) => sample.pages, 0);
  line('heap grown by, MB', (sample) => sample.heap);
  const size = Math.round(statSync(bundle).size / 1000);
  console.log(`\n${samples[0]?.subscriptions} subscriptions; ${bundle}, ${size} KB\n`);
}

function main(): void {
  const missing = bundles.filter((bundle) => !existsSync(bundle));
  if (missing.length > 0) {
    console.log(`no ${missing.join(', ')}: npm run build`);
    return;
  }
  const samples = bundles.map((): Sample[] => []);
  for (let run = 0; run < RUNS; run++) {
    for (const [index, bundle] of bundles.entries()) samples[index]?.push(sample(bundle));
  }
  for (const [index, bundle] of bundles.entries()) print(bundle, samples[index] ?? []);
}

main();
