// Draws phrases from documents and says what comes of it: how many of those that a careful reader marked are found to the letter
// (shared/gold), what else is returned, how much is returned from prose that slogans are not said in, and how long it takes.
//   npm run bench extraction        node out/bench/extraction.cjs --list prints what is missed and what is not in the gold
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repair } from '../../src/garble';
import { extractPhrases, keyOf, Phrasebook, type SourceDocument } from '../../src/phrases';
import { isHan } from '../../src/text/han';
import { DocumentIndex } from '../../src/vscode/sources/documentIndex';
import type { Storage } from '../../src/vscode/sources/indexCache';
import type { Files, Watch } from '../../src/vscode/sources/indexedFiles';
import { shared } from '../support/shared';
import { head, row } from './table';

if (!existsSync(join(shared, 'gold'))) {
  console.log(`no gold at ${shared} (TUIQIAO_SHARED)`);
  process.exit(0);
}
const listing = process.argv.includes('--list');
const GOLD = ['000', '003'];
const MANY = 1000;
const CHARACTERS = 1700;

interface Slogan {
  readonly doc: string;
  readonly kind: string;
  readonly phrase: string;
}

const slogans = readFileSync(join(shared, 'gold', 'slogans.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Slogan);

/** To the letter, but for quotation marks, which belong to the phrase or to the sentence. */
const exact = (text: string): string => text.replace(/[“”‘’「」『』]/g, '');
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

function hanOf(text: string): number {
  let han = 0;
  for (let i = 0; i < text.length; i++) if (isHan(text.charCodeAt(i))) han++;
  return han;
}

head('document', 'marked', 'still in the text', 'found', 'share', 'returned', 'of them marked');
const kinds = new Map<string, { marked: number; found: number }>();
for (const [name, read] of [
  ['as restored by hand', (document: string) => readFileSync(join(shared, 'gold', 'clean', `${document}.txt`), 'utf8')],
  [
    'as we repair it',
    (document: string) => repair(readFileSync(join(shared, 'seeds', `${document}.txt`), 'utf8')).text,
  ],
] as const) {
  const sum = { marked: 0, present: 0, found: 0, returned: 0, right: 0 };
  for (const document of GOLD) {
    const text = read(document);
    const phrases = extractPhrases([{ id: `${document}.txt`, text }]);
    const returned = new Set(phrases.map((phrase) => exact(phrase.text)));
    const marked = slogans.filter(({ doc }) => doc === document);
    const right = new Set(marked.map(({ phrase }) => exact(phrase)));
    const found = marked.filter(({ phrase }) => returned.has(exact(phrase)));
    const extra = phrases.filter((phrase) => !right.has(exact(phrase.text)));
    const key = keyOf(text.replace(/\s/g, ''));
    const present = marked.filter(({ phrase }) => key.includes(keyOf(phrase))).length;
    row(
      `${document} ${name}`,
      String(marked.length),
      String(present),
      String(found.length),
      percent(found.length, marked.length),
      String(phrases.length),
      percent(phrases.length - extra.length, phrases.length),
    );
    sum.marked += marked.length;
    sum.present += present;
    sum.found += found.length;
    sum.returned += phrases.length;
    sum.right += phrases.length - extra.length;
    if (name !== 'as restored by hand') continue;
    for (const slogan of marked) {
      const kind = kinds.get(slogan.kind) ?? { marked: 0, found: 0 };
      kind.marked++;
      if (found.includes(slogan)) kind.found++;
      kinds.set(slogan.kind, kind);
    }
    if (listing) {
      const missed = marked.filter((slogan) => !found.includes(slogan));
      console.log(`  missed: ${missed.map(({ phrase }) => phrase).join(' | ')}`);
      console.log(`  not marked: ${extra.map(({ text: said }) => said).join(' | ')}`);
    }
  }
  row(
    `both ${name}`,
    String(sum.marked),
    String(sum.present),
    String(sum.found),
    percent(sum.found, sum.marked),
    String(sum.returned),
    percent(sum.right, sum.returned),
  );
}

head('kind', 'marked', 'found');
for (const [kind, { marked, found }] of [...kinds].sort(([, a], [, b]) => b.marked - a.marked))
  row(kind, String(marked), `${found} (${percent(found, marked)})`);

const corpus = join(shared, 'corpus');
const folders = [...readdirSync(join(corpus, 'clean'), { withFileTypes: true })]
  .filter((entry) => entry.isDirectory())
  .map((entry) => join('clean', entry.name))
  .sort();
head('folder, one document at a time', 'Han', 'phrases', 'phrases per 10,000 Han', 'documents with any');
const documents: SourceDocument[] = [];
for (const folder of [...folders, 'reports']) {
  let [han, phrases, some] = [0, 0, 0];
  const names = readdirSync(join(corpus, folder)).sort();
  for (const name of names) {
    const text = readFileSync(join(corpus, folder, name), 'utf8');
    if (folder === 'reports' || folder.includes('law_zhCN'))
      for (let at = 0; at < text.length; at += CHARACTERS)
        documents.push({ id: `${name} ${at}`, text: text.slice(at, at + CHARACTERS) });
    const found = extractPhrases([{ id: name, text }]);
    han += hanOf(text);
    phrases += found.length;
    if (found.length > 0) some++;
    if (listing)
      console.log(
        `  ${name}: ${found
          .slice(0, 12)
          .map(({ text: said }) => said)
          .join(' | ')}`,
      );
  }
  row(folder, String(han), String(phrases), ((10_000 * phrases) / han).toFixed(1), `${some} of ${names.length}`);
}

const many = Array.from({ length: MANY }, (_, i) => documents[i % documents.length] as SourceDocument).map(
  ({ text }, i) => ({ id: `${i}.txt`, text }),
);
const bytes = many.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);

/** In seconds of computing. */
async function cost<T>(run: () => T | Promise<T>): Promise<{ seconds: number; result: T }> {
  const before = process.cpuUsage();
  const result = await run();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, result };
}

const drawn = await cost(() => extractPhrases(many));
console.log(`\n${MANY} documents of ${(bytes / MANY / 1000).toFixed(1)} KB, in seconds of computing`);
head('what', 'seconds', 'result');
row('extractPhrases', drawn.seconds.toFixed(2), `${drawn.result.length} phrases`);

// The index of the editor, over the same documents in memory.
const contents = new Map(many.map(({ id, text }) => [id, new TextEncoder().encode(text)]));
const files: Files = {
  list: async () => ({ documents: [...contents.keys()], unread: [] }),
  stat: async (uri) => ({ mtime: 0, size: contents.get(uri)?.length ?? 0 }),
  read: async (uri) => contents.get(uri) as Uint8Array,
  document: async (uri, of) => ({ name: uri, uri, text: new TextDecoder().decode(of) }),
  failed: (uri) => console.log(uri),
  wanted: () => {},
};
const kept = new Map<string, Uint8Array>();
const storage: Storage = {
  read: async (name) => kept.get(name),
  write: async (name, file) => void kept.set(name, file),
  damaged: (name) => console.log(`damaged: ${name}`),
};
/** The longest that the editor is held up between two breaths, in milliseconds of computing. */
let longest = 0;
let since = process.cpuUsage();
let clock = performance.now();
function breath(): void {
  // Asking what was computed takes longer than most slices.
  if (performance.now() - clock < 4) return;
  const { user, system } = process.cpuUsage(since);
  longest = Math.max(longest, (user + system) / 1000);
  since = process.cpuUsage();
  clock = performance.now();
}
const breathe = async () => breath();
function inSlices(work: Generator<void, void>): void {
  while (!work.next().done) breath();
}
const watch: Watch = { isCancelled: () => false, reading: () => {}, breathe };
async function step<T>(name: string, run: () => T | Promise<T>, result: (done: T) => string = () => ''): Promise<T> {
  longest = 0;
  since = process.cpuUsage();
  clock = performance.now();
  const done = await cost(run);
  breath();
  row(name, done.seconds.toFixed(3), longest.toFixed(0), result(done.result));
  return done.result;
}
const megabytes = (names: (name: string) => boolean) =>
  `${([...kept].reduce((sum, [name, file]) => sum + (names(name) ? file.length : 0), 0) / 1e6).toFixed(1)} MB`;

head('index', 'seconds', 'longest slice, ms', 'result');
const index = await DocumentIndex.open(storage, breathe);
await step('the first time', () => index.update(files, watch));
await step(
  'the documents, written',
  () => index.save(),
  () => megabytes((name) => name !== 'taught'),
);
await step(
  'what they teach, written',
  () => index.saveTaught(),
  () => megabytes((name) => name === 'taught'),
);
const next = await step(
  'read by the next window',
  () => DocumentIndex.open(storage, breathe),
  (read) => `${read.learnt().phrases.length} phrases, ${read.learnt().sequences.said.length} units`,
);
await step('nothing changed', () => next.update(files, watch));
const [one, ...others] = [...contents.keys()];
const change = (id: string, text: string) => contents.set(id, new TextEncoder().encode(text));
change(one as string, '要真学、真懂、真用。\n');
await step('one document changed, the first time in a window', () => next.update(files, watch));
change(one as string, '要真学真懂、真抓实干。\n');
await step('one document changed, again', () => next.update(files, watch));
await step('that, written', () => next.save());

const { phrases, sequences } = next.learnt();
const book = await step('a phrasebook of it', () => Phrasebook.from(phrases, { sequences }));
await step('and the index of what follows what', () => inSlices(book.prepareSequences()));

// A line more in each of a hundred documents, one after another.
const times: number[] = [];
for (const id of others.slice(0, 100)) {
  change(id, `${many[Number.parseInt(id, 10)]?.text}\n要进一步增强服务意识，做到真学、真懂、真用。\n`);
  times.push((await cost(() => next.update(files, watch))).seconds * 1000);
}
times.sort((a, b) => a - b);
console.log(
  `\na line more in one document, a hundred times, ms: p50 ${times[50]?.toFixed(0)}, p99 ${times[98]?.toFixed(0)}`,
);
