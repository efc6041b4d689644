import { Parser } from 'htmlparser2';

/**
 * The text of an HTML fragment as a reader saw it: what was hidden is gone, list numbers and table cells are text.
 * Knows the HTML of Word and WPS (`mso-…`), of WeChat, of Discuz! forums (`jammer`), and ruby.
 * @returns lines ended by LF; a table's cells are parted by tabs
 */
export function textOfHtml(html: string): string {
  const writer = new TextWriter();
  const open: Element[] = [];
  let hidden = 0;
  let preformatted = 0;
  const lists: { ordered: boolean; next: number }[] = [];
  /** The rows of the tables that are open, by how many cells they have had: a cell is one piece of its line. */
  const rows: number[] = [];
  const inCell = () => (rows.at(-1) ?? 0) > 0;

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element: Element = { name, hides: isHidden(name, attributes), number: isListNumber(attributes) };
        open.push(element);
        if (element.hides) hidden++;
        if (hidden > 0) return;
        if (name === 'pre') preformatted++;
        if (BLOCKS.has(name) && !inCell()) writer.line();
        if (name === 'tr') rows.push(0);
        if ((name === 'td' || name === 'th') && rows.length > 0) {
          if (inCell()) writer.tab();
          rows.push((rows.pop() as number) + 1);
        }
        if (name === 'ol' || name === 'ul') lists.push({ ordered: name === 'ol', next: Number(attributes.start ?? 1) });
        if (name === 'li') {
          const list = lists.at(-1);
          if (list?.ordered) writer.text(`${list.next++}.`);
        }
        if (name === 'br') {
          if (inCell()) writer.text(' ');
          else writer.lineBreak();
        }
        if (element.number) writer.beginNumber();
      },
      ontext(data) {
        if (hidden === 0) writer.text(preformatted > 0 ? data : collapse(data), preformatted > 0);
      },
      onclosetag(name) {
        const element = open.pop();
        if (!element) return;
        if (element.hides) {
          hidden--;
          return;
        }
        if (hidden > 0) return;
        if (element.number) writer.endNumber();
        if (name === 'pre') preformatted--;
        if (name === 'ol' || name === 'ul') lists.pop();
        if (name === 'tr') rows.pop();
        if (BLOCKS.has(name) && !inCell()) writer.line();
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(fragmentOf(html));
  return writer.toString();
}

interface Element {
  readonly name: string;
  readonly hides: boolean;
  readonly number: boolean;
}

const BLOCKS = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);

/** What is no text, or not the text: `rt` and `rp` are ruby's glosses, `o:p` is Word's empty paragraph mark. */
const SILENT = new Set(
  'head style script noscript template title meta link rt rp rtc o:p svg math object iframe select button textarea xml'.split(
    ' ',
  ),
);

/** Windows puts a header before the fragment, and browsers mark where it begins and ends (CF_HTML). */
function fragmentOf(html: string): string {
  const start = html.indexOf('<!--StartFragment-->');
  const end = html.lastIndexOf('<!--EndFragment-->');
  return start >= 0 && end > start ? html.slice(start, end) : html;
}

function isHidden(name: string, attributes: Readonly<Record<string, string>>): boolean {
  if (SILENT.has(name) || 'hidden' in attributes) return true;
  // Discuz!'s anti-copy noise: <font class="jammer">, or a span that the style sheet hides.
  if (attributes.class?.split(/\s+/).includes('jammer')) return true;
  const style = (attributes.style ?? '').toLowerCase().replace(/\s+/g, '');
  return (
    HIDING.some((declaration) => style.includes(declaration)) ||
    /(?:^|;)font-size:0(?:px|pt|em|rem)?(?:;|$)/.test(style)
  );
}

const HIDING = ['display:none', 'visibility:hidden', 'mso-hide:all', 'clip:rect(0'];

/** Word writes a list's number as text that a reader of the list mark-up is told to ignore; for us it is the only number there is. */
function isListNumber(attributes: Readonly<Record<string, string>>): boolean {
  return /mso-list:\s*ignore/i.test(attributes.style ?? '');
}

/** White space as a browser shows it, no-break spaces as what they stand for. */
function collapse(text: string): string {
  return text.replace(/[ \t\r\n\f]+/g, ' ');
}

/** Collects lines, without the white space that mark-up leaves at their ends. */
class TextWriter {
  readonly #lines: string[] = [];
  #line = '';
  #numberFrom = -1;

  text(data: string, verbatim = false): void {
    if (verbatim) {
      const [first = '', ...rest] = data.split(/\r\n?|\n/);
      this.#line += first;
      for (const line of rest) {
        this.lineBreak();
        this.#line += line;
      }
      return;
    }
    const atStart = this.#line === '' || this.#line.endsWith('\t') || this.#line.endsWith(' ');
    this.#line += atStart ? data.replace(/^ /, '') : data;
  }

  tab(): void {
    this.#line = `${this.#line.replace(/ +$/, '')}\t`;
  }

  /** Ends the line, if there is one. */
  line(): void {
    if (this.#line.trim() !== '' || this.#line.includes('\t')) this.lineBreak();
    else this.#line = '';
  }

  lineBreak(): void {
    this.#lines.push(tidy(this.#line));
    this.#line = '';
    this.#numberFrom = -1;
  }

  beginNumber(): void {
    this.#numberFrom = this.#line.length;
  }

  /** A number keeps no filler behind it: 一、 stands close to its heading, `1.` keeps nothing either, as official prose writes it. */
  endNumber(): void {
    if (this.#numberFrom < 0) return;
    this.#line = this.#line.slice(0, this.#numberFrom) + this.#line.slice(this.#numberFrom).replace(/[\s\u00a0]+/g, '');
    this.#numberFrom = -1;
  }

  toString(): string {
    this.line();
    const lines = [...this.#lines];
    while (lines.at(-1) === '') lines.pop();
    while (lines[0] === '') lines.shift();
    return lines.join('\n');
  }
}

/** No-break spaces at the start are the indent of a paragraph: two Han wide. Elsewhere they are spaces. */
function tidy(line: string): string {
  const indent = /^[ \u00a0\u2002\u2003\u3000]*/.exec(line)?.[0] ?? '';
  const wide = /\u3000|\u2003|\u00a0{2}/.test(indent) ? '\u3000\u3000' : '';
  return (
    wide +
    line
      .slice(indent.length)
      .replace(/\u00a0/g, ' ')
      .trimEnd()
  );
}
