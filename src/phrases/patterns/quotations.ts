import { hanIn } from '../extraction/clauses';
import type { PhraseKind } from '../phrase';
import type { Pattern } from './pattern';

const LONGEST = 48;
/** 做“加油站”, 当“润滑剂”: what stands in such marks is meant as an image. */
const IMAGE = /(?:做|作|当|当好|像|如|是|弹|耍|成为|称为|叫|打|搞好|唱好|充当|甘当|愿作)$/;
/** What somebody is quoted for: a saying. */
const SAYING = /(?:言道|话说|俗话说|古人云|古语云|常言|常说|有云|曰|谚语|诗云|说得好|所说|所言|名言)[，：]?$/;

/** What stands between quotation marks, as slogans, sayings and images do. */
export const quotations: Pattern = ({ passage, folded, partners, roles }, found) => {
  for (let open = 0; open < folded.length; open++) {
    const close = partners[open] as number;
    if (folded.charAt(open) !== '“' || close < 0) continue;
    let end = close;
    while (end > open && '。，、；！？ '.includes(folded.charAt(end - 1))) end--;
    const start = open + 1;
    const inner = folded.slice(start, end);
    const han = hanIn(folded, start, end);
    if (han < 2 || end - start > LONGEST || /[。！？\ufffc_…]/.test(inner)) continue;
    const before = folded.slice(Math.max(0, open - 6), open);
    const saying = SAYING.test(before);
    const kind = kindOf(inner, han, before, saying);
    let strength = 0.6;
    if (saying || /[，；]/.test(inner)) strength += 0.15;
    if (inner.includes('、')) strength += 0.1;
    if (/[A-Za-zＡ-Ｚ]/.test(inner)) strength -= 0.4;
    else if (/[0-9０-９]/.test(inner)) strength -= 0.1;
    if (han !== end - start && !/[，、；]/.test(inner)) strength -= 0.1;
    if (/[我你他她它吗呢吧啊]/.test(inner)) strength -= 0.3;
    if (han > 24 && kind === 'quoted-slogan') strength -= 0.2;
    // A single word in quotation marks is a term as often as not.
    if (han === 2 && roles[start] !== undefined) strength -= 0.12;
    found({
      start,
      end,
      kind,
      strength,
      ...(inner.includes('、') ? { members: itemsOf(passage.text.slice(start, end)) } : {}),
    });
  }
};

/** What stands between the marks of a list; between two marks (团结、、务实) stands nothing. */
function itemsOf(list: string): string[] {
  return list.split('、').filter((item) => item.trim() !== '');
}

function kindOf(inner: string, han: number, before: string, saying: boolean): PhraseKind {
  if (/^[二三四五六七八九十两](?![一二三四五六七八九十百千万般分足])/.test(inner) && han <= 6 && !inner.includes('、'))
    return 'numeric-abbreviation';
  if (saying || (han >= 8 && /[，；]/.test(inner))) return 'maxim';
  if (han <= 4 && !inner.includes('、') && IMAGE.test(before)) return 'metaphor';
  return 'quoted-slogan';
}
