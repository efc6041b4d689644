import type { ProseState } from '../text/prose';
import type { Anchored } from './anchored';
import type { Finding } from './finding';
import type { Candidate } from './rule';
import type { ScanResult } from './scan';
import type { Directive } from './suppression';

/** A line of the document with what its scan saw and what the document made of it. */
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
  /** Where it started in the text that was scanned, in which `scan` has its offsets. */
  readonly scannedAt: number;
  /** `scan.compared`, in offsets of the document; undefined where there are none. */
  readonly compared: Anchored<Candidate> | undefined;
  /** Undefined until it is settled, and where there is nothing to settle. */
  settled: Settled | undefined;
}

/** What became of a line's candidates. */
export interface Settled {
  /** What the rules of document scope left of theirs. */
  readonly compared: readonly Candidate[];
  readonly findings: Anchored<Finding>;
  /** The findings that stay when they are nested among themselves. */
  readonly nested: readonly Finding[];
  /** Whether a finding begins before the line or ends behind it. */
  readonly reachesOut: boolean;
}

/** Where the next line starts. */
export function endOf(line: CheckedLine): number {
  return line.start + line.text.length;
}
