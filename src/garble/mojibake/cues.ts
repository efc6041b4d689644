import { type CodePageName, codePage, NO_CODE, SINGLE_BYTE_PAGES } from '../../text/codePage';
import { big5Level, CharacterClass, classOf, gb2312Level, isHan } from '../../text/han';
import { chinese } from '../language';
import { page } from './pages';
import { swap } from './swapped';

/** Which search a unit calls for. */
export enum Cue {
  Utf8AsGbk = 1,
  SingleByte = 2,
  ShiftJis = 4,
  EucKr = 8,
  Big5 = 16,
  Gbk = 32,
  OneOff = 64,
  /** No search, but part of a single-byte page all the same. */
  Sign = 128,
  /** What Chinese text does not hold: other scripts, as GBK leaves them in UTF-8, or UTF-16 in the other byte order. */
  Alien = 256,
}

/** All that call for a search. */
const SEARCHES = Cue.Sign - 1;

let cues: Uint16Array | undefined;

/** Whether a search may begin at `unit`: hardly ever so in ordinary Chinese text. */
export function isCue(unit: number): boolean {
  const cue = cueTable()[unit] as number;
  return (cue & SEARCHES) !== 0;
}

/** The same, or a script that is strange to Chinese text: by itself it is no sign of a garble. */
export function mayBegin(unit: number): boolean {
  return isCue(unit) || cueTable()[unit] === Cue.Alien;
}

/** Whether `unit` is how UTF-8 read as GBK, EUC-KR or Shift_JIS looks, and ordinary text does not. */
export function isUtf8Cue(unit: number): boolean {
  return ((cueTable()[unit] as number) & (Cue.Utf8AsGbk | Cue.EucKr | Cue.ShiftJis)) !== 0;
}

/** By unit, the searches that it calls for: what ordinary Chinese text holds calls for none, or hardly ever. */
export function cueTable(): Uint16Array {
  if (cues) return cues;
  cues = new Uint16Array(0x10000);
  const gbk = codePage('gbk').codes;
  const big5 = codePage('big5').codes;
  const shiftJis = codePage('shift_jis').codes;
  const { unigrams } = chinese();
  const singles = SINGLE_BYTE_PAGES.map((name) => page(name).codes);
  for (let unit = 0x80; unit < 0x10000; unit++) {
    let cue = 0;
    const code = gbk[unit] as number;
    const lead = code >> 8;
    const trail = code & 0xff;
    const type = classOf(unit);
    const common = gb2312Level(unit) === 1;
    if (code !== NO_CODE && trail >= 0x80 && trail <= 0xbf) {
      if (lead >= 0xe4 && lead <= 0xe9) cue |= Cue.Utf8AsGbk;
      else if (lead === 0xc2 && trail <= 0xa0) cue |= Cue.Utf8AsGbk;
      else if (
        code === 0xe280 ||
        (lead === 0xe3 && trail <= 0x83) ||
        code === 0xefbc ||
        code === 0xefbd ||
        code === 0xf09f
      )
        cue |= Cue.Utf8AsGbk;
    }
    if (isHan(unit)) {
      if (!common && (big5[unit] as number) >= 0xc940 && (big5[unit] as number) !== NO_CODE) cue |= Cue.Big5;
      const japanese = shiftJis[unit] as number;
      const isUnlikely = big5Level(unit) !== 1 || (unigrams[unit] as number) >= VERY_RARE;
      if (!common && isUnlikely && japanese !== NO_CODE && japanese >> 8 >= 0xe4 && japanese >> 8 <= 0xe9)
        cue |= Cue.ShiftJis;
      if (gb2312Level(unit) === 2) cue |= Cue.OneOff;
      if (lead >= 0xaa && lead <= 0xc6 && trail < 0x7f && big5Level(unit) !== 1) cue |= Cue.Gbk;
    } else if (type === CharacterClass.Kana) {
      cue |= unit >= 0xff00 ? Cue.ShiftJis : Cue.Gbk;
    } else if (type === CharacterClass.Hangul) {
      cue |= Cue.EucKr;
    } else if (unit >= 0x3105 && unit <= 0x312f) {
      cue |= Cue.Big5 | Cue.Gbk;
    } else if (unit < 0x180 || singles.some((codes) => codes[unit] !== NO_CODE)) {
      cue |= CHINESE_SIGNS.includes(String.fromCharCode(unit)) ? Cue.Sign : Cue.SingleByte;
      // Greek, Cyrillic and boxes are rows A6, A7 and A9 of GBK: in Big5, common characters.
      if (lead === 0xa6 || lead === 0xa7 || lead === 0xa9) cue |= Cue.Gbk;
      // Shift_JIS alone of the pages of two bytes has a character for byte 0x80.
      if (unit === 0x80) cue |= Cue.ShiftJis;
    } else if (unit < 0x2000 || (unit >= 0xa000 && unit < 0xac00)) cue |= Cue.Alien;
    if (cue === 0 && (unigrams[unit] as number) >= STRANGE && (unigrams[swap(unit)] as number) <= FREQUENT)
      cue = Cue.Alien;
    cues[unit] = cue;
  }
  addUnlikely(cues, 'big5', 'gbk', Cue.Big5);
  addUnlikely(cues, 'euc-kr', 'gbk', Cue.EucKr);
  addUnlikely(cues, 'gbk', 'big5', Cue.Gbk);
  return cues;
}

/** Nats that what Chinese text does not hold costs at least, and a frequent character at most. */
const STRANGE = 14;
const FREQUENT = 10;
/** Nats for a character of the first level of Big5 that hardly any text holds. */
const VERY_RARE = 13;
/** Nats that a rare character costs at least, and by which what it may be instead is more expected. */
const RARE = 11;
const MORE_EXPECTED = 6;

/** Ordinary Han, rare by themselves, that a page of pairs has for bytes of frequent ones in another: 腔 for 的, 弊 for 国. */
function addUnlikely(cues: Uint16Array, readAs: CodePageName, actual: CodePageName, cue: Cue): void {
  const { unigrams } = chinese();
  const { codes } = codePage(readAs);
  const { units } = codePage(actual);
  for (let unit = 0x4e00; unit < 0xa000; unit++) {
    const cost = unigrams[unit] as number;
    const code = codes[unit] as number;
    if (cost < RARE || code === NO_CODE) continue;
    const original = units[code] as number;
    if (original !== 0 && cost - (unigrams[original] as number) >= MORE_EXPECTED)
      cues[unit] = (cues[unit] as number) | cue;
  }
}

/** Signs of single-byte pages that stand in Chinese text by right, and call for no search. */
const CHINESE_SIGNS = '\u00a0·×÷°±²³§©®™‰–—‘’“”…‚„†‡•¥£€½¼¾√∞≈≠≤≥─│┌┐└┘├┤┬┴┼═║■█▀▄▌▐░▒▓\ufffd';
