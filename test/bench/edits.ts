// Prints what an edit costs in a document of 1 MB: the check's findings after it, a vote of the whole document that turns, and from the
// change event to the Problems that VS Code is handed, all but what VS Code itself does.
// Wall: what one waits, on a machine that others use as well for a core too. All threads: CPU time, garbage collector and compiler included.
//   npm run bench edits
import { type CheckOptions, DocumentCheck, type Finding, ready } from '../../src/garble/index';
import { message } from '../../src/messages/index';
import { decode } from '../../src/text/codec';
import { placeOf } from '../../src/text/places';
import type { LineChange } from '../../src/vscode/documents/changedLines';
import { type Making, Problems } from '../../src/vscode/documents/problems';
import { cleanText, garbledText, seeded } from '../support/syntheticText';
import { head, row } from './table';
import { median, percentile, timeOf } from './timing';

const MB = 1_000_000;
const EDITS = 600;
/** The first find the code cold. */
const UNCOUNTED = 100;

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Edits all over a document, as typing, deleting and pasting make them. */
function* changes(length: number): Generator<Change> {
  const random = seeded(7);
  for (let i = 0; i < EDITS; i++) {
    const at = Math.floor(random() * length);
    const choice = random();
    const change =
      choice < 0.7
        ? { start: at, end: at, text: '新' }
        : choice < 0.85
          ? { start: at, end: Math.min(length, at + 1), text: '' }
          : { start: at, end: at, text: choice < 0.95 ? '，\n' : '要团结(tuan)，务实<br />' };
    length += change.text.length - (change.end - change.start);
    yield change;
  }
}

/** What several pieces of work took, by two clocks. */
class Watch {
  readonly wall: number[] = [];
  readonly allThreads: number[] = [];

  time(work: () => void): void {
    const { wall, allThreads } = timeOf(work);
    this.wall.push(wall);
    this.allThreads.push(allThreads);
  }

  /** @param high what is shown beside the median */
  row(name: string, text: string, findings: number, high: (times: readonly number[]) => number): void {
    const shown = [this.wall, this.allThreads].flatMap((times) => [median(times), high(times)]);
    row(name, Buffer.byteLength(text) / MB, String(findings), ...shown);
  }
}

const p99 = (times: readonly number[]): number => percentile(times.slice(UNCOUNTED), 0.99);

function edits(name: string, text: string, options: CheckOptions): void {
  const kept = new DocumentCheck(text, options);
  kept.findings();
  const watch = new Watch();
  for (const change of changes(text.length))
    watch.time(() => {
      kept.edit([change]);
      kept.findings();
    });
  watch.row(name, text, kept.findings().length, p99);
}

/** A garble comes that vouches for two others of its sort, and goes again: every finding of the kind is settled anew. */
function turns(name: string, text: string): void {
  // One character is too little to be believed by itself, and MacRoman is a chain that nothing else in the text is of.
  const faint = decode(new TextEncoder().encode('通'), 'macintosh');
  const kept = new DocumentCheck(`各单位：${faint}如下。\n现将${faint}转发。\n${text}`);
  const third = `关于${faint}的`;
  let before = kept.findings().length;
  const watch = new Watch();
  for (let i = 0; i < 40; i++) {
    const change = i % 2 === 0 ? { start: 0, end: 0, text: third } : { start: 0, end: third.length, text: '' };
    watch.time(() => {
      kept.edit([change]);
      kept.findings();
    });
    const after = kept.findings().length;
    if (Math.abs(after - before) < 3) throw new Error('edits: the vote did not turn');
    before = after;
  }
  watch.row(name, text, before, (times) => Math.max(...times));
}

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Problem {
  readonly message: string;
  range: { readonly start: Position; readonly end: Position };
}

/** The lines of a document, and where they begin, as an editor knows them. */
class Lines implements Making<Problem> {
  readonly #lines: string[];
  #starts: number[] | undefined;

  constructor(text: string) {
    this.#lines = text.split('\n');
  }

  get count(): number {
    return this.#lines.length;
  }

  edit({ start, end, text }: Change): LineChange {
    const range = { start: this.#positionAt(start), end: this.#positionAt(end) };
    const before = (this.#lines[range.start.line] as string).slice(0, range.start.character);
    const after = (this.#lines[range.end.line] as string).slice(range.end.character);
    const lines = `${before}${text}${after}`.split('\n');
    this.#lines.splice(range.start.line, range.end.line - range.start.line + 1, ...lines);
    this.#starts = undefined;
    return { range, text };
  }

  make(finding: Finding): Problem {
    const text = message(finding, (sentence, values = {}) =>
      sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place)),
    );
    return { message: text, range: { start: this.#positionAt(finding.start), end: this.#positionAt(finding.end) } };
  }

  move(problem: Problem, lines: number): void {
    const { start, end } = problem.range;
    problem.range = { start: { ...start, line: start.line + lines }, end: { ...end, line: end.line + lines } };
  }

  #positionAt(offset: number): Position {
    const { line, column } = placeOf(this.#lineStarts(), offset);
    return { line: line - 1, character: column - 1 };
  }

  #lineStarts(): readonly number[] {
    if (this.#starts) return this.#starts;
    const starts: number[] = [];
    let at = 0;
    for (const line of this.#lines) {
      starts.push(at);
      at += line.length + 1;
    }
    this.#starts = starts;
    return starts;
  }
}

/** From the change event on: as vscode/documents/diagnostics.ts does it, once its delay is over. */
function published(name: string, text: string): void {
  const check = new DocumentCheck(text);
  const lines = new Lines(text);
  const problems = new Problems<Problem>();
  problems.update(check.findings(), lines.count, lines);
  const watch = new Watch();
  for (const change of changes(text.length)) {
    const changed = lines.edit(change);
    watch.time(() => {
      problems.edited([changed]);
      check.edit([change]);
      problems.update(check.findings(), lines.count, lines);
    });
  }
  watch.row(name, text, check.findings().length, p99);
}

async function main(): Promise<void> {
  await ready();
  const [clean, garbled] = [cleanText(MB), garbledText(MB)];
  head('edit + findings()', 'MB', 'findings', 'wall p50 ms', 'p99', 'all threads p50 ms', 'p99');
  edits('clean', clean, {});
  edits('clean, Markdown', cleanText(MB, 1, '\n\n'), { languageId: 'markdown' });
  edits('garbled', garbled, {});

  head('from the change to the Problems', 'MB', 'findings', 'wall p50 ms', 'p99', 'all threads p50 ms', 'p99');
  published('clean', clean);
  published('garbled', garbled);

  head('a vote that turns', 'MB', 'findings', 'wall p50 ms', 'most', 'all threads p50 ms', 'most');
  turns('garbled', garbled);
}

void main();
