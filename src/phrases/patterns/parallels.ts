import type { Span } from '../../text/span';
import { type Clause, hanIn } from '../extraction/clauses';
import { Role } from '../extraction/functionWords';
import { isVerbAt } from '../extraction/governingWords';
import type { Candidate, Pattern, Reading } from './pattern';
import { leadCuts } from './trimming';

const LEAST_HAN = 3;
const LONGEST_CLAUSE = 32;
const LONGEST = 100;
const PARALLEL = 2.4;
/** Enough for one more clause that begins as all the others do. */
const EVEN_IF_LESS = 1.7;
/** What three clauses of one length have in advance. */
const EVEN = 0.8;
/** Up to this many Han, clauses of one length go together without having a word in common. */
const SHORT = 6;

/** Clauses side by side that are built alike: 找准坐标，摆正位置; 不断进取才能不断进步，不断进步才能不断发展. */
export const parallelClauses: Pattern = (reading, found) => {
  const { clauses } = reading;
  for (let i = 0; i < clauses.length; ) {
    const run = runFrom(reading, i);
    if (run === undefined) {
      i++;
      continue;
    }
    for (const candidate of candidatesOf(reading, run)) found(candidate);
    i += run.members.length > 2 ? run.members.length - 1 : 1;
  }
  for (const candidate of alternating(reading)) found(candidate);
  for (const candidate of halves(reading)) found(candidate);
  for (const candidate of alternatives(reading)) found(candidate);
};

interface Run {
  readonly members: Span[];
  readonly fit: number;
}

/** The longest run of like clauses that begins with clause `first`, what leads to it left out. */
function runFrom(reading: Reading, first: number): Run | undefined {
  const { clauses, folded } = reading;
  const head = clauses[first] as Clause;
  const next = clauses[first + 1];
  if (next === undefined || !joins(head)) return undefined;
  let best: { start: number; fit: number } | undefined;
  for (const start of starts(reading, head, next)) {
    const span = { start, end: head.end };
    const third = clauses[first + 2];
    const three = third !== undefined && joins(next) && isAsLong(span, next) && isAsLong(next, third);
    const fit = likeness(reading, span, next) + (three ? EVEN : 0);
    if (fit >= PARALLEL && (best === undefined || fit > best.fit)) best = { start, fit };
  }
  if (best === undefined) return undefined;
  // The next two may belong together much more: 提升境界，|只谋事不谋人，只钻研不钻营.
  const after = clauses[first + 2];
  if (after !== undefined && joins(next)) {
    const closer = likeness(reading, next, after);
    const echo =
      folded.charAt(next.start) === folded.charAt(after.start) &&
      folded.charAt(best.start) !== folded.charAt(next.start);
    if (closer >= best.fit + 1 || (echo && closer >= best.fit)) return undefined;
  }
  const members: Span[] = [{ start: best.start, end: head.end }];
  let { fit } = best;
  const opening = folded.charAt(best.start);
  let echoing = folded.charAt(next.start) === opening;
  members.push(next);
  for (let at = first + 2; at < clauses.length && joins(clauses[at - 1] as Clause); at++) {
    const clause = clauses[at] as Clause;
    echoing &&= folded.charAt(clause.start) === opening;
    const last = members.at(-1) as Span;
    const more = likeness(reading, last, clause) + (isAsLong(last, clause) ? EVEN : 0);
    if (more < (echoing ? EVEN_IF_LESS : PARALLEL) || clause.end - best.start > LONGEST) break;
    fit = Math.max(fit, more);
    members.push(clause);
  }
  return { members, fit };
}

/** Of one length, and longer than four: as words of four nearly everything comes. */
function isAsLong(a: Span, b: Span): boolean {
  return a.end - a.start === b.end - b.start && a.end - a.start > 4;
}

/** Whether two clauses of one length begin with the same word. */
function echoes(folded: string, at: number, other: number): boolean {
  return folded.slice(at, at + 2) === folded.slice(other, other + 2);
}

function joins({ stop }: Clause): boolean {
  return stop === '，' || stop === '；';
}

/** Where the first clause of a run may begin: behind what leads to it, behind 使…, or as far from its end as the next one is long. */
function starts(reading: Reading, head: Span, next: Span): number[] {
  const { folded, roles } = reading;
  const cuts = leadCuts(reading, head);
  const equal = head.end - (next.end - next.start);
  if (equal > head.start && !cuts.includes(equal)) {
    const four = next.end - next.start === 4 && roles[equal - 1] === Role.Modal;
    if (four || '使让令'.includes(folded.charAt(head.start)) || echoes(folded, equal, next.start)) cuts.push(equal);
  }
  return cuts;
}

/** How much two clauses are built alike: length, first and last character, words in common, skeleton. */
function likeness({ folded, roles }: Reading, a: Span, b: Span): number {
  const [one, other] = [hanIn(folded, a.start, a.end), hanIn(folded, b.start, b.end)];
  if (one < LEAST_HAN || other < LEAST_HAN || one > LONGEST_CLAUSE || other > LONGEST_CLAUSE) return 0;
  let fit = 0;
  const difference = Math.abs(one - other);
  if (difference === 0) fit += one === 4 ? 2.5 : one <= SHORT ? 2 : 1.5;
  else if (difference === 1) fit += 0.5;
  else fit -= 0.25 * difference;
  const first = folded.charAt(a.start) === folded.charAt(b.start);
  const last = folded.charAt(a.end - 1) === folded.charAt(b.end - 1);
  if (first) fit += 1;
  if (last) fit += 0.7;
  const common = commonUnits(folded, a, b) - (first ? 1 : 0) - (last ? 1 : 0);
  fit += Math.min(2, 0.45 * Math.max(0, common));
  if (doubled(folded, a.start) && doubled(folded, b.start)) fit += 0.5;
  if (first && repeats(folded, a) && repeats(folded, b)) fit += 2;
  // Words of four have no skeleton: 忙而不乱，有条不紊.
  if (one === 4 && other === 4) return fit + 0.4;
  const [mine, its] = [skeleton(roles, a), skeleton(roles, b)];
  if (mine === its) fit += mine.length > 0 ? 0.8 : 0.4;
  else fit -= 0.25 * Math.abs(mine.length - its.length) + 0.1;
  return fit;
}

/** How many units the two have in common, in order. */
function commonUnits(folded: string, a: Span, b: Span): number {
  const width = b.end - b.start;
  let row = new Uint8Array(width + 1);
  for (let i = a.start; i < a.end; i++) {
    const next = new Uint8Array(width + 1);
    for (let j = 1; j <= width; j++)
      next[j] =
        folded.charCodeAt(i) === folded.charCodeAt(b.start + j - 1)
          ? (row[j - 1] as number) + 1
          : Math.max(row[j] as number, next[j - 1] as number);
    row = next;
  }
  return row[width] as number;
}

/** Whether a content character stands in the clause twice: 谋事不谋人. */
function repeats(folded: string, { start, end }: Span): boolean {
  for (let i = start + 1; i + 2 < end; i++) if (folded.slice(i + 2, end).includes(folded.charAt(i))) return true;
  return false;
}

/** 事事, 件件 */
function doubled(folded: string, at: number): boolean {
  return folded.charAt(at) === folded.charAt(at + 1);
}

/** The function words of a clause behind its first character, one letter each. */
function skeleton(roles: Uint8Array, { start, end }: Span): string {
  let letters = '';
  for (let i = start + 1; i < end; i++)
    if (roles[i] !== Role.Content && (i === start + 1 || roles[i] !== roles[i - 1])) letters += roles[i];
  return letters;
}

function* candidatesOf(reading: Reading, { members, fit }: Run): Generator<Candidate> {
  const { folded, roles } = reading;
  const lengths = members.map(({ start, end }) => hanIn(folded, start, end));
  const even = lengths.every((length) => length === lengths[0]);
  const four = even && lengths[0] === 4;
  let strength = 0.26 + Math.min(0.4, 0.085 * fit);
  if (members.length > 2) strength += 0.08;
  if (four) strength += 0.12;
  if (hasNoise(folded, members)) strength -= 0.4;
  const opening = members[0] as Span;
  if (isVerbAt(folded, opening.start)) strength += 0.05;
  if (roles[opening.start - 1] === Role.Modal || folded.slice(opening.start - 2, opening.start) === '做到')
    strength += 0.06;
  if (roles[opening.start] === Role.Adverb || roles[opening.start] === Role.Conjunction) strength -= 0.1;
  yield whole(reading, members, strength);
  // A long run of words of four is made of pairs.
  if (four && members.length >= 4)
    for (let i = 0; i + 1 < members.length; i++)
      if (i % 2 === 0 ? i + 2 <= members.length : i + 2 === members.length && members.length % 2 === 1)
        yield whole(reading, members.slice(i, i + 2), strength - 0.08);
}

function whole({ passage }: Reading, members: readonly Span[], strength: number): Candidate {
  return {
    start: (members[0] as Span).start,
    end: (members.at(-1) as Span).end,
    kind: 'parallel-clause',
    strength,
    members: members.map(({ start, end }) => passage.text.slice(start, end)),
  };
}

function hasNoise(folded: string, members: readonly Span[]): boolean {
  const text = folded.slice((members[0] as Span).start, (members.at(-1) as Span).end);
  return /[0-9０-９A-Za-zＡ-Ｚ％%\ufffc_×]|我|你|他|她|它/.test(text);
}

/** Pairs of pairs: 对上，要对党负责；对下，要对人民负责. Every second clause is like the one before the last. */
function* alternating(reading: Reading): Generator<Candidate> {
  const { clauses, folded } = reading;
  for (let i = 0; i + 3 < clauses.length; i++) {
    const four = clauses.slice(i, i + 4);
    if (!four.slice(0, 3).every(joins) || ((four[1] as Clause).stop === '，' && (four[0] as Clause).stop === '；'))
      continue;
    const [a, b, c, d] = four as [Clause, Clause, Clause, Clause];
    if (folded.charAt(a.start) !== folded.charAt(c.start) || folded.charAt(b.start) !== folded.charAt(d.start))
      continue;
    if (likeness(reading, a, c) < PARALLEL || likeness(reading, b, d) < PARALLEL) continue;
    yield whole(
      reading,
      [
        { start: a.start, end: b.end },
        { start: c.start, end: d.end },
      ],
      hasNoise(folded, four) ? 0.2 : 0.55,
    );
  }
}

/** Parts of a sentence, joined by ；, that have several clauses each and begin with the same word. */
function* halves({ clauses, folded, passage }: Reading): Generator<Candidate> {
  let members: Span[] = [];
  let opening = '';
  let from = 0;
  for (let at = 0; at < clauses.length; at++) {
    const clause = clauses[at] as Clause;
    if (clause.stop === '，' || clause.stop === '：') continue;
    // The first part may have an introduction: it begins at the last of its clauses that the next part echoes.
    const next = clauses[at + 1];
    let part: Span = { start: (clauses[from] as Clause).start, end: clause.end };
    if (members.length === 0 && next !== undefined) {
      opening = folded.slice(next.start, next.start + (next.end - next.start <= 3 ? 1 : 2));
      for (let i = from; i <= at; i++)
        if (folded.startsWith(opening, (clauses[i] as Clause).start))
          part = { start: (clauses[i] as Clause).start, end: clause.end };
    }
    from = at + 1;
    const same = folded.startsWith(opening, part.start);
    if (same) members.push(part);
    if (same && clause.stop === '；') continue;
    const [first, last] = [members[0], members.at(-1)];
    if (first !== undefined && last !== undefined && members.length > 1 && last.end - first.start <= LONGEST) {
      const several = members.some(({ start, end }) => folded.slice(start, end).includes('，'));
      if (several)
        yield {
          start: first.start,
          end: last.end,
          kind: 'parallel-clause',
          strength: hasNoise(folded, members) ? 0.2 : 0.56,
          members: members.map(({ start, end }) => passage.text.slice(start, end)),
        };
    }
    members = [];
  }
}

/** 不进则退，进则生机无限: what follows if not, and what if so. */
const ALTERNATIVE = /^[^则]{1,5}则[^则]{1,7}$/;

function* alternatives(reading: Reading): Generator<Candidate> {
  const { clauses, folded } = reading;
  for (let i = 0; i + 1 < clauses.length; i++) {
    const pair = clauses.slice(i, i + 2) as [Clause, Clause];
    if (!joins(pair[0]) || !pair.every(({ start, end }) => ALTERNATIVE.test(folded.slice(start, end)))) continue;
    if (/[否原规法准守细]则|则[是为]/.test(folded.slice(pair[0].start, pair[1].end)) || hasNoise(folded, pair))
      continue;
    yield { ...whole(reading, pair, 0.56), kind: 'maxim' };
  }
}
