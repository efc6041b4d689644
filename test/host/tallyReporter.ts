import Mocha from 'mocha';
import { type Tally, tallyMark } from './reporter';

/** mocha's usual report for a terminal, and the tally behind it for `test/run.mjs`. */
export default class TallyReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.on('end', () => {
      const { passes = 0, failures = 0, pending = 0 } = this.stats;
      const tally: Tally = { passed: passes, failed: failures, pending };
      console.log(`${tallyMark}${JSON.stringify(tally)}`);
    });
  }
}
