import { isHan } from '../../text/han';
import type { Span } from '../../text/span';

// 于 后 并 系 准 in Traditional text, where no word of conversion.ts speaks against them: told by the characters on both sides, or by
// the whole document, which writes 於 後 並 nowhere.

/** A slip that its neighbours tell. */
interface Context {
  readonly right: string;
  /** One of these stands before it, */
  readonly after: string;
  /** and one of these behind it; none of `unless` where it is empty. */
  readonly before: string;
  readonly unless?: string;
}

/** Where a clause begins. */
const CLAUSE = '，。；：、）」\n　';

const CONTEXTS: Readonly<Record<string, readonly Context[]>> = {
  // 并州, 并購, 并吞 are places or 併; a clause that begins with another 并 begins with 並.
  并: [
    { right: '併', after: '整裁歸', before: '，。；、為於後案' },
    { right: '並', after: CLAUSE, before: '', unless: '州購吞入發排案行幽聯' },
  ],
  // Surnames stand behind neither, and no given name begins so.
  于: [
    { right: '於', after: CLAUSE, before: '本其該每各此第必契訂履申前次' },
    { right: '於', after: '應須未已均皆仍', before: '本其該每各此第必契訂履申前次期當實年月日' },
  ],
  后: [{ right: '後', after: '畢滿完過期始定成了可准知悉達年月時', before: '，。；、始再方即三十一二個者之該其' }],
  系: [{ right: '係', after: '如即均皆乃若', before: '指由因為屬以依法' }],
  // 準用 is a term of law; 核准用地 and 不准用 are none of it.
  准: [{ right: '準', after: `${CLAUSE}亦均仍皆應`, before: '用' }],
};

let table: Uint8Array | undefined;

/** The character that should stand at `offset`, where the neighbours leave no doubt. */
export function slipByNeighbours(text: string, offset: number, { start, end }: Span): string | undefined {
  if (!table) {
    table = new Uint8Array(0x10000);
    for (const written of Object.keys(CONTEXTS)) table[written.charCodeAt(0)] = 1;
  }
  if (table[text.charCodeAt(offset)] === 0 || offset + 1 >= end) return undefined;
  const before = offset > start ? text.charAt(offset - 1) : '\n';
  const next = text.charAt(offset + 1);
  for (const context of CONTEXTS[text.charAt(offset)] as readonly Context[]) {
    if (!context.after.includes(before)) continue;
    if (
      context.before === ''
        ? isHan(next.charCodeAt(0)) && !context.unless?.includes(next)
        : context.before.includes(next)
    )
      return context.right;
  }
  return undefined;
}

/** Whether 后 is an empress, though 之後 is a word: 母儀天下之后. */
export function isTitle(text: string, offset: number, { start }: Span): boolean {
  return text.charAt(offset) === '后' && /(?:天下|一國|六宮)之$/.test(text.slice(Math.max(start, offset - 3), offset));
}

/** By a form: what it stands for between Han, unless after and before these: surnames, titles, places. */
const LIKELY: Readonly<Record<string, readonly [right: string, after: string, before: string]>> = {
  于: ['於', '單淳鮮姓', ''],
  后: ['後', '皇太王母天影歌妃立廢賢武呂帝元為封視球網蜂蟻亞女', '土羿稷妃宮座冠里豐街庄壁帝位戚'],
  并: ['並', '幽吞兼合', '州購吞入'],
};

/** The right forms of LIKELY: a document that writes none of them was converted character by character. */
export const RIGHT_FORMS = '於後並';

/** What a form that no word speaks against stands for all the same, in a text that was converted character by character. */
export function likelySlip(text: string, offset: number, { start, end }: Span): string | undefined {
  const [right, after, before] = LIKELY[text.charAt(offset)] ?? [];
  if (right === undefined || offset === start || offset + 1 >= end || !isHan(text.charCodeAt(offset - 1)))
    return undefined;
  const next = text.charAt(offset + 1);
  if (!isHan(next.charCodeAt(0)) && !'，。、；'.includes(next)) return undefined;
  return after?.includes(text.charAt(offset - 1)) || before?.includes(next) ? undefined : right;
}
