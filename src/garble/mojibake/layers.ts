import { isCue } from './cues';
import { isReadable } from './doubt';
import { gainOf } from './gain';
import { page, type ReadAs } from './pages';
import { withAllGuesses } from './pairReading';
import { exactPiece, type Reading } from './reading';
import { exactRun } from './utf8';

/** Nats a character up to which a reading is Chinese, and no further layer is looked for. */
const READABLE = 9.5;
/** Characters at either end of a reading that may be clean. */
const FRINGE = 4;

/** Looks for a garble at a place of a text that was itself given back. */
type Search = (text: string, offset: number) => Reading[];

/** Another layer below a reading that is still a garble. */
export function deeper(outer: Reading, text: string, from: number, limit: number, search: Search): Reading[] {
  if (outer.exact < 3 || isReadable(outer, READABLE)) return [];
  const whole = extended(outer, text, limit);
  return [...(whole ? below(whole, text, from, limit, search) : []), ...below(outer, text, from, limit, search)];
}

function below(outer: Reading, text: string, from: number, limit: number, search: Search): Reading[] {
  const inner = outer.text;
  // Clean Han that happen to be bytes of UTF-8 may stand before the garble, and be no cue or the wrong one.
  let found: Reading[] = [];
  for (let start = 0; start <= FRINGE && start < inner.length && found.length === 0; start++)
    if (isCue(inner.charCodeAt(start))) found = search(inner, start);
  return (
    found
      // Bytes written out and read again in the same page are the same bytes: no layer.
      .filter((reading) => reading.chain[0]?.readAs !== outer.chain[0]?.actual)
      .filter((reading) => reading.start <= FRINGE && inner.length - reading.end <= FRINGE)
      .flatMap((found) => {
        const reading = withAllGuesses(found, inner);
        const cut = narrowed(outer, reading.start, reading.end, text);
        if (!cut) return [];
        const lost = outer.lost + reading.lost;
        const piece = {
          ...cut,
          text: reading.text,
          lost,
          known: reading.exact,
          others: [],
          margin: Number.POSITIVE_INFINITY,
          edge: Number.POSITIVE_INFINITY,
        };
        const gain = gainOf(text, cut.start, cut.end, reading.text, from, limit);
        return [{ ...reading, ...cut, chain: [...outer.chain, ...reading.chain], pieces: [piece], lost, gain }];
      })
  );
}

/** The units of `outer` that its characters `[start, end)` come from, if they come from whole units. */
function narrowed(
  outer: Reading,
  start: number,
  end: number,
  text: string,
): { start: number; end: number } | undefined {
  if (start === 0 && end === outer.text.length) return { start: outer.start, end: outer.end };
  if (outer.pieces.length !== 1 || outer.chain[0]?.actual !== 'utf-8') return undefined;
  const readAs = outer.chain[0].readAs as ReadAs;
  const wanted = outer.text.slice(start, end);
  for (let first = outer.start; first <= outer.start + 8; first++) {
    for (let last = outer.end; last > outer.end - 12 && last > first; last--) {
      const run = exactRun(text, first, last, page(readAs));
      if (run.text === wanted) return { start: first, end: run.end };
      if (start === 0 && first > outer.start) return undefined;
    }
  }
  return undefined;
}

/**
 * The reading with what follows it: the upper layer ends in characters of two bytes where the lower one lacked a byte, and those
 * are too ordinary in GBK to be taken for garble by themselves.
 */
function extended(outer: Reading, text: string, limit: number): Reading | undefined {
  const [misreading] = outer.chain;
  if (misreading?.actual !== 'utf-8' || outer.lost > 0) return undefined;
  const { codes, doubleByte } = page(misreading.readAs as ReadAs);
  if (!doubleByte || outer.end >= limit) return undefined;
  const code = codes[text.charCodeAt(outer.end)] as number;
  const lead = code >> 8;
  const trail = code & 0xff;
  if (lead < 0xc2 || lead > 0xdf || trail < 0x80 || trail > 0xbf) return undefined;
  const more = String.fromCharCode(((lead & 0x1f) << 6) | (trail & 0x3f));
  const end = outer.end + 1;
  const original = outer.text + more;
  const pieces = [exactPiece(outer.start, end, original)];
  return { ...outer, end, text: original, pieces, exact: outer.exact + 1 };
}
