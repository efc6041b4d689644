// What activation costs: a fresh process requires the bundle with a stand-in for `vscode` and activates it; then, what is not activation
// but what the first check waits for, it loads the engine that lies beside the bundle.
//   npm run bench activation [-- --bundle=PATH …]     dist/extension.js unless others are named; several take turns
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { vscodeStandIn } from '../support/vscodeStandIn';

const RUNS = 15;
const asked = process.argv.filter((each) => each.startsWith('--bundle=')).map((each) => each.slice(9));
const bundles = asked.length > 0 ? asked : ['dist/extension.js'];

/** Runs in the fresh process, the bundle's path as its argument. */
const program = `
${vscodeStandIn}
const { existsSync } = require('node:fs');
const { pathToFileURL } = require('node:url');
const heap = process.memoryUsage().heapUsed;
async function main() {
  const faults = process.resourceUsage().minorPageFault;
  const cpu = process.cpuUsage();
  const used = () => { const { user, system } = process.cpuUsage(cpu); return (user + system) / 1000; };
  const t0 = performance.now();
  const extension = require(process.argv[1]);
  const t1 = performance.now();
  extension.activate(context);
  const t2 = performance.now();
  const sample = { require: t1 - t0, activate: t2 - t1, cpu: used(), pages: process.resourceUsage().minorPageFault - faults, heap: (process.memoryUsage().heapUsed - heap) / 1e6, subscriptions: context.subscriptions.length };
  const engine = pathToFileURL(require('node:path').join(process.argv[1], '../engine.mjs'));
  if (existsSync(engine)) await import(engine);
  process.stdout.write(JSON.stringify({ ...sample, whole: performance.now() - t0, wholeCpu: used() }));
  process.exit(0);
}
main().catch((error) => {
  // Never the source: a minified bundle is one line.
  process.stderr.write(String(error && error.message).slice(0, 300) + '\\n' + String(error && error.stack).split('\\n').filter((line) => line.startsWith('    at')).slice(0, 4).map((line) => line.slice(0, 160)).join('\\n'));
  process.exit(1);
});
// What the adapters begin after activation fails against the stand-in, and is not what is measured.
process.on('unhandledRejection', () => {});
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
  /** As the sum of the first two, with the engine loaded. */
  readonly whole: number;
  readonly wholeCpu: number;
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
  line('until the engine is there, ms', (sample) => sample.whole);
  line('processor time until then, ms', (sample) => sample.wholeCpu);
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
