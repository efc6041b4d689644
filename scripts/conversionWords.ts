// Generates from opencc-js what the rule script-mix goes by: src/garble/data/conversionWords.txt, the words that tell 皇后 from 皇後,
// and src/garble/data/traditional.txt, pairs of a character that only Simplified writes and its usual Traditional one.
//   npx esbuild scripts/conversionWords.ts --bundle --platform=node --format=esm --packages=external --loader:.txt=text --outfile=out/conversionWords.mjs
//   node out/conversionWords.mjs [--check]
// Input: OpenCC's phrases (Simplified -> Traditional). Kept are words with a character of FAMILIES, and of those only the ones that
// say something that the shorter ones do not: 幹部 makes 幹部學校 superfluous, but 若干 stays, since 若干部門 holds 干部.
import { readFileSync, writeFileSync } from 'node:fs';
import hongKong from 'opencc-js/dict/HKVariants';
import simplifiedToTraditional from 'opencc-js/dict/STCharacters';
import phrases from 'opencc-js/dict/STPhrases';
import generatedPhrases from 'opencc-js/dict/STPhrases_GeneratedFromRegionalPhrases';
import fromTraditional from 'opencc-js/dict/TSPhrases';
import taiwan from 'opencc-js/dict/TWVariants';
import { FAMILIES, familyTable, REGIONAL_WORDS } from '../src/garble/variants/conversion';
import { FIRM_WORDS } from '../src/garble/variants/firmWords';
import { foldText, scriptOfUnit } from '../src/text/script';

const WORDS = 'src/garble/data/conversionWords.txt';
const CHARACTERS = 'src/garble/data/traditional.txt';
const LONGEST = 4;

const toTaiwan = new Map(taiwan.split('|').map((row) => row.split(' ') as [string, string]));

/** Words of Traditional Chinese as they should be; in Taiwan's forms, which are what a fix writes. */
function traditionalWords(): Set<string> {
  const words = new Set<string>();
  const add = (word: string): void => {
    words.add([...word].map((character) => toTaiwan.get(character) ?? character).join(''));
  };
  for (const dictionary of [phrases, generatedPhrases])
    for (const row of dictionary.split('|')) for (const word of row.split(' ').slice(1)) add(word);
  for (const row of fromTraditional.split('|')) add(row.split(' ')[0] as string);
  return words;
}

/** The characters that the kept words ask for at `position` of `word`. */
function asked(kept: ReadonlyMap<string, Set<string>>, word: string, key: string, position: number): Set<string> {
  const found = new Set<string>();
  for (let start = Math.max(0, position - LONGEST + 1); start <= position; start++)
    for (let end = Math.max(position + 1, start + 2); end <= Math.min(word.length, start + LONGEST); end++)
      for (const right of kept.get(key.slice(start, end)) ?? []) found.add(right.charAt(position - start));
  return found;
}

const words = traditionalWords();
const unknown = FIRM_WORDS.split(' ').filter((word) => !words.has(word));
if (unknown.length > 0) throw new Error(`firm words that OpenCC lacks: ${unknown.join(' ')}`);

const families = familyTable();
const regional = new Set(REGIONAL_WORDS.split(' '));
const kept = new Map<string, Set<string>>();
const candidates = [...words]
  .filter((word) => word.length >= 2 && word.length <= LONGEST && [...word].length === word.length)
  .filter((word) => [...word].some((character) => (families[character.charCodeAt(0)] as number) !== 0))
  .filter((word) => !regional.has(word))
  .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
const output: string[] = [];
for (const word of candidates) {
  const key = foldText(word);
  const superfluous = [...word].every((character, position) => {
    if ((families[character.charCodeAt(0)] as number) === 0) return true;
    const others = asked(kept, word, key, position);
    return others.size === 1 && others.has(character);
  });
  if (superfluous) continue;
  const same = kept.get(key);
  if (same) same.add(word);
  else kept.set(key, new Set([word]));
  output.push(word);
}

const hongKongForms = new Set(hongKong.split('|').flatMap((row) => row.split(' ').slice(1)));
const pairs = simplifiedToTraditional
  .split('|')
  .map((row) => row.split(' '))
  .filter((row) => row.every((character) => character.length === 1))
  .filter(([simplified]) => scriptOfUnit((simplified as string).charCodeAt(0)) === 'simplified')
  // 脱 蜕 are Simplified, and Hong Kong's own forms.
  .filter(([simplified]) => !hongKongForms.has(simplified as string))
  .map(([simplified, usual]) => `${simplified}${toTaiwan.get(usual as string) ?? usual}`)
  .join('');

console.log(
  `${FAMILIES.split(' ').length} families, ${candidates.length} words, ${output.length} kept; ${pairs.length / 2} characters`,
);
for (const [target, text] of [
  [WORDS, `${output.join(' ')}\n`],
  [CHARACTERS, pairs],
] as const) {
  if (!process.argv.includes('--check')) writeFileSync(target, text);
  else if (readFileSync(target, 'utf8') !== text) {
    console.error(`${target} is not what scripts/conversionWords.ts makes`);
    process.exitCode = 1;
  }
}
