import { contains, overlaps, type Span } from '../text/span';
import { type Fix, KINDS, type Kind } from './finding';
import { groupOf } from './levels';

const PRIORITY = new Map(KINDS.map((kind, index) => [kind, index]));

/** What nesting looks at: findings, and candidates whose certainty is settled. */
export interface Nestable extends Span {
  readonly kind: Kind;
  readonly certain: boolean;
  readonly fixes: readonly Fix[];
  readonly wholeDocument?: true;
  readonly ateNeighbour?: true;
}

/**
 * Sorts findings by start (the longest first) and makes them nest: of two that partly overlap the kind that stands first in KINDS stays.
 * What a certain fix around it replaces anyway goes with it: the parentheses of a gloss are no half-width punctuation.
 */
export function nest<T extends Nestable>(findings: T[]): T[] {
  findings.sort((a, b) => a.start - b.start || b.end - a.end || priority(a) - priority(b));
  const kept: T[] = [];
  // The open findings around the current one, outermost first; what has ended is popped.
  const open: T[] = [];
  next: for (const finding of findings) {
    while (open.length > 0 && (open[open.length - 1] as T).end <= finding.start) open.pop();
    for (let index = open.length - 1; index >= 0; index--) {
      const outer = open[index] as T;
      if (contains(outer, finding)) {
        if (absorbs(outer, finding)) continue next;
      } else if (overlaps(outer, finding)) {
        if (priority(outer) <= priority(finding)) continue next;
        open.splice(index, 1);
        kept.splice(kept.lastIndexOf(outer), 1);
      }
    }
    kept.push(finding);
    open.push(finding);
  }
  return kept;
}

function priority(finding: Nestable): number {
  return PRIORITY.get(finding.kind) as number;
}

function absorbs(outer: Nestable, inner: Nestable): boolean {
  if (outer.start === inner.start && outer.end === inner.end) return true;
  // What seems wrong with a garble's characters is the garble: mended by themselves they would spoil its bytes.
  if (outer.kind === 'mojibake' && inner.kind !== 'mojibake' && !outer.wholeDocument) return true;
  // Whether a site's line goes is the writer's choice; what is damaged in it is so either way.
  if (outer.kind === 'boilerplate') return false;
  // The `?` in a broken gloss is told by the gloss.
  if (outer.kind === 'pinyin-gloss' && outer.ateNeighbour) return true;
  const replaced = outer.fixes[0]?.edits.some((edit) => contains(edit, inner)) ?? false;
  return replaced && (outer.certain || groupOf(inner.kind) !== 'damage');
}
