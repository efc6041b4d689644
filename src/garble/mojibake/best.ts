import { EMPTY_LEXICON, type Lexicon } from '../lexicon';
import { isTrusted } from './doubt';
import { ofOneScript } from './ofOneScript';
import { withAllGuesses } from './pairReading';
import type { Reading } from './reading';
import { search } from './search';
import { rankedByWords, withWords } from './words';

/** The best reading at a place, if it is to be trusted, and its rival. */
export interface Found {
  readonly best: Reading | undefined;
  readonly second: Reading | undefined;
}

const NOT_TRUSTED: Found = { best: undefined, second: undefined };

/** Units in which a reading must show that it is to be trusted before it is followed to its end. */
const PROBE = 256;

/** What there is at `offset`; undefined where no reading explains it at all. */
export function find(text: string, offset: number, from: number, limit: number, lexicon: Lexicon): Found | undefined {
  const near = limit - offset <= 2 * PROBE ? limit : offset + PROBE;
  let readings = weighed(text, offset, from, near, lexicon);
  if (readings.length === 0) return undefined;
  let best = readings.find((reading) => isTrusted(reading, text));
  if (best && near < limit && best.end > near - PROBE / 4) {
    const whole = weighed(text, offset, from, limit, lexicon);
    const trusted = whole.find((reading) => isTrusted(reading, text));
    if (trusted) {
      readings = whole;
      best = trusted;
    }
  }
  if (!best) return NOT_TRUSTED;
  const second = rivalOf(best, readings);
  const reading = withAllGuesses(best, text);
  const pieces = rankedByWords(ofOneScript(reading.pieces, text), text, lexicon);
  return { best: pieces === reading.pieces ? reading : { ...reading, pieces }, second };
}

/** The readings, best first, with what the phrasebook's words say for them. */
function weighed(text: string, offset: number, from: number, limit: number, lexicon: Lexicon): Reading[] {
  const readings = search(text, offset, from, limit);
  if (lexicon === EMPTY_LEXICON) return readings;
  return readings.map((reading) => withWords(reading, text, lexicon)).sort((a, b) => b.gain - a.gain);
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
