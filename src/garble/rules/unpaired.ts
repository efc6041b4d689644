// A quotation mark, bracket or title mark without its partner: “狠抓落实。
//
// Cause: an edit or a filter took the partner along.
// A line is what is paired; across lines an opening mark meets the closing one that follows it, and each paragraph of a long
// quotation may open it again. Which place the partner had only the source can tell: there is no fix.
//
// Fires
//   要坚持“狠抓落实。
//   认真贯彻《条例精神，抓好落实。
//   甲方（以下简称公司负责落实。
// Silent
//   1）甲；2）乙
//   开心;-)
//   区间[0,1)内取值
//   (试行）
import { pairMarks } from '../marks/pairing';
import type { Candidate, Rule } from '../rule';

/** How far apart the marks of one pair may stand that are not in one line. */
const LONGEST_QUOTATION = 5000;
const LONGEST_BRACKET = 400;
/** The longest paragraph that another of the same quotation follows. */
const LONGEST_PARAGRAPH = 1500;
const QUOTES = '“”‘’「」『』';

interface Evidence {
  readonly opening: boolean;
  readonly head: boolean;
  /** Not lone at all: a paragraph that is a quotation from end to end, and may go on with the one before. */
  readonly whole?: boolean;
}

export const rule: Rule<'unpaired'> = {
  kind: 'unpaired',
  paragraph(paragraph, sink, tally) {
    const { lone, whole } = pairMarks(paragraph, tally);
    for (const { at, opening, partner, head } of lone) {
      sink.found({
        start: at,
        end: at + 1,
        certain: false,
        replacements: [],
        partner,
        evidence: { opening, head } satisfies Evidence,
      });
    }
    if (whole !== undefined) {
      const evidence: Evidence = { opening: true, head: true, whole: true };
      const partner = paragraph.text.charCodeAt(whole) === 0x201c ? '”' : '」';
      sink.found({ start: whole, end: whole + 1, certain: false, replacements: [], partner, evidence });
    }
  },
  settle(candidates) {
    const paired = new Set<Candidate<'unpaired'>>();
    const open = new Map<string, Candidate<'unpaired'>>();
    for (const candidate of candidates) {
      const { opening, head, whole } = candidate.evidence as Evidence;
      const name = pairName(candidate.partner);
      const before = open.get(name);
      const reach = before && candidate.start - before.start;
      const quote = QUOTES.includes(candidate.partner);
      if (whole) paired.add(candidate);
      if (before && reach !== undefined) {
        if (!opening && reach <= (quote ? LONGEST_QUOTATION : LONGEST_BRACKET)) {
          paired.add(before).add(candidate);
          open.delete(name);
        } else if (opening && head && quote && reach <= LONGEST_PARAGRAPH) {
          paired.add(before);
          if (!whole) paired.add(candidate);
        }
      }
      if (opening && !whole) open.set(name, candidate);
      else if (whole) open.delete(name);
    }
    return candidates.filter((candidate) => !paired.has(candidate));
  },
};

const COLUMNS = ['“”', '‘’', '「」', '『』', '《》', '〈〉', '【】', '〔〕', '〖〗', '（）()', '［］[]', '｛｝{}'];

function pairName(mark: string): string {
  return COLUMNS.find((column) => column.includes(mark)) ?? mark;
}
