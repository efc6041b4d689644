import { CharacterClass, classOf } from '../../text/han';
import type { Paragraph } from '../rule';

/** Mark-up that is left over in a text. */
export interface Debris {
  /** Tags are counted: many of them make a document a scraped page. */
  readonly sort: 'tag' | 'field' | 'bar';
  readonly start: number;
  readonly end: number;
  /** What stands there once it is gone: a line break for what begins or ends a block, a tab between cells. */
  readonly becomes: '' | '\n' | '\t';
  readonly certain: boolean;
}

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const BAR = 0x7c;
const LONGEST_TAG = 2000;
const LONGEST_FIELD = 600;
/** A script that is longer is not looked through. */
const LONGEST_SCRIPT = 20_000;

const BREAKING = new Set('br p div li tr h1 h2 h3 h4 h5 h6 blockquote section article ul ol table dd dt'.split(' '));
const CELLS = new Set(['td', 'th']);
const OTHER =
  'a abbr b big center cite code col dl del em font footer form header hr html head body i iframe img input ins label link main meta nav o:p option pre q rp rt ruby s script select small span st1:chsdate strike strong style sub sup tbody tfoot thead title u v:shape video wbr';
const NAMES = new Set([...BREAKING, ...CELLS, ...OTHER.split(' ')]);
// Every alternative begins with another character and the input is bounded, so that matching stays linear.
const ATTRIBUTES = /^(?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'=<>`]+))?)*\s*\/?$/;

/** `\* MERGEFORMAT`, `\h`, `\o "1-3"`: the switches of a field. */
const SWITCHES =
  '(?:\\s*\\\\[*@#a-zA-Z!](?:\\s*(?:MERGEFORMAT(?:INET)?|CHARFORMAT|Arabic|ARABIC|Upper|Lower|CHINESENUM\\d|"[^"\\n]{0,200}"))?)';
const FIELDS: readonly RegExp[] = [
  new RegExp(`^HYPERLINK\\s+(?:\\\\l\\s*)?["“”][^"“”\\n]{0,400}["“”]${SWITCHES}{0,6}`),
  new RegExp(`^(?:PAGE|NUMPAGES|SHAPE|TIME|DATE|SECTIONPAGES|FORMTEXT|FORMCHECKBOX)${SWITCHES}{1,6}`),
  new RegExp(`^PAGEREF\\s+\\w{1,60}${SWITCHES}{0,6}`),
  new RegExp(`^TOC${SWITCHES}{1,8}`),
  new RegExp(`^SEQ\\s+[^\\s\\\\]{1,20}${SWITCHES}{1,6}`),
  new RegExp(`^(?:INCLUDEPICTURE|INCLUDETEXT)\\s+"[^"\\n]{0,400}"${SWITCHES}{0,6}`),
  new RegExp(`^(?:EMBED|MERGEFIELD)\\s+[\\w.]{1,60}${SWITCHES}{0,6}`),
];

const ENDS = '。！？”’」』）';

/** What is left over at `offset`; undefined where it is something else. */
export function debrisAt(paragraph: Paragraph, offset: number, floor: number): Debris | undefined {
  const { text, end } = paragraph;
  switch (text.charCodeAt(offset)) {
    case LESS:
      return tag(text, offset, end);
    case BAR:
      return strayBar(paragraph, offset);
    default:
      return field(text, offset, end, floor);
  }
}

function tag(text: string, start: number, limit: number): Debris | undefined {
  const next = text.charCodeAt(start + 1);
  if (next === 0x21 /* ! */ || next === 0x3f /* ? */) return declaration(text, start, limit);
  const closing = next === SLASH;
  const nameStart = start + (closing ? 2 : 1);
  let i = nameStart;
  while (i < limit && i - nameStart < 16 && isNameUnit(text.charCodeAt(i))) i++;
  const name = text.slice(nameStart, i).toLowerCase();
  if (!NAMES.has(name)) return undefined;
  const close = text.slice(i, Math.min(limit, i + LONGEST_TAG)).indexOf('>');
  if (close < 0 || !ATTRIBUTES.test(text.slice(i, i + close))) return undefined;
  // `a<b>c` compares.
  if (isAsciiWord(text.charCodeAt(start - 1)) && name.length === 1 && close === 0) return undefined;
  const end = i + close + 1;
  if (!closing && (name === 'script' || name === 'style')) {
    const close = text
      .slice(end, Math.min(limit, end + LONGEST_SCRIPT))
      .toLowerCase()
      .indexOf(`</${name}>`);
    if (close >= 0) return { sort: 'tag', start, end: end + close + name.length + 3, becomes: '', certain: true };
  }
  // A lone letter that nothing closes: a placeholder, a generic type.
  const alone =
    name.length === 1 &&
    !closing &&
    close === 0 &&
    !text.slice(end, Math.min(limit, end + LONGEST_TAG)).includes(`</${name}>`);
  const ends = name === 'br' || (closing && BREAKING.has(name));
  return { sort: 'tag', start, end, becomes: ends ? '\n' : closing && CELLS.has(name) ? '\t' : '', certain: !alone };
}

/** Comments (not those that speak to this program), `<?xml … />`, `<!DOCTYPE …>`, `<![endif]-->`. */
function declaration(text: string, start: number, limit: number): Debris | undefined {
  const line = text.slice(start, Math.min(limit, start + LONGEST_TAG));
  let length = -1;
  if (line.startsWith('<!--')) {
    const close = line.indexOf('-->', 2);
    if (close >= 0 && !line.slice(0, close).includes('tuiqiao-')) length = close + 3;
  } else length = /^<(?:\?xml|!DOCTYPE|!\[(?:end)?if)[^<>]{0,400}>(?:-->)?/i.exec(line)?.[0].length ?? -1;
  return length < 0 ? undefined : { sort: 'tag', start, end: start + length, becomes: '', certain: true };
}

/** One of Word's fields, whose result stands beside it. */
function field(text: string, start: number, limit: number, floor: number): Debris | undefined {
  const second = text.charCodeAt(start + 1);
  if (second < 0x41 || second > 0x5a || (start > floor && isAsciiWord(text.charCodeAt(start - 1)))) return undefined;
  const line = text.slice(start, Math.min(limit, start + LONGEST_FIELD));
  for (const pattern of FIELDS) {
    const match = pattern.exec(line);
    if (match) return { sort: 'field', start, end: start + match[0].length, becomes: '', certain: true };
  }
  return undefined;
}

/** The last bar of a table's cell, behind a sentence: the only one in its line, and none in the lines around it. */
function strayBar({ text, start, end, terminator }: Paragraph, offset: number): Debris | undefined {
  if (text.slice(offset + 1, end).trim() !== '') return undefined;
  let last = offset - 1;
  while (last > start && isBlank(text.charCodeAt(last))) last--;
  if (last <= start || !ENDS.includes(text.charAt(last)) || text.slice(start, offset).includes('|')) return undefined;
  const before = text
    .slice(Math.max(0, start - 300), start)
    .replace(/(?:\r\n|[\r\n])$/, '')
    .split(/[\r\n]/)
    .at(-1) as string;
  const after = text.slice(end + terminator, end + terminator + 300).split(/[\r\n]/, 1)[0] as string;
  return before.includes('|') || after.includes('|')
    ? undefined
    : { sort: 'bar', start: last + 1, end: offset + 1, becomes: '', certain: true };
}

/** Whether the debris is spoken of: in quotes, or called a tag. */
export function isQuoted(text: string, start: number, end: number): boolean {
  if (isQuote(text.charCodeAt(start - 1)) && isQuote(text.charCodeAt(end))) return true;
  return /^[ ”"』」]?(?:标签|標籤|标记|標記|元素|tag|element|属性|屬性|注释|註解)/i.test(text.slice(end, end + 9));
}

/** Whether it touches Chinese text, a line's edge or other mark-up. A single blank sets it apart, as in 用 <br> 换行; an indent does not. */
export function touchesText({ text, start: lineStart, end: lineEnd }: Paragraph, start: number, end: number): boolean {
  if (start === lineStart || end === lineEnd || text.charCodeAt(end - 1) === BAR) return true;
  let before = start - 1;
  while (before > lineStart && start - before < MOST_BLANKS && isBlank(text.charCodeAt(before))) before--;
  let after = end;
  while (after < lineEnd - 1 && after - end < MOST_BLANKS && isBlank(text.charCodeAt(after))) after++;
  return touches(text.charCodeAt(before), start - 1 - before) || touches(text.charCodeAt(after), after - end);
}

function touches(unit: number, blanks: number): boolean {
  if (unit === GREATER || unit === LESS) return true;
  const type = classOf(unit);
  return (
    blanks !== 1 &&
    (type === CharacterClass.Han ||
      type === CharacterClass.CjkPunctuation ||
      unit === 0x3000 ||
      type === CharacterClass.Control)
  );
}

const MOST_BLANKS = 10;

function isBlank(unit: number): boolean {
  return classOf(unit) === CharacterClass.Space;
}

function isQuote(unit: number): boolean {
  return (
    unit === 0x22 ||
    unit === 0x27 ||
    unit === 0x60 ||
    (unit >= 0x2018 && unit <= 0x201d) ||
    (unit >= 0x300c && unit <= 0x300f)
  );
}

function isNameUnit(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x3a
  );
}

function isAsciiWord(unit: number): boolean {
  return unit < 0x80 && unit !== 0x3a && isNameUnit(unit);
}
