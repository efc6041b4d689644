import { isHan } from '../text/han';
import { writeBook } from './bookFile';
import { readCsv, writeCsv } from './csv';
import { guessKind } from './guess';
import { plainLetters } from './matching/letters';
import { PHRASE_KINDS, type Phrase, type PhraseKind, type Source } from './phrase';
import { themeOf } from './themes';

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
      return { text: toCsv(shared, sources), left: 0 };
    case 'lines':
      return { text: shared.map(toLine).join(''), left: 0 };
    case 'rime':
      return toRime(shared);
  }
}

/** The phrases of a file of that format. `book` is read by readBook(). Never throws; what is no phrase is left out and counted. */
export function importPhrases(text: string, format: Exclude<Format, 'book'>): { phrases: Phrase[]; left: number } {
  const read = { csv: fromCsv, lines: fromLines, rime: fromRime }[format](text);
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

const SHORTEST = 2;
const LONGEST = 200;
const LONGEST_THEME = 40;
const LONGEST_LONG = 1000;

/** An entry from what a list says of it; undefined where its text is none. */
function entry(text: string, more: Partial<Phrase> = {}): Phrase | undefined {
  const trimmed = text.trim();
  if (trimmed.length < SHORTEST || trimmed.length > LONGEST || !hasHan(trimmed)) return undefined;
  const { kind, theme, explanation, ...others } = more;
  return {
    text: trimmed,
    kind: kind ?? guessKind(trimmed),
    theme: theme ?? themeOf(trimmed),
    explanation: (explanation ?? '').trim().slice(0, LONGEST_LONG),
    sources: [],
    ...others,
  };
}

function hasHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isHan(text.charCodeAt(i))) return true;
  return false;
}

/** The columns of a table, as spreadsheets of either script head them. */
const COLUMNS = [
  ['text', '短语', '用語', '短語', '词条', '詞條', 'phrase'],
  ['kind', '种类', '種類', '形式', '类型', '類型'],
  ['theme', '主题', '主題', '分类', '分類'],
  ['explanation', '释义', '釋義', '解释', '解釋', '说明', '說明'],
  ['usage', '用例', '例句'],
  ['members', '成员', '成員', '各项', '各項'],
  ['pinyin', '拼音'],
  ['sources', '出处', '出處', '来源', '來源'],
] as const;
type Column = (typeof COLUMNS)[number][0];

function toCsv(phrases: readonly Phrase[], sources: boolean): string {
  const names = COLUMNS.map(([name]) => name).filter((name) => sources || name !== 'sources');
  const rows = phrases.map((phrase) => names.map((name) => cellOf(phrase, name)));
  // Without the mark Excel reads UTF-8 as the code page of the system.
  return `\ufeff${writeCsv([[...names], ...rows])}`;
}

function cellOf(phrase: Phrase, column: Column): string {
  switch (column) {
    case 'members':
      return phrase.members?.join('|') ?? '';
    case 'sources':
      return phrase.sources.map(({ title }) => title).join('|');
    default:
      return phrase[column] ?? '';
  }
}

function fromCsv(text: string): (Phrase | undefined)[] {
  const rows = readCsv(text);
  const heads = (rows[0] ?? []).map((head) => columnOf(head));
  const headed = heads.includes('text');
  // Without a head: the phrase, and what it means.
  const columns: readonly (Column | undefined)[] = headed ? heads : ['text', 'explanation'];
  return rows.slice(headed ? 1 : 0).map((row) => {
    const cell = (name: Column) => row[columns.indexOf(name)]?.trim() || undefined;
    return fromCells(cell);
  });
}

function columnOf(head: string): Column | undefined {
  const name = head.trim().toLowerCase();
  return COLUMNS.find((names) => (names as readonly string[]).includes(name))?.[0];
}

function fromCells(cell: (name: Column) => string | undefined): Phrase | undefined {
  const text = cell('text') ?? '';
  const kind = PHRASE_KINDS.find((each) => each === cell('kind'));
  const members = cell('members')
    ?.split(/[|｜]/)
    .filter((member) => text.includes(member.trim()));
  const pinyin = cell('pinyin');
  const sources = cell('sources')?.split(/[|｜]/) ?? [];
  const explanation = cell('explanation');
  const usage = cell('usage');
  const theme = cell('theme')?.slice(0, LONGEST_THEME);
  return entry(text, {
    // A frame without its gaps is none.
    ...(kind !== undefined && kind !== 'frame' && { kind: kind as PhraseKind }),
    ...(theme !== undefined && { theme }),
    ...(explanation !== undefined && { explanation }),
    ...(usage !== undefined && { usage: usage.slice(0, LONGEST_LONG) }),
    ...(members && members.length > 1 && { members }),
    ...(pinyin !== undefined && fits(text, pinyin) && { pinyin }),
    sources: sources.map((title) => ({ title: title.trim().slice(0, 300) })).filter(({ title }) => title !== ''),
  });
}

/** Whether there is a syllable for each Han, as a book wants it. */
function fits(text: string, pinyin: string): boolean {
  let han = 0;
  for (const character of text) if (isHan(character.charCodeAt(0))) han++;
  return han > 0 && /^\p{L}+( \p{L}+)*$/u.test(pinyin) && pinyin.split(' ').length === han;
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
    return tab < 0 ? entry(line) : entry(line.slice(0, tab), { explanation: line.slice(tab + 1) });
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
    const read = entry(phrase, fits(phrase, pinyin) && pinyin.includes(' ') ? { pinyin } : {});
    if (!seen.get(phrase)?.pinyin) seen.set(phrase, read);
  }
  return [...seen.values()];
}
