import { contains, overlaps } from '../text/span';
import { type Finding, KINDS } from './finding';
import { groupOf } from './levels';

const PRIORITY = new Map(KINDS.map((kind, index) => [kind, index]));

/**
 * Sorts findings by start (the longest first) and makes them nest: of two that partly overlap the kind that stands first in KINDS stays.
 * What a certain fix around it replaces anyway goes with it: the parentheses of a gloss are no half-width punctuation.
 */
export function nest(findings: Finding[]): Finding[] {
  findings.sort((a, b) => a.start - b.start || b.end - a.end || priority(a) - priority(b));
  const kept: Finding[] = [];
  // The open findings around the current one, outermost first; what has ended is popped.
  const open: Finding[] = [];
  next: for (const finding of findings) {
    while (open.length > 0 && (open.at(-1) as Finding).end <= finding.start) open.pop();
    for (let index = open.length - 1; index >= 0; index--) {
      const outer = open[index] as Finding;
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

function priority(finding: Finding): number {
  return PRIORITY.get(finding.kind) as number;
}

function absorbs(outer: Finding, inner: Finding): boolean {
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
