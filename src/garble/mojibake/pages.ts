import { type CodePageName, codePage, DOUBLE_BYTE_PAGES, NO_CODE } from '../../text/codePage';

/**
 * What a garble was read as: a code page, or the printable alphabet in which byte-level tokenizers (GPT-2 and its heirs)
 * write bytes.
 */
export type ReadAs = CodePageName | 'byte-level-bpe';

/** A code page as the search needs it. */
export interface Page {
  readonly name: ReadAs;
  /** By unit: one byte or two, `NO_CODE` for none. */
  readonly codes: Uint16Array;
  /** The same by code point, for what lies outside the BMP: some rows of Big5. */
  readonly astral: ReadonlyMap<number, number> | undefined;
  /** Whether a decoder may have left this byte, or this pair, without a character: undefined or private-use cells. */
  isDroppable(code: number): boolean;
  readonly doubleByte: boolean;
  /** By unit: its other code where it stands twice in the page, else 0: which of the two the bytes were, only the text can tell. */
  readonly alternatives: Uint16Array | undefined;
}

const pages = new Map<ReadAs, Page>();

export function page(name: ReadAs): Page {
  let found = pages.get(name);
  if (!found) {
    found = name === 'byte-level-bpe' ? byteLevelPage() : fromCodePage(name);
    pages.set(name, found);
  }
  return found;
}

function fromCodePage(name: CodePageName): Page {
  const { codes: own, units, longer } = codePage(name);
  const codes = own.slice();
  // Other tables of MacRoman have the ohm sign and, before 1998, the currency sign.
  if (name === 'macintosh') codes[0x2126] = 0xbd;
  if (name === 'macintosh') codes[0xa4] = 0xdb;
  if (name === 'big5') addUserDefined(codes);
  const doubleByte = (DOUBLE_BYTE_PAGES as readonly string[]).includes(name);
  const latin = name === 'iso-8859-1';
  return {
    name,
    codes,
    astral: longer.size > 0 ? astralOf(longer) : undefined,
    doubleByte,
    alternatives: doubleByte ? alternativesOf(codes, units) : undefined,
    isDroppable(code) {
      const unit = units[code] as number;
      if (code < 0x100)
        return (
          unit === 0 ||
          (unit >= 0x80 && unit < 0xa0) ||
          code === 0xa0 ||
          code === 0xad ||
          (latin && code < 0xa0) ||
          (doubleByte && code === 0x80)
        );
      return unit === 0 || (unit >= 0xe000 && unit <= 0xf8ff);
    },
  };
}

/** Windows has private use where Big5 is empty, and half of what GBK begins with 0xC8 (人, 全, 去) is there. */
function addUserDefined(codes: Uint16Array): void {
  let unit = 0xe000;
  for (const [first, last] of [
    [0xfa40, 0xfefe],
    [0x8e40, 0xa0fe],
    [0x8140, 0x8dfe],
    [0xc6a1, 0xc8fe],
  ] as const) {
    for (let code = first; code <= last; code++) {
      const trail = code & 0xff;
      if (trail < 0x40 || trail === 0xff || (trail > 0x7e && trail < 0xa1)) continue;
      if (codes[unit] === NO_CODE) codes[unit] = code;
      unit++;
    }
  }
}

function astralOf(longer: ReadonlyMap<number, string>): Map<number, number> {
  const found = new Map<number, number>();
  for (const [code, text] of longer) {
    const codePoint = text.codePointAt(0) as number;
    if (codePoint > 0xffff) found.set(codePoint, code);
  }
  return found;
}

function alternativesOf(codes: Uint16Array, units: Uint16Array): Uint16Array | undefined {
  const found = new Uint16Array(0x10000);
  let any = false;
  for (let code = 0x8140; code < 0xffff; code++) {
    const unit = units[code] as number;
    const usual = codes[unit] as number;
    if (unit === 0 || usual === code || usual === NO_CODE || usual <= 0xff) continue;
    found[unit] = code;
    any = true;
  }
  return any ? found : undefined;
}

/** GPT-2's `bytes_to_unicode`: printable Latin-1 stands for itself, the other 68 bytes are U+0100 to U+0143 in order. */
function byteLevelPage(): Page {
  const codes = new Uint16Array(0x10000).fill(NO_CODE);
  let spare = 0x100;
  for (let byte = 0; byte < 0x100; byte++) {
    const printable = (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
    codes[printable ? byte : spare++] = byte;
  }
  return {
    name: 'byte-level-bpe',
    codes,
    astral: undefined,
    doubleByte: false,
    alternatives: undefined,
    isDroppable: () => false,
  };
}
