import type { Reading } from './patterns/pattern';
/** How much a document is one that slogans are said in, 0 to 1. */
export function register(_readings: readonly Reading[]): number {
  return 1;
}
