import type { BoilerplateSort, ConfusableBlock, EscapeForm } from './garble/finding';

/** Translates an English message with named places: `vscode.l10n.t`, or the command line's own. */
export type Translate = (message: string, values?: Record<string, string | number>) => string;

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

export function codePoint(value: number): string {
  return `U+${value.toString(16).toUpperCase().padStart(4, '0')}`;
}

const LONGEST_EXCERPT = 40;
/** Enough to cut an excerpt from; a finding may cover a line of 10 MB. */
const READ = 4 * LONGEST_EXCERPT;

/**
 * A text on one line and short enough for a sentence. Line breaks and tabs are shown as signs, what cannot be seen by its code
 * point: a control character would act on the terminal, a bidirectional one on the sentence around it.
 */
export function excerpt(text: string): string {
  const shown = text
    .slice(0, READ)
    .replace(/\r\n|[\r\n]/g, '↵')
    .replace(/\t/g, '⇥')
    .replace(UNSEEN, (character) => `[${codePoint(character.codePointAt(0) as number)}]`);
  if (shown.length <= LONGEST_EXCERPT && text.length <= READ) return shown;
  // No surrogate pair is cut in two, and no code point in brackets either.
  const cut = shown.slice(0, LONGEST_EXCERPT).replace(/(?:[\ud800-\udbff]|\[U\+[\dA-F]*)$/, '');
  return `${cut}…`;
}

/** Controls, zero-width and bidirectional characters, fillers, noncharacters, and halves of surrogate pairs. */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffc\u{e0000}-\u{e0fff}]/gu;

/**
 * A text as a sentence names it: an excerpt in the language's quotation marks. A text that holds these marks itself gets the
 * others (“ is shown as 「“」), and white space, which quotation marks do not make visible, is named.
 */
export function quoted(text: string, t: Translate): string {
  const space = spaceName(text, t);
  if (space !== undefined) return space;
  const shown = excerpt(text);
  const marks = t('“”');
  const other = marks === '“”' ? '「」' : '“”';
  const [open, close] = shown.includes(marks.charAt(0)) || shown.includes(marks.charAt(1)) ? other : marks;
  return `${open}${shown}${close}`;
}

function spaceName(text: string, t: Translate): string | undefined {
  switch (text) {
    case '':
      return t('nothing');
    case ' ':
      return t('a space');
    case '\u3000':
      return t('a full-width space');
    case '\u00a0':
      return t('a no-break space');
    case '\t':
      return t('a tab');
    case '\n':
    case '\r':
    case '\r\n':
      return t('a line break');
    default:
      return /^ +$/.test(text) ? t('{n} spaces', { n: text.length }) : undefined;
  }
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
