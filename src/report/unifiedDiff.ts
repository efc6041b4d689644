import { applyEdits, type TextEdit } from '../garble';

const CONTEXT = 3;

/** Lines `[first, end)` of a text become `added`; lines hold their line feeds. */
interface LineChange {
  readonly first: number;
  readonly end: number;
  readonly added: readonly string[];
}

/**
 * Edits as a patch that `git apply` and `patch -p1` read; empty where nothing changes. It is made from the edits themselves, so
 * that the cost is linear: no search for the longest common part. Only LF ends a line, as for those tools.
 * @param path relative to where the patch will be applied
 * @param edits of `text`: sorted, not overlapping
 */
export function unifiedDiff(path: string, text: string, edits: readonly TextEdit[]): string {
  const lines = linesOf(text);
  const parts: string[] = [];
  let growth = 0;
  let hunk: LineChange[] = [];
  const close = () => {
    if (hunk.length === 0) return;
    parts.push(hunkOf(lines, hunk, growth));
    for (const { first, end, added } of hunk) growth += added.length - (end - first);
    hunk = [];
  };
  for (const change of lineChanges(text, lines, edits)) {
    const last = hunk.at(-1);
    if (last && change.first - last.end > 2 * CONTEXT) close();
    hunk.push(change);
  }
  close();
  return parts.length === 0 ? '' : `--- ${fileName('a', path)}\n+++ ${fileName('b', path)}\n${parts.join('')}`;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The edits widened to whole lines; lines at either end that come out as they were are left out. */
function* lineChanges(text: string, lines: readonly string[], edits: readonly TextEdit[]): Generator<LineChange> {
  let line = 0;
  let start = 0;
  /** Moves on to the line that holds `offset`; after the last line there is an empty one. */
  const goTo = (offset: number) => {
    for (
      let length = lines[line]?.length;
      length !== undefined && start + length <= offset;
      length = lines[line]?.length
    ) {
      start += length;
      line++;
    }
  };
  for (let index = 0; index < edits.length; ) {
    goTo((edits[index] as TextEdit).start);
    const first = line;
    const from = start;
    const inside: TextEdit[] = [];
    // The line that holds an edit's end belongs to it, and so do the edits that begin there.
    do {
      const edit = edits[index++] as TextEdit;
      inside.push({ start: edit.start - from, end: edit.end - from, text: edit.text });
      goTo(edit.end);
    } while (index < edits.length && (edits[index] as TextEdit).start < start + (lines[line]?.length ?? 0));
    const end = Math.min(lines.length, line + 1);
    const added = linesOf(applyEdits(text.slice(from, start + (lines[line]?.length ?? 0)), inside));
    const change = trimmed(lines, { first, end, added });
    if (change.end > change.first || change.added.length > 0) yield change;
    if (line < lines.length) {
      start += (lines[line] as string).length;
      line++;
    }
  }
}

function trimmed(lines: readonly string[], { first, end, added }: LineChange): LineChange {
  let head = 0;
  while (first + head < end && head < added.length && lines[first + head] === added[head]) head++;
  let tail = 0;
  while (
    first + head < end - tail &&
    head < added.length - tail &&
    lines[end - tail - 1] === added[added.length - tail - 1]
  )
    tail++;
  return { first: first + head, end: end - tail, added: added.slice(head, added.length - tail) };
}

/** @param growth how many lines the hunks before added */
function hunkOf(lines: readonly string[], changes: readonly LineChange[], growth: number): string {
  const start = Math.max(0, (changes[0] as LineChange).first - CONTEXT);
  const end = Math.min(lines.length, (changes.at(-1) as LineChange).end + CONTEXT);
  const body: string[] = [];
  let line = start;
  let after = end - start;
  // Not spread: a hunk may hold more lines than a call takes arguments.
  const put = (mark: string, those: readonly string[]) => {
    for (const text of those) body.push(mark + text);
  };
  for (const change of changes) {
    put(' ', lines.slice(line, change.first));
    put('-', lines.slice(change.first, change.end));
    put('+', change.added);
    after += change.added.length - (change.end - change.first);
    line = change.end;
  }
  put(' ', lines.slice(line, end));
  const marked = body.map((text) => (text.endsWith('\n') ? text : `${text}\n\\ No newline at end of file\n`));
  return `@@ -${range(start, end - start)} +${range(start + growth, after)} @@\n${marked.join('')}`;
}

/** Lines count from 1; of no lines the one before counts. */
function range(start: number, length: number): string {
  return `${length === 0 ? start : start + 1},${length}`;
}

/** A path without what leads out of the folder in which a patch is applied: tools refuse `..` and what begins at the root. */
export function pathInPatch(path: string): string {
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names.join('/');
}

/** As git writes it: quoted where a reader could not tell where the name ends. */
function fileName(side: 'a' | 'b', path: string): string {
  const name = `${side}/${pathInPatch(path)}`;
  if (!/["\\\p{Cc}]/u.test(name)) return /\s/.test(name) ? `${name}\t` : name;
  const escaped = name.replace(
    /["\\\p{Cc}]/gu,
    (character) => ESCAPES[character] ?? `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
  return `"${escaped}"`;
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };
