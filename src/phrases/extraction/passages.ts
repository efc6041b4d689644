import { CharacterClass, characterClasses, isHan } from '../../text/han';
import { lines } from '../../text/lines';
import { proseSpans } from '../../text/prose';
import { foldText } from '../../text/script';
import type { Span } from '../../text/span';
import { textOfUnits } from '../../text/units';

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
const NOT_PROSE = 0xfffc;
const SPACE = 0x20;
const STRAIGHT_QUOTE = 0x22;
const LONGEST_HEADING = 40;
/** Hard-wrapped text has lines of about these many columns, of 2 a Han. */
const SHORTEST_WRAP = 40;
const LONGEST_WRAP = 120;
const WRAP_SLACK = 8;

const FULL_WIDTH: ReadonlyMap<number, number> = new Map(
  [',，', ';；', ':：', '?？', '!！', '.。', '(（', ')）', '､、', '﹑、', '．。'].map((pair) => [
    pair.charCodeAt(0),
    pair.charCodeAt(1),
  ]),
);
const CLOSING = '”’」』）)"';
const FOLDED_QUOTES: Readonly<Record<string, string>> = { '「': '“', '」': '”', '『': '‘', '』': '’' };
/** Marks of emphasis, and what is invisible. */
const DROPPED = new Set(Array.from('*`\u200b\u200c\u200d\u2060\ufeff\u00ad', (unit) => unit.charCodeAt(0)));
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
  let length = 0;
  for (const { start, end } of spans) length += end - start + 1;
  const units = new Uint16Array(length);
  const offsets = new Uint32Array(length + 1);
  let used = 0;
  let quoteOpen = false;
  const put = (unit: number, offset: number): void => {
    offsets[used] = offset;
    units[used++] = unit;
  };
  let last: Span | undefined;
  for (const span of spans) {
    // Between two spans of one line stands what is not prose; between two lines stands the break.
    if (last !== undefined && !isLineBreak(text.charCodeAt(last.end))) put(NOT_PROSE, last.end);
    for (let i = span.start; i < span.end; i++) {
      const unit = text.charCodeAt(i);
      switch (classes[unit]) {
        case CharacterClass.Han:
          put(unit, i);
          break;
        case CharacterClass.Space:
          if (used > 0 && units[used - 1] !== SPACE) put(SPACE, i);
          break;
        default:
          if (DROPPED.has(unit)) break;
          if (unit === STRAIGHT_QUOTE) {
            quoteOpen = !quoteOpen;
            put((quoteOpen ? '“' : '”').charCodeAt(0), i);
          } else {
            const wide = FULL_WIDTH.get(unit);
            put(wide !== undefined && isBesideHan(text, i) ? wide : unit, i);
          }
      }
    }
    last = span;
  }
  while (used > 0 && units[used - 1] === SPACE) used--;
  used = closeUp(units, offsets, used);
  if (used === 0) return undefined;
  offsets[used] = (offsets[used - 1] as number) + 1;
  const written = textOfUnits(units, used);
  const folded = foldText(written).replace(/[「」『』]/g, (mark) => FOLDED_QUOTES[mark] as string);
  const body = MARK.exec(folded)?.[0].length ?? 0;
  const heading = used - body <= LONGEST_HEADING && used > body && !STOPS.includes(written.charAt(used - 1));
  return { text: written, folded, offsets: offsets.slice(0, used + 1), heading, body, section };
}

/** In a text with punctuation, a space between two Han got there by accident: 自己 的思考. A line of words has spaces instead. */
function closeUp(units: Uint16Array, offsets: Uint32Array, used: number): number {
  const between = (i: number): boolean =>
    units[i] === SPACE && isHan(units[i - 1] as number) && isHan(units[i + 1] as number);
  let [spaces, stops] = [0, 0];
  for (let i = 1; i + 1 < used; i++) {
    if (between(i)) spaces++;
    else if (STOPS.includes(String.fromCharCode(units[i] as number))) stops++;
  }
  if (spaces === 0 || spaces > stops) return used;
  let kept = 0;
  for (let i = 0; i < used; i++) {
    // What stands before has moved already, and a space never follows a space.
    if (
      i > 0 &&
      i + 1 < used &&
      units[i] === SPACE &&
      isHan(units[kept - 1] as number) &&
      isHan(units[i + 1] as number)
    )
      continue;
    units[kept] = units[i] as number;
    offsets[kept++] = offsets[i] as number;
  }
  return kept;
}

function isLineBreak(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d;
}

/** Half-width punctuation is that of the Chinese text where it stands behind Han, and not inside a number or a name. */
function isBesideHan(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const behind = text.charCodeAt(at + 1);
  switch (text.charAt(at)) {
    case '(':
    case ')':
      return isHan(before) || isHan(behind);
    case '.':
      return isHan(before) || CLOSING.includes(text.charAt(at - 1));
    default:
      return isHan(before) || isHan(behind) || CLOSING.includes(text.charAt(at - 1));
  }
}
