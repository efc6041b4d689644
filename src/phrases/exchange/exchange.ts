import { writeBook } from '../book/bookFile';
import { plainLetters } from '../matching/letters';
import type { Phrase, Source } from '../phrase';
import { entryOf, isPinyinOf } from './entry';
import { fromTable, toTable } from './table';

/** How lists of phrases are passed around. */
export const FORMATS = ['book', 'csv', 'lines', 'rime'] as const;
/** `book`: a phrasebook file · `csv`: a table · `lines`: phrase, tab, explanation · `rime`: custom_phrase.txt of the Rime input method. */
export type Format = (typeof FORMATS)[number];

export interface ExportOptions {
  /** Whether titles, sections and dates of the documents go along; their places never do. */
  readonly sources?: boolean;
}

/** The phrases as a file of that format, and how many of them it cannot hold. */
export function exportPhrases(
  phrases: readonly Phrase[],
  format: Format,
  { sources = false }: ExportOptions = {},
): { text: string; left: number } {
  const shared = phrases.map((phrase) => withoutPlaces(phrase, sources));
  switch (format) {
    case 'book':
      return { text: writeBook(shared), left: 0 };
    case 'csv':
      return { text: toTable(shared), left: 0 };
    case 'lines':
      return { text: shared.map(toLine).join(''), left: 0 };
    case 'rime':
      return toRime(shared);
  }
}

/** The phrases of a file of that format. `book` is read by readBook(). Never throws; what is no phrase is left out and counted. */
export function importPhrases(text: string, format: Exclude<Format, 'book'>): { phrases: Phrase[]; left: number } {
  const read = { csv: fromTable, lines: fromLines, rime: fromRime }[format](text);
  const phrases = read.filter((phrase) => phrase !== undefined);
  return { phrases, left: read.length - phrases.length };
}

/** The phrase without what is nobody else's business: where the documents lie, and, unless asked, what they are called. */
function withoutPlaces({ score: _, ...phrase }: Phrase, titles: boolean): Phrase {
  const shared: Source[] = phrase.sources.map(({ title, section, date }) => ({
    title,
    ...(section === undefined ? {} : { section }),
    ...(date === undefined ? {} : { date }),
  }));
  const distinct = [...new Map(shared.map((source) => [JSON.stringify(source), source])).values()];
  return { ...phrase, sources: titles ? distinct : [] };
}

function toLine({ text, explanation }: Phrase): string {
  return `${oneLine(text)}${explanation === '' ? '' : `\t${oneLine(explanation)}`}\n`;
}

function oneLine(text: string): string {
  return text.replace(/\s*[\t\r\n]+\s*/g, ' ');
}

function linesOf(text: string): string[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

function fromLines(text: string): (Phrase | undefined)[] {
  return linesOf(text).map((line) => {
    const tab = line.indexOf('\t');
    return tab < 0 ? entryOf(line) : entryOf(line.slice(0, tab), { explanation: line.slice(tab + 1) });
  });
}

const RIME_HEAD = `# Rime table
# coding: utf-8
#@/db_name\tcustom_phrase.txt
#@/db_type\ttabledb
`;

/** Text, code, weight. A phrase is typed by its initials, or by all its letters. */
function toRime(phrases: readonly Phrase[]): { text: string; left: number } {
  const lines: string[] = [];
  let left = 0;
  for (const { text, pinyin, kind } of phrases) {
    const syllables = pinyin === undefined ? [] : plainLetters(pinyin).split(' ').filter(Boolean);
    if (syllables.length === 0 || kind === 'frame') {
      left++;
      continue;
    }
    const initials = syllables.map((syllable) => syllable.charAt(0)).join('');
    for (const code of new Set([initials, syllables.join('')])) lines.push(`${oneLine(text)}\t${code}\t1\n`);
  }
  return { text: RIME_HEAD + lines.join(''), left };
}

function fromRime(text: string): (Phrase | undefined)[] {
  const seen = new Map<string, Phrase | undefined>();
  for (const line of linesOf(text)) {
    const [phrase = '', code = ''] = line.split('\t');
    const pinyin = code.trim();
    const read = entryOf(phrase, isPinyinOf(phrase, pinyin) && pinyin.includes(' ') ? { pinyin } : {});
    if (!seen.get(phrase)?.pinyin) seen.set(phrase, read);
  }
  return [...seen.values()];
}
