import { lazily } from '../../garble/lazily';
import { foldText } from '../../text/script';
import type { Span } from '../../text/span';
import { isInsideWord } from '../extraction/cohesion';
import { Role } from '../extraction/functionWords';
import { isAdverbBefore, isGovernorBefore } from '../extraction/governingWords';
import type { Reading } from './pattern';

/** A member longer than this is a clause, and no word of a list. */
export const LONGEST_MEMBER = 24;
const NO_BOUNDARY = -1.5;
const NO_BOUNDARY_BEHIND = -3;
/** Through a word nothing is cut, however even it would make the members. */
const INSIDE_WORD = -8;
const QUOTED = 3;
const BOUNDARY = 2;
const WORD_BOUNDARY = 1.5;
const EQUAL = 3;
/** Long members are as long as each other by accident. */
const LONG = 6;
const UNEQUAL = 0.7;
const SHARED_FIRST = 1.5;
const SHARED_LAST = 1.6;
const MOST_UNEQUAL = 3;
const FOUR = 1;
/** Adverbs that say something of every member: 相互沟通、理解、配合. */
const DISTRIBUTIVE = new Set(['相互', '互相', '共同', '彼此']);

/** How good a place to cut is, apart from what it leaves. */
interface Cut {
  readonly at: number;
  readonly worth: number;
}

/** Where the first member of a list may begin: at the left limit, or behind what governs the list. */
function leftCuts({ folded, roles }: Reading, { start, end }: Span): Cut[] {
  const cuts: Cut[] = [];
  const from = Math.max(start, end - LONGEST_MEMBER);
  for (let at = from; at < end; at++) {
    // A mark of quotation opens what belongs together.
    if ('“‘'.includes(folded.charAt(at - 1)) || at === start) cuts.push({ at, worth: BOUNDARY });
    else if (roles[at] === roles[at - 1] && roles[at] !== Role.Content) continue;
    else if (roles[at - 1] !== Role.Content || '”’'.includes(folded.charAt(at - 1)))
      cuts.push({ at, worth: roles[at - 1] === Role.Particle ? BOUNDARY : WORD_BOUNDARY });
    else if (isGovernorBefore(folded, at)) cuts.push({ at, worth: WORD_BOUNDARY });
    else if (isAdverbBefore(folded, at)) cuts.push({ at, worth: BOUNDARY / 2 });
    else cuts.push({ at, worth: isInsideWord(folded, at) ? INSIDE_WORD : NO_BOUNDARY });
  }
  return cuts;
}

/** What a list belongs to when it stands before it without 的: 规范化、制度化水平. */
const HEADS = lazily(
  () =>
    new Set(
      foldText(
        '水平 能力 问题 现象 工作 精神 意识 作用 转变 建设 活动 方面 情况 体系 机制 制度 关系 局面 思想 作风 原则 方针',
      ).split(' '),
    ),
);

/** Where the last member of a list may end: at the right limit, or before what the list belongs to. */
function rightCuts({ folded, roles }: Reading, { start, end }: Span): Cut[] {
  const cuts: Cut[] = [];
  const to = Math.min(end, start + LONGEST_MEMBER);
  for (let at = start + 1; at <= to; at++) {
    const headed = HEADS().has(folded.slice(at - 2, at)) && at - 2 > start;
    if (at === end)
      cuts.push({
        at,
        worth: '”’'.includes(folded.charAt(end)) && end < folded.length ? QUOTED : headed ? 0 : BOUNDARY,
      });
    else if (HEADS().has(folded.slice(at, at + 2))) cuts.push({ at, worth: 1 });
    else if (end - at <= 2 && roles[at] !== Role.Particle)
      cuts.push({ at, worth: isInsideWord(folded, at) ? INSIDE_WORD : NO_BOUNDARY_BEHIND });
    else if (roles[at] === roles[at - 1] && roles[at] !== Role.Content) continue;
    else if (roles[at] === Role.Particle || folded.charAt(at) === '“' || folded.charAt(at) === ' ')
      cuts.push({ at, worth: BOUNDARY });
    else if (roles[at] !== Role.Content) cuts.push({ at, worth: WORD_BOUNDARY / 2 });
    else cuts.push({ at, worth: isInsideWord(folded, at) ? INSIDE_WORD : NO_BOUNDARY_BEHIND });
  }
  return cuts;
}

/** How well `a` goes with `b`: same length, same beginning, same end. */
function likeness(folded: string, a: Span, b: Span): number {
  const [one, other] = [a.end - a.start, b.end - b.start];
  const length =
    one === other
      ? (one > LONG ? EQUAL / 2 : EQUAL) + (one === 4 ? FOUR : 0)
      : -UNEQUAL * Math.min(MOST_UNEQUAL, Math.abs(one - other));
  const first = folded.charAt(a.start) === folded.charAt(b.start) ? SHARED_FIRST : 0;
  const last = folded.charAt(a.end - 1) === folded.charAt(b.end - 1) ? SHARED_LAST : 0;
  const word = first > 0 && folded.charAt(a.start + 1) === folded.charAt(b.start + 1) ? SHARED_FIRST : 0;
  return length + (one > 1 || other > 1 ? first + last + word : 0);
}

/**
 * Trims the outer ends of a list so that its first member does not drag its governor along, nor the last one what
 * follows: a member is as long as the others, or begins and ends as they do, or ends where a word does.
 * @param items the members in order; only inner ends are sure
 * @returns the members, how well they go together: about 3 for two words of one length at word boundaries, and how many of the
 * two outer ends nothing but this likeness speaks for
 */
export function trimList(reading: Reading, items: readonly Span[]): { members: Span[]; fit: number; loose: number } {
  const { folded } = reading;
  const first = items[0] as Span;
  const last = items.at(-1) as Span;
  const inner = items.slice(1, -1);
  let best = { start: first.start, end: last.end, fit: Number.NEGATIVE_INFINITY };
  const lefts = leftCuts(reading, first);
  const rights = rightCuts(reading, last);
  const average = (one: Span): number =>
    // Among members of several lengths, one that it is like counts as much as all of them.
    (inner.reduce((sum, other) => sum + likeness(folded, one, other), 0) / inner.length +
      inner.reduce((most, other) => Math.max(most, likeness(folded, one, other)), Number.NEGATIVE_INFINITY)) /
    2;
  if (inner.length > 0) {
    const left = bestOf(lefts, ({ at, worth }) => worth + average({ start: at, end: first.end }));
    const right = bestOf(rights, ({ at, worth }) => worth + average({ start: last.start, end: at }));
    best = { start: left.at, end: right.at, fit: (left.fit + right.fit) / 2 };
  } else {
    for (const { at: start, worth } of lefts)
      for (const { at: end, worth: more } of rights) {
        const fit = (worth + more) / 2 + likeness(folded, { start, end: first.end }, { start: last.start, end });
        if (fit > best.fit) best = { start, end, fit };
      }
  }
  let { start } = best;
  if (DISTRIBUTIVE.has(folded.slice(start - 2, start)) && start - 2 >= first.start) start -= 2;
  const members = [{ start, end: first.end }, ...inner, { start: last.start, end: best.end }];
  const distributed = start < best.start;
  const loose = (!distributed && worthAt(lefts, best.start) < 0 ? 1 : 0) + (worthAt(rights, best.end) < 0 ? 1 : 0);
  return { members, fit: best.fit, loose };
}

function worthAt(cuts: readonly Cut[], place: number): number {
  return cuts.find(({ at }) => at === place)?.worth ?? 0;
}

function bestOf(cuts: readonly Cut[], score: (cut: Cut) => number): { at: number; fit: number } {
  let best = { at: cuts[0]?.at ?? 0, fit: Number.NEGATIVE_INFINITY };
  for (const cut of cuts) {
    const fit = score(cut);
    if (fit > best.fit) best = { at: cut.at, fit };
  }
  return best;
}

/** Where a clause may begin once the words that lead to it are left out: its start, and behind each of them. */
export function leadCuts({ roles, folded }: Reading, { start, end }: Span): number[] {
  const cuts = [start];
  let at = start;
  while (at < end && (roles[at] !== Role.Content || folded.charAt(at) === ' ')) {
    at++;
    if (roles[at] !== roles[at - 1] || roles[at] === Role.Content) cuts.push(at);
  }
  return at < end ? cuts : [start];
}

/** The clause without the words that lead to it; 把 and the like are part of what it says. */
export function withoutLead(reading: Reading, span: Span): Span {
  const { roles } = reading;
  let { start } = span;
  for (const cut of leadCuts(reading, span)) {
    start = cut;
    if (roles[cut] === Role.Preposition) break;
  }
  return { start, end: span.end };
}
