// `npm run bench [NAME…]`: builds and runs the benchmarks, one after another, each in a process of its own.
// They print figures and compare with peers in the same run; none is a timed test. docs/measurements.md holds what they printed.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

process.chdir(resolve(import.meta.dirname, '../..'));

/** The benchmarks in the order in which they are read. */
const BENCHMARKS = ['check', 'mojibake', 'gold', 'completion', 'extraction', 'keystrokes', 'activation'];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !BENCHMARKS.includes(name));
if (unknown.length > 0) {
  console.error(`no benchmark ${unknown.join(', ')}; there are ${BENCHMARKS.join(', ')}`);
  process.exit(2);
}
run('esbuild.mjs', '--bench');
for (const name of asked.length > 0 ? asked : BENCHMARKS) {
  console.log(`\n== ${name}\n`);
  run('--expose-gc', `out/bench/${name}.cjs`);
}

/** @param {string[]} args */
function run(...args) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
