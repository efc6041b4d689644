// Notices that stand where a page cut the text: 此处省略732字, 剩余80%需登录, 预览结束, 点击下载全文.
//
// Cause: document libraries, paywalls and forums show a part and sell, or hide, the rest; serials end with 未完待续.
// The notice is the only trace of the loss, so it is never deleted by itself: the writer has to fetch the text.
// Vocabulary: what document libraries print under a preview (已阅读5页，还剩85页未读 继续免费阅读 on renrendoc.com), the notices
// of forums and pay walls that everybody meets (隐藏内容，回复后可见; 登录后查看全文), and what cleaners of novels remove
// (本章未完，请点击下一页继续阅读).
//
// Fires
//   要做好三件事。（此处省略1200字）四是抓检查。
//   剩余80%内容需登录后查看
//   预览已结束，下载后阅读全文
// Silent
//   以下简称略，此处从略。
//   改革永远未完待续，我们仍须努力。
//   剩余5页由办公室续写。
import type { Span } from '../../text/span';
import { lazily } from '../lazily';
import { type FoldedLine, foldLine, foldPattern, unfold } from '../page/foldedLine';
import type { Rule } from '../rule';

/** How far before and behind a trigger a notice is looked for, and how far on the next look begins where there is none. */
const BEFORE = 60;
const BEHIND = 90;
const STRIDE = 30;
/** What may stand between two parts of one notice. */
const WIDEST_GAP = 12;

const TELL = '(?:登录|登陆|登入|注册|付费|购买|订阅|充值|开通|下载|扫码|关注|回复|加入|升级)';
const MORE = '(?:全文|全部|完整版?|剩余|余下|后续|更多|隐藏|其余)';
const REST = '(?:剩余|剩下|还剩|余下|尚有|还有)';
const READ = '(?:阅读|查看|下载|展开|浏览|显示|观看|可见|可看|解锁)';

/** A pattern, and words of which all that it matches holds one: those are found much sooner. */
interface Notice {
  readonly words: readonly string[];
  readonly pattern: RegExp;
}

/** Anywhere in a line. Each begins with words of its own and repeats nothing without a bound. */
const anywhere = lazily((): readonly Notice[] =>
  (
    [
      [
        '省略',
        String.raw`(?:此处|以下|中间|下文|后文|下面)(?:已|均|共)?(?:被)?省略(?:了)? ?\d+ ?(?:字|页|段|章|行|余字|多字)`,
      ],
      [
        '剩余 剩下 还剩 余下 尚有 还有',
        String.raw`${REST}(?:的)?(?:内容|部分)? ?\d+(?:\.\d+)? ?(?:%|页|字|章|段|篇)(?:的)?(?:内容|文字|文章|正文|部分)?,? ?(?:未读(?![完过取懂])|未显示|未展示|(?:需|须|请|要)${TELL})`,
      ],
      [
        '还剩 剩余 还有 共',
        String.raw`(?:当前|仅|只|已)(?:能|可)?(?:显示|展示|阅读|预览)(?:了)? ?\d+ ?(?:字|页|%),? ?(?:还剩|剩余|还有|共) ?\d+ ?(?:字|页|%)(?!未?[读看阅][完过取懂])`,
      ],
      [
        '剩余 还剩 余下',
        String.raw`(?:剩余|还剩|余下)(?:的)?(?:内容|部分)? ?\d[\d ]{0,8}字,? ?(?:s?vip|会员|付费|购买|开通|订阅)[^。,)]{0,10}`,
      ],
      ['结束', '(?:预览|试读|试看|免费阅读)(?:部分|内容|章节)?(?:已|到此|至此)?(?:经)?结束(?!之?后|之?时|之?前|的)'],
      [
        '隐藏 付费 会员',
        `(?:本帖|此帖|以下|部分|本文|该)(?:为|有)?(?:隐藏|付费|会员)(?:的)?内容[^。]{0,16}${TELL}[^。]{0,6}(?:可见|查看|浏览|阅读)`,
      ],
      [
        '查看 阅读 浏览 获取',
        `(?:查看|阅读|浏览|获取)${MORE}(?:的)?(?:内容|文字|章节)?,?(?:需|须|请)(?:先|要)?${TELL}`,
      ],
      ['未完', '(?:本章|本节|本文)(?:还)?未完,? ?(?:请)?(?:点击|翻)'],
    ] as const
  ).map(([words, source]) => ({ words: foldPattern(words).split(' '), pattern: new RegExp(foldPattern(source)) })),
);

/** Only where they fill a line, a pair of brackets, or what follows the last sentence. */
const alone = lazily(() =>
  [
    '(?:未完)?待续|未完',
    `(?:请)?(?:点击|立即|免费|付费|登录|登陆|登入|扫码|继续|下载)?(?:此处|这里|后)?(?:即可)?(?:免费)?${READ}(?:本文|本文档|文章|文档)?(?:的)?${MORE}(?:内容|文字|文档|章节)?`,
    `(?:请)?${TELL}(?:会员|账号|app|本站|公众号|vip)?(?:后|之后)?(?:即可|可|才能|方可)?(?:继续)?${READ}(?:本文|文章)?${MORE}?(?:内容|文字)?`,
  ].map((source) => new RegExp(`^[-·.…~ ]*(?:${foldPattern(source)})[-·.…~>。! ]*$`)),
);

const BRACKETED = /[([]([^()[\]]{2,60})[)\]]/g;

/** The notice of a cut in a folded line, all of its parts; undefined where there is none. Offsets are those of the folded text. */
export function cutIn(folded: string): Span | undefined {
  let cut: Span | undefined;
  for (const part of partsIn(folded)) {
    if (quoted(folded, part.start)) continue;
    if (!cut) cut = part;
    else if (part.start - cut.end <= WIDEST_GAP) cut = { start: cut.start, end: Math.max(cut.end, part.end) };
  }
  if (cut) return cut;
  if (folded.length <= 40 && alone().some((pattern) => pattern.test(folded))) return { start: 0, end: folded.length };
  if (!folded.includes('(') && !folded.includes('[')) return undefined;
  for (const match of folded.matchAll(BRACKETED)) {
    if (alone().some((pattern) => pattern.test(match[1] as string))) {
      return { start: match.index, end: match.index + match[0].length };
    }
  }
  return undefined;
}

/** What stands in the line of notices that may stand anywhere, sorted by start. */
function partsIn(folded: string): Span[] {
  const parts: Span[] = [];
  for (const { words, pattern } of anywhere()) {
    if (!words.some((word) => folded.includes(word))) continue;
    const match = pattern.exec(folded);
    if (match) parts.push({ start: match.index, end: match.index + match[0].length });
  }
  return parts.sort((a, b) => a.start - b.start);
}

/** A text about web pages names such notices in quotation marks. */
export function quoted(folded: string, at: number): boolean {
  let depth = 0;
  for (let i = Math.max(0, at - 200); i < at; i++) {
    const sign = folded.charAt(i);
    if (sign === '“' || sign === '「' || sign === '『' || sign === '《') depth++;
    else if (depth > 0 && (sign === '”' || sign === '」' || sign === '』' || sign === '》')) depth--;
  }
  return depth > 0;
}

/** The second character of words that every notice holds, with what may stand before it; a bracket there is a gloss's. */
const WORDS: readonly (readonly [second: string, firsts: string])[] = [
  ['略', '省'],
  ['余', '剩'],
  ['餘', '剩'],
  ['剩', '还還'],
  ['览', '预浏'],
  ['覽', '預瀏'],
  ['读', '未试阅'],
  ['讀', '未試閱'],
  ['看', '查试試观觀可'],
  ['续', '待后'],
  ['續', '待後'],
  ['文', '全'],
  ['藏', '隐隱'],
  ['完', '未'],
  ['示', '显顯展'],
  ['见', '可'],
  ['見', '可'],
];

const CLOSE = 0x29;
const unitsOf = (characters: string) => Array.from(characters, (character) => character.charCodeAt(0));
/** The same by unit: they are frequent, and to make strings of them would take longer than to look. */
const TRIGGERS: ReadonlyMap<number, readonly number[]> = new Map(
  WORDS.map(([second, firsts]) => [second.charCodeAt(0), [CLOSE, ...unitsOf(firsts)]]),
);

export const rule: Rule<'elision'> = {
  kind: 'elision',
  triggers: (unit) => TRIGGERS.has(unit),
  at(paragraph, offset, _within, sink) {
    const { text, start, end, prose } = paragraph;
    if (!TRIGGERS.get(text.charCodeAt(offset))?.includes(text.charCodeAt(offset - 1))) return offset + 1;
    // A notice stands behind the text that it cut: it begins no earlier than the sentence.
    const from = sentenceStart(text, offset, Math.max(start, offset - BEFORE));
    const line = foldLine(text, { start: from, end: Math.min(end, offset + BEHIND) }, prose);
    const cut = cutIn(line.text);
    const brackets = cut && inBrackets(line, cut);
    const span = brackets && unfold(line, brackets.start, brackets.end);
    if (!span || span.start > offset || span.end <= offset)
      return Math.min(offset + STRIDE, sentenceEnd(text, offset + 1, end));
    sink.count('cut');
    sink.found({ ...span, certain: false, replacements: [] });
    return span.end;
  },
};

function sentenceStart(text: string, offset: number, floor: number): number {
  for (let i = offset - 1; i >= floor; i--) if (SENTENCE_ENDS.includes(text.charAt(i))) return i + 1;
  return floor;
}

/** Where the next sentence begins, at most STRIDE units on. */
function sentenceEnd(text: string, offset: number, end: number): number {
  const stop = Math.min(end, offset + STRIDE);
  for (let i = offset; i < stop; i++) if (SENTENCE_ENDS.includes(text.charAt(i))) return i + 1;
  return Math.max(offset, stop);
}

const SENTENCE_ENDS = '。！？';

/** The notice with the brackets around it, where they hold little else. */
function inBrackets({ text }: FoldedLine, { start, end }: Span): Span {
  const open = Math.max(text.lastIndexOf('(', start), text.lastIndexOf('[', start));
  const close = text.slice(end).search(/[)\]]/);
  if (open < 0 || close < 0 || start - open > 30 || close > 30 || /[)\]]/.test(text.slice(open, start)))
    return { start, end };
  return { start: open, end: end + close + 1 };
}
