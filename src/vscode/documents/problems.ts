import type { Finding } from '../../garble';
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
  #findings: readonly Finding[] = [];
  #problems: readonly P[] = [];
  #lineCount = 0;
  #changed = new ChangedLines();

  /** Must be told every change of the document. */
  edited(changes: readonly LineChange[]): void {
    this.#changed.take(changes);
  }

  /**
   * @param findings those to be shown; one that is shown as it was is the same object, as DocumentCheck keeps it
   * @param lineCount of the document
   * @returns what is shown of each; undefined where that is exactly what it was
   */
  update(findings: readonly Finding[], lineCount: number, making: Making<P>): readonly P[] | undefined {
    const changed = this.#changed;
    // Where the lines do not add up, something happened that nobody told.
    const knows = this.#lineCount + changed.added === lineCount;
    const before = knows ? this.#findings : [];
    const shown = this.#problems;
    const fewest = Math.min(before.length, findings.length);
    let head = 0;
    while (head < fewest && before[head] === findings[head]) head++;
    let tail = 0;
    while (tail < fewest - head && before.at(-1 - tail) === findings.at(-1 - tail)) tail++;
    const between = new Map<Finding, P>();
    for (let i = head; i < before.length - tail; i++) between.set(before[i] as Finding, shown[i] as P);

    const shift = before.length - findings.length;
    const problems = new Array<P>(findings.length);
    let isSame = knows && shift === 0;
    for (let i = 0; i < findings.length; i++) {
      const finding = findings[i] as Finding;
      const old = i < head ? shown[i] : i >= findings.length - tail ? shown[i + shift] : between.get(finding);
      const lines = old && changed.shiftOf(old.range.start.line, old.range.end.line);
      if (old && lines) making.move(old, lines);
      const problem = old && lines !== undefined ? old : making.make(finding);
      problems[i] = problem;
      isSame &&= lines === 0 && problem === shown[i];
    }
    this.#findings = findings.slice();
    this.#problems = problems;
    this.#lineCount = lineCount;
    this.#changed = new ChangedLines();
    return isSame ? undefined : problems;
  }
}
