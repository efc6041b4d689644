// mojibake: bytes of one encoding that were read as another, at any place of a clean text.
// Cause: a file, a page or a mail whose encoding was guessed wrong, once or twice; a language model that leaks its byte alphabet.
// Fires: 鍔炲叕鍘呴€氱煡 (办公厅通知, UTF-8 as GBK) · Í¨Öª (通知, GBK as Latin-1) · åĬŀåħ¬åİħ (办公厅, byte-level tokens).
// Must not: 瀛寰、鎏金、镌刻 (rare Han) · café, naïve, Škoda · текст на русском языке, 日本語のテキスト.
import { DOUBLE_BYTE_PAGES, REPLACEMENT } from '../../text/codec';
import type { Fix } from '../finding';
import { byteFallback } from '../mojibake/byteFallback';
import { isCue, isUtf8Cue } from '../mojibake/cues';
import { chinese, isForeign } from '../mojibake/language';
import type { Piece, Reading } from '../mojibake/reading';
import { search } from '../mojibake/search';
import { swallowed } from '../mojibake/swallowed';
import type { Candidate, DocumentEvidence, Rule, Sink } from '../rule';

type MojibakeCandidate = Candidate<'mojibake'>;

/** Nats by which a reading must beat the text as it stands: garbles are rare, so the evidence must be strong. */
const LEAST_GAIN = 16;
/** Where no byte tells a garble from clean text, as between two double-byte pages, it takes more. */
const LEAST_GAIN_OF_PAIRS = 22;
const LEAST_PAIRS = 3;
/** With this much the fix is beyond doubt, if no byte is lost. */
const CERTAIN_GAIN = 30;
/** Less than `LEAST_GAIN` does where the document holds this many findings of the same chain. */
const SETTLED = 3;
const LEAST_GAIN_IN_COMPANY = 8;
/** Nats a character that ordinary Chinese does not exceed, and what it hardly ever comes near. */
const READABLE = 10.5;
const WELL_READABLE = 9;

interface Evidence {
  readonly chain: string;
  readonly gain: number;
  readonly beyondDoubt: boolean;
}

const LESS_THAN = 0x3c;

export const rule: Rule<'mojibake'> = {
  kind: 'mojibake',
  triggers: (unit) => unit === LESS_THAN || isCue(unit),

  at({ text }, offset, within, sink) {
    if (text.charCodeAt(offset) === LESS_THAN) {
      const found = byteFallback(text, offset, within.end);
      if (!found) return offset + 1;
      sink.found(candidateOf(found, [found.pieces[0] as Piece], undefined, true));
      return found.end;
    }
    const readings = search(text, offset, within.start, within.end);
    const best = readings.find((reading) => isTrusted(reading, text));
    if (!best) return hopeless(text, offset, within.start, within.end, sink);
    const second = readings.find(
      (reading) => reading.text !== best.text && reading.start < best.end && best.start < reading.end,
    );
    const beyondDoubt = isBeyondDoubt(best, second, best.end < within.end ? text.charCodeAt(best.end) : 0x20);
    for (const pieces of groups(best.pieces)) {
      const end = (pieces.at(-1) as Piece).end;
      const eaten =
        text.charAt(end - 1) === '?' && (pieces[0] as Piece).lost > 0
          ? swallowed(text, within.start, end, within.end)
          : '';
      sink.found(candidateOf(best, pieces, second, beyondDoubt, eaten));
    }
    return Math.max(offset + 1, best.end);
  },

  settle,
};

function isTrusted(reading: Reading, text: string): boolean {
  if (!isStrong(reading) || !isReadable(reading)) return false;
  // Next to nothing but guesses must at least show that something was lost.
  return reading.exact >= 2 || reading.lost === 0 || /[\ufffd?]/.test(text.slice(reading.start, reading.end));
}

function isStrong({ chain, exact, gain, lost }: Reading): boolean {
  const [misreading] = chain;
  if (misreading?.actual === 'utf-8')
    return gain >= LEAST_GAIN_IN_COMPANY && exact + lost > 0 && (lost <= 4 || lost <= 2 * exact);
  if (lost > exact) return false;
  // Two Latin letters and two Han are as hard to confuse as bytes are.
  if (misreading && !isDoubleByte(misreading.readAs)) return gain >= LEAST_GAIN && exact >= 2;
  return gain >= LEAST_GAIN_OF_PAIRS && exact >= LEAST_PAIRS;
}

function isDoubleByte(readAs: string): boolean {
  return (DOUBLE_BYTE_PAGES as readonly string[]).includes(readAs) || readAs === 'gbk-out-of-step';
}

function isReadable({ text }: Reading, most = READABLE): boolean {
  const head = text.slice(0, 100);
  // What one layer more of garbling leaves is full of other characters.
  let foreign = 0;
  for (let i = 0; i < head.length; i++) if (isForeign(head.charCodeAt(i))) foreign++;
  return foreign * 4 <= head.length && chinese().textCost(head, 0x20, 0x20) <= most * (head.length + 1);
}

/** Whether everything that is exact in the reading is right: strong evidence, and no second reading near. */
function isBeyondDoubt(best: Reading, second: Reading | undefined, next: number): boolean {
  const utf8 = best.chain[0]?.actual === 'utf-8';
  const outOfStep = best.chain[0]?.readAs === 'gbk-out-of-step';
  if (outOfStep || !isReadable(best, WELL_READABLE)) return false;
  // A garble that goes on unread may have a layer more.
  if (best.exact < 8 && (next === REPLACEMENT || isCue(next))) return false;
  const rival = second && isReadable(second) ? second.gain : 0;
  // A run of bytes that happens to be valid UTF-8 is far rarer than one that happens to be valid GBK.
  const needed = utf8 ? CERTAIN_GAIN : 2 * CERTAIN_GAIN;
  // Shift_JIS has some kanji twice, so that its bytes are a guess.
  if (!utf8 && best.chain[0]?.readAs === 'shift_jis') return false;
  // Between pairs nothing shows where one begins: after a loss they may be one byte out of step.
  if (best.lost > 0 && (!utf8 || best.exact < 3 * best.lost)) return false;
  return best.exact >= (utf8 ? 2 : 4) && best.gain >= needed && best.gain - rival >= (utf8 ? 6 : 12);
}

/** Units that tell a page beyond repair, and how many of them must be no Chinese. */
const HOPELESS_LENGTH = 12;
const HOPELESS_COST = 12.5;

/** Garbled three times, or with most bytes lost: nothing can be given back, but it can be said what it is. */
function hopeless(text: string, offset: number, from: number, limit: number, sink: Sink<'mojibake'>): number {
  let end = offset;
  let broken = 0;
  while (end < limit && end - offset < 2000 && isBroken(text, end, limit)) {
    if (isUtf8Cue(text.charCodeAt(end)) || text.charCodeAt(end) === REPLACEMENT) broken++;
    end++;
  }
  const length = end - offset;
  if (length < HOPELESS_LENGTH || broken * 4 < length) return offset + 1;
  const head = text.slice(offset, Math.min(end, offset + 100));
  if (chinese().textCost(head, 0x20, 0x20) < HOPELESS_COST * head.length) return offset + 1;
  // What can be read may begin a little later.
  for (let i = offset + 1; i < offset + 8; i++) {
    if (isCue(text.charCodeAt(i)) && search(text, i, from, limit).some((reading) => isTrusted(reading, text)))
      return offset + 1;
  }
  const lostBytes = text.slice(offset, end).split('\ufffd').length - 1;
  sink.found({
    start: offset,
    end,
    certain: false,
    fixes: [],
    chain: [],
    lostBytes,
    confidence: 0,
    evidence: { chain: '', gain: LEAST_GAIN, beyondDoubt: false } satisfies Evidence,
  });
  return end;
}

/** Whether a garble goes on at `at`: a telling unit is there or within the next four. */
function isBroken(text: string, at: number, limit: number): boolean {
  for (let i = at; i < Math.min(limit, at + 5); i++) {
    const unit = text.charCodeAt(i);
    if (unit === REPLACEMENT || isUtf8Cue(unit)) return true;
  }
  return false;
}

/** Exact pieces in a row are one finding; each piece with lost bytes is one of its own. */
function groups(pieces: readonly Piece[]): Piece[][] {
  const grouped: Piece[][] = [];
  for (const piece of pieces) {
    const last = grouped.at(-1);
    if (piece.lost === 0 && last?.[0]?.lost === 0 && last.at(-1)?.end === piece.start) last.push(piece);
    else grouped.push([piece]);
  }
  return grouped;
}

function candidateOf(
  reading: Reading,
  pieces: readonly Piece[],
  second: Reading | undefined,
  beyondDoubt: boolean,
  eaten = '',
): Omit<MojibakeCandidate, 'kind'> {
  const first = pieces[0] as Piece;
  const start = first.start;
  const end = (pieces.at(-1) as Piece).end;
  const lostBytes = first.lost;
  const texts = [pieces.map((piece) => piece.text).join(''), ...first.others].map((guess) => guess + eaten);
  const whole = pieces.length === reading.pieces.length && lostBytes === 0;
  const secondText = lostBytes > 0 ? first.others[0] : whole && second && isReadable(second) ? second.text : undefined;
  const evidence: Evidence = {
    chain: reading.chain.map(({ actual, readAs }) => `${actual}<${readAs}`).join(' '),
    gain: reading.gain,
    beyondDoubt,
  };
  return {
    start,
    end,
    certain: beyondDoubt && lostBytes === 0,
    fixes: texts.map((text): Fix => ({ edits: [{ start, end, text }] })),
    chain: reading.chain,
    lostBytes,
    confidence: lostBytes === 0 ? sureness(reading.gain - LEAST_GAIN_IN_COMPANY, 8) : sureness(first.margin, 2),
    ...(secondText === undefined ? {} : { second: secondText }),
    evidence,
  };
}

/** From 0 at no margin to 1 at a large one. */
function sureness(margin: number, scale: number): number {
  return margin <= 0 ? 0 : 1 - Math.exp(-margin / scale);
}

/**
 * The document's say: many findings of one chain vouch for the faint ones, a faint one alone goes; and where most of the
 * document is one garble, what can be restored beyond doubt becomes one finding for the file.
 */
function settle(candidates: readonly MojibakeCandidate[], document: DocumentEvidence): MojibakeCandidate[] {
  const company = new Map<string, number>();
  for (const { evidence } of candidates) {
    const { chain } = evidence as Evidence;
    company.set(chain, (company.get(chain) ?? 0) + 1);
  }
  const kept: MojibakeCandidate[] = [];
  const covered = new Map<string, number>();
  let reached = 0;
  for (const candidate of candidates) {
    const { chain, gain } = candidate.evidence as Evidence;
    // A search looks back a few units, into what an earlier one may have read already.
    if (candidate.start < reached) continue;
    const vouched = (company.get(chain) ?? 0) >= SETTLED;
    if (gain < LEAST_GAIN && !vouched) continue;
    reached = candidate.end;
    covered.set(chain, (covered.get(chain) ?? 0) + candidate.end - candidate.start);
    const { evidence: _, ...found } = candidate;
    const certain =
      found.certain || (vouched && found.lostBytes === 0 && gain >= LEAST_GAIN && chain.startsWith('utf-8'));
    kept.push({ ...found, certain });
  }
  const [most] = [...covered].sort((a, b) => b[1] - a[1]);
  return most && most[1] >= SMALLEST_DOCUMENT ? wholeDocument(kept, most[0], most[1], document) : kept;
}

/** UTF-16 units of garble below which a document is not spoken of as a whole. */
const SMALLEST_DOCUMENT = 200;
/** The share of a document's Chinese that must be one garble. */
const MOST = 0.6;

function wholeDocument(
  kept: MojibakeCandidate[],
  chain: string,
  covered: number,
  document: DocumentEvidence,
): MojibakeCandidate[] {
  const isSame = (candidate: MojibakeCandidate): boolean =>
    candidate.chain.map(({ actual, readAs }) => `${actual}<${readAs}`).join(' ') === chain;
  // A garble of a page with Han counts as Han itself.
  const looksHan = /<(gbk|big5|shift_jis|euc-kr)$/.test(chain);
  const clean = Math.max(0, document.han - (looksHan ? covered : 0));
  if (covered < MOST * (covered + clean)) return kept;
  const parts = kept.filter((candidate) => isSame(candidate) && candidate.certain);
  const first = parts[0];
  const last = parts.at(-1);
  if (!first || !last || parts.length < 2) return kept;
  const whole: MojibakeCandidate = {
    ...first,
    start: first.start,
    end: last.end,
    fixes: [{ edits: parts.flatMap((part) => part.fixes[0]?.edits ?? []) }],
    confidence: Math.max(...parts.map((part) => part.confidence)),
    lostBytes: kept.reduce((sum, candidate) => sum + (isSame(candidate) ? candidate.lostBytes : 0), 0),
    wholeDocument: true,
  };
  return [...kept.filter((candidate) => !parts.includes(candidate)), whole].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
}
