import type { Span } from '../../text/span';
import { lazily } from '../lazily';

/** Where one character of a Simplified text should be another: after one of `after`, or before one of `before`. */
interface Context {
  readonly right: string;
  readonly after?: string;
  readonly before?: string;
  /** What stands before it where it is right all the same. */
  readonly unlessAfter?: string;
}

// GB 2312 has these Traditional forms because some words need them (乾坤, 瞭望, 著名, 慰藉, 魏徵, 於菟), so each needs its words.
// The other way round a converter that goes by characters spoils just those words: 着名, 干坤, 慰借.
const CONTEXTS: Readonly<Record<string, readonly Context[]>> = {
  於: [
    {
      right: '于',
      after: '关对由属位至基处等便善敢难易高低大小优多少终用源在归安甘乐富擅长早晚寓限忠鉴始止过介异急勇利敬置忙',
    },
  ],
  乾: [
    {
      right: '干',
      after: '饼晒烘风若晾吹烤擦萄腐笋骨主树躯才苦',
      before: '燥净旱杯脆枯粮涸洗部预涉扰瘪冰果货草电柴裂扁瘦',
    },
  ],
  著: [
    { right: '着', after: '跟接随沿朝向有本对绕味在' },
    { right: '着', before: '手力急眼想落陆火装凉重', unlessAfter: '名专原编土论巨合译显卓昭遗所' },
  ],
  瞭: [{ right: '了', after: '明', before: '解然如' }],
  徵: [{ right: '征', after: '特象表应缓', before: '求收集兵用召税地文稿信询聘订购' }],
  藉: [{ right: '借', after: '凭', before: '口助此机故由' }],
  馀: [{ right: '余', after: '课业其剩多残结盈节', before: '额款地力' }],
  夥: [{ right: '伙', after: '合同团散入结', before: '伴计食房' }],
  摺: [{ right: '折', after: '存奏', before: '叠扇' }],
  麽: [{ right: '么', after: '什怎那这多要甚' }],
  後: [
    {
      right: '后',
      after: '以之先前今最背此其然随落事日午善战幕滞延身饭会课产售',
      before: '来果期者续面勤备方悔代退天年台人',
    },
  ],
  着: [
    { right: '著', after: '卓昭', before: '称' },
    { right: '著', after: '显', before: '的提增成变改地特优差减，。、' },
    { right: '著', before: '名', after: '' },
  ],
  干: [{ right: '乾', before: '坤隆' }],
  借: [{ right: '藉', after: '慰狼' }],
};

/** 着名 is 著名 where no verb precedes: 跟着名人 has one. */
const BEFORE_ADJECTIVE = '的国最位是世为内外、，。；：“（';
/** 身着名牌, 穿着名贵 are clothes. */
const CLOTHES = '牌贵';

/** `table[unit]` is 1 where the character may be such a slip. */
export const simplifiedSlipTable = lazily(() => {
  const table = new Uint8Array(0x10000);
  for (const character of Object.keys(CONTEXTS)) table[character.charCodeAt(0)] = 1;
  return table;
});

/** By unit that may be such a slip, all that speaks for one beside it: a quick look, since 着 and 干 stand everywhere. */
const neighbours = lazily(() => {
  const table = new Map<number, ReadonlySet<number>>();
  for (const [character, contexts] of Object.entries(CONTEXTS)) {
    const beside = contexts.map(({ after = '', before = '' }) => after + before).join('');
    table.set(character.charCodeAt(0), new Set(Array.from(beside, (each) => each.charCodeAt(0))));
  }
  return table;
});

/**
 * The character that should stand at `offset` of a Simplified text, where another does.
 * @param within the prose around it
 */
export function simplifiedSlip(text: string, offset: number, within: Span): string | undefined {
  const beside = neighbours().get(text.charCodeAt(offset));
  if (!beside?.has(text.charCodeAt(offset - 1)) && !beside?.has(text.charCodeAt(offset + 1))) return undefined;
  const written = text.charAt(offset);
  const before = offset > within.start ? text.charAt(offset - 1) : '\n';
  const after = offset + 1 < within.end ? text.charAt(offset + 1) : '\n';
  for (const context of CONTEXTS[written] ?? []) {
    if (context.unlessAfter?.includes(before)) continue;
    if (written === '着') {
      if (matchesAdjective(context, before, after) && !(after === '名' && CLOTHES.includes(text.charAt(offset + 2))))
        return context.right;
    } else if (context.after?.includes(before) || context.before?.includes(after)) return context.right;
  }
  return undefined;
}

function matchesAdjective({ after: left, before: right }: Context, before: string, after: string): boolean {
  if (left === '') return after === right && (before === '\n' || BEFORE_ADJECTIVE.includes(before));
  if (left === '显') return before === left && (after === '\n' || (right as string).includes(after));
  return (left as string).includes(before) || after === right;
}
