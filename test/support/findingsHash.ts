import { type CheckOptions, check, ready, repair } from '../../src/garble/index';

/** A text of the equality test, and what Node made of it. */
export interface HashedText {
  readonly name: string;
  readonly text: string;
  readonly options: CheckOptions;
  readonly rows: readonly string[];
}

/** What the engine says of a text: a row a finding, with a number made of all its fields, and a row for the repaired text. */
export function findingRows(text: string, options: CheckOptions): string[] {
  const rows = check(text, options).map(
    (finding) =>
      `${finding.start} ${finding.kind} ${finding.certain} ${'confidence' in finding ? finding.confidence : ''} ${hashOf(JSON.stringify(finding))}`,
  );
  return [...rows, `repaired ${hashOf(repair(text, options).text)}`];
}

/** Waits until everything is loaded, so that all hosts know the same. */
export const loaded = ready;

/** FNV-1a of 32 bits, twice with different starts: enough to tell two runs apart. */
function hashOf(text: string): string {
  let one = 0x811c9dc5;
  let two = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ unit, 0x01000193) ^ (two >>> 15);
  }
  return `${(one >>> 0).toString(16)}-${(two >>> 0).toString(16)}`;
}
