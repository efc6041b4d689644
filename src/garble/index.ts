import { type CheckOptions, DocumentCheck } from './documentCheck';
import type { Finding, TextEdit } from './finding';
import { chinese } from './language';
import { groupOf } from './levels';
import { cueTable } from './mojibake/cues';
import { OffsetMap, planFixes } from './repair';

export type { CheckOptions } from './documentCheck';
export { DocumentCheck } from './documentCheck';
export type { Finding, FindingOf, Fix, Kind, Misreading, Severity, TextEdit } from './finding';
export { KINDS } from './finding';
export { type Group, groupOf, type Level } from './levels';
export type { Lexicon } from './lexicon';
export { PROFILES, type Profile } from './profile';
export { applyEdits, applyFixes, type FixPlan, planFixes } from './repair';
export { CHECKED_KINDS, RULES } from './rules';
export { snapshotOf } from './snapshot';
export { disablingEdit } from './suppression';

/** Loads what loads lazily. Without it everything works, with less: scoring falls back on what is in memory. */
export async function ready(): Promise<void> {
  chinese();
  cueTable();
}

/**
 * Every finding of a text, sorted by start, of equal starts the longest first. Spans are UTF-16 offsets, half-open; they may nest,
 * never partly overlap.
 */
export function check(text: string, options: CheckOptions = {}): Finding[] {
  return new DocumentCheck(text, options, true).findings();
}

/** What repair() did. */
export interface Repair {
  /** The repaired text. */
  readonly text: string;
  /** What leads from the original to it: sorted, not overlapping, in offsets of the original. */
  readonly edits: TextEdit[];
  /** What was mended, in offsets of the original. */
  readonly applied: Finding[];
  /** What check() still finds in the repaired text. */
  readonly left: Finding[];
}

/**
 * Applies what is certain damage, and what that uncovers, until none is left. Idempotent.
 */
export function repair(text: string, options: CheckOptions = {}): Repair {
  return repairWhere(text, isRepairable, options);
}

/** Whether repair() mends the finding: certain damage. */
export function isRepairable({ certain, fixes, kind }: Finding): boolean {
  return certain && fixes.length > 0 && groupOf(kind) === 'damage';
}

/** As repair(), for the findings that `wanted` picks; those must have a fix. */
export function repairWhere(text: string, wanted: (finding: Finding) => boolean, options: CheckOptions = {}): Repair {
  const original = new OffsetMap();
  const applied: Finding[] = [];
  let current = text;
  let left = check(current, options);
  // Each pass mends one layer (an escape that held mojibake that held noise); text that keeps changing is hostile.
  for (let pass = 0; pass < MOST_LAYERS; pass++) {
    const findings = left.filter((finding) => finding.fixes.length > 0 && wanted(finding));
    const step = planFixes(current, findings);
    if (step.text === current) break;
    for (const finding of step.findings) applied.push(original.toOriginal(finding));
    original.apply(step.edits);
    current = step.text;
    left = check(current, options);
  }
  return { text: current, edits: original.edits(current, text.length), applied, left };
}

const MOST_LAYERS = 12;
