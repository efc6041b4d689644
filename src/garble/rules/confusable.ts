// Characters that look right and are another code point, so that no search, no font and no count takes them for what they seem.
//
// Cause: text out of a PDF whose font names glyphs by radicals (⼯作), Kanbun marks (㆗國) or compatibility ideographs (金 U+F90A);
// typing and OCR that take エ for 工, ㄧ for 一, Cyrillic С for C; full-width letters and digits from old typesetting.
//
// Fires
//   ⼯作⼈员要⾼度重视
//   据㆗華民國法規
//   エ作人员共十二名，以文件为准。
// Silent
//   部首“⼯”在字典里排第四十八。
//   发音为“カタカナ”的词
//   粒径为10 μm的颗粒
import { CharacterClass, classOf } from '../../text/han';
import type { Span } from '../../text/span';
import { alienLetters } from '../characters/alienLetters';
import { lookAlike } from '../characters/confusables';
import type { ConfusableBlock } from '../finding';
import { chinese } from '../language';
import { type Candidate, type DocumentEvidence, type Paragraph, type Rule, type Sink, withCertainty } from '../rule';
import { Tally } from '../tally';

type Found = Sink<'confusable'>;

interface Evidence {
  readonly block: ConfusableBlock;
  /** Stands by itself: whether it means the radical or the character only the document can say. */
  readonly alone?: boolean;
  /** For ⼾, which each script writes in its own way. */
  readonly door?: boolean;
}

/** Shared by all candidates of a sort: a text may have thousands. So they are spelt out, too: to spread a span takes several times as long. */
const FULL_WIDTH = { block: 'full-width' } satisfies Evidence;
const COMPATIBILITY = { block: 'compatibility' } satisfies Evidence;

/** The twelve of the compatibility block that are characters of their own. */
const REAL_HAN = '﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩';
const DOOR = '⼾';
/** Where these words stand near a radical, it is what the text is about. */
const ABOUT_RADICALS = /部首|偏旁|字旁|字头|字頭|字底|笔画|筆畫|部件|康熙/;
const REACH = 8;

export const rule: Rule<'confusable'> = {
  kind: 'confusable',
  scope: 'paragraph',
  triggers: (unit) =>
    (unit >= 0x2e80 && unit <= 0x2fd5) ||
    (unit >= 0x3190 && unit <= 0x319f) ||
    unit === 0x31d0 ||
    (unit >= 0xf900 && unit <= 0xfad9) ||
    (unit >= 0xd87e && unit <= 0xd87e) ||
    (unit >= 0x3041 && unit <= 0x312f) ||
    classOf(unit) === CharacterClass.FullWidth ||
    (unit >= 0x391 && unit <= 0x3ff) ||
    (unit >= 0x400 && unit <= 0x45f),
  at(paragraph, offset, within, sink) {
    const unit = paragraph.text.charCodeAt(offset);
    if (unit >= 0xff00) return fullWidth(paragraph, offset, within, sink);
    if (unit < 0x500) return foreignWord(paragraph, offset, within, sink);
    if (unit === 0xd87e || unit >= 0xf900) return compatibility(paragraph, offset, within, sink);
    return sign(paragraph, offset, within, sink);
  },
  paragraph({ text, prose }, sink, tally) {
    if (tally[Tally.Digits] === 0) return;
    // Runs of ordinary digits: whether full-width ones are this document's way only the two together tell.
    let runs = 0;
    for (const { start, end } of prose) {
      let inside = false;
      for (let i = start; i < end; i++) {
        const unit = text.charCodeAt(i);
        const digit = unit >= 0x30 && unit <= 0x39;
        if (digit && !inside) runs++;
        inside = digit;
      }
    }
    if (runs > 0) sink.count('half-width', runs);
  },
  settle(candidates, document) {
    const aboutRadicals = document.ask('about radicals', isAboutRadicals);
    const lonely = document.ask('lonely', (asked) => asked.count('confusable', 'radical') < 2);
    const japanese = document.ask('japanese', isJapanese);
    const marked = document.ask('reading marks', hasReadingMarks);
    const ownWay = document.ask('own way', writesFullWidth);
    const narrow = document.ask('narrow', writesHalfWidth);
    const settled: Candidate<'confusable'>[] = [];
    for (const candidate of candidates) {
      const { block, alone, door } = candidate.evidence as Evidence;
      let { certain, replacements } = candidate;
      if (block === 'radical') {
        if (alone ? aboutRadicals || lonely : aboutRadicals && !certain) continue;
        certain = (certain || alone === true) && !aboutRadicals;
        if (door && document.script === 'simplified') replacements = ['户'];
      } else if (block === 'kana' || block === 'kanbun') {
        if (japanese || (block === 'kanbun' && marked)) continue;
      } else if (block === 'full-width') {
        if (ownWay) continue;
        // Taiwan sets numbers full-width now and then on purpose.
        if (document.script === 'traditional') certain = false;
        if (document.script === 'traditional' && !narrow) continue;
      }
      settled.push(
        replacements === candidate.replacements
          ? withCertainty(candidate, certain)
          : { ...candidate, certain, replacements },
      );
    }
    return settled;
  },
};

const countIn = (document: DocumentEvidence) => (name: string) => document.count('confusable', name);

function isAboutRadicals(document: DocumentEvidence): boolean {
  const count = countIn(document);
  const radicals = count('radical');
  return count('about-radicals') * 4 > radicals || count('radical-alone') > radicals;
}

/** Kana and return marks: the text is Japanese, or quotes it. */
function isJapanese(document: DocumentEvidence): boolean {
  const count = countIn(document);
  return count('kana') > count('kana-like') * 2 || count('return-mark') > 0;
}

/** True reading marks stand anywhere; those that stand for Han make words nearly everywhere. */
function hasReadingMarks(document: DocumentEvidence): boolean {
  const count = countIn(document);
  return count('kanbun-word') < count('kanbun') * 0.7;
}

function writesFullWidth(document: DocumentEvidence): boolean {
  const count = countIn(document);
  const wide = count('full-width');
  const narrow = count('half-width');
  return wide >= CONVENTION ? narrow < wide * 4 : wide >= FEWEST_WIDE && narrow === 0;
}

function writesHalfWidth(document: DocumentEvidence): boolean {
  const count = countIn(document);
  return count('half-width') >= count('full-width') * 10;
}

/** So many full-width runs make a way of writing; fewer do where the text has no half-width number at all. */
const CONVENTION = 8;
const FEWEST_WIDE = 3;

function fullWidth({ text, start, end }: Paragraph, offset: number, within: Span, sink: Found): number {
  let last = offset + 1;
  for (; last < within.end; last++) {
    const unit = text.charCodeAt(last);
    // The point of a full-width decimal goes with its digits.
    const isPoint = unit === 0xff0e && isFullWidth(text.charCodeAt(last + 1)) && last + 1 < within.end;
    if (!isFullWidth(unit) && !isPoint) break;
  }
  sink.count('full-width');
  const before = offset > start ? classOf(text.charCodeAt(offset - 1)) : CharacterClass.LineBreak;
  const after = last < end ? classOf(text.charCodeAt(last)) : CharacterClass.LineBreak;
  const touchesHan = before === CharacterClass.Han || after === CharacterClass.Han;
  // By itself, or away from Han, it is somebody's way of writing it.
  if (!touchesHan || last - offset === 1) return last;
  let plain = '';
  for (let i = offset; i < last; i++) plain += String.fromCharCode(text.charCodeAt(i) - 0xfee0);
  const { block } = FULL_WIDTH;
  sink.found({ start: offset, end: last, block, certain: true, replacements: [plain], evidence: FULL_WIDTH });
  return last;
}

function isFullWidth(unit: number): boolean {
  return classOf(unit) === CharacterClass.FullWidth;
}

/** A compatibility ideograph: Unicode itself says that it is the same as the unified one. */
function compatibility({ text }: Paragraph, offset: number, within: Span, sink: Found): number {
  const character = String.fromCodePoint(text.codePointAt(offset) as number);
  const end = offset + character.length;
  if (REAL_HAN.includes(character)) return end;
  const plain = character.normalize('NFC');
  if (plain === character) return end;
  // Taiwan's registers of names use those of the plane 2 to keep a shape.
  const certain = character.length === 1 && touchesHan(text, offset, end, within);
  const { block } = COMPATIBILITY;
  sink.found({ start: offset, end, block, certain, replacements: [plain], evidence: COMPATIBILITY });
  return end;
}

/** Radicals, Kanbun marks, kana: one unit each. */
function sign({ text, start, end }: Paragraph, offset: number, within: Span, sink: Found): number {
  const known = lookAlike(text.charAt(offset));
  if (!known) {
    const unit = text.charCodeAt(offset);
    if (unit === 0x3190 || unit === 0x3191) sink.count('return-mark');
    else if (unit >= 0x3041 && unit <= 0x30ff) sink.count('kana');
    return offset + 1;
  }
  const { block, alike } = known;
  const replacements = [known.text];
  if (block === 'radical') {
    const alone = !touchesText(text, offset, within);
    sink.count(alone ? 'radical-alone' : 'radical');
    if (ABOUT_RADICALS.test(text.slice(Math.max(start, offset - REACH), Math.min(end, offset + REACH))))
      sink.count('about-radicals');
    const door = text.charAt(offset) === DOOR;
    sink.found({
      start: offset,
      end: offset + 1,
      block,
      certain: !alone && alike,
      replacements,
      evidence: { block, alone, door } satisfies Evidence,
    });
    return offset + 1;
  }
  const previous = offset > within.start ? text.charCodeAt(offset - 1) : 0x20;
  const next = offset + 1 < within.end ? text.charCodeAt(offset + 1) : 0x20;
  if (block === 'kana') {
    sink.count('kana-like');
    if (isKana(previous) || isKana(next) || !touchesHan(text, offset, offset + 1, within)) return offset + 1;
  }
  // 三カ国, 六カ月: how Japanese counts.
  if (known.text === '力' && '国國月所年村条條地'.includes(String.fromCharCode(next))) return offset + 1;
  const certain = makesWord(known.text, previous, next);
  // Kana between Han that make no word are Japanese: 三カ国.
  if (block === 'kana' && !certain) return offset + 1;
  if (block === 'kanbun') sink.count('kanbun');
  if (block === 'kanbun' && certain) sink.count('kanbun-word');
  sink.found({ start: offset, end: offset + 1, block, certain, replacements, evidence: { block } });
  return offset + 1;
}

/** Costs in nats of a pair that texts really hold, as against one put together by chance. */
const USUAL_PAIR = 6;

/** Whether the Han forms a usual pair with a neighbour: 工作, 八月, 中國. */
function makesWord(text: string, previous: number, next: number): boolean {
  const unit = text.charCodeAt(0);
  const language = chinese();
  return (
    (isHan(previous) && language.cost(previous, unit) < USUAL_PAIR) ||
    (isHan(next) && language.cost(unit, next) < USUAL_PAIR)
  );
}

function touchesHan(text: string, start: number, end: number, within: Span): boolean {
  return (
    (start > within.start && isHan(text.charCodeAt(start - 1))) || (end < within.end && isHan(text.charCodeAt(end)))
  );
}

/** Whether a radical stands in a stretch of text that other characters make: Han beside it, or a pair that is no list of radicals. */
function touchesText(text: string, offset: number, within: Span): boolean {
  for (const i of [offset - 1, offset + 1]) {
    if (i < within.start || i >= within.end) continue;
    const unit = text.charCodeAt(i);
    const radical = unit >= 0x2e80 && unit <= 0x2fd5;
    if (isHan(unit) && (!radical || Math.abs(unit - text.charCodeAt(offset)) > 2)) return true;
    if (classOf(unit) === CharacterClass.Digit) return true;
  }
  return false;
}

/** A word of Latin letters with Cyrillic or Greek look-alikes among them. */
function foreignWord({ text }: Paragraph, offset: number, within: Span, sink: Found): number {
  const { end, alien, certain } = alienLetters(text, offset, within);
  for (const { start, plain } of alien) {
    const evidence: Evidence = { block: 'other-script' };
    sink.found({ start, end: start + 1, block: 'other-script', certain, replacements: [plain], evidence });
  }
  return end;
}

function isHan(unit: number): boolean {
  return classOf(unit) === CharacterClass.Han;
}

function isKana(unit: number): boolean {
  return classOf(unit) === CharacterClass.Kana;
}
