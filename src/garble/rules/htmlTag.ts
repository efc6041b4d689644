// Mark-up that came along with a page's text: <br />, </span>, [/font].
//
// Cause: the page's source was scraped, or a forum's own mark-up (BBCode) was never rendered.
// Inline HTML is legal in Markdown, and a text about HTML names tags: only known names with valid attributes are looked at.
//
// Fires:  各位同志：<br />　　大家好   <span style="color:red">通知</span>   [/font]
// Silent: 若 a<b 且 b>c   <<三字经>>   使用 <br> 标签   [注1]
import { CharacterClass, classOf } from '../../text/han';
import type { Rule } from '../rule';

const LESS = 0x3c;
const LEFT_BRACKET = 0x5b;
const LONGEST = 2000;

const BREAKING = new Set('br p div li tr h1 h2 h3 h4 h5 h6 blockquote section article ul ol table dd dt'.split(' '));
const CELLS = new Set(['td', 'th']);
const OTHER =
  'a abbr b big center cite code col dl del em font footer form header hr i iframe img input ins label main nav o:p option pre q rp rt ruby s script select small span st1:chsdate strike strong style sub sup tbody tfoot thead title u v:shape video wbr';
const NAMES = new Set([...BREAKING, ...CELLS, ...OTHER.split(' ')]);
const BBCODE = new Set('b i u s url img font size color align quote attach backcolor table tr td list hide code free'.split(' '));

// Bounded by LONGEST; every alternative begins with another character, so that matching stays linear.
const ATTRIBUTES = /^(?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'=<>`]+))?)*\s*\/?$/;

export const rule: Rule<'html-tag'> = {
  kind: 'html-tag',
  triggers: (unit) => unit === LESS || unit === LEFT_BRACKET,
  at({ text, start, end: lineEnd }, offset, within, sink) {
    const tag = text.charCodeAt(offset) === LESS ? htmlTag(text, offset, within.end) : bbcode(text, offset, within.end);
    if (!tag) return offset + 1;
    const { name, end, closing } = tag;
    const ends = name === 'br' || (closing && BREAKING.has(name));
    // Where the source breaks the line anyway the tag just goes.
    const atLineEnd = text.slice(end, lineEnd).trim() === '';
    const replacement = ends && !atLineEnd ? '\n' : closing && CELLS.has(name) && !atLineEnd ? '\t' : '';
    const alone = name.length === 1 && !closing && end - offset === 3 && !text.slice(end, lineEnd).includes(`</${name}>`);
    sink.count('tag');
    sink.found({
      start: offset,
      end,
      ...(replacement === '\n' ? { lineBreak: true as const } : {}),
      certain: tag.certain && !alone && insideText(text, offset, end, start, lineEnd),
      fixes: [{ edits: [{ start: offset, end, text: replacement }] }],
    });
    return end;
  },
  settle(candidates, document) {
    // Legal there; a scraped page saved as .md is known by the number of its tags (profile.ts).
    return document.languageId === 'markdown' && document.profile !== 'scraped' ? [] : candidates;
  },
};

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly end: number;
  readonly certain: boolean;
}

function htmlTag(text: string, start: number, limit: number): Tag | undefined {
  const closing = text.charCodeAt(start + 1) === 0x2f;
  const nameStart = start + (closing ? 2 : 1);
  let i = nameStart;
  while (i < limit && i - nameStart < 16 && isNameUnit(text.charCodeAt(i))) i++;
  const name = text.slice(nameStart, i).toLowerCase();
  if (!NAMES.has(name)) return undefined;
  const close = text.slice(i, Math.min(limit, i + LONGEST)).indexOf('>');
  if (close < 0 || !ATTRIBUTES.test(text.slice(i, i + close))) return undefined;
  // `a<b>c` compares.
  if (isAsciiWord(text.charCodeAt(start - 1)) && name.length === 1 && close === 0) return undefined;
  return { name, closing, end: i + close + 1, certain: true };
}

function bbcode(text: string, start: number, limit: number): Tag | undefined {
  const closing = text.charCodeAt(start + 1) === 0x2f;
  const nameStart = start + (closing ? 2 : 1);
  let i = nameStart;
  while (i < limit && i - nameStart < 10 && classOf(text.charCodeAt(i)) === CharacterClass.Latin) i++;
  const name = text.slice(nameStart, i).toLowerCase();
  if (!BBCODE.has(name)) return undefined;
  const close = text.slice(i, Math.min(limit, i + 300)).indexOf(']');
  const value = close < 0 ? '' : text.slice(i, i + close);
  if (close < 0 || (value !== '' && !value.startsWith('=')) || text.charCodeAt(i + close + 1) === 0x28) return undefined;
  return { name, closing, end: i + close + 1, certain: closing || value !== '' };
}

/** Whether the tag touches Chinese text, a line's edge or another tag, and is not quoted as a thing of its own. */
function insideText(text: string, start: number, end: number, lineStart: number, lineEnd: number): boolean {
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  if (isQuote(before) && isQuote(after)) return false;
  return start === lineStart || end === lineEnd || isText(before) || isText(after);
}

function isText(unit: number): boolean {
  const type = classOf(unit);
  return type === CharacterClass.Han || type === CharacterClass.CjkPunctuation || unit === 0x3e || unit === LESS || unit === 0x3000;
}

function isQuote(unit: number): boolean {
  return unit === 0x22 || unit === 0x27 || (unit >= 0x2018 && unit <= 0x201d) || (unit >= 0x300c && unit <= 0x300f);
}

function isNameUnit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x3a;
}

function isAsciiWord(unit: number): boolean {
  return unit < 0x80 && unit !== 0x3a && isNameUnit(unit);
}
