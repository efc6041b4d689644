import { BESIDE, BLOCKS, SILENT, VOID } from './html/elements';
import { listNumber, listStyle } from './html/listFormat';
import { isHidden, type Look, lookOf, PLAIN } from './html/look';
import { OpenElements } from './html/openElements';
import { declarations } from './html/style';
import { linesOfRow } from './html/tableRow';
import { TextWriter } from './html/textWriter';
import { type Attributes, readMarkup } from './markup';
import { superscript, symbolText } from './symbolFont';

export interface HtmlText {
  /** Lines ended by LF; a table's cells are parted by tabs. */
  readonly text: string;
  /** What the page held and did not show, and glosses: each run of it, in the order of the page. */
  readonly dropped: readonly string[];
}

/**
 * The text of an HTML fragment as a reader saw it: what was hidden is gone, list numbers and table cells are text.
 * Knows the HTML of Word and WPS (`mso-…`), of WeChat, of Discuz! forums (`jammer`), of browsers, and ruby. Takes time linear in
 * the length whatever it is given.
 */
export function readHtml(html: string): HtmlText {
  const reader = new HtmlReader();
  readMarkup(fragmentOf(html), 'html', reader);
  return reader.result();
}

/** Windows puts a header before the fragment, and browsers mark where it begins and ends (CF_HTML). */
function fragmentOf(html: string): string {
  const start = html.indexOf('<!--StartFragment');
  const end = html.lastIndexOf('<!--EndFragment');
  if (start >= 0 && end > start) return html.slice(start, end);
  return /^Version:\d/.test(html) ? html.slice(Math.max(0, html.indexOf('<'))) : html;
}

/** A page nests its tables a few deep; a cell's text is copied at every level. */
const DEEPEST_TABLE = 12;

interface Element {
  readonly name: string;
  readonly look: Look;
  /** Which hiding hides it: a number from 1 on; 0 where it is seen, -1 where there is no text to hide. */
  readonly hiddenBy: number;
  readonly isBlock: boolean;
  readonly isListNumber: boolean;
  /** Rows and cells that are laid out as such. */
  readonly isTable: boolean;
}

interface List {
  readonly style: string;
  next: number;
}

class HtmlReader {
  readonly #open = new OpenElements<Element>((element) => {
    if (!element.look.gone) this.#end(element);
  });
  readonly #writers = [new TextWriter()];
  readonly #rows: string[][][] = [];
  readonly #lists: List[] = [];
  readonly #dropped: string[] = [];
  #hidings = 0;
  #lastDropped = 0;
  /** A line break directly behind `<pre>` is none. */
  #isPreBegun = false;
  /** The number of one of Word's lists while it is being read. */
  #number: string | undefined;

  open(name: string, attributes: Attributes, selfClosing: boolean): void {
    this.#open.beforeStart(name);
    // Some pages, and copies of a part of a table, have cells without a row.
    if ((name === 'td' || name === 'th') && !this.#open.isInRow) this.open('tr', new Map(), false);
    const element = this.#element(name, attributes);
    if (!element.look.gone) this.#begin(element, attributes);
    // `<o:p/>` of an XML namespace is closed; `<p/>` in HTML is not.
    const isEmpty = VOID.has(name) || (selfClosing && name.includes(':'));
    if (!isEmpty) this.#open.push(element);
    else if (!element.look.gone) this.#end(element);
  }

  close(name: string): void {
    if (name === 'br') this.open('br', new Map(), false);
    else this.#open.end(name);
  }

  text(data: string): void {
    if (/\S/.test(data)) this.#open.endHead();
    const { name, look, hiddenBy } = this.#open.top ?? NOTHING;
    if (hiddenBy !== 0) {
      if (hiddenBy > 0) this.#drop(data, hiddenBy);
      return;
    }
    let shown = look.font === undefined ? data : symbolText(look.font, data);
    if (this.#isPreBegun) shown = shown.replace(/^\r?\n/, '');
    this.#isPreBegun = false;
    if (this.#number !== undefined) {
      this.#number += shown;
      return;
    }
    if (name === 'sup') shown = superscript(shown);
    if (look.space === 'collapse') this.#writer.text(shown);
    else this.#writer.verbatim(look.space === 'lines' ? shown.replace(/[ \t]+/g, ' ').replace(/ ?\n ?/g, '\n') : shown);
  }

  result(): HtmlText {
    this.#open.endAll();
    return { text: this.#writer.lines().join('\n'), dropped: this.#dropped };
  }

  get #writer(): TextWriter {
    return this.#writers.at(-1) as TextWriter;
  }

  #element(name: string, attributes: Attributes): Element {
    const parent = this.#open.top ?? NOTHING;
    const isSilent = SILENT.has(name);
    let look = parent.look.gone ? parent.look : lookOf(parent.look, name, attributes);
    if ((isSilent || BESIDE.has(name)) && !look.gone) look = { ...look, gone: true };
    let hiddenBy = 0;
    if (isSilent) hiddenBy = -1;
    else if (isHidden(look)) hiddenBy = parent.hiddenBy !== 0 ? parent.hiddenBy : ++this.#hidings;
    return {
      name,
      look,
      hiddenBy,
      isBlock: isBlock(name, attributes),
      isListNumber: declarations(attributes.get('style') ?? '').get('mso-list') === 'ignore',
      isTable: this.#writers.length <= DEEPEST_TABLE,
    };
  }

  #begin({ name, isBlock, isListNumber, isTable }: Element, attributes: Attributes): void {
    const writer = this.#writer;
    if (isListNumber) this.#number = '';
    if (isBlock) writer.line();
    this.#isPreBegun = name === 'pre';
    switch (name) {
      case 'br':
        // Browsers end a copied selection with one of their own.
        if (attributes.get('class') !== 'Apple-interchange-newline') writer.lineBreak();
        break;
      case 'tr':
        if (isTable) this.#rows.push([]);
        break;
      case 'td':
      case 'th':
        if (isTable) this.#writers.push(new TextWriter());
        break;
      case 'ol':
      case 'ul':
      case 'menu':
      case 'dir':
        this.#lists.push({
          style: listStyle(attributes) ?? (name === 'ol' ? 'decimal' : 'none'),
          next: integer(attributes.get('start')) ?? 1,
        });
        break;
      case 'li':
        this.#beginItem(attributes, isBlock);
        break;
      case 'img':
        writer.text(pictured(attributes.get('alt') ?? ''));
        break;
      case 'q':
        writer.text('“');
        break;
    }
  }

  #beginItem(attributes: Attributes, isBlock: boolean): void {
    const list = this.#lists.at(-1);
    if (!isBlock) this.#writer.text(' ');
    if (!list) return;
    const value = integer(attributes.get('value')) ?? list.next;
    list.next = value + 1;
    this.#writer.number(isBlock ? listNumber(value, listStyle(attributes) ?? list.style) : '');
  }

  #end({ name, isBlock, isListNumber, isTable }: Element): void {
    if (isListNumber) {
      this.#writer.number((this.#number ?? '').replace(/[\s\u00a0]+/g, ''));
      this.#number = undefined;
    }
    switch (name) {
      case 'tr':
        if (isTable) this.#writer.add(linesOfRow(this.#rows.pop() ?? []));
        break;
      case 'td':
      case 'th':
        if (isTable) this.#endCell();
        break;
      case 'ol':
      case 'ul':
      case 'menu':
      case 'dir':
        this.#lists.pop();
        break;
      case 'q':
        this.#writer.text('”');
        break;
    }
    if (isBlock) this.#writer.line();
    if (name === 'li') this.#writer.number('');
  }

  #endCell(): void {
    const lines = (this.#writers.pop() as TextWriter).lines();
    this.#rows.at(-1)?.push(lines);
  }

  #drop(data: string, hiding: number): void {
    const run = data.replace(/[\s\u00a0]+/g, '');
    if (run === '') return;
    if (hiding === this.#lastDropped) this.#dropped.push((this.#dropped.pop() as string) + run);
    else this.#dropped.push(run);
    this.#lastDropped = hiding;
  }
}

const NOTHING: Element = { name: '', look: PLAIN, hiddenBy: 0, isBlock: false, isListNumber: false, isTable: false };

function isBlock(name: string, attributes: Attributes): boolean {
  const display = declarations(attributes.get('style') ?? '').get('display') ?? '';
  if (/^(?:block|flex|grid|table|list-item|flow-root)$/.test(display)) return !VOID.has(name);
  return display !== 'inline' && BLOCKS.has(name);
}

/** Of pictures only those that stand for a character: an emoji, a rare Han. Captions of photographs are no text of the line. */
function pictured(alt: string): string {
  return alt.length <= LONGEST_CHARACTER && CHARACTER.test(alt) ? alt : '';
}

const LONGEST_CHARACTER = 20;
const CHARACTER =
  /^(?:\p{Script=Han}\p{Variation_Selector}?|\p{Regional_Indicator}{2}|(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u200d)+)$/u;

function integer(value: string | undefined): number | undefined {
  return value !== undefined && /^\s*-?\d{1,9}/.test(value) ? Number.parseInt(value, 10) : undefined;
}
