import { type Line, lineAt } from '../text/lines';
import { type ProseScanner, type ProseState, proseScanner } from '../text/prose';
import type { Script } from '../text/script';
import type { Span } from '../text/span';
import type { Finding, Kind, TextEdit } from './finding';
import { EMPTY_LEXICON, type Lexicon } from './lexicon';
import { type Profile, type ProfileEvidence, recogniseProfile } from './profile';
import { moveCandidate, type ScanResult, scanParagraph, Tally } from './scan';
import { type Levels, Settling } from './settling';
import { type Directive, directiveIn, type PlacedDirective, SHORTEST_DIRECTIVE, suppressions } from './suppression';

/** How a text is checked. Everything has a default that fits an ordinary text. */
export interface CheckOptions {
  /** A VS Code language id: which parts are prose. Default `plaintext`. */
  readonly languageId?: string;
  /** Default `auto`: recognised from the text. What the text says of itself (suppression.ts) comes first. */
  readonly profile?: Profile | 'auto';
  /** Levels that override the profile's, for certain and probable findings alike. */
  readonly levels?: Levels;
  /** Words that scoring may lean on. */
  readonly lexicon?: Lexicon;
}

/** A line with what its scan saw. */
interface CheckedLine extends ScanResult {
  start: number;
  readonly length: number;
  readonly terminator: Line['terminator'];
  /** Where the line started when its candidates were last moved: they lie that much off where it starts now. */
  candidatesAt: number;
  readonly stateAfter: ProseState;
  readonly directive: Directive | undefined;
}

/** Lines `[from, to]` that edits touched, and by how much the text behind them moved. */
interface Touched {
  readonly from: number;
  to: number;
  growth: number;
}

/**
 * The findings of one document, kept up to date under edits.
 * Law: after any edits, `findings()` equals `check(text)` with the same options.
 * An edit scans the lines it touches, their two neighbours, and on as long as the prose state differs (an opened fence);
 * what a document decides as a whole is settled anew from sums that are kept.
 */
export class DocumentCheck {
  readonly #languageId: string;
  readonly #options: CheckOptions;
  readonly #scanner: ProseScanner;
  readonly #lexicon: Lexicon;
  readonly #tally = new Float64Array(Tally.Length);
  readonly #counts = new Map<string, number>();
  #directiveCount = 0;
  #text: string;
  #profile: Profile | 'auto';
  #lines: CheckedLine[] = [];
  #findings: Finding[] | undefined;

  constructor(text: string, options: CheckOptions = {}) {
    this.#text = text;
    this.#options = options;
    this.#profile = options.profile ?? 'auto';
    this.#languageId = options.languageId ?? 'plaintext';
    this.#scanner = proseScanner(this.#languageId);
    this.#lexicon = options.lexicon ?? EMPTY_LEXICON;
    this.#scan(0, this.#scanner.initial, this.#lines, () => false);
    for (const line of this.#lines) this.#add(line, 1);
  }

  get text(): string {
    return this.#text;
  }

  /**
   * Takes over edits of the document.
   * @param changes in UTF-16 offsets of the text before any of them; they must not overlap (VS Code's never do)
   * @throws RangeError where a change lies outside the text or on another
   */
  edit(changes: readonly TextEdit[]): void {
    if (changes.length === 0) return;
    const ordered = [...changes].sort((a, b) => a.start - b.start || a.end - b.end);
    const touched = this.#takeOver(ordered);
    const old = this.#lines;
    const lines = old.slice(0, (touched[0] as Touched).from);
    let index = 0;
    while (index < touched.length) {
      const first = touched[index] as Touched;
      // The growth of what was edited before is in the start of the line, but not in the old one's.
      const start = (old[first.from] as CheckedLine).start + (touched[index - 1]?.growth ?? 0);
      let kept = first.to + 1;
      let growth = first.growth;
      const scanned = lines.length;
      this.#scan(start, lines.at(-1)?.stateAfter ?? this.#scanner.initial, lines, (lineStart, state) => {
        // The scan runs on over lines that were not touched, perhaps up to the next ones that were.
        for (;;) {
          const next = touched[index + 1];
          if (next && kept >= next.from) {
            index++;
            growth = next.growth;
            kept = Math.max(kept, next.to + 1);
          } else if (kept < old.length && (old[kept] as CheckedLine).start + growth < lineStart) kept++;
          else break;
        }
        const candidate = old[kept];
        return candidate !== undefined && candidate.start + growth === lineStart && old[kept - 1]?.stateAfter === state;
      });
      // Lines behind the scan are kept from where a line starts at the same place in the same state.
      for (let i = scanned; i < lines.length; i++) this.#add(lines[i] as CheckedLine, 1);
      index++;
      const stopped = (lines.at(-1) as CheckedLine).terminator > 0;
      const until = stopped ? (touched[index]?.from ?? old.length) : kept;
      const replaced = stopped ? kept : old.length;
      for (let i = first.from; i < replaced; i++) this.#add(old[i] as CheckedLine, -1);
      for (let i = kept; i < until; i++) {
        const line = old[i] as CheckedLine;
        line.start += growth;
        lines.push(line);
      }
      if (!stopped) break;
    }
    this.#lines = lines;
    this.#findings = undefined;
  }

  /** Every finding of the text as it stands, sorted by start, of equal starts the longest first. */
  findings(): Finding[] {
    this.#findings ??= this.#settle();
    return this.#findings;
  }

  /** What kind of text the document is: the profile it names itself, the one asked for, or the one recognised. */
  get profile(): Profile {
    if (this.#directiveCount > 0) {
      for (const { directive } of this.#lines) if (directive?.action === 'profile') return directive.profile;
    }
    const asked = this.#profile;
    if (asked !== 'auto') return asked;
    return recogniseProfile(this.profileEvidence);
  }

  /** Asks for another profile: from then on the findings are those of `check(text, { …options, profile })`. */
  set profile(asked: Profile | 'auto') {
    this.#profile = asked;
    this.#findings = undefined;
  }

  /** What the profile is recognised from. */
  get profileEvidence(): ProfileEvidence {
    return {
      languageId: this.#languageId,
      script: this.script,
      han: this.#sum(Tally.Han),
      latin: this.#sum(Tally.Latin) - this.#count('html-tag', 'letters'),
      masked: this.#sum(Tally.Masked),
      literary: this.#sum(Tally.Literary),
      classical: this.#sum(Tally.Classical),
      articles: this.#sum(Tally.Articles),
      noise: this.#count('anti-copy-noise', 'run'),
      glosses: this.#injectedGlosses(),
      boilerplate: this.#count('boilerplate', 'line'),
      tags: this.#count('html-tag', 'tag'),
    };
  }

  /** Glosses on characters of the injection's sort; none where characters of every sort are glossed, as in a reader. */
  #injectedGlosses(): number {
    const injected = this.#count('pinyin-gloss', 'traditional') + this.#count('pinyin-gloss', 'simplified');
    return this.#count('pinyin-gloss', 'ordinary') * 3 >= injected ? 0 : injected;
  }

  /** The script that most of the document's one-script characters belong to. */
  get script(): Script {
    const simplified = this.#sum(Tally.Simplified);
    const traditional = this.#sum(Tally.Traditional);
    if (simplified === traditional) return 'unknown';
    return simplified > traditional ? 'simplified' : 'traditional';
  }

  /** Whether the unit before `offset` belongs to running text: not to code, a link or front matter. */
  isProse(offset: number): boolean {
    const index = this.#lineIndexAt(offset);
    const line = lineAt(this.#text, (this.#lines[index] as CheckedLine).start);
    const state = index === 0 ? this.#scanner.initial : (this.#lines[index - 1] as CheckedLine).stateAfter;
    const prose: Span[] = [];
    this.#scanner.line(this.#text, line, state, prose);
    return prose.some((span) => span.start < offset && offset <= span.end);
  }

  /** Applies the edits to the text. */
  #takeOver(ordered: readonly TextEdit[]): Touched[] {
    const text = this.#text;
    const parts: string[] = [];
    const touched: Touched[] = [];
    let copied = 0;
    let growth = 0;
    for (const { start, end, text: replacement } of ordered) {
      if (start < copied || end < start || end > text.length)
        throw new RangeError(`edit: [${start}, ${end}) lies outside the text or on another edit`);
      parts.push(text.slice(copied, start), replacement);
      copied = end;
      growth += replacement.length - (end - start);
      // One line more on each side: rules look at their neighbours, and CR and LF may join or part there.
      const from = Math.max(0, this.#lineIndexAt(start) - 1);
      const to = Math.min(this.#lines.length - 1, this.#lineIndexAt(end) + 1);
      const last = touched.at(-1);
      if (last && from <= last.to + 1) {
        last.to = Math.max(last.to, to);
        last.growth = growth;
      } else touched.push({ from, to, growth });
    }
    parts.push(text.slice(copied));
    this.#text = parts.join('');
    return touched;
  }

  /** Scans lines from `start` on into `into` until the text ends or `stop` says that what follows is known. */
  #scan(
    start: number,
    state: ProseState,
    into: CheckedLine[],
    stop: (lineStart: number, state: ProseState) => boolean,
  ): void {
    const text = this.#text;
    const lexicon = this.#lexicon;
    for (;;) {
      const line = lineAt(text, start);
      const { end, terminator } = line;
      const prose: Span[] = [];
      const stateAfter = this.#scanner.line(text, line, state, prose);
      const { candidates, counts, tally } = scanParagraph({ text, start, end, terminator, prose, lexicon });
      const signs = (tally[Tally.Latin] as number) + (tally[Tally.Masked] as number);
      const directive =
        signs >= SHORTEST_DIRECTIVE
          ? directiveIn(text, line, this.#languageId, this.#scanner.place?.(state) ?? 'text')
          : undefined;
      into.push({
        start,
        length: end - start,
        terminator,
        candidatesAt: start,
        stateAfter,
        candidates,
        counts,
        tally,
        directive,
      });
      if (terminator === 0) return;
      start = end + terminator;
      state = stateAfter;
      if (stop(start, state)) return;
    }
  }

  #lineIndexAt(offset: number): number {
    let low = 0;
    let high = this.#lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lines[middle] as CheckedLine).start <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #add(line: CheckedLine, sign: 1 | -1): void {
    for (let index = 0; index < Tally.Length; index++)
      this.#tally[index] = this.#sum(index) + sign * (line.tally[index] as number);
    if (line.directive) this.#directiveCount += sign;
    if (line.counts)
      for (const [key, value] of line.counts) this.#counts.set(key, (this.#counts.get(key) ?? 0) + sign * value);
  }

  #sum(index: number): number {
    return this.#tally[index] as number;
  }

  #count(kind: Kind, name: string): number {
    return this.#counts.get(`${kind}:${name}`) ?? 0;
  }

  #settle(): Finding[] {
    const profile = this.profile;
    const settling = new Settling(profile, this.#options.levels ?? {});
    for (const line of this.#lines) {
      if (line.candidates.length === 0) continue;
      const by = line.start - line.candidatesAt;
      line.candidatesAt = line.start;
      for (const candidate of line.candidates) {
        if (by !== 0) moveCandidate(candidate, by);
        settling.add(candidate);
      }
    }
    const findings = settling.findings(this.#text, {
      languageId: this.#languageId,
      profile,
      script: this.script,
      han: this.#sum(Tally.Han),
      length: this.#text.length,
      count: (kind, name) => this.#count(kind, name),
    });
    return this.#directiveCount === 0 ? findings : findings.filter(suppressions(this.#directives()));
  }

  *#directives(): Generator<PlacedDirective> {
    for (const [index, line] of this.#lines.entries()) {
      if (!line.directive) continue;
      // The next line that holds something: formatters put an empty one after a comment.
      let at = index + 1;
      while (this.#lines[at]?.length === 0) at++;
      const next = this.#lines[at];
      yield { end: endOf(line), next: next && { start: next.start, end: endOf(next) }, directive: line.directive };
    }
  }
}

function endOf(line: CheckedLine): number {
  return line.start + line.length + line.terminator;
}
