import { CharacterClass, classOf } from '../../text/han';
import type { Span } from '../../text/span';

// The mark-up of forums: [b]…[/b], [url=…]…[/url], [img]…[/img].

/** A tag, or a whole that stands for no text: a picture, an attachment. */
export interface ForumTag extends Span {
  readonly name: string;
  readonly sort: 'opening' | 'closing' | 'whole';
  /** Whether it can be nothing else even without the other half of its pair. */
  readonly alone: boolean;
}

const SLASH = 0x2f;
const PAREN = 0x28;
const LONGEST_NAME = 10;
const LONGEST_VALUE = 300;
/** How far the other half of a pair is looked for in its line, and the extent of a picture's address. */
const REACH = 2000;
const LONGEST_WHOLE = 300;

const NAMES = new Set(
  (
    'b i u s url img font size color align quote attach attachimg backcolor table tr td list hide code free float indent ' +
    'center left right email flash media audio sup sub postbg page'
  )
    .trim()
    .split(' '),
);
/** What stands between these is an address or a number and no text. */
const WHOLES = new Set(['img', 'attach', 'attachimg', 'flash', 'media', 'audio', 'postbg']);
/** What follows a tag that is spoken of: 用[b]文字[/b], 输入[hr]. */
const SHOWN = /(?:用|输入|輸入|[写寫][成作为為]?|格式[为為是]?|例?如|插入|代码|程式碼)[:：“「"'\s]{0,2}$/;

/** The tag at `offset`; undefined where the bracket is another one: [1], [附件](…), a[i]. */
export function forumTagAt(text: string, offset: number, limit: number): ForumTag | undefined {
  const closing = text.charCodeAt(offset + 1) === SLASH;
  const from = offset + (closing ? 2 : 1);
  let i = from;
  while (i < limit && i - from < LONGEST_NAME && classOf(text.charCodeAt(i)) === CharacterClass.Latin) i++;
  const name = text.slice(from, i).toLowerCase();
  if (!NAMES.has(name)) return undefined;
  const close = text.slice(i, Math.min(limit, i + LONGEST_VALUE)).indexOf(']');
  const value = close < 0 ? '' : text.slice(i, i + close);
  const end = i + close + 1;
  if (close < 0 || (value !== '' && !value.startsWith('=')) || text.charCodeAt(end) === PAREN) return undefined;
  if (!closing && WHOLES.has(name)) {
    const rest = text.slice(end, Math.min(limit, end + LONGEST_WHOLE));
    const address = /^[!-Z\\^-~]*/.exec(rest)?.[0] ?? '';
    const mark = `[/${name}]`;
    if (rest.slice(address.length, address.length + mark.length).toLowerCase() === mark)
      return { name, sort: 'whole', start: offset, end: end + address.length + mark.length, alone: true };
  }
  // `a[i]` counts and [s] is a sound: a letter is a tag only together with the other half of its pair.
  return {
    name,
    sort: closing ? 'closing' : 'opening',
    start: offset,
    end,
    alone: name.length > 1 && (closing || value !== ''),
  };
}

/** From the opening to the closing tag of the pair that `tag` belongs to, where both are in its line `[start, end)`. */
export function pairAround(text: string, tag: ForumTag, { start, end }: Span): Span | undefined {
  if (tag.sort === 'whole') return tag;
  if (tag.sort === 'opening') {
    const mark = `[/${tag.name}]`;
    const at = text
      .slice(tag.end, Math.min(end, tag.end + REACH))
      .toLowerCase()
      .indexOf(mark);
    return at < 0 ? undefined : { start: tag.start, end: tag.end + at + mark.length };
  }
  const from = Math.max(start, tag.start - REACH);
  const before = text.slice(from, tag.start).toLowerCase();
  const at = Math.max(before.lastIndexOf(`[${tag.name}]`), before.lastIndexOf(`[${tag.name}=`));
  return at < 0 ? undefined : { start: from + at, end: tag.end };
}

/** Whether what stands before says that mark-up is shown and not used. */
export function isShown(text: string, start: number, lineStart: number): boolean {
  return SHOWN.test(text.slice(Math.max(lineStart, start - 8), start));
}

/** What pairing needs of a tag; sorted by start. */
export interface PairedTag {
  readonly start: number;
  readonly name: string;
  readonly sort: ForumTag['sort'];
}

/** The indices of tags whose other half stands in the same document, by index of the other half. */
export function pairTags(tags: readonly PairedTag[]): ReadonlyMap<number, number> {
  const open = new Map<string, number[]>();
  const pairs = new Map<number, number>();
  for (const [index, { name, sort }] of tags.entries()) {
    if (sort === 'opening') {
      const stack = open.get(name);
      if (stack) stack.push(index);
      else open.set(name, [index]);
    } else if (sort === 'closing') {
      const partner = open.get(name)?.pop();
      if (partner === undefined) continue;
      pairs.set(partner, index).set(index, partner);
    }
  }
  return pairs;
}
