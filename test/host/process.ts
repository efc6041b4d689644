import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

/** A child process in a group of its own, so that what it starts can be ended with it. */
export interface Running {
  readonly child: ChildProcess;
  /** Everything it has written so far, both streams. */
  output(): string;
  /** Resolves with the exit code, or with `null` when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Ends the whole group: politely, then for certain. */
  stop(): Promise<void>;
}

const alive = new Set<ChildProcess>();
const windows = process.platform === 'win32';

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (windows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // ESRCH: the group is gone already.
  }
}

// Whatever ends this process, its children end too.
process.on('exit', () => {
  for (const child of alive) killGroup(child, 'SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(signal === 'SIGINT' ? 130 : 143));
}

/**
 * Starts a program in a process group of its own.
 * @param onLine is called for every line it writes, on either stream.
 */
export function start(
  command: string,
  args: readonly string[],
  options: SpawnOptions & { onLine?: (line: string) => void } = {},
): Running {
  const { onLine, ...spawnOptions } = options;
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: !windows, ...spawnOptions });
  alive.add(child);
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream?.setEncoding('utf8');
    stream?.on('data', (chunk: string) => {
      chunks.push(chunk);
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine?.(line);
    });
    stream?.on('end', () => rest && onLine?.(rest));
  }
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code));
  }).finally(() => {
    alive.delete(child);
    killGroup(child, 'SIGKILL'); // what it left behind
  });
  exited.catch(() => {}); // whoever awaits it is told; nobody is no crash
  return {
    child,
    output: () => chunks.join(''),
    exited,
    async stop() {
      killGroup(child, 'SIGTERM');
      const gone = exited.then(
        () => true,
        () => true,
      );
      if (!(await Promise.race([gone, after(5_000, false)]))) killGroup(child, 'SIGKILL');
      await gone;
    },
  };
}

/** Runs a program to its end. Fails, with the end of its output, when it fails or takes too long. */
export async function run(
  command: string,
  args: readonly string[],
  options: SpawnOptions & { milliseconds: number },
): Promise<string> {
  const { milliseconds, ...spawnOptions } = options;
  const running = start(command, args, spawnOptions);
  const code = await within(milliseconds, running.exited, `${command} ${args.join(' ')}`).catch(async (error) => {
    await running.stop();
    throw error;
  });
  if (code !== 0) {
    throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${running.output().slice(-4_000)}`);
  }
  return running.output();
}

/** Resolves with `value` after a while; does not keep the process alive. */
export function after<T>(milliseconds: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, value).unref());
}

/** Fails when `promise` takes longer than it may. `what` names it in the message. */
export async function within<T>(milliseconds: number, promise: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: took longer than ${milliseconds / 1_000} s`)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
