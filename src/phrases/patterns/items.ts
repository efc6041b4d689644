import type { Span } from '../../text/span';
import { type Clause, hanIn } from '../extraction/clauses';
import { Role } from '../extraction/functionWords';
import type { Candidate, Pattern, Reading } from './pattern';

const NUMERALS = '一二三四五六七八九十';
/** 一是, 二要, 第三, 其一, 首先, 三变： */
const LEAD =
  /^(?:([一二三四五六七八九十])(?:是(?:要|必须)?|则|来|、|变：|(要|靠|抓|讲|在|看))|第([一二三四五六七八九十])(?:是|要|，|、)?|其([一二三四五六七八九十])(?:是|要)?|(首先|其次|再次|最后)(?:是|要)?)(?=[^一二三四五六七八九十])/;
const LONGEST_LEAD = 8;
const LONGEST_LIST = 60;
const MOST_HAN = 22;
/** Groups inside groups. */
const DEEPEST = 6;

/** One item of 一是……二是……. */
export interface Item {
  /** Which one it is, from 1 on. */
  readonly number: number;
  /** The clause that it begins. */
  readonly clause: number;
  /** Where it begins with its number, and where what it says begins. */
  readonly start: number;
  readonly body: number;
  readonly end: number;
  /** What it is numbered with: 一是 and 一、 count apart. */
  readonly style: string;
  /** 一要…: the item is a demand. */
  readonly demand: boolean;
}

const grouped = new WeakMap<Reading, readonly (readonly Item[])[]>();

/** The numbered items of a passage, in groups that count from one on without a gap. */
export function itemsOf(reading: Reading): readonly (readonly Item[])[] {
  let groups = grouped.get(reading);
  if (groups === undefined) {
    groups = groupsIn(reading);
    grouped.set(reading, groups);
  }
  return groups;
}

function groupsIn({ clauses, folded }: Reading): Item[][] {
  const groups: Item[][] = [];
  const open: Item[][] = [];
  clauses.forEach((_, at) => {
    const item = itemAt(folded, clauses, at);
    if (item === undefined) return;
    if (item.number === 1) {
      const group = [item];
      groups.push(group);
      open.push(group);
      if (open.length > DEEPEST) open.shift();
      return;
    }
    const group = open.findLast((group) => continues(group.at(-1) as Item, item));
    if (group === undefined) return;
    group.push(item);
    // A new item of an outer group ends the inner ones.
    open.length = open.lastIndexOf(group) + 1;
  });
  return groups.filter((group) => group.length > 1);
}

const opening = new WeakMap<readonly Reading[], ReadonlyMap<Reading, Item>>();

/** The items that open paragraphs, where the one before or behind opens another paragraph. */
function openingItems(document: readonly Reading[]): ReadonlyMap<Reading, Item> {
  let found = opening.get(document);
  if (found !== undefined) return found;
  const items: (readonly [Reading, Item])[] = [];
  for (const reading of document) {
    const item = reading.clauses.length === 0 ? undefined : itemAt(reading.folded, reading.clauses, 0);
    if (item !== undefined) items.push([reading, item]);
  }
  found = new Map(
    items.filter(
      ([, { number }], at) => items[at - 1]?.[1].number === number - 1 || items[at + 1]?.[1].number === number + 1,
    ),
  );
  opening.set(document, found);
  return found;
}

/** Whether an item is the next after another: numbered in the same way, or 首先，其次，三是. */
function continues(last: Item, item: Item): boolean {
  return item.number === last.number + 1 && (item.style === last.style || last.style === ORDINAL);
}

const ORDINAL = 'ordinal';
const ORDINALS: Readonly<Record<string, number>> = { 首先: 1, 其次: 2, 再次: 3, 最后: 4 };

function itemAt(folded: string, clauses: readonly Clause[], at: number): Item | undefined {
  const clause = clauses[at] as Clause;
  const lead = LEAD.exec(folded.slice(clause.start, clause.start + LONGEST_LEAD));
  if (lead === null) return undefined;
  const [whole, plain, verb, nth, its, ordinal] = lead;
  const numeral = plain ?? nth ?? its;
  const number = numeral === undefined ? (ORDINALS[ordinal as string] as number) : NUMERALS.indexOf(numeral) + 1;
  let said: Span = { start: clause.start + whole.length, end: clause.end };
  if (said.start >= said.end) {
    const next = clauses[at + 1];
    if (next === undefined || (clause.stop !== '，' && clause.stop !== '：')) return undefined;
    said = next;
  }
  return {
    number,
    clause: at,
    start: clause.start,
    body: said.start,
    end: said.end,
    style: styleOf(whole),
    demand: verb === '要',
  };
}

function styleOf(lead: string): string {
  if (lead in ORDINALS || lead.slice(0, 2) in ORDINALS) return ORDINAL;
  return lead.startsWith('第') || lead.startsWith('其') ? lead.charAt(0) : lead.slice(1);
}

/** What numbered items say: 一是思想团结 is 思想团结, and 一要团结 stays what it is, since 团结 alone is no phrase. */
export const items: Pattern = (reading, found) => {
  const groups = itemsOf(reading);
  const seen = new Set<Item>();
  for (const group of groups) {
    for (const item of group) seen.add(item);
    const list = listOf(reading, group);
    if (list !== undefined) found(list);
  }
  const first = openingItems(reading.document).get(reading);
  if (first !== undefined && !groups.some((group) => group[0]?.start === first.start)) seen.add(first);
  for (const item of seen) {
    const said = saidBy(reading, item);
    if (said !== undefined) found(said);
  }
};

function saidBy(
  { folded, roles, clauses }: Reading,
  { start, body, end, demand, clause }: Item,
): Candidate | undefined {
  let from = body;
  if (demand && hanIn(folded, body, end) <= 2) from = start;
  else while (from < end && (roles[from] === Role.Adverb || roles[from] === Role.Modal)) from++;
  const han = hanIn(folded, from, end);
  // More than two pairs of marks are no heading.
  if (han < 3 || han > MOST_HAN || han < end - from - 4) return undefined;
  const closed = '。：；'.includes((clauses[clause] as Clause).stop);
  const strength = 0.42 + (closed ? 0.15 : 0) + (han <= 10 ? 0.08 : -0.1);
  return { start: from, end, kind: closed ? 'heading-slogan' : 'collocation', strength };
}

/** 一是抓重点，二是补短板: short items right behind each other. */
function listOf({ folded, passage }: Reading, group: readonly Item[]): Candidate | undefined {
  const [first, last] = [group[0] as Item, group.at(-1) as Item];
  const adjacent = last.clause - first.clause === group.length - 1 && last.end - first.start <= LONGEST_LIST;
  if (!adjacent || !group.every(({ body, end }) => hanIn(folded, body, end) > 1)) return undefined;
  return {
    start: first.start,
    end: last.end,
    kind: 'parallel-list',
    strength: 0.55,
    members: group.map(({ body, end }) => passage.text.slice(body, end)),
  };
}
