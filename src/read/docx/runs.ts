import type { Attributes } from '../markup';
import { superscript, symbol, symbolText } from '../symbolFont';
import type { Style, Styles } from './styles';
import { isOn } from './xml';

interface Run {
  readonly outer: Run | undefined;
  isHidden: boolean | undefined;
  style: string | undefined;
  font: string;
  isRaised: boolean;
}

/** The run that is being read, and what its properties make of its text. A run with ruby holds runs. */
export class Runs {
  readonly #styles: Styles;
  #run: Run | undefined;

  constructor(styles: Styles) {
    this.#styles = styles;
  }

  begin(): void {
    this.#run = { outer: this.#run, isHidden: undefined, style: undefined, font: '', isRaised: false };
  }

  end(): void {
    this.#run = this.#run?.outer;
  }

  property(name: string, attributes: Attributes): void {
    if (!this.#run) return;
    if (name === 'w:vanish') this.#run.isHidden = isOn(attributes);
    if (name === 'w:rStyle') this.#run.style = attributes.get('val');
    if (name === 'w:rFonts') this.#run.font = attributes.get('ascii') ?? attributes.get('hAnsi') ?? '';
    if (name === 'w:vertAlign') this.#run.isRaised = attributes.get('val') === 'superscript';
  }

  /** Hidden by a style and hidden by another is seen again; what the run says itself counts more. */
  isHidden(paragraph: Style): boolean {
    if (!this.#run) return false;
    const { isHidden, style } = this.#run;
    return isHidden ?? (this.#styles.character(style).isHidden ?? false) !== (paragraph.isHidden ?? false);
  }

  shown(text: string): string {
    if (!this.#run) return text;
    const { font, isRaised } = this.#run;
    const pictured = /[\uf020-\uf0ff]/.test(text) ? symbolText(font, text) : text;
    return isRaised ? superscript(pictured) : pictured;
  }
}

/** `w:sym`: what the font shows for the code, else the code as it is, for a reader to ask about. */
export function symbolOf(attributes: Attributes): string {
  const char = attributes.get('char') ?? '';
  if (!/^[\da-f]{1,4}$/i.test(char)) return '';
  const code = Number.parseInt(char, 16);
  return symbol(attributes.get('font') ?? '', code) ?? (code === 0 ? '' : String.fromCharCode(code));
}
