import { formatNumber } from '../numberFormat';
import { symbol } from '../symbolFont';
import type { Styles } from './styles';
import { childOf, isOn, numberOf, valOf, type XmlElement } from './xml';

/** One of the nine levels of a list. */
interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1.%2`, or a bullet. */
  readonly text: string;
  readonly isBullet: boolean;
  /** The level, counted from 1, that makes this one begin anew; undefined for any above, 0 for none. */
  readonly restart: number | undefined;
  readonly isLegal: boolean;
  /** The paragraph style that is numbered so. */
  readonly style: string | undefined;
}

interface List {
  /** The abstract list: what shares it counts on. */
  readonly abstract: string;
  readonly levels: readonly (Level | undefined)[];
  /** By level: where this list begins anew when it is first used. */
  readonly starts: ReadonlyMap<number, number>;
}

/** A list style leads to a list that leads to a list style, and so on. */
const LONGEST_LINK = 10;
const LAST_LEVEL = 8;
/** Nobody knows what this bullet looks like. */
const BULLET = '•';

/** numbering.xml, and how far the lists of a document have counted. */
export class Numbering {
  readonly #abstracts = new Map<string, XmlElement>();
  readonly #nums = new Map<string, XmlElement>();
  readonly #styles: Styles;
  readonly #lists = new Map<string, List | undefined>();
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(root: XmlElement | undefined, styles: Styles) {
    this.#styles = styles;
    for (const element of root?.children ?? []) {
      if (element.name === 'w:abstractNum') this.#abstracts.set(element.attributes.get('abstractNumId') ?? '', element);
      if (element.name === 'w:num') this.#nums.set(element.attributes.get('numId') ?? '', element);
    }
  }

  /** The level of a list that a style is tied to; undefined where it is tied to none. */
  levelOf(numId: string, styles: readonly string[]): number | undefined {
    const levels = this.#list(numId)?.levels ?? [];
    for (const style of styles) {
      const level = levels.findIndex((each) => each?.style === style);
      if (level >= 0) return level;
    }
    return undefined;
  }

  /** Counts on, and writes the number: 一、 or 1.2; empty where the list has none. */
  next(numId: string, ilvl: number): string {
    const list = this.#list(numId);
    const level = list?.levels[ilvl];
    if (!list || !level) return '';
    const counts = this.#counts.get(list.abstract) ?? [];
    this.#counts.set(list.abstract, counts);
    const count = counts[ilvl];
    counts[ilvl] = this.#startAnew(numId, list, ilvl) ?? (count === undefined ? level.start : count + 1);
    for (let deeper = ilvl + 1; deeper <= LAST_LEVEL; deeper++) {
      if (ilvl < (list.levels[deeper]?.restart ?? deeper)) counts[deeper] = undefined;
    }
    return level.isBullet ? level.text : this.#write(list, level, counts);
  }

  #startAnew(numId: string, { starts }: List, ilvl: number): number | undefined {
    const place = `${numId} ${ilvl}`;
    if (!starts.has(ilvl) || this.#begun.has(place)) return undefined;
    this.#begun.add(place);
    return starts.get(ilvl);
  }

  #write({ levels }: List, { text, isLegal }: Level, counts: readonly (number | undefined)[]): string {
    return text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const level = levels[at];
      if (!level || level.format === 'none') return '';
      return formatNumber(counts[at] ?? level.start, isLegal ? 'decimal' : level.format);
    });
  }

  #list(numId: string): List | undefined {
    if (!this.#lists.has(numId)) this.#lists.set(numId, this.#resolve(numId));
    return this.#lists.get(numId);
  }

  #resolve(numId: string): List | undefined {
    const num = this.#nums.get(numId);
    let abstract = valOf(num, 'w:abstractNumId') ?? '';
    for (let links = 0; links < LONGEST_LINK; links++) {
      const link = valOf(this.#abstracts.get(abstract), 'w:numStyleLink');
      const linked = link === undefined ? undefined : this.#styles.character(link).numId;
      if (linked === undefined) break;
      abstract = valOf(this.#nums.get(linked), 'w:abstractNumId') ?? '';
    }
    const element = this.#abstracts.get(abstract);
    if (!num || !element) return undefined;
    const levels: (Level | undefined)[] = [];
    const starts = new Map<number, number>();
    for (const child of element.children) addLevel(levels, child);
    for (const override of num.children.filter((child) => child.name === 'w:lvlOverride')) {
      for (const child of override.children) addLevel(levels, child);
      const ilvl = numberOf(override.attributes.get('ilvl'));
      const start = numberOf(valOf(override, 'w:startOverride'));
      if (ilvl !== undefined && start !== undefined) starts.set(ilvl, start);
    }
    return { abstract, levels, starts };
  }
}

function addLevel(levels: (Level | undefined)[], element: XmlElement): void {
  const ilvl = numberOf(element.attributes.get('ilvl'));
  if (element.name !== 'w:lvl' || ilvl === undefined || ilvl < 0 || ilvl > LAST_LEVEL) return;
  const format = formatOf(element);
  const isBullet = format === 'bullet';
  const text = valOf(element, 'w:lvlText') ?? '';
  const legal = childOf(element, 'w:isLgl');
  levels[ilvl] = {
    start: numberOf(valOf(element, 'w:start')) ?? 0,
    format,
    isBullet,
    text: isBullet ? bulletOf(text, element) : text,
    restart: numberOf(valOf(element, 'w:lvlRestart')),
    isLegal: legal !== undefined && isOn(legal.attributes),
    style: valOf(element, 'w:pStyle'),
  };
}

/** Formats that are younger than the standard stand in an alternative, with what older programs should write. */
function formatOf(level: XmlElement): string {
  const alternative = childOf(childOf(level, 'mc:AlternateContent'), 'mc:Fallback');
  const element = childOf(level, 'w:numFmt') ?? childOf(alternative, 'w:numFmt');
  const format = element?.attributes.get('val') ?? 'decimal';
  return format === 'custom' && /^0\d/.test(element?.attributes.get('format') ?? '') ? 'decimalZero' : format;
}

function bulletOf(text: string, level: XmlElement): string {
  const fonts = childOf(childOf(level, 'w:rPr'), 'w:rFonts')?.attributes;
  const font = fonts?.get('ascii') ?? fonts?.get('hAnsi') ?? '';
  const code = text.codePointAt(0);
  if (code === undefined) return '';
  // Word's second bullet is the letter o of a typewriter.
  if (text === 'o' && /^courier/i.test(font)) return '○';
  const isPrivate = code >= 0xe000 && code <= 0xf8ff;
  return symbol(font, code) ?? (isPrivate ? BULLET : text);
}
