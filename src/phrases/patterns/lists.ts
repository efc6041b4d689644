import type { Span } from '../../text/span';
import { hanIn, isAllHan, trim } from '../extraction/clauses';
import { isOfTwoWords } from '../extraction/cohesion';
import { Role } from '../extraction/functionWords';
import { isGovernorBefore, isVerbAt } from '../extraction/governingWords';
import type { Candidate, Pattern, Reading } from './pattern';
import { LONGEST_MEMBER, trimList } from './trimming';

const MOST_MEMBERS = 16;
/** From here on a list also vouches for its members and for what it stands in. */
const SURE = 0.5;
/** Two words of two Han are a list of things more often than a slogan: 政府、企业. */
const LEAST_HAN_OF_PAIR = 6;
/** What an end costs that lies between words of which neither is a function word: 经济、技术|交流. */
const LOOSE = 0.2;
const THINGS = 0.3;
const ACCIDENT = 0.4;
const LOOSE_OF_MANY = 0.08;

/** Words side by side, joined by 、 and at the end by 和: 团结、务实、进取; 了解、信任和支持. */
export const lists: Pattern = (reading, found) => {
  for (const clause of reading.clauses) {
    for (const items of chains(reading, clause)) {
      const candidate = listOf(reading, items, clause);
      if (candidate !== undefined) for (const each of candidate) found(each);
    }
  }
};

/** The stretches between 、 of one clause, in groups that stand between the same quotation marks. */
function chains({ folded, partners }: Reading, { start, end }: Span): Span[][] {
  const found: Span[][] = [];
  const stack: { from: number; items: Span[] }[] = [{ from: start, items: [] }];
  const close = (to: number): void => {
    const { from, items } = stack.at(-1) as (typeof stack)[number];
    if (items.length > 0) found.push([...items, { start: from, end: to }]);
  };
  for (let i = start; i < end; i++) {
    const unit = folded.charAt(i);
    const top = stack.at(-1) as (typeof stack)[number];
    if (unit === '、') {
      top.items.push({ start: top.from, end: i });
      top.from = i + 1;
    } else if ('“‘'.includes(unit)) stack.push({ from: i + 1, items: [] });
    else if ('”’'.includes(unit)) {
      close(i);
      if (stack.length > 1) stack.pop();
      else stack[0] = { from: i + 1, items: [] };
      // A mark whose partner stands before the clause ends whatever was open.
      if ((partners[i] as number) < start) stack.splice(0, stack.length, { from: i + 1, items: [] });
    }
  }
  while (stack.length > 0) {
    close(end);
    stack.pop();
  }
  return found
    .map((items) => items.map((item) => trim(folded, item.start, item.end)))
    .filter((items) => items.every((item) => item.start < item.end));
}

/** 和 and the like between two parts of the last item: where they stand. */
function conjunctionIn({ folded, roles }: Reading, { start, end }: Span): Span | undefined {
  for (let i = start + 1; i < Math.min(end - 1, start + LONGEST_MEMBER); i++) {
    if (roles[i] === Role.Particle && folded.charAt(i) !== '了') return undefined;
    if (roles[i] !== Role.Conjunction) continue;
    let to = i;
    while (roles[to] === Role.Conjunction) to++;
    return to < end ? { start: i, end: to } : undefined;
  }
  return undefined;
}

function listOf(reading: Reading, items: readonly Span[], clause: Span): Candidate[] | undefined {
  if (items.length > MOST_MEMBERS) return undefined;
  if (items.slice(1, -1).some(({ start, end }) => end - start > LONGEST_MEMBER)) return undefined;
  const { folded, passage } = reading;
  const all = [...items];
  const last = all.at(-1) as Span;
  const joint = conjunctionIn(reading, last);
  let trimmed = trimList(reading, all);
  if (joint !== undefined) {
    const longer = trimList(reading, [
      ...all.slice(0, -1),
      { start: last.start, end: joint.start },
      { start: joint.end, end: last.end },
    ]);
    if (longer.fit >= trimmed.fit - 1) trimmed = longer;
  }
  const { members, fit, loose } = trimmed;
  const strength = strengthOf(reading, members, fit) - (members.length > 2 ? LOOSE_OF_MANY : LOOSE) * loose;
  if (strength <= 0) return undefined;
  const [start, end] = [(members[0] as Span).start, (members.at(-1) as Span).end];
  if (!balanced(folded, start, end)) return undefined;
  const quoted = folded.charAt(start - 1) === '“' && folded.charAt(end) === '”';
  const four = strength >= SURE && members.every((member) => member.end - member.start === 4);
  return [
    {
      start,
      end,
      kind: quoted ? 'quoted-slogan' : 'parallel-list',
      strength: quoted ? Math.min(1, strength + 0.2) : strength,
      members: members.map((member) => passage.text.slice(member.start, member.end)),
    },
    ...(strength < SURE ? [] : owned(reading, clause, { start, end })),
    // Four and four: each is a word of its own.
    ...members
      .filter(
        (member) =>
          four && isAllHan(folded, member.start, member.end) && reading.roles[member.end - 1] === Role.Content,
      )
      .map((member) => ({ ...member, kind: 'four-character' as const, strength: 0.5 })),
  ];
}

/** The list with the verb before it and what it is said of: 克服急功近利、贪图虚荣的浮躁风气. */
function owned({ folded }: Reading, clause: Span, { start, end }: Span): Candidate[] {
  if (folded.charAt(end) !== '的' || !isGovernorBefore(folded, start)) return [];
  const from = start - 2;
  const head = clause.end - end - 1;
  if (from < clause.start || head < 2 || head > 4 || !isAllHan(folded, end, clause.end)) return [];
  return [{ start: from, end: clause.end, kind: 'collocation', strength: 0.5 }];
}

function balanced(folded: string, start: number, end: number): boolean {
  let open = 0;
  for (let i = start; i < end; i++) {
    if ('“‘'.includes(folded.charAt(i))) open++;
    else if ('”’'.includes(folded.charAt(i)) && --open < 0) return false;
  }
  return open === 0;
}

/** From how well the members go together, how many they are, and of what they are made. */
function strengthOf({ folded, roles }: Reading, members: readonly Span[], fit: number): number {
  const lengths = members.map(({ start, end }) => hanIn(folded, start, end));
  const [start, end] = [(members[0] as Span).start, (members.at(-1) as Span).end];
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (total < 4 || lengths.includes(0)) return 0;
  const equal = lengths.every((length) => length === lengths[0]);
  let strength = 0.3 + Math.max(-0.3, Math.min(0.35, 0.08 * fit));
  if (equal) strength += 0.1;
  if (equal && lengths[0] === 4) strength += 0.1;
  if (members.length > 2) strength += 0.08;
  if (members.length === 2 && total < LEAST_HAN_OF_PAIR) strength -= 0.25;
  // Things are enumerated as often as virtues and demands: 国土资源、环境保护和生态建设.
  if (
    equal &&
    lengths[0] === 4 &&
    members.every(({ start: at }) => isOfTwoWords(folded, at) && !isVerbAt(folded, at)) &&
    !members.some(({ start: at }, i) => i > 0 && folded.charAt(at) === folded.charAt(start))
  )
    strength -= THINGS;
  // 运用|经济、法律|手段: as long as each other by accident.
  const [one, two] = members as [Span, Span];
  if (members.length === 2 && lengths[0] === 4 && lengths[1] === 4)
    if (isVerbAt(folded, one.start) && !isVerbAt(folded, two.start) && isOfTwoWords(folded, two.start))
      strength -= ACCIDENT;
  if (members.every(({ start: at }) => folded.charAt(at) === '第')) return 0;
  // Names, numbers and code are enumerated too.
  if (/[0-9０-９A-Za-zＡ-Ｚ《》%％\ufffc_×]/.test(folded.slice(start, end))) strength -= 0.4;
  if (Math.max(...lengths) > 2.5 * Math.min(...lengths) + 1) strength -= 0.15;
  for (const member of members) if (roles[member.start] === Role.Particle) return 0;
  return strength;
}
