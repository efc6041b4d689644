import { childOf, isOn, numberOf, valOf, type XmlElement } from './xml';

/** What a paragraph or character style says that bears on the text, what it is based on included. */
export interface Style {
  readonly numId?: string;
  readonly ilvl?: number;
  /** 0 for the highest heading. */
  readonly outline?: number;
  readonly isHidden?: boolean;
  /** The style itself and those that it is based on, nearest first. */
  readonly chain: readonly string[];
}

const UNSTYLED: Style = { chain: [] };
/** Based on each other in a ring, styles would go on for ever. */
const LONGEST_CHAIN = 50;
const BODY_TEXT = 9;

/** styles.xml */
export class Styles {
  readonly #elements = new Map<string, XmlElement>();
  readonly #resolved = new Map<string, Style>();
  #usual = '';

  constructor(root: XmlElement | undefined) {
    for (const element of root?.children ?? []) {
      const id = element.attributes.get('styleId');
      if (element.name !== 'w:style' || id === undefined) continue;
      this.#elements.set(id, element);
      if (element.attributes.get('type') === 'paragraph' && element.attributes.get('default') === '1') this.#usual = id;
    }
  }

  /** @param id undefined for a paragraph that names none: it has the usual one */
  paragraph(id: string | undefined): Style {
    return this.#style(id !== undefined && this.#elements.has(id) ? id : this.#usual);
  }

  character(id: string | undefined): Style {
    return id === undefined ? UNSTYLED : this.#style(id);
  }

  #style(id: string): Style {
    let style = this.#resolved.get(id);
    if (!style) {
      style = this.#resolve(id);
      this.#resolved.set(id, style);
    }
    return style;
  }

  #resolve(id: string): Style {
    const chain: string[] = [];
    let style: Omit<Style, 'chain'> = {};
    for (let next: string | undefined = id; next !== undefined && chain.length < LONGEST_CHAIN; ) {
      const element = this.#elements.get(next);
      if (!element) break;
      chain.push(next);
      style = { ...ownOf(element), ...style };
      next = valOf(element, 'w:basedOn');
    }
    return { ...style, chain };
  }
}

function ownOf(element: XmlElement): Omit<Style, 'chain'> {
  const paragraph = childOf(element, 'w:pPr');
  const numbering = childOf(paragraph, 'w:numPr');
  const numId = valOf(numbering, 'w:numId');
  const ilvl = numberOf(valOf(numbering, 'w:ilvl'));
  const outline = numberOf(valOf(paragraph, 'w:outlineLvl')) ?? outlineOfName(valOf(element, 'w:name'));
  const hidden = childOf(childOf(element, 'w:rPr'), 'w:vanish');
  return {
    ...(numId !== undefined && { numId }),
    ...(ilvl !== undefined && { ilvl }),
    ...(outline !== undefined && outline >= 0 && outline <= BODY_TEXT && { outline }),
    ...(hidden && { isHidden: isOn(hidden.attributes) }),
  };
}

/** The built-in headings are such by their names. */
function outlineOfName(name: string | undefined): number | undefined {
  const level = /^(?:heading|标题|標題) ?([1-9])$/i.exec(name ?? '')?.[1];
  return level === undefined ? undefined : Number(level) - 1;
}
