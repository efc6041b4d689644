// Pinyin injected behind a character when a page was mirrored: 團結(jié)、務(wù)實.
//
// Cause: a byte-level replacement on the GBK bytes of a page that had been converted to Traditional, so that the glossed
// characters are forms that GB 2312 lacks, and a page glosses such a character always or never. Sometimes toneless and doubled.
//
// Fires:  團結(jié)   務(wù)實   团(tuan)(tuan)结
// Silent: 字符集(Charset)   荀彧(yù)（one gloss on one rare character）   中(zhōng)文(wén)课本（a textbook: probable at most）
import { big5Level, gb2312Level, isCommonHan, isHan } from '../../text/han';
import { hasTone, isSyllable, readingsOf, withoutTone } from '../../text/readings';
import type { Candidate, Rule } from '../rule';

const OPEN = 0x28;
const CLOSE = 0x29;
/** `zhuang` with its tone as a combining mark. */
const LONGEST_SYLLABLE = 7;

interface Evidence {
  readonly toned: boolean;
  readonly doubled: boolean;
  /** Whether the base is a Traditional form in everyday use that GB 2312 lacks: the only ones that the injection touches. */
  readonly injectable: boolean;
  readonly common: boolean;
  readonly polyphone: boolean;
}

export const rule: Rule<'pinyin-gloss'> = {
  kind: 'pinyin-gloss',
  triggers: (unit) => unit === OPEN,
  at({ text }, offset, within, sink) {
    const end = glossEnd(text, offset, within.end);
    if (end < 0) return offset + 1;
    const syllable = text.slice(offset + 1, end - 1).normalize('NFC');
    const base = baseOf(text, offset, within.start);
    if (base === undefined || !reads(base, syllable)) return offset + 1;
    const toned = hasTone(syllable);
    const doubled = isGloss(text, end, within.end, syllable) || text.charCodeAt(offset - 1) === CLOSE;
    const unit = base.charCodeAt(0);
    const evidence: Evidence = {
      toned,
      doubled,
      injectable: gb2312Level(unit) === 0 && big5Level(unit) === 1,
      common: isCommonHan(unit),
      polyphone: new Set(readingsOf(base).map(withoutTone)).size > 1,
    };
    sink.count(toned ? 'toned' : 'toneless');
    if (toned && !evidence.injectable) sink.count('ordinary');
    sink.found({ start: offset, end, base, certain: false, fixes: [{ edits: [{ start: offset, end, text: '' }] }], evidence });
    return end;
  },
  settle(candidates, document) {
    const toned = document.count('pinyin-gloss', 'toned');
    const toneless = document.count('pinyin-gloss', 'toneless');
    // Somebody who annotates a text glosses characters of every sort; the injection only its own.
    const annotated = document.count('pinyin-gloss', 'ordinary') > toned / 10;
    const settled: Candidate<'pinyin-gloss'>[] = [];
    for (const candidate of candidates) {
      const evidence = candidate.evidence as Evidence;
      if (!evidence.common) continue; // a gloss on a rare character is there to help
      if (!evidence.toned && !evidence.doubled && toneless < 2) continue;
      const certain =
        evidence.doubled ||
        (evidence.toned ? evidence.injectable && !annotated && (toned >= 3 || !evidence.polyphone) : toneless >= 4);
      settled.push({ ...candidate, certain });
    }
    return settled;
  },
};

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

function isGloss(text: string, at: number, limit: number, syllable: string): boolean {
  return text.charCodeAt(at) === OPEN && glossEnd(text, at, limit) > 0 && text.startsWith(syllable, at + 1);
}

/** a to z, ü and the precomposed toned vowels, and the combining tone marks. */
function isPinyinLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xe0 && unit <= 0x1dc) || (unit >= 0x300 && unit <= 0x30c) || unit === 0x1f9;
}

/** The Han before the gloss, looking back over a gloss of the same character. */
function baseOf(text: string, offset: number, floor: number): string | undefined {
  let i = offset - 1;
  if (text.charCodeAt(i) === CLOSE) {
    const open = text.lastIndexOf('(', i);
    if (open > floor && i - open <= LONGEST_SYLLABLE + 1 && glossEnd(text, open, offset) === offset) i = open - 1;
  }
  return i >= floor && isHan(text.charCodeAt(i)) ? text.charAt(i) : undefined;
}

function reads(base: string, syllable: string): boolean {
  const readings = readingsOf(base);
  if (hasTone(syllable)) return readings.includes(syllable);
  const plain = withoutTone(syllable);
  return readings.some((reading) => withoutTone(reading) === plain);
}
