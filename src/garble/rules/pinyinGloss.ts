// Pinyin injected behind a character when a page was mirrored: 團結(jié)、務(wù)實.
//
// Cause: a byte-level replacement on the GBK bytes of a page that had been converted to Traditional, so that the glossed
// characters are forms that GB 2312 lacks, and a page glosses such a character always or never. Sometimes toneless and doubled;
// sometimes it hit the bytes between two characters and ate its neighbours (straddledGloss.ts); a page converted to Simplified
// afterwards keeps the glosses, on characters that only Simplified writes.
//
// Fires
//   團結(jié)就是力量
//   团(tuan)(tuan)结就是力量
//   時候?qū)?yīng)執(zhí)行規(guī)定
// Silent
//   字符集(Charset)
//   荀彧(yù)字文若  ← one gloss, on a rare character
//   参观都(dū)江堰  ← of several readings one
import { isCommonHan, isHan } from '../../text/han';
import { hasTone, isSyllable, readingsOf, withoutTone } from '../../text/readings';
import { fold, scriptOfUnit } from '../../text/script';
import { chinese } from '../language';
import { lazily } from '../lazily';
import { isGlossable, straddledGloss } from '../page/straddledGloss';
import { lineText } from '../perParagraph';
import { DELETION, type Replacement } from '../replacement';
import { type Candidate, type DocumentEvidence, type Paragraph, type Rule, withCertainty } from '../rule';
import { Tally } from '../tally';

const OPEN = 0x28;
const CLOSE = 0x29;
const QUESTION = 0x3f;
const LOST = 0xfffd;
/** `zhuang` with its tone as a combining mark. */
const LONGEST_SYLLABLE = 7;
/** Fewer glosses are certain only where one of them is on a character that everybody can read. */
const PAGE = 3;
/** So many, all on characters of the injection, are no annotator's: two in five of a text's characters are of that sort. */
const OVERWHELMING = 12;
/** So many, a quarter of them on characters of every sort, are an annotator's. */
const READER = 8;
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
  /** Whether the character has several readings, so that a gloss may be there to tell them apart: 单(shàn)于. */
  readonly several: boolean;
  /** Of a gloss that ate its neighbours: by fix, the character that the page then glosses elsewhere too. */
  readonly glossed?: readonly string[];
}

export const rule: Rule<'pinyin-gloss'> = {
  kind: 'pinyin-gloss',
  scope: 'paragraph',
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
        several: false,
        glossed,
      };
      sink.found({
        start,
        end,
        base,
        ateNeighbour: true,
        certain: false,
        replacements: texts,
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
    const readings = readingsOf(base).length;
    const evidence: Evidence = {
      toned,
      doubled: end > once,
      origin: originOf(unit),
      common: isCommonHan(unit),
      needless: (chinese().unigrams[unit] as number) < EVERYDAY && readings === 1,
      several: readings > 1,
    };
    const tally = tallyOf(toned);
    sink.count(toned ? 'toned' : 'toneless');
    sink.count(`${tally}${evidence.common ? (evidence.origin ?? 'ordinary') : 'ordinary'}`);
    if (evidence.needless) sink.count(`${tally}needless`);
    if (evidence.several) sink.count(`${tally}several`);
    if (toned) sink.count(`base:${base}`);
    sink.found({
      start: offset,
      end,
      base,
      certain: evidence.doubled,
      replacements: DELETION,
      evidence,
    });
    return end;
  },
  paragraph(paragraph, sink, tally) {
    // A gloss has brackets, of which a part may be masked.
    if (tally[Tally.Paired] === 0 && tally[Tally.Masked] === 0) return;
    for (const [toned, bare] of bareBases(paragraph)) if (bare > 0) sink.count(`${tallyOf(toned)}bare`, bare);
  },
  settle(candidates, document) {
    const settled: Candidate<'pinyin-gloss'>[] = [];
    for (const candidate of candidates) {
      const evidence = candidate.evidence as Evidence;
      const { toned, doubled, common, origin, several } = evidence;
      if (evidence.glossed) {
        settled.push(byPage(candidate, evidence.glossed, document));
        continue;
      }
      if (!common) continue; // a gloss on a rare character is there to help
      if (!doubled) {
        const company = document.ask(`company ${toned}`, (asked) => companyOf(toned, asked));
        if (company === 'reader' || (!toned && (company === 'alone' || company === 'none'))) continue;
        if (company !== 'page' && several && origin !== 'traditional') continue;
      }
      // Nobody doubles a gloss.
      const certain = doubled || document.ask(`certain ${toned} ${origin}`, (asked) => isCertain(toned, origin, asked));
      settled.push(withCertainty(candidate, certain));
    }
    return settled;
  },
};

/** Where the tallies of either sort of gloss begin: a page has one sort. */
function tallyOf(toned: boolean): string {
  return toned ? '' : 'toneless-';
}

/** A character that the injection touches, or what such a character becomes in Simplified. */
function originOf(unit: number): Evidence['origin'] {
  if (isGlossable(unit)) return 'traditional';
  return scriptOfUnit(unit) === 'simplified' || simplifiedFromGlossable()[unit] === 1 ? 'simplified' : undefined;
}

/** 准 is written in Traditional text, too; but as the Simplified form it stands for 準, which the injection touches. */
const simplifiedFromGlossable = lazily(() => {
  const table = new Uint8Array(0x10000);
  for (let unit = 0x4e00; unit < 0xa000; unit++) {
    const simplified = fold(unit);
    if (simplified !== unit && isGlossable(unit) && isCommonHan(simplified)) table[simplified] = 1;
  }
  return table;
});

/**
 * How the glosses with tones, or those without, stand in the document. In a reader, characters of every sort are glossed; `telling` are a
 * few that all tell one reading of several: 乐(yuè)队, 都(dū)江堰.
 */
function companyOf(toned: boolean, document: DocumentEvidence): 'none' | 'alone' | 'telling' | 'page' | 'reader' {
  const all = document.count('pinyin-gloss', toned ? 'toned' : 'toneless');
  const count = (name: string) => document.count('pinyin-gloss', `${tallyOf(toned)}${name}`);
  if (all >= READER && count('ordinary') * 4 >= all) return 'reader';
  if (all < 2) return all === 0 ? 'none' : 'alone';
  return all < READER && count('several') === all ? 'telling' : 'page';
}

function isCertain(toned: boolean, origin: Evidence['origin'], document: DocumentEvidence): boolean {
  const tally = tallyOf(toned);
  const count = (name: string) => document.count('pinyin-gloss', `${tally}${name}`);
  const all = document.count('pinyin-gloss', toned ? 'toned' : 'toneless');
  // Somebody who annotates a text glosses characters of every sort; the injection only its own.
  if (!origin || count('ordinary') > all / 10) return false;
  const overwhelming = all >= OVERWHELMING && count('needless') >= all / 4;
  if (!toned && !overwhelming) return false;
  if (origin === 'traditional')
    return count('simplified') <= all / 10 && (overwhelming || all >= PAGE || count('needless') > 0);
  // A page is converted as a whole; and what it glosses it glosses wherever it stands.
  return (
    count('traditional') <= all / 10 &&
    count('bare') <= all / 20 &&
    (overwhelming || (all >= PAGE && count('needless') >= 2))
  );
}

/** The guesses in which the page glosses what it glosses elsewhere come first. */
function byPage(
  candidate: Candidate<'pinyin-gloss'>,
  glossed: readonly string[],
  document: DocumentEvidence,
): Candidate<'pinyin-gloss'> {
  const known = (index: number) =>
    glossed[index] !== '' && document.count('pinyin-gloss', `base:${glossed[index]}`) > 0;
  const { replacements } = candidate;
  const order = replacements.map((_, index) => index).sort((a, b) => Number(known(b)) - Number(known(a)) || a - b);
  return { ...candidate, replacements: order.map((index) => replacements[index] as Replacement) };
}

const NONE: readonly never[] = [];

/** How often a character that the line glosses, with or without a tone, stands in it without its gloss. */
function bareBases(paragraph: Paragraph): readonly (readonly [toned: boolean, bare: number])[] {
  if (paragraph.prose.length === 0) return NONE;
  const line = lineText(paragraph);
  let bases: { toned: Set<number>; toneless: Set<number> } | undefined;
  for (let open = line.indexOf('('); open >= 0; open = line.indexOf('(', open + 1)) {
    const base = open === 0 ? 0 : line.charCodeAt(open - 1);
    if (!isHan(base)) continue;
    const close = glossEnd(line, open, line.length);
    if (close < 0) continue;
    bases ??= { toned: new Set(), toneless: new Set() };
    // 准 is 準 in one word and 准 in another: it says nothing.
    if (scriptOfUnit(base) !== 'unknown' || isGlossable(base))
      bases[hasTone(line.slice(open + 1, close - 1)) ? 'toned' : 'toneless'].add(base);
  }
  if (!bases) return NONE;
  // A line glosses few characters: their low bits tell nearly all others apart.
  let lowBits = 0;
  for (const base of [...bases.toned, ...bases.toneless]) lowBits |= 1 << (base & 31);
  let [toned, toneless] = [0, 0];
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    if (((lowBits >>> (unit & 31)) & 1) === 0 || line.charCodeAt(i + 1) === OPEN) continue;
    if (bases.toned.has(unit)) toned++;
    if (bases.toneless.has(unit)) toneless++;
  }
  return [
    [true, toned],
    [false, toneless],
  ];
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
