/** What the typing matrix varies, each value as the table names it. */
export const FACTORS = {
  file: ['md', 'txt'],
  place: [
    'end of line',
    'middle of a run',
    'after a mark',
    'after letters',
    'line over 1,000',
    'foreign wordPattern',
    'quick suggestions off',
  ],
  input: ['one Han', 'two Han', 'three Han', 'whole word', 'tjws'],
  action: ['Tab', 'Enter', '。', 'Esc', 'undo'],
  /** Which of VS Code's two ways to take in text. */
  editContext: ['on', 'off'],
} as const;

type Factors = typeof FACTORS;
export type Factor = keyof Factors;
export type Case = { readonly [Name in Factor]: Factors[Name][number] };
/** The values that are varied. */
export type Choice = { readonly [Name in Factor]: readonly Factors[Name][number][] };

/** Every combination, in the order of the factors. */
export function allCases(choice: Choice): Case[] {
  let cases: Partial<Case>[] = [{}];
  for (const name of Object.keys(choice) as Factor[])
    cases = cases.flatMap((each) => choice[name].map((value) => ({ ...each, [name]: value })));
  return cases as Case[];
}

/**
 * Cases in which every two values of different factors meet at least once: the one that brings most new pairs, again and
 * again. The same every time; some 40 of 350.
 */
export function pairwise(cases: readonly Case[]): Case[] {
  const left = new Set(cases.flatMap(pairsOf));
  const chosen: Case[] = [];
  while (left.size > 0) {
    const [best] = cases
      .map((each) => ({ each, gain: pairsOf(each).filter((pair) => left.has(pair)).length }))
      .sort((a, b) => b.gain - a.gain);
    if (!best || best.gain === 0) break;
    for (const pair of pairsOf(best.each)) left.delete(pair);
    chosen.push(best.each);
  }
  return chosen;
}

function pairsOf(each: Case): string[] {
  const values = Object.entries(each).map(([name, value]) => `${name}=${value}`);
  return values.flatMap((first, at) => values.slice(at + 1).map((second) => `${first} ${second}`));
}
