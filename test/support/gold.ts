import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits, type Finding, type Kind, type TextEdit } from '../../src/garble';
import type { Difference } from './differences';

/** Where the material for development is that is no part of the repository. */
export const SHARED = process.env.TUIQIAO_SHARED ?? '../shared';

/** The gold's names of kinds and the engine's, where they differ; several where a loss may show in several ways. */
export const KINDS_OF: Readonly<Record<string, readonly Kind[]>> = {
  'halfwidth-punct': ['halfwidth-punctuation'],
  'wrong-punct': ['punctuation'],
  'missing-punct': ['punctuation', 'unpaired', 'heading-numbering'],
  'markup-residue': ['html-tag'],
  'missing-text': ['elision', 'placeholder', 'enumeration'],
};

/** One annotation of a seed document, in UTF-16 offsets. */
export interface Entry {
  readonly doc: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly text: string;
  readonly kind: string;
  /** null: cannot be known. */
  readonly fix: string | null;
  readonly severity: string;
  readonly note: string;
  /** false: an accepted variant, or goes with what is around it. */
  readonly applied: boolean;
  readonly subsumed_by?: string;
  /** Of a missing mark: where the one stands that it belongs to. */
  readonly partner?: number;
}

/** What looks wrong and is right. */
export interface Trap {
  readonly doc: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const linesOf = <T>(name: string): T[] =>
  readFileSync(join(SHARED, 'gold', name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
/** The annotations of all documents; throws where the gold is missing. */
export const entries = () => linesOf<Entry>('garbles.jsonl');
export const traps = () => linesOf<Trap>('traps.jsonl');

/** The engine's kinds that may stand for an annotation. */
export const kindsOf = (entry: Entry): readonly Kind[] => KINDS_OF[entry.kind] ?? [entry.kind as Kind];

/** More than half of the annotated span; a gap, which has no width, inside the finding or at its edge. */
export function covers(finding: Finding, entry: Entry): boolean {
  if (entry.partner !== undefined && finding.start <= entry.partner && entry.partner < finding.end) return true;
  if (entry.start === entry.end) return finding.start <= entry.start && entry.start <= finding.end;
  const shared = Math.min(finding.end, entry.end) - Math.max(finding.start, entry.start);
  return shared * 2 > entry.end - entry.start;
}

/** Whether two spans overlap or meet. */
export const touches = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start <= b.end && b.start <= a.end;

/** Whether an edit changes what stands inside the span. */
export function changes(edit: TextEdit, span: { start: number; end: number }): boolean {
  return edit.start === edit.end
    ? span.start < edit.start && edit.start < span.end
    : edit.start < span.end && span.start < edit.end;
}

/** White space around lines is no matter of this gold: its restored texts have no blank lines. */
export const tidy = (text: string) =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');

/** Whether the first fix does to the annotated span what the annotation does. */
export function fixesRight(text: string, finding: Finding, entry: Entry): boolean {
  const edits = (finding.fixes[0]?.edits ?? []).filter((edit) => touches(edit, entry));
  if (edits.length === 0 || entry.fix === null) return false;
  return (
    tidy(applyEdits(text, edits)) === tidy(applyEdits(text, [{ start: entry.start, end: entry.end, text: entry.fix }]))
  );
}

/** What the restored text has where nobody knows what stood there. */
const UNKNOWN = '[…]';

/** The text as the gold restores it, with the place of each annotation in it, blank lines gone. */
export function restored(
  text: string,
  own: readonly Entry[],
): { text: string; places: { entry: Entry; start: number; end: number }[] } {
  const kept = own.filter((entry) => entry.applied && !entry.subsumed_by);
  const sorted = kept.sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let from = 0;
  const places: { entry: Entry; start: number; end: number }[] = [];
  for (const entry of sorted) {
    result += text.slice(from, entry.start);
    places.push({ entry, start: result.length, end: result.length + (entry.fix ?? UNKNOWN).length });
    result += entry.fix ?? UNKNOWN;
    from = Math.max(from, entry.end);
  }
  result += text.slice(from);
  // Where each unit goes when the lines are tidied.
  const offsets: number[] = [];
  const tidied = tidy(result);
  let at = 0;
  for (let i = 0; i < result.length; i++) {
    offsets.push(at);
    if (result[i] === tidied[at]) at++;
  }
  offsets.push(tidied.length);
  return {
    text: tidied,
    places: places.map(({ entry, start, end }) => ({
      entry,
      start: offsets[start] as number,
      end: offsets[end] as number,
    })),
  };
}

/** A difference, with all the places of the other text where it may just as well be said to stand: what is doubled has two. */
export function range(
  fixed: string,
  clean: string,
  { start, end, otherStart, otherEnd }: Difference,
): { start: number; end: number } {
  let left = 0;
  let right = 0;
  if (otherStart === otherEnd) {
    while (start - left > 0 && fixed[start - left - 1] === fixed[end - left - 1]) left++;
    while (end + right < fixed.length && fixed[start + right] === fixed[end + right]) right++;
  } else if (start === end) {
    while (otherStart - left > 0 && clean[otherStart - left - 1] === clean[otherEnd - left - 1]) left++;
  }
  return { start: otherStart - left, end: otherEnd + right };
}

/** Differences with hardly anything between them are one. */
export function joined(all: readonly Difference[]): Difference[] {
  const result: Difference[] = [];
  for (const each of all) {
    const last = result.at(-1);
    if (last && each.start - last.end <= 3)
      result[result.length - 1] = { ...each, start: last.start, otherStart: last.otherStart };
    else result.push(each);
  }
  return result;
}
