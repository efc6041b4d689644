import { readHtml } from './html';

export interface ClipboardText {
  readonly text: string;
  /** How many runs of noise, glosses and hidden text a plain paste would have brought along. */
  readonly spared: number;
}

/**
 * What is on the clipboard as a reader saw it.
 * @param html what a browser, Word or WPS put there, where there is any
 * @param plain what they put there as text
 */
export function readClipboard(html: string | undefined, plain: string): ClipboardText {
  const { text, dropped } = html ? readHtml(html) : { text: '', dropped: [] };
  // Some programs put an empty or a picture's HTML beside good text; a page that hides everything is misread.
  if (text.trim() === '') return { text: plain, spared: 0 };
  return { text, spared: plain.trim() === '' ? dropped.length : countInOrder(dropped, plain) };
}

/** A search that fails reads the text to its end; so many are enough to tell that the two do not belong together. */
const MOST_FAILURES = 50;

/** How many of the runs stand in the text, in their order. */
function countInOrder(runs: readonly string[], text: string): number {
  const squeezed = text.replace(/[\s\u00a0]+/g, '');
  let count = 0;
  let at = 0;
  let failures = 0;
  for (const run of runs) {
    const found = squeezed.indexOf(run, at);
    if (found >= 0) {
      count++;
      at = found + run.length;
    } else if (++failures === MOST_FAILURES) break;
  }
  return count;
}
