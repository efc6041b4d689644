import type { Script } from '../text/script';
import type { Continuation } from './matching/continuation';
import type { Phrase } from './phrase';
import type { Headword } from './phraseList';

/** How the typed text met the phrase; 'next': not at all, documents usually go on with it. */
export type MatchKind = 'han' | 'initials' | 'pinyin' | 'mixed' | 'next';

/** One entry of a list. For 'next' the phrase is just the text that follows, without explanation and source. `before.slice(0, -replace) + insert` is the text after it was picked. */
export interface Completion {
  /** Of a large book it is made when it is first looked at. */
  readonly phrase: Phrase;
  /** What can be said of the phrase without making it. */
  readonly head: Headword;
  /** The text to insert, in the script and with the quotation marks asked for. */
  readonly insert: string;
  /** For a frame: `insert` with its gaps in VS Code's snippet syntax. */
  readonly snippet?: string;
  /** UTF-16 units before the caret that `insert` replaces. */
  readonly replace: number;
  readonly match: MatchKind;
  /** For `filterText`: starts with what was typed, and goes on as typing is expected to go on. */
  readonly filter: string;
}

export interface CompletionOptions {
  /** 'automatic' (default) shows little and only what is likely; 'invoked' shows whatever begins that way. */
  readonly trigger?: 'automatic' | 'invoked';
  /** The script to insert; default: that of `before`, Simplified where it does not say. */
  readonly script?: Script;
  /** Quotation marks to insert: “” or 「」. Default: as the phrase has them. */
  readonly quotes?: 'curly' | 'corner';
  /** At most 30, the default. */
  readonly limit?: number;
  /** How many Han an input method is about to put behind `before`: the gates count them as typed. Default 0. */
  readonly composing?: number;
  /** Letters: default 'initials'. 'full' adds whole syllables, on request only. */
  readonly pinyin?: 'off' | 'initials' | 'full';
  /** Whether political formulas may be offered; default true. In Traditional text they never are. */
  readonly political?: boolean;
  /** How often and how lately phrases were picked, by text: higher is better. Read once: another map where the figures are others. */
  readonly usage?: ReadonlyMap<string, number>;
  /** The theme of the document. */
  readonly theme?: string;
  /** What the document says elsewhere: writers repeat themselves. */
  readonly document?: Continuation | undefined;
}

/** A phrase where it stands in a text: half-open UTF-16 offsets. */
export interface Match {
  readonly phrase: Phrase;
  readonly start: number;
  readonly end: number;
}
