import pairs from './data/traditional.txt';
import { FAMILIES, familyTable } from './conversion';

let table: Map<string, string> | undefined;

/**
 * The Traditional characters for one that only Simplified writes, the usual one first, in Taiwan's forms; more than one where words decide.
 * The table is made by scripts/conversionWords.ts from OpenCC (opencc-js 1.4.2, Apache License 2.0).
 */
export function traditionalOf(character: string): string[] {
  if (!table) {
    table = new Map();
    for (let i = 0; i + 1 < pairs.length; i += 2) table.set(pairs.charAt(i), pairs.charAt(i + 1));
  }
  const usual = table.get(character);
  if (usual === undefined) return [];
  const family = familyTable()[character.charCodeAt(0)] as number;
  if (family === 0) return [usual];
  const members = [...(FAMILIES.split(' ')[family - 1] as string)];
  return [usual, ...members.filter((each) => each !== usual && each !== character)];
}
