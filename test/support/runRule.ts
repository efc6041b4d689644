import { Claims } from '../../src/garble/claims';
import type { Kind } from '../../src/garble/finding';
import { EMPTY_LEXICON, type Lexicon } from '../../src/garble/lexicon';
import { isPairedMark } from '../../src/garble/marks/pairing';
import { editsOf } from '../../src/garble/replacement';
import type { Candidate, DocumentEvidence, Paragraph, Rule } from '../../src/garble/rule';
import { Tally } from '../../src/garble/tally';
import { simplifiedSlipTable } from '../../src/garble/variants/simplifiedSlips';
import { CharacterClass, characterClasses, classOf } from '../../src/text/han';
import { scriptOf, votingTable } from '../../src/text/script';

/** By unit, whether it triggers the rule: 0 where it has not been asked yet. */
const answers = new Map<Rule, Uint8Array>();
const YES = 1;
const NO = 2;

function triggerOf(rule: Rule): (unit: number) => boolean {
  const known = answers.get(rule) ?? new Uint8Array(0x10000);
  answers.set(rule, known);
  return (unit) => {
    if (known[unit] === 0) known[unit] = rule.triggers?.(unit) ? YES : NO;
    return known[unit] === YES;
  };
}

/** One rule over a whole text as the scan would run it, with every line one span of prose. */
export function runRule<K extends Kind>(
  rule: Rule<K>,
  text: string,
  lexicon: Lexicon = EMPTY_LEXICON,
): readonly Candidate<K>[] {
  const isTrigger = triggerOf(rule as unknown as Rule);
  const candidates: Candidate<K>[] = [];
  const counts = new Map<string, number>();
  const sink = {
    found: (candidate: Candidate<K>) => void candidates.push(candidate),
    count: (name: string, by = 1) => void counts.set(name, (counts.get(name) ?? 0) + by),
  };
  const classes = characterClasses();
  let han = 0;
  for (const line of text.matchAll(/[^\r\n]+/g)) {
    const start = line.index;
    const end = start + line[0].length;
    const paragraph: Paragraph = {
      text,
      start,
      end,
      prose: [{ start, end }],
      terminator: end < text.length ? 1 : 0,
      lexicon,
      claims: new Claims(),
    };
    for (let i = start; i < end; ) {
      const unit = text.charCodeAt(i);
      if (classes[unit] === CharacterClass.Han) han++;
      if (rule.at && isTrigger(unit)) {
        const next = rule.at(paragraph, i, { start, end }, sink);
        if (next <= i) throw new Error(`at() did not move on from ${i}`);
        i = next;
      } else i++;
    }
    rule.paragraph?.(paragraph, sink, tallyOf(text.slice(start, end)));
  }
  candidates.sort((a, b) => a.start - b.start || b.end - a.end);
  const document: DocumentEvidence = {
    languageId: 'plaintext',
    profile: 'official',
    script: scriptOf(text),
    han,
    length: text.length,
    count: (_, name) => counts.get(name) ?? 0,
    ask: (_, question) => question(document),
  };
  return rule.settle ? rule.settle(candidates, document) : candidates;
}

/** What the scan would have counted of it. */
function tallyOf(line: string): number[] {
  const tally = new Array<number>(Tally.Length).fill(0);
  const add = (index: Tally): void => {
    tally[index] = (tally[index] as number) + 1;
  };
  for (let i = 0; i < line.length; i++) {
    const vote = votingTable()[line.charCodeAt(i)] as number;
    if (vote !== 0) add(vote > 0 ? Tally.Simplified : Tally.Traditional);
    if (isPairedMark(line.charCodeAt(i))) add(Tally.Paired);
    if (classOf(line.charCodeAt(i)) === CharacterClass.Digit) add(Tally.Digits);
    if (simplifiedSlipTable()[line.charCodeAt(i)] !== 0) add(Tally.Slips);
  }
  return tally;
}

/** The text with the first fix of every candidate (or of the certain ones) applied. */
export function applyFirst(text: string, candidates: readonly Candidate[], certainOnly = false): string {
  const edits = candidates
    .filter((candidate) => !certainOnly || candidate.certain)
    .flatMap((candidate) =>
      candidate.replacements[0] === undefined ? [] : editsOf(candidate, candidate.replacements[0]),
    )
    .sort((a, b) => a.start - b.start);
  let out = '';
  let at = 0;
  for (const edit of edits) {
    if (edit.start < at) continue;
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at);
}
