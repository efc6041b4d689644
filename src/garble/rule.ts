import type { Script } from '../text/script';
import type { Span } from '../text/span';
import type { Claims } from './claims';
import type { FindingOf, Kind } from './finding';
import type { Lexicon } from './lexicon';
import type { Profile } from './profile';
import type { Replacement } from './replacement';

/** The paragraph that a rule looks at: one line of the document, without its terminator. */
export interface Paragraph extends Span {
  /** The whole document's text; offsets in it are absolute. */
  readonly text: string;
  /** The spans of this line that are prose, sorted; everything else is code, a link, front matter and the like. */
  readonly prose: readonly Span[];
  /** UTF-16 length of the line terminator after `end`: 0 at the end of the document, 1 or 2. */
  readonly terminator: number;
  readonly lexicon: Lexicon;
  /** What rules have claimed so far. */
  readonly claims: Claims;
}

type Detail<K extends Kind> = Omit<FindingOf<K>, 'kind' | 'severity' | 'text' | 'fixes'>;

/**
 * What a rule saw in one paragraph: a finding before the document had its say.
 * `certain` means certain on the paragraph's own evidence; `settle` may raise or lower it.
 * `evidence` is whatever the rule wants to find again in `settle`; it holds no offsets, since only the others are moved under edits.
 */
export type Candidate<K extends Kind = Kind> = K extends Kind
  ? Detail<K> & {
      /** Best first; empty where the damage cannot be undone. */
      readonly replacements: readonly Replacement[];
      readonly evidence?: unknown;
    }
  : never;

/** The candidate as certain as this: itself where it is so already, since a document has thousands. */
export function withCertainty<C extends Candidate>(candidate: C, certain: boolean): C {
  return candidate.certain === certain ? candidate : { ...candidate, certain };
}

/** What the whole document says, added up from the summaries of its paragraphs. */
export interface DocumentEvidence {
  readonly languageId: string;
  readonly profile: Profile;
  /** The script that most characters of the document vote for. */
  readonly script: Script;
  /** Han characters in prose. */
  readonly han: number;
  /** UTF-16 length of the text. */
  readonly length: number;
  /** A tally of what the rules counted, by `${kind}:${name}`. */
  count(kind: Kind, name: string): number;
  /**
   * What the document says to a question: `question(this)`. After an edit the questions of a kind are asked again, and while the answers
   * stay what they were, so do its findings. To read a fact is a question too, but one whose answer changes often: `han` with every key.
   * @param name tells the questions of one rule apart
   */
  ask<T extends Answer>(name: string, question: (document: DocumentEvidence) => T): T;
}

/** Whose candidates settle() sees at once. */
export type Scope = 'paragraph' | 'document';

/** Answers are compared by value. */
export type Answer = string | number | boolean;

/** Where a rule puts what it sees. */
export interface Sink<K extends Kind> {
  /** Takes over the candidate, to move it with the text. Its replacements and evidence may be shared by many: nobody writes to them. */
  found(candidate: Candidate<K>): void;
  /** Adds `by` (default 1) to the document's tally `name` of this rule's kind. */
  count(name: string, by?: number): void;
}

/**
 * One rule finds one kind. The scan calls `at` for each prose character that is one of its triggers, `paragraph` once a line.
 * Both must be pure functions of the paragraph and, at most, the line before and the line after it, and of the one before a blank line
 * before it: DocumentCheck rechecks an edited line and its two neighbours, and what follows where the next one is blank; nothing else.
 */
export interface Rule<K extends Kind = Kind> {
  readonly kind: K;
  /**
   * What `settle` must see at once. `document` (the default): the candidates of all lines, because they are compared with one another; it
   * runs again after every edit, so it must be cheap, and return the candidates themselves where it changes nothing.
   * `paragraph`: those of any lines, since each is settled by itself; they stay settled until a line near them changes, or an answer of the
   * document does.
   * A function where it depends on the document.
   */
  readonly scope?: Scope | ((document: DocumentEvidence) => Scope);
  /** The UTF-16 units at which `at` is called: a predicate that is evaluated once a unit, when the table is built. */
  readonly triggers?: (unit: number) => boolean;
  /**
   * @param offset absolute offset of a trigger inside `within`
   * @param within the prose span that holds it
   * @returns the offset from which this rule wants to be called again; at least `offset + 1`
   */
  at?(paragraph: Paragraph, offset: number, within: Span, sink: Sink<K>): number;
  /**
   * Called once a line, for what no single character announces.
   * @param tally what the scan counted in the line's prose, indexed by Tally
   */
  paragraph?(paragraph: Paragraph, sink: Sink<K>, tally: readonly number[]): void;
  /**
   * Decides when the whole document is known: drops, keeps, changes or merges this rule's candidates. Default: they stay as they are.
   * A pure function of the candidates and of what it asks of the document.
   * @param candidates this rule's candidates, sorted by start: those of some lines, or of all, as `scope` says
   * @returns the findings, sorted by start; without their `evidence`, which nobody reads afterwards
   */
  settle?(candidates: readonly Candidate<K>[], document: DocumentEvidence): readonly Candidate<K>[];
}
