import type { Translate } from './translate';

// How a sentence names a text, and a character.

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
