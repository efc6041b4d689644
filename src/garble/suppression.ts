import type { Line } from '../text/lines';
import type { Place } from '../text/prose';
import type { Span } from '../text/span';
import { type Finding, KINDS, type Kind, type TextEdit } from './finding';
import { PROFILES, type Profile } from './profile';

/**
 * What a document says about its own checking: `tuiqiao-disable [kind …]`, `-enable`, `-disable-next-line`, `-disable-line` switch
 * kinds, `tuiqiao-profile <profile>` says what kind of text it is. In a comment; the profile in front matter too.
 */
export type Directive =
  | {
      readonly action: 'disable' | 'enable' | 'disable-next-line' | 'disable-line';
      /** Empty: all kinds. */
      readonly kinds: readonly Kind[];
    }
  | { readonly action: 'profile'; readonly profile: Profile };

/** What every directive begins with, but the profile in front matter, which has `tuiqiao` alone. */
export const DIRECTIVE = 'tuiqiao';
const WORD = `${DIRECTIVE}-`;
const ACTIONS = ['disable-next-line', 'disable-line', 'disable', 'enable', 'profile'] as const;
/** What may stand before the word: the comment openers of HTML, C-like languages, TeX, shells, SQL and Lisp. */
const OPENERS = ['<!--', '//', '/*', '%', '#', '--', ';', '{/*'];
/** In mark-up `#` and `%` are text. */
const MARKUP_OPENERS = ['<!--', '{/*', '[//]: # ('];
const MARKUP = new Set(['markdown', 'mdx', 'quarto', 'html', 'xml', 'vue']);

/** The shortest directive in a comment: a line with less Latin cannot hold one. */
export const SHORTEST_DIRECTIVE = 13;

/** The directive that a line holds. */
export function directiveIn(text: string, line: Line, languageId: string, place: Place): Directive | undefined {
  if (place === 'code') return undefined;
  const content = text.slice(line.start, line.end);
  if (place === 'metadata') return frontMatterProfile(text, line, content);
  const at = content.indexOf(WORD);
  if (at < 0) return undefined;
  const before = content.slice(0, at).trimEnd();
  const opener = (MARKUP.has(languageId) ? MARKUP_OPENERS : OPENERS).find((mark) => before.endsWith(mark));
  // Quoted it is spoken of, not given.
  if (opener === undefined || /[`'"“‘「]$/.test(before.slice(0, -opener.length))) return undefined;
  const rest = content.slice(at + WORD.length);
  const action = ACTIONS.find((name) => rest.startsWith(name));
  if (!action) return undefined;
  const words = rest.slice(action.length).split(/(?:-->|\*\/|\))/, 1)[0] as string;
  if (!/^(?:$|[\s:：,，、])/.test(words)) return undefined;
  const names = words.split(/[\s:：,，、]+/).filter((word) => word !== '');
  if (action === 'profile') {
    const profile = PROFILES.find((each) => each === names[0]);
    return profile && { action, profile };
  }
  const kinds = KINDS.filter((kind) => names.includes(kind));
  // A misspelt kind must not switch off all of them.
  return names.length > 0 && kinds.length === 0 ? undefined : { action, kinds };
}

/** `tuiqiao-profile: press`, `tuiqiao: { profile: press }`, or `profile: press` right below `tuiqiao:`. */
function frontMatterProfile(text: string, line: Line, content: string): Directive | undefined {
  const match =
    /^(?:tuiqiao-profile\s*[:=]|tuiqiao\s*[:=]\s*\{\s*profile\s*[:=]|(\s+)profile\s*:)\s*["']?([a-z]+)/.exec(
      content.slice(0, 100),
    );
  const profile = match && PROFILES.find((each) => each === match[2]);
  if (
    !profile ||
    (match[1] !== undefined &&
      !/(?:^|[\r\n])tuiqiao\s*:\s*$/.test(text.slice(Math.max(0, line.start - 40), line.start)))
  )
    return undefined;
  return { action: 'profile', profile };
}

/** One directive where it stands: its line, and the line that `disable-next-line` speaks of. */
export interface PlacedDirective {
  readonly line: Span;
  readonly next: Span | undefined;
  readonly directive: Directive;
}

/** A filter that says whether a finding is reported, given the directives of the document in order. */
export function suppressions(directives: Iterable<PlacedDirective>): (finding: Finding) => boolean {
  const off = new Map<Kind, { start: number; end: number }[]>();
  for (const { line, next, directive } of directives) {
    if (directive.action === 'profile') continue;
    for (const kind of directive.kinds.length > 0 ? directive.kinds : KINDS) {
      let spans = off.get(kind);
      if (!spans) {
        spans = [];
        off.set(kind, spans);
      }
      const last = spans.at(-1);
      const open = last?.end === Number.POSITIVE_INFINITY;
      if (directive.action === 'enable') {
        if (last && open) last.end = line.end;
      } else if (!open) {
        const span = directive.action === 'disable-line' ? line : next;
        if (directive.action === 'disable') spans.push({ start: line.end, end: Number.POSITIVE_INFINITY });
        else if (span) spans.push({ start: span.start, end: span.end });
      }
    }
  }
  if (off.size === 0) return () => true;
  return (finding) => {
    const spans = off.get(finding.kind);
    if (!spans) return true;
    // The last span that starts at or before the finding.
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle] as Span).start <= finding.start) low = middle + 1;
      else high = middle;
    }
    return low === 0 || (spans[low - 1] as Span).end <= finding.start;
  };
}

/** So far a line is looked at from either end: it may be 10 MB long. */
const HEAD = 400;

/**
 * The edit that silences these kinds in the line at `offset`: a comment of its own above a line that begins a block, at its indent and
 * inside its quotation; else one at the line's end, where it parts no paragraph, list or table. Kinds join the comment that is there.
 * Undefined outside mark-up, where a comment would be text, and where all of them are silenced already.
 */
export function disablingEdit(
  text: string,
  offset: number,
  kinds: readonly Kind[],
  languageId: string,
): TextEdit | undefined {
  if (!MARKUP.has(languageId)) return undefined;
  const start = lineStart(text, offset);
  const end = lineEnd(text, offset);
  const terminator = text.startsWith('\r\n', start - 2) ? 2 : 1;
  const above = start === 0 ? '' : text.slice(Math.max(lineStart(text, start - terminator), start - HEAD), start);
  const [margin = ''] = /^[ \t>]*/.exec(text.slice(start, Math.min(end, start + HEAD))) ?? [];
  const tail = text.slice(Math.max(start, end - HEAD), end);
  const given =
    added(above, start - above.length, 'disable-next-line', kinds) ??
    added(tail, end - tail.length, 'disable-line', kinds);
  if (given) return given.text === '' ? undefined : given;
  const beginsBlock =
    /^[ \t>]*[\r\n]*$/.test(above) && !/^(?:[-+*]|\d{1,9}[.)])[ \t]/.test(text.slice(start + margin.length));
  if (beginsBlock) return { start, end: start, text: `${margin}${comment('disable-next-line', kinds)}\n` };
  // White space at the end may be a line break, and a bar closes the last cell of a table.
  const at = end - (/[ \t]*(?:\|[ \t]*)?$/.exec(tail)?.[0].length ?? 0);
  return { start: at, end: at, text: ` ${comment('disable-line', kinds)}` };
}

function comment(action: 'disable-next-line' | 'disable-line', kinds: readonly Kind[]): string {
  return `<!-- ${WORD}${action} ${kinds.join(' ')} -->`;
}

/** The edit that adds the kinds to the comment with that action in `line`; an empty one where all of them stand there. */
function added(line: string, lineAt: number, action: string, kinds: readonly Kind[]): TextEdit | undefined {
  const open = line.lastIndexOf(`<!-- ${WORD}${action} `);
  const close = open < 0 ? -1 : line.indexOf('-->', open);
  if (close < 0) return undefined;
  const named = line.slice(open, close).trimEnd();
  const words = named.split(/\s+/);
  const more = kinds.filter((kind) => !words.includes(kind));
  const at = lineAt + open + named.length;
  return { start: at, end: at, text: more.map((kind) => ` ${kind}`).join('') };
}

/** Where the line that holds `offset` begins. */
function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** Where it ends, before its terminator. */
function lineEnd(text: string, offset: number): number {
  const ends = ['\n', '\r'].map((end) => text.indexOf(end, offset)).filter((end) => end >= 0);
  return Math.min(text.length, ...ends);
}
