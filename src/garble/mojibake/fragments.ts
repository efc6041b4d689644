import { REPLACEMENT } from '../../text/codec';
import { NO_CODE } from '../../text/codePage';
import type { Span } from '../../text/span';
import { chinese, isForeign } from '../language';
import { lazily } from '../lazily';
import { page, type ReadAs } from './pages';
import { Segmentation } from './segmentation';

// UTF-8 read as a page that lacks most of its pairs: what is left between the marks are whole characters here and there.

/** A reading of what is left. */
export interface Fragments {
  readonly readAs: ReadAs;
  /** The whole characters, and U+FFFD for each of the others. */
  readonly text: string;
  /** Characters outside ASCII that are whole. */
  readonly exact: number;
}

const PAGES: readonly ReadAs[] = ['big5', 'euc-kr', 'shift_jis'];
/** Characters that must be whole, nats that they must not exceed each, and the share of all that they must be. */
const LEAST = 3;
const READABLE = 10;
const SHARE = 1 / 5;
const LONGEST = 4096;
const MARK = -1;

/** What a byte is in UTF-8: the letters of the patterns below, and `.` behind the end. */
const KINDS = '.malc';
enum Kind {
  None,
  Mark,
  Ascii,
  First,
  Later,
}
/** A character of three bytes. */
const WHOLE = (Kind.First * KINDS.length + Kind.Later) * KINDS.length + Kind.Later;

/** By what is left of a character, how many bytes and marks, and what it costs in nats; `l` a first byte, `c` a later one, `m` a mark. */
const LOSSES: readonly (readonly [pattern: string, nats: number])[] = [
  ['lcm', 8],
  ['lmc', 8],
  ['mcc', 8],
  ['lm', 9],
  ['mc', 9],
  ['m', 10],
  ['mm', 11],
  ['mmm', 12],
  ['lc', 12],
  ['l', 13],
  ['c', 12],
  ['cc', 13],
];

interface Loss {
  readonly length: number;
  readonly nats: number;
}

/** By the kinds of three bytes in a row, as threeKinds() has them: the losses that they may begin with. */
const losses = lazily((): readonly (readonly Loss[])[] =>
  Array.from({ length: KINDS.length ** 3 }, (_, three) => {
    const kinds = [three / KINDS.length ** 2, three / KINDS.length, three].map(
      (kind) => KINDS[Math.floor(kind) % KINDS.length],
    );
    return LOSSES.filter(([pattern]) => kinds.join('').startsWith(pattern)).map(([{ length }, nats]) => ({
      length,
      nats,
    }));
  }),
);

/** What can be read of `[start, end)` as UTF-8 of which most bytes are lost. Linear; undefined where it is next to nothing. */
export function fragments(text: string, { start, end }: Span): Fragments | undefined {
  if (end - start > LONGEST) return undefined;
  let best: Fragments | undefined;
  for (const readAs of PAGES) {
    const bytes = bytesOf(text, start, end, readAs);
    const found = bytes && cheapest(bytes, readAs);
    if (found && found.exact > (best?.exact ?? 0)) best = found;
  }
  return best;
}

function bytesOf(text: string, start: number, end: number, readAs: ReadAs): number[] | undefined {
  const { codes, astral } = page(readAs);
  const bytes: number[] = [];
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    let code = unit === REPLACEMENT ? MARK : (codes[unit] as number);
    if (code === NO_CODE) {
      code = astral?.get(text.codePointAt(i) as number) ?? NO_CODE;
      if (code === NO_CODE) return undefined;
      i++;
    }
    if (code > 0xff) bytes.push(code >> 8);
    bytes.push(code === MARK ? MARK : code & 0xff);
  }
  return bytes;
}

/** The cheapest way to take the bytes as whole characters and lost ones. */
function cheapest(bytes: readonly number[], readAs: ReadAs): Fragments | undefined {
  const language = chinese();
  const count = bytes.length;
  const kinds = Uint8Array.from(bytes, kindOf);
  const way = new Segmentation(count);
  for (let at = 0; at < count; at++) {
    const last = way.lastAt(at);
    const first = bytes[at] as number;
    const three = threeKinds(kinds, at);
    if (kinds[at] === Kind.Ascii) way.offer(at, 1, language.cost(last, first), first);
    else if (three === WHOLE) {
      const unit =
        ((first & 0xf) << 12) | (((bytes[at + 1] as number) & 0x3f) << 6) | ((bytes[at + 2] as number) & 0x3f);
      if (unit >= 0x800 && !isForeign(unit)) way.offer(at, 3, language.cost(last, unit), unit);
    }
    for (const { length, nats } of losses()[three] as readonly Loss[]) way.offer(at, length, nats, REPLACEMENT);
  }
  const units = way.cuts()?.map((at) => way.lastAt(at));
  if (!units) return undefined;
  let [exact, nats, lost] = [0, 0, 0];
  for (const unit of units) {
    if (unit === REPLACEMENT) lost++;
    else if (unit > 0x7f) {
      exact++;
      nats += language.unigrams[unit] as number;
    }
  }
  if (exact < LEAST || nats > READABLE * exact || exact < SHARE * (exact + lost)) return undefined;
  return { readAs, text: String.fromCharCode(...units), exact };
}

function kindOf(byte: number): Kind {
  if (byte === MARK) return Kind.Mark;
  if (byte < 0x80) return Kind.Ascii;
  return byte < 0xc0 ? Kind.Later : Kind.First;
}

/** The kinds of the byte at `at` and of the two behind it, as one number. */
function threeKinds(kinds: Uint8Array, at: number): number {
  return (
    ((kinds[at] as number) * KINDS.length + (kinds[at + 1] ?? Kind.None)) * KINDS.length + (kinds[at + 2] ?? Kind.None)
  );
}
