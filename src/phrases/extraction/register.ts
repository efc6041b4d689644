import { LITERARY_HAN } from '../../garble/profile';
import { isHan } from '../../text/han';
import { foldText } from '../../text/script';
import type { Passage } from './passages';

/** Words that official prose says in every other sentence: 28 to 70 in 1,000 Han of reports and speeches, 0 to 10 of manuals, none of novels. */
const DEMANDS =
  '加强 坚持 提高 推进 推动 促进 完善 建立 健全 深化 扩大 加快 落实 贯彻 发展 发扬 弘扬 树立 增强 强化 优化 提升 改进 改善 改革 创新 努力 积极 切实 认真 坚决 大力 充分 全面 深入 着力 牢固 自觉 团结 务实 奋斗 奉献 工作 建设 服务 作风 精神';
const NONE = 8;
const FULL = 22;
/** Personal pronouns and the like speak against it. */
const PER_LITERARY = 0.1;
/** Before anything is read, a document counts as a speech of this many Han. */
const PRIOR_HAN = 300;
const PRIOR_DEMANDS = 30;
/** What a pattern is still worth in a novel. */
const LEAST = 0.25;

let demands: ReadonlySet<string> | undefined;
let literary: ReadonlySet<string> | undefined;

/** How far a document is one that slogans are said in, from LEAST to 1: patterns are everywhere, 一碗燉鸭，一碗煮鸡 too. */
export function register(passages: readonly Passage[]): number {
  demands ??= new Set(foldText(DEMANDS).split(' '));
  literary ??= new Set(foldText(LITERARY_HAN));
  let han = PRIOR_HAN;
  let demanded = (PRIOR_HAN / 1000) * PRIOR_DEMANDS;
  let told = 0;
  for (const { folded } of passages) {
    for (let i = 0; i < folded.length; i++) {
      if (!isHan(folded.charCodeAt(i))) continue;
      han++;
      if (literary.has(folded.charAt(i))) told++;
      if (demands.has(folded.slice(i, i + 2))) demanded++;
    }
  }
  const density = (1000 * (demanded - PER_LITERARY * told)) / han;
  return LEAST + (1 - LEAST) * Math.max(0, Math.min(1, (density - NONE) / (FULL - NONE)));
}
