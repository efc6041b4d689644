import { isTrusted } from './doubt';
import { withAllGuesses } from './pairReading';
import type { Reading } from './reading';
import { search } from './search';

/** The best reading at a place, if it is to be trusted, and its rival. */
export interface Found {
  readonly best?: Reading;
  readonly second?: Reading;
}

/** Units in which a reading must show that it is to be trusted before it is followed to its end. */
const PROBE = 256;

/** What there is at `offset`; undefined where no reading explains it at all. */
export function find(text: string, offset: number, from: number, limit: number): Found | undefined {
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
