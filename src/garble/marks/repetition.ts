// Words of Chinese that may stand twice in a row.
import { CharacterClass, characterClasses } from '../../text/han';
import { foldText } from '../../text/script';
import type { Span } from '../../text/span';
import { lazily } from '../lazily';
import { AKIN, bond, TIED } from './bond';

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).map(foldText));

/** Verbs and adjectives that repeat as ABAB, and what is said twice. Simplified; Traditional text is folded. */
const REPEATING = lazily(() =>
  wordsOf(`学习 研究 讨论 商量 考虑 琢磨 打听 打量 介绍 了解 调查 检查 整理 收拾 打扫 休息 锻炼 活动 运动 准备 安排 布置 交流 沟通 体会 体验
  回忆 回味 回顾 反思 思考 思量 掂量 盘算 合计 计算 核对 核实 检验 考察 考验 观察 观摩 参观 欣赏 品味 品尝 尝试 试验 比较 对比 对照 照顾
  照应 关心 关照 帮助 支持 鼓励 表扬 批评 教育 教训 提醒 督促 敲打 促进 推动 宣传 解释 说明 分析 总结 归纳 梳理 消化 巩固 温习 复习 练习
  实践 请教 打探 请示 汇报 通融 缓和 放松 轻松 高兴 快乐 热闹 凉快 暖和 舒服 痛快 享受 享用 开心 乐呵 清静 安静 冷静 修理 修改 修订
  修饰 打磨 打理 料理 处理 清理 清洗 洗刷 改善 改造 改进 提高 调整 调理 调节 调剂 保养 保护 爱护 维护 维修 补充 填补 认识 熟悉 适应
  恭喜 谢谢 抱歉 拜托 拜访 拜会 久仰 久慕 幸会 可敬 可怜 可惜 失敬 得罪 多谢 岂敢 不敢 哪里 如此 这般 怎样 这样 那样 多少 很多 许多
  好多 好些 非常 十分 特别 永远 万岁 加油 努力 前进 团结 奋斗 胜利 成功 一样 真正 慢慢 快快 常常 查点 清点 盘点 看看 走走 说说 想想
  动弹 摇晃 晃荡 溜达 转悠 嘀咕 嘟囔 哗啦 扑通 咕咚 咕噜 滴答 叮当 哔哩 格登 噼啪 稀里 呼噜 巴拉 哈哈 嘻嘻 呵呵 嘿嘿 我们 你们 他们
  她们 它们 咱们 自己 人家 大家 什么 为什么 对不起 没关系 怎么办 好不好 是不是 行不行 一步步 一个个 一点点 等一等 看一看 想一想 试一试
  了不起 差不多 来不及`),
);
/** Words of grammar, and verbs that need their object: no phrase ends with them where the next begins with the same. */
const NEVER_TWICE = lazily(() =>
  wordsOf(
    '以及 或者 并且 而且 但是 如果 因为 所以 由于 对于 关于 根据 按照 依照 依据 通过 应当 必须 不得 能够 逐步 不断 进行 采取 取得 作出 予以 给予 加以 加强 坚持 推进 贯彻 落实 实施 下列 本法 我国 我省 我市 各级 各项 各类 各种 这些 那些 以来 以下 以上',
  ),
);
const NUMERALS = '〇零一二三四五六七八九十百千万亿半两几数每各逐很好太最如';
/** What may follow a word that was written twice by a slip; before another Han two phrases may meet: 执行执行档. */
const AFTER = '的地得了着过在是和与及或等中上下里内也都就将要应可能被把向对从于为而并且';
const BEFORE_REPEATS = '再又越更愈';
/** Words that end so are said twice: 戒之戒之, 走着走着, 去吧去吧, 好了好了. */
const SPOKEN = lazily(() => wordsOf('之 着 著 了 吧 啊 呀 啦 嘛 呢 哦 噢 哟 喽'));

/**
 * Whether the doubled word is no slip.
 * @param both the word and its repeat
 * @param within the prose span around them
 */
export function mayRepeat(text: string, both: Span, within: Span): boolean {
  const length = (both.end - both.start) / 2;
  const word = foldText(text.slice(both.start, both.start + length));
  const first = word.charAt(0);
  if ([...word].every((character) => character === first)) return true; // 哈哈哈哈
  if (NUMERALS.includes(first) || [...word].every((character) => NUMERALS.includes(character))) return true; // 一批一批
  if (REPEATING().has(word) || (length === 2 && SPOKEN().has(word.charAt(1)))) return true;
  const after = both.end < within.end ? foldText(text.charAt(both.end)) : '';
  if (BEFORE_REPEATS.includes(after) && after !== '') return true; // 团结团结再团结
  if (after !== '' && text.startsWith(text.slice(both.start, both.start + length), both.end)) return true; // said three times
  if (NEVER_TWICE().has(word)) return false;
  if (length > 2) return word.charAt(0) === word.charAt(1) && length === 4; // 高高兴兴高高兴兴
  // A doubled word of two Han is a slip only where neither neighbour can claim a half of it.
  const isHan = after !== '' && characterClasses()[after.charCodeAt(0)] === CharacterClass.Han;
  if (HEADS.test(text.slice(both.end, both.end + 2))) return true;
  return isHan && !AFTER.includes(after) && !beginsAnew(text, both.end);
}

/** What a verb that is said before may be about: 服务服务对象, 投资投资公司. */
const HEADS =
  /^(?:对象|對象|公司|指标|指標|案件|单位|單位|人员|人員|项目|項目|机构|機構|企业|企業|资金|資金|工作|措施|计划|計畫|部门|部門|行为|行為|活动|活動|系统|系統|体系|體系|制度|机制|機制|能力|水平|方案|方式|内容|問題|问题|场所|場所|设备|設備|技术|技術|中国|中國)/;

/** Whether a word begins at `at` that what stands before it is no part of: 免费 in 农村农村免费教育, not 部门 in 与此有关有关部门. */
function beginsAnew(text: string, at: number): boolean {
  const next = text.charCodeAt(at);
  return bond(text.charCodeAt(at - 1), next) < AKIN && bond(next, text.charCodeAt(at + 1)) >= TIED;
}
