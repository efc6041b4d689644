import { CharacterClass, classOf, isHan } from '../../text/han';
import { fold } from '../../text/script';
import type { Headword } from '../phraseList';
import { chanceOfAny, type Prediction } from './continuation';
import { isQuote } from './key';

/**
 * When a list may appear by itself. Measured on real reports with a book of 470 phrases: after every single Han a list
 * stands at 39 % of all positions and is useful at 0.08 %; after two letters it stands on half of all English words.
 */
const ANYWHERE_HAN = 3;
const LEAST_HAN = 2;
const LEAST_LETTERS = 3;
/** Han and letters together are stronger evidence than letters alone: 团结wu means one thing. */
const MIXED_HAN = 2;
const MIXED_LETTERS = 2;
/** A clause's comma begins a clause: 工作， is no beginning of 工作、学习、生活 until more of it stands there. */
const HAN_BEFORE_OTHER_SEPARATOR = 4;

/** After one of these a phrase begins more often than a word goes on. Folded: each stands for its Traditional form too. */
const FUNCTION_WORDS = new Set(
  Array.from(
    '的地得了着过和与及或并而但在从自到对向于由按把被将让使给以为是有要应须会能可不没未更最很也都还就再又其各每这该此',
    (word) => word.charCodeAt(0),
  ),
);

/**
 * How likely it must be that one of the predictions is what follows. On reports, learnt from earlier years, two in three lists
 * are then still of no use, and one key in four opens one (test/bench/keystrokes.ts).
 */
const LEAST_CHANCE = 0.45;

/** Whether a list of what may follow may appear by itself. */
export function opensOnItsOwn(predictions: readonly Prediction[]): boolean {
  return predictions.length > 0 && chanceOfAny(predictions) >= LEAST_CHANCE;
}

/** How likely the rest of a phrase from a book must be where documents know what was typed: people want it more often than documents say it. */
const LEAST_CHANCE_WRITTEN = 0.01;

/** Whether a phrase may be offered by itself whose rest follows with this chance. One drawn from documents is a prediction like any other. */
export function speaksFor({ score }: Headword, chance: number): boolean {
  return chance >= (score === undefined ? LEAST_CHANCE_WRITTEN : LEAST_CHANCE);
}

/** How many Han a stretch of units holds; a surrogate pair is one. */
export function countHan(units: ArrayLike<number>, from: number, to: number): number {
  let han = 0;
  for (let i = from; i < to; i++) {
    const unit = units[i] as number;
    if (isHan(unit) && (unit & 0xfc00) !== 0xdc00) han++;
  }
  return han;
}

/** What was typed of a phrase by Han, and what stands around it. */
export interface TypedHan {
  /** The line up to the caret, and where in it the typed part begins. */
  readonly before: string;
  readonly start: number;
  readonly han: number;
  /** The part begins at a later member of a list, and whether it already goes over into the next one. */
  readonly member: boolean;
  readonly crossesMembers: boolean;
}

/** Whether a list may appear by itself after Han. */
export function opensAfterHan({ before, start, han, member, crossesMembers }: TypedHan): boolean {
  if (han < LEAST_HAN) return false;
  if (member && !crossesMembers) return false;
  return han >= ANYWHERE_HAN || beginsHere(before, start);
}

/** Whether nothing behind the last typed character says that the phrase is over: no space, no closing quotation mark. */
export function isOpenEnded(before: string): boolean {
  const last = before.charCodeAt(before.length - 1);
  if (classOf(last) === CharacterClass.Space) return false;
  return !isQuote(last) || '“‘「『'.includes(before.charAt(before.length - 1));
}

/**
 * Whether the separator typed last may stand for the phrase's own: 、 typed for 、, any half-width comma,
 * and any other once enough Han stand before it.
 */
export function separatorFits(typed: string, own: string, han: number): boolean {
  return typed === own || typed === ',' || han >= HAN_BEFORE_OTHER_SEPARATOR;
}

/** Whether a list may appear by itself after the letters `before.slice(start)`, which no Han belongs to. */
export function opensAfterLetters(before: string, start: number): boolean {
  return (
    before.length - start >= LEAST_LETTERS &&
    isLowerCase(before, start) &&
    followsHan(before, start) &&
    isMostlyHan(before, start)
  );
}

/** Whether a list may appear by itself after `han` Han of a phrase and then the letters `before.slice(start)`. */
export function opensAfterMixed(before: string, start: number, han: number): boolean {
  const letters = before.length - start;
  const enough = letters >= LEAST_LETTERS || (letters >= MIXED_LETTERS && han >= MIXED_HAN);
  return enough && isLowerCase(before, start) && isMostlyHan(before, start);
}

/** At a line's start, after punctuation or a space, after a function word. */
function beginsHere(before: string, start: number): boolean {
  if (start === 0) return true;
  switch (classOf(before.charCodeAt(start - 1))) {
    case CharacterClass.Space:
    case CharacterClass.LineBreak:
    case CharacterClass.CjkPunctuation:
    case CharacterClass.AsciiPunctuation:
      return true;
    default:
      return FUNCTION_WORDS.has(fold(before.charCodeAt(start - 1)));
  }
}

function followsHan(before: string, start: number): boolean {
  if (start === 0) return false;
  const last = classOf(before.charCodeAt(start - 1));
  return last === CharacterClass.Han || last === CharacterClass.CjkPunctuation;
}

/** Abbreviations (GDP) and the beginnings of names have capitals; keys are typed without. */
function isLowerCase(before: string, start: number): boolean {
  const letters = before.slice(start);
  return letters === letters.toLowerCase();
}

/** Whether the line, without the letters being typed, holds more Han than Latin letters. */
function isMostlyHan(before: string, end: number): boolean {
  let balance = 0;
  for (let i = 0; i < end; i++) {
    const kind = classOf(before.charCodeAt(i));
    if (kind === CharacterClass.Han) balance++;
    else if (kind === CharacterClass.Latin) balance--;
  }
  return balance > 0;
}
