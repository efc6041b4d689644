import type Mocha from 'mocha';

/** What a stage reports in its last line. */
export interface Tally {
  passed: number;
  failed: number;
  pending: number;
}

/** Starts every line of ours, so that it can be told from the log of VS Code around it. */
export const mark = 'TUIQIAO|';

/** Starts the line that carries the tally. */
export const tallyMark = `${mark}tally `;

/**
 * A mocha reporter whose lines survive the way out of an extension host: one `console.log` each, marked, no colours,
 * and at the end a tally that does not depend on anybody's exit code.
 */
export class MarkedReporter {
  constructor(runner: Mocha.Runner) {
    const tally: Tally = { passed: 0, failed: 0, pending: 0 };
    let depth = 0;
    const say = (text: string) => {
      for (const line of text.split('\n')) console.log(`${mark}${'  '.repeat(depth)}${line}`);
    };
    runner.on('suite', (suite) => {
      if (suite.root) return;
      depth++;
      say(suite.title);
    });
    runner.on('suite end', (suite) => {
      if (!suite.root) depth--;
    });
    runner.on('pass', (test) => {
      tally.passed++;
      say(`  ✔ ${test.title} (${test.duration ?? 0} ms)`);
    });
    runner.on('pending', (test) => {
      tally.pending++;
      say(`  - ${test.title}`);
    });
    runner.on('fail', (test, error: Error & { actual?: unknown; expected?: unknown }) => {
      tally.failed++;
      say(`  ✘ ${test.title}`);
      say(error.stack ?? String(error));
      if ('expected' in error) {
        say(`expected: ${JSON.stringify(error.expected)}\nactual:   ${JSON.stringify(error.actual)}`);
      }
    });
    runner.on('end', () => console.log(`${tallyMark}${JSON.stringify(tally)}`));
  }
}
