import { type Block, blockOf, OPEN, place } from './markdown/blocks';
import { inlineProse } from './markdown/inlines';
import type { ProseScanner } from './scanner';

/**
 * The prose of a Markdown document (CommonMark 0.31.2 with GitHub's math, footnotes and front matter), in one linear pass.
 * A full parser would be the better judge, but mdast-util-from-markdown runs at 1.3 MB/s and is quadratic on some input;
 * it is the oracle of the tests instead. HTML blocks are masked whole, inline tags stay prose: rules look at them.
 */
export const markdown: ProseScanner = {
  initial: OPEN.start,
  place,
  line(text, line, state, into) {
    const block = blockOf(text, line, state);
    if (block.kind !== 'text') return block.after;
    const open = inlineProse(text, block.start, line.end, block, () => continuation(text, line, block), into);
    return block.continues ? block.after + open : block.after;
  },
};

/** The next line's span, where it goes on with this line's paragraph. */
function continuation(text: string, line: { end: number; terminator: number }, block: Block) {
  if (!block.continues || line.terminator === 0) return undefined;
  const start = line.end + line.terminator;
  let end = start;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (unit === 0x0a || unit === 0x0d) break;
  }
  const next = blockOf(text, { start, end }, block.after);
  return next.kind === 'text' && next.goesOn ? { start: next.start, end } : undefined;
}
