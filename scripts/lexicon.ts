// Writes src/garble/data/lexicon.txt, the words that the scoring of src/garble leans on, from the built-in phrasebook:
//   npx esbuild scripts/lexicon.ts --bundle --platform=node --loader:.txt=text --outfile=out/lexicon.cjs && node out/lexicon.cjs
// garble/ must not know phrases/, so it has a table of its own; test/unit/garble/lexicon.test.ts holds the two in step.
import { writeFileSync } from 'node:fs';
import { loadBuiltin } from '../src/phrases/builtin';
import { wordsOf } from './wordsOf';

writeFileSync('src/garble/data/lexicon.txt', wordsOf(loadBuiltin()));
