import { hanIn } from '../clauses';
import { isAdverbBefore, isGovernorBefore, isVerbAt, Role } from '../functionWords';
import type { Pattern, Reading } from './pattern';
import { withoutLead } from './trimming';

const LEAST_HAN = 4;
const MOST_HAN = 14;
/** 创造|宽松和谐的人际环境 */
const QUALIFIED = /[\u4e00-\u9fff]{4}的[\u4e00-\u9fff]{4}$/;

/** Whole clauses of a few words that demand something: 树立效率意识; and pairs joined by 和: 桥梁和纽带. */
export const collocations: Pattern = (reading, found) => {
  const { clauses, folded, roles } = reading;
  for (const clause of clauses) {
    const { start, end } = withoutLead(reading, clause);
    const han = hanIn(folded, start, end);
    const text = folded.slice(start, end);
    if (han >= LEAST_HAN && han <= MOST_HAN && han === end - start && (isVerbAt(folded, start) || folded.slice(start - 2, start) === '做到') && !/^一[是要]/.test(text)) {
      let strength = 0.46;
      if (han > 10) strength -= 0.1;
      else strength += han <= 8 ? 0.06 : 0.04;
      // With a subject or a particle of time it tells what happened.
      if (/[了过]|[我你他她它们]|时$|后$|前$|中$|^(?!把).*[上下]$|来$|去$|者$|期$|的$/.test(text)) strength -= 0.25;
      if (roles.subarray(start, end).filter((role) => role !== Role.Content).length > 3) strength -= 0.08;
      found({ start, end, kind: 'collocation', strength });
    }
    const qualified = QUALIFIED.exec(text);
    if (qualified !== null && isGovernorBefore(folded, end - 9) && roles.subarray(end - 9, end - 5).every((role) => role === Role.Content))
      found({ start: end - 9, end, kind: 'collocation', strength: 0.5 });
    for (const pair of pairsIn(reading, clause)) found(pair);
  }
};

/** A和B where both are as long as each other, between words that belong to neither. */
function* pairsIn(reading: Reading, { start, end }: { start: number; end: number }) {
  const { folded, roles, passage } = reading;
  for (let i = start + 2; i < end - 2; i++) {
    if (roles[i] !== Role.Conjunction || roles[i - 1] === Role.Conjunction || !'和与及或'.includes(folded.charAt(i))) continue;
    for (const length of [6, 5, 4, 3, 2]) {
      const from = i - length;
      const to = i + 1 + length;
      if (from < start || to > end || hanIn(folded, from, to) !== to - from) continue;
      if (folded.slice(from, to).includes('、')) continue;
      let begin = from;
      const opens = from === start || roles[from - 1] !== Role.Content || folded.charAt(from - 1) === '”' || isGovernorBefore(folded, from);
      if (!opens && isAdverbBefore(folded, from)) begin = from - 2;
      // What the pair belongs to: 抓落实的勇气和魄力.
      if (opens && folded.charAt(from - 1) === '的') begin = ownerOf(reading, from - 1, start);
      const closes = to === end || (roles[to] !== Role.Content && roles[to] !== Role.Conjunction);
      if ((!opens && begin === from) || !closes || begin < start || folded.charAt(begin - 1) === '、' || folded.charAt(to) === '、') continue;
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
    if (at === start || roles[at - 1] !== Role.Content) return roles[at] === Role.Content && particle - at >= 2 ? at : particle + 1;
  }
  return particle + 1;
}
