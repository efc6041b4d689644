import type { Forms } from './forms';
import { countHan } from './gates';
import { ELLIPSIS, Key, SEPARATOR } from './key';

/** A gap holds a word or two, not a sentence. */
const LONGEST_GAP = 14;
/** With less fixed text than this, a frame (以……为……) stands in half of all sentences by accident. */
const LEAST_HAN = 4;
/** The part that opens a frame, or the one that closes it, is a word of its own: 由……向……转变, not 由……向……. */
const LEAST_HAN_AT_AN_END = 2;
const STOPS = '。！？!?\n\r';

/** A fixed part of a frame. */
interface Part {
  readonly units: Uint16Array;
  /** The gap before it may hold commas: the frame itself has one beside it (既要……，又要……). */
  readonly afterClause: boolean;
}

/** By number of phrase. */
const skeletons = new WeakMap<Forms, Map<number, readonly Part[]>>();

/**
 * Where a frame whose key begins at unit `from` of the key of `text` ends: behind its last fixed part. `undefined` where it
 * does not stand there, or has too little fixed text to be looked for. Each part is taken at its first place behind a gap,
 * so the cost is bounded by parts times gap.
 */
export function endOfFrame(forms: Forms, frame: number, text: string, key: Key, from: number): number | undefined {
  let at = from;
  for (const [number, part] of partsOf(forms, frame).entries()) {
    const found = number === 0 ? (startsWith(key, at, part.units) ? at : -1) : find(text, key, at, part);
    if (found < 0) return undefined;
    at = found + part.units.length;
  }
  return at > from ? at : undefined;
}

function partsOf(forms: Forms, frame: number): readonly Part[] {
  let known = skeletons.get(forms);
  if (known === undefined) {
    known = new Map();
    skeletons.set(forms, known);
  }
  let parts = known.get(frame);
  if (parts === undefined) {
    parts = fixedParts(forms.phrases.head(frame).text);
    known.set(frame, parts);
  }
  return parts;
}

/** The fixed parts in order; none where they would not be telling enough. */
function fixedParts(text: string): Part[] {
  const key = new Key().readPhrase(text);
  if (key.units[0] === ELLIPSIS) return [];
  const parts: Part[] = [];
  let clause = false;
  for (let from = 0; from < key.length; ) {
    let end = from;
    while (end < key.length && key.units[end] !== ELLIPSIS) end++;
    let [start, stop] = [from, end];
    while (start < stop && key.units[start] === SEPARATOR) start++;
    while (stop > start && key.units[stop - 1] === SEPARATOR) stop--;
    if (start < stop) parts.push({ units: key.units.slice(start, stop), afterClause: clause || start > from });
    clause = stop < end;
    from = end + 1;
  }
  const han = parts.map(({ units }) => countHan(units, 0, units.length));
  const total = han.reduce((sum, more) => sum + more, 0);
  const telling = total >= LEAST_HAN && Math.max(han[0] ?? 0, han.at(-1) ?? 0) >= LEAST_HAN_AT_AN_END;
  return parts.length > 1 && telling ? parts : [];
}

/** The first place of a part behind a gap of at least one unit that begins at unit `from`; -1 without one. */
function find(text: string, key: Key, from: number, { units, afterClause }: Part): number {
  for (let at = from; at <= from + LONGEST_GAP && at < key.length; at++) {
    if (at > from && startsWith(key, at, units)) return at;
    const unit = key.units[at] as number;
    if (unit === SEPARATOR && !afterClause && text.charAt(key.starts[at] as number) !== '、') return -1;
    if (STOPS.includes(String.fromCharCode(unit))) return -1;
  }
  return -1;
}

function startsWith(key: Key, from: number, part: Uint16Array): boolean {
  if (from + part.length > key.length) return false;
  for (let i = 0; i < part.length; i++) if (key.units[from + i] !== part[i]) return false;
  return true;
}
