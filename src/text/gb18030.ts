import { codePage } from './codePage';

// The four-byte characters of GB 18030: everything that GBK leaves out.

/** Pointer of GB 18030's 0x90308130, which is U+10000; below it the four-byte codes are those of the BMP. */
const SUPPLEMENTARY = 189000;

/** The four-byte character at `at`, if there is one. */
export function decodeFourBytes(bytes: Uint8Array, at: number): string | undefined {
  const third = bytes[at + 2] ?? 0;
  const fourth = bytes[at + 3] ?? 0;
  if (third < 0x81 || third > 0xfe || fourth < 0x30 || fourth > 0x39) return undefined;
  const pointer =
    (((bytes[at] as number) - 0x81) * 10 + (bytes[at + 1] as number) - 0x30) * 1260 +
    (third - 0x81) * 10 +
    fourth -
    0x30;
  if (pointer >= SUPPLEMENTARY)
    return pointer - SUPPLEMENTARY < 0x100000 ? String.fromCodePoint(0x10000 + pointer - SUPPLEMENTARY) : undefined;
  const unit = fourByteUnits()[pointer];
  return unit === undefined ? undefined : String.fromCharCode(unit);
}

/** The four bytes of a character that has no code in GBK. */
export function encodeFourBytes(codePoint: number): number[] {
  let pointer = codePoint >= 0x10000 ? SUPPLEMENTARY + codePoint - 0x10000 : fourByteUnits().indexOf(codePoint);
  const digits: number[] = [];
  for (const [first, base] of [
    [0x30, 10],
    [0x81, 126],
    [0x30, 10],
  ] as const) {
    digits.unshift(first + (pointer % base));
    pointer = Math.floor(pointer / base);
  }
  return [0x81 + pointer, ...digits];
}

let fourByte: Uint16Array | undefined;

/**
 * By pointer, the BMP's four-byte characters of GB 18030: every unit that had no two-byte code in the edition of 2005,
 * in ascending order. Since then 18 characters got a two-byte code and kept this one, and U+1E3F gave its place to U+E7C7.
 */
function fourByteUnits(): Uint16Array {
  if (fourByte) return fourByte;
  const { units } = codePage('gbk');
  const isTwoBytes = new Uint8Array(0x10000);
  for (let code = 0x8140; code < 0xffff; code++) isTwoBytes[units[code] as number] = 1;
  isTwoBytes.fill(0, 0x9fb4, 0x9fbc);
  isTwoBytes.fill(0, 0xfe10, 0xfe1a);
  for (const unit of FORMER_PRIVATE_USE) isTwoBytes[unit] = 1;
  isTwoBytes[0x1e3f] = 0;
  isTwoBytes[0xe7c7] = 1;
  const found: number[] = [];
  for (let unit = 0x80; unit < 0x10000; unit++) {
    if (isTwoBytes[unit] === 0 && (unit < 0xd800 || unit > 0xdfff)) found.push(unit === 0x1e3f ? 0xe7c7 : unit);
  }
  fourByte = Uint16Array.from(found);
  return fourByte;
}

/** Had two-byte codes in 2005 and have none now. */
const FORMER_PRIVATE_USE = [
  0xe5e5, 0xe78d, 0xe78e, 0xe78f, 0xe790, 0xe791, 0xe792, 0xe793, 0xe794, 0xe795, 0xe796, 0xe81e, 0xe826, 0xe82b,
  0xe82c, 0xe832, 0xe843, 0xe854, 0xe864,
];
