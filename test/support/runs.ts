/** How often a property is tried: few times in `npm test`, `TUIQIAO_RUNS=5000` for a night. */
export function runs(usual: number): { numRuns: number; seed?: number } {
  const asked = Number(process.env.TUIQIAO_RUNS ?? 0);
  // A fixed seed in `npm test`: what fails there fails for everybody.
  return asked > 0 ? { numRuns: asked } : { numRuns: usual, seed: 20260501 };
}
