import { contains, overlaps, type Span } from '../text/span';
import { type CheckedLine, endOf, type Settled } from './checkedLine';
import { type Finding, type Fix, KINDS, type Kind } from './finding';
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

/**
 * Nests the findings of a document that come line by line. Nearly every line's keep to themselves, and were nested when it was settled;
 * where one reaches out, the lines that it touches are nested together.
 */
export class LineNesting {
  readonly #done: Finding[] = [];
  /** Lines whose findings may touch one another, and the farthest end among them. */
  readonly #together: Settled[] = [];
  #reach = 0;

  /** Adds the next line; its findings lie where they belong. */
  add(line: CheckedLine, settled: Settled): void {
    let { start } = line;
    let end = endOf(line);
    if (settled.reachesOut)
      for (const finding of settled.findings.items) {
        start = Math.min(start, finding.start);
        end = Math.max(end, finding.end);
      }
    if (start >= this.#reach) this.#close();
    this.#together.push(settled);
    this.#reach = Math.max(this.#reach, end);
  }

  /** All findings, when all lines were added. */
  get findings(): Finding[] {
    this.#close();
    return this.#done;
  }

  #close(): void {
    const [first] = this.#together;
    if (!first) return;
    const nested =
      this.#together.length === 1 ? first.nested : nest(this.#together.flatMap((each) => each.findings.items));
    for (const finding of nested) this.#done.push(finding);
    this.#together.length = 0;
  }
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
  return replaces(outer, inner) && (outer.certain || groupOf(inner.kind) !== 'damage');
}

/** Whether one edit of the best fix covers `inner`. The edits of a whole document are thousands. */
function replaces({ fixes }: Nestable, inner: Span): boolean {
  const edits = fixes[0]?.edits ?? [];
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle] as Span).start <= inner.start) low = middle + 1;
    else high = middle;
  }
  return low > 0 && contains(edits[low - 1] as Span, inner);
}
