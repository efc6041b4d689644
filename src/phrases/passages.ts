import { CharacterClass, characterClasses, isHan } from '../text/han';
import { lines } from '../text/lines';
import { proseSpans } from '../text/prose';
import { foldingTable } from '../text/script';
import type { Span } from '../text/span';

/**
 * A paragraph as the patterns read it: spaces at its ends, emphasis marks and hard line breaks left out, half-width
 * punctuation beside Han made full-width, what is not prose one U+FFFC.
 */
export interface Passage {
  /** The paragraph in its own script; `folded` is the same in one script for both, unit by unit. */
  readonly text: string;
  readonly folded: string;
  /** `offsets[i]`: where in the document unit `i` of `text` came from. */
  readonly offsets: Uint32Array;
  /** The paragraph is a heading, or a title: short and without a full stop. */
  readonly heading: boolean;
  /** How many units the number or the mark before it takes: 一、（二）3. ## - */
  readonly body: number;
  /** The heading above, without its number. */
  readonly section: string;
}

/** Stands for code, addresses and the like. */
const NOT_PROSE = '\ufffc';
const LONGEST_HEADING = 40;
/** Hard-wrapped text has lines of about these many columns, of 2 a Han. */
const SHORTEST_WRAP = 40;
const LONGEST_WRAP = 120;
const WRAP_SLACK = 8;

const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '.': '。',
  '(': '（',
  ')': '）',
  '､': '、',
  '﹑': '、',
  '．': '。',
};
const FOLDED_QUOTES: Readonly<Record<string, string>> = { '「': '“', '」': '”', '『': '‘', '』': '’' };
const DROPPED = new Set('*`\u200b\u200c\u200d\u2060\ufeff\u00ad');
const NUMBER = '[一二三四五六七八九十]{1,3}';
const MARK = new RegExp(
  `^(?:#{1,6}\\s*|[-•·>]\\s+)*(?:第?${NUMBER}[、.．，]|（${NUMBER}）[、.]?|[(（]?\\d{1,2}[)）]|\\d{1,2}[.、．](?!\\d)|第${NUMBER}(?:章|节|部分|篇)[、：:\\s]?)?\\s*`,
);
const STOPS = '。！？；，、：…';

/** The paragraphs of a document from top to bottom. Linear. */
export function readPassages(text: string, languageId: string): Passage[] {
  const passages: Passage[] = [];
  let section = '';
  for (const piece of paragraphs(text, languageId)) {
    const passage = readPassage(text, piece, section);
    if (passage === undefined) continue;
    passages.push(passage);
    if (passage.heading) section = passage.text.slice(passage.body);
  }
  return passages;
}

/** The prose spans of each paragraph: those of a line, or of several where a paragraph was wrapped by hand. */
function* paragraphs(text: string, languageId: string): Generator<Span[]> {
  const spans = proseSpans(text, languageId);
  let next = 0;
  let open: Span[] = [];
  let width = 0;
  for (const { start, end } of lines(text)) {
    const own: Span[] = [];
    for (; next < spans.length && (spans[next] as Span).start < end; next++) own.push(spans[next] as Span);
    const columns = widthOf(text, start, end);
    const wrapped =
      width >= SHORTEST_WRAP && width <= LONGEST_WRAP && columns <= width + WRAP_SLACK && goesOn(text, open, own);
    if (!wrapped && open.length > 0) {
      yield open;
      open = [];
    }
    open.push(...own);
    width = columns;
  }
  if (open.length > 0) yield open;
}

/** In columns; no more than one over the longest wrapped line is counted. */
function widthOf(text: string, start: number, end: number): number {
  let width = 0;
  for (let i = start; i < end && width <= LONGEST_WRAP; i++) width += text.charCodeAt(i) > 0x2000 ? 2 : 1;
  return width;
}

/** Whether the sentence at the end of a line goes on in the next: no stop before, no indent and no number behind. */
function goesOn(text: string, open: readonly Span[], own: readonly Span[]): boolean {
  const last = open.at(-1);
  const first = own[0];
  if (last === undefined || first === undefined) return false;
  const before = text.charAt(last.end - 1);
  const after = text.slice(first.start, first.start + 12);
  return !'。！？：.!?:'.includes(before) && isHan(after.charCodeAt(0)) && (MARK.exec(after)?.[0] ?? '') === '';
}

function readPassage(text: string, spans: readonly Span[], section: string): Passage | undefined {
  const classes = characterClasses();
  const folding = foldingTable();
  let length = 0;
  for (const { start, end } of spans) length += end - start + 1;
  const offsets = new Uint32Array(length + 1);
  const units: string[] = [];
  let quoteOpen = false;
  const put = (unit: string, offset: number): void => {
    offsets[units.length] = offset;
    units.push(unit);
  };
  let last: Span | undefined;
  for (const span of spans) {
    // Between two spans of one line stands what is not prose; between two lines stands the break.
    if (last !== undefined && !/[\n\r]/.test(text.slice(last.end, Math.min(span.start, last.end + 2))))
      put(NOT_PROSE, last.end);
    for (let i = span.start; i < span.end; i++) {
      const unit = text.charAt(i);
      if (DROPPED.has(unit)) continue;
      if (classes[text.charCodeAt(i)] === CharacterClass.Space) {
        if (units.length > 0 && units.at(-1) !== ' ') put(' ', i);
        continue;
      }
      if (unit === '"') {
        quoteOpen = !quoteOpen;
        put(quoteOpen ? '“' : '”', i);
        continue;
      }
      put(FULL_WIDTH[unit] !== undefined && isBesideHan(text, i, unit) ? (FULL_WIDTH[unit] as string) : unit, i);
    }
    last = span;
  }
  while (units.at(-1) === ' ') units.pop();
  if (units.length === 0) return undefined;
  const written = units.join('');
  offsets[units.length] = (offsets[units.length - 1] as number) + 1;
  let folded = '';
  for (let i = 0; i < written.length; i++) {
    const unit = written.charAt(i);
    folded += FOLDED_QUOTES[unit] ?? String.fromCharCode(folding[written.charCodeAt(i)] as number);
  }
  const body = MARK.exec(folded)?.[0].length ?? 0;
  const heading =
    written.length - body <= LONGEST_HEADING && written.length > body && !STOPS.includes(written.charAt(written.length - 1));
  return { text: written, folded, offsets: offsets.slice(0, written.length + 1), heading, body, section };
}

/** Half-width punctuation is that of the Chinese text where it stands behind Han, and not inside a number or a name. */
function isBesideHan(text: string, at: number, unit: string): boolean {
  if (unit === '(' || unit === ')') return isHan(text.charCodeAt(at - 1)) || isHan(text.charCodeAt(at + 1));
  const before = text.charCodeAt(at - 1);
  return isHan(before) || (isHan(text.charCodeAt(at + 1)) && unit !== '.') || '”’」』）)"'.includes(text.charAt(at - 1));
}
