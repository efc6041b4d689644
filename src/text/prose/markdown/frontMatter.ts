import { isBlank, isSpace } from '../../ascii';
import { isFence } from './marks';

// Front matter: data between two lines of `---` (YAML) or `+++` (TOML) at a document's very start.

/** The fence that opens front matter on the document's first line; undefined where there is none. */
export function frontMatterFence(text: string, start: number, end: number): string | undefined {
  const mark = text.slice(start, start + 3);
  return (mark === '---' || mark === '+++') && isBlank(text, start + 3, end) ? mark : undefined;
}

/** What a line is behind the fence `fence`: data, the fence that ends it, or prose, and then the fence was a rule after all. */
export function frontMatterLine(text: string, start: number, end: number, fence: string): 'data' | 'end' | 'prose' {
  if (isFence(text, start, end, fence) || (fence === '---' && isFence(text, start, end, '...'))) return 'end';
  return fence === '+++' || looksLikeYaml(text, start, end) ? 'data' : 'prose';
}

/** At a line's start of a YAML mapping stands a key, an item, a comment or what closes a collection; prose does not. */
function looksLikeYaml(text: string, start: number, end: number): boolean {
  if (isBlank(text, start, end) || isSpace(text.charCodeAt(start))) return true;
  return /^(?:[#\]}]|-(?:\s|$)|[^\s:，。、；：]{1,60}\s*:(?:\s|$))/.test(text.slice(start, Math.min(end, start + 80)));
}
