import { codePage, NO_CODE } from '../../text/codePage';
import { big5Level, gb2312Level, isHan } from '../../text/han';
import { hasTone, isSyllable, readingsOf } from '../../text/readings';
import { fold, foldText, scriptOfUnit } from '../../text/script';
import type { Span } from '../../text/span';
import { chinese } from '../language';
import { lazily } from '../lazily';

// A gloss that was injected byte by byte between two characters: 時候?qū)?yīng)執(zhí)行 for 時候對應執行.
//
// 候對 is BA F2 8C A6 in GBK, and the bytes in the middle, F2 8C, are 驅, which the injection glosses: BA F2 8C ( q ū ) A6. A decoder
// reads 候, loses 8C (and the parenthesis with it, or not), and A6 starts a character that swallows what follows: here the next
// glossed character, of which only its reading is left. So the reading names the glossed character, its trail byte is the lead
// byte of the lost one, and the context picks that one among the 190 that share it.

const QUESTION = 0x3f;
const LOST = 0xfffd;
const OPEN = 0x28;
const CLOSE = 0x29;
const LONGEST_SYLLABLE = 7;
const MOST_CANDIDATES = 6;
/** How far back an open parenthesis would make it an aside. */
const REACH = 200;

export interface StraddledGloss extends Span {
  /** The character before it, which is whole. */
  readonly base: string;
  /** What may have stood there, the likeliest first. */
  readonly texts: readonly string[];
  /** By text: the characters in it that the page glosses elsewhere if the guess is right. */
  readonly glossed: readonly string[];
}

/** The broken gloss whose `?` or U+FFFD stands at `offset`. */
export function straddledGloss(text: string, offset: number, within: Span): StraddledGloss | undefined {
  const base = text.charAt(offset - 1);
  if (offset <= within.start || !isHan(text.charCodeAt(offset - 1))) return undefined;
  const first = brokenGloss(text, offset, within.end);
  if (!first || opensAside(text, offset, within.start)) return undefined;
  const leads = lostLeads(base, first.syllable);
  if (leads.length === 0) return undefined;

  // The lost character's trail byte took the next character's first byte, or the next gloss's parenthesis, along.
  const second = brokenGloss(text, first.end, within.end);
  const stray = text.charCodeAt(first.end) === LOST || text.charCodeAt(first.end) === QUESTION;
  const end = second ? second.end : stray ? first.end + 1 : first.end;
  const after = end < within.end ? text.charCodeAt(end) : 0x20;
  const best = guessesFor(text.charCodeAt(offset - 1), leads, second?.syllable, after);
  if (best.length === 0) return undefined;
  // A page in Simplified was converted after the injection.
  const simplified = scriptOfUnit(after) === 'simplified' || scriptOfUnit(text.charCodeAt(offset - 2)) === 'simplified';
  return {
    start: offset,
    end,
    base,
    texts: best.map((guess) => (simplified ? foldText(guess.text) : guess.text)),
    glossed: best.map((guess) => guess.glossed),
  };
}

interface Guess {
  readonly text: string;
  readonly glossed: string;
}

/** The last answers: a damaged page asks the same thing over and over. */
const answers = new Map<string, readonly Guess[]>();
const MOST_ANSWERS = 200;

function guessesFor(
  before: number,
  leads: readonly number[],
  syllable: string | undefined,
  after: number,
): readonly Guess[] {
  const key = `${before} ${leads} ${syllable} ${after}`;
  const known = answers.get(key);
  if (known) return known;
  const language = chinese();
  const guesses: (Guess & { cost: number })[] = [];
  for (const lost of charactersAfter(leads)) {
    for (const glossed of syllable === undefined ? [''] : (glossable().get(syllable) ?? [])) {
      guesses.push({ text: lost + glossed, glossed, cost: language.textCost(lost + glossed, before, after) });
    }
  }
  const best = guesses.sort((a, b) => a.cost - b.cost).slice(0, MOST_CANDIDATES);
  if (answers.size >= MOST_ANSWERS) answers.clear();
  answers.set(key, best);
  return best;
}

/** `?qū)`, or with the parenthesis kept `�(qū)`. Only toned readings: `去?no)` is something else. */
function brokenGloss(text: string, at: number, limit: number): { syllable: string; end: number } | undefined {
  const mark = text.charCodeAt(at);
  if (at >= limit || (mark !== QUESTION && mark !== LOST)) return undefined;
  const from = mark === LOST && text.charCodeAt(at + 1) === OPEN ? at + 2 : at + 1;
  const stop = Math.min(limit, from + LONGEST_SYLLABLE + 1);
  for (let i = from; i < stop; i++) {
    const unit = text.charCodeAt(i);
    if (unit === CLOSE) {
      const syllable = text.slice(from, i).normalize('NFC');
      return hasTone(syllable) && isSyllable(syllable) ? { syllable, end: i + 1 } : undefined;
    }
    if (unit < 0x61 || unit > 0x30c) return undefined;
  }
  return undefined;
}

/** Whether a parenthesis is open at `offset`: then the bracket behind the syllable closes it. */
function opensAside(text: string, offset: number, floor: number): boolean {
  for (let i = offset - 1; i >= floor && i > offset - REACH; i--) {
    const sign = text.charAt(i);
    if (sign === ')' || sign === '）') return false;
    if (sign === '(' || sign === '（') return true;
  }
  return false;
}

/** The lead bytes that the lost character may have, given the character before and the reading that stands between them. */
function lostLeads(base: string, syllable: string): number[] {
  const { codes } = codePage('gbk');
  const trails = new Set(
    [base.charCodeAt(0), ...(traditionalForms().get(base.charCodeAt(0)) ?? [])].map(
      (unit) => (codes[unit] as number) & 0xff,
    ),
  );
  const leads = new Set<number>();
  for (const character of glossable().get(syllable) ?? []) {
    const code = codes[character.charCodeAt(0)] as number;
    if (code !== NO_CODE && trails.has(code >> 8)) leads.add(code & 0xff);
  }
  return [...leads].filter((lead) => lead >= 0x81 && lead <= 0xfe);
}

function* charactersAfter(leads: readonly number[]): Generator<string> {
  const { units } = codePage('gbk');
  for (const lead of leads) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const unit = units[lead * 256 + trail] as number;
      // The page was in Traditional when it happened.
      if (
        big5Level(unit) === 1 ||
        (gb2312Level(unit) > 0 && fold(unit) === unit && scriptOfUnit(unit) !== 'simplified')
      )
        yield String.fromCharCode(unit);
    }
  }
}

/** By reading, what the injection glosses: Traditional forms in everyday use that GB 2312 lacks. */
const glossable = lazily(() => {
  const bySyllable = new Map<string, string[]>();
  for (let unit = 0x4e00; unit <= 0x9fff; unit++) {
    if (!isGlossable(unit)) continue;
    const character = String.fromCharCode(unit);
    for (const reading of readingsOf(character)) {
      const known = bySyllable.get(reading);
      if (known) known.push(character);
      else bySyllable.set(reading, [character]);
    }
  }
  return bySyllable;
});

/** By a character of both scripts or of Simplified: the forms that only Traditional writes. */
const traditionalForms = lazily(() => {
  const forms = new Map<number, number[]>();
  for (let unit = 0x4e00; unit <= 0x9fff; unit++) {
    if (scriptOfUnit(unit) !== 'traditional') continue;
    const known = forms.get(fold(unit));
    if (known) known.push(unit);
    else forms.set(fold(unit), [unit]);
  }
  return forms;
});

/** Whether the injection glosses the character: all 53 that are known are common Traditional forms that GB 2312 lacks. */
export function isGlossable(unit: number): boolean {
  return gb2312Level(unit) === 0 && big5Level(unit) === 1;
}
