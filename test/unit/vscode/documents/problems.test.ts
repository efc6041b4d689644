import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DocumentCheck, type Finding } from '../../../../src/garble/index';
import { type Making, Problems } from '../../../../src/vscode/documents/problems';
import { damagedText, edits } from '../../../support/damagedText';
import { runs } from '../../../support/runs';

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Problem {
  readonly kind: string;
  readonly text: string;
  range: { readonly start: Position; readonly end: Position };
}

/** A document as an editor has it, and what is shown of it. */
class Sample {
  text: string;
  made = 0;
  readonly #check: DocumentCheck;
  readonly #problems = new Problems<Problem>();
  shown: readonly Problem[] = [];
  /** Where the lines of which text begin. */
  #read: { readonly text: string; readonly starts: readonly number[] } = { text: '', starts: [0] };

  constructor(text: string) {
    this.text = text;
    this.#check = new DocumentCheck(text);
  }

  #positionAt(offset: number): Position {
    const starts = this.#lineStarts;
    let line = 0;
    for (let end = starts.length; end - line > 1; ) {
      const middle = (line + end) >> 1;
      if ((starts[middle] as number) <= offset) line = middle;
      else end = middle;
    }
    return { line, character: offset - (starts[line] as number) };
  }

  get #lineStarts(): readonly number[] {
    if (this.#read.text !== this.text)
      this.#read = { text: this.text, starts: [0, ...Array.from(this.text.matchAll(/\n/g), ({ index }) => index + 1)] };
    return this.#read.starts;
  }

  make({ kind, text, start, end }: Finding): Problem {
    this.made++;
    return { kind, text, range: { start: this.#positionAt(start), end: this.#positionAt(end) } };
  }

  /** One event of several changes, in offsets of the text before it. */
  edit(...changes: { start: number; end: number; text: string }[]): void {
    this.#problems.edited(
      changes.map(({ start, end, text }) => ({
        range: { start: this.#positionAt(start), end: this.#positionAt(end) },
        text,
      })),
    );
    this.#check.edit(changes);
    this.text = this.#check.text;
  }

  /** @returns whether something else is shown now */
  publish(): boolean {
    this.made = 0;
    const making: Making<Problem> = {
      make: (finding) => this.make(finding),
      move: (problem, lines) => {
        const { start, end } = problem.range;
        problem.range = { start: { ...start, line: start.line + lines }, end: { ...end, line: end.line + lines } };
      },
    };
    const problems = this.#problems.update(this.#check.findings(), this.text.split('\n').length, making);
    const { made } = this;
    this.shown = problems ?? this.shown;
    assert.deepEqual(
      this.shown,
      this.#check.findings().map((finding) => this.make(finding)),
    );
    this.made = made;
    return problems !== undefined;
  }
}

suite('Problems', () => {
  test('after any edits they are those of a document opened now [law]', () => {
    const line = damagedText(8).map((text) => text.replaceAll('\r', '\n'));
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 30 }),
        fc.array(fc.tuple(edits, fc.boolean()), { minLength: 1, maxLength: 5 }),
        (lines, rounds) => {
          const sample = new Sample(lines.join('\n'));
          sample.publish();
          for (const [wanted, isPublished] of rounds) {
            const [first, ...others] = wanted;
            if (!first) continue;
            const start = Math.floor(first.at * sample.text.length);
            const end = Math.min(sample.text.length, start + first.length);
            const change = { start, end, text: first.text.replaceAll('\r', '\n') };
            // Another one at the very end, told first as VS Code does.
            const last = sample.text.length;
            if (others.length > 0 && end < last) sample.edit({ start: last, end: last, text: '，\n' }, change);
            else sample.edit(change);
            if (isPublished) sample.publish();
          }
          sample.publish();
        },
      ),
      runs(100),
    );
  });

  const LINES = 160;
  const garbled = Array.from({ length: LINES }, (_, i) => `第${i}行要團結(jié)、務(wù)實<br />`).join('\n');

  test('a key makes those of a few lines anew', () => {
    const sample = new Sample(garbled);
    assert.equal(sample.publish(), true);
    assert.equal(sample.made, 3 * LINES);
    for (const text of ['新', '\n', '新\n行<br />\n']) {
      const at = sample.text.indexOf('第80行') + 1;
      sample.edit({ start: at, end: at, text });
      assert.equal(sample.publish(), true);
      assert.ok(sample.made < LINES / 2, `${sample.made} made`);
    }
    assert.equal(sample.publish(), false);
    assert.equal(sample.made, 0);
  });

  test('a key where nothing is found changes nothing', () => {
    const clean = Array.from({ length: 60 }, (_, i) => `会议${i}要求各单位认真学习，抓好落实。\n`).join('');
    const sample = new Sample(`${garbled}\n${clean}${garbled.slice(0, garbled.length / 4)}`);
    sample.publish();
    const at = sample.text.indexOf(clean) + clean.length / 2;
    sample.edit({ start: at, end: at, text: '新' });
    assert.equal(sample.publish(), false);
    sample.edit({ start: at, end: at, text: '\n' });
    assert.equal(sample.publish(), true);
    assert.equal(sample.made, 0);
  });

  test('two cursors far apart, and edits between two publications', () => {
    const sample = new Sample(garbled);
    sample.publish();
    const [above, below] = [sample.text.indexOf('第90行'), sample.text.indexOf('第130行')];
    sample.edit({ start: below, end: below, text: '一\n' }, { start: above, end: above + 1, text: '\n\n' });
    sample.edit({ start: 0, end: sample.text.indexOf('第4行'), text: '' });
    sample.edit({ start: sample.text.length, end: sample.text.length, text: '\n<br />' });
    sample.publish();
    assert.ok(sample.shown.length > 3 * LINES - 20);
  });
});
