// node out/mocha.cjs BUNDLE [--grep PATTERN [--invert]] [--timeout MS]
// Runs a bundle of tests in plain Node as mocha's own command line would, in a third of the time to start: what that reads to know
// what it is asked (configuration files, its arguments, watching) is not needed here, and one file loads faster than a hundred.
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { type Tally, tallyMark } from './reporter';

/** mocha's usual report for a terminal, and the tally behind it for `test/run.mjs`. */
class TallyReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.on('end', () => {
      const { passes = 0, failures = 0, pending = 0 } = this.stats;
      const tally: Tally = { passed: passes, failed: failures, pending };
      console.log(`${tallyMark}${JSON.stringify(tally)}`);
    });
  }
}

// mocha hands it on to whoever listens, and nobody would: a promise that nobody waits for fails the test that runs.
process.on('unhandledRejection', (reason) => {
  throw reason;
});

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string' }, invert: { type: 'boolean' }, timeout: { type: 'string' } },
  });
  const { grep, invert, timeout } = values;
  const mocha = new Mocha({ ui: 'tdd', reporter: TallyReporter, timeout: timeout ?? 2_000 });
  if (grep) mocha.grep(new RegExp(grep));
  if (invert) mocha.invert();
  for (const bundle of positionals) mocha.addFile(bundle);
  await mocha.loadFilesAsync();
  mocha.run((failures) => {
    process.exitCode = Math.min(failures, 255);
  });
}

run().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
