import type { Line } from '../text/lines';
import type { Place } from '../text/prose';
import type { Span } from '../text/span';
import { type Finding, KINDS, type Kind, type TextEdit } from './finding';
import { PROFILES, type Profile } from './profile';

/**
 * What a document says about its own checking: `tuiqiao-disable [kind …]`, `-enable`, `-disable-next-line` switch kinds,
 * `tuiqiao-profile <profile>` says what kind of text it is. In a comment; the profile in front matter too.
 */
export type Directive =
  | {
      readonly action: 'disable' | 'enable' | 'disable-next-line';
      /** Empty: all kinds. */
      readonly kinds: readonly Kind[];
    }
  | { readonly action: 'profile'; readonly profile: Profile };

const WORD = 'tuiqiao-';
const ACTIONS = ['disable-next-line', 'disable', 'enable', 'profile'] as const;
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

/** One directive where it stands: the end of its line, and the line that `disable-next-line` speaks of. */
export interface PlacedDirective {
  readonly end: number;
  readonly next: Span | undefined;
  readonly directive: Directive;
}

/** A filter that says whether a finding is reported, given the directives of the document in order. */
export function suppressions(directives: Iterable<PlacedDirective>): (finding: Finding) => boolean {
  const off = new Map<Kind, { start: number; end: number }[]>();
  for (const { end, next, directive } of directives) {
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
        if (last && open) last.end = end;
      } else if (!open) {
        if (directive.action === 'disable') spans.push({ start: end, end: Number.POSITIVE_INFINITY });
        else if (next) spans.push({ start: next.start, end: next.end });
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

/** So far a line is looked at: it may be 10 MB long. */
const HEAD = 400;

/**
 * The edit that puts a `disable-next-line` of these kinds above the line at `offset`, at its indent and inside its quotation, or adds
 * them to the one that is there. Undefined where there is no place for one: outside mark-up, and in a table.
 */
export function disablingEdit(
  text: string,
  offset: number,
  kinds: readonly Kind[],
  languageId: string,
): TextEdit | undefined {
  if (!MARKUP.has(languageId)) return undefined;
  const start = lineStart(text, offset);
  const [margin = ''] = /^[ \t>]*/.exec(text.slice(start, start + HEAD)) ?? [];
  if (text.charAt(start + margin.length) === '|') return undefined;
  const above = start === 0 ? '' : text.slice(Math.max(lineStart(text, start - 1), start - HEAD), start);
  const given = /<!--\s*tuiqiao-disable-next-line((?:[ \t]+[a-z-]+)+?)[ \t]*-->/.exec(above);
  if (!given) {
    return { start, end: start, text: `${margin}<!-- ${WORD}disable-next-line ${kinds.join(' ')} -->\n` };
  }
  const named = (given[1] as string).trim().split(/\s+/);
  const more = kinds.filter((kind) => !named.includes(kind));
  const end = start - above.length + given.index + given[0].indexOf(given[1] as string) + (given[1] as string).length;
  return more.length === 0 ? undefined : { start: end, end, text: ` ${more.join(' ')}` };
}

/** Where the line that holds `offset` begins. */
function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}
