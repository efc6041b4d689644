import { arrange, contains, outermostFirst, overlaps, type Span } from '../text/span';
import { KINDS, type Kind } from './finding';
import { groupOf } from './levels';
import type { LiveFinding } from './liveFinding';
import type { Passage, Settled } from './passage';

const PRIORITY = new Map(KINDS.map((kind, index) => [kind, index]));

/** What nesting looks at. */
export interface Nestable extends Span {
  readonly kind: Kind;
  readonly certain: boolean;
  readonly wholeDocument?: true;
  readonly ateNeighbour?: true;
  /** Whether one edit of the best fix covers `inner`. */
  replaces(inner: Span): boolean;
}

/**
 * Sorts findings by start (the longest first) and makes them nest: of two that partly overlap the kind that stands first in KINDS stays.
 * What a certain fix around it replaces anyway goes with it: the parentheses of a gloss are no half-width punctuation.
 */
export function nest<T extends Nestable>(findings: T[]): T[] {
  arrange(findings, (a, b) => outermostFirst(a, b) || priority(a) - priority(b));
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

/**
 * The findings of a document, nested, in lists one behind the other. Those of nearly every passage keep to themselves, and were nested when
 * it was settled; where some reach out, the passages that they touch are nested together.
 */
export function nestAcross(passages: readonly Passage[]): (readonly LiveFinding[])[] {
  const lists: (readonly LiveFinding[])[] = [];
  let first: Settled | undefined;
  /** Those that are nested with the first. */
  let others: Settled[] | undefined;
  let reach = 0;
  const close = () => {
    if (first) lists.push(others ? nestedWith(first, others) : first.nested);
    first = undefined;
    others = undefined;
  };
  for (const passage of passages) {
    const { settled } = passage;
    if (!settled) continue;
    let { start, end } = passage;
    if (settled.reachesOut)
      for (const finding of settled.findings.items) {
        start = Math.min(start, finding.start);
        end = Math.max(end, finding.end);
      }
    if (start >= reach) close();
    if (!first) first = settled;
    else if (others) others.push(settled);
    else others = [settled];
    reach = Math.max(reach, end);
  }
  close();
  return lists;
}

/** The findings of passages nested together; known until one of these is settled anew. */
function nestedWith(first: Settled, others: readonly Settled[]): readonly LiveFinding[] {
  const known = first.together;
  if (known?.others.length === others.length && known.others.every((each, index) => each === others[index]))
    return known.nested;
  const nested = nest([first, ...others].flatMap(({ findings }) => findings.items));
  first.together = { others, nested };
  return nested;
}

/**
 * Tells of spans of other kinds, asked in ascending order, whether one of these garbles will absorb them when all are nested: a garble's
 * characters look wrong in many ways. (No two settled garbles partly overlap, and none but a garble keeps one from staying.)
 */
export function absorbedBy(garbles: readonly Nestable[]): (inner: Span) => boolean {
  let at = 0;
  return (inner) => {
    while (at < garbles.length && ((garbles[at] as Nestable).end <= inner.start || garbles[at]?.wholeDocument)) at++;
    const outer = garbles[at];
    return outer !== undefined && contains(outer, inner);
  };
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
  return outer.replaces(inner) && (outer.certain || groupOf(inner.kind) !== 'damage');
}
