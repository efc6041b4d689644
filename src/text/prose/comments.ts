import { BACKSLASH, find, SPACE } from '../ascii';
import type { ProseScanner } from './scanner';

// The prose of program text: what its comments and its string literals hold. No parser: the comment and quote signs of a
// language are enough to tell them from code, as an editor's own "toggle comment" knows them.

interface Syntax {
  /** What begins a comment that ends with its line. */
  readonly line?: readonly string[];
  /** Pairs around a comment that may run over lines. */
  readonly block?: readonly (readonly [open: string, close: string])[];
  /** Quotes of strings that end with their line, unless its last sign escapes the end. */
  readonly quotes?: string;
  /** Quotes of strings that may run over lines; longer ones first. */
  readonly longQuotes?: readonly string[];
  /** Whether a quote inside a string is escaped by a backslash (else by doubling it). */
  readonly backslash?: boolean;
  /** Whether a line comment begins only after a blank: `$#` and `a#b` are something else. */
  readonly afterBlank?: boolean;
  /** Whether what is neither comment nor string nor tag is prose: HTML and XML. */
  readonly markup?: boolean;
}

const SLASHES: Syntax = { line: ['//'], block: [['/*', '*/']], quotes: `"'`, backslash: true };
const SCRIPT: Syntax = { ...SLASHES, longQuotes: ['`'] };
const HASH: Syntax = { line: ['#'], quotes: `"'`, backslash: true };
const MARKUP: Syntax = { markup: true };

const SYNTAXES: readonly (readonly [string, Syntax])[] = [
  [
    'c cpp csharp cuda-cpp dart java json jsonc less objective-c objective-cpp rust scss swift proto3 v zig wgsl glsl hlsl',
    SLASHES,
  ],
  ['javascript javascriptreact typescript typescriptreact go', SCRIPT],
  ['css', { block: [['/*', '*/']], quotes: `"'`, backslash: true }],
  ['kotlin scala groovy', { ...SLASHES, longQuotes: ['"""'] }],
  ['php', { ...SLASHES, line: ['//', '#'] }],
  ['python', { ...HASH, longQuotes: ['"""', "'''"] }],
  ['julia', { ...HASH, block: [['#=', '=#']], longQuotes: ['"""'] }],
  ['coffeescript', { ...HASH, block: [['###', '###']] }],
  [
    'ruby perl perl6 r shellscript makefile cmake dockerfile elixir graphql ignore properties yaml dockercompose nginx',
    { ...HASH, afterBlank: true },
  ],
  ['toml', { ...HASH, longQuotes: ['"""', "'''"] }],
  ['powershell', { line: ['#'], block: [['<#', '#>']], quotes: `"'` }],
  ['ini', { line: [';', '#'] }],
  ['sql', { line: ['--'], block: [['/*', '*/']], quotes: `'"` }],
  ['lua', { line: ['--'], block: [['--[[', ']]']], quotes: `"'`, backslash: true, longQuotes: ['[['] }],
  ['haskell elm', { line: ['--'], block: [['{-', '-}']], quotes: '"', backslash: true }],
  ['fsharp ocaml', { line: ['//'], block: [['(*', '*)']], quotes: '"', backslash: true }],
  [
    'pascal',
    {
      line: ['//'],
      block: [
        ['{', '}'],
        ['(*', '*)'],
      ],
      quotes: `'`,
    },
  ],
  ['vb', { line: [`'`], quotes: '"' }],
  ['bat', { line: ['REM ', 'rem ', '::'] }],
  ['clojure lisp scheme', { line: [';'], quotes: '"', backslash: true }],
  ['erlang matlab octave', { line: ['%'], quotes: '"', backslash: true }],
  ['html xml xsl svg vue svelte razor handlebars', MARKUP],
];

const scanners = new Map<string, ProseScanner>();

/** The scanner of a programming or mark-up language; undefined for an id that is no such language. */
export function commentScanner(languageId: string): ProseScanner | undefined {
  if (scanners.size === 0) {
    for (const [ids, syntax] of SYNTAXES) {
      const scanner = syntax.markup ? markup : scannerOf(syntax);
      for (const id of ids.split(' ')) scanners.set(id, scanner);
    }
  }
  return scanners.get(languageId);
}

/** States: '' in code, else the sign that closes what is open; a string's is marked so that escapes count. */
const STRING = 's';
const COMMENT = 'c';

function scannerOf(syntax: Syntax): ProseScanner {
  const lineMarks = syntax.line ?? [];
  const blocks = syntax.block ?? [];
  const longQuotes = syntax.longQuotes ?? [];
  const quotes = syntax.quotes ?? '';
  /** The signs that anything may begin with: everything else is passed over. */
  const starts = new Set(
    [...lineMarks, ...blocks.map(([open]) => open), ...longQuotes, ...quotes].map((mark) => mark.charCodeAt(0)),
  );

  return {
    initial: '',
    line(text, { start, end }, state, into) {
      const push = (from: number, to: number) => {
        if (to > from) into.push({ start: from, end: to });
      };
      let i = start;
      if (state !== '') {
        const closer = state.slice(1);
        const close = state.startsWith(STRING)
          ? stringEnd(text, i, end, closer, syntax.backslash)
          : find(text, closer, i, end);
        push(i, close < 0 ? end : close);
        if (close < 0) return state;
        i = close + closer.length;
      }
      next: while (i < end) {
        if (!starts.has(text.charCodeAt(i))) {
          i++;
          continue;
        }
        for (const [open, closer] of blocks) {
          if (!text.startsWith(open, i)) continue;
          const close = find(text, closer, i + open.length, end);
          push(i + open.length, close < 0 ? end : close);
          if (close < 0) return COMMENT + closer;
          i = close + closer.length;
          continue next;
        }
        for (const mark of lineMarks) {
          if (!text.startsWith(mark, i) || (syntax.afterBlank && i > start && text.charCodeAt(i - 1) > SPACE)) continue;
          push(i + mark.length, end);
          return '';
        }
        for (const quote of longQuotes) {
          if (!text.startsWith(quote, i)) continue;
          const closer = quote === '[[' ? ']]' : quote;
          const close = stringEnd(text, i + quote.length, end, closer, syntax.backslash);
          push(i + quote.length, close < 0 ? end : close);
          if (close < 0) return STRING + closer;
          i = close + closer.length;
          continue next;
        }
        const quote = text.charAt(i);
        if (quotes.includes(quote)) {
          const close = stringEnd(text, i + 1, end, quote, syntax.backslash);
          // An apostrophe that nothing closes is a lifetime, a generic, a digit separator.
          if (close >= 0) push(i + 1, close);
          i = close < 0 ? (quote === "'" ? i + 1 : end) : close + 1;
          continue;
        }
        i++;
      }
      return '';
    },
  };
}

/** Where `closer` stands that is not escaped; -1 where the line has none. */
function stringEnd(text: string, from: number, end: number, closer: string, backslash = false): number {
  const first = closer.charCodeAt(0);
  for (let i = from; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (backslash && unit === BACKSLASH) i++;
    else if (unit === first && text.startsWith(closer, i)) return i;
  }
  return -1;
}

const RAW = /^<(script|style)(?=[\s>])/i;

/** HTML and XML: the text between the tags and in comments, not scripts and styles. The state is what closes what is open. */
const markup: ProseScanner = {
  initial: '',
  line(text, { start, end }, state, into) {
    let i = start;
    let open = state;
    while (i < end) {
      if (open === '') {
        const less = find(text, '<', i, end);
        const stop = less < 0 ? end : less;
        if (stop > i) into.push({ start: i, end: stop });
        if (less < 0) return '';
        const head = text.slice(less, less + 8);
        const raw = RAW.exec(head);
        if (head.startsWith('<!--')) open = '-->';
        else if (raw) open = `</${(raw[1] as string).toLowerCase()}`;
        else if (/^<[A-Za-z/!?]/.test(head)) open = '>';
        else into.push({ start: less, end: less + 1 });
        i = open === '-->' ? less + 4 : less + 1;
        continue;
      }
      const close = open.startsWith('</') ? findEndTag(text, open, i, end) : find(text, open, i, end);
      if (open === '-->') {
        const stop = close < 0 ? end : close;
        if (stop > i) into.push({ start: i, end: stop });
      }
      if (close < 0) return open;
      i = close + open.length;
      open = open.startsWith('</') ? '>' : '';
    }
    return open;
  },
};

function findEndTag(text: string, tag: string, from: number, end: number): number {
  const at = text.slice(from, end).toLowerCase().indexOf(tag);
  return at < 0 ? -1 : from + at;
}
