import type { Attributes } from '../markup';
import { numberGap } from '../numberFormat';
import type { Lines } from './lines';
import type { Numbering } from './numbering';
import type { Style, Styles } from './styles';
import { isOn, numberOf } from './xml';

const BODY_TEXT = 9;

/** A number and a rank, once they are known. */
interface Standing {
  readonly number: string;
  readonly level: number | undefined;
}

/**
 * Paragraphs as they come to be: what their properties say, and what they join to. A paragraph whose mark was deleted goes on
 * in the next one, and so does one whose mark is hidden (Word's style separator: a heading and its text on one line).
 */
export class ParagraphText {
  readonly #styles: Styles;
  readonly #numbering: Numbering;
  readonly #lines: Lines;
  #style: Style;
  #numId: string | undefined;
  #ilvl: number | undefined;
  #outline: number | undefined;
  #markIsHidden = false;
  #markIsDeleted = false;
  #text = '';
  /** Of the paragraphs whose marks are gone. */
  #before = '';
  #standing: Standing | undefined;

  constructor(styles: Styles, numbering: Numbering, lines: Lines) {
    this.#styles = styles;
    this.#numbering = numbering;
    this.#lines = lines;
    this.#style = styles.paragraph(undefined);
  }

  get style(): Style {
    return this.#style;
  }

  begin(): void {
    this.#style = this.#styles.paragraph(undefined);
    this.#numId = undefined;
    this.#ilvl = undefined;
    this.#outline = undefined;
    this.#markIsHidden = this.#style.isHidden === true;
    this.#markIsDeleted = false;
    this.#text = '';
  }

  /** An element of `w:pPr`, or of the `w:rPr` in it, which is about the mark at the paragraph's end. */
  property(name: string, attributes: Attributes): void {
    const value = attributes.get('val');
    switch (name) {
      case 'w:pStyle':
        this.#style = this.#styles.paragraph(value);
        this.#markIsHidden = this.#style.isHidden === true;
        break;
      case 'w:numId':
        this.#numId = value;
        break;
      case 'w:ilvl':
        this.#ilvl = numberOf(value);
        break;
      case 'w:outlineLvl':
        this.#outline = numberOf(value);
        break;
      case 'w:vanish':
        this.#markIsHidden = isOn(attributes);
        break;
    }
  }

  deleteMark(): void {
    this.#markIsDeleted = true;
  }

  add(text: string): void {
    this.#text += text;
  }

  end(): void {
    if (this.#markIsDeleted || this.#markIsHidden) {
      // A hidden mark leaves the paragraph its number; of a deleted one only the text is left.
      if (!this.#markIsDeleted && this.#text !== '') this.#standing ??= this.#ownStanding();
      this.#before += this.#text;
      return;
    }
    const standing = this.#standing ?? this.#ownStanding();
    this.#write(this.#before + this.#text, standing);
  }

  /** At the end of a cell or of the document nothing is left to go on in. */
  flush(): void {
    if (this.#before !== '') this.#write(this.#before, this.#standing ?? { number: '', level: undefined });
  }

  #write(whole: string, { number, level }: Standing): void {
    // Page breaks stand at a paragraph's ends.
    let start = 0;
    let end = whole.length;
    while (whole[start] === '\n') start++;
    while (end > start && whole[end - 1] === '\n') end--;
    const text = whole.slice(start, end);
    this.#lines.paragraph(number + numberGap(number, text) + text, level);
    this.#before = '';
    this.#standing = undefined;
  }

  #ownStanding(): Standing {
    const outline = this.#outline ?? this.#style.outline ?? BODY_TEXT;
    return { number: this.#number(), level: outline >= 0 && outline < BODY_TEXT ? outline + 1 : undefined };
  }

  #number(): string {
    const { chain, ilvl } = this.#style;
    const numId = this.#numId ?? this.#style.numId;
    if (numId === undefined || numId === '0') return '';
    const level =
      this.#ilvl ?? (this.#numId === undefined ? (this.#numbering.levelOf(numId, chain) ?? ilvl) : undefined) ?? 0;
    return this.#numbering.next(numId, level);
  }
}
