import assert from 'node:assert/strict';
import { type Finding, snapshotOf } from '../../src/garble/index';

/** All that findings say: their fixes are made when asked, so that equality alone would not look at them. */
const said = (findings: readonly Finding[]): object[] => findings.map(snapshotOf);

/** Holds findings against others, with their fixes. */
export function sameFindings(actual: readonly Finding[], expected: readonly Finding[], message?: string): void {
  assert.deepEqual(said(actual), said(expected), message);
}
