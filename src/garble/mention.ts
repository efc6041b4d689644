/** How far a word that names the notation may stand from it. */
const BEFORE = 32;
const AFTER = 16;

/**
 * Words of texts about mark-up, escapes and programs, in both scripts; not as names of tags, such as [URL=…]. Every day's compounds
 * are none: 统一社会信用代码, 邮政编码, 标签 of goods and 标记 of graves are told by what precedes them.
 */
const NOTATION =
  /(?<![[</&])(?:HTML|XML|URL|JSON|MIME|BBCode|UBB|Unicode|ASCII|UTF-8|GBK|Base64|Java|Python|Markdown)|字符实体|命名实体|字元實體|具名實體|转义|轉義|跳脫|域代码|域代碼|功能变量|功能變數|百分号|百分號|数组|陣列|(?<!自|因|应)变量|(?<!自|因|應)變數|正则|正規表|字符串|字串|解码|解碼|源码|原始碼|超链接|超連結|(?<!信用|机构|機構|单位|單位|证券|證券|股票|行业|行業|专业|專業|学校|學校|地区|地區|区划|區劃|国家|國家)(?:代码|代碼|程式碼)|(?<!邮政|郵政|物资|物資|商品|项目|項目|产品|產品|区划|區劃|分类|分類|统一|統一|学生|學生)(?:编码|編碼)|(?<!价格|價格|商品|食品|产品|產品|药品|藥品|的)(?:标签|標籤)|(?<!明显|明顯|做好|作好|的)(?:标记|標記)/;

/** 。！？ */
function endsSentence(unit: number): boolean {
  return unit === 0x3002 || unit === 0xff01 || unit === 0xff1f;
}

/**
 * Whether `[start, end)` is spoken of rather than used: the sentence names such a notation close by.
 * A text about HTML writes &nbsp; on purpose.
 */
export function isMentioned(text: string, start: number, end: number, line: { start: number; end: number }): boolean {
  const first = Math.max(line.start, start - BEFORE);
  let from = start;
  while (from > first && !endsSentence(text.charCodeAt(from - 1))) from--;
  const last = Math.min(line.end, end + AFTER);
  let to = end;
  while (to < last && !endsSentence(text.charCodeAt(to))) to++;
  return NOTATION.test(text.slice(from, start)) || NOTATION.test(text.slice(end, to));
}
