import type { Span } from '../../text/span';
import type { Candidate, Paragraph, Sink } from '../rule';
import { chainOf, type Evidence, see } from './company';
import { confidenceOf, isBeyondDoubt, isReadable } from './doubt';
import { isEnclosed, speaksOfEncodings } from './mention';
import type { Piece, Reading } from './reading';
import { isBare, isSound } from './sound';
import { swallowed } from './swallowed';

type MojibakeCandidate = Candidate<'mojibake'>;

/** Reports a reading: what is exact of it, and each loss by itself, for that is never certain. */
export function report(
  paragraph: Paragraph,
  within: Span,
  best: Reading,
  second: Reading | undefined,
  sink: Sink<'mojibake'>,
): void {
  const { text } = paragraph;
  const isShown = isEnclosed(text, best.start, best.end) || speaksOfEncodings(paragraph, best.start, best.end);
  const sound = !isShown && isSound(best, text, within.start, within.end);
  const rival = second && isReadable(second) ? second : undefined;
  const certain = sound && isBeyondDoubt(best, rival, isBare(best, text, within.start, within.end));
  for (const pieces of groups(best.pieces)) {
    const last = (pieces.at(-1) as Piece).end;
    const eaten =
      text.charAt(last - 1) === '?' && (pieces[0] as Piece).lost > 0
        ? swallowed(text, within.start, last, within.end)
        : '';
    see(candidateOf(best, pieces, rival, { sound, certain }, eaten), paragraph, sink);
  }
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

/** Guesses that are offered beside the best. */
const OFFERED = 4;

function candidateOf(
  reading: Reading,
  pieces: readonly Piece[],
  rival: Reading | undefined,
  { sound, certain }: { sound: boolean; certain: boolean },
  eaten: string,
): MojibakeCandidate {
  const first = pieces[0] as Piece;
  const start = first.start;
  const end = (pieces.at(-1) as Piece).end;
  const lostBytes = first.lost;
  let text = first.text;
  for (let i = 1; i < pieces.length; i++) text += (pieces[i] as Piece).text;
  const { others } = first;
  // As long as it will be: what grows by push() has room for many more, and a page that is garbled throughout has thousands.
  const replacements = new Array<string>(1 + Math.min(others.length, OFFERED));
  replacements[0] = text + eaten;
  for (let i = 1; i < replacements.length; i++) replacements[i] = (others[i - 1] as string) + eaten;
  const whole = pieces.length === reading.pieces.length && lostBytes === 0;
  const secondText = lostBytes > 0 ? others[0] : whole ? rival?.text : undefined;
  const { chain, gain, exact } = reading;
  const confidence = confidenceOf(reading, first, rival);
  const evidence: Evidence = { chain: chainOf(chain), gain, sound, exact };
  const isCertain = certain && lostBytes === 0;
  // Spelt out rather than spread: a page that is garbled throughout has thousands.
  return secondText === undefined
    ? { start, end, certain: isCertain, replacements, chain, lostBytes, confidence, evidence }
    : { start, end, certain: isCertain, replacements, chain, lostBytes, confidence, second: secondText, evidence };
}
