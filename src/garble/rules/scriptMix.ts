// Characters of the other script, and the wrong one of several Traditional characters after a conversion.
//
// Cause: pasting from a page of the other script; a converter that goes by characters, so that 于 干 后 系 stay as they are (they
// exist in Traditional too) or all become 於 幹 後 係. What a word takes is told by words (conversion.ts), the script by the line.
//
// Fires:  各單位要認真学習（学→學）   關于、干部、牽系（→ 於 幹 繫）   皇後、曆史、聯係   特徵、對於 in Simplified
// Silent: 皇后 若干部門 公里 系統（right as they stand）   乾坤 瞭望 著名 in Simplified   裡/裏 台/臺 群/羣（regions）
//         《关于…的意见》 inside a Traditional text: a quotation, a title, a whole line of the other script
import { isHan } from '../../text/han';
import { foldingTable, votingTable } from '../../text/script';
import { type Asked, askedByWords, DOUBTFUL, familyTable } from '../conversion';
import type { Candidate, Paragraph, Rule, Sink } from '../rule';
import { simplifiedSlip } from '../simplifiedSlips';
import { traditionalOf } from '../traditional';

type Found = Sink<'script-mix'>;

interface Evidence {
  /** The script in which the form is wrong. */
  readonly in: 'simplified' | 'traditional';
  /** How much the paragraph alone says: a doubtful form is mentioned only where a conversion has demonstrably gone wrong. */
  readonly weight: 'sure' | 'likely' | 'doubtful';
}

/** So many characters of the other script in a row are a slip; more are a passage that is quoted. */
const SLIP_RUN = 2;
const LONGEST_RUN = 4;
/** How far to look for the marks that set a quotation apart. */
const QUOTE_REACH = 40;
/** So many sure slips show that a document was converted character by character. */
const CONVERTED = 3;

const OPENING = '“‘「『《〈（(【[〔';
const CLOSING = '”’」』》〉）)】]〕';

export const rule: Rule<'script-mix'> = {
  kind: 'script-mix',
  paragraph(paragraph, sink) {
    const { text, prose } = paragraph;
    const votes = votingTable();
    let simplified = 0;
    let traditional = 0;
    for (const { start, end } of prose)
      for (let i = start; i < end; i++) {
        const vote = votes[text.charCodeAt(i)] as number;
        if (vote > 0) simplified++;
        else if (vote < 0) traditional++;
      }
    if (simplified > 0 && traditional > 0) intruders(paragraph, simplified, traditional, sink);
    if (traditional >= simplified) traditionalSlips(paragraph, sink);
    if (simplified >= traditional) simplifiedSlips(paragraph, sink);
  },
  settle(candidates, document) {
    const converted = document.count('script-mix', 'slip') >= CONVERTED;
    const settled: Candidate<'script-mix'>[] = [];
    for (const candidate of candidates) {
      const evidence = candidate.evidence as Evidence;
      if (evidence.in !== document.script) continue;
      if (evidence.weight === 'doubtful' && !converted) continue;
      settled.push({ ...candidate, certain: evidence.weight === 'sure' });
    }
    return settled;
  },
};

/** Characters that only the other script writes, in a line that is not all in the other script. */
function intruders(paragraph: Paragraph, simplified: number, traditional: number, sink: Found): void {
  const { text, prose, start, end } = paragraph;
  const votes = votingTable();
  let run: number[] = [];
  let runVote = 0;
  let before = start;
  const flush = (after: number): void => {
    const inScript = runVote > 0 ? 'traditional' : 'simplified';
    const majority = runVote > 0 ? traditional >= simplified : simplified >= traditional;
    const first = run[0];
    const last = run.at(-1);
    if (!majority || run.length > LONGEST_RUN || first === undefined || last === undefined) return;
    if (isSetApart(text, before, first, last + 1, after)) return;
    for (const offset of run) {
      const mended = runVote > 0 ? toTraditional(text, offset, start, end) : toSimplified(text, offset);
      if (!mended) continue;
      const weight = mended.sure && run.length <= SLIP_RUN ? 'sure' : 'likely';
      report(sink, { start: offset, end: offset + 1 }, mended.texts, inScript, weight, false);
    }
  };
  for (const span of prose)
    for (let i = span.start; i < span.end; i++) {
      const vote = votes[text.charCodeAt(i)] as number;
      if (vote === 0) continue;
      if (vote !== runVote) {
        flush(i);
        before = (run.at(-1) ?? start - 1) + 1;
        run = [];
        runVote = vote;
      }
      // A run that is too long needs no list of its members.
      if (run.length <= LONGEST_RUN) run.push(i);
      else run[LONGEST_RUN] = i;
    }
  flush(end);
}

/** Whether an opening mark stands between `before` and `first`, and a closing one between `last` and `after`. */
function isSetApart(text: string, before: number, first: number, last: number, after: number): boolean {
  let opened = false;
  for (let i = first - 1; i >= before && i >= first - QUOTE_REACH && !opened; i--) {
    const mark = text.charAt(i);
    if (CLOSING.includes(mark)) return false;
    opened = OPENING.includes(mark) || mark === '"';
  }
  if (!opened) return false;
  for (let i = last; i < after && i < last + QUOTE_REACH; i++) {
    const mark = text.charAt(i);
    if (OPENING.includes(mark)) return false;
    if (CLOSING.includes(mark) || mark === '"') return true;
  }
  return false;
}

function toTraditional(text: string, offset: number, start: number, end: number): { texts: string[]; sure: boolean } | undefined {
  const known = traditionalOf(text.charAt(offset));
  if (known.length === 1) return { texts: known, sure: true };
  const asked = askedByWords(text, offset, start, end);
  if (asked) return { texts: [asked.character, ...known.filter((each) => each !== asked.character)], sure: true };
  return known.length > 0 ? { texts: known, sure: false } : undefined;
}

/** Traditional or variant characters that the 通用规范汉字表 has for names, so that Simplified text may hold them. */
const IN_NAMES = '昇甦陞脩祕鍾鉅逕釐谿讎劄氾邨堃犇龢蒐';

function toSimplified(text: string, offset: number): { texts: string[]; sure: boolean } | undefined {
  const written = text.charAt(offset);
  const simplified = String.fromCharCode(foldingTable()[written.charCodeAt(0)] as number);
  if (simplified === written || IN_NAMES.includes(written)) return undefined;
  return { texts: [simplified], sure: true };
}

/** The wrong one of several Traditional characters. */
function traditionalSlips(paragraph: Paragraph, sink: Found): void {
  const { text, prose, start, end } = paragraph;
  const families = familyTable();
  const votes = votingTable();
  for (const span of prose)
    for (let i = span.start; i < span.end; i++) {
      const unit = text.charCodeAt(i);
      // What only Simplified writes is an intruder's matter.
      if ((families[unit] as number) === 0 || (votes[unit] as number) > 0) continue;
      const asked = askedByWords(text, i, start, end);
      const written = text.charAt(i);
      if (!asked) {
        if (written === '于' && isLikelyPreposition(text, i, span.start))
          report(sink, { start: i, end: i + 1 }, ['於'], 'traditional', 'doubtful', true);
        continue;
      }
      const from = i;
      let replacement = asked.character;
      // 扎扎實實: one finding for a doubled character.
      while (i + 1 < span.end && text.charAt(i + 1) === written) {
        const next = askedByWords(text, i + 1, start, end);
        if (next?.character !== asked.character) break;
        replacement += next.character;
        i++;
      }
      const weight = DOUBTFUL.includes(written) ? 'doubtful' : isFirm(asked) ? 'sure' : 'likely';
      if (weight === 'sure') sink.count('slip');
      report(sink, { start: from, end: i + 1 }, [replacement], 'traditional', weight, true);
    }
}

/** Characters that stand beside any other: a pair of one of them and a member of a family is chance more often than a word. */
const LOOSE = new Set('一二三四五六七八九十兩百千萬半每的了不上下我你他她它這那個些人之其也就都又在有是到來去中大小好要會能可以所為與和及或而等');

function isFirm({ word }: Asked): boolean {
  return word.length > 2 || ![...word].some((character) => LOOSE.has(character));
}

function isLikelyPreposition(text: string, offset: number, floor: number): boolean {
  return offset > floor && isHan(text.charCodeAt(offset - 1)) && isHan(text.charCodeAt(offset + 1)) && !'單淳鮮姓'.includes(text.charAt(offset - 1));
}

/** Traditional forms that Simplified keeps for some words, used in others, and the reverse. */
function simplifiedSlips({ text, prose }: Paragraph, sink: Found): void {
  for (const span of prose)
    for (let i = span.start; i < span.end; i++) {
      const right = simplifiedSlip(text, i, span);
      if (right) report(sink, { start: i, end: i + 1 }, [right], 'simplified', 'sure', true);
    }
}

function report(
  sink: Found,
  span: { start: number; end: number },
  texts: readonly string[],
  script: Evidence['in'],
  weight: Evidence['weight'],
  conversion: boolean,
): void {
  const evidence: Evidence = { in: script, weight };
  sink.found({
    ...span,
    certain: false,
    fixes: texts.map((text) => ({ edits: [{ ...span, text }] })),
    script,
    ...(conversion ? { conversion: true as const } : {}),
    evidence,
  });
}
