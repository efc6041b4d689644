// What a web site puts around a text: navigation, publishing data, copyright notices, download boxes, watermarks, page numbers.
//
// Cause: a whole page was selected and copied; or the site writes its name behind headings to mark copies.
// A line is chrome by its grammar (siteChrome.ts), not by a list of sites. It is certain where nobody writes it in a document's
// body, or where the page shows by other chrome that it was scraped; never in a text that is chrome for the most part:
// terms of use, or a page without a body.
//
// Fires:  当前位置：首页 > 范文 > 正文   发布时间:2024/4/1 12:14:53 字数:3735   三、抓好落实秘书之家版权所有
// Silent: 来源：国家统计局   会议时间：2024年4月1日9:00   网站首页应当公示办事指南。
import type { Span } from '../../text/span';
import { foldLine, foldUnit, unfold } from '../foldedLine';
import type { Candidate, Paragraph, Rule } from '../rule';
import { cutIn } from './elision';
import { type Chrome, type Grade, gluedWatermark, lineChrome } from './siteChrome';

/** Notices are paragraphs of a few sentences, glosses included; everything longer is text. */
const LONGEST = 700;
const LONGEST_WATERMARK = 60;
const SHORT = 40;

interface Evidence {
  readonly grade: Grade;
  readonly standing: boolean;
  /** Of a page number: what it is one of, so that a series is known by its total. */
  readonly series?: string;
}

export const rule: Rule<'boilerplate'> = {
  kind: 'boilerplate',
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
        if (chrome.grade !== 'weak') sink.count('han', line.text.length);
        sink.found({
          start,
          end,
          what: chrome.what,
          certain: chrome.grade === 'strong',
          fixes: [{ edits: [{ ...lineWithTerminator(paragraph), text: '' }] }],
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
      fixes: [{ edits: [{ ...span, text: '' }] }],
      evidence: { grade: glued.grade === 'strong' ? 'strong' : 'fair', standing: true } satisfies Evidence,
    });
  },
  settle(candidates, document) {
    const count = (name: string) => document.count('boilerplate', name);
    const strong = count('strong');
    const scraped = document.count('anti-copy-noise', 'run') > 0 || document.count('pinyin-gloss', 'toned') >= 3;
    const cut = document.count('elision', 'cut') > 0;
    const page = strong >= 2 || (strong >= 1 && (scraped || cut));
    // Terms of use and pages without a body are made of the same words.
    const bodied = count('han') * 2 <= document.han;
    // A digest of the press gives the source and date of each item.
    const digest = count('publishing') >= 3;
    const settled: Candidate<'boilerplate'>[] = [];
    for (const candidate of candidates) {
      const { grade, standing, series } = candidate.evidence as Evidence;
      const inSeries = series !== undefined && count(series) >= 2;
      if (grade === 'weak' && !page && strong === 0 && !inSeries) continue;
      const glued = candidate.what === 'watermark' && standing;
      const sure = grade === 'strong' || (page && !standing) || (inSeries && strong > 0);
      settled.push({
        ...candidate,
        certain: sure && (glued ? grade === 'strong' : bodied && !(digest && candidate.what === 'publishing')),
      });
    }
    return settled;
  },
};

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

/** Characters of which every phrase of siteChrome.ts that needs no colon holds one, or two in a long line. */
const ANCHORS = '页网站载侵客转享印藏登顶篇览浏扫举版权登注册闭评位移触载微赞推荐喜排荐';
const COLON = 0x3a;
const SHORT_STARTS = '0123456789-·~第共pm[(';
let anchors: Uint8Array | undefined;

function anchorTable(): Uint8Array {
  if (!anchors) {
    anchors = new Uint8Array(0x10000);
    const folded = new Set([...ANCHORS].map((sign) => foldUnit(sign.charCodeAt(0))));
    for (let unit = 0; unit < 0x10000; unit++) if (folded.has(foldUnit(unit))) anchors[unit] = 1;
  }
  return anchors;
}

/** A cheap look at a line before it is folded: it must hold an anchor, a label's colon, or begin like a page number. */
function mayBeChrome(text: string, start: number, end: number): boolean {
  const length = end - start;
  if (length <= SHORT && SHORT_STARTS.includes(String.fromCharCode(foldUnit(text.charCodeAt(start))))) return true;
  const table = anchorTable();
  let found = 0;
  const needed = length <= SHORT ? 1 : 2;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (table[unit] === 1 && ++found >= needed) return true;
    if (i - start < SHORT && length <= 300 && foldUnit(unit) === COLON) return true;
  }
  return false;
}

/** Whether the line ends like 版权所有, 收集整理, 独家发布, 提供下载. */
function endsLikeWatermark(text: string, end: number): boolean {
  const last = foldUnit(text.charCodeAt(end - 1));
  return WATERMARK_ENDS.some((sign) => foldUnit(sign) === last);
}

const WATERMARK_ENDS = [...'有理布载'].map((sign) => sign.charCodeAt(0));
