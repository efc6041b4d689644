import iconv from 'iconv-lite';

// Garbles by other codecs than ours: iconv-lite and the decoders of Node.

/** A way in which bytes are misread. */
export interface Garbling {
  readonly name: string;
  /** What it happens to, for which there are texts: Traditional is what Big5 holds. */
  readonly script: 'simplified' | 'traditional';
  garble(text: string): string;
  /** Whether the garble of `text` still holds every byte; by default, where it shows no sign of a loss. */
  isLossless?(text: string): boolean;
}

const bytesOf = (text: string, encoding: string): Buffer => iconv.encode(text, encoding);
const misread = (actual: string, readAs: string) => (text: string) => iconv.decode(bytesOf(text, actual), readAs);
/** Node's own decoders keep private use, as Windows does; iconv-lite has U+FFFD there. */
const misreadOnWindows = (actual: string, readAs: string) => {
  const decoder = new TextDecoder(readAs);
  return (text: string) => decoder.decode(bytesOf(text, actual));
};
/** Java and Python know neither the private use of GBK nor byte 0x80. */
const java = (text: string): string => text.replace(/[\u20ac\ue000-\uf8ff]/gu, '\ufffd');

/** The bytes that CP1252 leaves undefined; most programs read them as C1 controls, some drop them. */
const UNDEFINED_IN_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
const cp1252 = (actual: string) => (text: string) =>
  Array.from(bytesOf(text, actual), (byte) =>
    byte >= 0x80 && byte < 0xa0 && !UNDEFINED_IN_1252.includes(byte)
      ? iconv.decode(Buffer.of(byte), 'win1252')
      : String.fromCharCode(byte),
  ).join('');

/** How byte-level tokenizers write bytes: the printable ones as they are, the others as the letters from U+0100 on. */
function byteLevel(text: string): string {
  let spare = 0x100;
  const alphabet = Array.from({ length: 256 }, (_, byte) =>
    (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae ? byte : spare++,
  );
  return Array.from(bytesOf(text, 'utf-8'), (byte) => String.fromCharCode(alphabet[byte] as number)).join('');
}

const byteTokens = (text: string): string =>
  Array.from(bytesOf(text, 'utf-8'), (byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`).join('');

/** A character more outside the garble than inside: its first byte is gone, and every pair after it is out of step. */
const outOfStep = (text: string): string => iconv.decode(bytesOf(text, 'gbk').subarray(1), 'gbk');

/** Bytes 0x0A and 0x0D break the line, and each line is read by itself. */
const onOneLine = (encoding: string) => (text: string) => !/[\n\r]/.test(misread(encoding, 'latin1')(text));
const noLoss = (garble: string): boolean => !/[\ufffd?]/.test(garble);
const UTF8: Omit<Garbling, 'name' | 'garble'> = { script: 'simplified' };

const windowsGbk = misreadOnWindows('utf-8', 'gbk');
const latin1 = misread('utf-8', 'latin1');
const cp1252OfUtf8 = cp1252('utf-8');

export const GARBLINGS: readonly Garbling[] = [
  { name: 'UTF-8 as GBK (Windows)', ...UTF8, garble: windowsGbk },
  { name: 'UTF-8 as GBK (Java)', ...UTF8, garble: (text) => java(windowsGbk(text)) },
  { name: 'UTF-8 as GBK (iconv)', ...UTF8, garble: misread('utf-8', 'cp936') },
  { name: 'UTF-8 as GB18030 (iconv)', ...UTF8, garble: misread('utf-8', 'gb18030') },
  { name: 'UTF-8 as GBK (Windows), Traditional', script: 'traditional', garble: windowsGbk },
  { name: 'UTF-8 as Latin-1', ...UTF8, garble: latin1 },
  { name: 'UTF-8 as CP1252', ...UTF8, garble: cp1252OfUtf8 },
  { name: 'UTF-8 as CP1250', ...UTF8, garble: misread('utf-8', 'win1250') },
  { name: 'UTF-8 as CP1251', ...UTF8, garble: misread('utf-8', 'win1251') },
  { name: 'UTF-8 as MacRoman', ...UTF8, garble: misread('utf-8', 'macintosh') },
  { name: 'UTF-8 as CP437', ...UTF8, garble: misread('utf-8', 'cp437') },
  { name: 'UTF-8 as Big5', ...UTF8, garble: misread('utf-8', 'big5') },
  { name: 'UTF-8 as Shift_JIS', ...UTF8, garble: misread('utf-8', 'shift_jis') },
  { name: 'UTF-8 as EUC-KR', ...UTF8, garble: misread('utf-8', 'cp949') },
  { name: 'GBK as Latin-1', ...UTF8, garble: misread('gbk', 'latin1') },
  { name: 'GBK as CP1252', ...UTF8, garble: cp1252('gbk') },
  { name: 'GBK as CP1250', ...UTF8, garble: misread('gbk', 'win1250') },
  { name: 'GBK as CP1251', ...UTF8, garble: misread('gbk', 'win1251') },
  { name: 'GBK as MacRoman', ...UTF8, garble: misread('gbk', 'macintosh') },
  { name: 'GBK as CP437', ...UTF8, garble: misread('gbk', 'cp437') },
  { name: 'GBK as Big5', ...UTF8, garble: misread('gbk', 'big5') },
  { name: 'GBK as Big5 (Windows)', ...UTF8, garble: misreadOnWindows('gbk', 'big5') },
  { name: 'GBK as Shift_JIS', ...UTF8, garble: misread('gbk', 'shift_jis') },
  { name: 'GBK as EUC-KR', ...UTF8, garble: misread('gbk', 'cp949') },
  { name: 'GBK as UTF-8', ...UTF8, garble: misread('gbk', 'utf-8') },
  { name: 'GBK out of step', ...UTF8, garble: outOfStep, isLossless: () => false },
  { name: 'Big5 as GBK', script: 'traditional', garble: misread('big5', 'cp936') },
  { name: 'Big5 as Latin-1', script: 'traditional', garble: misread('big5', 'latin1') },
  { name: 'Big5 as CP1252', script: 'traditional', garble: cp1252('big5') },
  {
    name: 'UTF-8 as CP1252, five bytes dropped',
    ...UTF8,
    garble: (text) => cp1252OfUtf8(text).replace(/[\x81\x8d\x8f\x90\x9d]/g, ''),
    isLossless: (text) => !/[\x81\x8d\x8f\x90\x9d]/.test(cp1252OfUtf8(text)),
  },
  { name: 'UTF-16, bytes swapped', ...UTF8, garble: misread('utf-16be', 'utf-16le') },
  { name: 'UTF-16LE as Latin-1', ...UTF8, garble: misread('utf-16le', 'latin1'), isLossless: onOneLine('utf-16le') },
  { name: 'UTF-16BE as Latin-1', ...UTF8, garble: misread('utf-16be', 'latin1'), isLossless: onOneLine('utf-16be') },
  { name: 'byte-level BPE', ...UTF8, garble: byteLevel },
  { name: 'byte tokens', ...UTF8, garble: byteTokens },
  { name: 'two layers: Latin-1', ...UTF8, garble: (text) => latin1(latin1(text)) },
  { name: 'two layers: CP1252', ...UTF8, garble: (text) => cp1252OfUtf8(cp1252OfUtf8(text)) },
  {
    name: 'two layers: GBK',
    ...UTF8,
    garble: (text) => windowsGbk(windowsGbk(text)),
    // What the first layer lost the second writes as characters.
    isLossless: (text) => noLoss(windowsGbk(text)) && noLoss(windowsGbk(windowsGbk(text))),
  },
  { name: 'two layers: Latin-1, GBK', ...UTF8, garble: (text) => windowsGbk(latin1(text)) },
];

/** Whether `garbling` loses no byte of `text`. A lost one shows as U+FFFD or `?`. */
export function isLossless(garbling: Garbling, text: string): boolean {
  if (text.includes('?')) return false;
  return garbling.isLossless ? garbling.isLossless(text) : noLoss(garbling.garble(text));
}
