import { editsOf, type Replacement, replacing } from '../replacement';
import type { Candidate, DocumentEvidence, Paragraph, Sink } from '../rule';
import { LEAST_GAIN } from './doubt';

type MojibakeCandidate = Candidate<'mojibake'>;

/** What a candidate keeps for the document's say. */
export interface Evidence {
  readonly chain: string;
  readonly gain: number;
  /** Whether nothing but the amount of evidence stands against the fix being certain. */
  readonly sound: boolean;
  /** Characters that the whole reading gave back. */
  readonly exact: number;
}

/** Findings of one chain that vouch for faint ones. */
const SETTLED = 3;
/** Characters below which company makes nothing certain. */
const FEWEST = 2;

const names = new WeakMap<MojibakeCandidate['chain'], string>();

export function chainOf(chain: MojibakeCandidate['chain']): string {
  let name = names.get(chain);
  if (name === undefined) {
    name = chain.map(({ actual, readAs }) => `${actual}<${readAs}`).join(' ');
    names.set(chain, name);
  }
  return name;
}

const counters = new Map<string, string>();

/** The name of what counts the findings of a chain. Kept: a string that is made anew must be hashed anew. */
function counterOf(chain: string): string {
  let counter = counters.get(chain);
  if (counter === undefined) {
    counter = `chain ${chain}`;
    counters.set(chain, counter);
  }
  return counter;
}

/** Puts a candidate where it belongs, counts it for the document's say, and claims what it covers if it stays whatever that is. */
export function see(candidate: MojibakeCandidate, { claims }: Paragraph, sink: Sink<'mojibake'>): void {
  const { chain, gain } = candidate.evidence as Evidence;
  sink.count(counterOf(chain));
  sink.count('covered', candidate.end - candidate.start);
  sink.found(candidate);
  if (gain >= LEAST_GAIN) claims.add(candidate);
}

/** Whether one garble may cover most of the document: only then the candidates of all lines must be seen together. */
export function mayBeWhole(document: DocumentEvidence): boolean {
  const covered = document.count('mojibake', 'covered');
  return covered >= SMALLEST_DOCUMENT && covered >= MOST * document.han;
}

/**
 * The document's say: many findings of one chain vouch for the faint ones, a faint one alone goes; and where most of the
 * document is one garble, what can be restored beyond doubt becomes one finding for the file.
 */
export function settle(candidates: readonly MojibakeCandidate[], document: DocumentEvidence): MojibakeCandidate[] {
  const kept: MojibakeCandidate[] = [];
  const covered = new Map<string, number>();
  const vouchedFor = new Map<string, boolean>();
  let reached = 0;
  for (const candidate of candidates) {
    const { chain, gain, sound, exact } = candidate.evidence as Evidence;
    // A search looks back a few units, into what an earlier one may have read already.
    if (candidate.start < reached) continue;
    let vouched = vouchedFor.get(chain);
    if (vouched === undefined) {
      const counter = counterOf(chain);
      vouched = document.ask(counter, (asked) => asked.count('mojibake', counter) >= SETTLED);
      vouchedFor.set(chain, vouched);
    }
    if (gain < LEAST_GAIN && !vouched) continue;
    reached = candidate.end;
    covered.set(chain, (covered.get(chain) ?? 0) + candidate.end - candidate.start);
    const isExact = candidate.lostBytes === 0 && exact >= FEWEST && chain.startsWith('utf-8');
    const raised = vouched && sound && isExact && gain >= LEAST_GAIN;
    kept.push(raised && !candidate.certain ? { ...candidate, certain: true } : candidate);
  }
  if (!document.ask('whole', mayBeWhole)) return kept;
  const [most] = [...covered].sort((a, b) => b[1] - a[1]);
  return most && most[1] >= SMALLEST_DOCUMENT ? wholeDocument(kept, most[0], most[1], document) : kept;
}

/** UTF-16 units of garble below which a document is not spoken of as a whole. */
const SMALLEST_DOCUMENT = 200;
/** The share of a document's Chinese that must be one garble. */
const MOST = 0.6;

function wholeDocument(
  kept: MojibakeCandidate[],
  chain: string,
  covered: number,
  document: DocumentEvidence,
): MojibakeCandidate[] {
  const isSame = (candidate: MojibakeCandidate): boolean => chainOf(candidate.chain) === chain;
  // A garble of a page with Han counts as Han itself.
  const looksHan = /<(gbk|big5|shift_jis|euc-kr)$/.test(chain);
  const clean = Math.max(0, document.han - (looksHan ? covered : 0));
  if (covered < MOST * (covered + clean)) return kept;
  const isPart = (candidate: MojibakeCandidate): boolean => candidate.certain && isSame(candidate);
  const parts = kept.filter(isPart);
  const first = parts[0];
  const last = parts.at(-1);
  if (!first || !last || parts.length < 2) return kept;
  const edits = parts.flatMap((part) => editsOf(part, part.replacements[0] as Replacement));
  const whole: MojibakeCandidate = {
    ...first,
    start: first.start,
    end: last.end,
    replacements: [replacing(first.start, edits)],
    confidence: parts.reduce((most, part) => Math.max(most, part.confidence), 0),
    lostBytes: kept.reduce((sum, candidate) => sum + (isSame(candidate) ? candidate.lostBytes : 0), 0),
    wholeDocument: true,
  };
  return [...kept.filter((candidate) => !isPart(candidate)), whole].sort((a, b) => a.start - b.start || b.end - a.end);
}
