import type { Attributes } from '../markup';
import { formatNumber } from '../numberFormat';
import { declarations } from './style';

/** HTML's `type`, case matters. */
const TYPES: Readonly<Record<string, string>> = {
  1: 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};

/** CSS's names and OOXML's, with the mark that a browser puts behind the number. */
const STYLES: Readonly<Record<string, readonly [string, '.' | '、']>> = {
  decimal: ['decimal', '.'],
  'decimal-leading-zero': ['decimalZero', '.'],
  'lower-alpha': ['lowerLetter', '.'],
  'lower-latin': ['lowerLetter', '.'],
  'upper-alpha': ['upperLetter', '.'],
  'upper-latin': ['upperLetter', '.'],
  'lower-roman': ['lowerRoman', '.'],
  'upper-roman': ['upperRoman', '.'],
  'cjk-decimal': ['ideographDigital', '、'],
  'cjk-ideographic': ['chineseCountingThousand', '、'],
  'simp-chinese-informal': ['chineseCountingThousand', '、'],
  'trad-chinese-informal': ['chineseCountingThousand', '、'],
  'simp-chinese-formal': ['chineseLegalSimplified', '、'],
  'trad-chinese-formal': ['ideographLegalTraditional', '、'],
  'japanese-informal': ['japaneseCounting', '、'],
  'cjk-heavenly-stem': ['ideographTraditional', '、'],
  'cjk-earthly-branch': ['ideographZodiac', '、'],
};

/** Bullets and nothing: a list without numbers. */
const UNNUMBERED = new Set(['none', 'disc', 'circle', 'square', 'disclosure-open', 'disclosure-closed']);

/** How a list or one item of it says that it is numbered: a name of CSS; undefined where it does not say. */
export function listStyle(attributes: Attributes): string | undefined {
  const declared = declarations(attributes.get('style') ?? '');
  const words = [...(declared.get('list-style-type') ?? declared.get('list-style') ?? '').split(/\s+/)];
  const named = words.find((word) => Object.hasOwn(STYLES, word) || UNNUMBERED.has(word));
  if (named) return named;
  const type = attributes.get('type') ?? '';
  if (Object.hasOwn(TYPES, type)) return TYPES[type];
  return UNNUMBERED.has(type.toLowerCase()) ? 'none' : undefined;
}

/** The number of an item as text; empty where the list has none. */
export function listNumber(value: number, style: string): string {
  const known = Object.hasOwn(STYLES, style) ? STYLES[style] : undefined;
  return known ? formatNumber(value, known[0]) + known[1] : '';
}
