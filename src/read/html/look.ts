// How the text of an element looks, as far as it decides whether a reader saw it.

import type { Attributes } from '../markup';
import { isSymbolFont } from '../symbolFont';
import { type Colour, colour, declarations } from './style';

/** What an element hands down to what stands in it. */
export interface Look {
  /** Nothing inside can come back: `display: none` and the like. */
  readonly gone: boolean;
  readonly invisible: boolean;
  /** In pixels; undefined where nobody said. */
  readonly size: number | undefined;
  readonly colour: Colour | undefined;
  /** What the text stands on; undefined where nobody said, or where it is a picture. */
  readonly ground: Colour | undefined;
  /** A font of pictures such as Wingdings. */
  readonly font: string | undefined;
  readonly space: 'collapse' | 'keep' | 'lines';
}

export const PLAIN: Look = {
  gone: false,
  invisible: false,
  size: undefined,
  colour: undefined,
  ground: undefined,
  font: undefined,
  space: 'collapse',
};

/** Whether a reader could not see the text. */
export function isHidden({ gone, invisible, size, colour, ground }: Look): boolean {
  if (gone || invisible || (size !== undefined && size <= SMALLEST)) return true;
  return colour !== undefined && (colour.alpha === 0 || (ground !== undefined && near(colour, ground)));
}

/** A text of one pixel is there for machines. */
const SMALLEST = 1;
/** In each of red, green and blue. */
const NO_CONTRAST = 8;

function near(a: Colour, b: Colour): boolean {
  return Math.max(Math.abs(a.red - b.red), Math.abs(a.green - b.green), Math.abs(a.blue - b.blue)) <= NO_CONTRAST;
}

/**
 * Discuz!'s anti-copy noise (`<font class="jammer">`) and its stamp of who edited the post when, the mark of Word's marginal notes
 * ([张1]), and what pages say to screen readers alone.
 */
const NOISE_CLASSES = new Set(
  'jammer pstatus msocomanchor sr-only visually-hidden screen-reader-text screen-reader-only'.split(' '),
);

/** The look inside an element: what its mark-up says over what its parent hands down. */
export function lookOf(parent: Look, name: string, attributes: Attributes): Look {
  if (attributes.size === 0 && name !== 'pre') return parent;
  const look: { -readonly [K in keyof Look]: Look[K] } = { ...parent };
  if (name === 'pre') look.space = 'keep';
  if (attributes.has('hidden')) look.gone = true;
  if (
    attributes
      .get('class')
      ?.toLowerCase()
      .split(/\s+/)
      .some((each) => NOISE_CLASSES.has(each))
  )
    look.gone = true;
  const ground = attributes.get('bgcolor');
  if (ground !== undefined) look.ground = colour(ground) ?? undefined;
  if (name === 'font') {
    const inFont = attributes.get('color');
    if (inFont !== undefined) look.colour = colour(inFont);
    const face = attributes.get('face');
    if (face !== undefined) look.font = symbolFontOf(face);
  }
  const style = attributes.get('style');
  if (style) applyStyle(look, style);
  return look;
}

function applyStyle(look: { -readonly [K in keyof Look]: Look[K] }, style: string): void {
  const declared = declarations(style);
  const get = (property: string) => declared.get(property) ?? '';
  if (isGone(declared)) look.gone = true;
  const visibility = get('visibility');
  if (visibility === 'hidden' || visibility === 'collapse') look.invisible = true;
  if (visibility === 'visible') look.invisible = false;
  const shorthand = fontShorthand(get('font'));
  const size = pixels(get('font-size') || shorthand.size, look.size);
  if (size !== undefined) look.size = size;
  const own = get('color');
  if (own !== '' && own !== 'inherit' && own !== 'currentcolor') {
    look.colour = colour(own);
    // Text filled with a gradient is transparent to let its own background through.
    if (look.colour?.alpha === 0 && /\btext\b/.test(`${get('background-clip')} ${get('-webkit-background-clip')}`))
      look.colour = undefined;
    if (look.colour?.alpha === 0 && get('text-shadow') !== '') look.colour = undefined;
  }
  for (const property of ['background', 'background-color', 'background-image']) {
    const value = get(property);
    if (/url\(|gradient\(/.test(value)) look.ground = undefined;
    else if (value !== '' && property !== 'background-image') {
      const inside = colour(value);
      if (inside && inside.alpha > 0) look.ground = inside;
    }
  }
  const font = get('mso-symbol-font-family') || get('font-family') || shorthand.families;
  if (font !== '') look.font = symbolFontOf(font);
  const space = get('white-space');
  if (/^(?:pre|pre-wrap|break-spaces)$/.test(space)) look.space = 'keep';
  else if (space === 'pre-line') look.space = 'lines';
  else if (/^(?:normal|nowrap)$/.test(space)) look.space = 'collapse';
}

/** The ways in which pages, and Word, take a text out of sight and leave it in the file. */
function isGone(declared: ReadonlyMap<string, string>): boolean {
  const get = (property: string) => declared.get(property) ?? '';
  if (get('display') === 'none' || get('mso-hide') === 'all' || /^0(?:\.0+)?%?$/.test(get('opacity'))) return true;
  // Word's marginal notes, which a reader sees beside the text or not at all.
  if (get('mso-element') === 'comment-list' || get('mso-special-character') === 'comment') return true;
  if (/^rect\(0|^rect\(1px/.test(get('clip')) || /^inset\((?:50|100)%/.test(get('clip-path'))) return true;
  const isFar = /^-\d{4,}/;
  if (isFar.test(get('text-indent'))) return true;
  if (/^(?:absolute|fixed)/.test(get('position')) && (isFar.test(get('left')) || isFar.test(get('top')))) return true;
  return (
    get('overflow').startsWith('hidden') &&
    ['width', 'height', 'max-height', 'max-width'].some((each) => /^[01]px$|^0$/.test(get(each)))
  );
}

const UNITS: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, '': 1 };
const USUAL_SIZE = 16;

/** @param parent what em and % are of */
function pixels(value: string, parent: number | undefined): number | undefined {
  const parts = /^(\d+(?:\.\d+)?|\.\d+)([a-z%]*)$/.exec(value);
  if (!parts) return undefined;
  const number = Number(parts[1]);
  const unit = parts[2] as string;
  if (unit in UNITS) return number * (UNITS[unit] as number);
  if (unit === 'em') return number * (parent ?? USUAL_SIZE);
  if (unit === '%') return (number / 100) * (parent ?? USUAL_SIZE);
  // rem, vw and the rest: too small only where it is nothing.
  return number === 0 ? 0 : USUAL_SIZE;
}

/** The size and the families in `font: bold 12px/1.5 SimSun`; a weight has no unit. */
function fontShorthand(font: string): { size: string; families: string } {
  const parts = font.split(/\s+/);
  const at = parts.findIndex((part) => /^(?:[\d.]+(?:px|pt|em|rem|%)|0(?:\/|$))/.test(part));
  if (at < 0) return { size: '', families: '' };
  return { size: (parts[at] as string).split('/')[0] as string, families: parts.slice(at + 1).join(' ') };
}

function symbolFontOf(families: string): string | undefined {
  const first = (families.split(',')[0] as string).replace(/["']/g, '').trim().toLowerCase();
  return isSymbolFont(first) ? first : undefined;
}
