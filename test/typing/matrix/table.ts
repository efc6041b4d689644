import { type Case, FACTORS } from './cases';
import { expectationOf } from './expectation';

/** How a case went. */
export interface Outcome {
  readonly each: Case;
  readonly passed: boolean;
  /** The first line of what went wrong, each time that something did. */
  readonly failures: readonly string[];
}

/**
 * The outcomes as a Markdown table: a row for each place and input with what the gates ask for, a column for each file and
 * action. `✔` as expected, `✘` not, empty: not played. Where the text comes in both ways, a cell holds two.
 */
export function table(title: string, outcomes: readonly Outcome[]): string {
  const columns = FACTORS.file.flatMap((file) => FACTORS.action.map((action) => ({ file, action })));
  const rows = FACTORS.place.flatMap((place) => FACTORS.input.map((input) => ({ place, input })));
  const lines = [
    `### ${title}`,
    '',
    `| place | input | list | ${columns.map(({ file, action }) => `${file} ${action}`).join(' | ')} |`,
    `|---|---|---|${columns.map(() => '---|').join('')}`,
  ];
  for (const { place, input } of rows) {
    const ofRow = outcomes.filter(({ each }) => each.place === place && each.input === input);
    const [first] = ofRow;
    if (!first) continue;
    const cells = columns.map(({ file, action }) =>
      ofRow
        .filter(({ each }) => each.file === file && each.action === action)
        .map(({ passed }) => (passed ? '✔' : '✘'))
        .join(''),
    );
    const expected = expectationOf(first.each).list ? 'yes' : 'no';
    lines.push(`| ${place} | ${input} | ${expected} | ${cells.join(' | ')} |`);
  }
  const passed = outcomes.filter((outcome) => outcome.passed);
  const again = passed.filter(({ failures }) => failures.length > 0);
  lines.push('', `${passed.length} of ${outcomes.length} as expected, ${again.length} of them the second time.`);
  for (const { each, failures } of outcomes)
    for (const failure of failures) lines.push(`- ${Object.values(each).join(', ')}: ${failure}`);
  return lines.join('\n');
}
