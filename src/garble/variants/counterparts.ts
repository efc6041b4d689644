import { foldingTable } from '../../text/script';
import pairs from '../data/traditional.txt';
import { askedByWords, FAMILIES, familyTable } from './conversion';

/** What a character of the other script should be. */
export interface Counterpart {
  /** Best first. */
  readonly texts: readonly string[];
  /** Whether the first is right beyond doubt. */
  readonly sure: boolean;
  /** Whether the character is at home in some texts of this script all the same. */
  readonly accepted: boolean;
}

/**
 * Forms that OpenCC takes for Simplified, but Traditional books, Hong Kong or the mainland's own Traditional fonts have them too:
 * in a text that was plainly converted by halves they are worth a word, elsewhere none.
 */
const ACCEPTED =
  '厘凄卧熏瓮碱羡蝎亘昵炖膻兑内册况凉减凑凭删别刹匀却叠叶咏咤够厦厨厮娱彦恒愠户抛携晋栖泪没温猪猫猬秆秃税笋耻脉脚荆莅' +
  '葱袜迹踪虬黄静韵隽烟灾痒粮吕吴强净奁衮荫决' +
  // A surname of its own: 涂醒哲.
  '涂';

/** 白术, 蒼术, 莪术 are herbs, and theirs is 朮. */
const HERBS = '白蒼莪';

let table: Map<string, string> | undefined;

/**
 * The Traditional characters for one that only Simplified writes, the usual one first, in Taiwan's forms; more than one where words decide.
 * The table is made by scripts/conversionWords.ts from OpenCC (opencc-js 1.4.2, Apache License 2.0).
 */
function traditionalOf(character: string): string[] {
  if (!table) {
    table = new Map();
    for (let i = 0; i + 1 < pairs.length; i += 2) table.set(pairs.charAt(i), pairs.charAt(i + 1));
  }
  const usual = table.get(character);
  if (usual === undefined) return [];
  const family = familyTable()[character.charCodeAt(0)] as number;
  if (family === 0) return [usual];
  const members = [...(FAMILIES.split(' ')[family - 1] as string)];
  return [usual, ...members.filter((each) => each !== usual && each !== character)];
}

/** For a character at `offset` that only Simplified writes; words are sought in `[start, end)`. */
export function toTraditional(text: string, offset: number, start: number, end: number): Counterpart | undefined {
  const written = text.charAt(offset);
  const known =
    written === '术' && offset > 0 && HERBS.includes(text.charAt(offset - 1)) ? ['朮'] : traditionalOf(written);
  if (known.length === 0) return undefined;
  const accepted = ACCEPTED.includes(written);
  if (known.length === 1) return { texts: known, sure: true, accepted };
  const asked = askedByWords(text, offset, start, end);
  if (!asked) return { texts: known, sure: false, accepted };
  const others = known.filter((each) => each !== asked.character);
  return { texts: [asked.character, ...others], sure: asked.firm || asked.character === known[0], accepted };
}

/** Japan's own short forms, which neither script of Chinese writes: 渋谷区, 国会図書館. */
const JAPANESE =
  /[図渋沢広県経済斉浜桜駅辺気売読帰変竜円塩応桟粛酔覚撃検険剣権験鉱悪囲壱栄拡楽勧関観拠暁駆勲継軽掲渓蛍厳択滝徴聴鉄転伝闘徳脳覇廃拝発髪抜姫仏払弁穂毎満訳薬揺様覧両猟塁涙霊齢暦歴錬弐価実児収従縦焼奨乗剰畳嬢譲醸髄瀬摂専戦銭繊捜挿巣総聡荘蔵臓続対帯団弾]|会社|東京|京都|大阪/;
const NEAR = 8;

/** Whether what looks Simplified at `[first, last]` is a Japanese name: one of Japan's own characters stands near it, in `[start, end)`. */
export function isJapanese(text: string, first: number, last: number, start: number, end: number): boolean {
  return JAPANESE.test(text.slice(Math.max(start, first - NEAR), Math.min(end, last + 1 + NEAR)));
}

/** Traditional or variant characters that the 通用规范汉字表 of 2013 has for names, so that Simplified text may hold them. */
const IN_NAMES = '昇甦陞脩祕鍾鉅逕釐谿讎劄氾邨堃犇龢蒐';

/** By unit; a page of the other script has each of them again and again. */
const simplified = new Map<number, Counterpart | undefined>();

/** For a character at `offset` that only Traditional writes. */
export function toSimplified(text: string, offset: number): Counterpart | undefined {
  const unit = text.charCodeAt(offset);
  const known = simplified.get(unit);
  if (known || simplified.has(unit)) return known;
  const folded = foldingTable()[unit] as number;
  const isRight = folded === unit || IN_NAMES.includes(String.fromCharCode(unit));
  const counterpart = isRight ? undefined : { texts: [String.fromCharCode(folded)], sure: true, accepted: false };
  simplified.set(unit, counterpart);
  return counterpart;
}
