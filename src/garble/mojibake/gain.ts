import { chinese } from '../language';

/** What stands beside the edge of a line. */
export const BLANK = 0x20;
/** Units whose cost is compared at the head of a long garble: where they are text at all, they make more nats than anything demands. */
const COMPARED = 64;

function neighbours(
  text: string,
  start: number,
  end: number,
  from: number,
  to: number,
): [previous: number, next: number] {
  return [start > from ? text.charCodeAt(start - 1) : BLANK, end < to ? text.charCodeAt(end) : BLANK];
}

/** How much more expected `original` is than the garble `[start, end)` that it would replace, both between their neighbours; in nats. */
export function gainOf(text: string, start: number, end: number, original: string, from: number, to: number): number {
  const language = chinese();
  const [before, after] = neighbours(text, start, end, from, to);
  const length = end - start;
  if (length <= COMPARED)
    return language.textCost(text, before, after, start, end) - language.textCost(original, before, after);
  const head = Math.floor((original.length * COMPARED) / length);
  return (
    language.textCost(text, before, BLANK, start, start + COMPARED) -
    language.textCost(original, before, BLANK, 0, head)
  );
}
