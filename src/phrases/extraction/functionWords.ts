import { lazily } from '../../garble/lazily';
import { foldText } from '../../text/script';

/** What a unit of a clause does, where it is not itself part of what the clause says. */
export enum Role {
  Content,
  /** 的, 了, 着, 地, 等 */
  Particle,
  /** 和, 与, 以及, 而且 */
  Conjunction,
  /** 要, 必须, 能够 */
  Modal,
  /** 把, 对, 以: what follows is one member of a clause */
  Preposition,
  /** 使, 做到, 通过: what follows is said by itself */
  Introduction,
  /** 是, 就是, 有 */
  Copula,
  /** 就, 都, 更加, 首先 */
  Adverb,
}

/** Longer ones are recognised first. A word of one character counts only outside the words of WHOLE_WORDS. */
const WORDS: readonly (readonly [Role, string])[] = [
  [Role.Particle, '的 了 着 地 等 等等 之间 之中 来说'],
  [
    Role.Conjunction,
    '和 与 及 或 并 而 且 但 以及 或者 并且 而且 但是 然而 因此 因而 所以 从而 进而 于是 不仅 不但 不光 不只 同时 另外 此外 如果 只要 只有 无论 不论 虽然 尽管 否则 为此 对此 特别是 尤其是 这样 那么 则 若 既',
  ],
  [
    Role.Modal,
    '要 必须 应当 应该 应 须 需要 需 能够 能 可以 可 会 必将 将会 不能 不要 不得 不可 绝不能 决不能 决不 绝不 才能 就能 就要 还要 也要 更要 又要 都要 既要 要有 应有 务必 务求 一定要 得以 想要',
  ],
  [Role.Preposition, '把 被 将 对 从 向 在 以 为 由 于 给 按'],
  [
    Role.Introduction,
    '使 让 令 使人 令人 随着 按照 通过 根据 针对 关于 对于 由于 为了 沿着 作为 成为 当成 使得 直到 直至 大到 小到 凭借 借助 有利于 无异于 诸如 例如 比如 譬如 包括 本着 达到 做到 切实做到 真正做到 努力做到 确保 具有 富有 充满 进行',
  ],
  [Role.Copula, '是 就是 也是 都是 正是 便是 即 有 没有 即是 仅是 不仅是 不只是 乃是'],
  [
    Role.Adverb,
    '就 也 都 才 更 最 很 还 又 再 仍 均 皆 已 已经 正在 曾 曾经 更加 十分 非常 特别 尤其 首先 其次 再次 最后 第一 第二 第三 第四 第五 进一步 更好地 不断 始终 一直 总是 往往 仍然 依然 一定 尽量 尽可能 这 那 其 该 每 各 某 我们 他们 大家 自己 这些 那些 这种 这个 一个 一种 一些 所有 许多 很多 当前 目前 今后 今年 过去 现在',
  ],
];

/** In these a character of WORDS is part of what is said. Two characters each. */
const WHOLE_WORDS =
  '目的 的确 了解 为了 除了 罢了 着力 着手 着眼 着重 着想 沿着 意味 显着 执着 知着 卓着 名着 着作 着称 着名 原着 编着 专着 土着 地方 地位 地区 地点 地理 地下 地震 地质 土地 基地 各地 实地 处地 外地 当地 本地 耕地 产地 阵地 天地 大地 领地 余地 境地 等级 等待 平等 同等 相等 高等 中等 上等 对等 优等 ' +
  '和谐 和平 和睦 和气 和解 和缓 和善 和尚 总和 共和 温和 缓和 饱和 调和 祥和 柔和 参与 与会 与时 赠与 给与 及时 及早 及格 普及 涉及 顾及 危及 波及 推及 触及 或许 并举 并重 并存 并进 并列 合并 兼并 一并 吞并 而且 而言 而后 反而 然而 从而 因而 进而 且慢 原则 规则 法则 准则 否则 守则 细则 若干 倘若 既定 既得 ' +
  '要求 要点 要素 要害 要领 要义 重要 主要 必要 首要 紧要 摘要 纲要 简要 概要 扼要 需要 机要 要职 应用 应对 应变 应急 应有 应付 应聘 应邀 相应 适应 反应 供应 效应 响应 对应 照应 顺应 理应 回应 应接 必需 急需 需求 能力 能源 能量 能手 能干 能动 功能 职能 智能 性能 机能 效能 潜能 技能 才能 可能 可靠 可行 可观 可贵 可喜 可持 认可 许可 尚可 无可 不可 会议 会员 会计 会谈 会见 会展 会场 社会 机会 大会 全会 开会 协会 委会 工会 学会 聚会 集会 盛会 晚会 宴会 年会 例会 体会 领会 误会 理会 意会 办会 文会 三会 两会 市会 议会 国会 都会 ' +
  '把握 把关 把柄 把守 把脉 一把 将来 将军 即将 将领 干将 将士 对象 对策 对外 对内 对立 对照 对接 对比 对待 对话 对手 对口 对等 针对 面对 应对 反对 绝对 相对 核对 校对 对上 对下 从严 从事 从业 从众 从政 从容 从来 从前 从中 从头 从此 从简 从紧 从优 从重 从快 从速 服从 听从 顺从 跟从 自从 随从 方向 倾向 向上 向前 向往 走向 导向 面向 动向 意向 志向 趋向 去向 转向 风向 航向 向来 一向 定向 双向 取向 向心 存在 所在 现在 潜在 实在 在职 在于 在野 在岗 在位 在家 内在 外在 自在 好在 重在 贵在 旨在 正在 想在 做在 走在 放在 以来 以后 以前 以上 以下 以内 以外 以至 以致 以免 以便 以身 以人 以及 以往 以点 可以 所以 难以 予以 加以 得以 足以 给以 何以 以为 借以 为人 为民 为主 为本 为要 为先 为重 为荣 为乐 为上 为基 为源 为善 为政 为首 为难 为止 人为 行为 作为 成为 认为 以为 因为 更为 较为 极为 尤为 最为 视为 变为 化为 转为 改为 称为 何为 所为 敢为 有为 无为 大为 分为 列为 即为 实为 甚为 由来 自由 理由 缘由 事由 由此 由衷 于是 于民 于法 于己 于人 关于 由于 对于 属于 善于 敢于 勇于 乐于 甘于 勤于 严于 精于 长于 便于 利于 等于 处于 位于 基于 至于 终于 富于 忠于 趋于 疲于 习于 惯于 限于 源于 急于 勇于 用于 难于 低于 高于 大于 小于 多于 少于 优于 过于 无于 愧于 足于 止于 有利于 使用 使命 使馆 大使 即使 致使 促使 迫使 天使 行使 驱使 让步 让利 转让 谦让 礼让 出让 忍让 退让 命令 法令 指令 政令 司令 号令 条令 下令 口令 责令 令行 给予 供给 补给 配给 自给 发给 交给 按时 按期 按劳 按需 按月 按年 按老 当成 ' +
  '是非 国是 求是 有关 有利 有力 有效 有序 有限 有机 有益 有偿 有用 有所 有条 有道 有方 有魂 有为 有些 有时 有的 有赖 有心 有志 有待 有望 有别 有助 有数 有据 有理 有责 有失 有余 有无 有作 有担 有突 有着 所有 国有 公有 私有 占有 拥有 具有 富有 享有 没有 只有 还有 原有 现有 固有 特有 持有 稀有 含有 仅有 独有 各有 未有 设有 应有 ' +
  '就业 迁就 将就 屈就 就职 就医 就近 就任 就学 就地 就座 成就 造就 就事 首都 都市 成都 京都 人才 才干 才华 才智 英才 刚才 更新 更换 更正 更改 更替 变更 还原 归还 偿还 还款 返还 又快 再生 再造 再现 再接 再三 一再 不再 仍旧 平均 人均 均衡 均等 均匀 年均 已往 自已 而已 早已 正确 正常 正式 正规 正义 正面 正直 正气 正风 正当 正视 改正 公正 真正 修正 纠正 严正 端正 廉正 反正 矫正 更正 校正 正是 最终 最后 其他 其它 其实 其余 其中 尤其 极其 这里 那里 该项 每当 各种 各类 各界 各项 各级 各个 各方 各自 各地 各尽 各展 各族 各民 各部 各单 各处';

interface Vocabulary {
  readonly roles: ReadonlyMap<string, Role>;
  readonly whole: ReadonlySet<string>;
  /** By first unit: the length of the longest word. */
  readonly longest: Uint8Array;
}

const vocabulary = lazily((): Vocabulary => {
  const roles = new Map(
    WORDS.flatMap(([role, list]) =>
      foldText(list)
        .split(' ')
        .map((word): [string, Role] => [word, role]),
    ),
  );
  const longest = new Uint8Array(0x10000);
  for (const word of roles.keys())
    longest[word.charCodeAt(0)] = Math.max(longest[word.charCodeAt(0)] as number, word.length);
  return { roles, whole: new Set(foldText(WHOLE_WORDS).split(' ')), longest };
});

/** `roles[i]` is what unit `i` of a folded text does. Words are recognised from the left, the longest first. */
export function rolesOf(folded: string): Uint8Array {
  const { roles: words, whole, longest } = vocabulary();
  const roles = new Uint8Array(folded.length);
  for (let i = 0; i < folded.length; ) {
    let length = longest[folded.charCodeAt(i)] as number;
    let role: Role | undefined;
    for (; length > 1; length--) {
      role = words.get(folded.slice(i, i + length));
      if (role !== undefined) break;
    }
    if (length === 1 && !whole.has(folded.slice(i, i + 2)) && !whole.has(folded.slice(i - 1, i + 1)))
      role = words.get(folded.charAt(i));
    if (role !== undefined) roles.fill(role, i, i + length);
    i += Math.max(1, length);
  }
  return roles;
}
