import type { Attributes } from '../markup';
import { Fields } from './fields';
import { Lines, type Paragraph } from './lines';
import type { Numbering } from './numbering';
import { ParagraphText } from './paragraphText';
import { Revisions } from './revisions';
import { Runs, symbolOf } from './runs';
import type { Styles } from './styles';
import { isOn, readXml } from './xml';

/** What a document held that is not in its text. */
export interface Skipped {
  /** Runs of hidden text. */
  readonly hidden: number;
  readonly notes: number;
  readonly comments: number;
  readonly textBoxes: number;
  /** Whole files put into the document. */
  readonly embedded: number;
}

export interface BodyText {
  /** Lines ended by LF, one or more a paragraph. */
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly insertions: number;
  readonly deletions: number;
  readonly moves: number;
  readonly skipped: Skipped;
}

/** @returns undefined where document.xml is damaged or is no document */
export function readBody(xml: string, styles: Styles, numbering: Numbering): BodyText | undefined {
  const reader = new BodyReader(styles, numbering);
  return readXml(xml, reader) && reader.isDocument ? reader.result() : undefined;
}

/** What stands in the document and is not its text, or not its text any more. */
const SKIPPED = new Set([
  'w:drawing',
  'w:pict',
  'w:object',
  'w:rt', // ruby
  'w:sectPr',
  'w:altChunk',
  // An alternative for programs that know a newer format. We are not one of them: the fallback is for us.
  'mc:Choice',
  // What was there before a revision.
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:tcPrChange',
  'w:trPrChange',
  'w:tblGridChange',
  'w:sectPrChange',
  'w:numberingChange',
  'w:delInstrText',
]);

/** Reads document.xml from one end to the other, without a tree: it may be long. */
class BodyReader {
  readonly #runs: Runs;
  readonly #fields = new Fields();
  readonly #lines = new Lines();
  readonly #paragraph: ParagraphText;
  readonly #revisions = new Revisions();
  readonly #open: string[] = [];
  /** How deep the element stands that is being skipped; 0 where none is. */
  #skippedFrom = 0;
  #fallbacks = 0;
  #isPlaceholder = false;
  #text: { readonly keepsSpace: boolean; data: string } | undefined;
  #lastIsHidden = false;
  readonly #skipped = { hidden: 0, notes: 0, comments: 0, textBoxes: 0, embedded: 0 };
  isDocument = false;

  constructor(styles: Styles, numbering: Numbering) {
    this.#runs = new Runs(styles);
    this.#paragraph = new ParagraphText(styles, numbering, this.#lines);
  }

  result(): BodyText {
    this.#paragraph.flush();
    const { insertions, deletions, moves } = this.#revisions;
    return { ...this.#lines.result(), insertions, deletions, moves, skipped: this.#skipped };
  }

  open(name: string, attributes: Attributes): void {
    const parent = this.#open.at(-1) ?? '';
    this.#open.push(name);
    if (parent === '') this.isDocument = name === 'w:document';
    if (name === 'mc:Fallback') this.#fallbacks++;
    // Text boxes stand twice, for new programs and in the fallback for old ones.
    if (name === 'w:txbxContent' && this.#fallbacks === 0) this.#skipped.textBoxes++;
    if (this.#skippedFrom > 0) return;
    this.#skippedFrom = this.#skipFrom(name, parent, attributes);
    if (this.#skippedFrom > 0) return;
    if (parent === 'w:rPr' && this.#open.at(-3) !== 'w:pPr') this.#runs.property(name, attributes);
    else if (parent === 'w:rPr' || parent === 'w:pPr' || parent === 'w:numPr')
      this.#paragraph.property(name, attributes);
    else this.#begin(name, parent, attributes);
  }

  close(name: string): void {
    const depth = this.#open.length;
    this.#open.pop();
    if (name === 'mc:Fallback') this.#fallbacks--;
    if (this.#skippedFrom > 0 && depth > this.#skippedFrom) return;
    const wasSkipped = this.#skippedFrom > 0;
    this.#skippedFrom = 0;
    if (!wasSkipped || name === 'w:tr') this.#end(name);
  }

  text(data: string): void {
    if (this.#text && this.#skippedFrom === 0) this.#text.data += data;
  }

  /** From which depth on to skip; 0 to read on. */
  #skipFrom(name: string, parent: string, attributes: Attributes): number {
    const here = this.#open.length;
    switch (name) {
      case 'w:del':
      case 'w:moveFrom':
        // In properties they are about a paragraph's mark or a row.
        if (parent === 'w:trPr') return here - 2;
        if (parent !== 'w:rPr') this.#revisions.deleted(name === 'w:moveFrom', attributes);
        else if (this.#open.at(-3) === 'w:pPr') this.#paragraph.deleteMark();
        return here;
      case 'w:hidden':
        return parent === 'w:trPr' && isOn(attributes) ? here - 2 : 0;
      case 'w:sdtContent':
        // 单击此处输入文字 is the program's text.
        if (!this.#isPlaceholder) return 0;
        this.#isPlaceholder = false;
        return here;
      case 'w:altChunk':
        this.#skipped.embedded++;
        return here;
      default:
        return SKIPPED.has(name) ? here : 0;
    }
  }

  #begin(name: string, parent: string, attributes: Attributes): void {
    switch (name) {
      case 'w:p':
        this.#paragraph.begin();
        break;
      case 'w:tbl':
        this.#paragraph.flush();
        break;
      case 'w:tr':
        this.#lines.beginRow();
        break;
      case 'w:tc':
        this.#lines.beginCell();
        break;
      case 'w:r':
      case 'm:r':
        this.#runs.begin();
        break;
      case 'w:t':
      case 'm:t':
        this.#text = { keepsSpace: attributes.get('space') === 'preserve', data: '' };
        break;
      case 'w:tab':
      case 'w:ptab':
        // In a table a tab parts cells; in `w:tabs` it is a stop.
        if (parent !== 'w:tabs') this.#emit(this.#lines.isInTable ? ' ' : '\t');
        break;
      case 'w:br':
      case 'w:cr':
        this.#emit('\n');
        break;
      case 'w:noBreakHyphen':
        this.#emit('-');
        break;
      case 'w:sym':
        this.#emit(symbolOf(attributes));
        break;
      case 'w:fldChar':
        this.#fields.mark(attributes.get('fldCharType'));
        break;
      case 'w:showingPlcHdr':
        this.#isPlaceholder = isOn(attributes);
        break;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.#skipped.notes++;
        break;
      case 'w:commentReference':
        this.#skipped.comments++;
        break;
      case 'w:ins':
      case 'w:moveTo':
        if (parent !== 'w:trPr') this.#revisions.begin(name === 'w:moveTo', attributes);
        break;
    }
  }

  #end(name: string): void {
    switch (name) {
      case 'w:p':
        this.#fields.endParagraph();
        this.#paragraph.end();
        break;
      case 'w:tc':
        this.#paragraph.flush();
        break;
      case 'w:tr':
        this.#lines.endRow();
        break;
      case 'w:r':
      case 'm:r':
        this.#runs.end();
        break;
      case 'w:t':
      case 'm:t':
        this.#endText();
        break;
      case 'w:ins':
      case 'w:moveTo':
        if (!PROPERTIES.has(this.#open.at(-1) ?? '')) this.#revisions.end();
        break;
    }
  }

  #endText(): void {
    if (!this.#text) return;
    const { keepsSpace, data } = this.#text;
    this.#text = undefined;
    const text = data.replace(/[\r\n]+/g, ' ');
    this.#emit(keepsSpace ? text : withoutSpaceAround(text));
  }

  #emit(text: string): void {
    if (this.#fields.isCode || text === '') return;
    if (this.#runs.isHidden(this.#paragraph.style)) {
      if (!this.#lastIsHidden && text.trim() !== '') {
        this.#skipped.hidden++;
        this.#lastIsHidden = true;
      }
      return;
    }
    this.#lastIsHidden = false;
    this.#revisions.text();
    this.#paragraph.add(this.#runs.shown(text));
  }
}

/** Where `w:ins` is about a paragraph's mark, a row or a number. */
const PROPERTIES = new Set(['w:rPr', 'w:trPr', 'w:numPr']);

/** XML's white space alone: an ideographic space is an indent. */
function withoutSpaceAround(text: string): string {
  const isSpace = (at: number) => text[at] === ' ' || text[at] === '\t';
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(start)) start++;
  while (end > start && isSpace(end - 1)) end--;
  return text.slice(start, end);
}
