import type { Span } from '../text/span';

/** Every kind of finding, in the order of docs/rules.md. Kind = setting key = diagnostic code = anchor there. */
export const KINDS = [
  'mojibake',
  'lost-character',
  'escape',
  'pinyin-gloss',
  'anti-copy-noise',
  'html-entity',
  'html-tag',
  'boilerplate',
  'placeholder',
  'elision',
  'invisible',
  'confusable',
  'private-use',
  'script-mix',
  'halfwidth-punctuation',
  'stray-space',
  'hard-wrap',
  'unpaired',
  'duplicate',
  'heading-numbering',
  'punctuation',
  'numeral',
  'typo',
  'misquote',
  'enumeration',
] as const;
export type Kind = (typeof KINDS)[number];

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Replace `[start, end)` (UTF-16 offsets of the checked text) by `text`. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** One way to mend a finding. The edits are sorted and do not overlap. */
export interface Fix {
  readonly edits: readonly TextEdit[];
}

/** What every finding has. */
interface Found<K extends Kind> extends Span {
  readonly kind: K;
  /** The text that the finding covers. */
  readonly text: string;
  readonly severity: Severity;
  /** Whether `fixes[0]` is right beyond doubt. */
  readonly certain: boolean;
  /** Best first; empty where the damage cannot be undone. Made when they are asked for: a spread leaves them behind, snapshotOf() does not. */
  readonly fixes: readonly Fix[];
}

/** One wrong decoding: bytes of `actual` were read as `readAs`. Names as in text/codec.ts. */
export interface Misreading {
  readonly actual: string;
  readonly readAs: string;
}

export type EscapeForm = 'escape-sequence' | 'percent' | 'quoted-printable' | 'mime-word' | 'hz';
export type BoilerplateSort = 'copyright' | 'navigation' | 'watermark' | 'download' | 'publishing' | 'page-number';
export type ConfusableBlock = 'radical' | 'compatibility' | 'kanbun' | 'full-width' | 'kana' | 'other-script';

/** A finding, with what its message needs: a discriminated union, one member a kind. */
export type Finding =
  | (Found<'mojibake'> & {
      /** The decodings that produced the garble, the last one first: undo them in this order. Empty where it is unknown. */
      readonly chain: readonly Misreading[];
      /** Bytes that the garble no longer holds. */
      readonly lostBytes: number;
      /** How sure the best reading is, in [0, 1]: from its margin to the second. */
      readonly confidence: number;
      /** The second-best reading, where there is one worth naming. */
      readonly second?: string;
      /** Whether the finding speaks of the whole document: reopen it in the right encoding. */
      readonly wholeDocument?: true;
    })
  | Found<'lost-character'>
  | (Found<'escape'> & { readonly form: EscapeForm })
  | (Found<'pinyin-gloss'> & {
      /** The character that the gloss belongs to. */
      readonly base: string;
      /** Whether the byte-level injection ate a neighbour, so that the fix restores characters. */
      readonly ateNeighbour?: true;
    })
  | Found<'anti-copy-noise'>
  | Found<'html-entity'>
  | (Found<'html-tag'> & { readonly lineBreak?: true })
  | (Found<'boilerplate'> & { readonly what: BoilerplateSort })
  | Found<'placeholder'>
  | Found<'elision'>
  | (Found<'invisible'> & { readonly codePoint: number; readonly name: string })
  | (Found<'confusable'> & { readonly block: ConfusableBlock })
  | Found<'private-use'>
  | (Found<'script-mix'> & {
      /** The script of the document. */
      readonly script: 'simplified' | 'traditional';
      /** Whether it is a slip of conversion (皇後) rather than a form of the other script. */
      readonly conversion?: true;
    })
  | Found<'halfwidth-punctuation'>
  | (Found<'stray-space'> & { readonly wholeLine?: true })
  | Found<'hard-wrap'>
  | (Found<'unpaired'> & { readonly partner: string })
  | Found<'duplicate'>
  | (Found<'heading-numbering'> & { readonly missingMark?: true })
  | (Found<'punctuation'> & {
      readonly what: 'between-marks' | 'superfluous' | 'missing-final' | 'other';
      readonly mark?: string;
    })
  | (Found<'numeral'> & { readonly what: 'document-number' | 'year' | 'date' | 'approximation' | 'other' })
  | (Found<'typo'> & { readonly grade: 'certain' | 'probable' | 'variant' })
  | (Found<'misquote'> & { readonly source?: string })
  | (Found<'enumeration'> & { readonly announced: string; readonly count: number; readonly missing: string });

/** The member of the union for kind `K`. */
export type FindingOf<K extends Kind> = Extract<Finding, { kind: K }>;

type Common = keyof Found<Kind>;

/** The keys that findings of a kind have beside the common ones; the compiler sees to it that none is left out. */
const OWN_KEYS: { readonly [K in Kind]: Readonly<Record<Exclude<keyof FindingOf<K>, Common>, true>> } = {
  mojibake: { chain: true, lostBytes: true, confidence: true, second: true, wholeDocument: true },
  'lost-character': {},
  escape: { form: true },
  'pinyin-gloss': { base: true, ateNeighbour: true },
  'anti-copy-noise': {},
  'html-entity': {},
  'html-tag': { lineBreak: true },
  boilerplate: { what: true },
  placeholder: {},
  elision: {},
  invisible: { codePoint: true, name: true },
  confusable: { block: true },
  'private-use': {},
  'script-mix': { script: true, conversion: true },
  'halfwidth-punctuation': {},
  'stray-space': { wholeLine: true },
  'hard-wrap': {},
  unpaired: { partner: true },
  duplicate: {},
  'heading-numbering': { missingMark: true },
  punctuation: { what: true, mark: true },
  numeral: { what: true },
  typo: { grade: true },
  misquote: { source: true },
  enumeration: { announced: true, count: true, missing: true },
};

/** The same as lists, by kind. */
export const DETAILS: ReadonlyMap<Kind, readonly string[]> = new Map(
  KINDS.map((kind) => [kind, Object.keys(OWN_KEYS[kind])]),
);
