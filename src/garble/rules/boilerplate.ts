// What a web site puts around a text: navigation, publishing data, copyright notices, download boxes, watermarks, page numbers.
//
// Cause: a whole page was selected and copied; or the site writes its name behind headings to mark copies.
// A line is chrome by its grammar (siteChrome.ts), not by a list of sites. It is certain where nobody writes it in a document's
// body, or where the page shows by other chrome that it was scraped; never in a text that is chrome for the most part:
// terms of use, or a page without a body.
//
// Fires
//   当前位置：首页 > 范文 > 正文
//   发布时间:2024/4/1 12:14:53 字数:3735
//   三、抓好落实秘书之家版权所有
// Silent
//   来源：国家统计局
//   会议时间：2024年4月1日9:00
//   网站首页应当公示办事指南。
import { CharacterClass, classOf, hanIn } from '../../text/han';
import type { Span } from '../../text/span';
import { lazily } from '../lazily';
import { foldLine, foldUnit, unfold } from '../page/foldedLine';
import { type Chrome, gluedWatermark, lineChrome } from '../page/siteChrome';
import type { Grade } from '../page/siteVocabulary';
import { siteVocabulary } from '../page/siteVocabulary';
import { DELETION, replacing } from '../replacement';
import { type Candidate, type DocumentEvidence, type Paragraph, type Rule, withCertainty } from '../rule';
import { cutIn } from './elision';

/** Notices are paragraphs of a few sentences, glosses included; everything longer is text. */
const LONGEST = 700;
const LONGEST_WATERMARK = 60;
const LONGEST_FIELDS = 300;
const SHORT = 40;
const FEWEST_RADICALS = 3;

interface Evidence {
  readonly grade: Grade;
  readonly standing: boolean;
  /** Of a page number: what it is one of, so that a series is known by its total. */
  readonly series?: string;
}

export const rule: Rule<'boilerplate'> = {
  kind: 'boilerplate',
  scope: 'paragraph',
  paragraph(paragraph, sink) {
    const { text, start, end, prose } = paragraph;
    if (prose.length === 0) return;
    const tailed = endsLikeWatermark(text, end);
    const whole = end - start <= LONGEST && mayBeChrome(text, start, end);
    if (!whole && !tailed) return;
    if (whole) {
      const line = foldLine(text, paragraph, prose);
      const chrome = cutIn(line.text) ? undefined : lineChrome(line.text);
      if (chrome) {
        const series = chrome.what === 'page-number' ? line.text.replace(/^\D*\d+/, '#') : undefined;
        if (series) sink.count(series);
        if (chrome.grade === 'strong') sink.count('strong');
        if (chrome.grade !== 'weak') sink.count('line');
        if (chrome.what === 'publishing' && chrome.grade !== 'weak') sink.count('publishing');
        if (chrome.grade !== 'weak') sink.count('han', hanIn(line.text));
        sink.found({
          start,
          end,
          what: chrome.what,
          certain: chrome.grade === 'strong',
          replacements: [replacing(start, [{ ...lineWithTerminator(paragraph), text: '' }])],
          evidence: evidenceOf(chrome, series),
        });
        return;
      }
    }
    if (!tailed) return;
    const tail = foldLine(text, { start: Math.max(start, end - LONGEST_WATERMARK), end }, prose);
    const glued = gluedWatermark(tail.text);
    if (!glued) return;
    const span = unfold(tail, glued.start, tail.text.length);
    if (glued.grade === 'strong') sink.count('line');
    sink.found({
      ...span,
      what: 'watermark',
      certain: glued.grade === 'strong',
      replacements: DELETION,
      evidence: { grade: glued.grade, standing: true } satisfies Evidence,
    });
  },
  settle(candidates, document) {
    const count = (name: string) => document.count('boilerplate', name);
    const strong = count('strong');
    const page = document.ask('page', isPage);
    // Radicals for characters come out of a PDF, whose page numbers come along.
    const printed = document.ask('printed', (asked) => asked.count('confusable', 'radical') >= FEWEST_RADICALS);
    // Terms of use and pages without a body are made of the same words.
    const bodied = document.ask('bodied', (asked) => asked.count('boilerplate', 'han') * 2 <= asked.han);
    // A digest of the press gives the source and date of each item.
    const digest = count('publishing') >= 3;
    const settled: Candidate<'boilerplate'>[] = [];
    for (const candidate of candidates) {
      const { grade, standing, series } = candidate.evidence as Evidence;
      const inSeries = series !== undefined && count(series) >= 2;
      const numbered = printed && candidate.what === 'page-number';
      if (grade === 'weak' && !page && strong === 0 && !inSeries && !numbered) continue;
      const glued = candidate.what === 'watermark' && standing;
      const sure = grade === 'strong' || (page && !standing) || (inSeries && strong > 0) || numbered;
      const stays = glued ? grade === 'strong' : bodied && !(digest && candidate.what === 'publishing');
      settled.push(withCertainty(candidate, sure && stays));
    }
    return settled;
  },
};

/** Whether the document is a page of a site: by two lines of chrome, or by one and the damage that such pages have. */
function isPage(document: DocumentEvidence): boolean {
  const strong = document.count('boilerplate', 'strong');
  const scraped = document.count('anti-copy-noise', 'run') > 0 || document.count('pinyin-gloss', 'toned') >= 3;
  const cut = document.count('elision', 'cut') > 0;
  return strong >= 2 || (strong >= 1 && (scraped || cut));
}

function evidenceOf(chrome: Chrome, series: string | undefined): Evidence {
  return { grade: chrome.grade, standing: chrome.standing === true, ...(series === undefined ? {} : { series }) };
}

/** The line with what ends it, and the blank line behind it where one stands before it too; of the last line what ends the one before. */
function lineWithTerminator({ text, start, end, terminator }: Paragraph): Span {
  if (terminator === 0) return { start: start - breakBefore(text, start), end };
  const next = end + terminator;
  const blankBefore =
    start === 0 || isBreak(text.charCodeAt(start - breakBefore(text, start) - 1)) || start === breakBefore(text, start);
  return { start, end: blankBefore ? next + breakAt(text, next) : next };
}

function breakBefore(text: string, offset: number): number {
  if (text.charCodeAt(offset - 1) === 0x0a) return text.charCodeAt(offset - 2) === 0x0d ? 2 : 1;
  return text.charCodeAt(offset - 1) === 0x0d ? 1 : 0;
}

function breakAt(text: string, offset: number): number {
  if (text.charCodeAt(offset) === 0x0d) return text.charCodeAt(offset + 1) === 0x0a ? 2 : 1;
  return text.charCodeAt(offset) === 0x0a ? 1 : 0;
}

function isBreak(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d;
}

/** Words of which every notice, breadcrumb and copyright line holds one; a gloss's bracket may stand for the first character. */
const ANYWHERE =
  '本站 本网 联网 不代 网友 网民 下载 上传 投稿 益归 首页 主页 位置 一篇 一则 一页 一章 一条 版权 网备 识码 ic op 秒记 记住 网址 首发 收藏 浏览 访问 户请 众号 载请';
/** Words of menus, headings and page numbers, which stand on short lines. */
const SHORT_LINES =
  '蓝字 标签 原创 在看 en nd 滑动 只看 编辑 还喜 尾页 末页 本页 上页 回页 页首 网站 导航 导览 列表 目录 顶部 打印 列印 关闭 分享 举报 登录 登入 注册 帮助 中心 我们 反馈 机版 动版 屏版 脑版 扫一 微信 微博 维码 一换 内容 更多 评论 点赞 原文 转发 间q 朋友 字号 文档 资源 资料 提示 声明 说明 推荐 相关 热门 喜欢 精品 最新 排行 友情 链接 小中 大中 1页 2页 3页 4页 5页 6页 7页 8页 9页 0页';
const COLON = 0x3a;
const CLOSE = 0x29;
const SPACE = 0x20;
/** What page numbers and MORE begin with. */
const TINY_STARTS = '0123456789-·~pm';
const TINY = 16;

interface Announcements {
  /** By unit: what it may be. */
  readonly table: Uint8Array;
  /** By the second character of a word: the first ones, folded. */
  readonly anywhere: ReadonlyMap<number, ReadonlySet<number>>;
  readonly shortLines: ReadonlyMap<number, ReadonlySet<number>>;
}

// What a unit may be, a bit each.
const WORD_END = 1;
/** What stands before that: the word's first character, a blank, a gloss's bracket. */
const BEFORE_END = 2;
const LABEL_START = 4;
const LABEL_END = 8;
const TINY_START = 16;
const WATERMARK_END = 32;

const announcements = lazily((): Announcements => {
  const fold = (sign: string) => foldUnit(sign.charCodeAt(0));
  const pairs = (list: string) => {
    const map = new Map<number, Set<number>>();
    for (const word of list.split(' ')) {
      const second = fold(word.charAt(1));
      map.set(second, (map.get(second) ?? new Set()).add(fold(word)));
    }
    return map;
  };
  const anywhere = pairs(ANYWHERE);
  const shortLines = pairs(`${ANYWHERE} ${SHORT_LINES}`);
  const labels = new Set([...siteVocabulary().LABELS.keys(), '1', '2'].map(fold));
  const tiny = new Set([...TINY_STARTS].map(fold));
  const ends = new Set([...'有理布载'].map(fold));
  const before = new Set([SPACE, CLOSE, ...[...shortLines.values()].flatMap((firsts) => [...firsts])]);
  const table = Uint8Array.from({ length: 0x10000 }, (_, unit) => {
    const folded = foldUnit(unit);
    return (
      (shortLines.has(folded) ? WORD_END : 0) |
      (before.has(folded) ? BEFORE_END : 0) |
      (labels.has(folded) ? LABEL_START : 0) |
      (folded === COLON ? LABEL_END : 0) |
      (tiny.has(folded) ? TINY_START : 0) |
      (ends.has(folded) ? WATERMARK_END : 0)
    );
  });
  return { table, anywhere, shortLines };
});

/** A cheap look at a line before it is folded. */
function mayBeChrome(text: string, start: number, end: number): boolean {
  const { table, anywhere, shortLines } = announcements();
  const length = end - start;
  let first = start;
  while (first < end && first - start < SHORT && !isWord(text.charCodeAt(first))) first++;
  const begins = (table[text.charCodeAt(first)] as number) | (table[text.charCodeAt(start)] as number);
  if (length <= TINY && (begins & TINY_START) !== 0) return true;
  const labelled = length <= LONGEST_FIELDS && (begins & LABEL_START) !== 0;
  const words = length <= SHORT ? shortLines : anywhere;
  let before = table[text.charCodeAt(start - 1)] as number;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    const info = table[unit] as number;
    if ((info & WORD_END) !== 0 && (before & BEFORE_END) !== 0) {
      const folded = foldUnit(text.charCodeAt(i - 1));
      if (folded === CLOSE && length <= LONGEST_FIELDS) return true;
      if (folded === SPACE ? length <= SHORT : words.get(foldUnit(unit))?.has(folded)) return true;
    }
    if (labelled && (info & LABEL_END) !== 0 && i - first < SHORT) return true;
    before = info;
  }
  return false;
}

function isWord(unit: number): boolean {
  const type = classOf(unit);
  return type === CharacterClass.Han || type === CharacterClass.Digit || type === CharacterClass.Latin;
}

/** Whether the line ends like 版权所有, 收集整理, 独家发布, 提供下载. */
function endsLikeWatermark(text: string, end: number): boolean {
  return ((announcements().table[text.charCodeAt(end - 1)] as number) & WATERMARK_END) !== 0;
}
