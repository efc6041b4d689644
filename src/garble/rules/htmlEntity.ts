// Character references that were never decoded: &ldquo;务实&rdquo;.
//
// Cause: a page was scraped as source, or escaped twice. Decoding may uncover the next damage (a second escape, mojibake).
// References are legal in Markdown, and a text about HTML names them: there only what stands inside Chinese words is a finding.
//
// Fires
//   坚持&ldquo;务实&rdquo;作风
//   第一&nbsp第二
//   &#x529E;公室
// Silent
//   AT&T;公司
//   用 &nbsp; 表示空格的 HTML 写法
//   a&b;
//   网址?a=1&lt=2
import { decodeHTMLStrict } from 'entities';
import { CharacterClass, classOf } from '../../text/han';
import { isMentioned } from '../mention';
import { DELETION } from '../replacement';
import { type Candidate, type Rule, withCertainty } from '../rule';

const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;
const FULL_WIDTH_SEMICOLON = 0xff1b;
/** `&CounterClockwiseContourIntegral;` is the longest name of the HTML standard. */
const LONGEST = 33;

/** What browsers read, or people write, without its semicolon. */
const UNENDED = new Set('nbsp ensp emsp quot lt gt amp middot ldquo rdquo lsquo rsquo mdash hellip'.split(' '));

/** What white space becomes in a text: an em space is the width of one Han, the soft hyphen and the joiners are nothing. */
const IN_TEXT: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u2002': ' ',
  '\u2003': '\u3000',
  '\u2009': ' ',
  '\u00ad': '',
  '\u200b': '',
  '\u200c': '',
  '\u200d': '',
};

const MARKUP = new Set(['html', 'xml', 'vue', 'svelte', 'handlebars', 'razor']);

/** What people write on purpose in Markdown: spacing, and the signs that Markdown would read as its own. */
const USUAL_IN_MARKDOWN =
  /^&(?:nbsp|ensp|emsp|lt|gt|amp|quot|vert|ast|lowbar|copy|reg|trade|rarr|larr|times|#\d+|#x[0-9a-f]+);$/i;

export const rule: Rule<'html-entity'> = {
  kind: 'html-entity',
  scope: 'paragraph',
  triggers: (unit) => unit === AMPERSAND,
  at(paragraph, offset, within, sink) {
    const { text } = paragraph;
    const end = referenceEnd(text, offset, within.end);
    if (end < 0) return offset + 1;
    if (isMentioned(text, offset, end, paragraph)) return end;
    const reference = text.slice(offset, end);
    const meaning = meaningOf(reference);
    if (!meaning) return end;
    // White space at a line's end is nobody's.
    const atEnd = meaning.blank && isAtEnd(text, end, paragraph.end);
    sink.found({
      start: offset,
      end,
      certain: insideText(text, offset, end),
      replacements: atEnd ? DELETION : meaning.replacements,
      evidence: meaning.usual,
    });
    return end;
  },
  settle(candidates, document) {
    if (MARKUP.has(document.languageId)) return [];
    if (document.languageId !== 'markdown' || document.profile === 'scraped') return candidates;
    const settled: Candidate<'html-entity'>[] = [];
    for (const candidate of candidates) if (!candidate.evidence) settled.push(withCertainty(candidate, false));
    return settled;
  },
};

interface Meaning {
  readonly replacements: readonly string[];
  /** Whether it stands for white space. */
  readonly blank: boolean;
  /** Whether people write it on purpose in Markdown. */
  readonly usual: boolean;
}

/** A page has thousands of references, and few different ones; of those with numbers there may be any. */
const meanings = new Map<string, Meaning | undefined>();
const MOST_KNOWN = 500;

/** What a reference stands for in a text; undefined where for nothing. */
function meaningOf(reference: string): Meaning | undefined {
  const known = meanings.get(reference);
  if (known || meanings.has(reference)) return known;
  const whole = `&${reference.replace(/[&;；]/g, '')};`;
  const decoded = decodeHTMLStrict(whole);
  const replacement = IN_TEXT[decoded] ?? decoded;
  const usual = USUAL_IN_MARKDOWN.test(reference);
  const meaning = decoded === whole ? undefined : { replacements: [replacement], blank: replacement === ' ', usual };
  if (meanings.size < MOST_KNOWN) meanings.set(reference, meaning);
  return meaning;
}

/** Whether nothing but white space, or references to it, stands behind `from` in the line. */
function isAtEnd(text: string, from: number, end: number): boolean {
  return end - from <= LONGEST * 2 && /^(?:\s|&(?:nbsp|ensp|emsp|thinsp);)*$/.test(text.slice(from, end));
}

/** The end of `&name;`, `&#123;` or `&#x1F;`, for a few names without the semicolon; -1 where it is none. */
function referenceEnd(text: string, start: number, limit: number): number {
  const stop = Math.min(limit, start + LONGEST);
  let i = start + 1;
  for (; i < stop; i++) {
    const unit = text.charCodeAt(i);
    if (unit === SEMICOLON || (unit === FULL_WIDTH_SEMICOLON && i > start + 2)) return i > start + 1 ? i + 1 : -1;
    const type = unit < 0x80 ? classOf(unit) : CharacterClass.Other;
    if (type !== CharacterClass.Latin && type !== CharacterClass.Digit && !(unit === 0x23 && i === start + 1)) break;
  }
  return UNENDED.has(text.slice(start + 1, i)) && text.charCodeAt(i) !== 0x3d ? i : -1;
}

/** Whether the reference touches Chinese text or another reference, and is not quoted as a thing of its own. */
function insideText(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  if (isOpeningQuote(before) && isClosingQuote(after)) return false;
  return isChinese(before) || isChinese(after) || before === SEMICOLON || after === AMPERSAND;
}

function isChinese(unit: number): boolean {
  const type = classOf(unit);
  return type === CharacterClass.Han || type === CharacterClass.CjkPunctuation;
}

function isOpeningQuote(unit: number): boolean {
  return unit === 0x201c || unit === 0x2018 || unit === 0x300c || unit === 0x300e || unit === 0x22;
}

function isClosingQuote(unit: number): boolean {
  return unit === 0x201d || unit === 0x2019 || unit === 0x300d || unit === 0x300f || unit === 0x22;
}
