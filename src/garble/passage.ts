import type { ProseState } from '../text/prose';
import type { AnchoredFindings } from './anchored';
import type { LiveFinding } from './liveFinding';
import type { Candidate } from './rule';
import type { ScanResult } from './scan';
import type { Directive } from './suppression';

/** A line of the document with what its scan saw. */
export interface CheckedLine {
  /** Where it starts in the document as it stands. */
  start: number;
  /** With its terminator, which is the last `terminator` units of it. */
  readonly text: string;
  readonly terminator: 0 | 1 | 2;
  /** What the prose scanner knows behind it. */
  readonly stateAfter: ProseState;
  readonly directive: Directive | undefined;
  readonly scan: ScanResult;
  /** How many full-width marks it holds; counted when first asked. */
  fullWidthMarks: number | undefined;
  /** The passage that it is settled with; undefined until it is. */
  passage: Passage | undefined;
}

/** Where the next line starts. */
export function endOf(line: CheckedLine): number {
  return line.start + line.text.length;
}

/** What became of a passage's candidates of one kind. */
export interface SettledKind {
  /** What its rule left of them where it saw the whole document's. */
  readonly compared: readonly Candidate[];
  /** What its findings were made of, one for one; nothing where no edit will follow. */
  readonly candidates: readonly Candidate[];
  readonly findings: readonly LiveFinding[];
}

/** What became of the candidates of a passage. */
export interface Settled {
  /** By kind, in the order of the rules; undefined where the passage has none. */
  readonly kinds: readonly (SettledKind | undefined)[];
  /** Kind by kind. */
  readonly findings: AnchoredFindings;
  /** The findings that stay when they are nested among themselves. */
  readonly nested: readonly LiveFinding[];
  /** Whether a finding begins before the passage or ends behind it. */
  readonly reachesOut: boolean;
  /** The findings that stay when they are nested with those of passages behind this one: the last answer. */
  together?: { readonly others: readonly Settled[]; readonly nested: readonly LiveFinding[] };
}

/** Lines in a row that are settled together, and stay settled as long as all of them stand. */
export class Passage {
  readonly lines: readonly CheckedLine[];
  /** The kinds of their candidates, as kindBit() has them. */
  readonly kinds: number;
  /** Whether a line of it has gone. Lines never come between two others: an edit scans those it touches anew. */
  isBroken = false;
  settled: Settled | undefined;
  /** What became of its lines in passages that are broken now, until it is settled itself. */
  former: readonly Settled[];

  constructor(lines: readonly CheckedLine[]) {
    this.lines = lines;
    let kinds = 0;
    const former: Settled[] = [];
    for (const line of lines) {
      const settled = line.passage?.settled;
      if (settled && settled !== former.at(-1)) former.push(settled);
      line.passage = this;
      kinds |= line.scan.kinds;
    }
    this.kinds = kinds;
    this.former = kinds === 0 ? NEVER_SETTLED : former;
  }

  get start(): number {
    return (this.lines[0] as CheckedLine).start;
  }

  get end(): number {
    return endOf(this.lines.at(-1) as CheckedLine);
  }
}

const NEVER_SETTLED: readonly Settled[] = [];

/** Lines of a new passage: few enough to be settled with every key, enough that a document has few passages. */
const LENGTH = 16;

/**
 * The passages of a document: those that stand, and new ones of the lines in between.
 * @param passages of the document as it was: they are overwritten, for a new array with every key would be garbage of some size
 */
export function regroup(lines: readonly CheckedLine[], passages: Passage[]): readonly Passage[] {
  let count = 0;
  let i = 0;
  while (i < lines.length) {
    let passage = standing(lines[i]);
    if (!passage) {
      const first = i;
      while (i < lines.length && i - first < LENGTH && !standing(lines[i])) i++;
      passage = new Passage(lines.slice(first, i));
    } else i += passage.lines.length;
    passages[count++] = passage;
  }
  passages.length = count;
  return passages;
}

function standing(line: CheckedLine | undefined): Passage | undefined {
  return line?.passage && !line.passage.isBroken ? line.passage : undefined;
}
