import { type CheckOptions, DocumentCheck } from './documentCheck';
import type { Finding } from './finding';
import { groupOf } from './levels';
import { OffsetMap, planFixes } from './repair';

export type { CheckOptions } from './documentCheck';
export { DocumentCheck } from './documentCheck';
export type { Finding, FindingOf, Fix, Kind, Misreading, Severity, TextEdit } from './finding';
export { KINDS } from './finding';
export { type Group, groupOf, type Level } from './levels';
export type { Lexicon } from './lexicon';
export { PROFILES, type Profile } from './profile';
export { applyFixes } from './repair';
export { RULES } from './rules';

/** Loads what loads lazily. Without it everything works, with less: scoring falls back on what is in memory. */
export async function ready(): Promise<void> {}

/**
 * Every finding of a text, sorted by start, of equal starts the longest first. Spans are UTF-16 offsets, half-open; they may nest,
 * never partly overlap.
 */
export function check(text: string, options: CheckOptions = {}): Finding[] {
  return new DocumentCheck(text, options).findings();
}

/**
 * Applies what is certain damage, and what that uncovers, until none is left. Idempotent.
 * @returns the repaired text; `applied` in offsets of the original; `left`: what check() still finds in the repaired text
 */
export function repair(text: string, options: CheckOptions = {}): { text: string; applied: Finding[]; left: Finding[] } {
  return repairWhere(text, (finding) => finding.certain && groupOf(finding.kind) === 'damage', options);
}

/** As repair(), for the findings that `wanted` picks; those must have a fix. */
export function repairWhere(
  text: string,
  wanted: (finding: Finding) => boolean,
  options: CheckOptions = {},
): { text: string; applied: Finding[]; left: Finding[] } {
  const original = new OffsetMap();
  const applied: Finding[] = [];
  let current = text;
  // Each pass mends one layer (an escape that held mojibake that held noise); text that keeps changing is hostile.
  for (let pass = 0; pass < MOST_LAYERS; pass++) {
    const findings = check(current, options).filter((finding) => finding.fixes.length > 0 && wanted(finding));
    const step = planFixes(current, findings);
    if (step.text === current) break;
    for (const finding of step.findings) applied.push(original.toOriginal(finding));
    original.apply(step.edits);
    current = step.text;
  }
  return { text: current, applied, left: check(current, options) };
}

const MOST_LAYERS = 12;
