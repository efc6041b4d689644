import { PHRASE_KINDS, type Phrase, ROLES, type TraditionalForm } from '../phrase';
import { readCsv, writeCsv } from './csv';
import { entryOf, isPinyinOf, long, short } from './entry';

/** The columns that every table has, as spreadsheets of either script head them. */
const ALWAYS = [
  ['text', '短语', '用語', '短語', '词条', '詞條', 'phrase'],
  ['kind', '种类', '種類', '形式', '类型', '類型'],
  ['theme', '主题', '主題', '分类', '分類'],
  ['explanation', '释义', '釋義', '解释', '解釋', '说明', '說明'],
  ['usage', '用例', '例句'],
  ['members', '成员', '成員', '各项', '各項'],
  ['pinyin', '拼音'],
] as const;
/** Those that a table has where some phrase fills them. */
const WHERE_FILLED = [
  ['role', '作用'],
  ['expansion', '全称', '全稱'],
  ['variants', '异文', '異文'],
  ['frame', '句式'],
  ['complete', '补全', '補全'],
  ['traditional', '繁体', '繁體'],
  ['traditional-explanation', '繁体释义', '繁體釋義'],
  ['traditional-usage', '繁体用例', '繁體用例'],
  ['traditional-members', '繁体成员', '繁體成員'],
  ['traditional-expansion', '繁体全称', '繁體全稱'],
  ['traditional-frame', '繁体句式', '繁體句式'],
  ['sources', '出处', '出處', '来源', '來源'],
] as const;
const COLUMNS = [...ALWAYS, ...WHERE_FILLED];
type Column = (typeof COLUMNS)[number][0];
type Cell = (column: Column) => string | undefined;

const LONGEST_THEME = 40;
const LONGEST_TITLE = 300;
const MOST_ITEMS = 40;

/** The phrases as a table that Excel opens: every field but score; of the sources the titles. */
export function toTable(phrases: readonly Phrase[]): string {
  const always = ALWAYS.map(([name]): Column => name);
  const filled = WHERE_FILLED.map(([name]): Column => name).filter((name) =>
    phrases.some((phrase) => cellOf(phrase, name) !== ''),
  );
  const columns = [...always, ...filled];
  const rows = phrases.map((phrase) => columns.map((column) => cellOf(phrase, column)));
  // Without the mark Excel reads UTF-8 as the code page of the system.
  return `\ufeff${writeCsv([columns, ...rows])}`;
}

function cellOf(phrase: Phrase, column: Column): string {
  const { traditional } = phrase;
  switch (column) {
    case 'members':
    case 'variants':
      return phrase[column]?.join('|') ?? '';
    case 'sources':
      return phrase.sources.map(({ title }) => title).join('|');
    case 'complete':
      return phrase.complete === undefined ? '' : 'false';
    case 'traditional':
      return traditional?.text ?? '';
    case 'traditional-explanation':
      return traditional?.explanation ?? '';
    case 'traditional-usage':
      return traditional?.usage ?? '';
    case 'traditional-members':
      return traditional?.members?.join('|') ?? '';
    case 'traditional-expansion':
      return traditional?.expansion ?? '';
    case 'traditional-frame':
      return traditional?.frame ?? '';
    default:
      return phrase[column] ?? '';
  }
}

/** The phrases of a table; undefined for each row that holds none. Without a head: the phrase, and what it means. */
export function fromTable(text: string): (Phrase | undefined)[] {
  const rows = readCsv(text);
  const heads = (rows[0] ?? []).map(columnOf);
  const headed = heads.includes('text');
  const columns: readonly (Column | undefined)[] = headed ? heads : ['text', 'explanation'];
  return rows
    .slice(headed ? 1 : 0)
    .map((row) => phraseOf((column) => row[columns.indexOf(column)]?.trim() || undefined));
}

function columnOf(head: string): Column | undefined {
  const name = head.trim().toLowerCase();
  return COLUMNS.find((names) => (names as readonly string[]).includes(name))?.[0];
}

function phraseOf(cell: Cell): Phrase | undefined {
  const text = cell('text') ?? '';
  const kind = PHRASE_KINDS.find((each) => each === cell('kind'));
  const frame = short(cell('frame'));
  // A frame without its gaps is none.
  const isGapless = kind === 'frame' && !/\$\{?1/.test(frame ?? '');
  const pinyin = cell('pinyin');
  const expansion = long(cell('expansion'));
  const variants = itemsOf(cell('variants'));
  return entryOf(
    text,
    given({
      kind: isGapless ? undefined : kind,
      role: ROLES.find((each) => each === cell('role')),
      theme: cell('theme')?.slice(0, LONGEST_THEME),
      explanation: cell('explanation'),
      usage: long(cell('usage')),
      members: membersOf(cell('members'), `${text}\n${expansion ?? ''}`),
      expansion,
      variants: variants.length > 0 ? variants : undefined,
      frame: isGapless ? undefined : frame,
      complete: cell('complete')?.toLowerCase() === 'false' ? (false as const) : undefined,
      pinyin: pinyin !== undefined && isPinyinOf(text, pinyin) ? pinyin : undefined,
      traditional: traditionalOf(cell),
      sources: itemsOf(cell('sources'), LONGEST_TITLE).map((title) => ({ title })),
    }),
  );
}

function traditionalOf(cell: Cell): TraditionalForm | undefined {
  const text = short(cell('traditional'));
  if (text === undefined || text.length < 2) return undefined;
  const expansion = long(cell('traditional-expansion'));
  return {
    text,
    explanation: long(cell('traditional-explanation')) ?? '',
    ...given({
      members: membersOf(cell('traditional-members'), `${text}\n${expansion ?? ''}`),
      expansion,
      frame: short(cell('traditional-frame')),
      usage: long(cell('traditional-usage')),
    }),
  };
}

function itemsOf(cell: string | undefined, longest = 200): string[] {
  const items = cell?.split(/[|｜]/).map((item) => item.trim().slice(0, longest)) ?? [];
  return items.filter((item) => item !== '');
}

/** The members that stand in the text or in what it stands for, as a book wants them; one alone is none. */
function membersOf(cell: string | undefined, whole: string): string[] | undefined {
  const members = itemsOf(cell).filter((member) => whole.includes(member));
  return members.length > 1 && members.length <= MOST_ITEMS ? members : undefined;
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields that have a value. */
function given<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
}
