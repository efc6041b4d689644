import type { Script } from '../text/script';
import type { Span } from '../text/span';
import { CheckedText } from './checkedText';
import type { Finding, TextEdit } from './finding';
import { type Lexicon, PHRASEBOOK_WORDS } from './lexicon';
import { type CheckedLine, endOf } from './passage';
import { type Profile, type ProfileEvidence, recogniseProfile } from './profile';
import type { DocumentEvidence } from './rule';
import { type Levels, Settling } from './settling';
import { type PlacedDirective, suppressions } from './suppression';
import { Tallies } from './tallies';
import { Tally } from './tally';

/** How a text is checked. Everything has a default that fits an ordinary text. */
export interface CheckOptions {
  /** A VS Code language id: which parts are prose. Default `plaintext`. */
  readonly languageId?: string;
  /** Default `auto`: recognised from the text. What the text says of itself (suppression.ts) comes first. */
  readonly profile?: Profile | 'auto';
  /** Levels that override the profile's, for certain and probable findings alike. */
  readonly levels?: Levels;
  /** Words that scoring may lean on. Default: those of the built-in phrasebook. */
  readonly lexicon?: Lexicon;
}

/**
 * The findings of one document, kept up to date under edits.
 * Law: after any edits, `findings()` equals `check(text)` with the same options.
 * Three stages, each of which keeps what an edit does not concern: lines are scanned (CheckedText), what they saw is added up (Tallies),
 * and what the document says to it is settled passage by passage (Settling).
 */
export class DocumentCheck {
  readonly #text: CheckedText;
  readonly #tallies = new Tallies();
  readonly #settling: Settling;
  readonly #evidence: DocumentEvidence;
  #profile: Profile | 'auto';
  #findings: Finding[] | undefined;

  /** @param isOnce whether no edit follows: what would only be kept for one is not */
  constructor(text: string, options: CheckOptions = {}, isOnce = false) {
    const { languageId = 'plaintext', lexicon = PHRASEBOOK_WORDS, levels = {}, profile = 'auto' } = options;
    this.#profile = profile;
    this.#text = new CheckedText(text, languageId, lexicon, this.#tallies, levels.mojibake !== 'off', isOnce);
    this.#settling = new Settling(levels, isOnce);
    this.#evidence = evidenceOf(this, this.#text, this.#tallies);
  }

  get text(): string {
    return this.#text.toString();
  }

  /**
   * Takes over edits of the document.
   * @param changes in UTF-16 offsets of the text before any of them; they must not overlap (VS Code's never do)
   * @throws RangeError where a change lies outside the text or on another; then nothing was taken over
   */
  edit(changes: readonly TextEdit[]): void {
    if (changes.length === 0) return;
    const removed = this.#text.edit([...changes].sort((a, b) => a.start - b.start || a.end - b.end));
    for (const { passage } of removed) if (passage) passage.isBroken = true;
    this.#findings = undefined;
  }

  /**
   * Every finding of the text as it stands, sorted by start, of equal starts the longest first.
   * The array and the findings are the document's own and move with its text: they are not to be changed, and who wants to keep one beyond
   * the next edit() keeps its snapshotOf().
   */
  findings(): Finding[] {
    this.#findings ??= this.#settle();
    return this.#findings;
  }

  /** What kind of text the document is: the profile it names itself, the one asked for, or the one recognised. */
  get profile(): Profile {
    if (this.#tallies.directives > 0) {
      for (const { directive } of this.#text.lines) if (directive?.action === 'profile') return directive.profile;
    }
    return this.#profile === 'auto' ? recogniseProfile(this.profileEvidence) : this.#profile;
  }

  /** Asks for another profile: from then on the findings are those of `check(text, { …options, profile })`. */
  set profile(asked: Profile | 'auto') {
    this.#profile = asked;
    this.#findings = undefined;
  }

  /** What the profile is recognised from. */
  get profileEvidence(): ProfileEvidence {
    const tallies = this.#tallies;
    return {
      languageId: this.#text.languageId,
      script: this.script,
      han: tallies.sum(Tally.Han),
      latin: tallies.sum(Tally.Latin) - tallies.count('html-tag', 'letters'),
      masked: tallies.sum(Tally.Masked),
      literary: tallies.sum(Tally.Literary),
      classical: tallies.sum(Tally.Classical),
      articles: tallies.sum(Tally.Articles),
      noise: tallies.count('anti-copy-noise', 'run'),
      glosses: injectedGlosses(tallies),
      boilerplate: tallies.count('boilerplate', 'line'),
      tags: tallies.count('html-tag', 'tag'),
    };
  }

  /** How many full-width marks the text holds, prose or not: what its half-width ones are measured by. */
  get fullWidthMarks(): number {
    return this.#text.fullWidthMarks;
  }

  /** The script that most of the document's one-script characters belong to. */
  get script(): Script {
    const simplified = this.#tallies.sum(Tally.Simplified);
    const traditional = this.#tallies.sum(Tally.Traditional);
    if (simplified === traditional) return 'unknown';
    return simplified > traditional ? 'simplified' : 'traditional';
  }

  /** Whether the unit before `offset` belongs to running text: not to code, a link or front matter. */
  isProse(offset: number): boolean {
    const prose = this.#text.proseOf(this.#text.lineIndexAt(offset));
    return prose.some((span) => span.start < offset && offset <= span.end);
  }

  #settle(): Finding[] {
    const findings = this.#settling.findings(this.#text, this.#evidence) as Finding[];
    return this.#tallies.directives === 0 ? findings : findings.filter(suppressions(this.#directives()));
  }

  *#directives(): Generator<PlacedDirective> {
    const { lines } = this.#text;
    for (const [index, line] of lines.entries()) {
      if (!line.directive) continue;
      // The next line that holds something: formatters put an empty one after a comment.
      let at = index + 1;
      while (lines[at] && isEmpty(lines[at] as CheckedLine)) at++;
      const next = lines[at];
      yield { line: spanOf(line), next: next && spanOf(next), directive: line.directive };
    }
  }
}

/** The document's evidence, always as it stands. */
function evidenceOf(check: DocumentCheck, text: CheckedText, tallies: Tallies): DocumentEvidence {
  return {
    languageId: text.languageId,
    get profile() {
      return check.profile;
    },
    get script() {
      return check.script;
    },
    get han() {
      return tallies.sum(Tally.Han);
    },
    get length() {
      return text.length;
    },
    count: (kind, name) => tallies.count(kind, name),
    ask(_, question) {
      return question(this);
    },
  };
}

function spanOf(line: CheckedLine): Span {
  return { start: line.start, end: endOf(line) };
}

function isEmpty({ text, terminator }: CheckedLine): boolean {
  return text.length === terminator;
}

/** Glosses on characters of the injection's sort; none where characters of every sort are glossed, as in a reader. */
function injectedGlosses(tallies: Tallies): number {
  const injected = tallies.count('pinyin-gloss', 'traditional') + tallies.count('pinyin-gloss', 'simplified');
  return tallies.count('pinyin-gloss', 'ordinary') * 3 >= injected ? 0 : injected;
}
