import { codePage, NO_CODE } from '../../text/codePage';

/** `[first, last]` of what the tables of GBK gave private use to before Unicode had the characters. */
const OLD_GBK: readonly (readonly [number, number])[] = [
  [0xe5e5, 0xe5e5],
  [0xe76c, 0xe76c],
  [0xe78d, 0xe796],
  [0xe7c7, 0xe7c8],
  [0xe7e7, 0xe7f3],
  [0xe815, 0xe864],
];

// Six of the 80 cells FE50-FEA0 are private use in WHATWG's index to this day; GB 18030-2005 maps them so (whatwg/encoding#27).
const OUTSIDE_BMP: ReadonlyMap<number, string> = new Map([
  [0xe816, '\u{20087}'],
  [0xe817, '\u{20089}'],
  [0xe818, '\u{200cc}'],
  [0xe831, '\u{215d7}'],
  [0xe83b, '\u{2298f}'],
  [0xe855, '\u{241fe}'],
]);

/** What a private-use unit stands for that came out of GBK or GB 18030-2000. */
export function meaningInGbk(unit: number): string | undefined {
  if (!OLD_GBK.some(([first, last]) => unit >= first && unit <= last)) return undefined;
  const outside = OUTSIDE_BMP.get(unit);
  if (outside) return outside;
  const { codes, units, longer } = codePage('gbk');
  const code = codes[unit] as number;
  if (code === NO_CODE) return undefined;
  const text = longer.get(code) ?? String.fromCharCode(units[code] as number);
  return isPrivateUse(text.charCodeAt(0)) ? undefined : text;
}

/** `[first private-use unit, first lead byte, last lead byte]` of the user-defined rows of Big5, as Windows maps them. */
const BIG5_ROWS: readonly (readonly [number, number, number])[] = [
  [0xe000, 0xfa, 0xfe],
  [0xe311, 0x8e, 0xa0],
  [0xeeb8, 0x81, 0x8d],
];
/** Of a row: trail bytes 0x40-0x7E, then 0xA1-0xFE. */
const ROW = 157;
/** The last user-defined range starts inside the row C6, at C6A1. */
const ETEN_FIRST = 0xf6b1;
const ETEN_LAST = 0xf848;

/** What a private-use unit stands for if it came out of Big5 with Hong Kong's supplementary characters or ETEN's signs. */
export function meaningInBig5(unit: number): string | undefined {
  const code = big5Code(unit);
  if (code === undefined) return undefined;
  const { units, longer } = codePage('big5');
  const text = longer.get(code) ?? (units[code] ? String.fromCharCode(units[code] as number) : '');
  return text === '' || isPrivateUse(text.charCodeAt(0)) ? undefined : text;
}

function big5Code(unit: number): number | undefined {
  for (const [first, lead, last] of BIG5_ROWS) {
    const index = unit - first;
    if (index >= 0 && index < (last - lead + 1) * ROW)
      return (lead + Math.floor(index / ROW)) * 0x100 + trail(index % ROW);
  }
  if (unit < ETEN_FIRST || unit > ETEN_LAST) return undefined;
  const index = unit - ETEN_FIRST + 63; // C6A1 is the 64th cell of its row
  return (0xc6 + Math.floor(index / ROW)) * 0x100 + trail(index % ROW);
}

function trail(index: number): number {
  return index < 63 ? 0x40 + index : 0xa1 + index - 63;
}

function isPrivateUse(unit: number): boolean {
  return unit >= 0xe000 && unit <= 0xf8ff;
}

// Word writes the signs of symbol fonts as U+F000 + their byte. Wingdings, as it opens list items, and what Symbol means by
// the same byte where that is no bullet. Signs as in Unicode's own mapping of Symbol and its names for Wingdings' signs.
const BULLETS: ReadonlyMap<number, string> = new Map([
  [0x6c, '●'],
  [0x6e, '■'],
  [0x6f, '□'],
  [0x70, '❐'],
  [0x71, '❑'],
  [0x72, '❒'],
  [0x75, '◆'],
  [0x76, '❖'],
  [0x77, '⬥'],
  [0x9f, '•'],
  [0xa7, '▪'],
  [0xa8, '◻'],
  [0xb2, '✧'],
  [0xb7, '•'],
  [0xd8, '➢'],
  [0xdc, '➲'],
  [0xe0, '→'],
  [0xe8, '➔'],
  [0xf0, '⇨'],
  [0xfb, '✗'],
  [0xfc, '✓'],
  [0xfd, '☒'],
  [0xfe, '☑'],
]);
/** Inside a line: boxes and ticks of forms in Wingdings, operators in Symbol; several readings where the two disagree. */
const INLINE: ReadonlyMap<number, string> = new Map([
  [0x6f, '□'],
  [0xa8, '□♦'],
  [0xa3, '□≤'],
  [0x52, '☑'],
  [0xfe, '☑'],
  [0xfd, '☒'],
  [0xfc, '✓'],
  [0xfb, '✗'],
  [0x6c, '●λ'],
  [0x6e, '■ν'],
  [0x75, '◆υ'],
  [0xb0, '°'],
  [0xb1, '±'],
  [0xb3, '≥'],
  [0xb4, '×'],
  [0xb8, '÷'],
  [0xb9, '≠'],
  [0xbb, '≈'],
  [0xa5, '∞'],
  [0xb7, '·•'],
  [0xd7, '⋅'],
  [0xe0, '→'],
]);

/** What a unit of a symbol font stands for, best first; `certain` for bullets, whose meaning their place gives. */
export function meaningInSymbolFont(
  unit: number,
  isBullet: boolean,
): { texts: string[]; certain: boolean } | undefined {
  if (unit < 0xf020 || unit > 0xf0ff) return undefined;
  const bullet = isBullet ? BULLETS.get(unit - 0xf000) : undefined;
  if (bullet) return { texts: [bullet], certain: true };
  const texts = INLINE.get(unit - 0xf000);
  return texts ? { texts: [...texts], certain: false } : undefined;
}
