import { foldingTable, foldText, scriptOfUnit } from '../../text/script';
import words from '../data/conversionWords.txt';
import { FIRM_WORDS } from './firmWords';

// Which of several Traditional characters a word takes where Simplified has one: 幹部, 若干, 乾燥. Words from OpenCC
// (opencc-js 1.4.2, dictionary data of OpenCC, BYVoid and contributors, Apache License 2.0) by scripts/conversionWords.ts.

/**
 * Characters that conversion mixes up, one family a word. Families whose members Taiwan or Hong Kong exchange freely are left out:
 * 裡 裏 · 台 臺 · 佈 布 · 佔 占 · 註 注 · 週 周 · 昇 升 · 託 托 · 迴 回 · 瞭 了 · 著 着 · 盡 儘 · 像 象.
 */
export const FAMILIES =
  '于於 干幹乾 后後 里裡裏 系係繫 并並併 么麼 面麵麪 制製 复復複覆 发發髮 斗鬥 谷穀 松鬆 丑醜 几幾 征徵 准準 表錶 志誌 采採 游遊 舍捨 ' +
  '困睏 只隻 余餘 云雲 吁籲 卷捲 姜薑 仆僕 杰傑 向嚮 御禦 胡鬍 须須鬚 签簽籤 致緻 咸鹹 范範 辟闢 划劃 钟鐘鍾 脏髒臟 历曆歷 获獲穫 ' +
  '台颱 坏壞 听聽 愿願 荐薦 扑撲 冲沖衝 板闆 淀澱 幸倖 汇匯彙 尽盡儘 当當噹 恶惡噁 坛壇罈 纤纖縴 团團糰 饥飢饑 别別彆 咨諮 扎紮 煉鍊';

/** Members of a family that either place may write in any word: a word that has one of them says nothing against the other. */
export const DOUBTFUL = '咨諮扎紮煉鍊';

/** Words of OpenCC's that ask for a form which is only one of two in use. */
export const REGIONAL_WORDS =
  '回覆 答覆 函覆 電覆 批覆 反復 反覆 回復 嚮往 神往 向往 縣誌 地方誌 日志 標志 想像 名堂 餘年 乾杯 鬥毆 干系 干係 公里 英里 ' +
  '划船 划拳 彙報 匯報 彙總 匯總 彙整 匯整 匯集 彙集 匯編 彙編 儘量 盡量 盡快 儘快 儘早 盡早 儘速 盡速 倖免 幸免';

/**
 * Words that some write as they stand here, though others ask for another character in them: 復查 and 複查 are two things in law, 台風 is
 * also how one carries oneself on a stage, 海淀 and 白洋淀 are names. They are worth a word only where a conversion has plainly gone wrong.
 */
const EXCHANGED = new Set('復查 復審 台風 采風 干貝 手表 老板 席卷 海淀 淀山 洋淀'.split(' '));

/** Whether the character at `offset` stands in a word that is written so, too. */
export function isExchanged(text: string, offset: number): boolean {
  return (
    EXCHANGED.has(text.slice(Math.max(0, offset - 1), offset + 1)) || EXCHANGED.has(text.slice(offset, offset + 2))
  );
}

let table: Uint8Array | undefined;

/** `familyTable()[unit]` is the number of the character's family, from 1; 0 where it has none. */
export function familyTable(): Uint8Array {
  if (!table) {
    table = new Uint8Array(0x10000);
    for (const [index, family] of FAMILIES.split(' ').entries())
      for (let i = 0; i < family.length; i++) table[family.charCodeAt(i)] = index + 1;
  }
  return table;
}

/**
 * The Simplified member of a family that is so rare in Traditional text that any word may speak against it; the others need a firm one.
 */
const OPEN = new Set('于后么并干采斗松坏听愿荐扑淀幸吁余咸咨扎紮煉');

const LONGEST = 4;

/** What words ask for in a character's place. */
export interface Asked {
  readonly character: string;
  /** Whether a firm word asks, not just any. */
  readonly firm: boolean;
}

let dictionary: Map<string, readonly string[]> | undefined;

/** Right words by their folded form; built at first use. */
function conversionWords(): Map<string, readonly string[]> {
  if (!dictionary) {
    dictionary = new Map();
    for (const word of `${words.trimEnd()} ${FIRM_WORDS}`.split(' ')) {
      const key = foldText(word);
      dictionary.set(key, [...(dictionary.get(key) ?? []), word]);
    }
  }
  return dictionary;
}

let firmPairs: Map<number, string> | undefined;

/** The firm word of a pair of folded characters, by pairOf(). */
function firmWord(left: number, right: number): string | undefined {
  const folding = foldingTable();
  if (!firmPairs) {
    firmPairs = new Map();
    for (const word of FIRM_WORDS.split(' ')) {
      const [first, second] = [word.charCodeAt(0), word.charCodeAt(1)];
      firmPairs.set(pairOf(folding[first] as number, folding[second] as number), word);
    }
  }
  return firmPairs.get(pairOf(folding[left] as number, folding[right] as number));
}

/** A key that is a small integer, as engines have them: larger ones are objects. */
function pairOf(left: number, right: number): number {
  return (left << 16) | right;
}

/**
 * The Traditional character that the words around `offset` ask for in the place of the one that is there.
 * Undefined where it may stand: no word speaks against it, one needs it, or two ask for different characters.
 * @param start where to stop looking on the left, `end` on the right
 */
export function askedByWords(text: string, offset: number, start: number, end: number): Asked | undefined {
  const written = text.charAt(offset);
  const unit = text.charCodeAt(offset);
  const before = offset > start ? firmWord(text.charCodeAt(offset - 1), unit)?.charAt(1) : undefined;
  const after = offset + 1 < end ? firmWord(unit, text.charCodeAt(offset + 1))?.charAt(0) : undefined;
  if ((before && isSame(before, written)) || (after && isSame(after, written))) return undefined;
  const firm = before ?? after;
  if (!firm && !OPEN.has(written) && scriptOfUnit(unit) !== 'simplified') return undefined;
  const asked = askedByDictionary(text, offset, start, end);
  // Of the words around 发 a firm one decides: 换发许可 holds no 髮, though there is a word 換髮.
  if (scriptOfUnit(unit) === 'simplified' && firm) return { character: firm, firm: true };
  if (!asked || (firm && asked !== firm)) return undefined;
  return { character: asked, firm: firm !== undefined };
}

function askedByDictionary(text: string, offset: number, start: number, end: number): string | undefined {
  const right = conversionWords();
  const folding = foldingTable();
  const from = Math.max(start, offset - LONGEST + 1);
  const to = Math.min(end, offset + LONGEST);
  let folded = '';
  for (let i = from; i < to; i++) folded += String.fromCharCode(folding[text.charCodeAt(i)] as number);
  const written = text.charAt(offset);
  let asked: string | undefined;
  let several = false;
  // 心臟病 outweighs 髒病; of words of one length the one that is satisfied does: 若干部門.
  let longest = 0;
  let satisfied = 0;
  for (let first = from; first <= offset; first++) {
    for (let last = Math.max(offset + 1, first + 2); last <= Math.min(to, first + LONGEST); last++) {
      for (const word of right.get(folded.slice(first - from, last - from)) ?? []) {
        const character = word.charAt(offset - first);
        if (isSame(character, written)) satisfied = Math.max(satisfied, word.length);
        else {
          several ||= asked !== undefined && asked !== character;
          asked = character;
          longest = Math.max(longest, word.length);
        }
      }
    }
  }
  return several || satisfied >= longest ? undefined : asked;
}

/** Whether two forms of one family are the same but for the region. */
function isSame(a: string, b: string): boolean {
  return a === b || (a === '裡' && b === '裏') || (a === '麵' && b === '麪') || (a === '臺' && b === '台');
}
