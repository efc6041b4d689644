// Mark-up that came along with a page's or a file's text: <br />, </span>, [/font], HYPERLINK "…", PAGE \* MERGEFORMAT.
//
// Cause: the page's source was scraped; a forum's own mark-up (BBCode) was never rendered; Word's field codes or a table's last
// bar were copied. Inline HTML is legal in Markdown, and a text about HTML names tags: only known names with valid attributes
// are looked at, and none that is quoted or called a tag.
//
// Fires:  各位同志：<br />　　大家好   <span style="color:red">通知</span>   [/font]
// Silent: 若 a<b 且 b>c   <<三字经>>   使用 <br> 标签   [注1]
import { CharacterClass, classOf } from '../../text/han';
import { isMentioned } from '../mention';
import { type Debris, debrisAt, isQuoted, touchesText } from '../page/tagDebris';
import type { Candidate, Paragraph, Rule } from '../rule';

const LESS = 0x3c;
const LEFT_BRACKET = 0x5b;
const BAR = 0x7c;
/** What Word's field codes begin with. */
const FIELD_HEADS = new Set([...'HPTNSIMFE'].map((letter) => letter.charCodeAt(0)));

/** Where tags are the language itself. */
const MARKUP = new Set(['html', 'xml', 'vue', 'svelte', 'handlebars', 'razor']);

export const rule: Rule<'html-tag'> = {
  kind: 'html-tag',
  triggers: (unit) => unit === LESS || unit === LEFT_BRACKET || unit === BAR || FIELD_HEADS.has(unit),
  at(paragraph, offset, within, sink) {
    // A tag's attributes may hold a URL, which is no prose: its end is looked for in the line.
    const debris = debrisAt(paragraph, offset, within.start);
    if (!debris) return offset + 1;
    const { start, end } = debris;
    if (isQuoted(paragraph.text, start, end) || isMentioned(paragraph.text, start, end, paragraph)) return end;
    const replacement = replacementOf(debris, paragraph.text.slice(end, paragraph.end));
    if (debris.sort === 'tag') {
      sink.count('tag');
      sink.count('letters', lettersIn(paragraph, start, end));
    }
    sink.found({
      start,
      end,
      ...(replacement === '\n' ? { lineBreak: true as const } : {}),
      certain: debris.certain && touchesText(paragraph, start, end),
      fixes: [{ edits: [{ start, end, text: replacement }] }],
    });
    return end;
  },
  settle(candidates, document): readonly Candidate<'html-tag'>[] {
    if (MARKUP.has(document.languageId)) return [];
    // Legal there; a scraped page saved as .md is known by the number of its tags (profile.ts).
    return document.languageId === 'markdown' && document.profile !== 'scraped' ? [] : candidates;
  },
};

/** Latin letters of a tag's prose: they say nothing about the language of the text. */
function lettersIn({ text, prose }: Paragraph, start: number, end: number): number {
  let letters = 0;
  for (const span of prose) {
    for (let i = Math.max(start, span.start); i < Math.min(end, span.end); i++)
      if (classOf(text.charCodeAt(i)) === CharacterClass.Latin) letters++;
  }
  return letters;
}

/** Where the source breaks the line anyway the tag just goes. */
function replacementOf({ becomes }: Debris, rest: string): string {
  if (becomes === '' || rest.trim() === '') return '';
  return rest.length < 200 && rest.replace(/<\/?[a-z]+>/gi, '').trim() === '' ? '' : becomes;
}
