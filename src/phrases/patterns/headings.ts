import { hanIn } from '../extraction/clauses';
import { isVerbAt } from '../extraction/governingWords';
import type { Pattern } from './pattern';

const NUMERALS = '一二三四五六七八九十';
const LEAST_HAN = 4;
const MOST_HAN = 26;
/** What a document is called, and what stands above its parts in any document. */
const NAMES =
  /(?:报告|讲话|通知|意见|办法|规定|条例|决定|公报|方案|纲要|总结|提纲|简介|概述|目录|附件|说明|问题|情况|任务|回顾|体会|结语|前言|简报|文库|下载|推荐|正文|编辑|责任|来源|作者|工作)$|^(?:关于|附|注|表|图|第.{1,3}[章节条])|(?:会议|大会|会)上的/;

/** Headings that say what to do: 坚定信仰，做到忠诚有魂. */
export const headings: Pattern = ({ passage: { heading, body }, folded, partners }, found) => {
  if (!heading) return;
  // 二增强服务意识: the mark behind the number got lost.
  const start = body === 0 && NUMERALS.includes(folded.charAt(0)) && isVerbAt(folded, 1) ? 1 : body;
  const text = folded.slice(start);
  const han = hanIn(folded, start, folded.length);
  if (
    han < LEAST_HAN ||
    han > MOST_HAN ||
    NAMES.test(text) ||
    /[?？\ufffc_｜|<>=@/\\：:]|[A-Za-z0-9０-９]{2}/.test(text)
  )
    return;
  let strength = 0.3;
  if (/[，、 ]/.test(text)) strength += 0.2;
  if (isVerbAt(folded, start) || text.startsWith('要') || text.startsWith('让')) strength += 0.25;
  if (/“[^”]+”/.test(text)) strength += 0.1;
  if (start > 0) strength += 0.1;
  if (partners.some((partner, at) => at > 0 && partner < 0 && '“”'.includes(folded.charAt(at)))) strength -= 0.3;
  if (han !== [...text.replace(/[，、“” ]/g, '')].length) strength -= 0.3;
  found({ start, end: folded.length, kind: 'heading-slogan', strength });
};
