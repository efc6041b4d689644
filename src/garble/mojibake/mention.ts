import { perParagraph } from '../perParagraph';
import type { Paragraph } from '../rule';

/** How far around a garble its line is read. */
const REACH = 200;

const OPENING = /[“"'‘「『《〈（(`[【]/;
const CLOSING = /[”"'’」』》〉）)`\]】]/;

/** Whether `[from, to)` stands alone between marks: shown, perhaps, and not meant. */
export function isEnclosed(text: string, from: number, to: number): boolean {
  return OPENING.test(text.charAt(from - 1)) && CLOSING.test(text.charAt(to));
}

/** 编码 alone is no sign: 邮政编码, 物资编码. */
const ENCODINGS =
  /U\+FFFD|[乱亂][码碼]|(?:字符|文字|字元|文件|网页|網頁|中文)[编編][码碼]|[编編][码碼](?:错误|錯誤|问题|問題|不一致|转换|轉換|方式|格式)|[解转轉][码碼]|替换字符|替換字元|取代字元|字符集|字元集|replacement character|mojibake|unicode|UTF-?(?:8|16)|GBK|GB ?2312|GB ?18030|BIG-?5|Latin-?1|ISO-?8859|Shift[_-]?JIS|EUC-KR|ASCII|CP ?(?:437|936|125\d)|Windows-125\d/i;

/** One of these is in whatever ENCODINGS finds, and hardly any in a garble of Han: sooner looked for than twenty words. */
const TELLING = /[A-Za-z码碼字]/;

/** Whether a line speaks of encodings anywhere: hardly any does, so that the places in it need no looking at. */
const mentions = perParagraph(({ text, start, end }: Paragraph) => {
  const line = text.slice(start, end);
  return TELLING.test(line) && ENCODINGS.test(line);
});

/** Whether what stands around `[from, to)` in its line speaks of encodings, and so shows garbles on purpose. */
export function speaksOfEncodings(paragraph: Paragraph, from: number, to: number): boolean {
  if (!mentions(paragraph)) return false;
  const { text, start, end } = paragraph;
  return (
    ENCODINGS.test(text.slice(Math.max(start, from - REACH), from)) ||
    ENCODINGS.test(text.slice(to, Math.min(end, to + REACH)))
  );
}
