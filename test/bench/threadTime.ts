import { existsSync, readFileSync } from 'node:fs';

const SCHEDULER = '/proc/thread-self/schedstat';
const tellsThreads = existsSync(SCHEDULER);

/** Milliseconds for which this thread has had a core; NaN where the system does not tell. */
export function threadTime(): number {
  return tellsThreads ? Number(readFileSync(SCHEDULER, 'latin1').split(' ')[0]) / 1e6 : Number.NaN;
}
