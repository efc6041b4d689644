// Makes src/phrases/builtin/ from draft entries: merges duplicates, adds Traditional forms and pinyin, validates, sorts.
//   npx esbuild scripts/phrasebook.ts --bundle --platform=node --format=esm --packages=external --outfile=out/phrasebook.mjs
//   node out/phrasebook.mjs [DRAFT.json…] [--check] [--print]
// Without drafts it works on the committed book itself, and then changes nothing unless a table or a converter changed.
// --check writes nothing and fails where the committed book differs; --print lists every choice that wants a reader.
import { existsSync, mkdirSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Converter } from 'opencc-js/cn2t';
import { pinyin } from 'pinyin-pro';
import { keyOf, type Phrase, type Problem, readBook, type Source } from '../src/phrases';
import { FIELDS } from '../src/phrases/book/bookFile';
import { isHan } from '../src/text/han';
import { FILES, READINGS, SEVERAL_FORMS, TRADITIONAL } from './phrasebookTables';

const FOLDER = 'src/phrases/builtin';
/** An entry as it is written by hand. */
type Draft = Omit<Phrase, 'pinyin' | 'traditional'> & { traditional: { explanation: string; usage?: string } };

const print = process.argv.includes('--print');
const say = (...words: string[]): void => {
  if (print) console.log(words.join(' '));
};

function read(): Draft[] {
  const given = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  const committed = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.json')) : [];
  const files = given.length > 0 ? given : committed.map((name) => join(FOLDER, name));
  return files.flatMap((file) => {
    const book = JSON.parse(readFileSync(file, 'utf8')) as Draft[] | { phrases: Draft[] };
    return Array.isArray(book) ? book : book.phrases;
  });
}

/** One entry a phrase: of two, the one with more sources stays, then the one that says more; what only the other has is added. */
function merge(drafts: readonly Draft[]): Draft[] {
  const byKey = new Map<string, Draft>();
  for (const draft of drafts) {
    const key = keyOf(draft.text);
    const known = byKey.get(key);
    if (known === undefined) {
      byKey.set(key, draft);
      continue;
    }
    const weight = ({ sources, explanation }: Draft): number => sources.length * 1000 + explanation.length;
    const [kept, other] = weight(draft) > weight(known) ? [draft, known] : [known, draft];
    if (kept.text !== other.text) say('TEXT', kept.text, '|', other.text);
    if (kept.kind !== other.kind || kept.theme !== other.theme)
      say('KIND', kept.text, kept.kind, kept.theme, '|', other.kind, other.theme);
    say('EXPLANATION', kept.text, `\n  kept: ${kept.explanation}\n  left: ${other.explanation}`);
    const sources = [...known.sources, ...draft.sources];
    const variants = [...new Set([...(kept.variants ?? []), ...(other.variants ?? [])])];
    byKey.set(key, {
      ...other,
      ...kept,
      ...(variants.length > 0 ? { variants } : {}),
      sources: distinctSources(sources),
    });
  }
  return [...byKey.values()];
}

function distinctSources(sources: readonly Source[]): Source[] {
  const byPlace = new Map(sources.map((source) => [`${source.title}\n${source.section ?? ''}`, source]));
  return [...byPlace.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, source]) => source);
}

const convert = Converter({ from: 'cn', to: 'tw' });

/** One spelling throughout, in what is converted and in what was written by hand. */
function spelled(text: string): string {
  let right = text;
  for (const [made, wanted] of TRADITIONAL) right = right.replaceAll(made, wanted);
  return right;
}

function traditionalOf(text: string): string {
  return spelled(convert(text)).replace(/[“”‘’]/g, (quote) => '「」『』'.charAt('“”‘’'.indexOf(quote)));
}

/** A part of `whole` in Traditional: cut out of the converted whole, so that both read the same. */
function traditionalPart(part: string, whole: string, converted: string): string {
  const at = whole.indexOf(part);
  return at >= 0 && whole.length === converted.length ? converted.slice(at, at + part.length) : traditionalOf(part);
}

function complete(draft: Draft): Phrase {
  const { text, members, expansion, frame } = draft;
  const converted = traditionalOf(text);
  const whole = expansion === undefined ? '' : traditionalOf(expansion);
  const member = (part: string): string =>
    text.includes(part) ? traditionalPart(part, text, converted) : traditionalPart(part, expansion ?? '', whole);
  const traditional = {
    text: converted,
    ...(members === undefined ? {} : { members: members.map(member) }),
    ...(expansion === undefined ? {} : { expansion: whole }),
    ...(frame === undefined ? {} : { frame: traditionalOf(frame) }),
    explanation: spelled(draft.traditional.explanation),
    ...(draft.traditional.usage === undefined ? {} : { usage: spelled(draft.traditional.usage) }),
  };
  if ([...text].some((character) => SEVERAL_FORMS.includes(character))) say('FORMS', text, converted);
  if (draft.kind !== 'frame' && !traditional.usage?.includes(converted))
    say('USAGE', converted, '|', traditional.usage ?? '');
  const reading = readingOf(text);
  return { ...draft, ...(reading === '' ? {} : { pinyin: reading }), traditional };
}

const READ = Object.keys(READINGS).sort((a, b) => b.length - a.length);

/** One syllable a Han, from the table where it knows the word, else from pinyin-pro, which reads the whole phrase. */
function readingOf(text: string): string {
  const han = [...text].filter((character) => isHan(character.charCodeAt(0)));
  const plain = han.join('');
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' });
  if (syllables.length !== han.length) throw new Error(`${text}: ${syllables.length} syllables for ${han.length} Han`);
  for (const word of READ)
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1))
      syllables.splice(at, word.length, ...(READINGS[word] as string).split(' '));
  for (const [at, character] of han.entries()) {
    const readings = new Set(pinyin(character, { toneType: 'none', type: 'array', v: true, multiple: true }));
    if (readings.size > 1)
      say('READING', character, syllables[at] as string, plain.slice(Math.max(0, at - 2), at + 3), text);
  }
  return syllables.join(' ');
}

/** One field a line, so that a review sees what changed. */
function format(phrases: readonly Phrase[]): string {
  const block = (phrase: Phrase): string =>
    FIELDS.flatMap((field) => {
      const value = phrase[field];
      if (value === undefined) return [];
      return `      ${JSON.stringify(field)}: ${field === 'traditional' || field === 'sources' ? lines(Object(value) as object) : line(value)}`;
    }).join(',\n');
  return `{\n  "version": 1,\n  "phrases": [\n${phrases.map((phrase) => `    {\n${block(phrase)}\n    }`).join(',\n')}\n  ]\n}\n`;
}

const line = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map((item) => JSON.stringify(item)).join(', ')}]` : JSON.stringify(value);

function lines(value: object): string {
  const inner = Array.isArray(value)
    ? value.map(
        (item: object) =>
          `{ ${Object.entries(item)
            .map(([name, of]) => `${JSON.stringify(name)}: ${line(of)}`)
            .join(', ')} }`,
      )
    : Object.entries(value).map(([name, of]) => `${JSON.stringify(name)}: ${line(of)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${inner.map((row) => `        ${row}`).join(',\n')}\n      ${close}`;
}

function place({ entry, text, field, code, values }: Problem): string {
  return `${entry} ${text ?? ''} ${field}: ${code} ${JSON.stringify(values)}`;
}

const phrases = merge(read()).map(complete);
const { problems } = await readBook({ version: 1, phrases: JSON.parse(JSON.stringify(phrases)) as unknown });
for (const problem of problems) console.error(place(problem));
const stray = phrases.filter(({ theme }) => !Object.hasOwn(FILES, theme));
for (const { text, theme } of stray) console.error(`${text}: no file for the theme ${theme}`);
if (problems.length + stray.length > 0) process.exit(1);

const made = new Map<string, string>();
for (const [theme, name] of Object.entries(FILES)) {
  const own = phrases.filter((phrase) => phrase.theme === theme).sort((a, b) => (a.text < b.text ? -1 : 1));
  made.set(join(FOLDER, `${name}.json`), format(own));
}
console.log(`${phrases.length} phrases in ${made.size} files`);
if (process.argv.includes('--check')) {
  for (const [file, text] of made)
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
      console.error(`${file} is not what scripts/phrasebook.ts makes`);
      process.exitCode = 1;
    }
} else {
  mkdirSync(FOLDER, { recursive: true });
  for (const name of readdirSync(FOLDER))
    if (name.endsWith('.json') && !made.has(join(FOLDER, name))) unlinkSync(join(FOLDER, name));
  for (const [file, text] of made) writeFileSync(file, text);
}
