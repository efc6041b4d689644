// Characters that stand there in the notation of a program, a mail or an address: \u529e\u516c\u5385.
//
// Cause: JSON, logs, mails and addresses that were copied as they are stored. A mail's body spreads a character over two lines
// (quotedPrintable.ts).
//
// Fires
//   现将\u529e\u516c\u5385文件转发
//   =E5=8A=9E=E5=85=AC=E5=AE=A4值班表
//   附件名为%B9%A4%D7%F7%CD%A8%D6%AA
//   主题：=?GB2312?B?sOy5q8z8?=
//   ~{0l9+~}室
// Silent
//   \u4e00-\u9fa5 是汉字的范围
//   见 https://example.org/%E5%8A%9E%E5%85%AC%E5%AE%A4
//   增长5%、20%以上，100%完成
//   文件在C:\users\x\u5b89
//   成功\失败是常事
import { beginsByteRun, byteEscapes } from '../escapes/bytes';
import { isChinese, type Reading } from '../escapes/escape';
import { encodedWords, hz, utf7 } from '../escapes/mail';
import { unicodeEscapes } from '../escapes/program';
import { quotedRun, settleQuoted } from '../escapes/quotedPrintable';
import { isMentioned } from '../mention';
import type { Rule } from '../rule';

const BACKSLASH = 0x5c;
const PERCENT = 0x25;
const EQUALS = 0x3d;
const TILDE = 0x7e;
const PLUS = 0x2b;
/** So many runs of a document show that a single \u3002 is one, too. */
const FEWEST_RUNS = 3;
const WEAK = 'weak';

export const rule: Rule<'escape'> = {
  kind: 'escape',
  triggers: (unit) => unit === BACKSLASH || unit === PERCENT || unit === EQUALS || unit === TILDE || unit === PLUS,

  at(paragraph, offset, within, sink) {
    const { text } = paragraph;
    const reading = readAt(text, offset, within.end, within.start);
    if (reading?.text !== undefined) {
      const { start, end, form, plain, weak, text: original } = reading;
      if (!isMentioned(text, start, end, paragraph)) {
        const certain = plain && (original === '' || weak || isChinese(original));
        const replacements = [original];
        if (weak) sink.found({ start, end, certain, form, replacements, evidence: WEAK });
        else sink.found({ start, end, certain, form, replacements });
        if (!weak && original !== '') sink.count('run');
      }
      return end;
    }
    if (reading) return Math.max(reading.end, offset + 1);
    if (text.charCodeAt(offset) !== EQUALS || isInAddress(text, offset, within.start)) return offset + 1;
    return isMentioned(text, offset, offset + 1, paragraph) ? offset + 1 : quotedRun(paragraph, offset, within, sink);
  },
  settle(candidates, document) {
    const full = document.count('escape', 'run') >= FEWEST_RUNS;
    return settleQuoted(full ? candidates : candidates.filter(({ evidence }) => evidence !== WEAK), document);
  },
};

function readAt(text: string, offset: number, limit: number, from: number): Reading {
  const before = offset > from ? text.charAt(offset - 1) : '';
  switch (text.charCodeAt(offset)) {
    case BACKSLASH:
      return before === '\\' || before === '['
        ? undefined
        : (unicodeEscapes(text, offset, limit) ?? byteEscapes(text, offset, limit, '\\x', 'escape-sequence'));
    case PERCENT:
      return !beginsByteRun(text, offset, limit, '%') || isInAddress(text, offset, from)
        ? undefined
        : byteEscapes(text, offset, limit, '%', 'percent');
    case EQUALS:
      return encodedWords(text, offset, limit);
    case TILDE:
      return hz(text, offset, limit);
    default:
      return utf7(text, offset, limit);
  }
}

/** Whether the characters before `offset`, up to white space or Han, look like an address or a query. */
function isInAddress(text: string, offset: number, from: number): boolean {
  const least = Math.max(from, offset - 300);
  let start = offset;
  while (start > least && !isEdge(text.charCodeAt(start - 1))) start--;
  return /:\/\/|www\.|[?&]\w+=|^\/|\.(?:com|cn|org|net|htm)/i.test(text.slice(start, offset));
}

function isEdge(unit: number): boolean {
  return unit <= 0x20 || unit >= 0x2e80 || unit === 0x22 || unit === 0x28 || unit === 0x3c;
}
