import {
  AMPERSAND,
  AT,
  BACKSLASH,
  DOLLAR,
  find,
  isLetter,
  LEFT_BRACE,
  LEFT_BRACKET,
  PERCENT,
  RIGHT_BRACE,
  STAR,
  TILDE,
} from '../ascii';
import type { Span } from '../span';
import type { ProseScanner } from './scanner';

// The prose of LaTeX: the text between the commands. Masked are command names, the arguments that hold no text (\ref, \cite,
// \includegraphics …), options in brackets, comments, math and verbatim environments.

/** Commands whose first argument is a name, a file, a length or a URL. */
const NAMES = new Set(
  `begin end label ref eqref pageref autoref cref Cref nameref cite citep citet parencite textcite footcite nocite bibliography
  bibliographystyle addbibresource includegraphics input include includeonly usepackage RequirePackage documentclass
  hypersetup geometry url href path vspace hspace setlength addtolength setcounter addtocounter pagestyle thispagestyle pagenumbering
  newcommand renewcommand providecommand newenvironment renewenvironment DeclareMathOperator color definecolor graphicspath
  lstset lstinputlisting inputminted setmainfont setsansfont setmonofont setCJKmainfont setCJKsansfont setCJKmonofont fontsize
  selectlanguage bibitem index glsentry gls includepdf tikzset ctexset`.split(/\s+/),
);
/** Commands of which the second argument holds no text either. */
const TWO_NAMES = new Set([
  'setlength',
  'addtolength',
  'setcounter',
  'addtocounter',
  'fontsize',
  'newcommand',
  'renewcommand',
  'providecommand',
]);
/** Environments without prose; `*` may follow. */
const VERBATIM = new Set([
  'verbatim',
  'Verbatim',
  'lstlisting',
  'minted',
  'filecontents',
  'tikzpicture',
  'comment',
  'alltt',
  'algorithmic',
  'luacode',
]);
const MATH = new Set([
  'equation',
  'align',
  'alignat',
  'gather',
  'multline',
  'eqnarray',
  'math',
  'displaymath',
  'flalign',
  'dmath',
]);

/** No name, file or length is longer. */
const LONGEST_GROUP = 400;

/** States: '' in text; `$`, `$$`, `\)`, `\]`: the math that is open; `e` and an environment's name. */
export const latex: ProseScanner = {
  initial: '',
  place: (state) => (state === '' ? 'text' : 'code'),
  line(text, { start, end }, state, into) {
    if (state.startsWith('e')) {
      const close = find(text, `\\end{${state.slice(1)}}`, start, end);
      if (close < 0) return state;
      return read(text, close, end, '', into);
    }
    // Inline math does not cross an empty line: a lone dollar sign hides one paragraph and no more.
    if (state === '$' && text.slice(start, end).trim() === '') return '';
    return read(text, start, end, state, into);
  },
};

function read(text: string, start: number, end: number, state: string, into: Span[]): string {
  let from = start;
  let i = start;
  const mask = (maskStart: number, maskEnd: number) => {
    if (maskStart > from) into.push({ start: from, end: maskStart });
    from = maskEnd;
    i = maskEnd;
  };
  let math = state;
  while (i < end) {
    if (math !== '') {
      const close = mathEnd(text, i, end, math);
      mask(i, close < 0 ? end : close);
      if (close < 0) return math;
      math = '';
      continue;
    }
    switch (text.charCodeAt(i)) {
      case PERCENT:
        mask(i, end);
        return '';
      case DOLLAR:
        math = text.charCodeAt(i + 1) === DOLLAR ? '$$' : '$';
        mask(i, i + math.length);
        continue;
      case TILDE: // ties words
      case AMPERSAND: // parts cells
      case LEFT_BRACE:
      case RIGHT_BRACE:
        mask(i, i + 1);
        continue;
      case BACKSLASH: {
        const name = commandName(text, i + 1, end);
        if (name === '(' || name === '[') {
          math = name === '(' ? '\\)' : '\\]';
          mask(i, i + 2);
          continue;
        }
        const nameEnd = i + 1 + name.length;
        if (name === 'begin') {
          const environment = argument(text, nameEnd, end).replace(/\*$/, '');
          if (VERBATIM.has(environment) || MATH.has(environment)) {
            const whole = argument(text, nameEnd, end);
            const close = find(text, `\\end{${whole}}`, nameEnd, end);
            mask(i, close < 0 ? end : close);
            if (close < 0) return `e${whole}`;
            continue;
          }
        }
        if (name === 'verb' || name === 'lstinline') {
          const delimiter = text.charAt(nameEnd);
          const close = delimiter === '' ? -1 : find(text, delimiter === '{' ? '}' : delimiter, nameEnd + 1, end);
          mask(i, close < 0 ? nameEnd : close + 1);
          continue;
        }
        let stop = skipOptions(text, nameEnd, end);
        if (NAMES.has(name)) {
          stop = skipOptions(text, skipGroup(text, stop, end), end);
          if (TWO_NAMES.has(name)) stop = skipGroup(text, stop, end);
        }
        mask(i, stop);
        continue;
      }
    }
    i++;
  }
  if (end > from) into.push({ start: from, end });
  return math;
}

/** A run of letters, or one sign. */
function commandName(text: string, at: number, end: number): string {
  let i = at;
  while (i < end && i - at < 40 && isCommandLetter(text.charCodeAt(i))) i++;
  return text.slice(at, Math.min(end, Math.max(i, at + 1)));
}

function argument(text: string, at: number, end: number): string {
  if (text.charCodeAt(at) !== LEFT_BRACE) return '';
  const close = find(text, '}', at, Math.min(end, at + 60));
  return close < 0 ? '' : text.slice(at + 1, close);
}

/** Behind a star and the options in brackets. */
function skipOptions(text: string, at: number, end: number): number {
  let i = at < end && text.charCodeAt(at) === STAR ? at + 1 : at;
  while (i < end && text.charCodeAt(i) === LEFT_BRACKET) {
    const close = find(text, ']', i, Math.min(end, i + 500));
    if (close < 0) return i;
    i = close + 1;
  }
  return i;
}

/** Behind a group in braces, which may hold others. */
function skipGroup(text: string, at: number, end: number): number {
  if (at >= end || text.charCodeAt(at) !== LEFT_BRACE) return at;
  let depth = 0;
  const stop = Math.min(end, at + LONGEST_GROUP);
  for (let i = at; i < stop; i++) {
    const unit = text.charCodeAt(i);
    if (unit === BACKSLASH) i++;
    else if (unit === LEFT_BRACE) depth++;
    else if (unit === RIGHT_BRACE && --depth === 0) return i + 1;
  }
  return at;
}

function mathEnd(text: string, from: number, end: number, closer: string): number {
  for (let i = from; i < end; i++) {
    if (text.startsWith(closer, i)) return i + closer.length;
    if (text.charCodeAt(i) === BACKSLASH) i++;
  }
  return -1;
}

/** LaTeX counts `@` as a letter in the names of its own commands. */
function isCommandLetter(unit: number): boolean {
  return isLetter(unit) || unit === AT;
}
