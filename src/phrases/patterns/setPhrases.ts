import { isHan } from '../../text/han';
import { isAllHan } from '../extraction/clauses';
import { isInsideWord, isOfTwoWords } from '../extraction/cohesion';
import { Role } from '../extraction/functionWords';
import { isGovernorBefore, isQualityBefore, isVerbAt } from '../extraction/governingWords';
import type { Pattern, Reading } from './pattern';

const FOUR = 4;
/** They stand before plain terms: 各部门之间, 这一问题. */
const DETERMINERS = '这那其该每各某个种些项';
/** 加班加点, 善始善终, 兢兢业业, 井井有条, 大手大脚; 忙而不乱, 他山之石; 不急不躁, 无声无息; 千言万语. */
const SHAPE =
  /^(?:(.).\1.|(.)\2(.)\3|(.)\4..|..(.)\5|.(.).\6|.[而以之于其].{2}|..[而以之如].|不.不.|无.无.|无.不.|有.有.|有.无.|没.没.|半.半.|自.自.|一.[一二三不而].|[一二三四五六七八九十百千两].[一二三四五六七八九十百千万].)$/;
/** Words of four that sound like one wherever they stand: 加班加点, 扎扎实实. */
const ECHO = /^(?:([^一的人了大])(?!\1)[^的了]\1(?!\1)[^的了]|(.)\2(?!\2)(.)\3)$/;
/** Heads of plain terms: 教育工作, 主要问题. */
const PLAIN =
  /(?:中央|工作|问题|情况|方面|部门|单位|人员|同志|政府|国家|社会|企业|市场|计划|工业|农业|生产|产品|地区|学校|组织|会议|领域|项目|资金|产业|事业|设施|行业|人口|收入|价格|银行|投资|贸易|世界|人民|群众|干部|办公|机关|制度|体制|政策|经济|法律|规定|年度|年来|以来|之间|以后|以上|时期|时候|关系|条件|基础|水平|能力|过程|作用|意义|标准|要求|报告|讲话|通知|总结|意见|任务|目标|内容|方法|方式|途径)$/;

/** 之后, 加以 are as good as function words: 大灾之后, 加以扶持. */
const BOUND = /之[前后一间中内外上下]$|^[加予得]以/;

/** Words of four Han, recognised by what stands around them and by their shape: 未雨绸缪, 脚踏实地, 加班加点. */
export const setPhrases: Pattern = (reading, found) => {
  const { folded, clauses, roles } = reading;
  for (const [index, { start, end }] of clauses.entries()) {
    const amongFours = [clauses[index - 1], clauses[index + 1]].some((next) => next && next.end - next.start === FOUR);
    for (let at = start; at + FOUR <= end; at++)
      if (
        ECHO.test(folded.slice(at, at + FOUR)) &&
        !PLAIN.test(folded.slice(at, at + FOUR)) &&
        !isInsideWord(folded, at) &&
        !isInsideWord(folded, at + FOUR) &&
        isAllHan(folded, at, at + FOUR) &&
        roles.subarray(at, at + FOUR).every((role) => role === Role.Content)
      )
        found({ start: at, end: at + FOUR, kind: 'four-character', strength: 0.5 });
    for (const at of starts(reading, start, end)) {
      const to = at + FOUR;
      if (!isAllHan(folded, at, to) || roles[at] === Role.Particle || roles[to - 1] === Role.Particle) continue;
      const left = boundaryBefore(reading, at, start);
      const right = boundaryAfter(reading, to, end);
      if (left === 0 || right === 0) continue;
      const text = folded.slice(at, to);
      let strength = 0.14 + 0.12 * (left + right);
      if (SHAPE.test(text)) strength += 0.22;
      // A verb before 的 has lost its object: 面对激烈的竞争.
      else if (right < 2 && isVerbAt(folded, at)) strength -= 0.2;
      if (isQualityAhead(reading, to, end)) strength += 0.1;
      // 谦虚谨慎，与人为善: among words of four it is one.
      const whole =
        left + right === 4 && amongFours && [Role.Preposition, Role.Conjunction].includes(roles[at] as Role);
      if (roles[at] !== Role.Content && folded.charAt(at) !== '不' && !whole) strength -= 0.15;
      if (left < 2 && right === 2 && isVerbAt(folded, at)) strength += 0.06;
      if (PLAIN.test(text)) strength -= 0.22;
      // 经济发展, 世界和平: two words that say no more together.
      else if (!SHAPE.test(text) && !isVerbAt(folded, at) && isOfTwoWords(folded, at)) strength -= 0.12;
      if (folded.charAt(to) === '地') strength += 0.06;
      if (left < 2 && isQualityBefore(folded, to)) strength -= 0.12;
      if (/^(?:一[个种项次件条些点]|各[个项级地部]|有的)/.test(text)) strength -= 0.2;
      if (left + right < 4 && roles.subarray(at, to).some((role) => role !== Role.Content) && !SHAPE.test(text))
        strength -= 0.15;
      if (/[年月日我你他她们这那第]/.test(text)) strength -= 0.3;
      if (BOUND.test(text)) strength -= 0.5;
      if (/(?:[中里间后前时]|[上下来去])$/.test(text) && !SHAPE.test(text)) strength -= 0.15;
      found({ start: at, end: to, kind: 'four-character', strength });
    }
  }
};

/** Where a word may begin: at the clause's start, behind a mark, behind a function word, behind a governing verb. */
function* starts({ folded, roles }: Reading, start: number, end: number): Generator<number> {
  for (let at = start; at + FOUR <= end; at++) {
    const before = folded.charCodeAt(at - 1);
    if (
      at === start ||
      !isHan(before) ||
      roles[at - 1] !== Role.Content ||
      isGovernorBefore(folded, at) ||
      folded.charAt(at - 1) === '不'
    )
      yield at;
  }
}

/** How sure it is that a word begins here: 2 behind a mark, 1 behind a function word or a governing verb. */
function boundaryBefore({ folded, roles }: Reading, at: number, start: number): number {
  if (at === start || !isHan(folded.charCodeAt(at - 1))) return 2;
  // In the middle of a function word none begins.
  if (roles[at - 1] !== Role.Content && roles[at] === roles[at - 1]) return 0;
  if (DETERMINERS.includes(folded.charAt(at - 1)) || roles[at - 1] === Role.Preposition) return 0.7;
  if (roles[at - 1] === Role.Particle) return 1;
  if (roles[at - 1] !== Role.Content) return 1.4;
  if (folded.charAt(at - 1) === '不' && (at - 1 === start || roles[at - 2] !== Role.Content)) return 1.4;
  return isGovernorBefore(folded, at) ? 1 : 0;
}

/** 的…精神 and the like up to the clause's end or a comma. */
function isQualityAhead({ folded }: Reading, to: number, end: number): boolean {
  if (folded.charAt(to) !== '的') return false;
  for (let at = to + 3; at <= Math.min(end, to + 7); at++) if (isQualityBefore(folded, at)) return true;
  return false;
}

function boundaryAfter({ folded, roles }: Reading, to: number, end: number): number {
  if (to === end || !isHan(folded.charCodeAt(to)) || (folded.charAt(to) === '了' && to + 1 === end)) return 2;
  if (roles[to] !== Role.Content && roles[to] === roles[to - 1]) return 0;
  return roles[to] === Role.Content ? 0 : roles[to] === Role.Particle ? 1.2 : 0.6;
}
