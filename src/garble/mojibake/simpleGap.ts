import { REPLACEMENT } from '../../text/codec';
import { NO_CODE } from '../../text/codePage';
import { chinese } from '../language';
import { cheapest } from './cheapest';
import { charactersFor, Mark } from './lostBytes';
import type { Page } from './pages';
import { exactPiece, type Piece } from './reading';
import { exactRun, isContinuation } from './utf8';

/** Bytes that are looked at, and characters after the gap that show that the garble goes on. */
const BYTES = 24;
const FOLLOWING = 2;
const KEPT = 6;
/** Nats that a common character does not exceed. */
const COMMON = 9;
const WILD = -1;
/** What U+3000 becomes, with U+FFFD for its last byte. */
const SPACE = 0x9286;

const bytes = new Int16Array(BYTES + 1);
const unitOf = new Int32Array(BYTES + 2);

/**
 * The frequent loss, without a search: one byte of one character is U+FFFD, and everything around it is exact.
 * @param start where a unit and a character begin
 * @param previous the original's character before `start`
 * @returns undefined where it is not that simple
 */
export function simpleGap(text: string, start: number, limit: number, page: Page, previous: number): Piece | undefined {
  let count = 0;
  for (let i = start; i < limit && count < BYTES - 1; i++) {
    const unit = text.charCodeAt(i);
    const code = unit === REPLACEMENT ? WILD : (page.codes[unit] as number);
    // € may be one byte or, in GB 18030, two.
    if (code === NO_CODE || (code === 0x80 && page.name === 'gbk')) break;
    if (code > 0xff) {
      unitOf[count] = i;
      bytes[count++] = code >> 8;
    }
    unitOf[count] = i;
    bytes[count++] = code & (code === WILD ? WILD : 0xff);
  }
  unitOf[count] = (unitOf[count - 1] ?? start) + 1;
  let at = 0;
  let head = '';
  let last = previous;
  for (;;) {
    if (at > 0 && (at >= count - 2 || at > 9)) return undefined;
    const lead = bytes[at] as number;
    if (lead < 0xe2 || lead > 0xef || at + 2 >= count) return undefined;
    const second = bytes[at + 1] as number;
    const third = bytes[at + 2] as number;
    if (isContinuation(second) && isContinuation(third)) {
      last = ((lead & 0xf) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
      head += String.fromCharCode(last);
      at += 3;
      continue;
    }
    const lostSecond = second === WILD && isContinuation(third);
    if (!lostSecond && !(third === WILD && isContinuation(second))) return undefined;
    at += 3;
    return fill(lead, lostSecond ? 0 : second, lostSecond ? third : 0);
  }

  function fill(lead: number, second: number, third: number): Piece | undefined {
    // On to where a character and a unit end together.
    let tail = '';
    let to = at;
    while (to < count && to > 0 && unitOf[to] === unitOf[to - 1]) {
      const b0 = bytes[to] as number;
      const b1 = bytes[to + 1] as number;
      const b2 = bytes[to + 2] as number;
      if (to + 2 >= count || b0 < 0xe2 || b0 > 0xef || !isContinuation(b1) || !isContinuation(b2)) return undefined;
      tail += String.fromCharCode(((b0 & 0xf) << 12) | ((b1 & 0x3f) << 6) | (b2 & 0x3f));
      to += 3;
    }
    const end = unitOf[to] as number;
    const after = exactRun(text, end, Math.min(limit, end + 8), page, false);
    if (end < limit && after.characters < FOLLOWING) return undefined;
    const next = tail !== '' ? tail.charCodeAt(0) : after.text !== '' ? after.text.charCodeAt(0) : 0x20;
    const language = chinese();
    // Where the line's next paragraph begins, a byte was left over at the end of this one: any byte.
    const ends = lead > 0xe3 && text.charCodeAt(end) === SPACE && text.charCodeAt(end + 1) === REPLACEMENT;
    const mark = second === 0 ? Mark.Second : ends ? Mark.Ended : Mark.Third;
    const following = mark === Mark.Second ? third : at < count ? (bytes[at] as number) : WILD;
    const gap = { lead, second, third, silent: false, leadMissing: false, mark, following };
    const best = cheapest();
    best.find(charactersFor(page, gap), last, 0, Number.POSITIVE_INFINITY, KEPT, next);
    if (best.count === 0) return undefined;
    const first = best.units[0] as number;
    const whole = (unit: number): string => head + String.fromCharCode(unit) + tail;
    // Where the decoder can have stumbled over one byte only, that byte is as good as there: 0x80, for 、 and 。 between others.
    if (best.count === 1 && mark === Mark.Second && (language.unigrams[first] as number) < COMMON)
      return exactPiece(start, end, whole(first));
    const others = new Array<string>(best.count - 1);
    for (let i = 1; i < best.count; i++) others[i - 1] = whole(best.units[i] as number);
    return {
      start,
      end,
      text: whole(first),
      lost: 1,
      known: head.length + tail.length,
      others,
      margin: (best.count > 1 ? (best.costs[1] as number) : Number.POSITIVE_INFINITY) - (best.costs[0] as number),
      edge: Number.POSITIVE_INFINITY,
    };
  }
}
