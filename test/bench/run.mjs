// `npm run bench [-- NAME… --OPTION=…]`: builds and runs the benchmarks, one after another, each in a process of its own.
// They print figures and compare with peers in the same run; none is a timed test. docs/measurements.md holds what they printed.
// dist/ is built as it ships, so that what is started from there is what is measured.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

process.chdir(resolve(import.meta.dirname, '../..'));

/** The benchmarks in the order in which they are read. */
const BENCHMARKS = [
  'falsePositives',
  'repairs',
  'mojibake',
  'garbledCorpus',
  'gold',
  'check',
  'edits',
  'peers',
  'completion',
  'extraction',
  'keystrokes',
  'activation',
];

const options = process.argv.slice(2).filter((each) => each.startsWith('--'));
const asked = process.argv.slice(2).filter((each) => !each.startsWith('--'));
const unknown = asked.filter((name) => !BENCHMARKS.includes(name));
if (unknown.length > 0) {
  console.error(`no benchmark ${unknown.join(', ')}; there are ${BENCHMARKS.join(', ')}`);
  process.exit(2);
}
if (run('esbuild.mjs', '--production', '--bench') !== 0) process.exit(1);
for (const name of asked.length > 0 ? asked : BENCHMARKS) {
  console.log(`\n== ${name}\n`);
  // A benchmark that misses what it must not (a trap touched, say) ends with 1; the others are run all the same.
  if (run('--expose-gc', `out/bench/${name}.mjs`, ...options) !== 0) process.exitCode = 1;
}

/** @param {string[]} args */
function run(...args) {
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status;
}
