const asked = Number(process.env.TUIQIAO_RUNS ?? 0);
const isThorough = asked > 0 || process.env.TUIQIAO_THOROUGH !== undefined;

/** How often a property is tried: as usual in the stage `laws`, a fifth of that in `unit`; `TUIQIAO_RUNS=5000` for a night. */
export function runs(usual: number): { numRuns: number; seed?: number } {
  // A fixed seed in `npm test`: what fails there fails for everybody. The first runs are the same ones in both stages.
  return asked > 0 ? { numRuns: asked } : { numRuns: thorough(usual, Math.ceil(usual / 5)), seed: 20260501 };
}

/** What a test marked `[law]` takes: the first in the stage `laws`, which tries it whole, the second, a part of it, in `unit`. */
export function thorough<T>(whole: T, part: T): T {
  return isThorough ? whole : part;
}

/** The same of a list: all of it, or each so manieth. */
export function sample<T>(all: readonly T[], every: number): readonly T[] {
  return thorough(
    all,
    all.filter((_, at) => at % every === 0),
  );
}
