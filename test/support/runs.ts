const asked = Number(process.env.TUIQIAO_RUNS ?? 0);
/** With which of the parts: `test/run.mjs` draws one for each run, and prints it. */
const seed = Number(process.env.TUIQIAO_SEED ?? 0);
const isThorough = asked > 0 || process.env.TUIQIAO_THOROUGH !== undefined;

/** How often a property is tried: as usual in the stage `laws`, a tenth of that in `unit`; `TUIQIAO_RUNS=5000` for a night. */
export function runs(usual: number): { numRuns: number; seed?: number } {
  // A fixed seed in `npm test`: what fails there fails for everybody. The first runs are the same ones in both stages.
  return asked > 0 ? { numRuns: asked } : { numRuns: thorough(usual, Math.ceil(usual / 10)), seed: 20260501 };
}

/** What a test marked `[law]` takes: the first in the stage `laws`, which tries it whole, the second, a part of it, in `unit`. */
export function thorough<T>(whole: T, part: T): T {
  return isThorough ? whole : part;
}

/** The same of many that are counted: whether this one is tried. Of each `every` in a row, `unit` tries one, with each seed another. */
export function isTried(at: number, every: number): boolean {
  return isThorough || at % every === seed % every;
}

/** The same of a list: all of it, or each so manieth. Never nothing. */
export function sample<T>(all: readonly T[], every: number): readonly T[] {
  const step = Math.min(every, all.length);
  return all.filter((_, at) => isTried(at, step));
}
