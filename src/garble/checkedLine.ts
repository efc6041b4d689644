import type { ProseState } from '../text/prose';
import type { Passage } from './passage';
import type { ScanResult } from './scan';
import type { Directive } from './suppression';

/** A line of the document with what its scan saw. */
export interface CheckedLine {
  /** Where it starts in the document as it stands. */
  start: number;
  /** With its terminator, which is the last `terminator` units of it. */
  readonly text: string;
  readonly terminator: 0 | 1 | 2;
  /** What the prose scanner knows behind it. */
  readonly stateAfter: ProseState;
  readonly directive: Directive | undefined;
  readonly scan: ScanResult;
  /** The passage that it is settled with; undefined until it is. */
  passage: Passage | undefined;
}

/** Where the next line starts. */
export function endOf(line: CheckedLine): number {
  return line.start + line.text.length;
}
