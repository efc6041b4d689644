/** How far a word that names the notation may stand from it. */
const BEFORE = 32;
const AFTER = 16;

/** Words of texts about mark-up, escapes and programs, in both scripts; not as names of tags, such as [URL=…]. */
const NOTATION =
  /(?<![[</&])(?:HTML|XML|URL|JSON|MIME|BBCode|UBB|Unicode|ASCII|UTF-8|GBK|Base64|Java|Python)|字符实体|命名实体|字元實體|具名實體|标签|標籤|标记|標記|转义|轉義|跳脫|编码|編碼|百分号|百分號|数组|陣列|变量|變數|正则|字符串|字串|解码|解碼|代码|程式碼|源码|原始碼/;

/**
 * Whether `[start, end)` is spoken of rather than used: the line names such a notation close by.
 * A text about HTML writes &nbsp; on purpose.
 */
export function isMentioned(text: string, start: number, end: number, line: { start: number; end: number }): boolean {
  return (
    NOTATION.test(text.slice(Math.max(line.start, start - BEFORE), start)) ||
    NOTATION.test(text.slice(end, Math.min(line.end, end + AFTER)))
  );
}
