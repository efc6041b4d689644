import big5 from './data/big5.txt';
import eucKr from './data/euc-kr.txt';
import gbk from './data/gbk.txt';
import shiftJis from './data/shift_jis.txt';
import singleByte from './data/single-byte.txt';

// The code pages as tables, frozen by scripts/codePages.mjs from the WHATWG indexes (https://encoding.spec.whatwg.org/#indexes).

/** Code pages of one byte a character. ISO 8859-1 is the true one, with C1 controls, not its WHATWG alias windows-1252. */
export const SINGLE_BYTE_PAGES = [
  'iso-8859-1',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'macintosh',
  'ibm437',
] as const;
/** Code pages of one or two bytes a character. */
export const DOUBLE_BYTE_PAGES = ['gbk', 'big5', 'shift_jis', 'euc-kr'] as const;

export type SingleBytePage = (typeof SINGLE_BYTE_PAGES)[number];
export type DoubleBytePage = (typeof DOUBLE_BYTE_PAGES)[number];
export type CodePageName = SingleBytePage | DoubleBytePage;

/** Two look-up tables for loops that cannot afford strings. Do not write to them. */
export interface CodePage {
  /** By UTF-16 unit: one byte (0x00-0xFF) or two (lead * 256 + trail); `NO_CODE` where the page has no such unit. */
  readonly codes: Uint16Array;
  /** By code: the UTF-16 unit; 0 where the cell is empty or holds more than one unit. */
  readonly units: Uint16Array;
  /** Cells of more than one UTF-16 unit: characters outside the BMP, and four of Big5-HKSCS that are two characters. */
  readonly longer: ReadonlyMap<number, string>;
}

/** No code is 0xFFFF: no code page has 0xFF as a lead byte. */
export const NO_CODE = 0xffff;

const pages = new Map<CodePageName, CodePage>();

/**
 * The tables of a code page, built at first use (about 2 ms) and kept.
 * GBK is the Windows and WHATWG flavour: private-use cells have their characters, 0x80 is €. What Java and Python leave
 * out (both) is their U+FFFD, which callers must treat as unknown bytes. Characters that Windows has in other cells
 * than WHATWG (private use for the 2022 revision of GB 18030) have codes too.
 */
export function codePage(name: CodePageName): CodePage {
  let page = pages.get(name);
  if (!page) {
    page = build(name);
    pages.set(name, page);
  }
  return page;
}

const DOUBLE_BYTE_TABLES: Record<DoubleBytePage, string> = { gbk, big5, shift_jis: shiftJis, 'euc-kr': eucKr };
const EMPTY = 0x2e;

function isDoubleByte(name: CodePageName): name is DoubleBytePage {
  return (DOUBLE_BYTE_PAGES as readonly string[]).includes(name);
}

function build(name: CodePageName): CodePage {
  const codes = new Uint16Array(0x10000).fill(NO_CODE);
  const units = new Uint16Array(0x10000);
  const longer = new Map<number, string>();
  const set = (code: number, unit: number): void => {
    units[code] = unit;
    // Where a character stands twice, encoders take the cell outside the extensions (HKSCS; NEC's copy of IBM's rows).
    const taken = codes[unit] as number;
    const isExtension =
      (name === 'big5' && taken < 0xa140) || (name === 'shift_jis' && taken >= 0xed40 && taken < 0xef00);
    if (taken === NO_CODE || (isExtension && unit > 0x7f)) codes[unit] = code;
  };
  for (let byte = 0; byte < 0x80; byte++) set(byte, byte);
  if (isDoubleByte(name)) {
    for (const row of DOUBLE_BYTE_TABLES[name].split('\n')) fillRow(row, set, longer);
    ADDITIONS[name]?.(set, codes, longer);
  } else if (name === 'iso-8859-1') {
    for (let byte = 0x80; byte < 0x100; byte++) set(byte, byte);
  } else {
    const row = singleByte.split('\n').find((line) => line.startsWith(`${name} `)) as string;
    for (let byte = 0x80; byte < 0x100; byte++) set(byte, row.charCodeAt(name.length + 1 + byte - 0x80));
  }
  return { codes, units, longer };
}

/** A row is the lead byte in hexadecimal, a space, and the characters of trail bytes 0x40-0x7E, 0x80-0xFE. */
function fillRow(row: string, set: (code: number, unit: number) => void, longer: Map<number, string>): void {
  let code = Number.parseInt(row.slice(0, 2), 16) * 256 + 0x40;
  for (let i = 3; i < row.length; i++, code++) {
    if ((code & 0xff) === 0x7f) code++;
    const unit = row.charCodeAt(i);
    if (unit === EMPTY) continue;
    if (unit >= 0xd800 && unit < 0xdc00) longer.set(code, row.slice(i, ++i + 1));
    else set(code, unit);
  }
}

type Addition = (set: (code: number, unit: number) => void, codes: Uint16Array, longer: Map<number, string>) => void;

const ADDITIONS: Partial<Record<DoubleBytePage, Addition>> = {
  gbk(set, codes) {
    set(0x80, 0x20ac);
    codes[0x20ac] = 0x80; // not 0xA2E3, which is the € of GB 18030
    // The user-defined rows, in the order in which Windows gave them U+E000-U+E765.
    let unit = 0xe000;
    for (let lead = 0xaa; lead <= 0xfe; lead++) {
      if (lead <= 0xaf || lead >= 0xf8) for (let trail = 0xa1; trail <= 0xfe; trail++) set(lead * 256 + trail, unit++);
    }
    for (let lead = 0xa1; lead <= 0xa7; lead++) {
      for (let trail = 0x40; trail <= 0xa0; trail++) if (trail !== 0x7f) setUserDefined(lead * 256 + trail, unit++);
    }
    for (const [code, first, count] of OLD_PRIVATE_USE) for (let i = 0; i < count; i++) codes[first + i] = code + i;

    function setUserDefined(code: number, privateUse: number): void {
      // 0xA3A0 is U+3000 for WHATWG and U+E5E5 for Windows: it decodes as the first, and both encode as it.
      set(code, code === 0xa3a0 ? 0x3000 : privateUse);
      codes[privateUse] = code;
    }
  },
  big5(_set, codes, longer) {
    for (const [code, text] of [
      [0x8862, '\u00ca\u0304'],
      [0x8864, '\u00ca\u030c'],
      [0x88a3, '\u00ea\u0304'],
      [0x88a5, '\u00ea\u030c'],
    ] as const)
      longer.set(code, text);
    // The encoder of WHATWG leaves HKSCS cells out and takes the last cell for six characters that stand twice.
    for (const [unit, code] of [
      [0x2550, 0xf9f9],
      [0x255e, 0xf9e9],
      [0x2561, 0xf9eb],
      [0x256a, 0xf9ea],
      [0x5341, 0xa451],
      [0x5345, 0xa4ca],
    ] as const)
      codes[unit] = code;
  },
  shift_jis(set) {
    set(0x80, 0x80);
    for (let byte = 0xa1; byte <= 0xdf; byte++) set(byte, 0xff61 + byte - 0xa1);
    let unit = 0xe000;
    for (let lead = 0xf0; lead <= 0xf9; lead++)
      for (let trail = 0x40; trail <= 0xfc; trail++) if (trail !== 0x7f) set(lead * 256 + trail, unit++);
  },
};

/** `[first code, first private-use character, how many]`: GBK cells that hold private use in Windows and in older tables. */
const OLD_PRIVATE_USE: readonly (readonly [number, number, number])[] = [
  [0xa2e3, 0xe76c, 1],
  [0xa6d9, 0xe78d, 7],
  [0xa6ec, 0xe794, 2],
  [0xa6f3, 0xe796, 1],
  [0xa8bc, 0xe7c7, 1],
  [0xa8bf, 0xe7c8, 1],
  [0xa989, 0xe7e7, 13],
  [0xfe50, 0xe815, 47],
  [0xfe80, 0xe844, 33],
];

/** Whether `byte` opens a double-byte character of the page. */
export function isLeadByte(byte: number, name: CodePageName): boolean {
  if (!isDoubleByte(name) || byte < 0x81 || byte > 0xfe) return false;
  return name !== 'shift_jis' || byte <= 0x9f || (byte >= 0xe0 && byte <= 0xfc);
}
