// Pinyin injected behind a character when a page was mirrored: 團結(jié)、務(wù)實.
//
// Cause: a byte-level replacement on the GBK bytes of a page that had been converted to Traditional, so that the glossed
// characters are forms that GB 2312 lacks, and a page glosses such a character always or never. Sometimes toneless and doubled;
// sometimes it hit the bytes between two characters and ate its neighbours (straddledGloss.ts); a page converted to Simplified
// afterwards keeps the glosses, on characters that only Simplified writes.
//
// Fires:  團結(jié)   团(tuan)(tuan)结   時候?qū)?yīng)執(zhí)行
// Silent: 字符集(Charset)   荀彧(yù)（one gloss on one rare character）   中(zhōng)文(wén)课本（a textbook: probable at most）
import { isCommonHan, isHan } from '../../text/han';
import { hasTone, isSyllable, readingsOf, withoutTone } from '../../text/readings';
import { scriptOfUnit } from '../../text/script';
import { chinese } from '../mojibake/language';
import { isGlossable, straddledGloss } from '../page/straddledGloss';
import type { Candidate, DocumentEvidence, Paragraph, Rule } from '../rule';

const OPEN = 0x28;
const CLOSE = 0x29;
const QUESTION = 0x3f;
const LOST = 0xfffd;
/** `zhuang` with its tone as a combining mark. */
const LONGEST_SYLLABLE = 7;
/** Fewer glosses are certain only where one of them is on a character that everybody can read. */
const PAGE = 3;
/** -ln of a character's share in official texts: 團 and 創 are below, surnames such as 龔 above. */
const EVERYDAY = 9.5;

interface Evidence {
  readonly toned: boolean;
  readonly doubled: boolean;
  /** `traditional`: what the injection touches; `simplified`: what that becomes when the page is converted; else undefined. */
  readonly origin: 'traditional' | 'simplified' | undefined;
  readonly common: boolean;
  /** Whether nobody needs the gloss: one reading, and a character of everyday use. */
  readonly needless: boolean;
  /** Of a gloss that ate its neighbours: by fix, the character that the page then glosses elsewhere too. */
  readonly glossed?: readonly string[];
}

export const rule: Rule<'pinyin-gloss'> = {
  kind: 'pinyin-gloss',
  triggers: (unit) => unit === OPEN || unit === QUESTION || unit === LOST,
  at({ text }, offset, within, sink) {
    if (text.charCodeAt(offset) !== OPEN) {
      const broken = straddledGloss(text, offset, within);
      if (!broken) return offset + 1;
      const { start, end, base, texts, glossed } = broken;
      sink.count('toned');
      const evidence: Evidence = {
        toned: true,
        doubled: false,
        origin: 'traditional',
        common: true,
        needless: false,
        glossed,
      };
      sink.found({
        start,
        end,
        base,
        ateNeighbour: true,
        certain: false,
        fixes: texts.map((each) => ({ edits: [{ start, end, text: each }] })),
        evidence,
      });
      return end;
    }
    const base = offset > within.start && isHan(text.charCodeAt(offset - 1)) ? text.charAt(offset - 1) : '';
    let end = base === '' ? -1 : glossEnd(text, offset, within.end);
    if (end < 0) return offset + 1;
    const syllable = text.slice(offset + 1, end - 1).normalize('NFC');
    if (!reads(base, syllable)) return offset + 1;
    const once = end;
    while (text.startsWith(text.slice(offset, once), end) && end + once - offset <= within.end) end += once - offset;

    const unit = base.charCodeAt(0);
    const toned = hasTone(syllable);
    const evidence: Evidence = {
      toned,
      doubled: end > once,
      origin: isGlossable(unit) ? 'traditional' : scriptOfUnit(unit) === 'simplified' ? 'simplified' : undefined,
      common: isCommonHan(unit),
      needless: (chinese().unigrams[unit] as number) < EVERYDAY && readingsOf(base).length === 1,
    };
    sink.count(toned ? 'toned' : 'toneless');
    if (toned) sink.count(evidence.common ? (evidence.origin ?? 'ordinary') : 'ordinary');
    if (toned) sink.count(`base:${base}`);
    if (toned && evidence.needless) sink.count('needless');
    sink.found({
      start: offset,
      end,
      base,
      certain: false,
      fixes: [{ edits: [{ start: offset, end, text: '' }] }],
      evidence,
    });
    return end;
  },
  paragraph(paragraph, sink) {
    const bare = bareBases(paragraph);
    if (bare > 0) sink.count('bare', bare);
  },
  settle(candidates, document) {
    const settled: Candidate<'pinyin-gloss'>[] = [];
    for (const candidate of candidates) {
      const evidence = candidate.evidence as Evidence;
      if (evidence.glossed) settled.push(byPage(candidate, evidence.glossed, document));
      else if (!evidence.common)
        continue; // a gloss on a rare character is there to help
      else if (evidence.toned || evidence.doubled || document.count('pinyin-gloss', 'toneless') >= 2) {
        settled.push({ ...candidate, certain: isCertain(evidence, document) });
      }
    }
    return settled;
  },
};

function isCertain(evidence: Evidence, document: DocumentEvidence): boolean {
  const count = (name: string) => document.count('pinyin-gloss', name);
  if (evidence.doubled) return true; // nobody writes that
  if (!evidence.toned || !evidence.origin) return false;
  const toned = count('toned');
  // Somebody who annotates a text glosses characters of every sort; the injection only its own.
  if (count('ordinary') > toned / 10) return false;
  if (evidence.origin === 'traditional')
    return count('simplified') <= toned / 10 && (toned >= PAGE || count('needless') > 0);
  // A page is converted as a whole; and what it glosses it glosses wherever it stands.
  return count('traditional') <= toned / 10 && toned >= PAGE && count('bare') <= toned / 20;
}

/** The guesses in which the page glosses what it glosses elsewhere come first. */
function byPage(
  candidate: Candidate<'pinyin-gloss'>,
  glossed: readonly string[],
  document: DocumentEvidence,
): Candidate<'pinyin-gloss'> {
  const known = (index: number) =>
    glossed[index] !== '' && document.count('pinyin-gloss', `base:${glossed[index]}`) > 0;
  const order = candidate.fixes.map((_, index) => index).sort((a, b) => Number(known(b)) - Number(known(a)) || a - b);
  return { ...candidate, fixes: order.map((index) => candidate.fixes[index] as (typeof candidate.fixes)[number]) };
}

/** How often a character that the line glosses stands in it without its gloss. */
function bareBases({ text, start, end, prose }: Paragraph): number {
  if (prose.length === 0) return 0;
  const line = text.slice(start, end);
  let bases: Set<number> | undefined;
  for (let open = line.indexOf('('); open >= 0; open = line.indexOf('(', open + 1)) {
    if (open === 0 || !isHan(line.charCodeAt(open - 1))) continue;
    const close = glossEnd(line, open, line.length);
    if (close < 0 || !hasTone(line.slice(open + 1, close - 1))) continue;
    bases ??= new Set();
    bases.add(line.charCodeAt(open - 1));
  }
  if (!bases) return 0;
  let bare = 0;
  for (let i = 0; i < line.length; i++) {
    if (isHan(line.charCodeAt(i)) && line.charCodeAt(i + 1) !== OPEN && bases.has(line.charCodeAt(i))) bare++;
  }
  return bare;
}

/** The end of `(syllable)` at `open`; -1 where it is none. */
function glossEnd(text: string, open: number, limit: number): number {
  const stop = Math.min(limit, open + LONGEST_SYLLABLE + 3);
  for (let i = open + 1; i < stop; i++) {
    const unit = text.charCodeAt(i);
    if (unit === CLOSE) return i > open + 1 && isSyllable(text.slice(open + 1, i)) ? i + 1 : -1;
    if (!isPinyinLetter(unit)) return -1;
  }
  return -1;
}

/** a to z, ü and the precomposed toned vowels, and the combining tone marks. */
function isPinyinLetter(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0xe0 && unit <= 0x1dc) ||
    (unit >= 0x300 && unit <= 0x30c) ||
    unit === 0x1f9
  );
}

function reads(base: string, syllable: string): boolean {
  const readings = readingsOf(base);
  if (hasTone(syllable)) return readings.includes(syllable);
  const plain = withoutTone(syllable);
  return readings.some((reading) => withoutTone(reading) === plain);
}
