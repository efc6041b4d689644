import { perParagraph } from '../perParagraph';
import type { Paragraph } from '../rule';

/** How the search fared in a paragraph, from left to right. */
export interface Progress {
  /** Up to where it has been read: a search looks back a few units, but not into that. */
  read: number;
  /** Searches in a row, none far from the next, that found nothing; and where the last of them was. */
  failures: number;
  failedAt: number;
}

/** Units after which a failure does not count any more. */
const FORGOTTEN = 64;
/** Failures in a row after which more and more units are passed over, and how many at most: noise is not read unit by unit. */
const PATIENCE = 6;
const FARTHEST = 48;
/** Units that are passed over where a search found something that is not to be trusted. */
const TRIED = 3;

const own = perParagraph((_: Paragraph): Progress => ({ read: 0, failures: 0, failedAt: 0 }));

/** The progress in a paragraph, as the search comes to `offset`. */
export function progressIn(paragraph: Paragraph, offset: number): Progress {
  const progress = own(paragraph);
  if (offset - progress.failedAt > FORGOTTEN) progress.failures = 0;
  return progress;
}

/** Notes that a search at `offset` found nothing. @returns the units to pass over; `tried`: it found something, but that is not to be trusted */
export function failed(progress: Progress, offset: number, tried: boolean): number {
  progress.failures++;
  progress.failedAt = offset;
  if (progress.failures > PATIENCE) return Math.min(FARTHEST, progress.failures);
  return tried ? TRIED : 1;
}
