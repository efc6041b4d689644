// Types held-back reports with the help of what was learnt from earlier ones, and says what that saves.
//   npm run bench keystrokes
//   node out/bench/keystrokes.cjs 1978 1991 1992 1994     the years learnt, the years typed
// The rule: a character is one key, and so is a pick. After each key the list is what `complete` gives by itself for the line up to
// the caret; only its first three entries count, and one of them is picked where the text goes on as it says and that saves at
// least one key, the longest first. A list after a pick counts like any other. Spaces at a line's ends are not typed.
// Tuned on the years 1992 to 1994, learnt from those before; the years typed by default were looked at only to print this table.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Continuation, learn, Phrasebook, type SourceDocument } from '../../src/phrases';
import { loadBuiltin } from '../../src/phrases/builtin';
import { shared } from '../support/shared';
import { head, row } from './table';

const reports = join(shared, 'corpus', 'reports');
if (!existsSync(reports)) {
  console.log(`no reports at ${reports} (TUIQIAO_SHARED)`);
  process.exit(0);
}
const [from = 1978, to = 1994, first = 1995, last = 1999] = process.argv.slice(2).map(Number);
const VISIBLE = 3;

function years(low: number, high: number): SourceDocument[] {
  return Array.from({ length: high - low + 1 }, (_, i) => {
    const id = `${low + i}.txt`;
    return { id, text: readFileSync(join(reports, id), 'utf8') };
  });
}

/** What a list offers: `text` takes the place of the last `replace` characters. */
interface Offer {
  readonly text: string;
  readonly replace: number;
}

/** What shows after a key: the line up to the caret, and the document up to the line. */
type Help = (line: string, above: readonly string[]) => readonly Offer[];

interface Tally {
  readonly characters: number;
  readonly keys: number;
  readonly lists: number;
  readonly useless: number;
}

function type(documents: readonly SourceDocument[], help: Help): Tally {
  let [characters, keys, lists, useless] = [0, 0, 0, 0];
  for (const { text } of documents) {
    const above: string[] = [];
    for (const raw of text.split(/\r?\n/)) {
      const line = raw.trim();
      characters += line.length;
      for (let at = 0; at < line.length; ) {
        at++;
        keys++;
        for (;;) {
          const offers = help(line.slice(0, at), above).slice(0, VISIBLE);
          if (offers.length === 0) break;
          lists++;
          let longest = 1;
          for (const { text: offered, replace } of offers)
            if (line.startsWith(offered, at - replace)) longest = Math.max(longest, offered.length - replace);
          if (longest < 2) {
            useless++;
            break;
          }
          at += longest;
          keys++;
        }
      }
      above.push(line);
    }
  }
  return { characters, keys, lists, useless };
}

/** VS Code's word-based suggestions in Markdown: words of the document that begin as the word before the caret does. */
function wordBased(): Help {
  const WORD = /[\p{Alphabetic}\p{Number}\p{Nonspacing_Mark}](?:_?[\p{Alphabetic}\p{Number}\p{Nonspacing_Mark}])*/gu;
  const OPEN = /[\p{Alphabetic}\p{Number}\p{Nonspacing_Mark}](?:_?[\p{Alphabetic}\p{Number}\p{Nonspacing_Mark}])*$/u;
  let words = new Map<string, Set<string>>();
  let read = 0;
  const add = (text: string): void => {
    for (const [word] of text.matchAll(WORD)) {
      const others = words.get(word.charAt(0));
      if (others === undefined) words.set(word.charAt(0), new Set([word]));
      else others.add(word);
    }
  };
  return (line, above) => {
    if (above.length < read) [words, read] = [new Map(), 0];
    for (; read < above.length; read++) add(above[read] as string);
    const open = OPEN.exec(line)?.[0];
    // A number alone opens no list.
    if (open === undefined || !Number.isNaN(Number(open))) return [];
    const before = line.slice(0, -open.length);
    const found = [...(words.get(open.charAt(0)) ?? []), ...[...before.matchAll(WORD)].map(([word]) => word)];
    return [...new Set(found)]
      .filter((word) => word.startsWith(open) && word !== open)
      .sort()
      .map((text) => ({ text, replace: open.length }));
  };
}

const byBook =
  (book: Phrasebook): Help =>
  (line) =>
    book.complete(line.slice(-64)).map(({ insert, replace }) => ({ text: insert, replace }));

/** The same, with what the document says above the line. */
function withDocument(book: Phrasebook): Help {
  let document: Continuation | undefined;
  let read = 0;
  return (line, above) => {
    if (above.length !== read) [document, read] = [new Continuation({ said: above.join('\n') }), above.length];
    return book.complete(line.slice(-64), { document }).map(({ insert, replace }) => ({ text: insert, replace }));
  };
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function report(name: string, help: Help): void {
  const { characters, keys, lists, useless } = type(typed, help);
  row(
    name,
    percent(1 - keys / characters),
    ((100 * lists) / keys).toFixed(1),
    lists === 0 ? '' : percent(useless / lists),
  );
}

const before = process.cpuUsage();
const { phrases, sequences } = learn(years(from, to));
const { user, system } = process.cpuUsage(before);
const typed = years(first, last);
console.log(
  `${from} to ${to}: ${phrases.length} phrases, ${sequences.said.length} characters that documents share; learnt in ${((user + system) / 1e6).toFixed(1)} s of computing`,
);
head(`typed: ${first} to ${last}`, 'characters not typed', 'lists per 100 keys', 'lists without what was wanted');
report('no help', () => []);
report('VS Code: words of the document', wordBased());
report('the built-in book', byBook(Phrasebook.from(loadBuiltin())));
report('and what the document says above', withDocument(Phrasebook.from(loadBuiltin())));
report('phrases learnt', byBook(Phrasebook.from(phrases)));
report('what follows what', byBook(Phrasebook.from([], { sequences })));
report('phrases learnt, what follows what', byBook(Phrasebook.from(phrases, { sequences })));
report('and the built-in book', byBook(Phrasebook.from([...loadBuiltin(), ...phrases], { sequences })));
report('all of these', withDocument(Phrasebook.from([...loadBuiltin(), ...phrases], { sequences })));

// What a call costs with all of it, the document included, at every seventh place of the years typed.
const everything = Phrasebook.from([...loadBuiltin(), ...phrases], { sequences });
everything.prepareLetters();
for (const _ of everything.prepareSequences());
const times: number[] = [];
for (const { text } of typed) {
  const document = new Continuation({ said: text.slice(0, 20_000) });
  document.prepare();
  for (let at = 64; at < text.length; at += 7) {
    const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).slice(-64);
    const start = process.hrtime.bigint();
    everything.complete(before, { document });
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
}
times.sort((a, b) => a - b);
const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] as number).toFixed(2);
console.log(`\none call with all of these: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, of ${times.length}`);
