// The numbers that Word and browsers count out by themselves.

import { isHan } from '../text/han';

/** Formats a number, from 1 on. */
type Format = (value: number) => string;

/**
 * A number of a list as its format writes it; in decimals where the format is unknown or has no sign for the number.
 * @param format a value of OOXML's ST_NumberFormat; CSS's names are led to these by the reader of HTML
 */
export function formatNumber(value: number, format: string): string {
  if (!Number.isSafeInteger(value) || value < 0) return String(value);
  const write = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (value === 0 && format !== 'decimalZero') return '0';
  return (write && value <= LARGEST ? write(value) : undefined) || String(value);
}

/** The roman and the Chinese systems end here, and so does every list that anybody numbers. */
const LARGEST = 9999;

/**
 * What stands between a number and the text after it: nothing before Han, as official prose has it (一、加强, 1.加强), but 第一条
 * and 1.1 need a gap, and so do digits and letters: `1.` and `2024年` are no `1.2024年`.
 */
export function numberGap(number: string, text: string): string {
  if (text === '' || number === '') return '';
  const last = number.charCodeAt(number.length - 1);
  if (isHan(last)) return '\u3000';
  return /[、，．。.)）】〕〉》:：]$/.test(number) && !/^[\w([]/.test(text) ? '' : ' ';
}

function oneOf(signs: string): Format {
  const list = [...signs];
  return (value) => list[value - 1] ?? '';
}

/** The signs again and again: for years and hours. */
function cycle(signs: string): Format {
  return (value) => signs.charAt((value - 1) % signs.length);
}

/** a … z, aa, bb … */
function letters(value: number): string {
  return String.fromCharCode(0x61 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [worth, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return text;
}

interface Counting {
  /** Zero to nine. */
  readonly digits: string;
  /** Ten, hundred, thousand. */
  readonly units: string;
  /** Whether one is written before ten, and before the hundred and thousand. */
  readonly oneTen: boolean;
  readonly one: boolean;
  /** Whether zero stands for the places that are skipped: 一百零一. */
  readonly zero: boolean;
}

function counting({ digits, units, oneTen, one, zero }: Counting): Format {
  return (value) => {
    let text = '';
    let skipped = false;
    for (let place = 3; place >= 0; place--) {
      const digit = Math.floor(value / 10 ** place) % 10;
      if (digit === 0) {
        skipped = text !== '';
        continue;
      }
      if (skipped && zero) text += digits.charAt(0);
      skipped = false;
      const isBare = digit === 1 && place > 0 && (place === 1 ? !oneTen && (text === '' || !one) : !one);
      text += (isBare ? '' : digits.charAt(digit)) + (place > 0 ? units.charAt(place - 1) : '');
    }
    return text;
  };
}

/** 二〇二六 */
function digitByDigit(digits: string): Format {
  return (value) => String(value).replace(/\d/g, (digit) => digits.charAt(Number(digit)));
}

/** As one counts up to 99, digit by digit from 100 on. */
function countingToHundred(digits: string): Format {
  const small = counting({ digits, units: '十百千', oneTen: false, one: true, zero: true });
  const large = digitByDigit(digits);
  return (value) => (value < 100 ? small(value) : large(value));
}

const COMMON = { units: '十百千', oneTen: false, one: true, zero: true } as const;
const chinese = counting({ ...COMMON, digits: '零一二三四五六七八九' });
const toHundred = countingToHundred('○一二三四五六七八九');
const decimal: Format = String;
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿';

const FORMATS: Readonly<Record<string, Format>> = {
  decimal,
  decimalHalfWidth: decimal,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: digitByDigit('０１２３４５６７８９'),
  decimalFullWidth2: digitByDigit('０１２３４５６７８９'),
  decimalEnclosedCircle: oneOf(CIRCLED),
  decimalEnclosedCircleChinese: oneOf(CIRCLED),
  decimalEnclosedFullstop: oneOf('⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛'),
  decimalEnclosedParen: oneOf('⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇'),
  numberInDash: (value) => `- ${value} -`,
  ordinal: (value) => `${value}${englishOrdinal(value)}`,
  upperRoman: (value) => roman(value).toUpperCase(),
  lowerRoman: roman,
  upperLetter: (value) => letters(value).toUpperCase(),
  lowerLetter: letters,
  chineseCounting: toHundred,
  taiwaneseCounting: toHundred,
  chineseCountingThousand: chinese,
  taiwaneseCountingThousand: chinese,
  japaneseCounting: counting({ ...COMMON, digits: '〇一二三四五六七八九', one: false, zero: false }),
  koreanCounting: decimal,
  chineseLegalSimplified: counting({
    digits: '零壹贰叁肆伍陆柒捌玖',
    units: '拾佰仟',
    oneTen: true,
    one: true,
    zero: true,
  }),
  ideographLegalTraditional: counting({
    digits: '零壹貳參肆伍陸柒捌玖',
    units: '拾佰仟',
    oneTen: true,
    one: true,
    zero: true,
  }),
  japaneseLegal: counting({ digits: '〇壱弐参四伍六七八九', units: '拾百阡', oneTen: true, one: true, zero: false }),
  ideographDigital: digitByDigit('〇一二三四五六七八九'),
  japaneseDigitalTenThousand: digitByDigit('〇一二三四五六七八九'),
  taiwaneseDigital: digitByDigit('○一二三四五六七八九'),
  // Word writes parentheses where the standard has a circle.
  ideographEnclosedCircle: oneOf('㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩'),
  ideographTraditional: cycle(STEMS),
  ideographZodiac: cycle(BRANCHES),
  ideographZodiacTraditional: (value) => STEMS.charAt((value - 1) % 10) + BRANCHES.charAt((value - 1) % 12),
  hex: (value) => value.toString(16).toUpperCase(),
};

function englishOrdinal(value: number): string {
  if (Math.floor(value / 10) % 10 === 1) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}
