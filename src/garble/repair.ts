import type { Finding, TextEdit } from './finding';

/** What one pass of fixes does. */
export interface FixPlan {
  /** The text with the edits applied. */
  readonly text: string;
  /** Sorted, not overlapping, in offsets of the text before. */
  readonly edits: readonly TextEdit[];
  /** The findings whose `fixes[0]` the edits are. */
  readonly findings: readonly Finding[];
}

/**
 * Applies `fixes[0]` of each finding in one pass; of nested findings the outermost that has a fix.
 * @param findings of this text, sorted by start, the longest first, as check() returns them (or any part of them)
 */
export function applyFixes(text: string, findings: readonly Finding[]): string {
  return planFixes(text, findings).text;
}

/** As applyFixes(), with what was done. */
export function planFixes(text: string, findings: readonly Finding[]): FixPlan {
  const edits: TextEdit[] = [];
  const done: Finding[] = [];
  let free = 0;
  for (const finding of findings) {
    const own = finding.fixes[0]?.edits;
    if (!own || own.length === 0) continue;
    if (finding.start < free || (own[0] as TextEdit).start < free) continue;
    for (const edit of own) edits.push(edit);
    done.push(finding);
    free = Math.max(finding.end, (own.at(-1) as TextEdit).end);
  }
  return { text: applyEdits(text, edits), edits, findings: done };
}

/** @param edits sorted, not overlapping */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const edit of edits) {
    parts.push(text.slice(from, edit.start), edit.text);
    from = edit.end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** Leads offsets of a text that was edited several times back to the original. */
export class OffsetMap {
  /** What is left of the original, in order: `length` units that stand at `current` came from `original`. */
  #kept: { current: number; original: number; length: number }[] = [
    { current: 0, original: 0, length: Number.MAX_SAFE_INTEGER },
  ];

  /** Takes over one pass of edits. */
  apply(edits: readonly TextEdit[]): void {
    const next: { current: number; original: number; length: number }[] = [];
    let shift = 0;
    let index = 0;
    for (const segment of this.#kept) {
      let { current, original, length } = segment;
      while (index < edits.length && (edits[index] as TextEdit).start < current + length) {
        const edit = edits[index] as TextEdit;
        const head = Math.max(0, edit.start - current);
        if (head > 0) next.push({ current: current + shift, original, length: head });
        const skipped = Math.min(length, Math.max(head, edit.end - current));
        current += skipped;
        original += skipped;
        length -= skipped;
        if (edit.end > current + length || (length === 0 && edit.end > current)) break;
        shift += edit.text.length - (edit.end - edit.start);
        index++;
      }
      if (length > 0) next.push({ current: current + shift, original, length });
    }
    this.#kept = next;
  }

  /** All edits so far as one pass over the original: sorted, not overlapping. `text` is the text as it stands. */
  edits(text: string, originalLength: number): TextEdit[] {
    const edits: TextEdit[] = [];
    let original = 0;
    let current = 0;
    const close = (toOriginal: number, toCurrent: number) => {
      if (toOriginal > original || toCurrent > current) {
        edits.push({ start: original, end: toOriginal, text: text.slice(current, toCurrent) });
      }
    };
    for (const segment of this.#kept) {
      if (segment.original >= originalLength) break;
      close(segment.original, segment.current);
      original = Math.min(originalLength, segment.original + segment.length);
      current = segment.current + (original - segment.original);
    }
    close(originalLength, text.length);
    return edits;
  }

  /** The original offset of `offset`. What was inserted counts as what it replaced: it starts where that did, and ends where that did. */
  offset(offset: number, side: 'start' | 'end' = 'start'): number {
    const reach = side === 'start' ? offset : offset - 1;
    let low = 0;
    let high = this.#kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#kept[middle] as { current: number }).current <= reach) low = middle + 1;
      else high = middle;
    }
    const segment = this.#kept[low - 1];
    const next = this.#kept[low];
    if (!segment) return side === 'start' || offset === 0 ? 0 : (next?.original ?? 0);
    const inside = offset - segment.current;
    const end = segment.original + segment.length;
    if (inside <= segment.length && (side === 'end' || inside < segment.length)) return segment.original + inside;
    return side === 'start' ? end : (next?.original ?? end);
  }

  /** The finding with its spans in offsets of the original. Its `text` stays what stood there when it was found. */
  toOriginal(finding: Finding): Finding {
    const span = ({ start, end }: { start: number; end: number }) => {
      const from = this.offset(start);
      return { start: from, end: Math.max(from, this.offset(end, 'end')) };
    };
    return {
      ...finding,
      ...span(finding),
      fixes: finding.fixes.map((fix) => ({ edits: fix.edits.map((edit) => ({ ...edit, ...span(edit) })) })),
    };
  }
}
