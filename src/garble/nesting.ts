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
 * where one reaches out, all lines that it touches are nested together.
 */
export class LineNesting {
  readonly #done: Finding[] = [];
  /** What belongs together so far, and the farthest end in it. */
  #together: Finding[] = [];
  #reach = 0;

  /** Adds the next line; its findings lie where they belong. */
  add(line: CheckedLine, { findings, nested, reachesOut }: Settled): void {
    const own = findings.at(line.start);
    let { start } = line;
    if (reachesOut) for (const finding of own) start = Math.min(start, finding.start);
    if (start >= this.#reach) this.#close();
    if (!reachesOut && this.#together.length === 0) {
      for (const finding of nested) this.#done.push(finding);
      return;
    }
    this.#reach = Math.max(this.#reach, endOf(line));
    for (const finding of own) {
      this.#together.push(finding);
      this.#reach = Math.max(this.#reach, finding.end);
    }
  }

  /** All findings, when all lines were added. */
  get findings(): Finding[] {
    this.#close();
    return this.#done;
  }

  #close(): void {
    if (this.#together.length === 0) return;
    for (const finding of nest(this.#together)) this.#done.push(finding);
    this.#together = [];
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
  const replaced = outer.fixes[0]?.edits.some((edit) => contains(edit, inner)) ?? false;
  return replaced && (outer.certain || groupOf(inner.kind) !== 'damage');
}
