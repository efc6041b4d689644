import type { Line } from '../text/lines';
import type { Span } from '../text/span';
import { type Finding, KINDS, type Kind } from './finding';

/** A comment that switches kinds off or on: `tuiqiao-disable [kind …]`, `-enable`, `-disable-next-line`. */
export interface Directive {
  readonly action: 'disable' | 'enable' | 'disable-next-line';
  /** Empty: all kinds. */
  readonly kinds: readonly Kind[];
}

const WORD = 'tuiqiao-';
const ACTIONS = ['disable-next-line', 'disable', 'enable'] as const;
/** What may stand before the word: the comment openers of Markdown, C-like languages, TeX, shells and SQL. */
const OPENERS = ['<!--', '//', '/*', '%', '#', '--', ';'];

/** The directive that a line holds, inside a comment of any of the usual languages. */
export function directiveIn(text: string, line: Line): Directive | undefined {
  const content = text.slice(line.start, line.end);
  const at = content.indexOf(WORD);
  if (at < 0) return undefined;
  const opener = content.slice(0, at).trimEnd();
  if (!OPENERS.some((mark) => opener.endsWith(mark))) return undefined;
  const rest = content.slice(at + WORD.length);
  const action = ACTIONS.find((name) => rest.startsWith(name));
  if (!action) return undefined;
  const words = rest.slice(action.length).split(/[\s,，、]+/);
  return { action, kinds: KINDS.filter((kind) => words.includes(kind)) };
}

/** A filter that says whether a finding is reported, given the directives of the document in order. */
export function suppressions(
  directives: Iterable<{ line: Span; next: Span | undefined; directive: Directive }>,
): (finding: Finding) => boolean {
  const off = new Map<Kind, { start: number; end: number }[]>();
  const spansOf = (kind: Kind) => {
    const spans = off.get(kind) ?? [];
    off.set(kind, spans);
    return spans;
  };
  for (const { line, next, directive } of directives) {
    for (const kind of directive.kinds.length > 0 ? directive.kinds : KINDS) {
      const spans = spansOf(kind);
      const open = spans.at(-1);
      if (directive.action === 'enable') {
        if (open?.end === Number.POSITIVE_INFINITY) open.end = line.end;
      } else if (directive.action === 'disable') {
        if (open?.end !== Number.POSITIVE_INFINITY) spans.push({ start: line.end, end: Number.POSITIVE_INFINITY });
      } else if (next && open?.end !== Number.POSITIVE_INFINITY) spans.push({ start: next.start, end: next.end });
    }
  }
  if (off.size === 0) return () => true;
  return (finding) => !off.get(finding.kind)?.some((span) => span.start <= finding.start && finding.start < span.end);
}
