import type { Finding } from '../../garble';
import { splice } from '../../garble/row';
import { ChangedLines, type LineChange } from './changedLines';

/** What is shown of a finding, and in which lines. */
interface Placed {
  readonly range: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
}

/** How what is shown of a finding is made; P is vscode.Diagnostic. */
export interface Making<P extends Placed> {
  make(finding: Finding): P;
  /** Moves it so many lines down. */
  move(problem: P, lines: number): void;
}

/**
 * What is shown of a document's findings. A key changes few findings of thousands, and lines of few others: the rest is kept, since to put
 * each into words again would take longer than the check.
 */
export class Problems<P extends Placed> {
  /** Those that are shown, and what is shown of each. */
  #findings: Finding[] = [];
  #problems: P[] = [];
  #lineCount = 0;
  #changed = new ChangedLines();

  /** Must be told every change of the document. */
  edited(changes: readonly LineChange[]): void {
    this.#changed.take(changes);
  }

  /**
   * @param findings those to be shown; one that is shown as it was is the same object, as DocumentCheck keeps it
   * @param lineCount of the document
   * @returns what is shown of each, in an array that the next update changes; undefined where that is exactly what it was
   */
  update(findings: readonly Finding[], lineCount: number, making: Making<P>): readonly P[] | undefined {
    const changed = this.#changed;
    // Where the lines do not add up, something happened that nobody told.
    const knows = this.#lineCount + changed.added === lineCount;
    const before = knows ? this.#findings : [];
    // Until all is in place again: what is thrown on the way leaves a row that is made anew.
    this.#lineCount = Number.NaN;
    const fewest = Math.min(before.length, findings.length);
    let head = 0;
    while (head < fewest && before[head] === findings[head]) head++;
    let tail = 0;
    while (tail < fewest - head && before[before.length - 1 - tail] === findings[findings.length - 1 - tail]) tail++;

    const until = before.length - tail;
    const between = findings.slice(head, findings.length - tail);
    let isSame = knows && between.length === 0 && head === until;
    const placed = (problem: P | undefined, finding: Finding): P => {
      const lines = problem && changed.shiftOf(problem.range.start.line, problem.range.end.line);
      if (problem && lines === 0) return problem;
      isSame = false;
      if (!problem || lines === undefined) return making.make(finding);
      making.move(problem, lines);
      return problem;
    };
    // Between the two ends some may be shown already, and stand elsewhere in the row.
    const shown = new Map<Finding, P>();
    for (let i = head; i < until; i++) shown.set(before[i] as Finding, this.#problems[i] as P);
    const anew = between.map((finding) => placed(shown.get(finding), finding));
    const problems = splice(knows ? this.#problems : [], head, until, anew);
    for (let i = 0; i < head; i++) problems[i] = placed(problems[i], findings[i] as Finding);
    for (let i = findings.length - tail; i < findings.length; i++)
      problems[i] = placed(problems[i], findings[i] as Finding);
    this.#findings = splice(before, head, until, between);
    this.#problems = problems;
    this.#lineCount = lineCount;
    this.#changed = new ChangedLines();
    return isSame ? undefined : problems;
  }
}
