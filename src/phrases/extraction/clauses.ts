import { lazily } from '../../garble/lazily';
import { isHan } from '../../text/han';
import type { Span } from '../../text/span';

/** A stretch between commas and stops; `stop` is the mark behind it, empty at the passage's end. */
export interface Clause extends Span {
  readonly stop: string;
}

const STOPS = '，；：。！？…—（）()［］【】〔〕《》<>|\ufffc\n';
const PAIRS = ['“”', '‘’', '（）', '《》', '【】', '〔〕'];
const SENTENCE_STOPS = '。！？';
/** More marks than this are open at once in no text that pairs them. */
const DEEPEST = 8;

/** By unit, what a mark is: 64 KB each. */
const marks = lazily(() => {
  const stops = new Uint8Array(0x10000);
  for (let i = 0; i < STOPS.length; i++) stops[STOPS.charCodeAt(i)] = 1;
  /** 1 for what opens a pair; for what closes one, the unit that opens it. */
  const pairs = new Uint16Array(0x10000);
  for (const pair of PAIRS) {
    pairs[pair.charCodeAt(0)] = OPENS;
    pairs[pair.charCodeAt(1)] = pair.charCodeAt(0);
  }
  return { stops, pairs };
});

const NO_MARK = 0;
const OPENS = 1;
const LIST_COMMA = 0x3001;

/** The stretches between commas and stops, without those that are empty. */
export function clausesOf(folded: string): Clause[] {
  const { stops } = marks();
  const clauses: Clause[] = [];
  let start = 0;
  for (let i = 0; i <= folded.length; i++) {
    const code = folded.charCodeAt(i);
    const demands = code === LIST_COMMA && beginsDemand(folded, start, i);
    if (i < folded.length && stops[code] === 0 && !demands) continue;
    const unit = folded.charAt(i);
    const span = trim(folded, start, i);
    if (span.start < span.end) clauses.push({ ...span, stop: demands ? '，' : unit });
    else if (clauses.length > 0 && SENTENCE_STOPS.includes(unit) && unit !== '')
      clauses[clauses.length - 1] = { ...(clauses.at(-1) as Clause), stop: unit };
    start = i + 1;
  }
  return clauses;
}

/** Whether 、 at `at` stands for a comma: behind it a demand begins, and before it there is none to go with it. */
function beginsDemand(folded: string, start: number, at: number): boolean {
  return /^(?:要|必须|应当)/.test(folded.slice(at + 1, at + 3)) && !/要|必须|应当/.test(folded.slice(start, at));
}

/** Without spaces, and without quotation marks whose partner is not between them. */
export function trim(folded: string, start: number, end: number): Span {
  while (start < end && ' ”’'.includes(folded.charAt(start))) start++;
  while (end > start && ' “‘'.includes(folded.charAt(end - 1))) end--;
  return { start, end };
}

/** Where the partner of each mark that comes in pairs stands; -1 for everything else. Those of a sentence pair among themselves. */
export function partnersOf(folded: string): Int32Array {
  const { pairs } = marks();
  const partners = new Int32Array(folded.length).fill(-1);
  const open: number[] = [];
  for (let i = 0; i < folded.length; i++) {
    const pair = pairs[folded.charCodeAt(i)] as number;
    if (pair === NO_MARK) continue;
    if (pair === OPENS) {
      if (open.length === DEEPEST) open.shift();
      open.push(i);
      continue;
    }
    const at = open.findLastIndex((opening) => folded.charCodeAt(opening) === pair);
    if (at < 0) continue;
    const opening = open[at] as number;
    open.length = at;
    partners[opening] = i;
    partners[i] = opening;
  }
  return partners;
}

/** How many Han `[start, end)` holds. */
export function hanIn(folded: string, start: number, end: number): number {
  let han = 0;
  for (let i = start; i < end; i++) if (isHan(folded.charCodeAt(i))) han++;
  return han;
}

/** Whether `[start, end)` is Han and nothing else. */
export function isAllHan(folded: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isHan(folded.charCodeAt(i))) return false;
  return start < end;
}
