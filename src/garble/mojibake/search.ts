import { codePage, type DoubleBytePage, NO_CODE, REPLACEMENT, SINGLE_BYTE_PAGES } from '../../text/codec';
import { big5Level, CharacterClass, classOf, gb2312Level, isHan } from '../../text/han';
import { readDoubleByte } from './doubleByte';
import { chinese } from './language';
import { page, type ReadAs } from './pages';
import type { Piece, Reading } from './reading';
import { bridge, exactRun } from './utf8';

/** What stands beside the edge of a line. */
const BLANK = 0x20;
/** Units whose cost is compared at the head of a long garble; the rest of one needs no comparing. */
const COMPARED = 320;
/** Layers of garbling that are undone; more are not seen in the wild. */
const DEEPEST = 3;

/** Which search a unit calls for. */
enum Cue {
  Utf8AsGbk = 1,
  SingleByte = 2,
  ShiftJis = 4,
  EucKr = 8,
  Big5 = 16,
  Gbk = 32,
  OneOff = 64,
  /** No search, but part of a single-byte page all the same. */
  Sign = 128,
}

let cues: Uint8Array | undefined;

/** Whether a search may begin at `unit`: hardly ever so in ordinary Chinese text. */
export function isCue(unit: number): boolean {
  const cue = cueTable()[unit] as number;
  return cue !== 0 && cue !== Cue.Sign;
}

/** Whether `unit` is how UTF-8 read as GBK, EUC-KR or Shift_JIS looks, and ordinary text does not. */
export function isUtf8Cue(unit: number): boolean {
  return ((cueTable()[unit] as number) & (Cue.Utf8AsGbk | Cue.EucKr | Cue.ShiftJis)) !== 0;
}

/** By unit, the searches that it calls for: what ordinary Chinese text holds calls for none, or hardly ever. */
function cueTable(): Uint8Array {
  if (cues) return cues;
  cues = new Uint8Array(0x10000);
  const gbk = codePage('gbk').codes;
  const big5 = codePage('big5').codes;
  const shiftJis = codePage('shift_jis').codes;
  const singles = SINGLE_BYTE_PAGES.map((name) => codePage(name).codes);
  for (let unit = 0x80; unit < 0x10000; unit++) {
    let cue = 0;
    const code = gbk[unit] as number;
    const lead = code >> 8;
    const trail = code & 0xff;
    const type = classOf(unit);
    const common = gb2312Level(unit) === 1;
    if (code !== NO_CODE && trail >= 0x80 && trail <= 0xbf) {
      if (lead >= 0xe4 && lead <= 0xe9) cue |= Cue.Utf8AsGbk;
      else if (lead === 0xc2 && trail <= 0xa0) cue |= Cue.Utf8AsGbk;
      else if (
        code === 0xe280 ||
        (lead === 0xe3 && trail <= 0x83) ||
        code === 0xefbc ||
        code === 0xefbd ||
        code === 0xf09f
      )
        cue |= Cue.Utf8AsGbk;
    }
    if (isHan(unit)) {
      if (!common && (big5[unit] as number) >= 0xc940 && (big5[unit] as number) !== NO_CODE) cue |= Cue.Big5;
      const japanese = shiftJis[unit] as number;
      if (!common && big5Level(unit) !== 1 && japanese !== NO_CODE && japanese >> 8 >= 0xe4 && japanese >> 8 <= 0xe9)
        cue |= Cue.ShiftJis;
      if (gb2312Level(unit) === 2) cue |= Cue.OneOff;
      if (lead >= 0xaa && lead <= 0xc6 && trail < 0x7f && big5Level(unit) !== 1) cue |= Cue.Gbk;
    } else if (type === CharacterClass.Kana) {
      cue |= unit >= 0xff00 ? Cue.ShiftJis : Cue.Gbk;
    } else if (type === CharacterClass.Hangul) {
      cue |= Cue.EucKr;
    } else if (unit >= 0x3105 && unit <= 0x312f) {
      cue |= Cue.Big5 | Cue.Gbk;
    } else if (unit < 0x180 || singles.some((codes) => codes[unit] !== NO_CODE)) {
      cue |= CHINESE_SIGNS.includes(String.fromCharCode(unit)) ? Cue.Sign : Cue.SingleByte;
    }
    cues[unit] = cue;
  }
  return cues;
}

/** Signs of single-byte pages that stand in Chinese text by right, and call for no search. */
const CHINESE_SIGNS = '\u00a0·×÷°±²³§©®™‰–—‘’“”…‚„†‡•¥£€½¼¾√∞≈≠≤≥─│┌┐└┘├┤┬┴┼═║■█▀▄▌▐░▒▓\ufffd';

/**
 * Looks for a garble at `offset`.
 * @param from the start, and `limit` the end, of the prose that holds it
 * @returns the readings that explain it, best first; empty where it is no garble, or none that can be read
 */
export function search(text: string, offset: number, from: number, limit: number, depth = 1): Reading[] {
  const cue = cueTable()[text.charCodeAt(offset)] as number;
  const readings: Reading[] = [];
  const add = (reading: Reading | undefined): void => {
    if (reading) readings.push(reading, ...deeper(reading, text, from, limit, depth));
  };
  if ((cue & Cue.Utf8AsGbk) !== 0 && isWorthTrying(text, offset, limit)) {
    const lead = (page('gbk').codes[text.charCodeAt(offset)] as number) >> 8;
    // Only what was Latin-1 before can begin with a character that calls for no search: 芒 is â.
    add(readUtf8(text, lead === 0xc2 ? startOf(text, offset, from, limit, 'gbk') : offset, from, limit, 'gbk'));
  }
  if ((cue & Cue.SingleByte) !== 0) for (const reading of singleByte(text, offset, from, limit)) add(reading);
  if ((cue & Cue.ShiftJis) !== 0 && isOdd(text, offset, limit))
    for (const reading of doubleByte(text, offset, from, limit, 'shift_jis', ['gbk'])) add(reading);
  if ((cue & Cue.EucKr) !== 0)
    for (const reading of doubleByte(text, offset, from, limit, 'euc-kr', ['gbk'])) add(reading);
  if ((cue & Cue.Big5) !== 0 && isOdd(text, offset, limit))
    for (const reading of doubleByte(text, offset, from, limit, 'big5', ['gbk'])) add(reading);
  if ((cue & Cue.Gbk) !== 0 && isOdd(text, offset, limit))
    for (const reading of doubleByte(text, offset, from, limit, 'gbk', ['big5'])) add(reading);
  if (readings.length === 0 && (cue & Cue.OneOff) !== 0 && isOdd(text, offset, limit))
    add(oneOff(text, offset, from, limit));
  return readings.sort((a, b) => b.gain - a.gain);
}

/** Whether the units around `offset` are far less expected than Chinese text is. */
function isOdd(text: string, offset: number, limit: number): boolean {
  const language = chinese();
  const start = Math.max(0, offset - 2);
  const end = Math.min(limit, offset + 5);
  return language.textCost(text.slice(start, end), BLANK, BLANK) > 10.5 * (end - start);
}

/** The cheap test that clears nearly every clean character: does the next unit go on with what this one began? */
function isWorthTrying(text: string, offset: number, limit: number): boolean {
  if (offset + 1 >= limit) return false;
  const unit = text.charCodeAt(offset + 1);
  const code = page('gbk').codes[unit] as number;
  if (code === NO_CODE) return unit === REPLACEMENT;
  const byte = code > 0xff ? code >> 8 : code;
  return (byte >= 0x80 && byte <= 0xbf) || byte === 0x3f || byte >= 0xe0 || byte === 0xc2 || byte === 0xc3;
}

/** The first unit, at most 8 before `offset`, from which bytes are whole characters of UTF-8 up to `offset` and beyond. */
function startOf(text: string, offset: number, from: number, limit: number, readAs: ReadAs): number {
  const table = page(readAs);
  for (let start = Math.max(from, offset - 8); start < offset; start++) {
    const code = table.codes[text.charCodeAt(start)] as number;
    const byte = code > 0xff ? code >> 8 : code;
    if (code === NO_CODE || byte < 0xc2 || byte > 0xf4) continue;
    if (exactRun(text, start, Math.min(limit, offset + 4), table).end > offset) return start;
  }
  return offset;
}

/** Another layer below a reading that is still a garble. */
function deeper(outer: Reading, text: string, from: number, limit: number, depth: number): Reading[] {
  if (depth >= DEEPEST || outer.exact < 3) return [];
  const inner = outer.text;
  const language = chinese();
  const head = inner.slice(0, 60);
  if (language.textCost(head, BLANK, BLANK) < 9.5 * head.length) return [];
  let start = 0;
  while (start < inner.length && !isCue(inner.charCodeAt(start))) start++;
  if (start > 4) return [];
  return search(inner, start, 0, inner.length, depth + 1)
    .filter((reading) => reading.start <= 4 && inner.length - reading.end <= 4)
    .flatMap((reading) => {
      const cut = narrowed(outer, reading.start, reading.end, text);
      if (!cut) return [];
      const lost = outer.lost + reading.lost;
      const piece = { ...cut, text: reading.text, lost, others: [], margin: Number.POSITIVE_INFINITY };
      const gain = gainOf(text, cut.start, cut.end, reading.text, from, limit);
      return [{ ...reading, ...cut, chain: [...outer.chain, ...reading.chain], pieces: [piece], lost, gain }];
    });
}

/** The units of `outer` that its characters `[start, end)` come from, if they come from whole units. */
function narrowed(
  outer: Reading,
  start: number,
  end: number,
  text: string,
): { start: number; end: number } | undefined {
  if (start === 0 && end === outer.text.length) return { start: outer.start, end: outer.end };
  if (outer.pieces.length !== 1 || outer.chain[0]?.actual !== 'utf-8') return undefined;
  const readAs = outer.chain[0].readAs as ReadAs;
  const wanted = outer.text.slice(start, end);
  for (let first = outer.start; first <= outer.start + 8; first++) {
    for (let last = outer.end; last > outer.end - 12 && last > first; last--) {
      const run = exactRun(text, first, last, page(readAs));
      if (run.text === wanted) return { start: first, end: run.end };
      if (start === 0 && first > outer.start) return undefined;
    }
  }
  return undefined;
}

/** Garbles of single-byte pages: runs of accented letters, Cyrillic, Greek, boxes. */
function singleByte(text: string, offset: number, from: number, limit: number): Reading[] {
  let start = offset;
  // A second byte may be ASCII: 四 in Big5 is 0xA5 0x7C.
  while (start > from && offset - start < 32) {
    if (isHighSingle(text.charCodeAt(start - 1))) start--;
    else if (
      start - 1 > from &&
      text.charCodeAt(start - 1) >= 0x40 &&
      text.charCodeAt(start - 1) < 0x7f &&
      isHighSingle(text.charCodeAt(start - 2))
    )
      start -= 2;
    else break;
  }
  const readings: Reading[] = [];
  for (const name of [...SINGLE_BYTE_PAGES, 'byte-level-bpe'] as const) {
    const { codes } = page(name);
    // A clean ” before the garble is no part of a page that lacks it.
    let first = start;
    while (first < offset && codes[text.charCodeAt(first)] === NO_CODE) first++;
    let high = 0;
    for (let i = first; i < Math.min(limit, first + 48); i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0x80) continue;
      if (codes[unit] === NO_CODE) break;
      high++;
    }
    if (high < 3) continue;
    const reading = readUtf8(text, startOf(text, offset, Math.max(from, offset - 3), limit, name), from, limit, name);
    if (reading && reading.exact >= 1) readings.push(reading);
    if (name === 'byte-level-bpe' || high < 4) continue;
    for (const actual of ['gbk', 'big5'] as const) {
      const found = alternating(text, first, from, limit, name, actual, 64);
      if (found) readings.push(found);
    }
  }
  return readings;
}

function isHighSingle(unit: number): boolean {
  return ((cueTable()[unit] as number) & (Cue.SingleByte | Cue.Sign)) !== 0;
}

/** Garbles of one double-byte page that were read as another, or UTF-8 read as one. */
function doubleByte(
  text: string,
  offset: number,
  from: number,
  limit: number,
  readAs: DoubleBytePage,
  actuals: readonly DoubleBytePage[],
): Reading[] {
  const readings: Reading[] = [];
  let start = offset;
  while (start > from && offset - start < 8 && text.charCodeAt(start - 1) === REPLACEMENT) start--;
  if (readAs !== 'gbk') {
    const reading = readUtf8(
      text,
      start < offset ? start : startOf(text, offset, from, limit, readAs),
      from,
      limit,
      readAs,
    );
    if (reading) readings.push(reading);
  }
  for (const actual of actuals) {
    const found = alternating(text, Math.max(from, offset - 6), from, limit, readAs, actual, 64);
    if (found) readings.push(found);
  }
  return readings;
}

/** GBK that lost a byte, so that every pair after it is one byte out of step. */
function oneOff(text: string, offset: number, from: number, limit: number): Reading | undefined {
  return alternating(text, Math.max(from, offset - 4), from, limit, 'gbk', 'gbk', 48);
}

/**
 * Reads a window as clean text and garbles in turn; the first garble is the reading. Where it reaches the window's end,
 * the window doubles.
 */
function alternating(
  text: string,
  start: number,
  from: number,
  limit: number,
  readAs: ReadAs,
  actual: DoubleBytePage,
  width: number,
): Reading | undefined {
  const end = Math.min(limit, start + width);
  const [before, after] = neighbours(text, start, end, from, limit);
  const outOfStep = readAs === actual;
  const found = readDoubleByte(text, start, end, page(readAs), actual, before, after, outOfStep);
  if (!found || found.pieces.length === 0) return undefined;
  const pieces = adjoining(found.pieces);
  const last = pieces.at(-1) as Piece;
  if (last.end > end - 6 && end < limit && width < 4096)
    return alternating(text, start, from, limit, readAs, actual, width * 4);
  const first = pieces[0] as Piece;
  const original = text.slice(first.start, last.end);
  const mended = mend(text, pieces);
  return {
    chain: [{ actual, readAs: outOfStep ? 'gbk-out-of-step' : readAs }],
    pieces,
    start: first.start,
    end: last.end,
    text: mended,
    exact: mended.length - (original.match(/[\x20-\x7e]/g)?.length ?? 0),
    lost: pieces.reduce((sum, piece) => sum + piece.lost, 0),
    gain: gainOf(text, first.start, last.end, mended, from, limit),
  };
}

/** The pieces from the first on that only ASCII and a few clean units part. */
function adjoining(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  for (const piece of pieces) {
    const last = kept.at(-1);
    if (last && piece.start - last.end > 3) break;
    kept.push(piece);
  }
  return kept;
}

/** The pieces' range with every piece read. */
function mend(text: string, pieces: readonly Piece[]): string {
  let mended = '';
  let at = pieces[0]?.start ?? 0;
  for (const piece of pieces) {
    mended += text.slice(at, piece.start) + piece.text;
    at = piece.end;
  }
  return mended;
}

/**
 * Reads the units from `start` on as UTF-8 that was read as `readAs`: exact runs, and between them places where bytes are
 * missing and have to be guessed.
 */
export function readUtf8(
  text: string,
  start: number,
  from: number,
  limit: number,
  readAs: ReadAs,
): Reading | undefined {
  const table = page(readAs);
  const pieces: Piece[] = [];
  let at = start;
  let previous = start > from ? text.charCodeAt(start - 1) : BLANK;
  let exact = 0;
  let lost = 0;
  let gaps = 0;
  while (at < limit && at - start < LONGEST) {
    const run = exactRun(text, at, limit, table, at === start);
    if (run.characters > 0) {
      pieces.push({ start: at, end: run.end, text: run.text, lost: 0, others: [], margin: Number.POSITIVE_INFINITY });
      exact += run.characters;
      previous = run.text.charCodeAt(run.text.length - 1);
    }
    at = run.end;
    if (run.capped && run.characters > 0) continue;
    const gap = bridge(text, at, run.failedAt, limit, table, previous);
    // Where little is left but losses there is nothing to build on.
    if (!gap || (++gaps > 16 && gaps * 2 > exact)) break;
    pieces.push(gap);
    lost += gap.lost;
    at = gap.end;
    previous = gap.text.charCodeAt(gap.text.length - 1);
  }
  const last = pieces.at(-1);
  if (!last) return undefined;
  const original = pieces.map((piece) => piece.text).join('');
  return {
    chain: [{ actual: 'utf-8', readAs }],
    pieces,
    start,
    end: last.end,
    text: original,
    exact,
    lost,
    gain: gainOf(text, start, last.end, original, from, limit),
  };
}

/** Units of one reading; a longer garble is read in several. */
const LONGEST = 16384;

function neighbours(
  text: string,
  start: number,
  end: number,
  from: number,
  to: number,
): [previous: number, next: number] {
  return [start > from ? text.charCodeAt(start - 1) : BLANK, end < to ? text.charCodeAt(end) : BLANK];
}

function gainOf(text: string, start: number, end: number, original: string, from: number, to: number): number {
  const language = chinese();
  const [before, after] = neighbours(text, start, end, from, to);
  const length = end - start;
  if (length <= COMPARED)
    return language.textCost(text.slice(start, end), before, after) - language.textCost(original, before, after);
  const head = Math.floor((original.length * COMPARED) / length);
  return (
    language.textCost(text.slice(start, start + COMPARED), before, BLANK) -
    language.textCost(original.slice(0, head), before, BLANK)
  );
}
