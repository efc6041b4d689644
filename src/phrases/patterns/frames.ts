import type { Span } from '../../text/span';
import { hanIn } from '../extraction/clauses';
import { Role } from '../extraction/functionWords';
import type { PhraseKind } from '../phrase';
import type { Pattern, Reading } from './pattern';

const LONGEST = 60;
const LEAST_HAN = 4;
/** A frame counts once it was filled in several ways. */
const EMPTY = 0.42;

/** A sentence pattern of official prose. The groups are its gaps; `lead` may be left out. */
interface Shape {
  readonly parts: RegExp;
  readonly kind: PhraseKind;
  readonly strength: number;
}

const SHAPES: readonly Shape[] = [
  { parts: /由([^。；！？：]{2,30}?，?)向([^。；！？：]{2,40}?)转变/dg, kind: 'parallel-clause', strength: 0.6 },
  { parts: /从([^，。；！？：]{2,14})向([^，。；！？：]{2,14}?)转变/dg, kind: 'parallel-clause', strength: 0.6 },
  { parts: /变([^，。；！？：]{2,8})为([^，。；！？：]{2,8})(?=[，。；、])/dg, kind: 'collocation', strength: 0.55 },
  {
    parts: /(?<lead>充分|更好地|积极|真正|切实)?发挥([^，。；！？：的]{2,10})作用/dg,
    kind: 'collocation',
    strength: 0.56,
  },
  { parts: /既要([^，。；！？：]{2,14})，又要([^，。；！？：]{2,14})/dg, kind: 'parallel-clause', strength: 0.52 },
  {
    parts: /在([^，。；！？：]{2,6})上([^，。；！？：]{2,12})，在([^，。；！？：]{2,6})上([^，。；！？：]{2,12})/dg,
    kind: 'parallel-clause',
    strength: 0.5,
  },
];

/** Two halves that hold each other: 到位而不越位, 不达目的不罢休. Without gaps, since what fills them is all there is. */
const BALANCED = [
  /[^，。；！？：、]{1,5}而不[^，。；！？：、的]{1,6}(?=[，。；、])/g,
  /不(?:目的|[^，。；！？：、的不]){1,3}不[^，。；！？：、的不]{2,4}(?=[，。；、的])/g,
];
const BALANCED_STRENGTH = 0.52;
/** What a balanced phrase is said of. */
const SUBJECT = /^(?:工作|办事|做事|服务|说话|为人)(?=..而不)/;

/** Sentence patterns with what fills them, and the patterns themselves: 由疲于应付向主动谋划转变, 由……向……转变. */
export const frames: Pattern = (reading, found) => {
  const { folded } = reading;
  for (const { parts, kind, strength } of SHAPES) {
    for (const match of folded.matchAll(parts)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (!isSolid(folded, span)) continue;
      found({ ...span, kind, strength });
      found({ ...span, kind: 'frame', strength: EMPTY, ...emptied(reading, match) });
    }
  }
  for (const shape of BALANCED) {
    for (const match of folded.matchAll(shape)) {
      const span = withoutLead(reading, { start: match.index, end: match.index + match[0].length });
      if (!isSolid(folded, span)) continue;
      found({ ...span, kind: 'collocation', strength: BALANCED_STRENGTH });
      const subject = SUBJECT.exec(match[0])?.[0].length ?? 0;
      if (subject > 0)
        found({ start: match.index + subject, end: span.end, kind: 'collocation', strength: BALANCED_STRENGTH });
    }
  }
};

function isSolid(folded: string, { start, end }: Span): boolean {
  return (
    end - start <= LONGEST &&
    hanIn(folded, start, end) >= LEAST_HAN &&
    !/[0-9０-９A-Za-z\ufffc]/.test(folded.slice(start, end))
  );
}

function withoutLead({ folded, roles }: Reading, { start, end }: Span): Span {
  while (start < end && roles[start] !== Role.Content && folded.charAt(start) !== '不') start++;
  return { start, end };
}

/** The frame with its gaps open, in the script of the document. */
function emptied({ passage }: Reading, match: RegExpExecArray): { text: string; frame: string } {
  const lead = match.groups !== undefined;
  const gaps = (match.indices ?? []).slice(lead ? 2 : 1);
  let text = '';
  let frame = '';
  let from = match.index + (match.groups?.lead?.length ?? 0);
  gaps.forEach((gap, at) => {
    const [start, end] = gap as [number, number];
    text += `${passage.text.slice(from, start)}……`;
    frame += `${passage.text.slice(from, start)}\${${at + 1}:…}`;
    from = end;
  });
  const rest = passage.text.slice(from, match.index + match[0].length);
  return { text: text + rest, frame: frame + rest };
}
