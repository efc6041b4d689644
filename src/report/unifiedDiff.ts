import type { TextEdit } from '../garble';

const CONTEXT = 3;

/** Lines `[first, end)` of a text (with their line feeds) become `added`. */
interface LineChange {
  readonly first: number;
  readonly end: number;
  readonly added: readonly string[];
}

/**
 * Edits as a patch that `git apply` and `patch -p1` read; empty where nothing changes. Made from the edits themselves, so that the
 * cost is linear: no search for the longest common part. Only LF ends a line, as for those tools.
 * @param path relative to where the patch will be applied
 * @param edits of `text`: sorted, not overlapping
 */
export function unifiedDiff(path: string, text: string, edits: readonly TextEdit[]): string {
  const lines = linesOf(text);
  const changes = lineChanges(text, lines, edits);
  if (changes.length === 0) return '';
  const parts = [`--- ${fileName('a', path)}\n+++ ${fileName('b', path)}\n`];
  let growth = 0;
  for (let from = 0; from < changes.length; ) {
    let to = from + 1;
    while (to < changes.length && at(changes, to).first - at(changes, to - 1).end <= 2 * CONTEXT) to++;
    const hunk = changes.slice(from, to);
    parts.push(hunkOf(lines, hunk, growth));
    for (const { first, end, added } of hunk) growth += added.length - (end - first);
    from = to;
  }
  return parts.join('');
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The edits widened to whole lines; lines that come out as they were are left out at both ends. */
function lineChanges(text: string, lines: readonly string[], edits: readonly TextEdit[]): LineChange[] {
  const changes: LineChange[] = [];
  let line = 0;
  let lineStart = 0;
  for (let index = 0; index < edits.length; ) {
    const lengthOf = (number: number) => lines[number]?.length ?? 0;
    while (line < lines.length && lineStart + lengthOf(line) <= at(edits, index).start) lineStart += lengthOf(line++);
    const first = line;
    let copied = lineStart;
    let changed = '';
    // On through every edit that begins in the lines reached so far; one that ends a line without a line feed needs the next one too.
    for (let reached = lineStart + lengthOf(line); index < edits.length; index++) {
      const edit = at(edits, index);
      if (edit.start >= reached && index > 0 && copied > lineStart && (changed + text.slice(copied, reached)).endsWith('\n')) break;
      changed += text.slice(copied, edit.start) + edit.text;
      copied = edit.end;
      while (reached < copied || (reached === copied && reached < text.length && changed !== '' && !changed.endsWith('\n'))) {
        reached += lengthOf(++line);
      }
      lineStart = reached - lengthOf(line);
    }
  }
  return changes;
}

function hunkOf(lines: readonly string[], changes: readonly LineChange[], growth: number): string {
  return '';
}
