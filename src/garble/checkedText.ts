import { LineReader, lineAt } from '../text/lines';
import { type ProseScanner, type ProseState, proseScanner } from '../text/prose';
import type { Span } from '../text/span';
import type { TextEdit } from './finding';
import type { Lexicon } from './lexicon';
import { type CheckedLine, endOf } from './passage';
import { splice } from './row';
import { type LineScan, withLineScan } from './scan';
import { DIRECTIVE, directiveIn, SHORTEST_DIRECTIVE } from './suppression';
import type { Tallies } from './tallies';
import { Tally } from './tally';

/** Lines `[from, to]` of the document before an edit, and what stands in their place. */
interface Piece {
  readonly from: number;
  to: number;
  readonly edits: TextEdit[];
}

/**
 * Lines around a scanned one: one more than rules may look at (which is two, where the nearer is blank), so that none but the document's
 * own first and last lines seem to be these.
 */
const CONTEXT = 3;

/** Lines that are kept as one where no edit will follow: objects for each would cost as much as most of what is found. */
const TOGETHER = 32;

const FULL_WIDTH_MARKS = /[，。：；？！（）]/g;

/**
 * A text as lines that were scanned. An edit scans the lines it touches, their two neighbours (and what follows a blank one), and on as
 * long as the prose state differs (an opened fence). The text is kept by lines, and a line is scanned between its neighbours: a document is
 * copied as a whole by no edit.
 */
export class CheckedText {
  readonly languageId: string;
  readonly #scanner: ProseScanner;
  readonly #lexicon: Lexicon;
  readonly #tallies: Tallies;
  readonly #claiming: boolean;
  /** The text, where no edit will follow. */
  readonly #whole: string | undefined;
  #lines: CheckedLine[] = [];

  /**
   * @param tallies to which what the lines count is added
   * @param claiming whether garbles may claim what they cover
   * @param isOnce whether no edit follows: then many lines in a row are kept as one, unless one speaks of the next
   */
  constructor(
    text: string,
    languageId: string,
    lexicon: Lexicon,
    tallies: Tallies,
    claiming: boolean,
    isOnce: boolean,
  ) {
    this.languageId = languageId;
    this.#scanner = proseScanner(languageId);
    this.#lexicon = lexicon;
    this.#tallies = tallies;
    this.#claiming = claiming;
    this.#whole = isOnce && !text.includes(DIRECTIVE) ? text : undefined;
    withLineScan((scan) => this.#scan(scan, text, 0, Number.POSITIVE_INFINITY, this.#lines));
  }

  /** At least one. */
  get lines(): readonly CheckedLine[] {
    return this.#lines;
  }

  get length(): number {
    return this.#whole?.length ?? endOf(this.#lines.at(-1) as CheckedLine);
  }

  toString(): string {
    return textOf(this.#lines);
  }

  slice(start: number, end: number): string {
    if (this.#whole !== undefined) return this.#whole.slice(start, end);
    const first = this.lineIndexAt(start);
    const line = this.#lines[first] as CheckedLine;
    if (end <= endOf(line)) return line.text.slice(start - line.start, end - line.start);
    return textOf(this.#lines, first, this.lineIndexAt(end) + 1).slice(start - line.start, end - line.start);
  }

  /** How many full-width marks stand in it, prose or not; each line is counted once. */
  get fullWidthMarks(): number {
    let sum = 0;
    for (const line of this.#lines) {
      line.fullWidthMarks ??= line.text.match(FULL_WIDTH_MARKS)?.length ?? 0;
      sum += line.fullWidthMarks;
    }
    return sum;
  }

  /** The index of the line that holds `offset`. */
  lineIndexAt(offset: number): number {
    let low = 0;
    let high = this.#lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lines[middle] as CheckedLine).start <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The prose spans of a line, in offsets of the document. */
  proseOf(index: number): Span[] {
    const { start } = this.#lines[index] as CheckedLine;
    const from = Math.max(0, index - CONTEXT);
    const base = (this.#lines[from] as CheckedLine).start;
    const window = textOf(this.#lines, from, index + 1 + CONTEXT);
    const state = this.#lines[index - 1]?.stateAfter ?? this.#scanner.initial;
    const prose: Span[] = [];
    this.#scanner.line(window, lineAt(window, start - base), state, prose);
    return prose.map((span) => ({ start: span.start + base, end: span.end + base }));
  }

  /**
   * @param edits sorted, in offsets of the text before any of them
   * @returns the lines that went; one that was scanned anew is among them
   * @throws RangeError where an edit lies outside the text or on another; then nothing was changed
   */
  edit(edits: readonly TextEdit[]): CheckedLine[] {
    const pieces = this.#pieces(edits);
    const old = this.#lines;
    const first = pieces[0]?.from ?? old.length;
    const removed: CheckedLine[] = [];
    /** What stands in the place of lines `[first, kept)`, behind the lines before it that rules may look at. */
    const lines = old.slice(Math.max(0, first - CONTEXT), first);
    const context = lines.length;
    let kept = first;
    let growth = 0;
    for (const [index, piece] of pieces.entries()) {
      for (; kept < piece.from; kept++) lines.push(moved(old[kept] as CheckedLine, growth));
      const next = pieces[index + 1]?.from ?? old.length;
      kept = piece.to + 1;
      this.#scanBetween(this.#edited(piece), lines, old, kept);
      // What the lines behind know of those before them is the prose state alone.
      while (kept < next && old[kept - 1]?.stateAfter !== lines.at(-1)?.stateAfter) {
        this.#scanBetween((old[kept] as CheckedLine).text, lines, old, kept + 1);
        kept++;
      }
      for (let i = piece.from; i < kept; i++) {
        const line = old[i] as CheckedLine;
        this.#tallies.remove(line.scan, line.directive);
        removed.push(line);
      }
      if (kept < old.length) growth = endOf(lines.at(-1) as CheckedLine) - (old[kept] as CheckedLine).start;
    }
    for (let i = kept; i < old.length; i++) moved(old[i] as CheckedLine, growth);
    this.#lines = splice(old, first, kept, lines.slice(context));
    return removed;
  }

  /** Which lines are to be scanned anew. */
  #pieces(edits: readonly TextEdit[]): Piece[] {
    const pieces: Piece[] = [];
    let free = 0;
    for (const edit of edits) {
      const { start, end } = edit;
      if (start < free || end < start || end > this.length)
        throw new RangeError(`edit: [${start}, ${end}) lies outside the text or on another edit`);
      free = end;
      // One line more on each side: rules look at their neighbours, and CR and LF may join or part there.
      const from = Math.max(0, this.lineIndexAt(start) - 1);
      let to = Math.min(this.#lines.length - 1, this.lineIndexAt(end) + 1);
      // And what looks past a blank neighbour.
      if ((this.#lines[to] as CheckedLine).text.trim() === '') to = Math.min(this.#lines.length - 1, to + 1);
      const last = pieces.at(-1);
      if (last && from <= last.to + CONTEXT) {
        last.to = to;
        last.edits.push(edit);
      } else pieces.push({ from, to, edits: [edit] });
    }
    return pieces;
  }

  /** The new text of a piece. Like the old one it ends where a line does. */
  #edited({ from, to, edits }: Piece): string {
    const base = (this.#lines[from] as CheckedLine).start;
    const text = textOf(this.#lines, from, to + 1);
    const parts: string[] = [];
    let copied = 0;
    for (const { start, end, text: replacement } of edits) {
      parts.push(text.slice(copied, start - base), replacement);
      copied = end - base;
    }
    parts.push(text.slice(copied));
    return parts.join('');
  }

  /** Scans `text`, which comes after `lines` and before `old[next]`, and appends its lines. */
  #scanBetween(text: string, lines: CheckedLine[], old: readonly CheckedLine[], next: number): void {
    const before = textOf(lines, Math.max(0, lines.length - CONTEXT));
    const after = textOf(old, next, next + CONTEXT);
    // Behind the last line terminator of a document one more line begins, though it be empty.
    const until = next < old.length ? before.length + text.length : Number.POSITIVE_INFINITY;
    withLineScan((scan) => this.#scan(scan, [before, text, after].join(''), before.length, until, lines));
  }

  /** Scans the lines of `window` that start in `[from, until)`, and appends them. */
  #scan(scan: LineScan, window: string, from: number, until: number, lines: CheckedLine[]): void {
    const scanner = this.#scanner;
    const lexicon = this.#lexicon;
    scan.claims.isOpen = this.#claiming;
    const together = this.#whole === undefined ? 1 : TOGETHER;
    const reader = new LineReader(window);
    const { claims } = scan;
    // With room for what it holds and no more: an array that grows by push() has room for sixteen.
    const spans: Span[] = [];
    const last = lines.at(-1);
    const base = (last ? endOf(last) : 0) - from;
    let state: ProseState = last?.stateAfter ?? scanner.initial;
    let first = from;
    for (let start = from, count = 1; ; count++) {
      const line = reader.at(start);
      const { end, terminator } = line;
      const known = spans.length;
      const stateAfter = scanner.line(window, line, state, spans);
      const prose = spans.slice(known);
      const tally = scan.line({ text: window, start, end, terminator, prose, lexicon, claims });
      const next = end + terminator;
      const isLast = terminator === 0 || next >= until;
      if (isLast || count === together) {
        const signs = (tally[Tally.Latin] as number) + (tally[Tally.Masked] as number);
        const directive =
          together === 1 && signs >= SHORTEST_DIRECTIVE
            ? directiveIn(window, line, this.languageId, scanner.place?.(state) ?? 'text')
            : undefined;
        const seen = scan.take(first);
        this.#tallies.add(seen, directive);
        const text = window.slice(first, next);
        lines.push({
          start: base + first,
          text,
          terminator,
          stateAfter,
          directive,
          scan: seen,
          fullWidthMarks: undefined,
          passage: undefined,
        });
        if (isLast) return;
        first = next;
        count = 0;
        spans.length = 0;
      }
      start = next;
      state = stateAfter;
    }
  }
}

function moved(line: CheckedLine, by: number): CheckedLine {
  line.start += by;
  return line;
}

/** The text of lines `[from, to)`, as one flat string. */
function textOf(lines: readonly CheckedLine[], from = 0, to = lines.length): string {
  const parts: string[] = [];
  for (let i = from; i < to && i < lines.length; i++) parts.push((lines[i] as CheckedLine).text);
  return parts.join('');
}
