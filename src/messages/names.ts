import type { BoilerplateSort, ConfusableBlock, EscapeForm } from '../garble/finding';
import { quoted } from './quotation';
import type { Translate } from './translate';

/** What encodings are called in sentences. */
const ENCODING_NAMES: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gbk: 'GBK',
  gb18030: 'GB18030',
  big5: 'Big5',
  shift_jis: 'Shift_JIS',
  'euc-kr': 'EUC-KR',
  ascii: 'ASCII',
  'iso-8859-1': 'Latin-1',
  'windows-1252': 'CP1252',
  'windows-1250': 'CP1250',
  'windows-1251': 'CP1251',
  macintosh: 'MacRoman',
  ibm437: 'CP437',
  // How garble/mojibake calls what is no code page of its own.
  'gbk-out-of-step': 'GBK ±1',
  'byte-level-bpe': 'byte-level BPE',
  'byte-fallback': 'byte fallback',
};

export function encodingName(encoding: string): string {
  return ENCODING_NAMES[encoding] ?? encoding;
}

/** What an invisible character is called: in the user's language where writers meet it, else by `name`, its name in Unicode. */
export function characterName(value: number, name: string, t: Translate): string {
  switch (value) {
    case 0x00a0:
      return t('no-break space');
    case 0x00ad:
      return t('soft hyphen');
    case 0x200b:
      return t('zero-width space');
    case 0x200c:
      return t('zero-width non-joiner');
    case 0x200d:
      return t('zero-width joiner');
    case 0x2028:
      return t('line separator');
    case 0x2029:
      return t('paragraph separator');
    case 0x2060:
      return t('word joiner');
    case 0xfeff:
      return t('byte order mark');
    case 0xfffc:
      return t('place of a lost object');
  }
  if (value < 0x20 || (value >= 0x7f && value <= 0x9f)) return t('control character');
  if (
    value === 0x061c ||
    value === 0x200e ||
    value === 0x200f ||
    (value >= 0x202a && value <= 0x202e) ||
    (value >= 0x2066 && value <= 0x2069)
  ) {
    return t('control of writing direction');
  }
  if (value >= 0xe0000 && value <= 0xe007f) return t('tag character');
  return name;
}

/** What a mark belongs to, in a sentence about such marks. */
export function markName(mark: string, t: Translate): string {
  if (/^[“”‘’「」『』"'、]+$/.test(mark) && mark !== '、') return t('quotation marks');
  if (/^[《》〈〉、]+$/.test(mark) && mark !== '、') return t('title marks');
  return quoted(mark, t);
}

export function escapeForm(form: EscapeForm, t: Translate): string {
  switch (form) {
    case 'escape-sequence':
      return t('an escape sequence');
    case 'percent':
      return t('percent-encoding');
    case 'quoted-printable':
      return t('quoted-printable');
    case 'mime-word':
      return t('a MIME encoded word');
    case 'hz':
      return t('HZ');
  }
}

export function boilerplateSort(what: BoilerplateSort, t: Translate): string {
  switch (what) {
    case 'copyright':
      return t('a copyright notice');
    case 'navigation':
      return t('navigation');
    case 'watermark':
      return t('a watermark');
    case 'download':
      return t('a download notice');
    case 'publishing':
      return t('publishing data');
    case 'page-number':
      return t('a page number');
  }
}

export function confusableBlock(block: ConfusableBlock, t: Translate): string {
  switch (block) {
    case 'radical':
      return t('radical symbol');
    case 'compatibility':
      return t('compatibility ideograph');
    case 'kanbun':
      return t('Kanbun mark');
    case 'full-width':
      return t('full-width form');
    case 'kana':
      return t('Japanese kana');
    case 'other-script':
      return t('letter of another script');
  }
}
