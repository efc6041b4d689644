// Writes src/garble/data/bigrams.txt, what the scoring of src/garble/language.ts knows about Chinese:
//   npx esbuild scripts/characterStatistics.ts --bundle --platform=node --format=esm --outfile=out/characterStatistics.mjs
//   node out/characterStatistics.mjs FOLDER...
// FOLDER holds official texts that are outside copyright (statutes, reports of the State Council). To keep what is measured
// apart from what is learnt, only half is read: reports of odd years (less those of which the corpus has garbled copies,
// 1985, 1989, 1995 and 1999) and every second statute by name. The inputs' sha256 go to bigrams.sources.json.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { foldText } from '../src/text/script';

const TARGET = 'src/garble/data/bigrams';
const GARBLED_YEARS = new Set(['1985', '1989', '1995', '1999']);
/** A pair must be seen this often to be kept. */
const LEAST = 2;

const isLearnt = (name: string, index: number): boolean => {
  const year = /^(\d{4})\.txt$/.exec(name)?.[1];
  return year === undefined ? index % 2 === 0 : Number(year) % 2 === 1 && !GARBLED_YEARS.has(year);
};

const files = process.argv.slice(2).flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(txt|md)$/.test(name))
    .sort()
    .filter(isLearnt)
    .map((name) => join(folder, name)),
);

const characters = new Map<string, number>();
const pairs = new Map<string, number>();
const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
const sources: Record<string, string> = {};
for (const file of files) {
  const bytes = readFileSync(file);
  sources[basename(file)] = createHash('sha256').update(bytes).digest('hex');
  // Han and the punctuation of Chinese; a run of anything else is one space, so that what opens and closes a run counts.
  const text = foldText(bytes.toString('utf8')).replace(
    /[^\u3001-\u3011\u3400-\u4dbf\u4e00-\u9fff“”‘’…—·（）！，：；？]+/gu,
    ' ',
  );
  for (let i = 0; i < text.length; i++) {
    add(characters, text.charAt(i));
    if (i > 0) add(pairs, text.slice(i - 1, i + 1));
  }
}

/** Counts are kept as powers of two: class k stands for about 1.4 * 2^k. */
const classOf = (count: number): number => Math.floor(Math.log2(count));
const byClass = (entries: [string, number][]): string => {
  const last = Math.max(0, ...entries.map(([, count]) => classOf(count)));
  const classes = Array.from({ length: last + 1 }, (): string[] => []);
  for (const [character, count] of entries) classes[classOf(count)]?.push(character);
  return classes.map((members) => members.sort().join('')).join('|');
};

const followers = new Map<string, [string, number][]>();
for (const [pair, count] of pairs) {
  if (count < LEAST) continue;
  const list = followers.get(pair.charAt(0)) ?? [];
  followers.set(pair.charAt(0), list);
  list.push([pair.charAt(1), count]);
}
// First line: the characters themselves. Then one line a character: it, and what follows it. `|` ends a class of counts.
const lines = [byClass([...characters])];
for (const first of [...followers.keys()].sort())
  lines.push(first + byClass(followers.get(first) as [string, number][]));
const text = `${lines.join('\n')}\n`;
writeFileSync(`${TARGET}.txt`, text);
const total = [...characters.values()].reduce((sum, count) => sum + count, 0);
writeFileSync(`${TARGET}.sources.json`, `${JSON.stringify({ characters: total, least: LEAST, sources }, null, 1)}\n`);
const kept = [...followers.values()].reduce((sum, list) => sum + list.length, 0);
console.log(
  `${files.length} files, ${total} characters, ${kept} of ${pairs.size} pairs, ${Buffer.byteLength(text)} bytes`,
);
