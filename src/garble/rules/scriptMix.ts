// Characters of the other script, and the wrong one of several Traditional characters after a conversion.
//
// Cause: pasting from a page of the other script; a converter that goes by characters, so that 于 干 后 系 stay as they are (they
// exist in Traditional too) or all become 於 幹 後 係. What a word takes is told by words (conversion.ts), the script by the line.
//
// Fires
//   各單位要認真学習，貫徹執行。
//   關于干部選拔任用工作的規定
//   皇後、曆史、聯係
//   不同于往日的特徵，對於工作
// Silent
//   皇后與若干部門相距一公里，系統如常。
//   乾坤、瞭望与著名
//   裡外、裏外，台灣、臺灣，群眾、羣眾
//   依《关于进一步加强工作的意见》辦理，並請各機關轉知。
import { votingTable } from '../../text/script';
import type { Span } from '../../text/span';
import { type Candidate, type DocumentEvidence, type Paragraph, type Rule, type Sink, withCertainty } from '../rule';
import { Tally } from '../tally';
import { askedByWords, DOUBTFUL, familyTable, isExchanged } from '../variants/conversion';
import { intruders } from '../variants/intruders';
import { CLASSICAL, isCouplet, isOldBook } from '../variants/oldBooks';
import { simplifiedSlip, simplifiedSlipTable } from '../variants/simplifiedSlips';
import { isTitle, likelySlip, RIGHT_FORMS, slipByNeighbours } from '../variants/traditionalSlips';

type Found = Sink<'script-mix'>;

/** `likely:后後`: doubtful, unless the whole document writes 后 for 後. */
type Weight = 'sure' | 'likely' | 'doubtful' | `likely:${string}`;

interface Evidence {
  /** The script in which the form is wrong. */
  readonly in: 'simplified' | 'traditional';
  /** How much the paragraph alone says: a doubtful form is mentioned only where a conversion has demonstrably gone wrong. */
  readonly weight: Weight;
}

/** How far to look for characters that tell the script. */
const REACH = 16;
/** With fewer characters of its own script for each of the other a text is written in both: who is the intruder nobody can tell. */
const PLAIN_MAJORITY = 3;
/** So many sure slips show that a document was converted character by character. */
const CONVERTED = 3;
/** So many sure slips of one form, and not one right one, show that the document writes it so throughout. */
const THROUGHOUT = 2;

export const rule: Rule<'script-mix'> = {
  kind: 'script-mix',
  scope: 'paragraph',
  paragraph(paragraph, sink, tally) {
    const simplified = tally[Tally.Simplified] as number;
    const traditional = tally[Tally.Traditional] as number;
    if (simplified > 0) sink.count('simplified', simplified);
    if (traditional > 0) sink.count('traditional', traditional);
    if (simplified > 0 && traditional > 0) mixed(paragraph, tally, sink);
    if (traditional >= simplified) {
      if (isCouplet(paragraph.text, paragraph)) sink.count('couplet');
      traditionalSlips(paragraph, sink);
    }
    if (simplified >= traditional && (tally[Tally.Slips] as number) > 0) simplifiedSlips(paragraph, sink);
  },
  settle(candidates, document) {
    if (document.ask('old book', isFromOldBook)) return [];
    const converted = document.ask('converted', (asked) => asked.count('script-mix', 'slip') >= CONVERTED);
    const isPlain = document.ask('plain', isInOneScript);
    const settled: Candidate<'script-mix'>[] = [];
    for (const candidate of candidates) {
      const evidence = candidate.evidence as Evidence;
      if (evidence.in !== document.script) continue;
      // Most weights are plain words, and a pattern takes longer than all the rest.
      const [, written, right] = evidence.weight.startsWith('likely:')
        ? (/^likely:(.)(.)$/.exec(evidence.weight) ?? [])
        : [];
      const throughout =
        written !== undefined &&
        document.ask(`throughout ${written}`, (asked) => writesThroughout(asked, written, right as string));
      if ((evidence.weight === 'doubtful' || written !== undefined) && !converted && !throughout) continue;
      const certain = isPlain && (evidence.weight === 'sure' || throughout);
      settled.push(withCertainty(candidate, certain));
    }
    return settled;
  },
};

/** Whether the document writes one form for the other wherever it should stand. */
function writesThroughout(document: DocumentEvidence, written: string, right: string): boolean {
  const count = (name: string) => document.count('script-mix', name);
  return count(`slip:${written}`) >= THROUGHOUT && count(`right:${right}`) === 0;
}

function isFromOldBook(document: DocumentEvidence): boolean {
  const count = (name: string) => document.count('script-mix', name);
  return isOldBook(document.han, count('couplet'), count('classical'));
}

function isInOneScript(document: DocumentEvidence): boolean {
  const count = (name: string) => document.count('script-mix', name);
  const own = count(document.script);
  return own >= (count('simplified') + count('traditional') - own) * PLAIN_MAJORITY;
}

enum Role {
  None,
  Family,
  Classical,
}

let roleOf: Uint8Array | undefined;

/** What a character is for traditionalSlips; what only Simplified writes is an intruder's matter. */
function roleTable(): Uint8Array {
  if (!roleOf) {
    const votes = votingTable();
    roleOf = familyTable().map((family, unit) =>
      family > 0 && (votes[unit] as number) <= 0 ? Role.Family : Role.None,
    );
    for (const character of CLASSICAL) roleOf[character.charCodeAt(0)] ||= Role.Classical;
  }
  return roleOf;
}

/** Whether the nearest telling characters on both sides are of `vote`'s script: then the character is part of a passage in it. */
function isInPassage(text: string, offset: number, { start, end }: Span, vote: 1 | -1): boolean {
  const votes = votingTable();
  const nearest = (step: 1 | -1): number => {
    for (let i = offset + step, count = 0; i >= start && i < end && count < REACH; i += step, count++) {
      const found = votes[text.charCodeAt(i)] as number;
      if (found !== 0) return found;
    }
    return 0;
  };
  return nearest(-1) === vote && nearest(1) === vote;
}

/** Characters of the other script. */
function mixed(paragraph: Paragraph, tally: readonly number[], sink: Found): void {
  intruders(paragraph, tally, ({ offset, texts, script, weight }) =>
    report(sink, { start: offset, end: offset + 1 }, texts, script, weight, false),
  );
}

/** By unit, the name under which a right form is counted: in Traditional text these stand everywhere. */
const RIGHT_COUNTERS: ReadonlyMap<number, string> = new Map(
  Array.from(RIGHT_FORMS, (form) => [form.charCodeAt(0), `right:${form}`]),
);

/** The wrong one of several Traditional characters. */
function traditionalSlips(paragraph: Paragraph, sink: Found): void {
  const { text, prose, start, end } = paragraph;
  const roles = roleTable();
  let classical = 0;
  for (const span of prose)
    for (let i = span.start; i < span.end; i++) {
      const role = roles[text.charCodeAt(i)] as Role;
      if (role === Role.None) continue;
      if (role === Role.Classical) {
        classical++;
        continue;
      }
      const right = RIGHT_COUNTERS.get(text.charCodeAt(i));
      if (right !== undefined) sink.count(right);
      const written = text.charAt(i);
      if (isTitle(text, i, span)) continue;
      const told = slipByNeighbours(text, i, span);
      const asked = askedByWords(text, i, start, end) ?? (told === undefined ? undefined : { character: told });
      if (!asked) {
        const likely = likelySlip(text, i, span);
        if (likely) report(sink, { start: i, end: i + 1 }, [likely], 'traditional', `likely:${written}${likely}`, true);
        continue;
      }
      if (isInPassage(text, i, paragraph, 1)) continue;
      const from = i;
      let replacement = asked.character;
      // 扎扎實實: one finding for a doubled character.
      while (i + 1 < span.end && text.charAt(i + 1) === written) {
        if (askedByWords(text, i + 1, start, end)?.character !== asked.character) break;
        replacement += asked.character;
        i++;
      }
      const weight = DOUBTFUL.includes(written) || isExchanged(text, from) ? 'doubtful' : 'sure';
      if (weight === 'sure') sink.count('slip');
      if (weight === 'sure') sink.count(`slip:${written}`);
      report(sink, { start: from, end: i + 1 }, [replacement], 'traditional', weight, true);
    }
  if (classical > 0) sink.count('classical', classical);
}

/** Traditional forms that Simplified keeps for some words, used in others, and the reverse. */
function simplifiedSlips({ text, prose }: Paragraph, sink: Found): void {
  const mayBeSlip = simplifiedSlipTable();
  for (const span of prose)
    for (let i = span.start; i < span.end; i++) {
      if (mayBeSlip[text.charCodeAt(i)] === 0) continue;
      const right = simplifiedSlip(text, i, span);
      if (right && !isInPassage(text, i, span, -1))
        report(sink, { start: i, end: i + 1 }, [right], 'simplified', 'sure', true);
    }
}

/** What candidates share, by script and weight; of these there are a few dozen. */
const EVIDENCE = { simplified: new Map<Weight, Evidence>(), traditional: new Map<Weight, Evidence>() };

function report(
  sink: Found,
  { start, end }: Span,
  replacements: readonly string[],
  script: Evidence['in'],
  weight: Weight,
  conversion: boolean,
): void {
  // Spelt out rather than spread, and shared: a page of the wrong script has one in three of its characters here.
  let evidence = EVIDENCE[script].get(weight);
  if (!evidence) {
    evidence = { in: script, weight };
    EVIDENCE[script].set(weight, evidence);
  }
  if (conversion) sink.found({ start, end, certain: false, replacements, script, conversion, evidence });
  else sink.found({ start, end, certain: false, replacements, script, evidence });
}
