import type { Attributes } from '../markup';
import { superscript, symbol, symbolText } from '../symbolFont';
import { Lines, type Paragraph } from './lines';
import type { Numbering } from './numbering';
import { ParagraphText } from './paragraphText';
import { Revisions } from './revisions';
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

interface Run {
  readonly outer: Run | undefined;
  isHidden: boolean | undefined;
  style: string | undefined;
  font: string;
  isRaised: boolean;
}

/** Reads document.xml from one end to the other, without a tree: it may be long. */
class BodyReader {
  readonly #styles: Styles;
  readonly #lines = new Lines();
  readonly #paragraph: ParagraphText;
  readonly #revisions = new Revisions();
  readonly #open: string[] = [];
  /** How deep the element stands that is being skipped; 0 where none is. */
  #skippedFrom = 0;
  #fallbacks = 0;
  #run: Run | undefined;
  /** By field that is open, whether its result has begun; else it is still its code. */
  readonly #fields: boolean[] = [];
  #codes = 0;
  #isPlaceholder = false;
  #text: { readonly keepsSpace: boolean; data: string } | undefined;
  #lastIsHidden = false;
  readonly #skipped = { hidden: 0, notes: 0, comments: 0, textBoxes: 0, embedded: 0 };
  isDocument = false;

  constructor(styles: Styles, numbering: Numbering) {
    this.#styles = styles;
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
    if (parent === 'w:rPr' && this.#open.at(-3) !== 'w:pPr') this.#runProperty(name, attributes);
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
        this.#run = { outer: this.#run, isHidden: undefined, style: undefined, font: '', isRaised: false };
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
        this.#field(attributes.get('fldCharType'));
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
        // A code that never ends must not swallow the rest of the document.
        if (this.#codes > 0) this.#fields.length = 0;
        this.#codes = 0;
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
        this.#run = this.#run?.outer;
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

  #runProperty(name: string, attributes: Attributes): void {
    if (!this.#run) return;
    if (name === 'w:vanish') this.#run.isHidden = isOn(attributes);
    if (name === 'w:rStyle') this.#run.style = attributes.get('val');
    if (name === 'w:rFonts') this.#run.font = attributes.get('ascii') ?? attributes.get('hAnsi') ?? '';
    if (name === 'w:vertAlign') this.#run.isRaised = attributes.get('val') === 'superscript';
  }

  #field(type: string | undefined): void {
    if (type === 'begin') {
      this.#fields.push(false);
      this.#codes++;
    } else if (type === 'separate' && this.#fields.at(-1) === false) {
      this.#fields[this.#fields.length - 1] = true;
      this.#codes--;
    } else if (type === 'end' && this.#fields.pop() === false) {
      this.#codes--;
    }
  }

  #endText(): void {
    if (!this.#text) return;
    const { keepsSpace, data } = this.#text;
    this.#text = undefined;
    const text = data.replace(/[\r\n]+/g, ' ');
    this.#emit(keepsSpace ? text : text.replace(/^[ \t]+/, '').replace(/[ \t]+$/, ''));
  }

  #emit(text: string): void {
    if (this.#codes > 0 || text === '') return;
    if (this.#isHidden()) {
      if (!this.#lastIsHidden && text.trim() !== '') {
        this.#skipped.hidden++;
        this.#lastIsHidden = true;
      }
      return;
    }
    this.#lastIsHidden = false;
    this.#revisions.text();
    this.#paragraph.add(this.#shown(text));
  }

  #isHidden(): boolean {
    if (!this.#run) return false;
    const inStyles =
      (this.#styles.character(this.#run.style).isHidden ?? false) !== (this.#paragraph.style.isHidden ?? false);
    return this.#run.isHidden ?? inStyles;
  }

  #shown(text: string): string {
    if (!this.#run) return text;
    const { font, isRaised } = this.#run;
    const pictured = /[\uf020-\uf0ff]/.test(text) ? symbolText(font, text) : text;
    return isRaised ? superscript(pictured) : pictured;
  }
}

/** Where `w:ins` is about a paragraph's mark, a row or a number. */
const PROPERTIES = new Set(['w:rPr', 'w:trPr', 'w:numPr']);

/** A character of a font by its code: what the font shows, else the code as it is, for a reader to ask about. */
function symbolOf(attributes: Attributes): string {
  const char = attributes.get('char') ?? '';
  if (!/^[\da-f]{1,4}$/i.test(char)) return '';
  const code = Number.parseInt(char, 16);
  return symbol(attributes.get('font') ?? '', code) ?? (code === 0 ? '' : String.fromCharCode(code));
}
