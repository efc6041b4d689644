/** Lets the editor breathe: what waits for the thread goes first. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/**
 * To be called again and again in a long piece of work: lets the editor breathe where the slice since the last time was long enough.
 * @param slice milliseconds
 */
export function breather(slice: number): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < slice) return;
    await pause();
    since = performance.now();
  };
}

/** Runs work that stops for breath to its end. @param breathe waited for wherever it stops */
export async function inSlices<T>(work: Generator<void, T>, breathe: () => Promise<void>): Promise<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await breathe();
  }
}
