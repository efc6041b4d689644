/**
 * Polls until `attempt` gives something other than `undefined` or `false`, and gives that back.
 * @param what names what was awaited, for the message when it does not come
 * @param told says what was there instead
 */
export async function eventually<T>(
  what: string,
  attempt: () => Promise<T | undefined | false>,
  { milliseconds = 20_000, told }: { milliseconds?: number; told?: () => Promise<unknown> } = {},
): Promise<T> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const result = await attempt();
    if (result !== undefined && result !== false) return result;
    if (Date.now() > deadline) {
      const instead = told ? `; instead: ${JSON.stringify(await told())}` : '';
      throw new Error(`waited ${milliseconds / 1_000} s in vain until ${what}${instead}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
