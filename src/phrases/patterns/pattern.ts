import type { Span } from '../../text/span';
import type { Clause } from '../extraction/clauses';
import type { Passage } from '../extraction/passages';
import type { PhraseKind } from '../phrase';

/** A paragraph, read: what every pattern looks at. All offsets are units of the passage. */
export interface Reading {
  readonly passage: Passage;
  /** In one script for both. */
  readonly folded: string;
  /** What each unit does: see Role. */
  readonly roles: Uint8Array;
  /** Stretches between commas and stops, in order. */
  readonly clauses: readonly Clause[];
  /** `partners[i]`: the other one of a pair of quotation marks or brackets at unit `i`, else -1. */
  readonly partners: Int32Array;
  /** The document that the passage is part of, and which one of it. */
  readonly document: readonly Reading[];
  readonly index: number;
}

/** A phrase that a pattern sees in one place. */
export interface Candidate extends Span {
  readonly kind: PhraseKind;
  /** How sure the pattern is that a writer would mark it, 0 to 1. */
  readonly strength: number;
  readonly members?: readonly string[];
  readonly expansion?: string;
  /** For frames, whose text is not that of the place. */
  readonly text?: string;
  readonly frame?: string;
}

/** Calls `found` for each phrase that it sees in a passage. Linear in the passage. */
export type Pattern = (reading: Reading, found: (candidate: Candidate) => void) => void;
