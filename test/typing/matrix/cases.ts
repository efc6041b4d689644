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

/** Every combination, in the order of the factors. */
export function allCases(): Case[] {
  let cases: Partial<Case>[] = [{}];
  for (const name of Object.keys(FACTORS) as Factor[])
    cases = cases.flatMap((each) => FACTORS[name].map((value) => ({ ...each, [name]: value })));
  return cases as Case[];
}

/**
 * A selection of at most `most` cases: first those in which every two values of different factors meet at least once, the one
 * that brings most new pairs again and again; then, as far as there is room, those that bring most new triples.
 * The same every time; pairs take some 40 of 700.
 */
export function selection(cases: readonly Case[], most: number): Case[] {
  const chosen: Case[] = [];
  for (const size of [2, 3]) {
    const left = new Set(cases.flatMap((each) => tuplesOf(each, size)));
    const gainOf = (each: Case): number => tuplesOf(each, size).filter((tuple) => left.has(tuple)).length;
    for (const each of chosen) for (const tuple of tuplesOf(each, size)) left.delete(tuple);
    while (left.size > 0 && chosen.length < most) {
      // Of equal ones, that whose values were chosen less often: a factor of two values is else all but ignored.
      const [best] = cases
        .map((each) => ({ each, gain: gainOf(each), used: usesOf(each, chosen) }))
        .sort((a, b) => b.gain - a.gain || a.used - b.used);
      if (!best || best.gain === 0) break;
      for (const tuple of tuplesOf(best.each, size)) left.delete(tuple);
      chosen.push(best.each);
    }
  }
  return chosen;
}

/** Every `size` values of a case, named. */
function tuplesOf(each: Case, size: number): string[] {
  const values = Object.entries(each).map(([name, value]) => `${name}=${value}`);
  let tuples: string[][] = [[]];
  for (const value of values)
    tuples = [...tuples, ...tuples.filter(({ length }) => length < size).map((tuple) => [...tuple, value])];
  return tuples.filter(({ length }) => length === size).map((tuple) => tuple.join(' '));
}

function usesOf(each: Case, chosen: readonly Case[]): number {
  const names = Object.keys(each) as Factor[];
  return names.reduce((sum, name) => sum + chosen.filter((other) => other[name] === each[name]).length, 0);
}
