/** Tests that belong together: they need much the same modules. */
interface Room {
  /** Of their source: a guess at how long they take. */
  readonly length: number;
  load(): void;
}

/**
 * Loads the tests of this process: all, or of so many shares one, `TUIQIAO_SHARE=2/4` the second of four.
 * A room goes, the longest first, to the share that has least.
 */
export function loadShare(rooms: readonly Room[]): void {
  const [share, count] = (process.env.TUIQIAO_SHARE ?? '1/1').split('/').map(Number) as [number, number];
  const lengths = new Float64Array(count);
  for (const room of rooms.toSorted((a, b) => b.length - a.length)) {
    const least = lengths.indexOf(Math.min(...lengths));
    lengths[least] = (lengths[least] as number) + room.length;
    if (least === share - 1) room.load();
  }
}
