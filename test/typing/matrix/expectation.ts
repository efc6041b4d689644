import type { Case } from './cases';
import { documentOf, inputOf, lineOf } from './scene';

/** What DESIGN.md says must happen, worked out from it and not from the code. */
export interface Expectation {
  /** Whether a list may appear by itself. */
  readonly list: boolean;
  /** What the whole document holds in the end. */
  readonly text: string;
}

/** "from three Han on anywhere; at two Han only after punctuation, at a line's start or after a function word" */
const HAN_ANYWHERE = 3;
const HAN_AT_A_BEGINNING = 2;
/** "letters from three on, initials only, directly after Han or Chinese punctuation, in a paragraph that is mostly Han" */
const LETTERS = 3;

/** Those that the scenes of the matrix end in. */
const FUNCTION_WORDS = '要的和在';

export function expectationOf(each: Case): Expectation {
  const list = listMayAppear(each);
  const { keys, phrase } = inputOf(each);
  const typed = keys.map(({ committed }) => committed).join('');
  switch (each.action) {
    case 'Tab':
      return { list, text: documentOf(each, list ? phrase : `${typed}\t`) };
    case 'Enter':
      return { list, text: documentOf(each, `${typed}\n`) };
    case '。':
      return { list, text: documentOf(each, `${typed}。`) };
    case 'Esc':
      return { list, text: documentOf(each, typed) };
    case 'undo':
      // Of an accepted phrase, to the letter what was typed; else VS Code's own steps, back to where it began.
      return { list, text: documentOf(each, list ? typed : '') };
  }
}

function listMayAppear(each: Case): boolean {
  if (each.place === 'quick suggestions off') return false;
  const { before } = lineOf(each);
  const { keys } = inputOf(each);
  const typed = keys.map(({ committed }) => committed).join('');
  const last = before.slice(-1);
  if (/^[a-z]+$/.test(typed))
    return typed.length >= LETTERS && /[\p{Script=Han}，、。]/u.test(last) && isMostlyHan(before);
  if (typed.length >= HAN_ANYWHERE) return true;
  const beginning = before === '' || /\p{P}/u.test(last) || FUNCTION_WORDS.includes(last);
  return typed.length >= HAN_AT_A_BEGINNING && beginning;
}

function isMostlyHan(text: string): boolean {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return count(/\p{Script=Han}/gu) > count(/[a-z]/gi);
}
