import { hanIn } from '../extraction/clauses';
import type { Pattern } from './pattern';

/** X是Y的Z: what something is likened to stands at the clause's end. */
const LIKENESS = /是[^，。；！？：]{1,20}的([^，。；！？：的是]{2,5})$/;
const IMAGES =
  /(?:窗口|门面|桥梁|纽带|中枢|枢纽|基石|生命线|晴雨表|试金石|压舱石|主心骨|顶梁柱|部队|先锋|尖兵|堡垒|源泉|摇篮|法宝|利器|钥匙|灵魂|命脉|血脉|根基|脊梁|标杆|旗帜|灯塔|镜子|尺子|引擎|发动机|助推器|高地|阵地|前哨|后盾|舞台|平台|名片|基因|底色|总开关|牛鼻子)$/;

/** What something is likened to: 办公室是政府的神经中枢. */
export const metaphors: Pattern = ({ clauses, folded }, found) => {
  for (const { start, end } of clauses) {
    if (end - start > 40) continue;
    const match = LIKENESS.exec(folded.slice(start, end));
    if (match === null) continue;
    const said = match[1] as string;
    const from = end - said.length;
    if (hanIn(folded, from, end) !== said.length || !IMAGES.test(said)) continue;
    found({ start: from, end, kind: 'metaphor', strength: 0.6 });
  }
};
