import { lineAt } from '../text/lines';
import { type ProseScanner, type ProseState, proseScanner } from '../text/prose';
import type { Script } from '../text/script';
import type { Span } from '../text/span';
import type { Finding, Kind, TextEdit } from './finding';
import { type Level, levelOf, mayBeCertain } from './levels';
import { EMPTY_LEXICON, type Lexicon } from './lexicon';
import { nest } from './nesting';
import { type Profile, recogniseProfile } from './profile';
import type { Candidate, DocumentEvidence, Rule } from './rule';
import { RULES } from './rules';
import { type ScanResult, scanParagraph, shiftCandidate, Tally } from './scan';
import { type Directive, directiveIn, suppressions } from './suppression';

/** How a text is checked. Everything has a default that fits an ordinary text. */
export interface CheckOptions {
  /** A VS Code language id: which parts are prose. Default `plaintext`. */
  readonly languageId?: string;
  /** Default `auto`: recognised from the text. */
  readonly profile?: Profile | 'auto';
  /** Levels that override the profile's, for certain and probable findings alike. */
  readonly levels?: Partial<Readonly<Record<Kind, Level>>>;
  /** Words that scoring may lean on. */
  readonly lexicon?: Lexicon;
}

/** A line with what its scan saw, in offsets relative to the line's start. */
interface CheckedLine {
  start: number;
  readonly length: number;
  readonly terminator: number;
  readonly stateAfter: ProseState;
  readonly result: ScanResult;
  readonly directive: Directive | undefined;
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
  #text: string;
  #profile: Profile | 'auto';
  #lines: CheckedLine[];
  #findings: Finding[] | undefined;

  constructor(text: string, options: CheckOptions = {}) {
    this.#text = text;
    this.#options = options;
    this.#profile = options.profile ?? 'auto';
    this.#languageId = options.languageId ?? 'plaintext';
    this.#scanner = proseScanner(this.#languageId);
    this.#lexicon = options.lexicon ?? EMPTY_LEXICON;
    this.#lines = this.#scan(0, this.#scanner.initial, () => false);
    for (const line of this.#lines) this.#add(line, 1);
  }

  get text(): string {
    return this.#text;
  }

  /**
   * Takes over edits of the document.
   * @param changes in UTF-16 offsets of the text before any of them; they must not overlap (VS Code's never do)
   * @throws RangeError where a change lies outside the text
   */
  edit(changes: readonly TextEdit[]): void {
    if (changes.length === 0) return;
    const ordered = [...changes].sort((a, b) => b.start - a.start || b.end - a.end);
    let text = this.#text;
    let first = text.length;
    let last = 0;
    for (const { start, end, text: replacement } of ordered) {
      if (start < 0 || end < start || end > this.#text.length) throw new RangeError(`edit: [${start}, ${end}) lies outside the text`);
      text = text.slice(0, start) + replacement + text.slice(end);
      first = Math.min(first, start);
      last = Math.max(last, end);
    }
    const growth = text.length - this.#text.length;

    // One line more on each side: rules look at their neighbours, and CR and LF may join or part there.
    const from = Math.max(0, this.#lineIndexAt(first) - 1);
    const to = Math.min(this.#lines.length - 1, this.#lineIndexAt(last) + 1);
    const old = this.#lines;
    const before = old.slice(0, from);
    const start = (old[from] as CheckedLine).start;
    this.#text = text;

    // Lines behind the edited ones are kept from where a line starts at the same place in the same state.
    let kept = to + 1;
    const stateBefore = before.at(-1)?.stateAfter ?? this.#scanner.initial;
    const fresh = this.#scan(start, stateBefore, (lineStart, state) => {
      while (kept < old.length && (old[kept] as CheckedLine).start + growth < lineStart) kept++;
      const candidate = old[kept];
      return candidate !== undefined && candidate.start + growth === lineStart && old[kept - 1]?.stateAfter === state;
    });
    // The scan ended before the text did: then it stopped at a line that is known.
    const after = (fresh.at(-1)?.terminator ?? 0) > 0 ? old.slice(kept) : [];
    for (const line of old.slice(from, old.length - after.length)) this.#add(line, -1);
    for (const line of after) line.start += growth;
    for (const line of fresh) this.#add(line, 1);
    this.#lines = [...before, ...fresh, ...after];
    this.#findings = undefined;
  }

  /** Every finding of the text as it stands, sorted by start, of equal starts the longest first. */
  findings(): Finding[] {
    this.#findings ??= this.#settle();
    return this.#findings;
  }

  /** What kind of text the document is: the profile asked for, or the one recognised. Setting it asks for one from now on. */
  get profile(): Profile {
    if (this.#profile !== 'auto') return this.#profile;
    return recogniseProfile({
      languageId: this.#languageId,
      script: this.script,
      han: this.#sum(Tally.Han),
      latin: this.#sum(Tally.Latin),
      masked: this.#sum(Tally.Masked),
      literary: this.#sum(Tally.Literary),
      noise: this.#counts.get('anti-copy-noise:run') ?? 0,
      glosses: this.#counts.get('pinyin-gloss:toned') ?? 0,
      boilerplate: this.#counts.get('boilerplate:line') ?? 0,
      tags: this.#counts.get('html-tag:tag') ?? 0,
    });
  }

  set profile(profile: Profile | 'auto') {
    this.#profile = profile;
    this.#findings = undefined;
  }

  /** The script that most of the document's one-script characters belong to. */
  get script(): Script {
    const simplified = this.#sum(Tally.Simplified);
    const traditional = this.#sum(Tally.Traditional);
    if (simplified === traditional) return 'unknown';
    return simplified > traditional ? 'simplified' : 'traditional';
  }

  /** Scans lines from `start` on until the text ends or `stop` says that what follows is known. */
  #scan(start: number, state: ProseState, stop: (lineStart: number, state: ProseState) => boolean): CheckedLine[] {
    const checked: CheckedLine[] = [];
    for (;;) {
      if (checked.length > 0 && stop(start, state)) return checked;
      const line = lineAt(this.#text, start);
      const prose: Span[] = [];
      state = this.#scanner.line(this.#text, line, state, prose);
      const result = scanParagraph({ ...line, text: this.#text, prose, lexicon: this.#lexicon });
      checked.push({
        start,
        length: line.end - start,
        terminator: line.terminator,
        stateAfter: state,
        result: start === 0 ? result : { ...result, candidates: result.candidates.map((each) => shiftCandidate(each, -start)) },
        directive: directiveIn(this.#text, line),
      });
      if (line.terminator === 0) return checked;
      start = line.end + line.terminator;
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
    for (const [index, value] of line.result.tally.entries()) this.#tally[index] = this.#sum(index) + sign * value;
    for (const [key, value] of line.result.counts ?? []) this.#counts.set(key, (this.#counts.get(key) ?? 0) + sign * value);
  }

  #sum(index: number): number {
    return this.#tally[index] as number;
  }

  #settle(): Finding[] {
    const byKind = new Map<Kind, Candidate[]>();
    for (const line of this.#lines) {
      for (const candidate of line.result.candidates) {
        const list = byKind.get(candidate.kind);
        const absolute = shiftCandidate(candidate, line.start);
        if (list) list.push(absolute);
        else byKind.set(candidate.kind, [absolute]);
      }
    }
    const profile = this.profile;
    const document: DocumentEvidence = {
      languageId: this.#languageId,
      profile,
      script: this.script,
      han: this.#sum(Tally.Han),
      length: this.#text.length,
      count: (kind, name) => this.#counts.get(`${kind}:${name}`) ?? 0,
    };
    const findings: Finding[] = [];
    for (const rule of RULES as readonly Rule[]) {
      const candidates = byKind.get(rule.kind) ?? [];
      if (candidates.length === 0) continue;
      for (const candidate of rule.settle?.(candidates, document) ?? candidates) {
        const finding = this.#level(candidate, profile);
        if (finding) findings.push(finding);
      }
    }
    return nest(findings).filter(suppressions(this.#directives()));
  }

  #level({ evidence: _, ...candidate }: Candidate, profile: Profile): Finding | undefined {
    const certain = candidate.certain && candidate.fixes.length > 0 && mayBeCertain(candidate.kind);
    const severity = this.#options.levels?.[candidate.kind] ?? levelOf(candidate.kind, profile, certain);
    if (severity === 'off') return undefined;
    return { ...candidate, text: this.#text.slice(candidate.start, candidate.end), severity, certain } as Finding;
  }

  *#directives(): Generator<{ line: Span; next: Span | undefined; directive: Directive }> {
    for (const [index, line] of this.#lines.entries()) {
      if (!line.directive) continue;
      const next = this.#lines[index + 1];
      yield {
        line: { start: line.start, end: endOf(line) },
        next: next && { start: next.start, end: endOf(next) },
        directive: line.directive,
      };
    }
  }
}

function endOf(line: CheckedLine): number {
  return line.start + line.length + line.terminator;
}
