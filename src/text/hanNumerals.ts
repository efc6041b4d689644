// Whole numbers up to 99 in Han: what headings and lists are numbered with.

const DIGITS = '零一二三四五六七八九';
const TEN = '十';

/** What a number of a heading may be made of. */
export function isHanNumeral(character: string): boolean {
  return character !== '' && (character === TEN || DIGITS.indexOf(character) > 0);
}

/** 二十三 → 23; undefined where the text is no such number. */
export function fromHanNumeral(text: string): number | undefined {
  const ten = text.indexOf(TEN);
  if (ten < 0) return text.length === 1 && DIGITS.indexOf(text) > 0 ? DIGITS.indexOf(text) : undefined;
  const tens = ten === 0 ? 1 : digit(text.slice(0, ten));
  const ones = ten === text.length - 1 ? 0 : digit(text.slice(ten + 1));
  return tens === undefined || ones === undefined ? undefined : tens * 10 + ones;
}

/** 23 → 二十三 */
export function toHanNumeral(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return (tens > 1 ? DIGITS.charAt(tens) : '') + (tens > 0 ? TEN : '') + (ones > 0 ? DIGITS.charAt(ones) : '');
}

function digit(text: string): number | undefined {
  const value = text.length === 1 ? DIGITS.indexOf(text) : -1;
  return value > 0 ? value : undefined;
}
