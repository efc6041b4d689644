import { hanIn } from '../clauses';
import { isGovernorBefore, isVerbAt, Role } from '../functionWords';
import type { Pattern, Reading } from './pattern';
import { withoutLead } from './trimming';

const LEAST_HAN = 4;
const MOST_HAN = 14;

/** Whole clauses of a few words that demand something: 树立效率意识; and pairs joined by 和: 桥梁和纽带. */
export const collocations: Pattern = (reading, found) => {
  const { clauses, folded, roles } = reading;
  for (const clause of clauses) {
    const { start, end } = withoutLead(reading, clause);
    const han = hanIn(folded, start, end);
    const text = folded.slice(start, end);
    if (han >= LEAST_HAN && han <= MOST_HAN && han === end - start && isVerbAt(folded, start)) {
      let strength = 0.46;
      if (han > 10) strength -= 0.1;
      if (han <= 8) strength += 0.06;
      // With a subject or a particle of time it tells what happened.
      if (/[了过]|[我你他她它们]|时$|后$|前$|中$|上$|下$|来$|去$|者$|期$|的$/.test(text)) strength -= 0.25;
      if (roles.subarray(start, end).filter((role) => role !== Role.Content).length > 3) strength -= 0.08;
      found({ start, end, kind: 'collocation', strength });
    }
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
      const opens = from === start || roles[from - 1] !== Role.Content || folded.charAt(from - 1) === '”' || isGovernorBefore(folded, from);
      const closes = to === end || (roles[to] !== Role.Content && roles[to] !== Role.Conjunction);
      if (!opens || !closes || folded.charAt(from - 1) === '、' || folded.charAt(to) === '、') continue;
      if (roles[from] !== Role.Content || roles[to - 1] !== Role.Content) continue;
      yield {
        start: from,
        end: to,
        kind: 'collocation' as const,
        strength: length >= 4 ? 0.52 : length === 3 ? 0.46 : 0.4,
        members: [passage.text.slice(from, i), passage.text.slice(i + 1, to)],
      };
      break;
    }
  }
}
