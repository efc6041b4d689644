import type { Span } from '../text/span';
import type { TextEdit } from './finding';

/**
 * What mends a finding: the text that takes the place of its span, or edits of parts of it, or beside it. The offsets of these count from
 * where the finding starts, so that they stay what they are when the text before it changes.
 */
export type Replacement = string | readonly TextEdit[];

/** The span goes. */
export const DELETION: readonly Replacement[] = [''];

/** The replacement that makes `edits`, in offsets of the text, of what starts at `start`. */
export function replacing(start: number, edits: readonly TextEdit[]): Replacement {
  return edits.map((edit) => ({ start: edit.start - start, end: edit.end - start, text: edit.text }));
}

/** The edits of the replacement, in offsets of the text, of what lies at the span. */
export function editsOf({ start, end }: Span, replacement: Replacement): TextEdit[] {
  if (typeof replacement === 'string') return [{ start, end, text: replacement }];
  return replacement.map((edit) => ({ start: start + edit.start, end: start + edit.end, text: edit.text }));
}
