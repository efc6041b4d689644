import { scriptOf } from '../text/script';
import { keyOf } from './key';

/** What documents went on with: by the key of a phrase or member, what followed it and how often, most often first. */
export interface Sequences {
  readonly next: Readonly<Record<string, readonly (readonly [text: string, count: number])[]>>;
}

const LONGEST_CONTEXT = 16;
const SHORTEST_CONTEXT = 2;

/** What followed the longest tail of `before` that documents know, without what is written in the other script. */
export function following({ next }: Sequences, before: string, script: 'simplified' | 'traditional'): string[] {
  const key = keyOf(before.slice(-LONGEST_CONTEXT * 2));
  for (let length = Math.min(LONGEST_CONTEXT, key.length); length >= SHORTEST_CONTEXT; length--) {
    const tail = key.slice(-length);
    if (!Object.hasOwn(next, tail)) continue;
    return (next[tail] ?? []).map(([text]) => text).filter((text) => [script, 'unknown'].includes(scriptOf(text)));
  }
  return [];
}
