// Prints the table of docs/phrasebook.md: how many phrases of each kind the built-in book holds from each document.
//   npx esbuild scripts/phrasebookTable.ts --bundle --platform=node --loader:.txt=text --outfile=out/phrasebookTable.cjs && node out/phrasebookTable.cjs
import { PHRASE_KINDS } from '../src/phrases';
import { loadBuiltin } from '../src/phrases/builtin';

const phrases = loadBuiltin();
const titles = [...new Set(phrases.flatMap(({ sources }) => sources.map(({ title }) => title)))].sort();
console.log(`| | ${titles.map((_, index) => index + 1).join(' | ')} | all |`);
console.log(`|---|${'---:|'.repeat(titles.length + 1)}`);
for (const kind of PHRASE_KINDS) {
  const of = phrases.filter((phrase) => phrase.kind === kind);
  const counts = titles.map(
    (title) => of.filter(({ sources }) => sources.some((source) => source.title === title)).length,
  );
  console.log(`| ${kind} | ${counts.join(' | ')} | ${of.length} |`);
}
const sums = titles.map(
  (title) => phrases.filter(({ sources }) => sources.some((source) => source.title === title)).length,
);
console.log(`| **all** | ${sums.join(' | ')} | ${phrases.length} |`);
console.log(`\n${titles.map((title, index) => `${index + 1}. ${title}`).join('\n')}`);
