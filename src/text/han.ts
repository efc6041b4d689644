import levels from './data/hanLevels.txt';

/** What a UTF-16 unit is, for the scanners. Surrogates count as Han: in Chinese prose they are rare Han from the planes 2 and 3. */
export enum CharacterClass {
  Other,
  Space,
  LineBreak,
  Control,
  Digit,
  Latin,
  AsciiPunctuation,
  CjkPunctuation,
  Han,
  FullWidth,
  Kana,
  Hangul,
}

/** `[first, last, class]`, later rows win. Blocks as in Unicode's Blocks.txt. */
const RANGES: readonly (readonly [number, number, CharacterClass])[] = [
  [0x00, 0x1f, CharacterClass.Control],
  [0x09, 0x09, CharacterClass.Space],
  [0x0a, 0x0d, CharacterClass.LineBreak],
  [0x20, 0x20, CharacterClass.Space],
  [0x21, 0x7e, CharacterClass.AsciiPunctuation],
  [0x30, 0x39, CharacterClass.Digit],
  [0x41, 0x5a, CharacterClass.Latin],
  [0x61, 0x7a, CharacterClass.Latin],
  [0x7f, 0x9f, CharacterClass.Control],
  [0xa0, 0xa0, CharacterClass.Space],
  [0xb7, 0xb7, CharacterClass.CjkPunctuation], // · between the parts of a name
  [0xc0, 0x24f, CharacterClass.Latin],
  [0xd7, 0xd7, CharacterClass.Other],
  [0xf7, 0xf7, CharacterClass.Other],
  [0x2000, 0x200a, CharacterClass.Space],
  [0x2013, 0x2015, CharacterClass.CjkPunctuation],
  [0x2018, 0x201d, CharacterClass.CjkPunctuation],
  [0x2026, 0x2026, CharacterClass.CjkPunctuation],
  [0x2028, 0x2029, CharacterClass.Other], // VS Code offers to remove them; they end no line in its model
  [0x2e80, 0x2fdf, CharacterClass.Han],
  [0x3000, 0x3000, CharacterClass.Space],
  [0x3001, 0x303f, CharacterClass.CjkPunctuation],
  [0x3005, 0x3007, CharacterClass.Han], // 々 〆 〇
  [0x3040, 0x30ff, CharacterClass.Kana],
  [0x3100, 0x312f, CharacterClass.Other], // Bopomofo
  [0x1100, 0x11ff, CharacterClass.Hangul],
  [0x3130, 0x318f, CharacterClass.Hangul],
  [0x3400, 0x4dbf, CharacterClass.Han],
  [0x4e00, 0x9fff, CharacterClass.Han],
  [0xac00, 0xd7af, CharacterClass.Hangul],
  [0xd800, 0xdfff, CharacterClass.Han],
  [0xf900, 0xfaff, CharacterClass.Han],
  [0xfe30, 0xfe4f, CharacterClass.CjkPunctuation],
  [0xff00, 0xff60, CharacterClass.CjkPunctuation],
  [0xff10, 0xff19, CharacterClass.FullWidth],
  [0xff21, 0xff3a, CharacterClass.FullWidth],
  [0xff41, 0xff5a, CharacterClass.FullWidth],
  [0xff61, 0xff65, CharacterClass.CjkPunctuation],
  [0xff66, 0xff9f, CharacterClass.Kana],
  [0xffe0, 0xffe6, CharacterClass.CjkPunctuation],
];

let table: Uint8Array | undefined;

/** The class of every UTF-16 unit: 64 KB, built at first use. Hot loops keep the table in a local. */
export function characterClasses(): Uint8Array {
  if (!table) {
    table = new Uint8Array(0x10000);
    for (const [first, last, value] of RANGES) table.fill(value, first, last + 1);
  }
  return table;
}

export function classOf(unit: number): CharacterClass {
  return characterClasses()[unit] as CharacterClass;
}

export function isHan(unit: number): boolean {
  return classOf(unit) === CharacterClass.Han;
}

/** How many units of the text are Han, halves of surrogate pairs among them. */
export function hanIn(text: string): number {
  const classes = characterClasses();
  let han = 0;
  for (let i = 0; i < text.length; i++) if (classes[text.charCodeAt(i)] === CharacterClass.Han) han++;
  return han;
}

/** GB 2312's level of a character: 1 common, 2 less so, 0 not in it. */
export function gb2312Level(unit: number): 0 | 1 | 2 {
  return (levelAt(unit) % 3) as 0 | 1 | 2;
}

/** Big5's level of a character: 1 common, 2 less so, 0 not in it. */
export function big5Level(unit: number): 0 | 1 | 2 {
  return ((levelAt(unit) / 3) | 0) as 0 | 1 | 2;
}

/** Whether the character is in the first level of GB 2312 or of Big5: what ordinary text is made of. */
export function isCommonHan(unit: number): boolean {
  const level = levelAt(unit);
  return level % 3 === 1 || ((level / 3) | 0) === 1;
}

function levelAt(unit: number): number {
  return unit >= 0x4e00 && unit <= 0x9fff ? levels.charCodeAt(unit - 0x4e00) - 0x30 : 0;
}
