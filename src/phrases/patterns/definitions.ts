import { type Clause, hanIn, isAllHan } from '../extraction/clauses';
import type { Pattern } from './pattern';

const LONGEST_TERM = 8;
const LONGEST = 30;
const DEFINES = /^(?:就是|即是|是指|指的是|就是要|意味着|乃是)/;
const IS_A = /^(.{1,8}?)(?:就)?是(?:一种|一门|一项|一个|门)(.{2,10})$/;

/** What says what something is: 精，就是对工作要精益求精; 务实是一种态度. */
export const definitions: Pattern = ({ clauses, folded }, found) => {
  for (const [at, clause] of clauses.entries()) {
    const next = clauses[at + 1];
    const begins = at === 0 || '。！？；：'.includes((clauses[at - 1] as Clause).stop);
    if (!begins) continue;
    const term = clause.end - clause.start;
    if (
      next !== undefined &&
      clause.stop === '，' &&
      term <= LONGEST_TERM &&
      isAllHan(folded, clause.start, clause.end)
    ) {
      const text = folded.slice(next.start, next.end);
      if (DEFINES.test(text) && text.length <= LONGEST && hanIn(folded, next.start, next.end) > 4)
        found({ start: clause.start, end: next.end, kind: 'definition', strength: 0.6 });
    }
    const found2 = IS_A.exec(folded.slice(clause.start, Math.min(clause.end, clause.start + LONGEST)));
    if (found2 !== null && clause.end - clause.start <= LONGEST && isAllHan(folded, clause.start, clause.end))
      found({ start: clause.start, end: clause.end, kind: 'definition', strength: 0.52 });
  }
};
