import { hanIn } from '../clauses';
import type { Candidate, Pattern } from './pattern';

const LONGEST = 60;

/** A sentence pattern of official prose: what opens it, what stands between its gaps, what closes it. */
interface Shape {
  readonly parts: RegExp;
  readonly text: string;
  readonly frame: string;
  readonly strength: number;
  /** May run over a comma. */
  readonly wide?: true;
}

const SHAPES: readonly Shape[] = [
  { parts: /由([^。；！？：]{2,30}?)，?向([^。；！？：]{2,40}?)转变/g, text: '由……向……转变', frame: '由${1:…}向${2:…}转变', strength: 0.6, wide: true },
  { parts: /从([^，。；！？：]{2,14})，?向([^，。；！？：]{2,14}?)转变/g, text: '从……向……转变', frame: '从${1:…}向${2:…}转变', strength: 0.6, wide: true },
  { parts: /变([^，。；！？：]{2,8})为([^，。；！？：]{2,8})(?=[，。；、])/g, text: '变……为……', frame: '变${1:…}为${2:…}', strength: 0.55 },
  { parts: /(?:充分|更好地|积极|真正|切实)?发挥([^，。；！？：的]{2,10})(?:的[^，。；！？：]{0,6})?作用/g, text: '发挥……作用', frame: '发挥${1:…}作用', strength: 0.56 },
  { parts: /既要([^，。；！？：]{2,14})，又要([^，。；！？：]{2,14})/g, text: '既要……，又要……', frame: '既要${1:…}，又要${2:…}', strength: 0.52, wide: true },
  { parts: /既能?([^，。；！？：要]{2,12})，?又能?([^，。；！？：要]{2,12})(?=[，。；])/g, text: '既……又……', frame: '既${1:…}又${2:…}', strength: 0.42 },
  { parts: /在([^，。；！？：]{2,6})上([^，。；！？：]{2,12})，在([^，。；！？：]{2,6})上([^，。；！？：]{2,12})/g, text: '在……上……，在……上……', frame: '在${1:…}上${2:…}，在${3:…}上${4:…}', strength: 0.5, wide: true },
  { parts: /[^，。；！？：、]{1,5}而不[^，。；！？：、的]{1,6}(?=[，。；、])/g, text: '', frame: '', strength: 0.52 },
  { parts: /不(?:目的|[^，。；！？：、的不]){1,3}不[^，。；！？：、的不]{2,4}(?=[，。；、的])/g, text: '', frame: '', strength: 0.5 },
];

/** Sentence patterns with what fills them, and the pattern itself: 由疲于应付向主动谋划转变, 由……向……转变. */
export const frames: Pattern = ({ folded, clauses, roles }, found) => {
  if (clauses.length === 0) return;
  for (const { parts, text, frame, strength, wide } of SHAPES) {
    for (const match of folded.matchAll(parts)) {
      let start = match.index;
      const end = match.index + match[0].length;
      if (end - start > LONGEST || hanIn(folded, start, end) < 4) continue;
      if (text === '') while (start < end && roles[start] !== 0 && folded.charAt(start) !== '不') start++;
      if (hanIn(folded, start, end) < 4) continue;
      const noise = /[0-9０-９A-Za-z\ufffc]/.test(match[0]) ? 0.3 : 0;
      const candidate: Candidate = { start, end, kind: wide ? 'parallel-clause' : 'collocation', strength: strength - noise };
      found(candidate);
      // 工作到位而不越位: what it is said of may be left out.
      const subject = /^(?:工作|办事|做事|服务|说话|为人)(?=..而不)/.exec(match[0])?.[0].length ?? 0;
      if (text === '' && subject > 0) found({ ...candidate, start: start + subject });
      if (text !== '') found({ start, end, kind: 'frame', text, frame, strength: 0.3 });
    }
  }
};
