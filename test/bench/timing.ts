import { threadTime } from './threadTime';

/** Milliseconds by each clock. */
export interface Time {
  readonly wall: number;
  /** NaN where the system does not tell. */
  readonly thread: number;
  readonly allThreads: number;
}

export function timeOf(work: () => unknown): Time {
  const thread = threadTime();
  const usage = process.cpuUsage();
  const start = performance.now();
  work();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(usage);
  const threadTook = threadTime() - thread;
  return { wall, thread: threadTook, allThreads: (user + system) / 1000 };
}

export const percentile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * share)] as number;

export const median = (times: readonly number[]): number => percentile(times, 0.5);
