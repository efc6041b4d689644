/** What a phrase is as a form. The order is that of the pickers. */
export const PHRASE_KINDS = [
  'quoted-slogan',
  'parallel-list',
  'parallel-clause',
  'numeric-abbreviation',
  'four-character',
  'metaphor',
  'maxim',
  'heading-slogan',
  'definition',
  'collocation',
  'frame',
] as const;
export type PhraseKind = (typeof PHRASE_KINDS)[number];

/** What a phrase does in a paragraph. */
export const ROLES = ['标题', '领起', '并列要求', '反面告诫', '比喻', '引语'] as const;
export type Role = (typeof ROLES)[number];

/** The themes of the built-in book. Books of one's own may use others, so `Phrase.theme` is a string. */
export const THEMES = [
  '定位与职责',
  '精神作风',
  '参谋调研',
  '协调沟通',
  '服务保障',
  '督查落实',
  '办文办会办事',
  '学习本领',
  '创新进取',
  '团队和谐',
  '法治廉洁',
  '政治表述',
] as const;

/** Political formulas: can be switched off, and are off in Traditional text. */
export const POLITICAL_THEME: (typeof THEMES)[number] = '政治表述';

/** Where a phrase was said. */
export interface Source {
  readonly title: string;
  readonly section?: string;
  readonly date?: string;
  readonly uri?: string;
  /** Half-open UTF-16 offsets into the document at `uri`. */
  readonly start?: number;
  readonly end?: number;
}

/** The same phrase for a reader of Traditional Chinese: the text converted, the explanation written anew. */
export interface TraditionalForm {
  readonly text: string;
  readonly members?: readonly string[];
  readonly expansion?: string;
  readonly frame?: string;
  readonly explanation: string;
  readonly usage?: string;
}

/** One entry of a phrasebook, both scripts in it. */
export interface Phrase {
  readonly text: string;
  readonly kind: PhraseKind;
  readonly role?: Role;
  readonly theme: string;
  /** The items in order; each stands in `text`, or in `expansion` for abbreviations. */
  readonly members?: readonly string[];
  /** What an abbreviation stands for. */
  readonly expansion?: string;
  /** Other wordings that are in use and not misquotes. */
  readonly variants?: readonly string[];
  /** The skeleton with its gaps, in VS Code's snippet syntax: 由${1:…}向${2:…}转变. */
  readonly frame?: string;
  /** `false`: explained where it stands, never offered while typing. */
  readonly complete?: false;
  readonly explanation: string;
  readonly usage?: string;
  /** How strong the evidence was when it was drawn from documents, 0 to 1. */
  readonly score?: number;
  /** One syllable a Han of `text`, separated by spaces, without tones, ü written v. */
  readonly pinyin?: string;
  readonly traditional?: TraditionalForm;
  readonly sources: readonly Source[];
}
