// mojibake: bytes of one encoding that were read as another, at any place of a clean text.
// Cause: a file, a page or a mail whose encoding was guessed wrong, once or twice; a language model that leaks its byte alphabet.
//
// Fires
//   现将鍔炲叕鍘呴€氱煡转发各科室
//   现将Í¨Öª转发各科室
//   åĬŀåħ¬åİħ的通知
// Silent
//   瀛寰、鎏金、镌刻
//   他在 café 里用 Škoda 车模演示
//   俄文是 текст на русском языке，日文是日本語のテキスト
import { REPLACEMENT } from '../../text/codec';
import type { Span } from '../../text/span';
import { find } from '../mojibake/best';
import { byteFallback, endOfTokens } from '../mojibake/byteFallback';
import { type Evidence, mayBeWhole, see, settle } from '../mojibake/company';
import { isCue, mayBegin } from '../mojibake/cues';
import { LEAST_GAIN } from '../mojibake/doubt';
import { escapedBig5 } from '../mojibake/escapedBig5';
import { report } from '../mojibake/findings';
import { fragments } from '../mojibake/fragments';
import { hopelessEnd, isMostlyLost } from '../mojibake/hopeless';
import { isBesideLoss, isIsland } from '../mojibake/islands';
import { failed, progressIn } from '../mojibake/progress';
import { misread } from '../mojibake/reading';
import type { Paragraph, Rule, Sink } from '../rule';

const LESS_THAN = 0x3c;
const BACKSLASH = 0x5c;

export const rule: Rule<'mojibake'> = {
  kind: 'mojibake',
  scope: (document) => (mayBeWhole(document) ? 'document' : 'paragraph'),
  triggers: (unit) => unit === LESS_THAN || unit === BACKSLASH || mayBegin(unit),

  at(paragraph, offset, within, sink) {
    const unit = paragraph.text.charCodeAt(offset);
    if (unit === LESS_THAN) return byteTokens(paragraph, offset, within, sink);
    return unit === BACKSLASH ? leftOver(paragraph, offset, within, sink) : garble(paragraph, offset, within, sink);
  },

  settle,
};

type Report = Sink<'mojibake'>;

function byteTokens(paragraph: Paragraph, offset: number, within: Span, sink: Report): number {
  const found = byteFallback(paragraph.text, offset, within.end);
  if (!found) return Math.max(offset + 1, endOfTokens(paragraph.text, offset, within.end));
  report(paragraph, within, found, undefined, sink);
  return found.end;
}

function leftOver(paragraph: Paragraph, offset: number, within: Span, sink: Report): number {
  const found = escapedBig5(paragraph.text, offset, within.start, within.end);
  if (found) report(paragraph, within, found, undefined, sink);
  return offset + 1;
}

function garble(paragraph: Paragraph, offset: number, within: Span, sink: Report): number {
  const { text } = paragraph;
  const progress = progressIn(paragraph, offset);
  const from = Math.max(within.start, progress.read);
  // Of GBK in UTF-8 nothing but scraps is ever left.
  const isScrap = isIsland(text.charCodeAt(offset)) && isBesideLoss(text, offset, from, within.end);
  const isLost = !isScrap && isMostlyLost(text, offset, from, within.end);
  const found = isLost ? undefined : find(text, offset, from, within.end, paragraph.lexicon);
  if (!found?.best) {
    const passed = offset + failed(progress, offset, found !== undefined);
    return Math.max(passed, hopeless(paragraph, offset, from, within.end, sink));
  }
  report(paragraph, within, found.best, found.second, sink);
  progress.read = found.best.end;
  progress.failures = 0;
  return Math.max(offset + 1, found.best.end);
}

/** Units after a cue within which what can be read may begin. */
const NEAR = 8;

function hopeless(paragraph: Paragraph, offset: number, from: number, limit: number, sink: Report): number {
  const { text, lexicon } = paragraph;
  const end = hopelessEnd(text, offset, limit);
  if (end === undefined) return offset + 1;
  for (let i = offset + 1; i < offset + NEAR; i++) {
    if (!isCue(text.charCodeAt(i)) || isMostlyLost(text, i, from, limit)) continue;
    if (find(text, i, from, limit, lexicon)?.best) return offset + 1;
  }
  let lostBytes = 0;
  for (let i = offset; i < end; i++) if (text.charCodeAt(i) === REPLACEMENT) lostBytes++;
  const left = fragments(text, { start: offset, end });
  const found = {
    start: offset,
    end,
    certain: false,
    replacements: left ? [left.text] : [],
    chain: left ? misread('utf-8', left.readAs) : [],
    lostBytes,
    confidence: 0,
    evidence: { chain: '', gain: LEAST_GAIN, sound: false, exact: 0 } satisfies Evidence,
  };
  see(found, paragraph, sink);
  return end;
}
