import { BACKTICK, runLength } from '../../ascii';

/** The runs of backticks of a line, by length; asked for from left to right. */
export class BacktickRuns {
  readonly #starts = new Map<number, { list: number[]; next: number }>();

  constructor(text: string, start: number, end: number) {
    for (let i = start; i < end; ) {
      if (text.charCodeAt(i) !== BACKTICK) {
        i++;
        continue;
      }
      const length = runLength(text, i, end);
      const known = this.#starts.get(length);
      if (known) known.list.push(i);
      else this.#starts.set(length, { list: [i], next: 0 });
      i += length;
    }
  }

  has(length: number): boolean {
    return this.#starts.has(length);
  }

  /** The first run of `length` that starts behind `offset`; -1 where there is none. */
  after(offset: number, length: number): number {
    const runs = this.#starts.get(length);
    if (!runs) return -1;
    while (runs.next < runs.list.length && (runs.list[runs.next] as number) <= offset) runs.next++;
    return runs.list[runs.next] ?? -1;
  }
}

/** Where the first run of exactly `length` backticks starts; -1 where there is none. */
export function closingRun(text: string, start: number, end: number, length: number): number {
  for (let i = start; i < end; ) {
    if (text.charCodeAt(i) !== BACKTICK) i++;
    else {
      const run = runLength(text, i, end);
      if (run === length) return i;
      i += run;
    }
  }
  return -1;
}
