import type { BoilerplateSort } from '../finding';
import { quoted } from '../rules/elision';
import { type Grade, siteVocabulary } from './siteVocabulary';

/** What a line is. `standing`: whether other chrome on the page may not raise it, since a body may hold it just as well. */
export interface Chrome {
  readonly what: BoilerplateSort;
  readonly grade: Grade;
  readonly standing?: true;
}

/** What a whole folded line is; undefined where it is, as nearly always, text. */
export function lineChrome(line: string): Chrome | undefined {
  const bare = withoutTail(line.replace(/^[·*] ?/, ''));
  if (bare === '') return undefined;
  return (
    pageNumber(bare) ??
    furniture(bare) ??
    navigation(bare) ??
    publishing(line) ??
    serial(line) ??
    rights(bare) ??
    notice(line)
  );
}

/** Without the blanks and marks at its end; a pattern would begin anew at each of those in between. */
function withoutTail(line: string): string {
  let end = line.length;
  while (end > 0 && /[\s:>.…!]/.test(line.charAt(end - 1))) end--;
  return line.slice(0, end);
}

function pageNumber(line: string): Chrome | undefined {
  if (line.length > 70) return undefined;
  const grade = siteVocabulary().pageGrade(line);
  return grade && { what: 'page-number', grade };
}

function furniture(line: string): Chrome | undefined {
  return line.length > 90 ? undefined : siteVocabulary().furniture(line);
}

function navigation(line: string): Chrome | undefined {
  if (line.length > 160) return undefined;
  if (siteVocabulary().CRUMBS.test(line))
    return {
      what: 'navigation',
      grade:
        line.length > 4 && (siteVocabulary().LAST_CRUMB.test(line) || siteVocabulary().LOCATED.test(line))
          ? 'strong'
          : 'fair',
    };
  // A book names the chapters around one, too.
  if (siteVocabulary().NEIGHBOUR.test(line))
    return { what: 'navigation', grade: /^.一[篇页则]/.test(line) ? 'strong' : 'fair' };
  if (siteVocabulary().HEADINGS.has(line)) return { what: 'copyright', grade: 'weak', standing: true };
  const buttons = menu(line);
  if (buttons) return buttons;
  if (siteVocabulary().BARE_CRUMBS.test(line)) {
    return { what: 'navigation', grade: siteVocabulary().LAST_CRUMB.test(line) ? 'strong' : 'fair' };
  }
  return siteVocabulary().HOMEWARD.test(line) ? { what: 'navigation', grade: 'weak' } : undefined;
}

const TOKEN = /[^\s|>/[\]·,、:()]+/g;

/** Words of buttons, menus and download boxes, and nothing else. */
function menu(line: string): Chrome | undefined {
  const { MENU, DOWNLOAD, HEADINGS } = siteVocabulary();
  let [count, menus, downloads, headings] = [0, 0, 0, 0];
  TOKEN.lastIndex = 0;
  // Nearly every line is none by its first word.
  for (let match = TOKEN.exec(line); match; match = TOKEN.exec(line)) {
    const [token] = match;
    count++;
    if (MENU.has(token)) menus++;
    else if (DOWNLOAD.test(token)) downloads++;
    else if (HEADINGS.has(token)) headings++;
    else return undefined;
  }
  // Two of them on one line head no text: 相关资源 猜你喜欢.
  if (headings > 0) return headings >= 2 ? { what: 'navigation', grade: 'fair' } : undefined;
  if (count === 0) return undefined;
  const grade = count >= 4 ? 'strong' : count >= 2 ? 'fair' : 'weak';
  return { what: downloads > menus ? 'download' : 'navigation', grade };
}

/** `label: value label: value …` and nothing else. */
function publishing(line: string): Chrome | undefined {
  if (line.length > 200 || !(line.includes(':') || line.includes('|'))) return undefined;
  const text = line.replace(/^[([]/, '').replace(/[)\]]$/, '');
  const stampFirst = siteVocabulary().STAMPED.test(text);
  if (!stampFirst && !siteVocabulary().LABELLED.test(text)) return undefined;
  const labels = [...text.matchAll(siteVocabulary().LABEL)];
  if (labels.length === 0) return undefined;
  if (stampFirst && !/^[-\d/.: 年月日]+$/.test(text.slice(0, labels[0]?.index))) return undefined;
  const sorts = labels.map((label) => siteVocabulary().LABELS.get((label[1] as string).replaceAll(' ', '')));
  const values = labels.map((label, index) =>
    text.slice(label.index + label[0].length, labels[index + 1]?.index ?? text.length).trim(),
  );
  if (values.some((value) => value.length > 40 || /[。,;!?“”]/.test(value))) return undefined;
  const stamped =
    stampFirst ||
    sorts.some(
      (sort, index) => (sort === 'stamp' || sort === 'date') && siteVocabulary().STAMPED.test(values[index] as string),
    );
  const seconds =
    siteVocabulary().TO_THE_SECOND.test(text) || values.some((value) => siteVocabulary().TO_THE_SECOND.test(value));
  const counted = sorts.some((sort, index) => sort === 'site' && /^\d|^$/.test(values[index] as string));
  const fields = labels.length + (stampFirst ? 1 : 0);
  const what = 'publishing';
  if (fields >= 2 && stamped && (counted || sorts.includes('site'))) return { what, grade: 'strong' };
  if (stamped && seconds && (sorts.includes('stamp') || fields >= 2)) return { what, grade: 'strong' };
  if ((stamped && (fields >= 2 || seconds || sorts.includes('stamp'))) || (counted && sorts.includes('site')))
    return { what, grade: 'fair' };
  if (fields >= 2 && sorts.every((sort) => sort === 'book')) return { what, grade: 'fair' };
  if (sorts.includes('who') || sorts.includes('stamp') || sorts.includes('book'))
    return { what, grade: 'weak', standing: true };
  return undefined;
}

function serial(line: string): Chrome | undefined {
  return line.length <= 80 && siteVocabulary().SERIAL.test(line) ? { what: 'watermark', grade: 'strong' } : undefined;
}

function rights(line: string): Chrome | undefined {
  if (line.length > 300 || /[。;]/.test(line)) return undefined;
  const count = siteVocabulary().RIGHTS.filter((pattern) => pattern.test(line)).length;
  return count >= 2 ? { what: 'copyright', grade: count >= 3 ? 'strong' : 'fair' } : undefined;
}

/** Who speaks for a site names it or asks its readers; a report about sites does neither. */
const REQUEST =
  /本(?:网?站|平台|文档?)(?!接到)|我们|请(?:您|大家|务必|及时|立即|尽快|来信|与)*(?:联系|告知|通知|注明|举报|反馈|关注|搜索|下载|勿|扫码)|敬请|欢迎|^声明/;

function notice(line: string): Chrome | undefined {
  let weight = 0;
  // A note under a reprint speaks of itself: 本文来自互联网，版权归原作者所有，如有侵权请联系删除.
  let own = siteVocabulary().REPRINT.test(line);
  if (!own && !holdsOne(line, siteVocabulary().OWN_WORDS)) return undefined;
  let count = 0;
  let download = false;
  for (const sign of siteVocabulary().SIGNS) {
    const match = sign.pattern.exec(line);
    if (!match || quoted(line, match.index)) continue;
    weight += sign.weight;
    own ||= sign.ownWords !== undefined;
    download ||= sign.download === true;
    count++;
  }
  if (!own || count < 2 || weight < 4) return undefined;
  const what = download ? 'download' : 'copyright';
  // A list of conditions is what terms of use look like too, and a regulation of sites speaks of what they say.
  const listed = /^(?:[·(]? ?\d{1,2}[.、)]|第[一二三四五六七八九十百\d]{1,5}[条款项章节])/.test(line);
  const addressed = REQUEST.test(line) || siteVocabulary().REPRINT.test(line);
  return { what, grade: weight >= 5 && count >= 3 && addressed && !listed ? 'strong' : 'fair' };
}

/** Words are found much sooner than the patterns that they are parts of. */
function holdsOne(line: string, words: Iterable<string>): boolean {
  for (const word of words) if (line.includes(word)) return true;
  return false;
}

/** The watermark that ends a folded line behind text of its own: where it begins, and how sure it is. */
export function gluedWatermark(line: string): { readonly start: number; readonly grade: Grade } | undefined {
  const match = siteVocabulary().GLUED.exec(line);
  if (!match || match.index < 2) return undefined;
  const before = line.slice(Math.max(0, match.index - 4), match.index).trimEnd();
  if (siteVocabulary().GOVERNING.test(before)) return undefined;
  return { start: match.index, grade: siteVocabulary().OTHER_READER.test(before) ? 'fair' : 'strong' };
}
