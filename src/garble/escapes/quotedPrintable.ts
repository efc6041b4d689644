import { decode } from '../../text/codec';
import type { Span } from '../../text/span';
import type { Candidate, DocumentEvidence, Paragraph, Sink } from '../rule';
import { byteRun } from './bytes';
import { decodeBytes, isChinese, isMarks, type Original, wholeCharacters } from './escape';

// RFC 2045: =XX for each byte, lines of at most 76 units, of which all but the last end in a soft break, `=`. A character may
// begin on one line and end on the next, so each line says what bytes it holds, and the document puts them together.

const EQUALS = 0x3d;
const FEWEST = 3;
const SHORTEST_SOFT = 70;
const LONGEST_LINE = 76;
/** So many runs of a document show that a single =3D or =20 is one, too. */
const FEWEST_RUNS = 3;

/** What a line says of a run. */
export interface QuotedBytes {
  readonly bytes: Uint8Array;
  /** Whether the line goes on, so that the run goes on behind it. */
  readonly soft: boolean;
  /** Whether it is a run only among others. */
  readonly weak: boolean;
}

/**
 * Reads a run or a soft break at `offset`.
 * @returns where to go on
 */
export function quotedRun(paragraph: Paragraph, offset: number, within: Span, sink: Sink<'escape'>): number {
  const { text, start: lineStart, terminator } = paragraph;
  const { end, bytes } = byteRun(text, offset, within.end, '=');
  const soft = end === paragraph.end - 1 && terminator > 0 && text.charCodeAt(end) === EQUALS;
  const continued = offset === lineStart && text.charCodeAt(lastOfLineBefore(text, lineStart)) === EQUALS;
  if (bytes.length === 0 && !(soft && isSoftLine(text, paragraph))) return offset + 1;
  const weak = bytes.length > 0 && bytes.length < FEWEST && !soft && !continued;
  if (weak && (bytes.length > 1 || (bytes[0] as number) >= 0x80)) return end;
  if (!weak) sink.count('quoted');
  const span = { start: offset, end: soft ? paragraph.end + terminator : end };
  const evidence: QuotedBytes = { bytes, soft, weak };
  sink.found({ ...span, certain: false, form: 'quoted-printable', replacements: [], evidence });
  return soft ? paragraph.end : Math.max(end, offset + 1);
}

function isSoftLine(text: string, { start, end }: Span): boolean {
  const length = end - start;
  return length >= SHORTEST_SOFT && length <= LONGEST_LINE && /=[0-9A-F]{2}/.test(text.slice(start, end));
}

function lastOfLineBefore(text: string, start: number): number {
  const last = text.charCodeAt(start - 1) === 0x0a ? start - 2 : start - 1;
  return text.charCodeAt(last) === 0x0d ? last - 1 : last;
}

/** Puts the runs together that soft breaks part, and reads them. Other candidates come back as they are. */
export function settleQuoted(
  candidates: readonly Candidate<'escape'>[],
  document: DocumentEvidence,
): Candidate<'escape'>[] {
  const isMail = document.count('escape', 'quoted') >= FEWEST_RUNS;
  const settled: Candidate<'escape'>[] = [];
  for (let i = 0; i < candidates.length; i++) {
    const candidate = candidates[i] as Candidate<'escape'>;
    if (typeof candidate.evidence !== 'object') {
      settled.push(candidate);
      continue;
    }
    const parts = [candidate.evidence as QuotedBytes];
    let { end } = candidate;
    while ((parts.at(-1) as QuotedBytes).soft && candidates[i + 1]?.start === end) {
      const next = candidates[i + 1] as Candidate<'escape'>;
      if (typeof next.evidence !== 'object') break;
      parts.push(next.evidence as QuotedBytes);
      end = next.end;
      i++;
    }
    const weak = parts.every((part) => part.weak || part.bytes.length === 0);
    if (weak && !isMail) continue;
    const found = read(candidate, parts, end, weak, isMail);
    if (found) settled.push(found);
  }
  return settled;
}

/** A mark by itself, as at the end of a line of digits. */
function decodeMarks(bytes: Uint8Array): Original | undefined {
  const text = decode(bytes, 'utf-8');
  return isMarks(text) ? { text, plain: true } : undefined;
}

function read(
  candidate: Candidate<'escape'>,
  parts: readonly QuotedBytes[],
  end: number,
  weak: boolean,
  isMail: boolean,
): Candidate<'escape'> | undefined {
  const bytes = Uint8Array.from(parts.flatMap((part) => [...part.bytes]));
  const { start, form } = candidate;
  const found = (text: string, certain: boolean, from = start, to = end): Candidate<'escape'> => ({
    start: from,
    end: to,
    form,
    certain,
    replacements: [text],
  });
  if (weak) {
    const text = String.fromCharCode(...bytes);
    return /^[\t\n\r -~]*$/.test(text) ? found(text.replace(/\r?\n$/, ''), true) : undefined;
  }
  const all = decodeBytes(bytes) ?? (isMail ? decodeMarks(bytes) : undefined);
  if (all) return found(all.text, all.plain && (isMarks(all.text) || isChinese(all.text)));
  const whole = wholeCharacters(bytes);
  const rest = parts.length === 1 ? decodeBytes(bytes.subarray(whole.from, whole.to)) : undefined;
  if (!rest || rest.text.length < FEWEST) return undefined;
  return found(rest.text, rest.plain && isChinese(rest.text), start + whole.from * 3, start + whole.to * 3);
}
