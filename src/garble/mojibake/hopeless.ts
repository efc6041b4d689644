import { REPLACEMENT } from '../../text/codec';
import { chinese } from '../language';
import { Cue, cueTable } from './cues';

/** Units that tell a page beyond repair, and how many of them must be no Chinese. */
const LENGTH = 12;
const COST = 12.5;
const LONGEST = 16384;
/** How often it is asked whether the stretch is still broken enough. */
const STRETCH = 24;

/**
 * The end of what is beyond repair from `offset` on: garbled three times, or with most bytes lost. Nothing can be given back,
 * but it can be said what it is.
 * @returns undefined where it is no such garble
 */
export function hopelessEnd(text: string, offset: number, limit: number): number | undefined {
  const cues = cueTable();
  let end = offset;
  let lost = 0;
  let broken = 0;
  let telling = offset - 1;
  // Hangul and kana alone are a language of their own.
  const isTelling = (): boolean => broken * 4 >= end - offset || lost * 8 >= end - offset;
  while (end < limit && end - offset < LONGEST && end - telling <= 5) {
    const unit = text.charCodeAt(end);
    const cue = cues[unit] as number;
    if (unit === REPLACEMENT) lost++;
    if ((cue & Cue.Utf8AsGbk) !== 0) broken++;
    if (unit === REPLACEMENT || (cue & (Cue.Utf8AsGbk | Cue.EucKr | Cue.ShiftJis)) !== 0) telling = end;
    end++;
    // The start decides whether it is worth going on.
    if ((end - offset) % STRETCH === 0 && !isTelling()) break;
  }
  end = telling + 1;
  if (end - offset < LENGTH || !isTelling()) return undefined;
  const weighed = Math.min(end, offset + 100);
  return chinese().textCost(text, 0x20, 0x20, offset, weighed) < COST * (weighed - offset) ? undefined : end;
}

/** Units that are looked at, and the share of them that says that no more than scraps are left. */
const GLANCE = 32;
const MOST_LOST = 5;

/** The cheap verdict: whether so many characters around `offset` are lost that no search is worth it. */
export function isMostlyLost(text: string, offset: number, from: number, limit: number): boolean {
  const start = Math.max(from, offset - 4);
  const end = Math.min(limit, start + GLANCE);
  if (end - start < LENGTH) return false;
  const cues = cueTable();
  let lost = 0;
  let telling = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === REPLACEMENT) lost++;
    else if (((cues[unit] as number) & Cue.Utf8AsGbk) !== 0) telling++;
  }
  // Of UTF-8 read as GBK enough is left even where every second character has lost a byte.
  return lost * MOST_LOST >= end - start && telling < lost;
}
