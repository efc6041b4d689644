// What activation costs: a fresh process requires the bundle with a stand-in for `vscode` and activates it.
// Printed beside it: how long the first look-ups take that load the book and the tables, which activation must not.
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

const RUNS = 11;
const bundle = resolve('dist/extension.js');

/** Runs in the fresh process. Every property of the stand-in can be called, constructed and read. */
const program = `
const Module = require('node:module');
const anything = new Proxy(function () {}, {
  get: (_, key) => key === Symbol.iterator ? function* () {} : key === Symbol.toPrimitive ? () => '' : key === 'then' ? undefined : key === 'length' ? 0 : anything,
  apply: () => anything,
  construct: () => anything,
});
class Base { constructor() { return this; } static from() { return anything; } dispose() {} }
const vscode = new Proxy({}, { get: (_, key) => /^(CompletionItem|DocumentPasteEdit|TreeItem|Disposable)$/.test(String(key)) ? Base : anything });
const load = Module._load;
Module._load = (name, ...rest) => name === 'vscode' ? vscode : load(name, ...rest);
const t0 = performance.now();
const extension = require(${JSON.stringify(bundle)});
const t1 = performance.now();
extension.activate(anything);
const t2 = performance.now();
process.stdout.write(JSON.stringify({ require: t1 - t0, activate: t2 - t1 }));
process.exit(0);
`;

const samples = Array.from({ length: RUNS }, () => JSON.parse(execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' })));
console.log('| activation, cold process | min | median | max |\n|---|---|---|---|');
for (const step of ['require', 'activate'] as const) {
  const sorted = samples.map((sample) => sample[step] as number).sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] as number).toFixed(1);
  console.log(`| ${step}, ms | ${at(0)} | ${at(0.5)} | ${at(1)} |`);
}
const both = samples.map(({ require, activate }) => require + activate).sort((a, b) => a - b);
console.log(`| require + activate, ms | ${both[0].toFixed(1)} | ${both[RUNS >> 1].toFixed(1)} | ${both[RUNS - 1].toFixed(1)} |`);
