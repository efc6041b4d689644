// What activation costs: a fresh process requires the bundle with a stand-in for `vscode` and activates it. Printed beside it: what
// of the bundle has been evaluated by then, since the heavy parts must not be.
//   npm run bench activation [-- --bundle=PATH]     dist/extension.js unless another is named, as it was built last
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

const RUNS = 15;
const asked = process.argv.find((each) => each.startsWith('--bundle='))?.slice(9);
const bundle = resolve(asked ?? 'dist/extension.js');

/**
 * Runs in the fresh process. Everything of the stand-in may be called, constructed, awaited, iterated and read; what an object is asked
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
  const t0 = performance.now();
  const extension = require(${JSON.stringify(bundle)});
  const t1 = performance.now();
  const activated = extension.activate(context);
  const t2 = performance.now();
  process.stdout.write(JSON.stringify({ require: t1 - t0, activate: t2 - t1, heap: (process.memoryUsage().heapUsed - heap) / 1e6, subscriptions: context.subscriptions.length }));
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
  readonly heap: number;
  readonly subscriptions: number;
}

function main(): void {
  if (!existsSync(bundle)) {
    console.log('no dist/extension.js: npm run build');
    return;
  }
  const samples: Sample[] = [];
  for (let run = 0; run < RUNS; run++) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
    if (status !== 0) {
      console.log(`activation failed against the stand-in:\n${stderr.slice(0, 900)}`);
      process.exitCode = 1;
      return;
    }
    samples.push(JSON.parse(stdout) as Sample);
  }
  const line = (name: string, of: (sample: Sample) => number): void => {
    const sorted = samples.map(of).sort((a, b) => a - b);
    const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] as number).toFixed(1);
    console.log(`| ${name} | ${at(0)} | ${at(0.5)} | ${at(1)} |`);
  };
  console.log(`| activation, ${RUNS} cold processes | min | median | max |\n|---|---|---|---|`);
  line('require, ms', (sample) => sample.require);
  line('activate, ms', (sample) => sample.activate);
  line('require + activate, ms', (sample) => sample.require + sample.activate);
  line('heap grown by, MB', (sample) => sample.heap);
  console.log(
    `\n${samples[0]?.subscriptions} subscriptions; ${asked ?? 'dist/extension.js'}, ${Math.round(statSync(bundle).size / 1000)} KB`,
  );
}

main();
