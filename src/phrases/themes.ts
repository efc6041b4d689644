import { foldText } from '../text/script';
import { POLITICAL_THEME, THEMES } from './phrase';

/** Words that tell a theme. The order is that of THEMES; what tells none is style. */
const WORDS: Readonly<Record<(typeof THEMES)[number], string>> = {
  定位与职责: '职责 职能 定位 岗位 枢纽 中枢 桥梁 纽带 窗口 门面 地位 使命 责任 本职 位置',
  精神作风: '精神 作风 吃苦 敬业 踏实 务实 扎实 严谨 细致 态度 干劲 奋斗 担当 认真',
  参谋调研: '参谋 调研 调查 研究 决策 谋划 建议 对策 情况 材料 思考 高参 问题 分析',
  协调沟通: '协调 沟通 配合 联系 衔接 统筹 上下 左右 综合',
  服务保障: '服务 保障 群众 基层 民生 帮助 满意 利益',
  督查落实: '落实 督查 督办 检查 执行 部署 反馈 见效 着落',
  办文办会办事: '办文 办会 办事 公文 会议 文件 文稿 效率 制度化 规范 程序 管理 安排',
  学习本领: '学习 本领 知识 理论 培训 素质 能力 读书 业务 经验',
  创新进取: '创新 进取 开拓 改革 解放思想 突破 发展 一流 争创 新局面 新思路 转变',
  团队和谐: '团结 和谐 团队 合力 齐心 同志 凝聚 协作 队伍',
  法治廉洁: '依法 法治 法律 廉洁 廉政 清风 正气 纪律 监督 名利 特权 私利 腐败',
  政治表述:
    '党中央 社会主义 马克思 列宁 毛泽东 邓小平 三个代表 科学发展观 四个意识 四个自信 两个维护 两个确立 四项基本原则 改革开放 共产党 中国特色 小康 民族复兴',
};

interface Word {
  readonly theme: (typeof THEMES)[number];
  readonly word: string;
}

/** The words by their first two units, which all of them have. */
let words: ReadonlyMap<string, readonly Word[]> | undefined;

function readWords(): ReadonlyMap<string, readonly Word[]> {
  const found = new Map<string, Word[]>();
  for (const theme of THEMES)
    for (const word of foldText(WORDS[theme]).split(' ')) {
      const start = word.slice(0, 2);
      const others = found.get(start);
      if (others) others.push({ theme, word });
      else found.set(start, [{ theme, word }]);
    }
  return found;
}

/** The theme whose words a phrase holds most of, of equals the first; political where it says a formula. */
export function themeOf(text: string): string {
  words ??= readWords();
  const folded = foldText(text);
  const seen = new Set<Word>();
  for (let i = 0; i + 2 <= folded.length; i++)
    for (const each of words.get(folded.slice(i, i + 2)) ?? []) if (folded.startsWith(each.word, i)) seen.add(each);
  const counts = new Map<string, number>();
  for (const { theme } of seen) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  if (counts.has(POLITICAL_THEME)) return POLITICAL_THEME;
  let best: string = '精神作风';
  let most = 0;
  for (const theme of counts.size > 0 ? THEMES : []) {
    const count = counts.get(theme) ?? 0;
    if (count > most) [best, most] = [theme, count];
  }
  return best;
}
