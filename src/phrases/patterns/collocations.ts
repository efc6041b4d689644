import type { Span } from '../../text/span';
import { hanIn, isAllHan } from '../extraction/clauses';
import { Role } from '../extraction/functionWords';
import { isAdverbBefore, isGovernorBefore, isVerbAt } from '../extraction/governingWords';
import type { Candidate, Pattern, Reading } from './pattern';
import { withoutLead } from './trimming';

const LEAST_HAN = 4;
const MOST_HAN = 14;
/** 创造|宽松和谐的人际环境 */
const QUALIFIED = /[\u4e00-\u9fff]{4}的[\u4e00-\u9fff]{4}$/;
const QUALIFIED_LENGTH = 9;
/** What a clause of warning begins with. */
const NEVER = /^(?:绝不能?|决不能?|不得|不准|不许|严禁|严防|杜绝|切忌|力戒)/;
/** A clause that tells what happened, or where and when, demands nothing. */
const TELLS = /[了过]|[我你他她它们]|时$|后$|前$|中$|^(?!把).*[上下]$|来$|去$|者$|期$|的$/;

/** Whole clauses of a few words that demand or forbid something: 树立效率意识; and pairs joined by 和: 桥梁和纽带. */
export const collocations: Pattern = (reading, found) => {
  for (const clause of reading.clauses) {
    for (const seen of [demandIn(reading, clause), warningIn(reading, clause), qualifiedIn(reading, clause)])
      if (seen !== undefined) found(seen);
    for (const pair of pairsIn(reading, clause)) found(pair);
  }
};

function isShort(folded: string, { start, end }: Span): boolean {
  return end - start >= LEAST_HAN && end - start <= MOST_HAN && isAllHan(folded, start, end);
}

/** A clause that begins with a verb of demand, or is what 做到 leads to. */
function demandIn(reading: Reading, clause: Span): Candidate | undefined {
  const { folded, roles } = reading;
  const { start, end } = withoutLead(reading, clause);
  if (!isShort(folded, { start, end })) return undefined;
  const text = folded.slice(start, end);
  if ((!isVerbAt(folded, start) && folded.slice(start - 2, start) !== '做到') || /^一[是要]/.test(text))
    return undefined;
  const han = end - start;
  let strength = han <= 8 ? 0.52 : han <= 10 ? 0.5 : 0.36;
  if (TELLS.test(text)) strength -= 0.25;
  if (roles.subarray(start, end).filter((role) => role !== Role.Content).length > 3) strength -= 0.08;
  return { start, end, kind: 'collocation', strength };
}

/** 绝不隐瞒事实: what must not be is said with its 绝不. */
function warningIn({ folded }: Reading, clause: Span): Candidate | undefined {
  if (!isShort(folded, clause)) return undefined;
  const text = folded.slice(clause.start, clause.end);
  return NEVER.test(text) && !TELLS.test(text)
    ? { start: clause.start, end: clause.end, kind: 'collocation', strength: 0.52 }
    : undefined;
}

function qualifiedIn({ folded, roles }: Reading, { start, end }: Span): Candidate | undefined {
  const from = end - QUALIFIED_LENGTH;
  if (from < start || !QUALIFIED.test(folded.slice(from, end)) || !isGovernorBefore(folded, from)) return undefined;
  const plain = roles.subarray(from, from + 4).every((role) => role === Role.Content);
  return plain ? { start: from, end, kind: 'collocation', strength: 0.5 } : undefined;
}

/** A和B where both are as long as each other, between words that belong to neither. */
function* pairsIn(reading: Reading, { start, end }: { start: number; end: number }) {
  const { folded, roles, passage } = reading;
  for (let i = start + 2; i < end - 2; i++) {
    if (roles[i] !== Role.Conjunction || roles[i - 1] === Role.Conjunction || !'和与及或'.includes(folded.charAt(i)))
      continue;
    for (const length of [6, 5, 4, 3, 2]) {
      const from = i - length;
      const to = i + 1 + length;
      if (from < start || to > end || hanIn(folded, from, to) !== to - from) continue;
      if (folded.slice(from, to).includes('、')) continue;
      let begin = from;
      const opens =
        from === start ||
        roles[from - 1] !== Role.Content ||
        folded.charAt(from - 1) === '”' ||
        isGovernorBefore(folded, from);
      if (!opens && isAdverbBefore(folded, from)) begin = from - 2;
      // What the pair belongs to: 抓落实的勇气和魄力.
      if (opens && folded.charAt(from - 1) === '的') begin = ownerOf(reading, from - 1, start);
      const closes = to === end || (roles[to] !== Role.Content && roles[to] !== Role.Conjunction);
      if (
        (!opens && begin === from) ||
        !closes ||
        begin < start ||
        folded.charAt(begin - 1) === '、' ||
        folded.charAt(to) === '、'
      )
        continue;
      if (roles[from] !== Role.Content || roles[to - 1] !== Role.Content) continue;
      yield {
        start: begin,
        end: to,
        kind: 'collocation' as const,
        strength: length >= 4 || begin < from ? 0.52 : length === 3 ? 0.46 : 0.4,
        members: [passage.text.slice(from, i), passage.text.slice(i + 1, to)],
      };
      break;
    }
  }
}

/** Where the word before 的 begins, if that is near. */
function ownerOf({ roles, folded }: Reading, particle: number, start: number): number {
  for (let at = particle - 1; at >= Math.max(start, particle - 4); at--) {
    if (hanIn(folded, at, at + 1) === 0) break;
    if (at === start || roles[at - 1] !== Role.Content)
      return roles[at] === Role.Content && particle - at >= 2 ? at : particle + 1;
  }
  return particle + 1;
}
