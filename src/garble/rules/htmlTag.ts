// Mark-up that came along with a page's or a file's text: <br />, </span>, [/font], HYPERLINK "…", PAGE \* MERGEFORMAT.
//
// Cause: the page's source was scraped; a forum's own mark-up (BBCode) was never rendered; Word's field codes or a table's last
// bar were copied. Inline HTML is legal in Markdown, and a text about HTML names tags: only known names with valid attributes
// are looked at, and none that is quoted or called a tag.
//
// Fires
//   各位同志：<br />　　大家好
//   <span style="color:red">通知</span>
//   各科室：[/font]
//   [b]务实[/b]作风
// Silent
//   若 a<b 且 b>c，则<<三字经>>
//   使用 <br> 标签
//   见[注1]和数组a[i]
//   在论坛发帖时可以用[url=http://a.cn]文字[/url]插入超链接
import { CharacterClass, classOf } from '../../text/han';
import { isMentioned } from '../mention';
import { type ForumTag, forumTagAt, isShown, pairAround, pairTags } from '../page/bbcode';
import { type Debris, debrisAt, isQuoted, touchesText } from '../page/tagDebris';
import { DELETION, replacing } from '../replacement';
import { type Candidate, type Paragraph, type Rule, type Sink, withCertainty } from '../rule';

const LESS = 0x3c;
const LEFT_BRACKET = 0x5b;
const BAR = 0x7c;
/** What Word's field codes begin with. */
const FIELD_HEADS = new Set([...'HPTNSIMFE'].map((letter) => letter.charCodeAt(0)));

/** Where tags are the language itself. */
const MARKUP = new Set(['html', 'xml', 'vue', 'svelte', 'handlebars', 'razor']);

export const rule: Rule<'html-tag'> = {
  kind: 'html-tag',
  scope: (document) => (document.count('html-tag', 'forum') > 0 ? 'document' : 'paragraph'), // tags of forums stand in pairs
  triggers: (unit) => unit === LESS || unit === LEFT_BRACKET || unit === BAR || FIELD_HEADS.has(unit),
  at(paragraph, offset, within, sink) {
    if (paragraph.text.charCodeAt(offset) === LEFT_BRACKET) return forumTag(paragraph, offset, sink);
    // A tag's attributes may hold a URL, which is no prose: its end is looked for in the line.
    const debris = debrisAt(paragraph, offset, within.start);
    if (!debris) return offset + 1;
    const { start, end } = debris;
    if (isQuoted(paragraph.text, start, end) || isMentioned(paragraph.text, start, end, paragraph)) return end;
    const text = replacementOf(debris, paragraph.text.slice(end, paragraph.end));
    const blanks = blankToo(paragraph, debris);
    if (debris.sort === 'tag') {
      sink.count('tag');
      sink.count('letters', lettersIn(paragraph, start, end));
    }
    const certain = debris.certain && (debris.sort === 'field' || touchesText(paragraph, start, end));
    const replacements = blanks === 0 ? [text] : [[{ start: 0, end: end - start + blanks, text }]];
    if (text === '\n') sink.found({ start, end, certain, replacements, lineBreak: true });
    else sink.found({ start, end, certain, replacements });
    return end;
  },
  settle(candidates, document): readonly Candidate<'html-tag'>[] {
    if (MARKUP.has(document.languageId)) return [];
    // Legal there; a scraped page saved as .md is known by the number of its tags (profile.ts).
    return document.languageId === 'markdown' && document.profile !== 'scraped' ? [] : withPairs(candidates);
  },
};

/** A tag of a forum's mark-up; what is said of one half of a pair holds for the other. */
function forumTag(paragraph: Paragraph, offset: number, sink: Sink<'html-tag'>): number {
  const { text, start: lineStart } = paragraph;
  const tag = forumTagAt(text, offset, paragraph.end);
  if (!tag) return offset + 1;
  const { start, end, name, sort, alone } = tag;
  const pair = pairAround(text, tag, paragraph);
  const whole = pair ?? tag;
  if (isQuoted(text, whole.start, whole.end) || isMentioned(text, whole.start, whole.end, paragraph)) return end;
  if (pair || alone) {
    sink.count('tag');
    sink.count('letters', lettersIn(paragraph, start, end));
  }
  const certain = !isShown(text, whole.start, lineStart) && touchesText(paragraph, whole.start, whole.end);
  const evidence: ForumEvidence = { name, sort, alone };
  sink.count('forum');
  // A picture that has its line to itself takes the line along.
  const ownLine = sort === 'whole' && isBlank(text.slice(lineStart, start)) && isBlank(text.slice(end, paragraph.end));
  const line = { start: lineStart, end: paragraph.end + paragraph.terminator, text: '' };
  sink.found({ start, end, certain, replacements: ownLine ? [replacing(start, [line])] : DELETION, evidence });
  return end;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

interface ForumEvidence {
  readonly name: string;
  readonly sort: ForumTag['sort'];
  readonly alone: boolean;
}

/** Both halves of a pair are as certain as the less certain of them; a half without the other must be able to stand alone. */
function withPairs(candidates: readonly Candidate<'html-tag'>[]): readonly Candidate<'html-tag'>[] {
  const forum = candidates.filter((candidate) => candidate.evidence !== undefined);
  if (forum.length === 0) return candidates;
  const pairs = pairTags(forum.map(({ start, evidence }) => ({ start, ...(evidence as ForumEvidence) })));
  const settled = new Map<Candidate<'html-tag'>, Candidate<'html-tag'> | undefined>();
  for (const [index, candidate] of forum.entries()) {
    const { name, sort, alone } = candidate.evidence as ForumEvidence;
    const partner = forum[pairs.get(index) ?? -1];
    const paired = partner !== undefined || sort === 'whole';
    const certain = candidate.certain && (paired ? (partner?.certain ?? true) : alone);
    if (!paired && name.length === 1) settled.set(candidate, undefined);
    else settled.set(candidate, withCertainty(candidate, certain));
  }
  return candidates.flatMap((candidate) => (settled.has(candidate) ? (settled.get(candidate) ?? []) : candidate));
}

/** 1 where a field stands between two blanks, of which one goes with it: 第 PAGE … 2 页. */
function blankToo({ text }: Paragraph, { sort, start, end }: Debris): number {
  return sort === 'field' && text.charAt(start - 1) === ' ' && text.charAt(end) === ' ' ? 1 : 0;
}

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
