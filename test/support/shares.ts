/** Tests that belong together: they need much the same modules. */
interface Room {
  /** How long they take, in proportion to other rooms. */
  readonly cost: number;
  load(): void;
}

/**
 * Loads the tests of this process: all, or of so many shares one, `TUIQIAO_SHARE=2/4` the second of four.
 * A room goes, the dearest first, to the share that has least.
 */
export function loadShare(rooms: readonly Room[]): void {
  const [share, count] = (process.env.TUIQIAO_SHARE ?? '1/1').split('/').map(Number) as [number, number];
  const costs = new Float64Array(count);
  for (const room of rooms.toSorted((a, b) => b.cost - a.cost)) {
    const least = costs.indexOf(Math.min(...costs));
    costs[least] = (costs[least] as number) + room.cost;
    if (least === share - 1) room.load();
  }
}
