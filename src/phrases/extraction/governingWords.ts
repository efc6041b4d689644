import { lazily } from '../../garble/lazily';
import { foldText } from '../../text/script';

/** Verbs that begin what official prose demands. Those of one character only where they open a clause: 把, 用, 凭. */
const VERBS =
  '加强 坚持 提高 推进 推动 促进 完善 建立 健全 深化 扩大 加快 落实 贯彻 实施 实行 执行 开展 组织 保持 保证 保障 维护 保护 巩固 发展 发扬 弘扬 倡导 提倡 树立 形成 实现 增强 强化 优化 提升 改进 改善 改革 创新 创造 创建 营造 构建 打造 建设 培养 培育 塑造 锻炼 磨炼 克服 反对 防止 杜绝 避免 消除 消灭 清除 抵制 纠正 解决 化解 处理 突破 打破 破除 抓好 搞好 做好 办好 干好 管好 抓住 把握 抓紧 抓实 突出 注重 重视 讲究 强调 着眼 立足 围绕 紧扣 紧贴 贴近 服务 帮助 支持 配合 协助 统筹 协调 沟通 兼顾 结合 联系 依靠 凭借 发挥 调动 激发 鼓励 引导 激励 体现 反映 展现 展示 满足 适应 符合 遵守 遵循 严守 恪守 牢记 坚守 践行 履行 担当 承担 胸怀 心怀 怀着 勇于 敢于 善于 乐于 甘于 勤于 严于 精于 力求 力争 力戒 争取 争创 争当 追求 学习 学会 掌握 熟悉 了解 研究 探索 认识 领会 领悟 理解 分析 总结 归纳 提炼 思考 谋划 超前 解放 转变 调整 规范 控制 管理 监督 检查 考核 充实 丰富 拓展 拓宽 延伸 扎根 深入 走进 面向 迎接 应对 面对 遇到 取得 赢得 博得 获得 达成 完成 奠定 打牢 夯实 筑牢 确立 确定 制定 明确 坚定 永葆 始终 充分 全面 认真 切实 积极 主动 努力 大力 自觉 牢固 真正 坚决 着力 不断 有效 统一 团结 凝聚 汇聚 集中 动员 号召 带领 率先 当好 成为 作出 做出 作好 尽好 经得 容不 牵 把 做 运用 采取 严把 一 用 凭 靠';

/** Verbs that govern lists: 发扬|团结、务实. */
const GOVERNORS =
  '发扬 弘扬 坚持 倡导 提倡 树立 形成 实现 提高 增强 加强 保持 克服 反对 防止 杜绝 避免 促进 推动 推进 建立 健全 完善 实行 贯彻 落实 体现 具有 发挥 创造 营造 建设 构建 打造 培养 深化 扩大 加快 抓好 搞好 做好 办好 博得 赢得 取得 讲究 强化 优化 改进 改善 维护 保障 开展 给予 凭借 依靠 消除 消灭 承担 履行 突出 注重 重视 学习 掌握 充满 追求 缺乏 存在 属于 打破 摒弃 抵制 纠正 满足 适应 提供 展现 处理 获得 善于 敢于 勇于 乐于 甘于';

/** What may stand before a phrase or belong to it: 自觉|开动脑筋, but 主动介入. */
const ADVERBS =
  '自觉 主动 积极 努力 切实 认真 坚决 大力 充分 全面 深入 着力 扎实 不断 严格 有效 真正 逐步 继续 必然 尽快 及时 尽力';

/** What official prose praises or blames with words of four: 吃苦耐劳的精神. */
const QUALITIES =
  '精神 作风 态度 品质 风气 意识 信念 毅力 决心 勇气 品格 境界 情怀 状态 风貌 本色 胸怀 气概 姿态 美德 情操 干劲 信心 魄力 风尚 品德 操守 心态 氛围';

const wordsOf = (list: string) => lazily((): ReadonlySet<string> => new Set(foldText(list).split(' ')));
const verbs = wordsOf(VERBS);
const governors = wordsOf(GOVERNORS);
const adverbs = wordsOf(ADVERBS);
const qualities = wordsOf(QUALITIES);

/** Whether a demand may begin at `at`: 加强, 坚持, 敢于 … */
export function isVerbAt(folded: string, at: number): boolean {
  return verbs().has(folded.slice(at, at + 2)) || verbs().has(folded.charAt(at));
}

/** Whether a verb that governs lists ends at `end`. */
export function isGovernorBefore(folded: string, end: number): boolean {
  return end >= 2 && governors().has(folded.slice(end - 2, end));
}

/** Whether an adverb that may be left out ends at `end`. */
export function isAdverbBefore(folded: string, end: number): boolean {
  return end >= 2 && adverbs().has(folded.slice(end - 2, end));
}

/** Whether a word for a virtue or a vice ends at `end`. */
export function isQualityBefore(folded: string, end: number): boolean {
  return end >= 2 && qualities().has(folded.slice(end - 2, end));
}
