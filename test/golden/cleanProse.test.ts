// Good modern prose of many genres, full of what looks like damage and is none. It was written after the rules and without a look at
// them; whoever writes a rule may not weaken it. As whole documents and line by line (a draft of one line is official prose),
// nothing may be a warning or be mended by itself.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckOptions, check, type Finding, groupOf, repair } from '../../src/garble/index';
import { sample } from '../support/runs';

const FOLDER = 'test/golden/cleanProse';

const loud = ({ severity, certain, kind }: Finding): boolean =>
  severity === 'error' || severity === 'warning' || (certain && groupOf(kind) === 'damage');

function alarms(text: string, options: CheckOptions): string[] {
  return check(text, options)
    .filter(loud)
    .map((finding) => {
      const around = `${text.slice(Math.max(0, finding.start - 12), finding.start)}【${finding.text}】${text.slice(finding.end, finding.end + 12)}`;
      return `${finding.severity} ${finding.kind} ${finding.certain ? 'certain' : 'probable'} ${around} → ${finding.fixes[0]?.edits.map((edit) => edit.text).join('|') ?? '-'}`;
    });
}

suite('golden: clean prose', () => {
  for (const name of readdirSync(FOLDER).sort()) {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    const languageId = name.endsWith('.md') ? 'markdown' : 'plaintext';

    test(`${name} as a document`, () => {
      assert.deepEqual(alarms(text, { languageId }), []);
      assert.equal(repair(text, { languageId }).text, text);
    });

    // A line of Markdown may be the inside of a fence.
    if (languageId !== 'plaintext') continue;
    test(`${name} line by line [law]`, () => {
      assert.deepEqual(
        sample(text.split('\n'), 3).flatMap((line) => alarms(line, { languageId, profile: 'official' })),
        [],
      );
    });
  }
});
