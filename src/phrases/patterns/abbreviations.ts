import { type Clause, clausesOf, isAllHan } from '../extraction/clauses';
import { type Item, itemsOf } from './items';
import type { Pattern, Reading } from './pattern';
import { withoutLead } from './trimming';

const NUMERALS = '一二三四五六七八九十';
/** 三服务, 四个意识, 五个有: a number, a measure or none, and what there are so many of. */
const ABBREVIATION = /([二三四五六七八九十两])(个|种|项|条|大|位|类)?([\u4e00-\u9fff]{1,4})/y;
const COMPOUND = /[一二三四五六七八九十]/;
/** Numbered items that stand for an abbreviation begin at once behind it, or hold its noun. */
const NEAR = 60;
const LEAST = 2;
/** How many paragraphs further on the items may begin. */
const REACH = 40;
const LONGEST_MEMBER = 40;

/** Numbers with a noun that stand for items said in the same document: 三服务 → 为领导服务，为部门服务，为群众服务. */
export const abbreviations: Pattern = (reading, found) => {
  const { folded, partners } = reading;
  for (let i = 0; i < folded.length; i++) {
    const quoted = folded.charAt(i) === '“' && (partners[i] as number) > i;
    if (!quoted) continue;
    const start = i + 1;
    const end = partners[i] as number;
    if (end - start > 7 || !isAllHan(folded, start, end)) continue;
    ABBREVIATION.lastIndex = start;
    const match = ABBREVIATION.exec(folded);
    if (match === null || ABBREVIATION.lastIndex !== end) continue;
    const count = match[1] === '两' ? 2 : NUMERALS.indexOf(match[1] as string) + 1;
    const members =
      count < LEAST || COMPOUND.test(match[3] as string) ? undefined : expand(reading, end, count, match[3] as string);
    if (members === undefined) continue;
    found({
      start,
      end,
      kind: 'numeric-abbreviation',
      strength: 0.75,
      members,
      expansion: members.join(members.some((member) => member.includes('，')) ? '；' : '，'),
    });
  }
};

/** The `count` items that stand for it: said right behind, numbered, as rows of a table, or as clauses that all hold its noun. */
function expand(reading: Reading, end: number, count: number, noun: string): string[] | undefined {
  return (
    inSentence(reading, end, count) ??
    numbered(reading, end, count, noun) ??
    rows(reading, count) ??
    throughout(reading, count, noun)
  );
}

/** “四个意识”（政治意识、大局意识、核心意识、看齐意识）, “三个一”，即一张图、一本账、一支队伍. */
function inSentence({ folded, passage }: Reading, end: number, count: number): string[] | undefined {
  const match = /^”(?:[：（—]+(?:即|就是)?|，?(?:即|就是|也就是|是指|分别是))([^。；！？）]+)/.exec(
    folded.slice(end, end + 200),
  );
  if (match === null) return undefined;
  const from = end + match[0].length - (match[1] as string).length;
  const list = passage.text.slice(from, end + match[0].length);
  if (/^[一首第其]/.test(list)) return undefined;
  for (const separator of ['、', '，']) {
    const members = list.split(separator).map((member) => member.trim());
    const last = members.at(-1) ?? '';
    const split = members.length === count - 1 ? last.split(/[和与與]/) : [last];
    const all = [...members.slice(0, -1), ...split];
    if (all.length === count && all.every((member) => member.length > 0 && member.length <= LONGEST_MEMBER)) return all;
  }
  return undefined;
}

/** 一是……二是…… in the same paragraph, or paragraphs that begin with 一、二、 or 一要, 二要. */
function numbered(reading: Reading, end: number, count: number, noun: string): string[] | undefined {
  for (const group of itemsOf(reading))
    if (
      (group[0] as Item).start > end &&
      group.length === count &&
      ((group[0] as Item).start - end < NEAR || group.every((item) => holds(reading, item, noun)))
    )
      return group.map(({ body, end: to, clause }) => memberIn(reading, clause, body, to, noun));
  const { document, index } = reading;
  const members: string[] = [];
  for (let at = index + 1; at < Math.min(document.length, index + REACH); at++) {
    if (members.length === 0 && at > index + 2) break;
    const next = document[at] as Reading;
    if (
      NUMERALS.indexOf(next.folded.charAt(/^[（(]/.test(next.folded) ? 1 : 0)) !== members.length ||
      next.passage.body < 2
    )
      continue;
    const first = next.clauses.find(({ end: to }) => to > next.passage.body);
    if (first === undefined) continue;
    members.push(
      memberIn(next, next.clauses.indexOf(first), Math.max(first.start, next.passage.body), first.end, noun),
    );
    if (members.length === count) return members;
  }
  // An outline before may say them all.
  for (const before of document.slice(Math.max(0, index - REACH), index))
    for (const group of itemsOf(before))
      if (group.length === count && group.every((item) => holds(before, item, noun)))
        return group.map(({ body, end: to, clause }) => memberIn(before, clause, body, to, noun));
  return undefined;
}

/** The clause of an item that holds the noun, else its first. */
function memberIn(reading: Reading, clause: number, body: number, end: number, noun: string): string {
  const { folded, passage, clauses } = reading;
  // 一要主动: the number holds it.
  if (folded.slice((clauses[clause] as Clause).start, body).includes(noun)) return passage.text.slice(body, end);
  if (!folded.slice(body, end).includes(noun)) {
    const other = sentence(reading, clause).find(({ start, end: to }) => folded.slice(start, to).includes(noun));
    if (other !== undefined) {
      const span = withoutLead(reading, other);
      return passage.text.slice(span.start, span.end);
    }
  }
  return passage.text.slice(body, end);
}

function holds(reading: Reading, { clause }: Item, noun: string): boolean {
  return sentence(reading, clause).some(({ start, end }) => reading.folded.slice(start, end).includes(noun));
}

function sentence({ clauses }: Reading, clause: number): readonly Clause[] {
  let last = clause;
  while (last < clauses.length - 1 && (clauses[last] as Clause).stop === '，') last++;
  return clauses.slice(clause, last + 1);
}

/** A table with as many rows right behind: the first cell of each that is more than a number. */
function rows({ document, index }: Reading, count: number): string[] | undefined {
  const table: string[] = [];
  for (let at = index + 1; at < document.length && (document[at] as Reading).folded.includes('|'); at++) {
    const cells = (document[at] as Reading).passage.text.split('|').map((cell) => cell.trim());
    const said = cells.find((cell) => /[\u4e00-\u9fff]{2}/.test(cell));
    if (said !== undefined) table.push(said);
  }
  if (table.length === count) return table;
  return table.length === count + 1 ? table.slice(1) : undefined;
}

const searched = new WeakMap<readonly Reading[], Map<string, string[] | undefined>>();

/** As many clauses or words side by side in the document, each with the noun at its end. Looked for once. */
function throughout({ document }: Reading, count: number, noun: string): string[] | undefined {
  if (noun.length < 2) return undefined;
  let known = searched.get(document);
  if (known === undefined) {
    known = new Map();
    searched.set(document, known);
  }
  const key = `${count}${noun}`;
  if (!known.has(key)) known.set(key, search(document, count, noun));
  return known.get(key);
}

function search(document: readonly Reading[], count: number, noun: string): string[] | undefined {
  for (const { folded, passage } of document) {
    if (!folded.includes(noun)) continue;
    for (const marks of [/[，。；：！？]/, /[、，。；：！？]/]) {
      const spans = clausesOf(folded.replace(new RegExp(marks, 'g'), '，'));
      for (let at = 0; at + count <= spans.length; at++) {
        const some = spans.slice(at, at + count);
        const together = some.every(({ start }, i) => i === 0 || start - (some[i - 1] as Clause).end <= 1);
        if (
          !together ||
          !some.every(({ start, end }) => end - start <= LONGEST_MEMBER && folded.startsWith(noun, end - noun.length))
        )
          continue;
        const first = some[0] as Clause;
        // What leads to the first: as far as it is longer than the others and begins with what they begin with.
        const opening = folded.charAt((some[1] as Clause).start);
        const from = folded.lastIndexOf(opening, first.end);
        const starts = from >= first.start ? from : first.start;
        return some.map(({ start, end }, i) => passage.text.slice(i === 0 ? starts : start, end));
      }
    }
  }
  return undefined;
}
