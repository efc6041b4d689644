import assert from 'node:assert/strict';
import { check, DocumentCheck, snapshotOf } from '../../../src/garble/index';
import { LiveFinding } from '../../../src/garble/liveFinding';
import { DELETION, editsOf, type Replacement, replacing } from '../../../src/garble/replacement';
import type { Candidate } from '../../../src/garble/rule';
import { sameFindings } from '../../support/sameFindings';

function found(start: number, end: number, ...replacements: Replacement[]) {
  const candidate = { start, end, certain: true, replacements, what: 'other' } as unknown as Candidate;
  return new LiveFinding('punctuation', candidate, true, 'hint', '，，');
}

suite('a live finding', () => {
  test('makes its fixes when asked, in offsets of the text', () => {
    const finding = found(10, 12, '，', [{ start: -1, end: 1, text: '。' }]);
    assert.deepEqual(finding.fixes, [
      { edits: [{ start: 10, end: 12, text: '，' }] },
      { edits: [{ start: 9, end: 11, text: '。' }] },
    ]);
  });

  test('moves with the text, whatever its fixes are', () => {
    const document = new DocumentCheck('上报,不得延误。\n<p>请遵照执行。</p>\n政 府 工 作 报 告');
    const before = document.findings().length;
    document.edit([{ start: 0, end: 0, text: '各单位要按时\n' }]);
    const after = document.findings();
    assert.ok(after.length > 3 && after.length === before);
    sameFindings(after, check(document.text));
  });

  test('its snapshot stays where it was', () => {
    const text = '上报,不得延误。';
    const document = new DocumentCheck(text);
    const kept = document.findings().map(snapshotOf);
    document.edit([{ start: 0, end: 0, text: '按时' }]);
    document.findings();
    assert.ok(kept.length > 0);
    sameFindings(kept, check(text));
  });

  test('says all it knows as JSON', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(found(3, 5, ''))), {
      kind: 'punctuation',
      start: 3,
      end: 5,
      text: '，，',
      severity: 'hint',
      certain: true,
      what: 'other',
      fixes: [{ edits: [{ start: 3, end: 5, text: '' }] }],
    });
  });

  test('tells what an edit of its best fix covers', () => {
    assert.equal(found(3, 9, ...DELETION).replaces({ start: 4, end: 9 }), true);
    assert.equal(found(3, 9).replaces({ start: 4, end: 5 }), false);
    const spaces = found(3, 9, [
      { start: 1, end: 2, text: '' },
      { start: 3, end: 5, text: '' },
    ]);
    assert.equal(spaces.replaces({ start: 4, end: 5 }), true);
    assert.equal(spaces.replaces({ start: 7, end: 8 }), true);
    assert.equal(spaces.replaces({ start: 3, end: 5 }), false);
    assert.equal(spaces.replaces({ start: 4, end: 7 }), false);
  });

  test('a replacement says the same in offsets of the text', () => {
    const edits = [
      { start: 7, end: 9, text: '甲' },
      { start: 12, end: 12, text: '乙' },
    ];
    assert.deepEqual(editsOf({ start: 8, end: 10 }, replacing(8, edits)), edits);
    assert.deepEqual(editsOf({ start: 8, end: 10 }, '丙'), [{ start: 8, end: 10, text: '丙' }]);
  });
});
