import { type Clause, hanIn } from '../clauses';
import { Role } from '../functionWords';
import type { Pattern, Reading } from './pattern';

const NUMERALS = '一二三四五六七八九十';
/** 一是, 二要, 第三, 其一, （四）. Where group `to` is there, the item is a demand: 一要团结. */
const LEAD =
  /^(?:([一二三四五六七八九十])(?:是(?:要|必须)?|则|来|、)?(要|靠|抓|讲|在|看)?|第([一二三四五六七八九十])(?:是|要|，|、)?|其([一二三四五六七八九十])(?:是|要)?|(首先|其次|再次|最后)(?:是|要)?|([一二三四五六七八九十])变：)(?=[^一二三四五六七八九十])/;
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

const leading = new WeakMap<readonly Reading[], ReadonlySet<number>>();

/** The passages of a document that open with an item whose neighbour in number opens another one. */
function leadingPassages(document: readonly Reading[]): ReadonlySet<number> {
  let found = leading.get(document);
  if (found !== undefined) return found;
  const numbered: { index: number; number: number }[] = [];
  for (const { folded, clauses, passage, index } of document) {
    const item = clauses.length === 0 ? undefined : itemAt(folded, clauses, 0, passage.body);
    if (item !== undefined) numbered.push({ index, number: item.number });
  }
  found = new Set(
    numbered
      .filter(({ number }, at) => numbered[at - 1]?.number === number - 1 || numbered[at + 1]?.number === number + 1)
      .map(({ index }) => index),
  );
  leading.set(document, found);
  return found;
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

function groupsIn({ clauses, folded, passage, document, index }: Reading): Item[][] {
  const groups: Item[][] = [];
  const open: Item[][] = [];
  clauses.forEach((_, at) => {
    const item = itemAt(folded, clauses, at, passage.body);
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
  const first = clauses[0] === undefined ? undefined : itemAt(folded, clauses, 0, passage.body);
  if (
    first !== undefined &&
    leadingPassages(document).has(index) &&
    !groups.some((group) => group.length > 1 && group[0]?.start === first.start)
  )
    groups.push([first, first]);
  return groups.filter((group) => group.length > 1).map((group) => (group[0] === group[1] ? group.slice(1) : group));
}

/** Whether an item is the next after another: numbered in the same way, or 首先，其次，三是. */
function continues(last: Item, item: Item): boolean {
  return item.number === last.number + 1 && (item.style === last.style || last.style === ORDINAL);
}

const ORDINAL = 'ordinal';
const ORDINALS: Readonly<Record<string, number>> = { 首先: 1, 其次: 2, 再次: 3, 最后: 4 };

function itemAt(folded: string, clauses: readonly Clause[], at: number, body: number): Item | undefined {
  let clause = clauses[at] as Clause;
  const found = LEAD.exec(folded.slice(clause.start, clause.start + 8));
  if (found === null) return undefined;
  const [whole, plain, verb, nth, its, ordinal, change] = found;
  const numeral = plain ?? nth ?? its ?? change;
  const number = ordinal === undefined ? NUMERALS.indexOf(numeral as string) + 1 : (ORDINALS[ordinal] as number);
  // 一 alone begins too much: 一方面, 一心一意.
  if (plain !== undefined && verb === undefined && whole.length === 1 && clause.start !== 0 && body === 0)
    return undefined;
  if (plain !== undefined && whole.length === 1) return undefined;
  let start = clause.start + whole.length;
  const head = clause.start;
  if (start >= clause.end) {
    clause = clauses[at + 1] ?? clause;
    start = clause.start;
  }
  return start < clause.end
    ? { number, clause: at, start: head, body: start, end: clause.end, style: styleOf(whole), demand: verb === '要' }
    : undefined;
}

function styleOf(lead: string): string {
  if (lead in ORDINALS || lead.slice(0, 2) in ORDINALS) return ORDINAL;
  return lead.startsWith('第') || lead.startsWith('其') ? lead.charAt(0) : lead.slice(1);
}

/** What numbered items say: 一是思想团结 is 思想团结, and 一要团结 stays what it is, since 团结 alone is no phrase. */
export const items: Pattern = (reading, found) => {
  const { folded, passage, roles, clauses } = reading;
  for (const group of itemsOf(reading)) {
    for (const { start, body, end, demand, clause } of group) {
      const said = demand && hanIn(folded, body, end) <= 2 ? start : body;
      let from = said;
      while (said === body && from < end && (roles[from] === Role.Adverb || roles[from] === Role.Modal)) from++;
      const han = hanIn(folded, from, end);
      if (han < 3 || han > MOST_HAN || han < end - from - 4) continue;
      const closed = '。：；'.includes((clauses[clause] as Clause).stop);
      found({
        start: from,
        end,
        kind: closed ? 'heading-slogan' : 'collocation',
        strength: 0.42 + (closed ? 0.15 : 0) + (han <= 10 ? 0.08 : -0.1),
      });
    }
    const [first, last] = [group[0] as Item, group.at(-1) as Item];
    const adjacent = group.length > 1 && last.clause - first.clause === group.length - 1;
    if (adjacent && last.end - first.start <= 60)
      found({
        start: first.start,
        end: last.end,
        kind: 'parallel-list',
        strength: 0.55,
        members: group.map(({ body, end }) => passage.text.slice(body, end)),
      });
  }
};
