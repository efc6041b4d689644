// mojibake: bytes of one encoding that were read as another, at any place of a clean text.
// Cause: a file, a page or a mail whose encoding was guessed wrong, once or twice; a language model that leaks its byte alphabet.
//
// Fires
//   现将鍔炲叕鍘呴€氱煡转发各科室
//   现将Í¨Öª转发各科室
//   åĬŀåħ¬åİħ的通知
// Silent
//   瀛寰、鎏金、镌刻
//   他在 café 里用 Škoda 车模演示
//   俄文是 текст на русском языке，日文是日本語のテキスト
import type { Span } from '../../text/span';
import type { Fix } from '../finding';
import { byteFallback, endOfTokens } from '../mojibake/byteFallback';
import { chainOf, type Evidence, settle } from '../mojibake/company';
import { isCue } from '../mojibake/cues';
import { confidenceOf, isBeyondDoubt, isReadable, isSound, isTrusted, LEAST_GAIN } from '../mojibake/doubt';
import { hopelessEnd, isMostlyLost } from '../mojibake/hopeless';
import { isEnclosed, speaksOfEncodings } from '../mojibake/mention';
import { withAllGuesses } from '../mojibake/pairReading';
import type { Piece, Reading } from '../mojibake/reading';
import { search } from '../mojibake/search';
import { swallowed } from '../mojibake/swallowed';
import type { Candidate, Paragraph, Rule, Sink } from '../rule';

type MojibakeCandidate = Candidate<'mojibake'>;

const LESS_THAN = 0x3c;

export const rule: Rule<'mojibake'> = {
  kind: 'mojibake',
  triggers: (unit) => unit === LESS_THAN || isCue(unit),

  at(paragraph, offset, within, sink) {
    const { text } = paragraph;
    if (text.charCodeAt(offset) === LESS_THAN) {
      const found = byteFallback(text, offset, within.end);
      if (!found) return Math.max(offset + 1, endOfTokens(text, offset, within.end));
      report(paragraph, within, found, undefined, sink);
      return found.end;
    }
    const progress = progressIn(paragraph, offset);
    const from = Math.max(within.start, progress.read);
    const found = isMostlyLost(text, offset, from, within.end) ? undefined : find(text, offset, from, within.end);
    if (!found?.best) {
      progress.failures++;
      progress.failedAt = offset;
      const tried = found ? TRIED : 1;
      const skipped = progress.failures > PATIENCE ? Math.min(FARTHEST, progress.failures) : tried;
      return Math.max(offset + skipped, hopeless(text, offset, from, within.end, sink));
    }
    report(paragraph, within, found.best, found.second, sink);
    progress.read = found.best.end;
    progress.failures = 0;
    return Math.max(offset + 1, found.best.end);
  },

  settle,
};

/** How the search fared in a paragraph, from left to right. */
interface Progress {
  /** Up to where it has been read: a search looks back a few units, but not into that. */
  read: number;
  /** Searches in a row, none far from the next, that found nothing; and where the last of them was. */
  failures: number;
  failedAt: number;
}

const progresses = new WeakMap<Paragraph, Progress>();

/** Units after which a failure does not count any more. */
const FORGOTTEN = 64;
/** Failures in a row after which more and more units are passed over, and how many at most: noise is not read unit by unit. */
const PATIENCE = 6;
const FARTHEST = 48;
/** Units that are passed over where a search found something that is not to be trusted. */
const TRIED = 3;

function progressIn(paragraph: Paragraph, offset: number): Progress {
  let progress = progresses.get(paragraph);
  if (!progress) {
    progress = { read: 0, failures: 0, failedAt: 0 };
    progresses.set(paragraph, progress);
  }
  if (offset - progress.failedAt > FORGOTTEN) progress.failures = 0;
  return progress;
}

/** Units in which a reading must show that it is to be trusted before it is followed to its end. */
const PROBE = 256;

/** The best reading at `offset`, if it is to be trusted, and its rival; undefined where there is none at all. */
function find(
  text: string,
  offset: number,
  from: number,
  limit: number,
): { best?: Reading; second?: Reading } | undefined {
  const near = limit - offset <= 2 * PROBE ? limit : offset + PROBE;
  let readings = search(text, offset, from, near);
  if (readings.length === 0) return undefined;
  let best = readings.find((reading) => isTrusted(reading, text));
  if (best && near < limit && best.end > near - PROBE / 4) {
    const whole = search(text, offset, from, limit);
    const trusted = whole.find((reading) => isTrusted(reading, text));
    if (trusted) {
      readings = whole;
      best = trusted;
    }
  }
  if (!best) return {};
  const second = rivalOf(best, readings);
  return { best: withAllGuesses(best, text), ...(second ? { second } : {}) };
}

function rivalOf(best: Reading, readings: readonly Reading[]): Reading | undefined {
  return readings.find(
    (reading) =>
      reading.chain !== best.chain &&
      reading.text !== best.text &&
      reading.start < best.end &&
      best.start < reading.end,
  );
}

function report(
  { text, start, end }: Paragraph,
  within: Span,
  best: Reading,
  second: Reading | undefined,
  sink: Sink<'mojibake'>,
): void {
  const isShown = isEnclosed(text, best.start, best.end) || speaksOfEncodings(text, start, end, best.start, best.end);
  const sound = !isShown && isSound(best, text, within.start, within.end);
  const certain = sound && isBeyondDoubt(best, second);
  for (const pieces of groups(best.pieces)) {
    const last = (pieces.at(-1) as Piece).end;
    const eaten =
      text.charAt(last - 1) === '?' && (pieces[0] as Piece).lost > 0
        ? swallowed(text, within.start, last, within.end)
        : '';
    sink.found(candidateOf(best, pieces, second, { sound, certain }, eaten));
  }
}

/** Units after a cue within which what can be read may begin. */
const NEAR = 8;

function hopeless(text: string, offset: number, from: number, limit: number, sink: Sink<'mojibake'>): number {
  const end = hopelessEnd(text, offset, limit);
  if (end === undefined) return offset + 1;
  for (let i = offset + 1; i < offset + NEAR; i++) {
    if (!isCue(text.charCodeAt(i)) || isMostlyLost(text, i, from, limit)) continue;
    if (find(text, i, from, limit)?.best) return offset + 1;
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
    evidence: { chain: '', gain: LEAST_GAIN, sound: false } satisfies Evidence,
  });
  return end;
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
  { sound, certain }: { sound: boolean; certain: boolean },
  eaten: string,
): Omit<MojibakeCandidate, 'kind'> {
  const first = pieces[0] as Piece;
  const start = first.start;
  const end = (pieces.at(-1) as Piece).end;
  const lostBytes = first.lost;
  const texts = [pieces.map((piece) => piece.text).join(''), ...first.others].map((guess) => guess + eaten);
  const whole = pieces.length === reading.pieces.length && lostBytes === 0;
  const secondText = lostBytes > 0 ? first.others[0] : whole && second && isReadable(second) ? second.text : undefined;
  return {
    start,
    end,
    certain: certain && lostBytes === 0,
    fixes: texts.map((text): Fix => ({ edits: [{ start, end, text }] })),
    chain: reading.chain,
    lostBytes,
    confidence: confidenceOf(reading, first),
    ...(secondText === undefined ? {} : { second: secondText }),
    evidence: { chain: chainOf(reading.chain), gain: reading.gain, sound } satisfies Evidence,
  };
}
