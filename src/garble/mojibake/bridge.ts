import { REPLACEMENT } from '../../text/codec';
import { NO_CODE } from '../../text/codePage';
import { LossSearch } from './lossSearch';
import type { Page } from './pages';
import { exactPiece, type Piece } from './reading';
import { isContinuation } from './utf8';

/** Units that the search for lost bytes looks at beyond the place where decoding failed. */
const WINDOW = 10;

/**
 * Reads on where bytes are missing: from `start`, where a unit and a character begin, past `failedAt`.
 * @param previous the original's character before `start`
 * @returns undefined where leaving the units as they are is the better reading
 */
export function bridge(
  text: string,
  start: number,
  failedAt: number,
  limit: number,
  page: Page,
  previous: number,
): Piece | undefined {
  if (!mayBegin(text, start, limit, page)) return undefined;
  const end = Math.min(limit, failedAt + WINDOW);
  const key = String.fromCharCode(previous, failedAt - start, end - start) + page.name + text.slice(start, end + 1);
  let found = recent.get(key);
  if (found === undefined) {
    found = new LossSearch(text, start, failedAt, end, page).best(previous) ?? NOWHERE;
    if (recent.size === MOST_RECENT) recent.clear();
    recent.set(key, found);
  }
  return found === NOWHERE ? undefined : moved(found, start);
}

/**
 * What was found of late, by all that it depends on: what precedes, the page, and the units up to the one behind the window, where the
 * search stops looking. Where a reading comes to nothing the next one begins a unit later, and a long one is read anew when its head has
 * shown that it is to be trusted.
 */
const recent = new Map<string, Piece>();
const MOST_RECENT = 128;
/** Stands for leaving the units as they are. */
const NOWHERE = exactPiece(0, 0, '');

function moved(piece: Piece, start: number): Piece {
  return piece.start === start ? piece : { ...piece, start, end: piece.end - piece.start + start };
}

/** Whether a character can begin at `start` at all: behind a garble stands clean text nearly always, and cannot. */
function mayBegin(text: string, start: number, limit: number, page: Page): boolean {
  if (start >= limit) return false;
  const unit = text.charCodeAt(start);
  if (unit === REPLACEMENT) return true;
  const code = page.codes[unit] as number;
  if (code === NO_CODE) return false;
  if (code <= 0xff) return code < 0x80 || code >= 0xc2;
  const lead = code >> 8;
  const second = code & 0xff;
  return lead >= 0xe2 ? lead <= 0xf3 : lead >= 0xc2 && lead <= 0xdf && isContinuation(second);
}
